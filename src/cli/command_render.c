/** @file
 * `bordermap render`: one map, in as many formats as asked, composed once.
 */
#include "cli/command.h"
#include "cli/option_value.h"
#include "cli/render_options.h"
#include "cli/render_output.h"
#include "compose/compose.h"
#include "compose/series.h"
#include "map/map_read.h"
#include "paint/paint.h"

#include <string.h>

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

static gboolean draw(BmMap *map, const BmRenderOptions *options, char **outputs,
                     BmCommandContext *context, GError **error)
{
    BmRenderOutput output = { .names = outputs, .to = options->to };
    output.svg_outlines = g_strcmp0(options->svg_text, "paths") == 0;
    if (map->by == BM_BY_NOTHING && bm_render_output_has(&output, TRUE))
        return bm_usage_error(error, "a file for each period (%s) needs --by day, week or month",
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

static gboolean render(const char *input, const BmRenderOptions *options,
                       const BmCommonOptions *common, BmCommandContext *context, GError **error)
{
    const BmRenderOutput output = { .names = common->outputs, .to = options->to };
    if (!bm_render_options_check(options, input, error) || !bm_render_output_check(&output, error))
        return FALSE;
    GThread *preparing = bm_compose_prepare();
    BmMap *map = bm_map_new();
    gboolean good = bm_render_options_begin(options, map, error) &&
                    (!input || bm_map_read(map, input, options->from, context->warnings, error)) &&
                    bm_render_options_apply(options, map, context->warnings, error) &&
                    draw(map, options, common->outputs, context, error);
    bm_map_free(map);
    g_thread_join(preparing);
    return good;
}

int bm_command_render(int argc, char **argv, BmCommandContext *context, GError **error)
{
    BmRenderOptions options = { 0 };
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
        good = bm_usage_error(error, "one map at a time; '%s' is one too many", argv[2]);
    good = good && render(argc > 1 ? argv[1] : NULL, &options, &common, context, error);
    bm_render_options_clear(&options);
    g_strfreev(common.outputs);
    return good ? 0 : error && *error ? (*error)->code : BM_ERROR_INPUT;
}
