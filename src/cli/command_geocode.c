/** @file
 * bordermap geocode: where places are, as aligned text or JSON, one line a query.
 */
#include "cli/command.h"

#include <jansson.h>
#include <string.h>

#include "cli/geocode_json.h"
#include "cli/table_groups.h"
#include "document/node.h"
#include "document/table.h"
#include "gazetteer/geocode.h"

typedef struct {
    char *table, *country, *kind, *gazetteer, *codes;
    BmExportFormat *format; /**< whose codes are told; NULL: nobody's */
    gboolean why;
    BmCommonOptions common;
} Options;

static const char *const kinds[] = { "city",    "district", "province", "crossing",
                                     "country", "region",   NULL };

/** Of a listing: name, kind, position, province, country, source. */
enum { COLUMNS = 6 };

/** What is printed: lines of cells, aligned at the end, between lines that stand alone. */
typedef struct {
    GPtrArray *rows; /**< of NULL-terminated strings; a single one is printed as it is */
} Listing;

static gboolean check_country(Options *options, GError **error)
{
    if (!options->country)
        return TRUE;
    gboolean good = strlen(options->country) == 3;
    for (char *at = options->country; *at; at++) {
        *at = g_ascii_toupper(*at);
        good = good && g_ascii_isalnum(*at);
    }
    if (!good)
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "geocode: --country '%s' is not a code of three letters, as AFG",
                    options->country);
    return good;
}

static gboolean check_options(Options *options, int count, GError **error)
{
    if (options->kind && !g_strv_contains(kinds, options->kind)) {
        const char *nearest = bm_nearest_word(options->kind, kinds);
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "geocode: --kind '%s' is none of %s%s%s%s",
                    options->kind, "city, district, province, crossing, country, region",
                    nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
        return FALSE;
    }
    if (count == 0 && !options->table) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "geocode: no place is named; name some, or a table of them with -f");
        return FALSE;
    }
    return check_country(options, error);
}

/** `value` with at most four places behind the point, whatever the locale. */
static char *degrees(double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.4f", value));
}

static void add_row(Listing *listing, const char *indent, const char *name, const BmPlace *place,
                    const char *note)
{
    char *latitude = degrees(place->latitude), *longitude = degrees(place->longitude);
    char **row = g_new0(char *, COLUMNS + 1);
    row[0] = g_strconcat(indent, name, NULL);
    row[1] = g_strdup(place->kind);
    row[2] = g_strdup_printf("lat %s lon %s", latitude, longitude);
    row[3] = g_strdup(place->province[0] ? place->province : "-");
    row[4] = g_strdup(place->a3[0] ? place->a3 : "-");
    row[5] = g_strdup_printf("%s (%s)%s", place->source, place->id, note);
    g_ptr_array_add(listing->rows, row);
    g_free(latitude);
    g_free(longitude);
}

static void add_line_take(Listing *listing, char *line)
{
    char **row = g_new0(char *, 2);
    row[0] = line;
    g_ptr_array_add(listing->rows, row);
}

/** ", where_prec 4": the precision in a database's code; "" where none is asked for. */
static char *code_note(const BmExportFormat *format, const char *precision)
{
    if (!format || !format->precision.columns)
        return g_strdup("");
    const char *code = bm_code_of_word(&format->precision, bm_precision_words, precision);
    return g_strdup_printf(", %s %s", format->precision.columns[0], code ? code : "none");
}

