/** @file
 * From a record of a .shp to our geometry, checked on the way.
 */
#ifndef BM_SOURCE_SHAPE_GEOMETRY_H
#define BM_SOURCE_SHAPE_GEOMETRY_H

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

/** Where the parts of a line or polygon stand in its content. */
typedef struct {
    BmGeometryKind kind;
    guint part_count, point_count;
    const guint8 *parts, *points;
} BmShapeLayout;

/** The layout of content that passed bm_shape_check(); FALSE where it is no line or polygon. */
gboolean bm_shape_layout(const guint8 *content, BmShapeLayout *layout);
/** First vertex of a part and one past its last; FALSE where the parts are out of order. */
gboolean bm_shape_part(const BmShapeLayout *layout, guint part, guint *first, guint *end);

/**
 * Fills `out` from content that passed bm_shape_check(): Z and M are dropped, rings closed;
 * `mends` receives what had to be mended (BmMend). What is wrong, or NULL.
 */
const char *bm_shape_read(const guint8 *content, BmGeometry *out, guint *mends);

/** What keeps a position from being longitude and latitude, or NULL. */
const char *bm_shape_fault_of(BmPoint point);

/** Finds positions that are no longitude and latitude and sets the extent; what is wrong, or NULL.
 */
const char *bm_shape_check_degrees(BmGeometry *geometry);

#endif
