/** @file
 * bordermap extract: what a report says, as draft events, or its toponyms one a line.
 */
#include "cli/command.h"

#include <jansson.h>

#include "base/atomic_file.h"
#include "cli/geocode_json.h"
#include "extract/mentions.h"
#include "extract/report.h"

typedef struct {
    char *language;
    gboolean places;
    BmCommonOptions common;
} Options;

/** What the reports share while they are read. */
typedef struct {
    const Options *options;
    BmCommandContext *context;
    BmRules *rules;
    BmGazetteer *gazetteer;
    GString *out;
    gboolean doubt;
} Run;

static void print_place_json(Run *run, const BmReport *report, const BmTokens *tokens,
                             const BmMention *mention)
{
    guint start, end;
    bm_report_locate(report, bm_token(tokens, mention->first)->first,
                     bm_token(tokens, mention->end - 1)->last, &start, &end);
    json_t *object = json_object();
    json_object_set_new(object, "file", json_string(report->name));
    json_object_set_new(object, "start", json_integer(start));
    json_object_set_new(object, "end", json_integer(end));
    json_object_set_new(object, "toponym", json_string(mention->toponym));
    bm_geocode_set_json(object, mention->geocode);
    char *line = json_dumps(object, JSON_REAL_PRECISION(10));
    g_string_append_printf(run->out, "%s\n", line);
    free(line);
    json_decref(object);
}

static void print_place(Run *run, const BmReport *report, const BmTokens *tokens,
                        const BmMention *mention)
{
    guint start, end;
    bm_report_locate(report, bm_token(tokens, mention->first)->first,
                     bm_token(tokens, mention->end - 1)->last, &start, &end);
    const BmPlace *place = mention->geocode->place;
    g_string_append_printf(run->out, "%s:%u-%u: %s: %s", report->name, start, end, mention->toponym,
                           bm_geocode_status_words[mention->geocode->status]);
    if (place) {
        char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(latitude, sizeof latitude, "%.4f", place->latitude);
        g_ascii_formatd(longitude, sizeof longitude, "%.4f", place->longitude);
        g_string_append_printf(run->out, ", %s (%s, %s), lat %s lon %s", place->name, place->kind,
                               place->a3[0] ? place->a3 : "-", latitude, longitude);
    }
    g_string_append_c(run->out, '\n');
}

static gboolean list_places(Run *run, const BmReport *report, GError **error)
{
    BmTokens *tokens = bm_rules_tokens(run->rules, report->text);
    GPtrArray *mentions = bm_mentions_find(run->rules, tokens, run->gazetteer, error);
    for (guint i = 0; mentions && i < mentions->len; i++) {
        const BmMention *mention = g_ptr_array_index(mentions, i);
        run->doubt = run->doubt || !mention->geocode->place;
        if (run->options->common.json)
            print_place_json(run, report, tokens, mention);
        else
            print_place(run, report, tokens, mention);
    }
    gboolean good = mentions != NULL;
    g_clear_pointer(&mentions, g_ptr_array_unref);
    bm_tokens_free(tokens);
    return good;
}

static gboolean extract_file(Run *run, const char *path, GError **error)
{
    BmReport *report = bm_report_read(path, run->context->warnings, error);
    if (!report)
        return FALSE;
    gboolean good = list_places(run, report, error);
    bm_report_free(report);
    return good;
}

static gboolean write_out(const Options *options, GString *out, GError **error)
{
    static const char *const standard[] = { "-", NULL };
    const char *const *paths =
        options->common.outputs ? (const char *const *)options->common.outputs : standard;
    GBytes *bytes = g_bytes_new(out->str, out->len);
    gboolean good = TRUE;
    for (guint i = 0; good && paths[i]; i++)
        good = bm_atomic_file_write(paths[i], bytes, error);
    g_bytes_unref(bytes);
    return good;
}

static int extract(const Options *options, int count, char **paths, BmCommandContext *context,
                   GError **error)
{
    Run run = { .options = options, .context = context, .out = g_string_new(NULL) };
    run.rules = bm_rules_load(options->language ? options->language : "en", error);
    run.gazetteer = run.rules ? bm_gazetteer_open(error) : NULL;
    gboolean good = run.gazetteer != NULL;
    for (int i = 0; good && i < count; i++)
        good = extract_file(&run, paths[i], error);
    good = good && write_out(options, run.out, error);
    bm_gazetteer_free(run.gazetteer);
    bm_rules_free(run.rules);
    g_string_free(run.out, TRUE);
    return good && run.doubt ? BM_ERROR_DOUBT : 0;
}

static gboolean check_options(const Options *options, int count, GError **error)
{
    if (count == 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "extract: no report is named; name a file of text or HTML, or - for standard "
                    "input");
        return FALSE;
    }
    for (const char *at = options->language; at && *at; at++)
        if (!g_ascii_isalnum(*at) && *at != '-' && *at != '_') {
            g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                        "extract: --lang '%s' is not a code of a language, as en",
                        options->language);
            return FALSE;
        }
    return TRUE;
}

int bm_command_extract(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    const GOptionEntry entries[] = {
        { "places", 0, 0, G_OPTION_ARG_NONE, &options.places,
          "List every toponym with where it stands, in code points from 0", NULL },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
          "The language of the report (en); its rules are extract/LANG.yaml", "LANG" },
        G_OPTION_ENTRY_NULL,
    };
    GError *problem = NULL;
    int status = 0;
    if (bm_command_parse(&argc, &argv, "REPORT…", "Drafts events from a report, for review.",
                         entries, &options.common, context, &problem) &&
        check_options(&options, argc - 1, &problem))
        status = extract(&options, argc - 1, argv + 1, context, &problem);
    if (problem) {
        status = problem->code;
        g_propagate_error(error, problem);
    }
    g_free(options.language);
    g_strfreev(options.common.outputs);
    return status;
}
