/** @file
 * Events from GeoJSON (RFC 7946): a feature is an event, its properties the fields.
 */
#ifndef BM_EVENT_GEOJSON_READ_H
#define BM_EVENT_GEOJSON_READ_H

#include "base/warnings.h"
#include "document/node.h"
#include "event/event.h"
#include "event/event_filter.h"

/** TRUE for a FeatureCollection or a Feature. */
gboolean bm_events_is_geojson(const BmNode *root);

/**
 * Adds the wanted events of a GeoJSON document to `list`. Properties mean what columns mean in a
 * CSV table (`claims` and `sources` may be lists, as in an events file), and an export is known by
 * them; the geometry gives the place where no property does. `format` as in
 * event/lenient_rows.h. A feature that is wrong is a warning as FILE:LINE, and is left out;
 * coordinates in another system than longitude and latitude are BM_ERROR_INPUT.
 */
gboolean bm_events_read_geojson(BmEventList *list, const BmNode *root, const char *format,
                                const BmEventFilter *filter, BmWarnings *warnings, GError **error);

#endif
