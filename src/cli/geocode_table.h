/** @file
 * A table of toponyms, answered row by row on as many threads as are worth it.
 */
#ifndef BM_CLI_GEOCODE_TABLE_H
#define BM_CLI_GEOCODE_TABLE_H

#include "base/warnings.h"
#include "cli/geocode_listing.h"

/** The kinds of places that may be asked for, NULL-terminated. */
extern const char *const bm_geocode_kinds[];

/** What is asked; all is borrowed. */
typedef struct {
    const char *path;           /**< columns place, country, kind, group; "-": standard input */
    const char *kind, *country; /**< of rows that name none; NULL: any */
    const char *own_gazetteer;  /**< what the gazetteer was opened with */
} BmGeocodeTable;

/** What comes of it. */
typedef struct {
    GPtrArray *listing; /**< as bm_geocode_listing_new() makes it */
    gboolean doubt;     /**< some toponym has no place */
} BmGeocodeAnswers;

/**
 * Adds the answers to the rows, in their order, whatever the threads. FALSE with an error of the
 * table or the gazetteer; then the listing holds nothing of the table.
 */
gboolean bm_geocode_table_answer(const BmGeocodeTable *asked, BmGazetteer *gazetteer,
                                 const BmGeocodeForm *form, BmGeocodeAnswers *answers,
                                 BmWarnings *warnings, GError **error);

#endif
