/** @file
 * Large records cut while they are read. Runs of vertices that lie beyond one and the same side of
 * the box are replaced by their first and last, which changes nothing inside it (a half-plane is
 * convex); what is left is a few points, and is cut to the box.
 */
#include "source/shape_window.h"

#include <math.h>

#include "geometry/clip_rings.h"
#include "geometry/geos.h"
#include "source/mapped_file.h"
#include "source/shape_geometry.h"

/** Points from which on cutting costs less than keeping. */
#define LARGE 1024
/** Degrees: the widest window that is cut, and how near a pole it may come. */
#define WIDEST 40.0
#define NORTHERNMOST 80.0
/** Bytes of a file looked at before they are let go. */
#define STRIDE (2u << 20)

enum { WEST = 1, EAST = 2, SOUTH = 4, NORTH = 8 };

gboolean bm_window_keep(const BmExtent *window, BmExtent *keep)
{
    double width = window->east - window->west, height = window->north - window->south;
    double across = 0.5 + width / 4, along = 0.5 + height / 4;
    *keep = (BmExtent){ window->west - across, window->south - along, window->east + across,
                        window->north + along };
    return width < WIDEST && keep->south > -NORTHERNMOST && keep->north < NORTHERNMOST &&
           keep->west >= -180 && keep->east <= 180;
}

gboolean bm_shape_is_large(const guint8 *content)
{
    BmShapeLayout layout;
    return bm_shape_layout(content, &layout) && layout.point_count >= LARGE;
}

static guint sides(const BmExtent *box, BmPoint point)
{
    return (point.x < box->west ? WEST : 0u) | (point.x > box->east ? EAST : 0u) |
           (point.y < box->south ? SOUTH : 0u) | (point.y > box->north ? NORTH : 0u);
}

/** What is gathered of a part. */
typedef struct {
    const BmExtent *box;
    GArray *kept;    /**< of BmPoint */
    BmPoint pending; /**< the last vertex of a run that is not kept yet */
    gboolean is_pending;
    guint common; /**< the sides that the run lies beyond; 0: there is no run */
} Thinning;

static void thin_add(Thinning *thinning, BmPoint point)
{
    guint beyond = sides(thinning->box, point);
    if (thinning->common & beyond) {
        thinning->common &= beyond;
        thinning->pending = point;
        thinning->is_pending = TRUE;
        return;
    }
    if (thinning->is_pending) {
        g_array_append_val(thinning->kept, thinning->pending);
        thinning->common = sides(thinning->box, thinning->pending) & beyond;
        thinning->is_pending = thinning->common != 0;
        thinning->pending = point;
        if (thinning->is_pending)
            return;
    }
    g_array_append_val(thinning->kept, point);
    thinning->common = beyond;
}

static void thin_finish(Thinning *thinning)
{
    if (thinning->is_pending)
        g_array_append_val(thinning->kept, thinning->pending);
    thinning->is_pending = FALSE;
    thinning->common = 0;
}

/** Reads a part; what is wrong, or NULL. */
static const char *thin_part(Thinning *thinning, const BmShapeLayout *layout, guint first,
                             guint end)
{
    const guint8 *at = layout->points + (gsize)first * 16, *told = at;
    g_array_set_size(thinning->kept, 0);
    for (guint i = first; i < end; i++, at += 16) {
        BmPoint point = { bm_little_endian_double(at), bm_little_endian_double(at + 8) };
        if (!(fabs(point.x) <= 360 && fabs(point.y) <= 90.001))
            return bm_shape_fault_of(point);
        thin_add(thinning, point);
        if (at - told >= (gssize)STRIDE) {
            bm_map_forget(told, (gsize)(at - told));
            told = at;
        }
    }
    thin_finish(thinning);
    return NULL;
}

static void add_line(const Thinning *thinning, BmParts *parts)
{
    guint starts[] = { 0, thinning->kept->len };
    BmGeometry line = { .kind = BM_GEOMETRY_LINE,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = thinning->kept->len,
                        .points = (BmPoint *)(void *)thinning->kept->data };
    BmGeometry near;
    bm_clip_lines_loosely(&line, thinning->box, &near);
    for (guint part = 0; part < near.part_count; part++) {
        bm_parts_begin(parts);
        g_array_append_vals(parts->points, near.points + near.part_starts[part],
                            near.part_starts[part + 1] - near.part_starts[part]);
    }
    bm_geometry_clear(&near);
}

static void add_ring(const Thinning *thinning, BmParts *parts, guint *mends)
{
    GArray *kept = thinning->kept;
    BmPoint first = g_array_index(kept, BmPoint, 0),
            last = g_array_index(kept, BmPoint, kept->len - 1);
    if (first.x != last.x || first.y != last.y) {
        g_array_append_val(kept, first);
        *mends |= BM_MEND_CLOSED;
    }
    const BmPoint *points = (const BmPoint *)(const void *)kept->data;
    BmExtent extent = bm_extent_of_points(points, kept->len);
    guint start = parts->points->len;
    if (!bm_extent_overlaps(&extent, thinning->box))
        return;
    bm_parts_begin(parts);
    if (bm_extent_holds(thinning->box, &extent))
        g_array_append_vals(parts->points, points, kept->len);
    else
        bm_clip_ring(points, kept->len, thinning->box, parts->points);
    if (parts->points->len == start)
        g_array_set_size(parts->starts, parts->starts->len - 1);
}

const char *bm_shape_read_near(const guint8 *content, const BmExtent *keep, BmGeometry *out,
                               guint *mends)
{
    BmShapeLayout layout;
    bm_shape_layout(content, &layout);
    Thinning thinning = { .box = keep, .kept = g_array_new(FALSE, FALSE, sizeof(BmPoint)) };
    BmParts parts;
    const char *fault = NULL;
    bm_parts_init(&parts);
    guint least = layout.kind == BM_GEOMETRY_POLYGON ? 3 : 2;
    for (guint part = 0; part < layout.part_count && !fault; part++) {
        guint first, end;
        fault = bm_shape_part(&layout, part, &first, &end)
                    ? thin_part(&thinning, &layout, first, end)
                    : "its parts are out of order";
        if (fault)
            break;
        if (end - first < least)
            *mends |= BM_MEND_SHORT;
        else if (layout.kind == BM_GEOMETRY_LINE)
            add_line(&thinning, &parts);
        else
            add_ring(&thinning, &parts, mends);
    }
    bm_parts_finish(&parts, layout.kind, out);
    bm_map_forget(layout.points, (gsize)layout.point_count * 16);
    g_array_unref(thinning.kept);
    return fault;
}
