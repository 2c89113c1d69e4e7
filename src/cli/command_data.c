/** @file
 * bordermap data: the sets of geodata there are, importing one's own, checking them, indexing.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option_value.h"
#include "document/node.h"
#include "source/catalogue.h"
#include "source/data_hash.h"
#include "source/data_import.h"
#include "source/quadtree.h"

/** Where one's own sets are kept unless --into says otherwise: beside the maps, not at home. */
#define OWN_FOLDER "geodata"

typedef struct {
    char *id, *title, *source, *version, *licence, *attribution, *url, *valid, *role, *layer;
    char *name_field, *code_field, *into, *clip, *accuracy;
    BmCommonOptions common;
} Options;

static const char *const verbs[] = { "import", "list", "check", "index", NULL };
static const char *const roles[] = { "countries", "provinces", "borders", "layer", NULL };

static const char *folder_of(const Options *options)
{
    return options->into ? options->into : OWN_FOLDER;
}

static gboolean check_id(const char *id, GError **error)
{
    gboolean good = *id && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(id);
    if (!good)
        return bm_usage_error(
            error, "data: --id %s is no name of a set; use small letters, digits, - and _", id);
    BmCatalogue *catalogue = bm_catalogue_open(error);
    if (!catalogue)
        return FALSE;
    good = !g_str_equal(id, "auto");
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        good = good && !g_str_equal(set->id, id) && !g_str_equal(set->level, id);
    }
    bm_catalogue_free(catalogue);
    return good ||
           bm_usage_error(error, "data: --id %s is a set of the program's own; choose another", id);
}

static gboolean is_date(const char *text)
{
    return g_regex_match_simple("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", text,
                                0, 0);
}

static gboolean check_valid(const char *valid, GError **error)
{
    char **ends = g_strsplit(valid, "/", 3);
    guint count = g_strv_length(ends);
    gboolean good = count >= 1 && count <= 2 && is_date(ends[0]) &&
                    (count == 1 || (is_date(ends[1]) && strcmp(ends[0], ends[1]) <= 0));
    g_strfreev(ends);
    return good ||
           bm_usage_error(error,
                          "data: --valid %s is no date; write 2024-01-01, or 2024-01-01/2025-06-30 "
                          "for from and to",
                          valid);
}

static gboolean parse_clip(const char *text, BmExtent *clip, GError **error)
{
    double sides[4];
    gboolean good = bm_option_numbers(text, ",", 4, sides);
    if (good)
        *clip = (BmExtent){ sides[0], sides[1], sides[2], sides[3] };
    good = good && clip->west >= -180 && clip->west < clip->east && clip->east <= 180 &&
           clip->south >= -90 && clip->south < clip->north && clip->north <= 90;
    return good ||
           bm_usage_error(
               error, "data: --clip %s is no box; write WEST,SOUTH,EAST,NORTH in degrees", text);
}

/** What must be said of a set, since maps print it. */
static gboolean check_said(const Options *options, GError **error)
{
    const struct {
        const char *option, *value, *example;
    } needed[] = { { "id", options->id, "pak-2025" },
                   { "source", options->source, "Survey of Pakistan, districts" },
                   { "licence", options->licence, "CC BY 4.0" },
                   { "attribution", options->attribution, "Survey of Pakistan" },
                   { "valid", options->valid, "2025-01-01" },
                   { "accuracy", options->accuracy, "50" } };
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
        if (!needed[i].value || !*needed[i].value)
            return bm_usage_error(error, "data: import needs --%s, for example --%s \"%s\"",
                                  needed[i].option, needed[i].option, needed[i].example);
    if (options->role && !g_strv_contains(roles, options->role))
        return bm_usage_error(
            error, "data: --role %s is not known; write countries, provinces, borders or layer",
            options->role);
    return check_id(options->id, error) && check_valid(options->valid, error);
}

