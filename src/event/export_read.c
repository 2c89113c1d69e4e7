/** @file
 * Rows of an export to events: the cheap conditions first, so that a row that is not wanted costs
 * little more than its reading.
 */
#include "event/export_read.h"

#include "base/error.h"
#include "document/node.h"
#include "event/country_check.h"
#include "event/event_date.h"
#include "event/event_fields.h"
#include "event/export_row.h"

#include <math.h>
#include <string.h>

struct BmExportReader {
    BmExportFormat *format;
    BmEventList *list;
    const BmEventFilter *filter;
    BmWarnings *warnings;
    BmWarningTally tally; /**< of rows that are left out */
    BmExportColumns columns;
    BmCountryCheck *countries;
    gboolean matched; /**< the columns are known */
};

static gboolean leave_out(BmExportReader *export, const BmTable *table, const BmTableRow *row,
                          BmExportField field, const char *reason)
{
    const GArray *columns = export->columns.fields[field];
    const char *column = columns->len ? table->columns[g_array_index(columns, int, 0)] : "?";
    bm_warnings_tally(export->warnings, &export->tally,
                      "%s:%u: column \"%s\": %s; the row is left out", table->file, row->line,
                      column, reason);
    return FALSE;
}

static gboolean read_number(const BmExportReader *export, const BmTableRow *row,
                            BmExportField field, double *out)
{
    const GArray *columns = export->columns.fields[field];
    return columns->len && bm_parse_number(row->cells[g_array_index(columns, int, 0)].text, out);
}

/* Coordinates that name no place on Earth are never drawn, nor mended in silence. */
static gboolean read_position(BmExportReader *export, const BmTable *table, const BmTableRow *row,
                              BmExportRow *read)
{
    GArray *const *fields = export->columns.fields;
    BmPoint *point = &read->point;
    read->has_point = fields[BM_EXPORT_LON]->len > 0 && fields[BM_EXPORT_LAT]->len > 0;
    if (!read->has_point) /* the missing column is told already */
        return TRUE;
    if (!read_number(export, row, BM_EXPORT_LON, &point->x))
        return leave_out(export, table, row, BM_EXPORT_LON, "not a number");
    if (!read_number(export, row, BM_EXPORT_LAT, &point->y))
        return leave_out(export, table, row, BM_EXPORT_LAT, "not a number");
    gboolean exchanged = fabs(point->y) > 90 && fabs(point->y) <= 180 && fabs(point->x) <= 90;
    if (exchanged)
        return leave_out(export, table, row, BM_EXPORT_LAT,
                         "beyond 90, while the longitude is a latitude: they look exchanged");
    if (!(fabs(point->y) <= 90))
        return leave_out(export, table, row, BM_EXPORT_LAT, "a latitude is from -90 to 90");
    if (!(fabs(point->x) <= 180))
        return leave_out(export, table, row, BM_EXPORT_LON, "a longitude is from -180 to 180");
    if (point->x == 0 && point->y == 0)
        return leave_out(export, table, row, BM_EXPORT_LAT,
                         "0, 0 lies in the sea: no coordinates were known");
    return TRUE;
}

static gboolean check_date(BmExportReader *export, const BmTable *table, const BmTableRow *row,
                           const char *date)
{
    char *problem = NULL;
    if (bm_event_date_check(date, &problem))
        return TRUE;
    leave_out(export, table, row, BM_EXPORT_DATE, problem);
    g_free(problem);
    return FALSE;
}

static gboolean party_passes(const BmExportReader *export, const BmTableRow *row)
{
    if (!export->filter->parties)
        return TRUE;
    const char **names = bm_export_texts(row, export->columns.parties);
    gboolean found = bm_event_filter_party(export->filter, names);
    g_free(names);
    return found;
}

/* A place that is found by its name later is held against the area then. */
static gboolean point_passes(const BmExportReader *export, const BmExportRow *read)
{
    return !read->has_point || bm_event_filter_point(export->filter, read->point);
}

/* Numbers in range are exchanged all the same where only so they lie in the row's country. */
static gboolean check_country(BmExportReader *export, const BmTable *table, const BmTableRow *row,
                              BmExportRow *read)
{
    char *name = bm_export_joined(row, export->columns.fields[BM_EXPORT_COUNTRY], ", ");
    read->country = name ? bm_country_check_code(export->countries, name) : NULL;
    gboolean good = !read->has_point ||
                    !bm_country_check_exchanged(export->countries, read->country, read->point);
    if (!good) {
        char *words = bm_country_check_words(name);
        leave_out(export, table, row, BM_EXPORT_LON, words);
        g_free(words);
    }
    g_free(name);
    return good;
}

