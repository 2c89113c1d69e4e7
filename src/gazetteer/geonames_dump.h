/** @file
 * Dumps of GeoNames: allCountries.txt, AF.txt, cities500.txt, which have no heading.
 */
#ifndef BM_GAZETTEER_GEONAMES_DUMP_H
#define BM_GAZETTEER_GEONAMES_DUMP_H

#include "base/warnings.h"
#include "gazetteer/country_codes.h"
#include "gazetteer/own_progress.h"
#include "gazetteer/own_writer.h"

/** TRUE where the first line has the 19 columns of GeoNames and begins with a number. */
gboolean bm_geonames_dump_is(const char *path);

/**
 * Adds the places of a dump line by line, in the memory of one line. A wrong line is left out with
 * a warning as FILE:LINE. Columns after the readme of GeoNames' export. BM_ERROR_INPUT.
 */
gboolean bm_geonames_dump_read(BmOwnWriter *writer, const char *path, const BmCountryCodes *codes,
                               const BmOwnListener *listener, BmWarnings *warnings, GError **error);

#endif
