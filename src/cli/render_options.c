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
#include <string.h>

void bm_render_options_clear(BmRenderOptions *options)
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
