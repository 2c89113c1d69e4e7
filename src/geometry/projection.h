/** @file
 * Projections through PROJ, in a context that opens no database and no network.
 *
 * Projected coordinates are metres, rounded to a millimetre: processors differ by
 * 6e-8 m at most with and without fused multiply-add, so that every machine draws the same.
 */
#ifndef BM_GEOMETRY_PROJECTION_H
#define BM_GEOMETRY_PROJECTION_H

#include "feature/feature.h"

typedef struct BmProjection BmProjection;

/**
 * A projection fitted to `extent` (degrees): Lambert conformal conic with standard
 * parallels a sixth of the height inside the extent (Snyder 1987, p. 99), Mercator where
 * the extent straddles the Equator, polar stereographic near a pole.
 */
BmProjection *bm_projection_new_fitted(const BmExtent *extent, GError **error);

/**
 * A projection from words: "auto" (as above), "mercator", "lcc", or PROJ keys with numeric
 * values ("+proj=lcc +lat_1=30 …", at most 512 bytes) or "EPSG:32642" (opens the database).
 */
BmProjection *bm_projection_new(const char *words, const BmExtent *extent, GError **error);
void bm_projection_free(BmProjection *projection);

/** The PROJ string in use, for --verbose; borrowed. */
const char *bm_projection_definition(const BmProjection *projection);
/** TRUE where meridians converge, so that north is not everywhere up. */
gboolean bm_projection_meridians_converge(const BmProjection *projection);

/** Longitude, latitude in degrees to easting, northing in metres. FALSE where it has no image. */
gboolean bm_projection_forward(const BmProjection *projection, BmPoint degrees, BmPoint *metres);
gboolean bm_projection_inverse(const BmProjection *projection, BmPoint metres, BmPoint *degrees);

/** A copy of `geometry` in metres; a point without an image is left out. Cleared by the caller. */
void bm_projection_project(const BmProjection *projection, const BmGeometry *geometry,
                           BmGeometry *out);

/** The box in metres around the projected image of a box in degrees (edges sampled). */
BmExtent bm_projection_extent(const BmProjection *projection, const BmExtent *degrees);

#endif
