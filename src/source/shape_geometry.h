/** @file
 * From a record of a .shp to our geometry, checked on the way.
 */
#ifndef BM_SOURCE_SHAPE_GEOMETRY_H
#define BM_SOURCE_SHAPE_GEOMETRY_H

#include <shapefil.h>

#include "feature/feature.h"

/** TRUE for null shapes, points, multipoints, lines and polygons, with Z or M or without. */
gboolean bm_shape_type_is_known(guint32 type);

/** The box that a record's content carries. FALSE where it has none or it is no box. */
gboolean bm_shape_box(const guint8 *content, guint32 length, BmExtent *box);

/**
 * What is wrong with a record's content before shapelib parses it (its type beside the
 * file's, its counts beside its length), or NULL.
 */
const char *bm_shape_check(const guint8 *content, guint32 length, guint32 file_type);

/** Fills `out` from a parsed shape (Z and M are dropped, rings closed); what is wrong, or NULL. */
const char *bm_shape_convert(const SHPObject *shape, BmGeometry *out);

/** Finds positions that are no longitude and latitude and sets the extent; what is wrong, or NULL.
 */
const char *bm_shape_check_degrees(BmGeometry *geometry);

#endif
