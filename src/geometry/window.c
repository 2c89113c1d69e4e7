/** @file
 * The window of a frame: its pixels turned back to degrees.
 */
#include "geometry/window.h"

#include <math.h>

#include "geometry/course.h"

/** Steps across the frame at which it is asked what it shows. */
#define STEPS 16
/** The share of its height by which a window is wider than what the frame shows. */
#define WINDOW_MARGIN 0.02
/** The share by which geometry is cut wider still, so that no cut edge is seen. */
#define CUT_MARGIN 0.05
/** A window less wide than this is cut as a box of degrees, whatever the projection. */
#define NARROW 180.0
/** Degrees from a pole at which a narrow box is none. */
#define NEAR_POLE 89.0

/** What was found by asking. */
typedef struct {
    BmExtent window;
    BmPoint centre;   /**< of the projection's disc */
    double reach;     /**< the farthest of what is seen from it, degrees */
    double longitude; /**< that others are brought near to */
    gboolean beyond;  /**< the frame shows more than the Earth */
} View;

static void ask(const BmView *view, const BmProjection *projection, BmPoint pixel, View *seen)
{
    BmPoint degrees;
    if (!bm_projection_inverse(projection, bm_view_invert(view, pixel), &degrees)) {
        seen->beyond = TRUE;
        return;
    }
    degrees.x = seen->longitude + remainder(degrees.x - seen->longitude, 360);
    bm_extent_add(&seen->window, degrees);
    seen->reach = MAX(seen->reach, bm_angle_between(seen->centre, degrees));
}

static gboolean shows(const BmView *view, const BmExtent *frame, const BmProjection *projection,
                      BmPoint degrees)
{
    BmPoint metres;
    if (!bm_projection_forward(projection, degrees, &metres))
        return FALSE;
    return bm_extent_contains(frame, bm_view_apply(view, metres));
}

static void all_around(View *seen)
{
    seen->window.west = seen->longitude - 180;
    seen->window.east = seen->longitude + 180;
}

static void look_for_poles(const BmView *view, const BmExtent *frame,
                           const BmProjection *projection, View *seen)
{
    for (int pole = -90; pole <= 90; pole += 180) {
        if (!shows(view, frame, projection, (BmPoint){ seen->longitude, pole }))
            continue;
        all_around(seen);
        bm_extent_add(&seen->window, (BmPoint){ seen->longitude, pole });
    }
}

static BmExtent widened(const BmExtent *window, double margin)
{
    return (BmExtent){ window->west - margin, MAX(window->south - margin, -90),
                       window->east + margin, MIN(window->north + margin, 90) };
}

/** The domain's own box or disc, no larger than what is seen of it. */
static BmRegion seen_of_domain(const BmRegion *domain, const View *seen, const BmExtent *wide)
{
    BmRegion region = *domain;
    if (region.kind == BM_REGION_DISC) {
        if (!seen->beyond)
            region.radius = MIN(region.radius, seen->reach + MAX(1, CUT_MARGIN * seen->reach));
        return region;
    }
    region.box.south = MAX(region.box.south, wide->south);
    region.box.north = MIN(region.box.north, wide->north);
    return region;
}

static BmRegion region_of(const BmRegion *domain, const View *seen)
{
    const BmExtent *window = &seen->window;
    double width = window->east - window->west, height = window->north - window->south;
    BmExtent wide = widened(window, CUT_MARGIN * MAX(width, height));
    if (width >= NARROW || wide.north > NEAR_POLE || wide.south < -NEAR_POLE || seen->beyond)
        return seen_of_domain(domain, seen, &wide);
    BmRegion region = { .kind = BM_REGION_BOX, .box = wide };
    if (domain->kind == BM_REGION_BOX) {
        region.box.west = MAX(wide.west, domain->box.west);
        region.box.east = MIN(wide.east, domain->box.east);
        region.box.south = MAX(wide.south, domain->box.south);
        region.box.north = MIN(wide.north, domain->box.north);
    }
    return region;
}

void bm_view_window(const BmView *view, const BmExtent *frame, const BmProjection *projection,
                    BmExtent *window, BmRegion *region)
{
    const BmRegion *domain = bm_projection_domain_borrow(projection);
    View seen = { .window = BM_EXTENT_EMPTY, .centre = domain->centre };
    BmPoint middle = { (frame->west + frame->east) / 2, (frame->south + frame->north) / 2 };
    BmPoint centre = domain->centre;
    if (domain->kind == BM_REGION_BOX)
        centre.x = (domain->box.west + domain->box.east) / 2;
    else
        bm_projection_inverse(projection, bm_view_invert(view, middle), &centre);
    seen.longitude = centre.x;
    for (int row = 0; row <= STEPS; row++)
        for (int column = 0; column <= STEPS; column++)
            ask(view, projection,
                (BmPoint){ frame->west + (frame->east - frame->west) * column / STEPS,
                           frame->south + (frame->north - frame->south) * row / STEPS },
                &seen);
    if (bm_extent_is_empty(&seen.window) || seen.beyond) {
        seen.window.south = -90;
        seen.window.north = 90;
        all_around(&seen);
    }
    look_for_poles(view, frame, projection, &seen);
    *region = region_of(domain, &seen);
    *window = widened(&seen.window, WINDOW_MARGIN * (seen.window.north - seen.window.south));
    if (window->east - window->west > 360) {
        window->west = seen.longitude - 180;
        window->east = seen.longitude + 180;
    }
}
