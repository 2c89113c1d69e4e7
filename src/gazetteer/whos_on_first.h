/** @file
 * Records of Who's On First: a folder of GeoJSON files, each a place.
 */
#ifndef BM_GAZETTEER_WHOS_ON_FIRST_H
#define BM_GAZETTEER_WHOS_ON_FIRST_H

#include "base/warnings.h"
#include "gazetteer/country_codes.h"
#include "gazetteer/own_progress.h"
#include "gazetteer/own_writer.h"

/** The longest record that is read. */
#define BM_WHOS_ON_FIRST_MAX_BYTES (64u << 20)

/**
 * Adds the records (*.geojson; those of alternative shapes, *-alt-*, are passed over) in `folder`
 * and the folders in it, in the order of their paths, one in memory at a time. Records that are
 * deprecated, superseded or not current are passed over; a wrong one is left out with a warning.
 * Properties after the project's documentation. BM_ERROR_INPUT.
 */
gboolean bm_whos_on_first_read(BmOwnWriter *writer, const char *folder, const BmCountryCodes *codes,
                               const BmOwnListener *listener, BmWarnings *warnings, GError **error);

#endif