static int run_import(const char *file, const Options *options, BmCommandContext *context,
                      GError **error)
{
    BmExtent clip;
    double accuracy = 0;
    if (!file)
        return bm_usage_error(error,
                              "data: import needs a file; bordermap data import FILE --id NAME …");
    if (!check_said(options, error) || (options->clip && !parse_clip(options->clip, &clip, error)))
        return FALSE;
    if (!bm_parse_number(options->accuracy, &accuracy) || accuracy <= 0)
        return bm_usage_error(error, "data: --accuracy %s is no number of metres; write 100",
                              options->accuracy);
    const BmImport import = { .file = file,
                              .layer = options->layer,
                              .id = options->id,
                              .title = options->title,
                              .source = options->source,
                              .version = options->version,
                              .licence = options->licence,
                              .attribution = options->attribution,
                              .url = options->url,
                              .valid = options->valid,
                              .role = options->role,
                              .name_field = options->name_field,
                              .code_field = options->code_field,
                              .into = folder_of(options),
                              .clip = options->clip ? &clip : NULL,
                              .accuracy_m = accuracy };
    BmImported imported;
    gboolean good = bm_data_import(&import, &imported, context->warnings, error);
    if (good && !context->quiet)
        g_print("%s/%s: %s, %u features, %u points%s\n", import.into, import.id, imported.role,
                imported.features, imported.points, imported.borders ? ", with borders" : "");
    g_free(imported.role);
    return good;
}

/** The program's sets and, where there are any, those of the folder. */
static BmCatalogue *open_all(const char *folder, gboolean asked, GError **error)
{
    BmCatalogue *catalogue = bm_catalogue_open(error);
    char *own = g_build_filename(folder, "catalogue.yaml", NULL);
    if (catalogue && (asked || g_file_test(own, G_FILE_TEST_EXISTS)) &&
        !bm_catalogue_add_folder(catalogue, folder, error))
        g_clear_pointer(&catalogue, bm_catalogue_free);
    g_free(own);
    return catalogue;
}

static void append_padded(GString *out, const char *text, glong width)
{
    g_string_append(out, *text ? text : "–");
    for (glong i = g_utf8_strlen(*text ? text : "–", -1); i < width; i++)
        g_string_append_c(out, ' ');
}

/** How a map names the set: FOLDER/ID of one's own, its id of the program's; for g_free(). */
static char *name_of(const BmDataSet *set)
{
    return set->folder ? g_build_filename(set->folder, set->id, NULL) : g_strdup(set->id);
}

static char *list_text(const BmCatalogue *catalogue)
{
    GString *out =
        g_string_new("set                         version                      valid       "
                     "           metres  licence\n");
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        char *name = name_of(set), metres[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(metres, sizeof metres, "%.0f", set->accuracy_m);
        append_padded(out, name, 28);
        append_padded(out, set->version, 29);
        append_padded(out, set->valid, 23);
        append_padded(out, set->accuracy_m > 0 ? metres : "", 8);
        g_string_append_printf(out, "%s\n", set->licence);
        g_free(name);
    }
    return g_string_free(out, FALSE);
}

static char *list_json(const BmCatalogue *catalogue)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        char *name = name_of(set);
        json_t *object = json_pack(
            "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "set", name, "title", set->title,
            "level", set->level, "role", set->role, "source", set->source, "version", set->version,
            "valid", set->valid, "licence", set->licence, "attribution", set->attribution,
            "accuracy_m", json_integer((json_int_t)llround(set->accuracy_m)));
        char *line = json_dumps(object, JSON_COMPACT);
        g_string_append_printf(out, "%s\n", line);
        free(line);
        json_decref(object);
        g_free(name);
    }
    return g_string_free(out, FALSE);
}

static gboolean print(const Options *options, char *text_take, GError **error)
{
    gboolean good = bm_command_write(&options->common, text_take, error);
    g_free(text_take);
    return good;
}

static gboolean run_list(const char *folder, const Options *options, GError **error)
{
    BmCatalogue *catalogue = open_all(folder ? folder : folder_of(options), folder != NULL, error);
    if (!catalogue)
        return FALSE;
    char *text = options->common.json ? list_json(catalogue) : list_text(catalogue);
    bm_catalogue_free(catalogue);
    return print(options, text, error);
}

/** Verifies what is registered in the folder; `*faults` is how many sets are not as they were. */
static gboolean run_check(const char *folder, const Options *options, guint *faults, GError **error)
{
    const char *where = folder ? folder : folder_of(options);
    char *path = g_build_filename(where, "catalogue.yaml", NULL);
    BmCatalogue *catalogue = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        catalogue = bm_catalogue_open_file(path, error);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: holds no geodata of yours, so nothing is checked; name the folder of your "
                    "sets (bordermap data check FOLDER), or make one with bordermap data import",
                    where);
    g_free(path);
    if (!catalogue)
        return FALSE;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        char *fault = set->hashes && set->hashes[0]
                          ? bm_data_hashes_check(where, (const char *const *)set->hashes)
                          : g_strdup("has no hash");
        *faults += fault != NULL;
        g_string_append_printf(out, "%s/%s: %s\n", where, set->id, fault ? fault : "OK");
        g_free(fault);
    }
    bm_catalogue_free(catalogue);
    return print(options, g_string_free(out, FALSE), error);
}

