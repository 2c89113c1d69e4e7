/** @file
 * The pictures that `render` writes: all are painted before the first is written.
 */
#ifndef BM_CLI_RENDER_OUTPUT_H
#define BM_CLI_RENDER_OUTPUT_H

#include "map/map.h"
#include "scene/scene.h"

typedef struct {
    char **names;   /**< each -o; one with {date} or {n} stands for a file a period */
    const char *to; /**< the format of all; NULL: by their endings */
    gboolean svg_outlines;
    GPtrArray *paths; /**< of char: what is painted … */
    GPtrArray *bytes; /**< … of GBytes */
} BmRenderOutput;

/** Checks that there are outputs and that the format of each is known. */
gboolean bm_render_output_check(const BmRenderOutput *output, GError **error);
/** TRUE where there is a name for a file a period (`is_pattern`), or for one of all. */
gboolean bm_render_output_has(const BmRenderOutput *output, gboolean is_pattern);
/** The first name for a file a period, borrowed; NULL where there is none. */
const char *bm_render_output_pattern(const BmRenderOutput *output);

void bm_render_output_begin(BmRenderOutput *output);
/** Paints a scene for every name that is no pattern. */
gboolean bm_render_output_paint(BmRenderOutput *output, const BmMap *map, const BmScene *scene,
                                GError **error);
/** Paints the scene of a period for every pattern: {date} is `id`, {n} the number from 1 among
 *  `count`, with as many digits as the last has. */
gboolean bm_render_output_paint_one(BmRenderOutput *output, const BmMap *map, const BmScene *scene,
                                    const char *id, guint index, guint count, GError **error);
/** Writes what was painted where it is `good`, and frees it. */
gboolean bm_render_output_end(BmRenderOutput *output, gboolean good, gboolean verbose,
                              GError **error);

#endif
