/** @file
 * The tag's place is sought on a lattice over its area.
 */
#include "compose/tag_place.h"

#include "geometry/clip.h"

#include <math.h>

/* Points of the lattice across and down, and of the tag's box that are asked where they lie. */
enum { ACROSS = 13, DOWN = 9, BOX_ACROSS = 4, BOX_DOWN = 2, RIM = 6 };

/* What counts against a place, each for the whole of the tag's box or disc; the way from the pole
 * counts for half the area's size. */
static const double OUTSIDE = 12, DISC_OUTSIDE = 24, ABROAD = 24, TAKEN = 60, AWAY = 4;

/* Outlines need no more points than this many pixels apart. */
#define OUTLINE_STEP 4.0

static double share_outside(const BmGeometry *area, const BmExtent *box)
{
    guint outside = 0;
    for (guint i = 0; i <= BOX_ACROSS; i++)
        for (guint row = 0; row <= BOX_DOWN; row++) {
            BmPoint at = { box->west + (box->east - box->west) * i / BOX_ACROSS,
                           box->south + (box->north - box->south) * row / BOX_DOWN };
            outside += !bm_polygon_contains(area, at);
        }
    return (double)outside / ((BOX_ACROSS + 1) * (BOX_DOWN + 1));
}

static double disc_outside(const BmGeometry *area, BmPoint centre, double radius)
{
    guint outside = !bm_polygon_contains(area, centre);
    for (guint i = 0; i < RIM; i++) {
        double turn = 2 * G_PI * i / RIM;
        BmPoint at = { centre.x + radius * cos(turn), centre.y + radius * sin(turn) };
        outside += !bm_polygon_contains(area, at);
    }
    return (double)outside / (RIM + 1);
}

static gboolean is_taken(const BmTag *tag, const BmExtent *box)
{
    const BmExtent *frame = tag->frame;
    if (box->west < frame->west || box->east > frame->east || box->south < frame->south ||
        box->north > frame->north)
        return TRUE;
    for (guint i = 0; i < tag->taken->len; i++)
        if (bm_extent_overlaps(&g_array_index(tag->taken, BmExtent, i), box))
            return TRUE;
    return FALSE;
}

/* What counts against the place; no more is asked than tells that it is worse than `least`. */
static double cost_of(const BmTag *tag, const BmGeometry *area, const BmGeometry *country,
                      BmPoint at, double least)
{
    BmExtent box = { at.x - tag->width / 2, at.y - tag->height / 2, at.x + tag->width / 2,
                     at.y + tag->height / 2 };
    double size =
        MAX(hypot(tag->width, tag->height),
            hypot(area->extent.east - area->extent.west, area->extent.north - area->extent.south));
    double cost = AWAY * hypot(at.x - tag->pole.x, at.y - tag->pole.y) / (size / 2);
    if (cost >= least)
        return cost;
    cost += is_taken(tag, &box) ? TAKEN : 0;
    if (tag->radius > 0 && cost < least)
        cost += DISC_OUTSIDE *
                disc_outside(area, (BmPoint){ box.west + tag->radius, at.y }, tag->radius);
    double outside = cost < least ? share_outside(area, &box) : 0;
    cost += OUTSIDE * outside;
    if (outside > 0 && country->point_count > 0 && cost < least)
        cost += ABROAD * share_outside(country, &box);
    return cost;
}

static BmGeometry thin_copy(const BmGeometry *geometry)
{
    if (!geometry)
        return (BmGeometry){ .kind = BM_GEOMETRY_POLYGON };
    BmGeometry copy = bm_geometry_copy(geometry);
    bm_thin(&copy, OUTLINE_STEP);
    return copy;
}

/* The best place on a lattice over `box`, unless *best, which costs *least, is better. */
static void search(const BmTag *tag, const BmGeometry *area, const BmGeometry *country,
                   const BmExtent *box, BmPoint *best, double *least)
{
    for (guint i = 0; i<ACROSS * DOWN && * least> 0; i++) {
        double across = (i % ACROSS + 0.5) / ACROSS, down = ((guint)(i / ACROSS) + 0.5) / DOWN;
        BmPoint at = { box->west + across * (box->east - box->west),
                       box->south + down * (box->north - box->south) };
        double cost = cost_of(tag, area, country, at, *least);
        if (cost >= *least)
            continue;
        *least = cost;
        *best = at;
    }
}

/* Words that end on an area's edge seem to cross it: a share of the tag's height. */
#define CLEAR 0.12

static gboolean is_inside(const BmTag *tag, const BmGeometry *area, BmPoint at)
{
    double clear = CLEAR * tag->height;
    BmExtent box = { at.x - tag->width / 2, at.y - tag->height / 2, at.x + tag->width / 2 + clear,
                     at.y + tag->height / 2 };
    return share_outside(area, &box) == 0;
}

BmPoint bm_tag_place(const BmTag *tag, gboolean *is_free, gboolean *fits)
{
    BmGeometry area = thin_copy(tag->area), country = thin_copy(tag->country);
    BmExtent around = area.extent;
    BmPoint best = tag->pole;
    double least = cost_of(tag, &area, &country, best, INFINITY);
    search(tag, &area, &country, &around, &best, &least);
    if (least >= TAKEN) { /* a speck among others: beside it */
        around.west -= tag->width / 2;
        around.east += tag->width / 2;
        around.south -= tag->height;
        around.north += tag->height;
        search(tag, &area, &country, &around, &best, &least);
    }
    *is_free = least < TAKEN;
    *fits = is_inside(tag, &area, best);
    bm_geometry_clear(&country);
    bm_geometry_clear(&area);
    return best;
}
