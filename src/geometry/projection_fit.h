/** @file
 * The words of a projection fitted to an extent, and the part of the Earth that words can draw.
 */
#ifndef BM_GEOMETRY_PROJECTION_FIT_H
#define BM_GEOMETRY_PROJECTION_FIT_H

#include "geometry/region.h"

/**
 * PROJ words for the projection that suits the extent (degrees; east may pass 180): by width,
 * height and latitude, as Snyder 1987, p. 34, sorts them. For g_free().
 */
char *bm_projection_fit(const BmExtent *extent);

/** The same for a projection by name ("mercator", "laea", …); NULL where the name is not known. */
char *bm_projection_fit_named(const char *name, const BmExtent *extent);

/** The names for bm_projection_fit_named(), NULL at the end. */
extern const char *const bm_projection_names[];

/** The region that the words' projection has an image of, as far as it is worth drawing. */
BmRegion bm_projection_domain(const char *words);

#endif
