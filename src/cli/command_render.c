/** @file
 * `bordermap render`: one map, in as many formats as asked, composed once.
 */
#include "cli/command.h"
#include "cli/render_output.h"
#include "compose/compose.h"
#include "compose/series.h"
#include "event/export_format.h"
#include "map/distance.h"
#include "map/map_read.h"
#include "paint/paint.h"
#include "source/data_choice.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    char *size, *style, *language, *extent, *projection, *title, *to, *from, *around, *radius;
    char *border, *border_name, *provinces, *name_field, *svg_text, *data, *scale, *dpi, *claims;
    char *dates, *types, *actors, *within, *by, *since;
    char *worldview, *policy, *gazetteer;
    gboolean skip_unknown;
} Options;

static void options_clear(Options *options)
{
    char *texts[] = {
        options->size,       options->style,      options->language, options->extent,
        options->projection, options->title,      options->to,       options->from,
        options->around,     options->radius,     options->border,   options->border_name,
        options->provinces,  options->name_field, options->svg_text, options->data,
        options->scale,      options->dpi,        options->claims,   options->dates,
        options->types,      options->actors,     options->within,   options->by,
        options->since,      options->worldview,  options->policy,   options->gazetteer
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}

static gboolean usage(GError **error, const char *message, const char *value)
{
    g_set_error(error, BM_ERROR, BM_ERROR_USAGE, message, value);
    return FALSE;
}

static void replace(char **target, const char *value)
{
    if (!value)
        return;
    g_free(*target);
    *target = g_strdup(value);
}

static gboolean parse_numbers(const char *text, const char *separator, guint count, double *out)
{
    char **parts = g_strsplit(text, separator, -1);
    gboolean good = g_strv_length(parts) == count;
    for (guint i = 0; good && i < count; i++)
        good = bm_parse_number(g_strstrip(parts[i]), &out[i]);
    g_strfreev(parts);
    return good;
}

static gboolean apply_size(const Options *options, BmMap *map, GError **error)
{
    double size[2];
    if (options->size) {
        if (!parse_numbers(options->size, "x", 2, size))
            return usage(error, "--size %s is no size; write WIDTHxHEIGHT, for example 1600x1200",
                         options->size);
        map->width = size[0];
        map->height = size[1];
    }
    if (options->scale && !bm_parse_number(options->scale, &map->scale))
        return usage(error, "--scale %s is no number; write 2", options->scale);
    if (options->dpi && !bm_parse_number(options->dpi, &map->dpi))
        return usage(error, "--dpi %s is no number; write 300", options->dpi);
    return bm_map_check_size(map, error);
}

static gboolean apply_frame(const Options *options, BmMap *map, GError **error)
{
    double box[4];
    if (options->extent) {
        if (!parse_numbers(options->extent, ",", 4, box) || !bm_map_set_extent(map, box))
            return usage(error, "--extent %s is no extent; write WEST,SOUTH,EAST,NORTH in degrees",
                         options->extent);
    }
    if (!options->around)
        return !options->radius ||
               usage(error, "--radius %s is a distance around no place; add --around PLACE",
                     options->radius);
    map->frame = BM_FRAME_AROUND;
    double centre[2];
    map->around.has_point = parse_numbers(options->around, ",", 2, centre) &&
                            fabs(centre[0]) <= 180 && fabs(centre[1]) <= 90;
    if (map->around.has_point)
        map->around.point = (BmPoint){ centre[0], centre[1] };
    replace(&map->around.place, options->around);
    if (map->radius_km <= 0)
        map->radius_km = 100;
    return !options->radius || bm_parse_distance(options->radius, &map->radius_km) ||
           usage(error, "--radius %s is no distance; write 60km or 37mi", options->radius);
}

static gboolean apply_filter(const Options *options, BmEventFilter *filter, GError **error)
{
    double box[4];
    if ((options->dates && !bm_event_filter_set_dates(filter, options->dates, error)) ||
        (options->types && !bm_event_filter_set_types(filter, options->types, error)))
        return FALSE;
    if (options->actors)
        bm_event_filter_set_parties(filter, options->actors);
    if (!options->within)
        return TRUE;
    if (!parse_numbers(options->within, ",", 4, box))
        return usage(error, "--within %s is no area; write WEST,SOUTH,EAST,NORTH in degrees",
                     options->within);
    filter->has_window = TRUE;
    filter->window = (BmExtent){ box[0], box[1], box[2], box[3] };
    return TRUE;
}

/* A style's path on the command line is relative to where the command is given. */
static void apply_style(const Options *options, BmMap *map)
{
    if (!options->style || !g_str_has_suffix(options->style, ".yaml")) {
        replace(&map->style, options->style);
        return;
    }
    g_free(map->style);
    map->style = g_canonicalize_filename(options->style, NULL);
}

/* Sets of one's own are named from where the command is given; provinces among them take the
 * place of --provinces. */
static gboolean apply_data(const char *data, BmMap *map, GError **error)
{
    char *provinces = NULL;
    GError *problem = NULL;
    if (!data)
        return TRUE;
    if (!bm_data_choice_check(data, &provinces, &problem)) {
        g_set_error(error, BM_ERROR, bm_data_choice_is_own(data) ? BM_ERROR_INPUT : BM_ERROR_USAGE,
                    "--data %s", problem->message);
        g_error_free(problem);
        return FALSE;
    }
    replace(&map->data, data);
    if (provinces) {
        replace(&map->province_source, provinces);
        replace(&map->name_field, "name");
    }
    g_free(provinces);
    return TRUE;
}

/* What is said here wins over the map file; that a policy gives way is told. */
static gboolean apply_policy(const Options *options, BmMap *map, BmWarnings *warnings,
                             GError **error)
{
    if (options->worldview && !bm_map_set_worldview(map, options->worldview, error))
        return FALSE;
    if (!options->policy)
        return TRUE;
    BmPolicy *policy = bm_policy_read(options->policy, error);
    if (policy && map->policy && strcmp(policy->path, map->policy->path) != 0)
        bm_warnings_add(warnings, "--policy %s overrides the policy of the map file, %s",
                        options->policy, map->policy->path);
    bm_policy_free(map->policy);
    map->policy = policy;
    return policy != NULL;
}

static gboolean apply_options(const Options *options, BmMap *map, GError **error)
{
    apply_style(options, map);
    replace(&map->language, options->language);
    replace(&map->projection, options->projection);
    replace(&map->title, options->title);
    replace(&map->border_source, options->border);
    replace(&map->border_name, options->border_name);
    replace(&map->province_source, options->provinces);
    replace(&map->name_field, options->name_field);
    replace(&map->gazetteer, options->gazetteer);
    map->skip_unknown = options->skip_unknown;
    if (!apply_data(options->data, map, error))
        return FALSE;
    if (options->language && !g_strv_contains(bm_map_languages, options->language))
        return usage(error, "--lang %s is not known; write en, ps, fa, ur or ar",
                     options->language);
    return apply_size(options, map, error) && apply_frame(options, map, error);
}

/* Nothing is written before all of it is painted: what cannot be drawn leaves yesterday's. */
static gboolean paint_map(const BmMap *map, BmFonts *fonts, BmRenderOutput *output,
                          BmWarnings *warnings, GError **error)
{
    BmScene *scene = bm_compose(map, fonts, warnings, error);
    gboolean good = scene && bm_render_output_paint(output, map, scene, error);
    bm_scene_free(scene);
    return good;
}

static gboolean paint_series(const BmMap *map, BmFonts *fonts, BmRenderOutput *output,
                             BmWarnings *warnings, GError **error)
{
    BmSeries *series = bm_series_new(map, fonts, warnings, error);
    gboolean good = series != NULL;
    if (good && bm_render_output_has(output, FALSE)) {
        BmScene *page = bm_series_page(series, error);
        good = page && bm_render_output_paint(output, map, page, error);
        bm_scene_free(page);
    }
    guint count = good && bm_render_output_has(output, TRUE) ? bm_series_count(series) : 0;
    for (guint i = 0; good && i < count; i++) {
        BmScene *scene = bm_series_scene(series, i, error);
        good = scene && bm_render_output_paint_one(output, map, scene, bm_series_id(series, i), i,
                                                   count, error);
        bm_scene_free(scene);
    }
    bm_series_free(series);
    return good;
}

static gboolean draw(BmMap *map, const Options *options, char **outputs, BmCommandContext *context,
                     GError **error)
{
    BmRenderOutput output = { .names = outputs, .to = options->to };
    output.svg_outlines = g_strcmp0(options->svg_text, "paths") == 0;
    if (map->by == BM_BY_NOTHING && bm_render_output_has(&output, TRUE))
        return usage(error, "a file for each period (%s) needs --by day, week or month",
                     bm_render_output_pattern(&output));
    BmFonts *fonts = bm_fonts_open(NULL, error);
    if (!fonts)
        return FALSE;
    bm_render_output_begin(&output);
    gboolean good =
        (map->by ? paint_series : paint_map)(map, fonts, &output, context->warnings, error);
    /* the warnings themselves are told as errors: yesterday's figure stays */
    if (context->strict && bm_warnings_count(context->warnings) > 0)
        good = FALSE;
    good = bm_render_output_end(&output, good, context->verbose, error);
    bm_fonts_free(fonts);
    return good;
}

static gboolean read_by(const char *word, BmBy *by, GError **error)
{
    for (guint i = 0; word && bm_by_words[i]; i++)
        if (strcmp(word, bm_by_words[i]) == 0)
            *by = (BmBy)(i + 1);
    return !word || *by || usage(error, "--by %s is no period; write day, week or month", word);
}

static gboolean is_form(const char *form)
{
    return strcmp(form, "yaml") == 0 || strcmp(form, "csv") == 0 || strcmp(form, "geojson") == 0 ||
           g_strv_contains(bm_export_format_names, form) || g_str_has_suffix(form, ".yaml");
}

static gboolean render(const char *input, const Options *options, const BmCommonOptions *common,
                       BmCommandContext *context, GError **error)
{
    if (options->svg_text && strcmp(options->svg_text, "paths") != 0 &&
        strcmp(options->svg_text, "text") != 0)
        return usage(error, "--svg-text %s is not known; write text or paths", options->svg_text);
    if (options->from && !is_form(options->from))
        return usage(error,
                     "--from %s is not known; write yaml, csv, geojson, acled or ged, or name a "
                     "format's .yaml file",
                     options->from);
    if (!input && !options->around && !options->extent)
        return usage(error, "%s; name a map file, an events file, --around PLACE or --extent",
                     "nothing to draw");
    const BmRenderOutput output = { .names = common->outputs, .to = options->to };
    BmBy by = BM_BY_NOTHING;
    if (!bm_render_output_check(&output, error) || !read_by(options->by, &by, error))
        return FALSE;
    GThread *preparing = bm_compose_prepare();
    BmMap *map = bm_map_new();
    map->claims_source = g_strdup(options->claims);
    map->by = by;
    map->since = g_strdup(options->since);
    gboolean good = apply_filter(options, &map->filter, error) &&
                    (!input || bm_map_read(map, input, options->from, context->warnings, error)) &&
                    apply_options(options, map, error) &&
                    apply_policy(options, map, context->warnings, error) &&
                    draw(map, options, common->outputs, context, error);
    bm_map_free(map);
    g_thread_join(preparing);
    return good;
}

int bm_command_render(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    BmCommonOptions common = { 0 };
    const GOptionEntry entries[] = {
        { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, "Size in pixels", "WxH" },
        { "scale", 0, 0, G_OPTION_ARG_STRING, &options.scale,
          "Pixels of a PNG per pixel of the map", "N" },
        { "dpi", 0, 0, G_OPTION_ARG_STRING, &options.dpi, "Dots per inch to record", "N" },
        { "style", 0, 0, G_OPTION_ARG_STRING, &options.style,
          "newsroom, dark, print or a .yaml file", "STYLE" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
          "Language of countries' names (en, ps, fa, ur, ar)", "LANG" },
        { "extent", 0, 0, G_OPTION_ARG_STRING, &options.extent, "What to show, in degrees",
          "W,S,E,N" },
        { "projection", 0, 0, G_OPTION_ARG_STRING, &options.projection,
          "auto, a name (mercator, lcc, laea, eqearth …), EPSG:n or +proj=…", "P" },
        { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "Title", "TEXT" },
        { "around", 0, 0, G_OPTION_ARG_STRING, &options.around,
          "Show the surroundings of a place, or of LON,LAT", "PLACE" },
        { "radius", 0, 0, G_OPTION_ARG_STRING, &options.radius,
          "… out to this distance (60km, 37mi)", "D" },
        { "data", 0, 0, G_OPTION_ARG_STRING, &options.data,
          "Outlines: auto, ne, osm100, or FOLDER/ID of your own", "SET" },
        { "worldview", 0, 0, G_OPTION_ARG_STRING, &options.worldview,
          "Whose view of disputed borders to draw: a country's code, or none (the default)",
          "CODE" },
        { "policy", 0, 0, G_OPTION_ARG_FILENAME, &options.policy,
          "The house's policy: lines, words, names, order of sides", "FILE" },
        { "border", 0, 0, G_OPTION_ARG_FILENAME, &options.border, "Your own border lines", "FILE" },
        { "border-name", 0, 0, G_OPTION_ARG_STRING, &options.border_name, "… and their name",
          "NAME" },
        { "provinces", 0, 0, G_OPTION_ARG_FILENAME, &options.provinces, "Your own provinces",
          "FILE" },
        { "name-field", 0, 0, G_OPTION_ARG_STRING, &options.name_field,
          "… and the field of their names", "F" },
        { "gazetteer", 0, 0, G_OPTION_ARG_FILENAME, &options.gazetteer,
          "Places of your own, which win: a table with name, lon, lat, or geodata", "FILE" },
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "Format of every output: png, svg or pdf",
          "FORMAT" },
        { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
          "Form of the input: yaml, csv, geojson, acled, ged, or a format's own .yaml file",
          "FORM" },
        { "claims", 0, 0, G_OPTION_ARG_FILENAME, &options.claims,
          "Table of claims, keyed by event id, beside a table of events", "FILE" },
        { "dates", 0, 0, G_OPTION_ARG_STRING, &options.dates,
          "Only events of these days (2026-02-20/2026-02-27)", "FROM/TO" },
        { "types", 0, 0, G_OPTION_ARG_STRING, &options.types,
          "Only events of these types (airstrike,clash)", "LIST" },
        { "actors", 0, 0, G_OPTION_ARG_STRING, &options.actors,
          "Only events that name one of these parties, separated by ;", "LIST" },
        { "within", 0, 0, G_OPTION_ARG_STRING, &options.within,
          "Only events in this area, in degrees", "W,S,E,N" },
        { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
          "A map for each day, week or month: on one page, or a file each (-o map-{date}.png)",
          "PERIOD" },
        { "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since,
          "Mark what is new, changed and withdrawn since an earlier events or map file",
          "EARLIER" },
        { "svg-text", 0, 0, G_OPTION_ARG_STRING, &options.svg_text, "text (default) or paths",
          "KIND" },
        { "skip-unknown", 0, 0, G_OPTION_ARG_NONE, &options.skip_unknown,
          "List events of unknown place instead of failing", NULL },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    gboolean good = bm_command_parse(&argc, &argv, "[MAP.yaml | EVENTS.csv | -]",
                                     "Draw one map, in as many formats as there are -o.", entries,
                                     &common, context, error);
    if (good && argc > 2)
        good = usage(error, "one map at a time; '%s' is one too many", argv[2]);
    good = good && render(argc > 1 ? argv[1] : NULL, &options, &common, context, error);
    options_clear(&options);
    g_strfreev(common.outputs);
    return good ? 0 : error && *error ? (*error)->code : BM_ERROR_INPUT;
}
