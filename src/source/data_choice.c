/** @file
 * Choosing data.
 */
#include "source/data_choice.h"

#include <string.h>

#include "base/error.h"
#include "source/detail_level.h"

gboolean bm_data_choice_is_own(const char *data)
{
    return data && strchr(data, '/');
}

char *bm_data_choice_word(const char *data)
{
    if (!data || g_file_test(data, G_FILE_TEST_IS_DIR))
        return g_strdup("auto");
    return bm_data_choice_is_own(data) ? g_path_get_basename(data) : g_strdup(data);
}

BmCatalogue *bm_data_choice_open(const char *data, GError **error)
{
    BmCatalogue *catalogue = bm_catalogue_open(error);
    if (!catalogue || !bm_data_choice_is_own(data))
        return catalogue;
    gboolean is_folder = g_file_test(data, G_FILE_TEST_IS_DIR);
    char *folder = is_folder ? g_strdup(data) : g_path_get_dirname(data);
    if (!bm_catalogue_add_folder(catalogue, folder, error))
        g_clear_pointer(&catalogue, bm_catalogue_free);
    g_free(folder);
    return catalogue;
}

const BmDataSet *bm_data_choice_set(const char *data, const BmCatalogue *catalogue)
{
    char *word = bm_data_choice_word(data);
    const BmDataSet *set = bm_data_choice_is_own(data) ? bm_catalogue_find(catalogue, word) : NULL;
    g_free(word);
    return set;
}

/** The names of the folder's sets that can be chosen, for g_free(). */
static char *own_names(const BmCatalogue *catalogue)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        if (set->folder && g_str_equal(set->id, set->level))
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", set->id);
    }
    return g_string_free(names, FALSE);
}

gboolean bm_data_choice_check(const char *data, char **provinces, GError **error)
{
    *provinces = NULL;
    BmCatalogue *catalogue = bm_data_choice_open(data, error);
    if (!catalogue)
        return FALSE;
    GArray *levels = bm_detail_levels(catalogue);
    char *word = bm_data_choice_word(data);
    const BmDataSet *set = bm_data_choice_set(data, catalogue);
    gboolean good = g_str_equal(word, "auto") || bm_detail_level_find(levels, word);
    if (!good && set && g_str_equal(set->role, "provinces")) {
        *provinces = bm_catalogue_path(catalogue, set->id, error);
        good = TRUE;
    }
    if (!good && set) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: holds %s, neither countries nor provinces; draw it with --border %s.shp, "
                    "or as a layer of a map file",
                    data, set->role ? set->role : "a layer", data);
    } else if (!good && bm_data_choice_is_own(data)) {
        char *names = own_names(catalogue);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: there is no such set of countries or provinces; the folder has: %s", data,
                    *names ? names : "none");
        g_free(names);
    } else if (!good) {
        char **words = bm_detail_level_words(NULL);
        char *names = words ? g_strjoinv(", ", words) : g_strdup("auto");
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s is no set of geodata; write one of: %s, or FOLDER/ID of one of your own",
                    data, names);
        g_free(names);
        g_strfreev(words);
    }
    g_free(word);
    g_array_unref(levels);
    bm_catalogue_free(catalogue);
    return good;
}
