/** @file
 * Fields, codes and the database's own count.
 */
#include "event/export_row.h"

#include "document/node.h"
#include "event/event_fields.h"

#include <string.h>

/* A database's midnight is dropped, two equal days are one. */
char *bm_export_row_date(const BmExportColumns *columns, const BmTableRow *row)
{
    const char **texts = bm_export_texts(row, columns->fields[BM_EXPORT_DATE]);
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
    if (!texts[0])
        g_string_append(date, "unknown");
    g_free(texts);
    return g_string_free(date, FALSE);
}

int bm_export_row_code(const BmTableRow *row, const GArray *columns, const BmExportCodes *codes,
                       int otherwise)
{
    const char **texts = bm_export_texts(row, columns);
    int code = bm_export_codes_find(codes, texts, otherwise);
    g_free(texts);
    return code;
}

/* The database's count as its own claim; a figure that is no count says nothing. */
static void add_claim(const BmExportFormat *format, const BmExportColumns *columns,
                      const BmTableRow *row, BmEvent *event)
{
    const BmClaim *pattern = format->claim;
    double least, most;
    if (!pattern || columns->min < 0 || !bm_parse_number(row->cells[columns->min].text, &least) ||
        least <= 0)
        return;
    BmClaim *claim = bm_claim_new();
    claim->by = g_strdup(pattern->by);
    claim->scope = g_strdup(pattern->scope);
    claim->what = pattern->what;
    claim->standing = pattern->standing;
    claim->has_minimum = TRUE;
    claim->minimum = least;
    if (columns->max >= 0 && bm_parse_number(row->cells[columns->max].text, &most) &&
        most >= least) {
        claim->has_maximum = TRUE;
        claim->maximum = most;
    }
    g_ptr_array_add(event->claims, claim);
}

/* Coordinates whose precision is not told are not taken for exact. */
static void fill_precision(const BmExportFormat *format, const BmExportColumns *columns,
                           const BmTableRow *row, BmEvent *event)
{
    int precision =
        bm_export_row_code(row, columns->precision, &format->precision,
                           format->precision.columns ? BM_PRECISION_NEAR : BM_PRECISION_UNSTATED);
    int date_precision =
        bm_export_row_code(row, columns->date_precision, &format->date_precision, -1);
    event->placed = precision != BM_EXPORT_UNPLACED;
    if (event->placed)
        event->precision = (BmPrecision)precision;
    else
        event->why = g_strdup(format->why);
    if (date_precision >= 0)
        event->date_precision = g_strdup(bm_date_precision_words[date_precision]);
}

static void fill_position(const BmExportRow *read, BmEvent *event)
{
    event->has_position = read->has_point;
    event->longitude = read->point.x;
    event->latitude = read->point.y;
    event->is_found_leniently = TRUE;
    if (read->has_point || !event->placed || event->place)
        return;
    event->placed = FALSE;
    event->why = g_strdup("the table has no column of its coordinates");
}

BmEvent *bm_export_row_event(const BmExportFormat *format, const BmExportColumns *columns,
                             const BmTable *table, const BmTableRow *row, BmExportRow *read)
{
    GArray *const *fields = columns->fields;
    BmEvent *event = bm_event_new();
    event->id = bm_export_joined(row, fields[BM_EXPORT_ID], "-");
    event->date = g_steal_pointer(&read->date);
    event->type = read->type;
    event->source_type = bm_export_joined(row, fields[BM_EXPORT_SOURCE_TYPE], ": ");
    event->place = bm_export_joined(row, fields[BM_EXPORT_PLACE], ", ");
    event->country = g_strdup(read->country);
    event->file = g_strdup(table->file);
    event->line = row->line;
    fill_precision(format, columns, row, event);
    fill_position(read, event);
    add_claim(format, columns, row, event);
    BmReportSource *source = bm_report_source_new();
    source->title = bm_export_joined(row, fields[BM_EXPORT_SOURCE], "; ");
    g_ptr_array_add(event->sources, source);
    return event;
}
