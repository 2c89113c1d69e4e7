/** @file
 * The options of `render`, put over what the map file says.
 */
#include "cli/render_options.h"

#include "base/error.h"
#include "cli/option_value.h"
#include "document/node.h"
#include "event/export_format.h"
#include "map/distance.h"
#include "source/data_choice.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define AT(member) offsetof(BmRenderOptions, member)

/* A text or a name of a file, which the options own, or a flag. */
static const struct {
    const char *name;
    GOptionArg kind;
    gsize at;
    const char *help, *word;
} rows[] = {
    { "size", G_OPTION_ARG_STRING, AT(size), "Size in pixels", "WxH" },
    { "scale", G_OPTION_ARG_STRING, AT(scale), "Pixels of a PNG per pixel of the map", "N" },
    { "dpi", G_OPTION_ARG_STRING, AT(dpi), "Dots per inch to record", "N" },
    { "style", G_OPTION_ARG_STRING, AT(style), "newsroom, dark, print or a .yaml file", "STYLE" },
    { "lang", G_OPTION_ARG_STRING, AT(language),
      "Language of countries' names (en, ps, fa, ur, ar)", "LANG" },
    { "extent", G_OPTION_ARG_STRING, AT(extent), "What to show, in degrees", "W,S,E,N" },
    { "projection", G_OPTION_ARG_STRING, AT(projection),
      "auto, a name (mercator, lcc, laea, eqearth …), EPSG:n or +proj=…", "P" },
    { "title", G_OPTION_ARG_STRING, AT(title), "Title", "TEXT" },
    { "around", G_OPTION_ARG_STRING, AT(around), "Show the surroundings of a place, or of LON,LAT",
      "PLACE" },
    { "radius", G_OPTION_ARG_STRING, AT(radius), "… out to this distance (60km, 37mi)", "D" },
    { "data", G_OPTION_ARG_STRING, AT(data),
      "Outlines: auto, ne, osm100, osm10, or FOLDER/ID of your own", "SET" },
    { "worldview", G_OPTION_ARG_STRING, AT(worldview),
      "Whose view of disputed borders to draw: a country's code, or none (the default)", "CODE" },
    { "policy", G_OPTION_ARG_FILENAME, AT(policy),
      "The house's policy: lines, words, names, order of sides", "FILE" },
    { "border", G_OPTION_ARG_FILENAME, AT(border), "Your own border lines", "FILE" },
    { "border-name", G_OPTION_ARG_STRING, AT(border_name), "… and their name", "NAME" },
    { "provinces", G_OPTION_ARG_FILENAME, AT(provinces), "Your own provinces", "FILE" },
    { "name-field", G_OPTION_ARG_STRING, AT(name_field), "… and the field of their names", "F" },
    { "gazetteer", G_OPTION_ARG_FILENAME, AT(gazetteer),
      "Places of your own, which win: a table with name, lon, lat, or geodata", "FILE" },
    { "to", G_OPTION_ARG_STRING, AT(to), "Format of every output: png, svg or pdf", "FORMAT" },
    { "from", G_OPTION_ARG_STRING, AT(from),
      "Form of the input: yaml, csv, geojson, acled, ged, or a format's own .yaml file", "FORM" },
    { "claims", G_OPTION_ARG_FILENAME, AT(claims),
      "Table of claims, keyed by event id, beside a table of events", "FILE" },
    { "dates", G_OPTION_ARG_STRING, AT(dates), "Only events of these days (2026-02-20/2026-02-27)",
      "FROM/TO" },
    { "types", G_OPTION_ARG_STRING, AT(types), "Only events of these types (airstrike,clash)",
      "LIST" },
    { "actors", G_OPTION_ARG_STRING, AT(actors),
      "Only events that name one of these parties, separated by ;", "LIST" },
    { "within", G_OPTION_ARG_STRING, AT(within), "Only events in this area, in degrees",
      "W,S,E,N" },
    { "by", G_OPTION_ARG_STRING, AT(by),
      "A map for each day, week or month: on one page, or a file each (-o map-{date}.png)",
      "PERIOD" },
    { "since", G_OPTION_ARG_FILENAME, AT(since),
      "Mark what is new, changed and withdrawn since an earlier events or map file", "EARLIER" },
    { "svg-text", G_OPTION_ARG_STRING, AT(svg_text), "text (default) or paths", "KIND" },
    { "skip-unknown", G_OPTION_ARG_NONE, AT(skip_unknown),
      "List events of unknown place instead of failing", NULL },
};

GOptionEntry *bm_render_options_entries(BmRenderOptions *options)
{
    GOptionEntry *entries = g_new0(GOptionEntry, G_N_ELEMENTS(rows) + 1);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        entries[i].long_name = rows[i].name;
        entries[i].arg = rows[i].kind;
        entries[i].arg_data = G_STRUCT_MEMBER_P(options, rows[i].at);
        entries[i].description = rows[i].help;
        entries[i].arg_description = rows[i].word;
    }
    return entries;
}

void bm_render_options_clear(BmRenderOptions *options)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].kind != G_OPTION_ARG_NONE)
            g_free(G_STRUCT_MEMBER(char *, options, rows[i].at));
}

