/** @file
 * Features: a geometry with attributes, as a loader hands them on.
 *
 * Coordinates are longitude, latitude in degrees unless a function says metres.
 */
#ifndef BM_FEATURE_FEATURE_H
#define BM_FEATURE_FEATURE_H

#include <glib.h>

/** A position: x is longitude or easting, y is latitude or northing. */
typedef struct {
    double x, y;
} BmPoint;

/** A box in the units of what it bounds; empty while `west > east`. */
typedef struct {
    double west, south, east, north;
} BmExtent;

#define BM_EXTENT_EMPTY ((BmExtent){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

typedef enum {
    BM_GEOMETRY_NONE,    /**< a null shape: attributes only */
    BM_GEOMETRY_POINT,   /**< one or more points, each a part of one point */
    BM_GEOMETRY_LINE,    /**< each part an open line of at least two points */
    BM_GEOMETRY_POLYGON, /**< each part a closed ring, first point repeated; even-odd decides inside
                          */
} BmGeometryKind;

/** What a loader mended in a geometry, for a warning. */
typedef enum {
    BM_MEND_CLOSED = 1, /**< a ring was not closed */
    BM_MEND_SHORT = 2,  /**< a part of too few points is left out */
} BmMend;

/** Parts of points: part i holds points[part_starts[i]] up to points[part_starts[i + 1] - 1]. */
typedef struct {
    BmGeometryKind kind;
    guint part_count;
    guint *part_starts; /**< part_count + 1 entries; the last is point_count */
    guint point_count;
    BmPoint *points;
    BmExtent extent;
} BmGeometry;

/** One record of a source. `values` run beside the set's `fields`; a missing value is "". */
typedef struct {
    guint record; /**< its number in the source, counted from 0; of a database that of its row */
    BmGeometry geometry;
    char **values;
    guint mends;           /**< of BmMend: what its loader mended in the geometry */
    BmGeometry *projected; /**< its geometry on the page where that was made ahead; else NULL */
} BmFeature;

/** The features read from one source, in the source's order. */
typedef struct {
    char *path;          /**< as it was named, for messages */
    char **fields;       /**< NULL-terminated names of the attributes */
    GPtrArray *features; /**< of BmFeature, owned */
} BmFeatureSet;

void bm_geometry_clear(BmGeometry *geometry);
/** A copy of its own, for bm_geometry_clear(). */
BmGeometry bm_geometry_copy(const BmGeometry *geometry);
/** Sets `extent` from the points. */
void bm_geometry_update_extent(BmGeometry *geometry);

BmFeatureSet *bm_feature_set_new(const char *path, char **fields_take);
void bm_feature_set_free(BmFeatureSet *set);
guint bm_feature_set_count(const BmFeatureSet *set);
const BmFeature *bm_feature_set_borrow(const BmFeatureSet *set, guint index);

/** The index of a field by name without regard to case, or -1. */
int bm_feature_set_field(const BmFeatureSet *set, const char *name);
/** The value of `field` (an index from bm_feature_set_field()), "" where it is -1; borrowed. */
const char *bm_feature_value(const BmFeature *feature, int field);
/** The value of the field of that name, "" where there is none; borrowed. */
const char *bm_feature_text(const BmFeatureSet *set, const BmFeature *feature, const char *name);

void bm_extent_add(BmExtent *extent, BmPoint point);
BmExtent bm_extent_of_points(const BmPoint *points, guint count);
void bm_extent_union(BmExtent *extent, const BmExtent *other);
gboolean bm_extent_is_empty(const BmExtent *extent);
gboolean bm_extent_overlaps(const BmExtent *a, const BmExtent *b);
/** TRUE where `inner` lies within `outer`, also where their edges touch. */
gboolean bm_extent_holds(const BmExtent *outer, const BmExtent *inner);
/** TRUE where the box meets the window, also a turn of the Earth to either side; degrees. */
gboolean bm_extent_meets_window(const BmExtent *window, const BmExtent *box);
gboolean bm_extent_contains(const BmExtent *extent, BmPoint point);

#endif