static void list_result(Listing *listing, const BmGeocode *result, const Options *options)
{
    if (result->place) {
        gboolean guess = result->status == BM_GEOCODE_GUESS;
        char *code = code_note(options->format, result->precision);
        char *note =
            guess ? g_strdup_printf("%s, a guess for '%s'", code, result->query) : g_strdup(code);
        g_free(code);
        add_row(listing, "", result->place->name, result->place, note);
        g_free(note);
    } else {
        char *nearest = result->nearest ? g_strjoinv(", ", result->nearest) : g_strdup("");
        add_line_take(listing, g_strdup_printf("%s: %s%s%s", result->query,
                                               bm_geocode_status_words[result->status],
                                               nearest[0] ? "; nearest: " : "", nearest));
        g_free(nearest);
    }
    for (guint i = 0; i < result->candidates->len; i++) {
        const BmPlace *place = g_ptr_array_index(result->candidates, i);
        add_row(listing, "  ", place->name, place, "");
    }
    for (guint i = 0; options->why && i < result->why->len; i++)
        add_line_take(listing,
                      g_strdup_printf("    why: %s", (char *)g_ptr_array_index(result->why, i)));
}

/** Pads each column to its widest cell, counted in characters. */
static void print_listing(const Listing *listing, GString *out)
{
    glong widths[COLUMNS] = { 0 };
    for (guint i = 0; i < listing->rows->len; i++) {
        char **row = g_ptr_array_index(listing->rows, i);
        for (guint j = 0; row[1] && row[j]; j++)
            widths[j] = MAX(widths[j], g_utf8_strlen(row[j], -1));
    }
    for (guint i = 0; i < listing->rows->len; i++) {
        char **row = g_ptr_array_index(listing->rows, i);
        for (guint j = 0; row[j]; j++) {
            g_string_append(out, row[j]);
            for (glong k = g_utf8_strlen(row[j], -1); row[j + 1] && k < widths[j] + 2; k++)
                g_string_append_c(out, ' ');
        }
        g_string_append_c(out, '\n');
    }
}

static void print_json(const BmGeocode *result, const BmExportFormat *format, GString *out)
{
    json_t *object = json_object();
    bm_geocode_set_json(object, result);
    if (format)
        bm_code_set_json(object, &format->precision, bm_precision_words, result->precision);
    char *line = json_dumps(object, JSON_REAL_PRECISION(10));
    g_string_append_printf(out, "%s\n", line);
    free(line);
    json_decref(object);
}

/** What the queries share while they are answered. */
typedef struct {
    const Options *options;
    BmGazetteer *gazetteer;
    Listing listing;
    GString *json;
    gboolean doubt;
} Run;

static gboolean answer(Run *run, const char *query, const char *kind, const char *country,
                       const BmGeocodeGroup *group, GError **error)
{
    BmGeocodeHint hint = { .group = group,
                           .kind = kind && kind[0] ? kind : run->options->kind,
                           .country = country && country[0] ? country : run->options->country };
    BmGeocode *result = bm_geocode(run->gazetteer, query, &hint, error);
    if (!result)
        return FALSE;
    run->doubt = run->doubt || !result->place;
    if (run->options->common.json)
        print_json(result, run->options->format, run->json);
    else
        list_result(&run->listing, result, run->options);
    bm_geocode_free(result);
    return TRUE;
}

static const char *cell(const BmTableRow *row, int column)
{
    return column >= 0 ? row->cells[column].text : NULL;
}

static gboolean answer_row(Run *run, const BmTable *table, const BmTableRow *row,
                           BmTableGroups *groups, BmCommandContext *context, GError **error)
{
    const BmGeocodeGroup *group;
    if (!bm_table_groups_ask(groups, row, &group, error))
        return FALSE;
    const char *place = cell(row, bm_table_column(table, "place"));
    const char *kind = cell(row, bm_table_column(table, "kind"));
    char *country = g_ascii_strup(cell(row, bm_table_column(table, "country"))
                                      ? cell(row, bm_table_column(table, "country"))
                                      : "",
                                  -1);
    gboolean good = TRUE;
    if (kind && kind[0] && !g_strv_contains(kinds, kind)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u: the kind '%s' is none of city, district, province, crossing, country, "
                    "region",
                    table->file, row->line, kind);
        good = FALSE;
    } else {
        if (place[0] == '\0')
            bm_warnings_add(context->warnings, "%s:%u: the row names no place; it is left out",
                            table->file, row->line);
        /* an object a row, so that both can be read side by side */
        if (place[0] || run->options->common.json)
            good = answer(run, place, kind, country, group, error);
    }
    g_free(country);
    return good;
}

