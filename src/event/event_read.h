/** @file
 * Reading events: a YAML list or mapping, or a CSV table, into one list.
 */
#ifndef BM_EVENT_EVENT_READ_H
#define BM_EVENT_EVENT_READ_H

#include "base/warnings.h"
#include "document/node.h"
#include "event/event.h"
#include "event/event_filter.h"

/*
 * An events file is a list of events, or a mapping of these keys:
 *   events   the list
 *   draft    true: no person has reviewed it
 *   sources  a list of {title, publisher, date, url, licence}, or titles, for all events
 *   private  fields (of events; `claims.FIELD` of claims) that are cleared as they are read
 *   date     for events without one
 *   zone     for events without one
 */

/** TRUE where the root is a list, or a mapping whose only keys are an events file's. */
gboolean bm_events_is_events_document(const BmNode *root);

/** Adds the events of a YAML list, or of an events file's mapping, to `list`. */
gboolean bm_events_read_node(BmEventList *list, const BmNode *root, GError **error);

/** Where events come from. */
typedef struct {
    const char *path;        /**< "-" is standard input */
    const char *form;        /**< "yaml", "csv", "geojson", "acled", "ged", or a format's own .yaml;
                                  NULL: found out */
    const char *claims_path; /**< a second table with the claims of the first, or NULL */
    const BmEventFilter *filter; /**< what is wanted of them; NULL: everything */
} BmEventInput;

/**
 * Adds the events of a file to `list`. Its ending decides where no form is given (.yaml, .yml,
 * .csv, .tsv, .json, .geojson, those of event/layer_read.h), and of a table its columns: the
 * export of a database that we know is read as such (event/export_read.h). Otherwise a row is an
 * event, columns named as the fields of an event; claims stand in columns claim1_by …
 * claimN_source, or in a second table keyed by id (event/event_table.h).
 */
gboolean bm_events_read_file(BmEventList *list, const BmEventInput *input, BmWarnings *warnings,
                             GError **error);

/** TRUE where the form or the ending says that a file is no YAML or JSON. */
gboolean bm_events_is_table(const BmEventInput *input);

/** Adds the events of a document that is in memory: of GeoJSON, or of an events file. */
gboolean bm_events_read_document(BmEventList *list, const BmEventInput *input, const BmNode *root,
                                 BmWarnings *warnings, GError **error);

/** Warns of so many events of unknown date that the dates asked for leave out; 0: nothing. */
void bm_event_warn_undated(BmWarnings *warnings, guint count);

/** Drops of the events from `first` on those that the filter does not want; those of unknown date
 *  are told. */
void bm_event_list_filter(BmEventList *list, guint first, const BmEventFilter *filter,
                          BmWarnings *warnings);

#endif
