/** @file
 * The coordinate system of a shapefile, as its .prj has it.
 */
#ifndef BM_SOURCE_PRJ_H
#define BM_SOURCE_PRJ_H

#include "base/warnings.h"
#include "feature/feature.h"

/** Turns coordinates of a source into degrees on WGS84. */
typedef struct BmReprojection BmReprojection;

/**
 * Reads the .prj beside `path`. `*out` is NULL where the coordinates are degrees as they stand, or
 * are taken for such because `extent` fits and the .prj is missing, unknown or plainly wrong (a
 * warning says so). Fails with BM_ERROR_INPUT where they are not, or PROJ does not know the system.
 */
gboolean bm_prj_open(const char *path, const BmExtent *extent, BmReprojection **out,
                     BmWarnings *warnings, GError **error);
/**
 * From "EPSG:n", "ESRI:n" or well-known text without tricks; NULL where PROJ does not know it.
 * Freed with bm_reprojection_free().
 */
BmReprojection *bm_reprojection_new(const char *system);
void bm_reprojection_free(BmReprojection *reprojection);

/** Replaces the points by degrees; those without an image become infinite. */
void bm_reprojection_apply(const BmReprojection *reprojection, BmPoint *points, guint count);

/**
 * The box in the source's units that holds a window in degrees, and a little more. FALSE where it
 * has none to be relied on (near a pole, beyond 180 degrees).
 */
gboolean bm_reprojection_window(const BmReprojection *reprojection, const BmExtent *window,
                                BmExtent *out);

#endif
