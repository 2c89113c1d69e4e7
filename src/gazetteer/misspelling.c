/** @file
 * Among the nearest spellings those one edit away whose places are in the country.
 */
#include "gazetteer/misspelling.h"

#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/senses.h"

/** Of the nearest names of all the world, how many are looked at; least letters of a name. */
enum { NAMES = 40, LEAST_LETTERS = 5 };

/** TRUE if one insert, delete, change or swap of neighbours makes `a` of `b`. */
static gboolean is_one_edit(const gunichar *a, glong a_length, const gunichar *b, glong b_length)
{
    glong same = 0, tail = 0;
    while (same < a_length && same < b_length && a[same] == b[same])
        same++;
    while (tail < a_length - same && tail < b_length - same &&
           a[a_length - 1 - tail] == b[b_length - 1 - tail])
        tail++;
    glong left_a = a_length - same - tail, left_b = b_length - same - tail;
    if (left_a <= 1 && left_b <= 1)
        return left_a + left_b > 0;
    return left_a == 2 && left_b == 2 && a[same] == b[same + 1] && a[same + 1] == b[same];
}

gboolean bm_is_misspelled(const char *key, const char *other)
{
    glong key_length, other_length;
    gunichar *a = g_utf8_to_ucs4_fast(key, -1, &key_length);
    gunichar *b = g_utf8_to_ucs4_fast(other, -1, &other_length);
    gboolean near = key_length >= LEAST_LETTERS && is_one_edit(a, key_length, b, other_length);
    g_free(a);
    g_free(b);
    return near;
}

static gboolean is_near(const char *key, const char *name)
{
    char *other = bm_fold_name(name);
    gboolean near = other && bm_is_misspelled(key, other);
    g_free(other);
    return near;
}

static gboolean add_places(GPtrArray *found, BmGazetteer *gazetteer, const char *name,
                           const char *country, GError **error)
{
    GPtrArray *places = bm_gazetteer_find(gazetteer, name, error);
    if (!places)
        return FALSE;
    for (guint i = 0; i < places->len; i++) {
        const BmPlace *place = g_ptr_array_index(places, i);
        if (bm_place_is_in_country(place, country))
            g_ptr_array_add(found, bm_place_copy(place));
    }
    g_ptr_array_unref(places);
    return TRUE;
}

GPtrArray *bm_gazetteer_find_misspelled(BmGazetteer *gazetteer, const char *name,
                                        const char *country, GError **error)
{
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    char *key = strlen(name) <= BM_FOLD_MAX_BYTES ? bm_fold_name(name) : NULL;
    char **names = NULL;
    gboolean good = TRUE;
    if (key && g_utf8_strlen(key, -1) >= LEAST_LETTERS)
        good = (names = bm_gazetteer_nearest_names(gazetteer, name, NAMES, error)) != NULL;
    for (guint i = 0; good && names && names[i]; i++)
        if (is_near(key, names[i]))
            good = add_places(found, gazetteer, names[i], country, error);
    g_strfreev(names);
    g_free(key);
    if (!good)
        g_clear_pointer(&found, g_ptr_array_unref);
    return found;
}
