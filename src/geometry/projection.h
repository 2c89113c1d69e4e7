/** @file
 * Projections through PROJ, in a context that opens no database and no network.
 *
 * Projected coordinates are metres, rounded to a millimetre: processors differ by
 * 6e-8 m at most with and without fused multiply-add, so that every machine draws the same.
 */
#ifndef BM_GEOMETRY_PROJECTION_H
#define BM_GEOMETRY_PROJECTION_H

#include "geometry/region.h"

typedef struct BmProjection BmProjection;

/**
 * A projection fitted to `extent` (degrees; east may pass 180), by width, height and latitude:
 * Lambert conformal conic with standard parallels a sixth of the height inside (Snyder 1987, p.
 * 99), transverse Mercator where it is narrow and tall, Mercator astride the Equator, Lambert
 * azimuthal equal-area for a continent, polar stereographic near a pole, Equal Earth (Šavrič,
 * Patterson and Jenny 2018) for the world.
 */
BmProjection *bm_projection_new_fitted(const BmExtent *extent, GError **error);

/**
 * A projection from words: "auto" (as above), a name fitted to the extent ("mercator", "lcc",
 * "laea", …), PROJ keys with numeric values ("+proj=lcc +lat_1=30 …", at most 512 bytes), or
 * "EPSG:32642" (opens the database; a code of mere degrees is drawn as plate carrée).
 */
BmProjection *bm_projection_new(const char *words, const BmExtent *extent, GError **error);
void bm_projection_free(BmProjection *projection);

/** The PROJ string in use, for --verbose; borrowed. */
const char *bm_projection_definition(const BmProjection *projection);
/** TRUE where meridians converge, so that north is not everywhere up. */
gboolean bm_projection_meridians_converge(const BmProjection *projection);

/** What the projection has an image of: a sheet around its middle meridian, or a disc; borrowed. */
const BmRegion *bm_projection_domain_borrow(const BmProjection *projection);

/** Longitude, latitude in degrees to easting, northing in metres. FALSE where it has no image. */
gboolean bm_projection_forward(const BmProjection *projection, BmPoint degrees, BmPoint *metres);
/** FALSE also where `metres` lies outside the projection's outline of the world. */
gboolean bm_projection_inverse(const BmProjection *projection, BmPoint metres, BmPoint *degrees);

/**
 * A copy in metres of what of `geometry` (degrees) lies in `region`, NULL for all that has an
 * image. Long edges keep their course: where the image of one bows by more than `tolerance` metres
 * it gets points (0: never). A point without an image is left out. Cleared by the caller.
 */
void bm_projection_project(const BmProjection *projection, const BmRegion *region,
                           const BmGeometry *geometry, double tolerance, BmGeometry *out);

/** The box in metres around the projected image of a box in degrees (edges sampled). */
BmExtent bm_projection_extent(const BmProjection *projection, const BmExtent *degrees);

#endif
