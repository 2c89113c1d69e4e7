/** @file
 * Rows of an export to events: the cheap conditions first, so that a row that is not wanted costs
 * little more than its reading.
 */
#include "event/export_read.h"

#include "base/error.h"
#include "document/table.h"
#include "event/event_date.h"
#include "event/event_fields.h"
#include "event/export_format.h"

#include <math.h>
#include <string.h>

/** Columns of the table at hand, each list ended by -1. */
typedef struct {
    GArray *fields[BM_EXPORT_FIELD_COUNT];
    GArray *type, *precision, *date_precision, *parties;
    int min, max;
} Columns;

typedef struct {
    BmExportFormat *format;
    BmEventList *list;
    const BmEventFilter *filter;
    BmWarnings *warnings;
    BmWarningTally tally; /**< of rows that are left out */
    Columns columns;
    gboolean matched; /**< the columns are known */
} Export;

static GArray *match(const BmTable *table, char **names)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; names && names[i]; i++) {
        int column = bm_table_column(table, names[i]);
        if (column >= 0)
            g_array_append_val(columns, column);
    }
    return columns;
}

static gboolean check_required(const Export *export, const BmTable *table, GError **error)
{
    char **required = export->format->required;
    for (guint i = 0; required && required[i]; i++) {
        if (bm_table_column(table, required[i]) >= 0)
            continue;
        const char *nearest = bm_nearest_word(required[i], (const char *const *)table->columns);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u: no column \"%s\", which %s has%s%s%s; export the table with it, or "
                    "read it with --from csv",
                    table->file, table->header_line, required[i], export->format->name,
                    nearest ? " (\"" : "", nearest ? nearest : "", nearest ? "\" is near)" : "");
        return FALSE;
    }
    return TRUE;
}

static gboolean match_columns(Export *export, const BmTable *table, GError **error)
{
    const BmExportFormat *format = export->format;
    Columns *columns = &export->columns;
    export->matched = TRUE;
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        columns->fields[i] = match(table, format->columns[i]);
    columns->type = match(table, format->type.columns);
    columns->precision = match(table, format->precision.columns);
    columns->date_precision = match(table, format->date_precision.columns);
    columns->parties = match(table, format->parties);
    columns->min = format->min ? bm_table_column(table, format->min) : -1;
    columns->max = format->max ? bm_table_column(table, format->max) : -1;
    return check_required(export, table, error);
}

static void columns_clear(Columns *columns)
{
    GArray *lists[] = { columns->type, columns->precision, columns->date_precision,
                        columns->parties };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_array_unref(lists[i]);
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        g_array_unref(columns->fields[i]);
}

/** The texts of some columns, borrowed from the row; for g_free(). */
static const char **texts_of(const BmTableRow *row, const GArray *columns)
{
    const char **texts = g_new0(const char *, columns->len + 1);
    guint count = 0;
    for (guint i = 0; i < columns->len; i++) {
        const char *text = row->cells[g_array_index(columns, int, i)].text;
        if (text[0])
            texts[count++] = text;
    }
    return texts;
}

/** The texts of a field's columns joined; NULL where they are empty; for g_free(). */
static char *field_text(const Export *export, const BmTableRow *row, BmExportField field,
                        const char *separator)
{
    const char **texts = texts_of(row, export->columns.fields[field]);
    char *joined = texts[0] ? g_strjoinv(separator, (char **)texts) : NULL;
    g_free(texts);
    return joined;
}

/** The date of a row as ISO 8601: a database's midnight is dropped, two equal days are one. */
static char *date_of(const Export *export, const BmTableRow *row)
{
    const char **texts = texts_of(row, export->columns.fields[BM_EXPORT_DATE]);
    GString *date = g_string_new(NULL);
    gsize first_length = 0;
    for (guint i = 0; texts[i]; i++) {
        gsize length = strcspn(texts[i], " T");
        if (i > 0 && length == first_length && strncmp(date->str, texts[i], length) == 0)
            continue;
        if (i > 0)
            g_string_append_c(date, '/');
        g_string_append_len(date, texts[i], (gssize)length);
        first_length = i == 0 ? length : 0;
    }
    g_free(texts);
    return g_string_free(date, FALSE);
}

static gboolean leave_out(Export *export, const BmTable *table, const BmTableRow *row,
                          BmExportField field, const char *reason)
{
    const GArray *columns = export->columns.fields[field];
    const char *column = columns->len ? table->columns[g_array_index(columns, int, 0)] : "?";
    bm_warnings_tally(export->warnings, &export->tally,
                      "%s:%u: column \"%s\": %s; the row is left out", table->file, row->line,
                      column, reason);
    return FALSE;
}

static gboolean read_number(const Export *export, const BmTableRow *row, BmExportField field,
                            double *out)
{
    const GArray *columns = export->columns.fields[field];
    return columns->len && bm_parse_number(row->cells[g_array_index(columns, int, 0)].text, out);
}