static int run(const char *verb, const char *argument, const Options *options,
               BmCommandContext *context, GError **error)
{
    guint faults = 0;
    gboolean good;
    if (strcmp(verb, "import") == 0)
        good = run_import(argument, options, context, error);
    else if (strcmp(verb, "list") == 0)
        good = run_list(argument, options, error);
    else if (strcmp(verb, "check") == 0)
        good = run_check(argument, options, &faults, error);
    else if (argument)
        good = bm_quadtree_write(argument, context->warnings, error);
    else
        good =
            bm_usage_error(error, "data: index needs a shapefile; bordermap data index FILE.shp");
    if (!good)
        return error && *error ? (*error)->code : BM_ERROR_INPUT;
    return faults > 0 ? BM_ERROR_DOUBT : 0;
}

static void options_clear(Options *options)
{
    char *texts[] = { options->id,      options->title,      options->source,
                      options->version, options->licence,    options->attribution,
                      options->url,     options->valid,      options->role,
                      options->layer,   options->name_field, options->code_field,
                      options->into,    options->clip,       options->accuracy };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(options->common.outputs);
}

static gboolean check_words(int argc, char **argv, GError **error)
{
    if (argc < 2)
        return bm_usage_error(error, "data: nothing to do; say import, list, check or index");
    if (!g_strv_contains(verbs, argv[1])) {
        const char *near = bm_nearest_word(argv[1], verbs);
        return bm_usage_error(error, "data: '%s' is none of import, list, check, index%s%s%s",
                              argv[1], near ? "; did you mean " : "", near ? near : "",
                              near ? "?" : "");
    }
    return argc <= 3 || bm_usage_error(error, "data: one at a time; '%s' is one too many", argv[3]);
}

int bm_command_data(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    const GOptionEntry entries[] = {
        { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, "Name of the set", "NAME" },
        { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, "Who made it, and what it is",
          "TEXT" },
        { "licence", 0, 0, G_OPTION_ARG_STRING, &options.licence, "Its licence", "TEXT" },
        { "attribution", 0, 0, G_OPTION_ARG_STRING, &options.attribution,
          "What maps print for its use", "TEXT" },
        { "valid", 0, 0, G_OPTION_ARG_STRING, &options.valid, "Date of what it shows, or from/to",
          "DATE" },
        { "accuracy", 0, 0, G_OPTION_ARG_STRING, &options.accuracy,
          "How far its lines may lie from the ground", "METRES" },
        { "clip", 0, 0, G_OPTION_ARG_STRING, &options.clip, "Keep only this window, in degrees",
          "W,S,E,N" },
        { "name-field", 0, 0, G_OPTION_ARG_STRING, &options.name_field, "Field of names (name)",
          "F" },
        { "code-field", 0, 0, G_OPTION_ARG_STRING, &options.code_field,
          "Field of codes, of countries ISO 3166 alpha-3 (a3)", "F" },
        { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
          "countries, provinces, borders or layer, where it is not found out", "ROLE" },
        { "layer", 0, 0, G_OPTION_ARG_STRING, &options.layer, "Layer of a file that has several",
          "NAME" },
        { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "Title of the set", "TEXT" },
        { "set-version", 0, 0, G_OPTION_ARG_STRING, &options.version, "Its version", "TEXT" },
        { "url", 0, 0, G_OPTION_ARG_STRING, &options.url, "Where it is from", "URL" },
        { "into", 0, 0, G_OPTION_ARG_FILENAME, &options.into,
          "Folder of one's own sets (" OWN_FOLDER ")", "FOLDER" },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    int status = BM_ERROR_USAGE;
    if (bm_command_parse(
            &argc, &argv, "import FILE | list [FOLDER] | check [FOLDER] | index FILE",
            "Import geodata of one's own, list and verify the sets, index a shapefile.", entries,
            &options.common, context, error) &&
        check_words(argc, argv, error))
        status = run(argv[1], argc > 2 ? argv[2] : NULL, &options, context, error);
    options_clear(&options);
    return status;
}
