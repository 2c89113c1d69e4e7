/** @file
 * From projected metres to the page: clipping, thinning, hatching. Page coordinates are
 * pixels of the map at scale 1, x to the right, y downwards.
 */
#ifndef BM_GEOMETRY_CLIP_H
#define BM_GEOMETRY_CLIP_H

#include "feature/feature.h"

/** Metres to pixels: page = (x - west) * factor + left, (north - y) * factor + top. */
typedef struct {
    double west, north; /**< metres at the frame's upper left corner */
    double factor;      /**< pixels per metre */
    double left, top;   /**< pixels: where the frame's corner stands on the page */
} BmView;

BmPoint bm_view_apply(const BmView *view, BmPoint metres);
BmPoint bm_view_invert(const BmView *view, BmPoint pixels);

/**
 * Replaces `geometry` (metres) by its image on the page: clipped to `frame` (pixels, with a
 * margin of its own), snapped to 1/16 pixel, repeated points dropped. Neighbours that share an
 * edge still share it. Polygons are cut as polygons (cut edges run outside the frame's margin).
 */
void bm_view_place(const BmView *view, const BmExtent *frame, BmGeometry *geometry);

/**
 * Parallel lines inside the polygon `area`: `angle` in degrees anticlockwise from the x axis,
 * `spacing` in the units of the polygon, lines falling on one common grid for all areas so
 * that neighbours' hatches continue each other. `inset` shrinks the area first.
 */
void bm_hatch(const BmGeometry *area, double angle, double spacing, double inset, BmGeometry *out);

/**
 * Drops points nearer than `step` to the last one kept, in the geometry's own units, the ends of
 * parts excepted: for what is drawn finer than it can be seen. Neighbours do not stay neighbours.
 */
void bm_thin(BmGeometry *geometry, double step);

/** The union of polygons (GEOS), for regions of several areas. */
void bm_union(const BmGeometry *const *areas, guint count, BmGeometry *out);

/** The part of `area` that lies inside `mask` too (GEOS); both polygons in the same units. */
void bm_intersection(const BmGeometry *area, const BmGeometry *mask, BmGeometry *out);

/** The part of `area` that lies outside `mask` (GEOS); both polygons in the same units. */
void bm_difference(const BmGeometry *area, const BmGeometry *mask, BmGeometry *out);

/** The pole of inaccessibility of a polygon: the point inside that is farthest from its edge
 *  and that distance. FALSE for an empty polygon. */
gboolean bm_pole_of_inaccessibility(const BmGeometry *area, BmPoint *pole, double *distance);

/** TRUE where the point is inside (even-odd). */
gboolean bm_polygon_contains(const BmGeometry *area, BmPoint point);

/** A ring of `radius_km` on the ellipsoid around a centre in degrees (Karney's geodesics), as a
 *  polygon in degrees. */
void bm_geodesic_circle(BmPoint centre, double radius_km, BmGeometry *out);

#endif