/* Coordinates that name no place on Earth are never drawn, nor mended in silence. */
static gboolean read_position(Export *export, const BmTable *table, const BmTableRow *row,
                              BmPoint *point)
{
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

static gboolean check_date(Export *export, const BmTable *table, const BmTableRow *row,
                           const char *date)
{
    char *problem = NULL;
    if (bm_event_date_check(date, &problem))
        return TRUE;
    leave_out(export, table, row, BM_EXPORT_DATE, problem);
    g_free(problem);
    return FALSE;
}

static int code_of(const BmTableRow *row, const GArray *columns, const BmExportCodes *codes,
                   int otherwise)
{
    const char **texts = texts_of(row, columns);
    int code = bm_export_codes_find(codes, texts, otherwise);
    g_free(texts);
    return code;
}

static gboolean party_passes(const Export *export, const BmTableRow *row)
{
    if (!export->filter->parties)
        return TRUE;
    const char **names = texts_of(row, export->columns.parties);
    gboolean found = bm_event_filter_party(export->filter, names);
    g_free(names);
    return found;
}

/* The database's count as its own claim; a figure that is no count says nothing. */
static void add_claim(const Export *export, const BmTableRow *row, BmEvent *event)
{
    const BmClaim *pattern = export->format->claim;
    double least, most;
    if (!pattern || export->columns.min < 0 ||
        !bm_parse_number(row->cells[export->columns.min].text, &least) || least <= 0)
        return;
    BmClaim *claim = bm_claim_new();
    claim->by = g_strdup(pattern->by);
    claim->scope = g_strdup(pattern->scope);
    claim->what = pattern->what;
    claim->has_minimum = TRUE;
    claim->minimum = least;
    if (export->columns.max >= 0 && bm_parse_number(row->cells[export->columns.max].text, &most) &&
        most >= least) {
        claim->has_maximum = TRUE;
        claim->maximum = most;
    }
    g_ptr_array_add(event->claims, claim);
}

static void fill_precision(const Export *export, const BmTableRow *row, BmEvent *event)
{
    int precision =
        code_of(row, export->columns.precision, &export->format->precision, BM_PRECISION_UNSTATED);
    int date_precision =
        code_of(row, export->columns.date_precision, &export->format->date_precision, -1);
    event->placed = precision != BM_EXPORT_UNPLACED;
    if (event->placed)
        event->precision = (BmPrecision)precision;
    else
        event->why = g_strdup(export->format->why);
    if (date_precision >= 0)
        event->date_precision = g_strdup(bm_date_precision_words[date_precision]);
}

static BmEvent *event_of(const Export *export, const BmTable *table, const BmTableRow *row,
                         char *date_take, BmPoint point, BmEventType type)
{
    BmEvent *event = bm_event_new();
    event->id = field_text(export, row, BM_EXPORT_ID, "-");
    event->date = date_take;
    event->type = type;
    event->source_type = field_text(export, row, BM_EXPORT_SOURCE_TYPE, ": ");
    event->place = field_text(export, row, BM_EXPORT_PLACE, ", ");
    event->has_position = TRUE;
    event->longitude = point.x;
    event->latitude = point.y;
    event->file = g_strdup(table->file);
    event->line = row->line;
    fill_precision(export, row, event);
    add_claim(export, row, event);
    BmReportSource *source = bm_report_source_new();
    source->title = field_text(export, row, BM_EXPORT_SOURCE, "; ");
    g_ptr_array_add(event->sources, source);
    return event;
}

static gboolean take_row(const BmTable *table, const BmTableRow *row, gpointer data, GError **error)
{
    Export *export = data;
    if (!export->matched && !match_columns(export, table, error))
        return FALSE;
    char *date = date_of(export, row);
    BmPoint point;
    int type = BM_EVENT_OTHER;
    gboolean wanted = check_date(export, table, row, date) &&
                      bm_event_filter_date(export->filter, date) &&
                      read_position(export, table, row, &point) &&
                      bm_event_filter_point(export->filter, point) && party_passes(export, row);
    if (wanted) {
        type = code_of(row, export->columns.type, &export->format->type, BM_EVENT_OTHER);
        wanted = !export->filter->has_types || export->filter->types[type];
    }
    if (!wanted) {
        g_free(date);
        return TRUE;
    }
    BmEvent *event = event_of(export, table, row, date, point, (BmEventType)type);
    if (event->id && g_hash_table_contains(export->list->ids, event->id)) {
        leave_out(export, table, row, BM_EXPORT_ID, "an id that stands in an earlier row");
        bm_event_free(event);
        return TRUE;
    }
    return bm_event_list_add_take(export->list, event, NULL, error);
}

gboolean bm_events_read_export(BmEventList *list, const char *path, const char *format,
                               const BmEventFilter *filter, BmWarnings *warnings, GError **error)
{
    static const BmEventFilter everything = { 0 };
    Export export = { .list = list, .filter = filter ? filter : &everything, .warnings = warnings };
    export.format = bm_export_format_open(format, error);
    if (!export.format)
        return FALSE;
    gboolean good = bm_table_stream(path, take_row, &export, warnings, error);
    if (good && export.format->credit) {
        BmReportSource *source = bm_report_source_new();
        source->title = g_strdup(export.format->credit);
        g_ptr_array_add(list->sources, source);
    }
    bm_warnings_close(warnings, &export.tally, path, "rows that are left out");
    if (export.matched)
        columns_clear(&export.columns);
    bm_export_format_free(export.format);
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

static gboolean has_all(char **columns, char **wanted)
{
    for (guint i = 0; wanted && wanted[i]; i++)
        if (!g_strv_contains((const char *const *)columns, wanted[i]))
            return FALSE;
    return wanted && wanted[0];
}

const char *bm_events_recognise_export(const char *path)
{
    char **columns = NULL;
    const char *found = NULL;
    bm_table_stream(path, take_names, &columns, NULL, NULL);
    for (guint i = 0; columns && !found && bm_export_format_names[i]; i++) {
        BmExportFormat *format = bm_export_format_open(bm_export_format_names[i], NULL);
        if (format && has_all(columns, format->recognise))
            found = bm_export_format_names[i];
        bm_export_format_free(format);
    }
    g_strfreev(columns);
    return found;
}
