/** @file
 * The options of `render`. What is said here wins over the map file.
 */
#ifndef BM_CLI_RENDER_OPTIONS_H
#define BM_CLI_RENDER_OPTIONS_H

#include "map/map.h"

/** As they stand on the command line; NULL: not said. */
typedef struct {
    char *size, *style, *language, *extent, *projection, *title, *to, *from, *around, *radius;
    char *border, *border_name, *provinces, *name_field, *svg_text, *data, *scale, *dpi, *claims;
    char *dates, *types, *actors, *within, *by, *since;
    char *worldview, *policy, *gazetteer;
    gboolean skip_unknown;
} BmRenderOptions;

/** The entries that GOption fills `options` by, for g_free(). */
GOptionEntry *bm_render_options_entries(BmRenderOptions *options);
void bm_render_options_clear(BmRenderOptions *options);
/** Checks the words that are none of the map's; `input` is the file to draw, or NULL. */
gboolean bm_render_options_check(const BmRenderOptions *options, const char *input, GError **error);
/** Sets what must be known before a map or its events are read. */
gboolean bm_render_options_begin(const BmRenderOptions *options, BmMap *map, GError **error);
/** Puts the rest over what the map file says; that a policy gives way is told. */
gboolean bm_render_options_apply(const BmRenderOptions *options, BmMap *map, BmWarnings *warnings,
                                 GError **error);

#endif