static gboolean read_row(BmExportReader *export, const BmTable *table, const BmTableRow *row,
                         BmExportRow *read)
{
    const BmEventFilter *filter = export->filter;
    if (!check_date(export, table, row, read->date) || !bm_event_filter_date(filter, read->date) ||
        !read_position(export, table, row, read) || !point_passes(export, read) ||
        !party_passes(export, row))
        return FALSE;
    read->type = (BmEventType)bm_export_row_code(row, export->columns.type, &export->format->type,
                                                 BM_EVENT_OTHER);
    return (!filter->has_types || filter->types[read->type]) &&
           check_country(export, table, row, read);
}

gboolean bm_export_reader_take(const BmTable *table, const BmTableRow *row, gpointer reader,
                               GError **error)
{
    BmExportReader *export = reader;
    if (!export->matched && !bm_export_columns_match(&export->columns, export->format, table,
                                                     export->warnings, error)) {
        bm_export_columns_clear(&export->columns);
        return FALSE;
    }
    export->matched = TRUE;
    BmExportRow read = { .date = bm_export_row_date(&export->columns, row) };
    if (!read_row(export, table, row, &read)) {
        g_free(read.date);
        return TRUE;
    }
    BmEvent *event = bm_export_row_event(export->format, &export->columns, table, row, &read);
    if (event->id && g_hash_table_contains(export->list->ids, event->id)) {
        leave_out(export, table, row, BM_EXPORT_ID, "an id that stands in an earlier row");
        bm_event_free(event);
        return TRUE;
    }
    return bm_event_list_add_take(export->list, event, NULL, error);
}

BmExportReader *bm_export_reader_new(BmEventList *list, const char *format,
                                     const BmEventFilter *filter, BmWarnings *warnings,
                                     GError **error)
{
    static const BmEventFilter everything = { 0 };
    BmExportFormat *known = bm_export_format_open(format, error);
    if (!known)
        return NULL;
    BmExportReader *export = g_new0(BmExportReader, 1);
    export->format = known;
    export->list = list;
    export->filter = filter ? filter : &everything;
    export->warnings = warnings;
    export->countries = bm_country_check_new();
    return export;
}

void bm_export_reader_finish(BmExportReader *export, const char *file)
{
    if (export->matched && export->format->credit) {
        BmReportSource *source = bm_report_source_new();
        source->title = g_strdup(export->format->credit);
        g_ptr_array_add(export->list->sources, source);
    }
    bm_warnings_close(export->warnings, &export->tally, file, "rows that are left out");
    if (export->matched)
        bm_export_columns_clear(&export->columns);
    bm_export_format_free(export->format);
    bm_country_check_free(export->countries);
    g_free(export);
}

gboolean bm_events_read_export(BmEventList *list, const char *path, const char *format,
                               const BmEventFilter *filter, BmWarnings *warnings, GError **error)
{
    BmExportReader *export = bm_export_reader_new(list, format, filter, warnings, error);
    if (!export)
        return FALSE;
    gboolean good = bm_table_stream(path, bm_export_reader_take, export, warnings, error);
    bm_export_reader_finish(export, path);
    return good;
}

/** Keeps the first row's names, and reads no further. */
static gboolean take_names(const BmTable *table, const BmTableRow *row, gpointer data,
                           GError **error)
{
    (void)row;
    *(char ***)data = g_strdupv(table->columns);
    g_set_error_literal(error, BM_ERROR, BM_ERROR_INPUT, "the names are known");
    return FALSE;
}

/** TRUE where more than half of the wanted names are among the columns. */
static gboolean has_most(char **columns, char **wanted)
{
    guint count = 0, found = 0;
    for (; wanted && wanted[count]; count++)
        found += g_strv_contains((const char *const *)columns, wanted[count]);
    return 2 * found > count;
}

const char *bm_export_recognise(char **columns)
{
    const char *found = NULL;
    for (guint i = 0; columns && !found && bm_export_format_names[i]; i++) {
        BmExportFormat *format = bm_export_format_open(bm_export_format_names[i], NULL);
        if (format && has_most(columns, format->recognise))
            found = bm_export_format_names[i];
        bm_export_format_free(format);
    }
    return found;
}

const char *bm_events_recognise_export(const char *path)
{
    char **columns = NULL;
    bm_table_stream(path, take_names, &columns, NULL, NULL);
    const char *found = bm_export_recognise(columns);
    g_strfreev(columns);
    return found;
}
