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
    GOptionEntry *entries = bm_render_options_entries(&options);
    gboolean good = bm_command_parse(&argc, &argv, "[MAP.yaml | EVENTS.csv | -]",
                                     "Draw one map, in as many formats as there are -o.", entries,
                                     &common, context, error);
    if (good && argc > 2)
        good = bm_usage_error(error, "one map at a time; '%s' is one too many", argv[2]);
    good = good && render(argc > 1 ? argv[1] : NULL, &options, &common, context, error);
    bm_render_options_clear(&options);
    g_free(entries);
    g_strfreev(common.outputs);
    return good ? 0 : error && *error ? (*error)->code : BM_ERROR_INPUT;
}
