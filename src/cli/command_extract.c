/** @file
 * bordermap extract: what a report says, as draft events, or its toponyms one a line.
 */
#include "cli/command.h"
#include "cli/option_value.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/data_path.h"
#include "cli/geocode_json.h"
#include "document/write.h"
#include "event/event_date.h"
#include "event/event_fields.h"
#include "event/event_write.h"
#include "extract/extract.h"
#include "extract/mentions.h"

typedef struct {
    char *language, *date, *gazetteer, *codes;
    BmExportFormat *format; /**< whose codes are told; NULL: nobody's */
    gboolean places;
    BmCommonOptions common;
} Options;

/** What the reports share while they are read. */
typedef struct {
    const Options *options;
    BmCommandContext *context;
    BmRules *rules;
    BmNames *names;
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
    if (run->options->format)
        bm_code_set_json(object, &run->options->format->precision, bm_precision_words,
                         mention->geocode->precision);
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
    GPtrArray *mentions = bm_mentions_find(run->rules, tokens, run->names, error);
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

/** A text as a string; a number or a flag as itself. */
static json_t *json_of(const BmNode *node)
{
    if (node->kind == BM_NODE_SCALAR) {
        double number;
        if (node->quoted)
            return json_string(node->text);
        if (!bm_parse_number(node->text, &number))
            return json_boolean(g_str_equal(node->text, "true"));
        return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number)
                                                              : json_real(number);
    }
    json_t *json = node->kind == BM_NODE_MAPPING ? json_object() : json_array();
    for (guint i = 0; i < bm_node_count(node); i++) {
        json_t *item = json_of(bm_node_item(node, i));
        if (node->kind == BM_NODE_MAPPING)
            json_object_set_new(json, ((BmNode *)g_ptr_array_index(node->keys, i))->text, item);
        else
            json_array_append_new(json, item);
    }
    return json;
}

/** How exactly an event's place is known: as it says, else as its name is found; static. */
static const char *precision_of(const Run *run, const BmEvent *event)
{
    if (!event->placed)
        return NULL;
    if (event->precision != BM_PRECISION_UNSTATED || !event->place)
        return bm_precision_words[event->precision];
    BmGeocodeHint hint = { .kind = event->kind, .country = event->country, .coarse = TRUE };
    const BmGeocode *found = bm_names_geocode(run->names, event->place, &hint, NULL);
    return found && found->place ? found->precision : NULL;
}

/** How exactly the place and the day are known, in a database's codes. */
static void add_codes(const Run *run, const BmEvent *event, json_t *object)
{
    const BmExportFormat *format = run->options->format;
    if (!format)
        return;
    bm_code_set_json(object, &format->precision, bm_precision_words, precision_of(run, event));
    bm_code_set_json(object, &format->date_precision, bm_date_precision_words,
                     event->date_precision);
}

static void print_events_json(Run *run, const BmEventList *events)
{
    for (guint i = 0; i < events->events->len; i++) {
        BmNode *node = bm_event_to_node(bm_event_list_borrow(events, i));
        json_t *object = json_of(node);
        json_object_set_new(object, "draft", json_true());
        add_codes(run, bm_event_list_borrow(events, i), object);
        char *line = json_dumps(object, JSON_REAL_PRECISION(10));
        g_string_append_printf(run->out, "%s\n", line);
        free(line);
        json_decref(object);
        bm_node_free(node);
    }
}

/** What a person should know of the draft, before it. */
static void print_heading(Run *run, const BmReport *report, const BmExtraction *extraction)
{
    g_string_append_printf(run->out,
                           "# A draft of events from %s, drawn by rules: check each against its "
                           "sentence.\n# When you have, take \"draft: true\" away.\n",
                           report->name);
    if (extraction->aside->len > 0)
        g_string_append(run->out, "# Sentences left aside, and why:\n");
    for (guint i = 0; i < extraction->aside->len; i++)
        g_string_append_printf(run->out, "# - %s\n",
                               (char *)g_ptr_array_index(extraction->aside, i));
}

static gboolean print_events(Run *run, const BmReport *report, GError **error)
{
    BmExtraction *extraction = bm_extract(report, run->rules, run->names, run->options->date,
                                          run->context->warnings, error);
    if (!extraction)
        return FALSE;
    run->doubt = run->doubt || extraction->in_doubt;
    if (extraction->events->events->len == 0)
        bm_warnings_add(run->context->warnings, "%s: no event was found in it", report->name);
    if (run->options->common.json) {
        print_events_json(run, extraction->events);
    } else {
        BmNode *node = bm_event_list_to_node(extraction->events);
        print_heading(run, report, extraction);
        bm_document_write(run->out, node);
        bm_node_free(node);
    }
    bm_extraction_free(extraction);
    return TRUE;
}