static void replace(char **target, const char *value)
{
    if (!value)
        return;
    g_free(*target);
    *target = g_strdup(value);
}

static gboolean apply_size(const BmRenderOptions *options, BmMap *map, GError **error)
{
    double size[2];
    if (options->size) {
        if (!bm_option_numbers(options->size, "x", 2, size))
            return bm_usage_error(error,
                                  "--size %s is no size; write WIDTHxHEIGHT, for example 1600x1200",
                                  options->size);
        map->width = size[0];
        map->height = size[1];
    }
    if (options->scale && !bm_parse_number(options->scale, &map->scale))
        return bm_usage_error(error, "--scale %s is no number; write 2", options->scale);
    if (options->dpi && !bm_parse_number(options->dpi, &map->dpi))
        return bm_usage_error(error, "--dpi %s is no number; write 300", options->dpi);
    return bm_map_check_size(map, error);
}

static gboolean apply_frame(const BmRenderOptions *options, BmMap *map, GError **error)
{
    double box[4];
    if (options->extent) {
        if (!bm_option_numbers(options->extent, ",", 4, box) || !bm_map_set_extent(map, box))
            return bm_usage_error(
                error, "--extent %s is no extent; write WEST,SOUTH,EAST,NORTH in degrees",
                options->extent);
    }
    if (!options->around)
        return !options->radius ||
               bm_usage_error(error,
                              "--radius %s is a distance around no place; add --around PLACE",
                              options->radius);
    map->frame = BM_FRAME_AROUND;
    double centre[2];
    map->around.has_point = bm_option_numbers(options->around, ",", 2, centre) &&
                            fabs(centre[0]) <= 180 && fabs(centre[1]) <= 90;
    if (map->around.has_point)
        map->around.point = (BmPoint){ centre[0], centre[1] };
    replace(&map->around.place, options->around);
    if (map->radius_km <= 0)
        map->radius_km = 100;
    return !options->radius || bm_parse_distance(options->radius, &map->radius_km) ||
           bm_usage_error(error, "--radius %s is no distance; write 60km or 37mi", options->radius);
}

static gboolean apply_filter(const BmRenderOptions *options, BmEventFilter *filter, GError **error)
{
    double box[4];
    if ((options->dates && !bm_event_filter_set_dates(filter, options->dates, error)) ||
        (options->types && !bm_event_filter_set_types(filter, options->types, error)))
        return FALSE;
    if (options->actors)
        bm_event_filter_set_parties(filter, options->actors);
    if (!options->within)
        return TRUE;
    if (!bm_option_numbers(options->within, ",", 4, box))
        return bm_usage_error(error,
                              "--within %s is no area; write WEST,SOUTH,EAST,NORTH in degrees",
                              options->within);
    filter->has_window = TRUE;
    filter->window = (BmExtent){ box[0], box[1], box[2], box[3] };
    return TRUE;
}

/* A style's path on the command line is relative to where the command is given. */
static void apply_style(const BmRenderOptions *options, BmMap *map)
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

static gboolean apply_policy(const BmRenderOptions *options, BmMap *map, BmWarnings *warnings,
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

static gboolean apply_options(const BmRenderOptions *options, BmMap *map, GError **error)
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
        return bm_usage_error(error, "--lang %s is not known; write en, ps, fa, ur or ar",
                              options->language);
    return apply_size(options, map, error) && apply_frame(options, map, error);
}

static gboolean read_by(const char *word, BmBy *by, GError **error)
{
    for (guint i = 0; word && bm_by_words[i]; i++)
        if (strcmp(word, bm_by_words[i]) == 0)
            *by = (BmBy)(i + 1);
    return !word || *by ||
           bm_usage_error(error, "--by %s is no period; write day, week or month", word);
}

static gboolean is_form(const char *form)
{
    return strcmp(form, "yaml") == 0 || strcmp(form, "csv") == 0 || strcmp(form, "geojson") == 0 ||
           g_strv_contains(bm_export_format_names, form) || g_str_has_suffix(form, ".yaml");
}

gboolean bm_render_options_check(const BmRenderOptions *options, const char *input, GError **error)
{
    if (options->svg_text && strcmp(options->svg_text, "paths") != 0 &&
        strcmp(options->svg_text, "text") != 0)
        return bm_usage_error(error, "--svg-text %s is not known; write text or paths",
                              options->svg_text);
    if (options->from && !is_form(options->from))
        return bm_usage_error(error,
                              "--from %s is not known; write yaml, csv, geojson, acled or ged, or "
                              "name a format's .yaml file",
                              options->from);
    return input || options->around || options->extent ||
           bm_usage_error(error, "nothing to draw; name a map file, an events file, --around PLACE "
                                 "or --extent");
}

gboolean bm_render_options_begin(const BmRenderOptions *options, BmMap *map, GError **error)
{
    map->claims_source = g_strdup(options->claims);
    map->since = g_strdup(options->since);
    return read_by(options->by, &map->by, error) && apply_filter(options, &map->filter, error);
}

gboolean bm_render_options_apply(const BmRenderOptions *options, BmMap *map, BmWarnings *warnings,
                                 GError **error)
{
    return apply_options(options, map, error) && apply_policy(options, map, warnings, error);
}
