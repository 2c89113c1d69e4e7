/** @file
 * Writing a catalogue of one's own data sets.
 */
#ifndef BM_SOURCE_CATALOGUE_WRITE_H
#define BM_SOURCE_CATALOGUE_WRITE_H

#include "source/catalogue.h"

/** The catalogue's sets as YAML, in their order; for g_free(). */
char *bm_catalogue_text(const BmCatalogue *catalogue);

#endif
