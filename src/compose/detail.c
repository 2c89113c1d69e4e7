/** @file
 * The level of detail at which a map is drawn.
 */
#include "compose/composition.h"

#include "base/error.h"
#include "source/data_choice.h"

#include <string.h>

/* Rows and columns of the points at which a frame without a focus is asked whose land it shows. */
#define PROBES 5

/* The countries that the frame shows, asked of the world's set at a grid of points. */
static char **countries_shown(BmComposition *composition, GError **error)
{
    static const char *const fields[] = { "a3", NULL };
    const BmExtent *window = &composition->window;
    BmSourceQuery query = { .window = window, .only_fields = fields };
    BmFeatureSet *set = bm_composition_read(composition, "countries", &query, error);
    if (!set)
        return NULL;
    GPtrArray *codes = g_ptr_array_new();
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        gboolean shown = FALSE;
        for (guint j = 0; j < PROBES * PROBES && !shown; j++) {
            double across = (j % PROBES + 0.5) / PROBES, up = ((guint)(j / PROBES) + 0.5) / PROBES;
            BmPoint probe = { window->west + across * (window->east - window->west),
                              window->south + up * (window->north - window->south) };
            shown = bm_polygon_contains(&feature->geometry, probe);
        }
        if (shown)
            g_ptr_array_add(codes, g_strdup(bm_feature_value(feature, 0)));
    }
    bm_feature_set_free(set);
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_free(codes, FALSE);
}

static gboolean fit_level(BmComposition *composition, const BmDetailLevel **level, GError **error)
{
    char **codes = composition->focus && composition->focus[0]
                       ? g_strdupv(composition->focus)
                       : countries_shown(composition, error);
    if (!codes)
        return FALSE;
    *level = bm_detail_level_fit(composition->levels, 1 / composition->view.factor,
                                 (const char *const *)codes, &composition->window);
    g_strfreev(codes);
    return TRUE;
}

gboolean bm_composition_choose_level(BmComposition *composition, GError **error)
{
    const char *data = composition->map->data;
    char *word = bm_data_choice_word(data);
    const BmDetailLevel *level = NULL;
    composition->levels = bm_detail_levels(composition->catalogue);
    level = bm_detail_level_find(composition->levels, word);
    const BmDataSet *own = bm_data_choice_set(data, composition->catalogue);
    gboolean provinces = own && strcmp(own->role, "provinces") == 0;
    if (provinces) /* they are the map's own provinces; the countries are chosen as ever */
        bm_composition_credit(composition, own->id);
    gboolean good = level || provinces || strcmp(word, "auto") == 0;
    if (!good)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "data: there is no set '%s' in the catalogue; leave `data` out", word);
    else if (!level)
        good = fit_level(composition, &level, error);
    g_free(word);
    if (!good)
        return FALSE;
    /* the coarsest covers the world and lies under every other */
    gboolean finer = level && level != &g_array_index(composition->levels, BmDetailLevel, 0);
    composition->fine = finer ? level : NULL;
    return TRUE;
}
