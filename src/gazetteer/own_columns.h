/** @file
 * What the columns of somebody's table of places mean, found by their names.
 */
#ifndef BM_GAZETTEER_OWN_COLUMNS_H
#define BM_GAZETTEER_OWN_COLUMNS_H

#include "gazetteer/country_codes.h"
#include "gazetteer/gazetteer.h"

typedef struct {
    int id, longitude, latitude, kind, feature_class, feature_code, country, admin1, province,
        population, radius, source; /**< indices, -1 where there is none */
    GArray *names;                  /**< of int: the name's column, then those of other names */
} BmOwnColumns;

/**
 * Finds the columns in their NULL-terminated names, without regard to case. Coordinates are not
 * looked for where the rows have a geometry. BM_ERROR_INPUT at `where` ("FILE:LINE") for a table
 * without names or coordinates. Cleared with bm_own_columns_clear() in either case.
 */
gboolean bm_own_columns_find(BmOwnColumns *columns, const char *const *names, gboolean has_geometry,
                             const char *where, GError **error);
void bm_own_columns_clear(BmOwnColumns *columns);

/**
 * Reads a row into `place` and `names` (of char, other names); without columns of coordinates
 * those of `place` are kept and checked. Where no kind is told it is `usual_kind`.
 * `codes` may be NULL: then a country is taken as it is written. Returns NULL, or what is wrong
 * with the row, for g_free(). `place` is cleared with bm_own_place_clear().
 */
char *bm_own_columns_read(const BmOwnColumns *columns, const char *const *cells,
                          const char *usual_kind, const BmCountryCodes *codes, BmPlace *place,
                          GPtrArray *names);
void bm_own_place_clear(BmPlace *place);

/** Adds the names of a cell that holds several, parted by '|', ';' or else ','. */
void bm_own_names_split(GPtrArray *names, const char *cell);

/** What is wrong with a position in degrees, for g_free(); NULL where nothing is. */
char *bm_own_position_problem(double longitude, double latitude);

#endif
