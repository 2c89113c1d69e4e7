/** @file
 * Places of one name narrowed by what stands behind it, by country and by kind.
 */
#include "gazetteer/narrow.h"

#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/senses.h"

/** What stands after the comma may be a larger town whose part the place is. */
static const double BESIDE_TOWN_KM = 60;

typedef gboolean (*PlaceTest)(const BmPlace *place, gconstpointer data);

/** Keeps the places that pass; none passing keeps them as mere candidates and returns FALSE. */
static gboolean narrow(BmSearch *search, PlaceTest test, gconstpointer data)
{
    gboolean some = FALSE;
    for (guint i = 0; i < search->candidates->len && !some; i++)
        some = test(g_array_index(search->candidates, BmCandidate, i).place, data);
    for (guint i = search->candidates->len; some && i-- > 0;)
        if (!test(g_array_index(search->candidates, BmCandidate, i).place, data))
            g_array_remove_index(search->candidates, i);
    return some;
}

static gboolean is_of_kind(const BmPlace *place, gconstpointer kind)
{
    return g_str_equal(place->kind, kind);
}

/** "Region" is what some call a province, others a district or less. */
static gboolean is_area(const BmPlace *place, gconstpointer data G_GNUC_UNUSED)
{
    return g_str_equal(place->kind, "region") || g_str_equal(place->kind, "district");
}

static gboolean is_in_country(const BmPlace *place, gconstpointer a3)
{
    return bm_place_is_in_country(place, a3);
}

static gboolean is_called(const char *a, const char *b)
{
    char *x = bm_fold_name(a), *y = bm_fold_name(b);
    gboolean same = x && y && x[0] && g_str_equal(x, y);
    g_free(x);
    g_free(y);
    return same;
}

static gboolean is_in(const BmPlace *place, const BmPlace *context)
{
    if (place->own && is_called(place->province, context->name))
        return TRUE;
    if (g_str_equal(context->kind, "country"))
        return bm_place_is_in_country(place, context->a3);
    if (g_str_equal(context->kind, "province")) {
        char **codes = g_strsplit(place->admin1, "|", -1);
        gboolean inside =
            context->admin1[0] && g_strv_contains((const char *const *)codes, context->admin1);
        g_strfreev(codes);
        return inside;
    }
    return bm_place_distance_km(place, context) < MAX(BESIDE_TOWN_KM, context->radius_km);
}

gboolean bm_place_is_in_any(const BmPlace *place, gconstpointer data)
{
    const GPtrArray *contexts = data;
    for (guint i = 0; i < contexts->len; i++)
        if (is_in(place, g_ptr_array_index(contexts, i)))
            return TRUE;
    return FALSE;
}

static gboolean narrow_to_context(BmSearch *search, const char *context, gboolean *left,
                                  GError **error)
{
    GPtrArray *contexts = bm_gazetteer_find(search->gazetteer, context, error);
    BmToponym *parts = bm_toponym_new(context);
    if (contexts && contexts->len == 0 && parts->bare) {
        g_ptr_array_unref(contexts);
        contexts = bm_gazetteer_find(search->gazetteer, parts->bare, error);
    }
    bm_toponym_free(parts);
    if (!contexts)
        return FALSE;
    *left = narrow(search, bm_place_is_in_any, contexts);
    g_ptr_array_unref(contexts);
    if (*left)
        bm_search_explain(search, "only places in %s, which stands behind the name", context);
    else
        bm_search_explain(search, "none of the places of this name is in '%s'", context);
    return TRUE;
}

gboolean bm_narrow_to_contexts(BmSearch *search, gboolean *left, GError **error)
{
    *left = TRUE;
    if (search->sought == search->query)
        return TRUE;
    for (guint i = g_strv_length(search->toponym->contexts); *left && i-- > 0;)
        if (!narrow_to_context(search, search->toponym->contexts[i], left, error))
            return FALSE;
    return TRUE;
}

gboolean bm_narrow_to_country(BmSearch *search)
{
    const char *country = search->hint ? search->hint->country : NULL;
    if (!country)
        return TRUE;
    if (!narrow(search, is_in_country, country)) {
        bm_search_explain(search, "none of the places of this name is in %s", country);
        return FALSE;
    }
    bm_search_explain(search, "only places in %s, as asked", country);
    return TRUE;
}

gboolean bm_narrow_to_kind(BmSearch *search)
{
    if (!search->kind)
        return TRUE;
    if (narrow(search, is_of_kind, search->kind)) {
        bm_search_explain(search, "only a %s, as asked", search->kind);
        return TRUE;
    }
    gboolean by_word = search->toponym->bare && !(search->hint && search->hint->kind);
    const char *name = search->toponym->name;
    if (by_word && (search->sought == name || search->sought == name + strlen("the ")))
        return TRUE;
    if (by_word && g_str_equal(search->kind, "province") && narrow(search, is_area, NULL)) {
        bm_search_explain(search, "only an area, as the word of kind says");
        return TRUE;
    }
    if (g_str_equal(search->kind, "district") && narrow(search, is_of_kind, "city")) {
        search->substituted = TRUE;
        bm_search_explain(search, "no outline of the district is known: its town stands for it");
        return TRUE;
    }
    bm_search_explain(search, "no place of this name is a %s", search->kind);
    return FALSE;
}