static gboolean answer_table(Run *run, BmCommandContext *context, GError **error)
{
    BmTable *table = bm_table_read(run->options->table, context->warnings, error);
    if (!table)
        return FALSE;
    gboolean good = bm_table_column(table, "place") >= 0;
    if (!good)
        g_set_error(
            error, BM_ERROR, BM_ERROR_INPUT,
            "%s:%u: no column is named 'place'; the columns are place, country, kind, group",
            table->file, table->header_line);
    BmTableGroups *groups = good ? bm_table_groups_new(table, run->gazetteer) : NULL;
    for (guint i = 0; good && i < bm_table_count(table); i++)
        good = answer_row(run, table, bm_table_row(table, i), groups, context, error);
    bm_table_groups_free(groups);
    bm_table_free(table);
    return good;
}

static gboolean answer_all(Run *run, int count, char **places, BmCommandContext *context,
                           GError **error)
{
    for (int i = 0; i < count; i++)
        if (!answer(run, places[i], NULL, NULL, NULL, error))
            return FALSE;
    return !run->options->table || answer_table(run, context, error);
}

static int geocode(const Options *options, int count, char **places, BmCommandContext *context,
                   GError **error)
{
    Run run = { .options = options };
    run.gazetteer = bm_gazetteer_open_with(options->gazetteer, context->warnings, error);
    if (!run.gazetteer)
        return BM_ERROR_INPUT;
    run.json = g_string_new(NULL);
    run.listing.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    gboolean good = answer_all(&run, count, places, context, error);
    if (good && !options->common.json)
        print_listing(&run.listing, run.json);
    good = good && bm_command_write(&options->common, run.json->str, error);
    g_ptr_array_unref(run.listing.rows);
    g_string_free(run.json, TRUE);
    bm_gazetteer_free(run.gazetteer);
    return good && run.doubt ? BM_ERROR_DOUBT : 0;
}

int bm_command_geocode(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    const GOptionEntry entries[] = {
        { "file", 'f', 0, G_OPTION_ARG_FILENAME, &options.table,
          "Read places from TABLE (columns place, country, kind, group; - is standard input)",
          "TABLE" },
        { "country", 0, 0, G_OPTION_ARG_STRING, &options.country,
          "Only places in this country (ISO 3166 alpha-3)", "A3" },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
          "Only a city, district, province, crossing, country or region", "KIND" },
        { "gazetteer", 0, 0, G_OPTION_ARG_FILENAME, &options.gazetteer,
          "Places of your own, which win: a table with name, lon, lat, or geodata", "FILE" },
        { "codes", 0, 0, G_OPTION_ARG_STRING, &options.codes,
          "Also tell the precision in the codes of acled, ged or a format's own .yaml file",
          "FORMAT" },
        { "why", 0, 0, G_OPTION_ARG_NONE, &options.why, "Say what decided", NULL },
        G_OPTION_ENTRY_NULL,
    };
    GError *problem = NULL;
    int status = 0;
    if (bm_command_parse(&argc, &argv, "PLACE…", "Says where each place is.", entries,
                         &options.common, context, &problem) &&
        check_options(&options, argc - 1, &problem) &&
        bm_codes_open("geocode", options.codes, &options.format, &problem))
        status = geocode(&options, argc - 1, argv + 1, context, &problem);
    if (problem) {
        status = problem->code;
        g_propagate_error(error, problem);
    }
    g_free(options.table);
    g_free(options.country);
    g_free(options.kind);
    g_free(options.gazetteer);
    g_free(options.codes);
    bm_export_format_free(options.format);
    g_strfreev(options.common.outputs);
    return status;
}
