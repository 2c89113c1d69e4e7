/** @file
 * What geocode prints: an object of JSON a line, or lines of cells that are aligned at the end.
 */
#ifndef BM_CLI_GEOCODE_LISTING_H
#define BM_CLI_GEOCODE_LISTING_H

#include "event/export_format.h"
#include "gazetteer/geocode.h"

/** How answers are listed. */
typedef struct {
    gboolean json, why;
    const BmExportFormat *codes; /**< whose codes are told; NULL: nobody's. Borrowed */
} BmGeocodeForm;

/** Rows of cells, NULL-terminated; a single cell is printed as it is. For g_ptr_array_unref(). */
GPtrArray *bm_geocode_listing_new(void);
void bm_geocode_listing_add(GPtrArray *listing, const BmGeocode *result, const BmGeocodeForm *form);
GPtrArray *bm_geocode_listing_copy(const GPtrArray *listing);
/** Moves the rows of another listing behind those of the first, and frees the other. */
void bm_geocode_listing_take(GPtrArray *listing, GPtrArray *other);
void bm_geocode_listing_print(const GPtrArray *listing, GString *out);

#endif
