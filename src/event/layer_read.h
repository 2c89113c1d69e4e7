/** @file
 * Events from a layer of geodata: whatever the source stage reads (FlatGeobuf, GeoPackage, KML,
 * shapefile, a sheet of XLSX or ODS, a table of PostGIS …).
 */
#ifndef BM_EVENT_LAYER_READ_H
#define BM_EVENT_LAYER_READ_H

#include "base/warnings.h"
#include "event/event.h"
#include "event/event_filter.h"

/** TRUE where the name is that of geodata or of a sheet, by its ending or as a connection. */
gboolean bm_events_is_layer(const char *path);

/**
 * Adds the wanted events of a layer to `list`, record by record. Columns mean what they mean in a
 * CSV table, and an export is known by them; the geometry gives the place where no column does: a
 * point, or a ring around a line or an area. `format` as in event/lenient_rows.h. A bad record is
 * a warning as FILE:RECORD, and is left out.
 */
gboolean bm_events_read_layer(BmEventList *list, const char *path, const char *format,
                              const BmEventFilter *filter, BmWarnings *warnings, GError **error);

#endif
