/** @file
 * Shapes: their kinds, their counts, their points.
 */
#include "source/shape_geometry.h"

#include <math.h>
#include <shapefil.h>

#include "source/mapped_file.h"

static BmGeometryKind kind_of_type(guint32 type)
{
    switch (type) {
    case SHPT_POINT:
    case SHPT_POINTZ:
    case SHPT_POINTM:
    case SHPT_MULTIPOINT:
    case SHPT_MULTIPOINTZ:
    case SHPT_MULTIPOINTM:
        return BM_GEOMETRY_POINT;
    case SHPT_ARC:
    case SHPT_ARCZ:
    case SHPT_ARCM:
        return BM_GEOMETRY_LINE;
    case SHPT_POLYGON:
    case SHPT_POLYGONZ:
    case SHPT_POLYGONM:
        return BM_GEOMETRY_POLYGON;
    default:
        return BM_GEOMETRY_NONE;
    }
}

gboolean bm_shape_type_is_known(guint32 type)
{
    return type == SHPT_NULL || kind_of_type(type) != BM_GEOMETRY_NONE;
}

static gboolean is_single_point(guint32 type)
{
    return type == SHPT_POINT || type == SHPT_POINTZ || type == SHPT_POINTM;
}

gboolean bm_shape_box(const guint8 *content, guint32 length, BmExtent *box)
{
    if (length < 20)
        return FALSE;
    guint32 type = bm_little_endian_32(content);
    double west = bm_little_endian_double(content + 4);
    double south = bm_little_endian_double(content + 12);
    if (is_single_point(type))
        *box = (BmExtent){ west, south, west, south };
    else if (length >= 36 && kind_of_type(type) != BM_GEOMETRY_NONE)
        *box = (BmExtent){ west, south, bm_little_endian_double(content + 20),
                           bm_little_endian_double(content + 28) };
    else
        return FALSE;
    return !bm_extent_is_empty(box); /* a NaN makes it empty */
}

const char *bm_shape_check(const guint8 *content, guint32 length, guint32 file_type)
{
    if (length < 4)
        return "it is too short to have a type";
    guint32 type = bm_little_endian_32(content);
    if (type == SHPT_NULL)
        return NULL;
    if (type != file_type)
        return "its type is not that of the file";
    if (is_single_point(type))
        return length < 20 ? "it is too short for a point" : NULL;
    gboolean points_only = kind_of_type(type) == BM_GEOMETRY_POINT;
    guint32 head = points_only ? 40 : 44;
    if (length < head)
        return "it is too short for its counts";
    guint64 parts = points_only ? 0 : bm_little_endian_32(content + 36);
    guint64 points = bm_little_endian_32(content + (points_only ? 36 : 40));
    if (points == 0 || (!points_only && parts == 0))
        return "it has no points";
    if (head + parts * 4 + points * 16 > length)
        return "it announces more points than it holds";
    return NULL;
}

static BmPoint point_at(const guint8 *points, guint index)
{
    return (BmPoint){ bm_little_endian_double(points + (gsize)index * 16),
                      bm_little_endian_double(points + (gsize)index * 16 + 8) };
}

gboolean bm_shape_layout(const guint8 *content, BmShapeLayout *layout)
{
    *layout = (BmShapeLayout){ .kind = kind_of_type(bm_little_endian_32(content)) };
    if (layout->kind != BM_GEOMETRY_LINE && layout->kind != BM_GEOMETRY_POLYGON)
        return FALSE;
    layout->part_count = bm_little_endian_32(content + 36);
    layout->point_count = bm_little_endian_32(content + 40);
    layout->parts = content + 44;
    layout->points = layout->parts + (gsize)layout->part_count * 4;
    return TRUE;
}

gboolean bm_shape_part(const BmShapeLayout *layout, guint part, guint *first, guint *end)
{
    *first = bm_little_endian_32(layout->parts + (gsize)part * 4);
    *end = part + 1 < layout->part_count
               ? bm_little_endian_32(layout->parts + (gsize)(part + 1) * 4)
               : layout->point_count;
    return *first <= *end && *end <= layout->point_count;
}

/** Ends the part that began at `start`: closes a ring; drops what is too short to be anything. */
static void finish_part(BmGeometry *out, guint start, guint *mends)
{
    gboolean ring = out->kind == BM_GEOMETRY_POLYGON;
    guint count = out->point_count - start;
    const BmPoint *points = out->points + start;
    if (ring && count >= 3 &&
        (points[0].x != points[count - 1].x || points[0].y != points[count - 1].y)) {
        out->points[out->point_count++] = points[0];
        count++;
        *mends |= BM_MEND_CLOSED;
    }
    if (count < (ring ? 4u : 2u)) {
        out->point_count = start;
        *mends |= BM_MEND_SHORT;
    } else {
        out->part_starts[out->part_count++] = start;
    }
}

static const char *read_parts(const guint8 *content, BmGeometry *out, guint *mends)
{
    BmShapeLayout layout;
    bm_shape_layout(content, &layout);
    out->part_starts = g_new(guint, (gsize)layout.part_count + 1);
    out->points = g_new(BmPoint, (gsize)layout.point_count + layout.part_count);
    for (guint part = 0; part < layout.part_count; part++) {
        guint first, end, start = out->point_count;
        if (!bm_shape_part(&layout, part, &first, &end))
            return "its parts are out of order";
        for (guint i = first; i < end; i++)
            out->points[out->point_count++] = point_at(layout.points, i);
        finish_part(out, start, mends);
    }
    out->part_starts[out->part_count] = out->point_count;
    return out->part_count == 0 ? "no part of it has enough points" : NULL;
}

static void read_points(const guint8 *content, gboolean single, BmGeometry *out)
{
    const guint8 *points = content + (single ? 4 : 40);
    out->part_count = out->point_count = single ? 1 : bm_little_endian_32(content + 36);
    out->part_starts = g_new(guint, (gsize)out->part_count + 1);
    out->points = g_new(BmPoint, out->point_count);
    for (guint i = 0; i < out->point_count; i++) {
        out->points[i] = point_at(points, i);
        out->part_starts[i] = i;
    }
    out->part_starts[out->part_count] = out->point_count;
}

const char *bm_shape_read(const guint8 *content, BmGeometry *out, guint *mends)
{
    guint32 type = bm_little_endian_32(content);
    *out = (BmGeometry){ .kind = kind_of_type(type), .extent = BM_EXTENT_EMPTY };
    if (type == SHPT_NULL)
        return NULL;
    if (out->kind != BM_GEOMETRY_POINT)
        return read_parts(content, out, mends);
    read_points(content, is_single_point(type), out);
    return NULL;
}

const char *bm_shape_fault_of(BmPoint point)
{
    if (!isfinite(point.x) || !isfinite(point.y))
        return "a coordinate is not a finite number";
    if (fabs(point.x) > 360 || fabs(point.y) > 90.001)
        return "a coordinate is no longitude and latitude";
    return NULL;
}

const char *bm_shape_check_degrees(BmGeometry *geometry)
{
    for (guint i = 0; i < geometry->point_count; i++) {
        BmPoint *point = &geometry->points[i];
        const char *fault = bm_shape_fault_of(*point);
        if (fault)
            return fault;
        point->y = CLAMP(point->y, -90, 90);
    }
    bm_geometry_update_extent(geometry);
    return NULL;
}
