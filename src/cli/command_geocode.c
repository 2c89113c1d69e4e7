/** @file
 * bordermap geocode: where places are, as aligned text or JSON, one line a query.
 */
#include "cli/command.h"

#include <string.h>

#include "cli/geocode_json.h"
#include "cli/geocode_table.h"
#include "document/node.h"

typedef struct {
    char *table, *country, *kind, *gazetteer, *codes;
    BmExportFormat *format; /**< whose codes are told; NULL: nobody's */
    gboolean why;
    BmCommonOptions common;
} Options;

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
    if (options->kind && !g_strv_contains(bm_geocode_kinds, options->kind)) {
        const char *nearest = bm_nearest_word(options->kind, bm_geocode_kinds);
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

static gboolean answer(BmGazetteer *gazetteer, const char *query, const Options *options,
                       const BmGeocodeForm *form, BmGeocodeAnswers *answers, GError **error)
{
    const BmGeocodeHint hint = { .kind = options->kind, .country = options->country };
    BmGeocode *result = bm_geocode(gazetteer, query, &hint, error);
    if (!result)
        return FALSE;
    answers->doubt = answers->doubt || !result->place;
    bm_geocode_listing_add(answers->listing, result, form);
    bm_geocode_free(result);
    return TRUE;
}

static gboolean answer_all(BmGazetteer *gazetteer, const Options *options, char **places,
                           BmGeocodeAnswers *answers, BmCommandContext *context, GError **error)
{
    const BmGeocodeForm form = { options->common.json, options->why, options->format };
    for (guint i = 0; places[i]; i++)
        if (!answer(gazetteer, places[i], options, &form, answers, error))
            return FALSE;
    const BmGeocodeTable table = { options->table, options->kind, options->country,
                                   options->gazetteer };
    return !options->table ||
           bm_geocode_table_answer(&table, gazetteer, &form, answers, context->warnings, error);
}

static int geocode(const Options *options, char **places, BmCommandContext *context, GError **error)
{
    BmGazetteer *gazetteer = bm_gazetteer_open_with(options->gazetteer, context->warnings, error);
    if (!gazetteer)
        return BM_ERROR_INPUT;
    BmGeocodeAnswers answers = { .listing = bm_geocode_listing_new() };
    gboolean good = answer_all(gazetteer, options, places, &answers, context, error);
    GString *text = g_string_new(NULL);
    if (good)
        bm_geocode_listing_print(answers.listing, text);
    good = good && bm_command_write(&options->common, text->str, error);
    g_string_free(text, TRUE);
    g_ptr_array_unref(answers.listing);
    bm_gazetteer_free(gazetteer);
    return good && answers.doubt ? BM_ERROR_DOUBT : 0;
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
        status = geocode(&options, argv + 1, context, &problem);
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
