/** @file
 * Gathering the catalogue's sets by level, and choosing among the levels.
 */
#include "source/detail_level.h"

/** A line that lies this many pixels wrong is seen to be wrong beside a town. */
#define PIXELS_SEEN 1.25

static BmDetailLevel *level_of(GArray *levels, const char *word)
{
    for (guint i = 0; i < levels->len; i++) {
        BmDetailLevel *level = &g_array_index(levels, BmDetailLevel, i);
        if (g_str_equal(level->word, word))
            return level;
    }
    g_array_append_val(levels, ((BmDetailLevel){ .word = word }));
    return &g_array_index(levels, BmDetailLevel, levels->len - 1);
}

static void add_to_level(BmDetailLevel *level, const BmDataSet *set)
{
    const struct {
        const char *role;
        const BmDataSet **set;
    } roles[] = { { "countries", &level->countries },
                  { "borders", &level->borders },
                  { "provinces", &level->provinces },
                  { "province_lines", &level->province_lines } };
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
        if (g_str_equal(set->role, roles[i].role))
            *roles[i].set = set;
    if (level->countries == set)
        level->accuracy_m = set->accuracy_m;
}

/** Words decide between sets of one accuracy, so that the catalogue's order does not. */
static int compare_levels(gconstpointer a, gconstpointer b)
{
    const BmDetailLevel *left = a, *right = b;
    if (left->accuracy_m != right->accuracy_m)
        return left->accuracy_m > right->accuracy_m ? -1 : 1;
    return g_strcmp0(left->word, right->word);
}

GArray *bm_detail_levels(const BmCatalogue *catalogue)
{
    GArray *levels = g_array_new(FALSE, TRUE, sizeof(BmDetailLevel));
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        if (!set->level[0])
            continue;
        add_to_level(level_of(levels, set->level), set);
    }
    for (guint i = levels->len; i-- > 0;)
        if (!g_array_index(levels, BmDetailLevel, i).countries)
            g_array_remove_index(levels, i);
    g_array_sort(levels, compare_levels);
    return levels;
}

const BmDetailLevel *bm_detail_level_find(const GArray *levels, const char *word)
{
    for (guint i = 0; i < levels->len; i++) {
        const BmDetailLevel *level = &g_array_index(levels, BmDetailLevel, i);
        if (g_str_equal(level->word, word))
            return level;
    }
    return NULL;
}

char **bm_detail_level_words(GError **error)
{
    BmCatalogue *catalogue = bm_catalogue_open(error);
    if (!catalogue)
        return NULL;
    GArray *levels = bm_detail_levels(catalogue);
    char **words = g_new0(char *, levels->len + 2);
    words[0] = g_strdup("auto");
    for (guint i = 0; i < levels->len; i++)
        words[i + 1] = g_strdup(g_array_index(levels, BmDetailLevel, i).word);
    g_array_unref(levels);
    bm_catalogue_free(catalogue);
    return words;
}

static gboolean covers(const BmDataSet *set, const char *a3, const BmExtent *window)
{
    if (!bm_data_set_has(set, a3))
        return FALSE;
    gboolean cut = g_strv_contains((const char *const *)set->clipped, a3);
    return !cut || bm_extent_holds(&set->clip, window);
}

gboolean bm_detail_level_covers(const BmDetailLevel *level, const char *const *codes,
                                const BmExtent *window)
{
    for (guint i = 0; codes && codes[i]; i++)
        if (!covers(level->countries, codes[i], window))
            return FALSE;
    return codes && codes[0];
}

const BmDetailLevel *bm_detail_level_fit(const GArray *levels, double metres_a_pixel,
                                         const char *const *codes, const BmExtent *window)
{
    const BmDetailLevel *fitting = NULL;
    for (guint i = 0; i < levels->len; i++) {
        const BmDetailLevel *level = &g_array_index(levels, BmDetailLevel, i);
        if (fitting && (fitting->accuracy_m <= PIXELS_SEEN * metres_a_pixel ||
                        !bm_detail_level_covers(level, codes, window)))
            continue;
        fitting = level;
    }
    return fitting;
}
