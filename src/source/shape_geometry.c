/** @file
 * Shapes: their kinds, their counts, their points.
 */
#include "source/shape_geometry.h"

#include <math.h>

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

/** First vertex and one past the last of a part, within bounds. */
static gboolean part_range(const SHPObject *shape, int part, guint *first, guint *end)
{
    int from = shape->nParts > 0 ? shape->panPartStart[part] : 0;
    int to = part + 1 < shape->nParts ? shape->panPartStart[part + 1] : shape->nVertices;
    if (from < 0 || to < from || to > shape->nVertices)
        return FALSE;
    *first = (guint)from;
    *end = (guint)to;
    return TRUE;
}

/** Copies a part; a ring left open is closed, what is too short to be anything is dropped. */
static void copy_part(const SHPObject *shape, guint first, guint end, BmGeometry *out)
{
    gboolean ring = out->kind == BM_GEOMETRY_POLYGON;
    guint start = out->point_count;
    for (guint i = first; i < end; i++)
        out->points[out->point_count++] = (BmPoint){ shape->padfX[i], shape->padfY[i] };
    guint count = end - first;
    if (ring && count >= 3 &&
        (shape->padfX[first] != shape->padfX[end - 1] ||
         shape->padfY[first] != shape->padfY[end - 1])) {
        out->points[out->point_count++] = out->points[start];
        count++;
    }
    if (count < (ring ? 4u : 2u))
        out->point_count = start;
    else
        out->part_starts[out->part_count++] = start;
}

static const char *copy_parts(const SHPObject *shape, BmGeometry *out)
{
    int parts = MAX(shape->nParts, 1);
    out->part_starts = g_new(guint, (gsize)parts + 1);
    out->points = g_new(BmPoint, (gsize)shape->nVertices + (gsize)parts);
    for (int part = 0; part < parts; part++) {
        guint first, end;
        if (!part_range(shape, part, &first, &end))
            return "its parts are out of order";
        copy_part(shape, first, end, out);
    }
    out->part_starts[out->part_count] = out->point_count;
    return out->part_count == 0 ? "no part of it has enough points" : NULL;
}

static void copy_points(const SHPObject *shape, BmGeometry *out)
{
    out->part_count = out->point_count = (guint)shape->nVertices;
    out->part_starts = g_new(guint, (gsize)out->part_count + 1);
    out->points = g_new(BmPoint, out->point_count);
    for (guint i = 0; i < out->point_count; i++) {
        out->points[i] = (BmPoint){ shape->padfX[i], shape->padfY[i] };
        out->part_starts[i] = i;
    }
    out->part_starts[out->part_count] = out->point_count;
}

const char *bm_shape_convert(const SHPObject *shape, BmGeometry *out)
{
    *out =
        (BmGeometry){ .kind = kind_of_type((guint32)shape->nSHPType), .extent = BM_EXTENT_EMPTY };
    if (shape->nSHPType == SHPT_NULL)
        return NULL;
    if (shape->nVertices <= 0)
        return "it has no points";
    if (out->kind != BM_GEOMETRY_POINT)
        return copy_parts(shape, out);
    copy_points(shape, out);
    return NULL;
}

const char *bm_shape_check_degrees(BmGeometry *geometry)
{
    for (guint i = 0; i < geometry->point_count; i++) {
        BmPoint *point = &geometry->points[i];
        if (!isfinite(point->x) || !isfinite(point->y))
            return "a coordinate is not a finite number";
        if (fabs(point->x) > 360 || fabs(point->y) > 90.001)
            return "a coordinate is no longitude and latitude";
        point->y = CLAMP(point->y, -90, 90);
    }
    bm_geometry_update_extent(geometry);
    return NULL;
}
