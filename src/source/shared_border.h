/** @file
 * What is known of the border of two areas: its status, its length on each data set of the
 * catalogue or in a file, the lengths that others publish.
 */
#ifndef BM_SOURCE_SHARED_BORDER_H
#define BM_SOURCE_SHARED_BORDER_H

#include "base/warnings.h"
#include "feature/feature.h"
#include "source/border_area.h"
#include "source/catalogue.h"

/** The border as one data set draws it. */
typedef struct {
    const BmDataSet *set; /**< borrowed of the catalogue, or of the border where it is a file's */
    const char *word;     /**< the set's word in a map file's `data`: "ne", "osm100"; borrowed */
    BmGeometry line;      /**< degrees */
    double metres;        /**< on the WGS84 ellipsoid */
    guint segments;
} BmBorderLength;

/** A stretch of the border, or the limit of what one of the two claims of the other. */
typedef struct {
    char *line;   /**< its key in shapes/viewpoints.tsv; "" where nobody disputes it */
    char *name;   /**< "" where it has none of its own */
    char *status; /**< nobody's view: "international", "line of control" … */
} BmBorderPiece;

typedef struct {
    double km;
    char *source;
    int year;
} BmPublishedLength;

typedef struct {
    BmCatalogue *catalogue;
    BmDataSet file;        /**< stands for the user's own file; no id where there is none */
    BmBorderArea areas[2]; /**< whose border it is */
    char *name;            /**< "Durand Line"; "" where it has none of its own */
    char *status;          /**< "international" …, several after "; "; or "not classified" */
    GPtrArray *pieces;     /**< of BmBorderPiece: the border's own, then the limits of claims */
    GPtrArray *lengths;    /**< of BmBorderLength, the coarsest set first */
    GPtrArray *published;  /**< of BmPublishedLength */
} BmSharedBorder;

/**
 * Looks up the border of two areas, each a country or a province (bm_border_areas_find()). Fails
 * with BM_ERROR_INPUT on an unknown area (naming the nearest name) and where there is no common
 * border.
 */
BmSharedBorder *bm_shared_border_read(const char *a, const char *b, BmWarnings *warnings,
                                      GError **error);
/**
 * The border of two areas of the user's own file, whose names are in `name_field` (NULL: in any
 * field). Fails as bm_shared_border_read() does, and where the file has no such field.
 */
BmSharedBorder *bm_shared_border_read_file(const char *path, const char *name_field, const char *a,
                                           const char *b, BmWarnings *warnings, GError **error);
void bm_shared_border_free(BmSharedBorder *border);

/** The figure nearest to that of the finest set, borrowed; NULL where none is published. */
const BmPublishedLength *bm_shared_border_nearest_published(const BmSharedBorder *border);

/** The finest set's border, or that of the set `data` (its word or id; NULL: the finest), borrowed;
 *  NULL with BM_ERROR_USAGE where there is none. */
const BmBorderLength *bm_shared_border_choose(const BmSharedBorder *border, const char *data,
                                              GError **error);

#endif
