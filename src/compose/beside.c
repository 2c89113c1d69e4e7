/** @file
 * Boxes around an area, those on the water first.
 */
#include "compose/beside.h"

#include "geometry/clip.h"

/* Pixels from a coast to the name off it, on a page of 1600 × 1200. */
#define OFF_COAST 4.0

/* Left upper corner of the n-th box: by shares of the reach and of its own size, as for a point. */
static const struct {
    double shift_x, shift_y, share_x, share_y;
} around[] = {
    { 1, 0, 0, -1 },     { 1, 0, 0, -0.5 }, { 0, -1, -0.5, -1 }, { 1, 0, 0, 0 },
    { -1, 0, -1, -0.5 }, { -1, 0, -1, -1 }, { -1, 0, -1, 0 },    { 0, 1, -0.5, 0 },
};

/* TRUE where the box lies on no country's land, save one's of that alpha-3 code (or NULL). */
static gboolean is_free_of_land(const BmComposition *composition, const BmExtent *box,
                                const char *but)
{
    enum { ACROSS = 6, DOWN = 2 };
    GHashTableIter each;
    gpointer a3, outline;
    g_hash_table_iter_init(&each, composition->outlines);
    while (g_hash_table_iter_next(&each, &a3, &outline)) {
        const BmGeometry *land = outline;
        if (land->point_count == 0 || g_strcmp0(a3, but) == 0 ||
            !bm_extent_overlaps(&land->extent, box))
            continue;
        for (guint i = 0; i < (ACROSS + 1) * (DOWN + 1); i++) {
            double across = (double)(i % (ACROSS + 1)) / ACROSS;
            double down = (double)(guint)(i / (ACROSS + 1)) / DOWN;
            BmPoint at = { box->west + across * (box->east - box->west),
                           box->south + down * (box->north - box->south) };
            if (bm_polygon_contains(land, at))
                return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_on_water(const BmComposition *composition, const BmExtent *box)
{
    return is_free_of_land(composition, box, NULL);
}

guint bm_place_beside_speck(BmComposition *composition, BmPoint pole, double reach, double width,
                            double height, double priority)
{
    BmExtent boxes[G_N_ELEMENTS(around)];
    guint count = 0;
    for (int water = 1; water >= 0; water--)
        for (guint i = 0; i < G_N_ELEMENTS(around); i++) {
            double x = pole.x + reach * around[i].shift_x + width * around[i].share_x;
            double y = pole.y + reach * around[i].shift_y + height * around[i].share_y;
            BmExtent box = { x, y, x + width, y + height };
            if (is_on_water(composition, &box) == water)
                boxes[count++] = box;
        }
    return bm_placement_add_boxes(composition->placement, boxes, count, priority, FALSE);
}

/* Beside the land itself, and not so near to a neighbour's that it would name that one. */
static gboolean is_off_its_coast(const BmComposition *composition, const char *a3,
                                 const BmGeometry *land, const BmExtent *box, double reach)
{
    BmExtent wide = { box->west - reach, box->south - reach, box->east + reach,
                      box->north + reach };
    gboolean is_near = FALSE;
    for (guint i = 0; i < land->point_count && !is_near; i++)
        is_near = bm_extent_contains(&wide, land->points[i]);
    return is_near && is_on_water(composition, box) && is_free_of_land(composition, &wide, a3);
}

gboolean bm_place_off_coast(BmComposition *composition, const char *a3, const BmGeometry *land,
                            double width, double height, double priority, guint *number)
{
    BmPoint pole;
    double distance, gap = OFF_COAST * composition->unit;
    if (!bm_pole_of_inaccessibility(land, &pole, &distance))
        return FALSE;
    const BmExtent *all = &land->extent;
    const BmPoint corners[] = { { all->east + gap, pole.y - height / 2 },
                                { all->west - gap - width, pole.y - height / 2 },
                                { pole.x - width / 2, all->north + gap },
                                { pole.x - width / 2, all->south - gap - height } };
    BmExtent boxes[G_N_ELEMENTS(corners)];
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(corners); i++) {
        BmExtent box = { corners[i].x, corners[i].y, corners[i].x + width, corners[i].y + height };
        if (is_off_its_coast(composition, a3, land, &box, 2 * gap))
            boxes[count++] = box;
    }
    if (count > 0)
        *number = bm_placement_add_boxes(composition->placement, boxes, count, priority, FALSE);
    return count > 0;
}