static gboolean extract_file(Run *run, const char *path, GError **error)
{
    BmReport *report = bm_report_read(path, run->context->warnings, error);
    if (!report)
        return FALSE;
    gboolean good =
        run->options->places ? list_places(run, report, error) : print_events(run, report, error);
    bm_report_free(report);
    return good;
}

/** The words of a language; where there are none, it is said which there are and how one is made.
 */
static BmRules *load_rules(const char *language, GError **error)
{
    char *file = g_strdup_printf("extract/%s.yaml", language);
    char *path = bm_data_path(file, NULL);
    BmRules *rules = path ? bm_rules_load(language, error) : NULL;
    char *english = path ? NULL : bm_data_path("extract/en.yaml", error);
    if (english) { /* else our data is missing altogether */
        char *languages = bm_data_names("extract", ".yaml");
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "--lang %s: no word lists of this language; there are: %s; a language is added "
                    "by %s with the keys of %s",
                    language, languages, file, english);
        g_free(languages);
    }
    g_free(english);
    g_free(path);
    g_free(file);
    return rules;
}

static int extract(const Options *options, int count, char **paths, BmCommandContext *context,
                   GError **error)
{
    Run run = { .options = options, .context = context, .out = g_string_new(NULL) };
    run.rules = load_rules(options->language ? options->language : "en", error);
    BmGazetteer *gazetteer =
        run.rules ? bm_gazetteer_open_with(options->gazetteer, context->warnings, error) : NULL;
    run.names = gazetteer ? bm_names_new(gazetteer) : NULL;
    gboolean good = gazetteer != NULL;
    for (int i = 0; good && i < count; i++)
        good = extract_file(&run, paths[i], error);
    good = good && bm_command_write(&options->common, run.out->str, error);
    bm_names_free(run.names);
    bm_gazetteer_free(gazetteer);
    bm_rules_free(run.rules);
    g_string_free(run.out, TRUE);
    return good && run.doubt ? BM_ERROR_DOUBT : 0;
}

static gboolean check_date(const char *date, GError **error)
{
    char *problem = NULL;
    gboolean good = strlen(date) == 10 && bm_event_date_check(date, &problem);
    if (!good)
        bm_usage_error(error, "extract: --date '%s' is no day; write it as 2026-02-27", date);
    g_free(problem);
    return good;
}

static gboolean check_options(const Options *options, int count, GError **error)
{
    if (count == 0)
        return bm_usage_error(error,
                              "extract: no report is named; name a file of text or HTML, or - "
                              "for standard input");
    if (count > 1 && !options->places && !options->common.json)
        return bm_usage_error(
            error, "extract: %d reports make no single events file; name one, or ask for --json",
            count);
    if (options->codes && !options->common.json)
        return bm_usage_error(error, "extract: --codes tells codes in JSON only; add --json");
    if (options->date && !check_date(options->date, error))
        return FALSE;
    for (const char *at = options->language; at && *at; at++)
        if (!g_ascii_isalnum(*at) && *at != '-' && *at != '_')
            return bm_usage_error(error, "extract: --lang '%s' is not a code of a language, as en",
                                  options->language);
    return TRUE;
}

int bm_command_extract(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    const GOptionEntry entries[] = {
        { "places", 0, 0, G_OPTION_ARG_NONE, &options.places,
          "List every toponym with where it stands, in code points from 0", NULL },
        { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
          "The day of the report, against which weekdays are resolved", "YYYY-MM-DD" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
          "The language of the report (en); its rules are extract/LANG.yaml", "LANG" },
        { "codes", 0, 0, G_OPTION_ARG_STRING, &options.codes,
          "With --json, also tell precisions in the codes of acled, ged or a format's .yaml file",
          "FORMAT" },
        { "gazetteer", 0, 0, G_OPTION_ARG_FILENAME, &options.gazetteer,
          "Places of your own, which win: a table with name, lon, lat, or geodata", "FILE" },
        G_OPTION_ENTRY_NULL,
    };
    GError *problem = NULL;
    int status = 0;
    if (bm_command_parse(&argc, &argv, "REPORT…", "Drafts events from a report, for review.",
                         entries, &options.common, context, &problem) &&
        check_options(&options, argc - 1, &problem) &&
        bm_codes_open("extract", options.codes, &options.format, &problem))
        status = extract(&options, argc - 1, argv + 1, context, &problem);
    if (problem) {
        status = problem->code;
        g_propagate_error(error, problem);
    }
    g_free(options.language);
    g_free(options.date);
    g_free(options.gazetteer);
    g_free(options.codes);
    bm_export_format_free(options.format);
    g_strfreev(options.common.outputs);
    return status;
}
