/** @file
 * Province and actors of a hint.
 */
#include "gazetteer/hints.h"

#include <string.h>

#include "gazetteer/narrow.h"
#include "gazetteer/senses.h"

/* What a hint adds. A province that is named outweighs a larger namesake; an actor, who may act
 * abroad, only settles what is open: places that weigh nearly as much as the first. */
static const double IN_PROVINCE = 2.5, IN_ACTORS_COUNTRY = 2.5;

static gboolean add_countries(BmSearch *search, const char *words, GPtrArray *countries,
                              GError **error)
{
    GPtrArray *found = bm_gazetteer_find(search->gazetteer, words, error);
    if (found && found->len == 0) {
        g_ptr_array_unref(found);
        found = bm_gazetteer_find_demonym(search->gazetteer, words, error);
    }
    for (guint i = 0; found && i < found->len; i++) {
        const BmPlace *place = g_ptr_array_index(found, i);
        if (g_str_equal(place->kind, "country"))
            g_ptr_array_add(countries, g_strdup(place->a3));
    }
    gboolean good = found != NULL;
    g_clear_pointer(&found, g_ptr_array_unref);
    return good;
}

/** The codes of "Pakistan", and of "the Pakistani army" by its words; NULL with an error. */
static GPtrArray *actors_countries(BmSearch *search, const char *const *actors, GError **error)
{
    GError *problem = NULL;
    GPtrArray *countries = g_ptr_array_new_with_free_func(g_free);
    for (; *actors && !problem; actors++) {
        guint before = countries->len;
        add_countries(search, *actors, countries, &problem);
        char **words = g_strsplit_set(*actors, " ,/-'", -1);
        for (guint i = 0; words[i] && !problem && countries->len == before; i++)
            if (g_unichar_isupper(g_utf8_get_char_validated(words[i], -1)))
                add_countries(search, words[i], countries, &problem);
        g_strfreev(words);
    }
    if (problem) {
        g_propagate_error(error, problem);
        g_clear_pointer(&countries, g_ptr_array_unref);
    }
    return countries;
}

static void weigh_countries(BmSearch *search, const GPtrArray *countries)
{
    static const double NEARLY = 1.2;
    double most = -G_MAXDOUBLE;
    for (guint i = 0; i < search->candidates->len; i++)
        most = MAX(most, g_array_index(search->candidates, BmCandidate, i).weight);
    for (guint i = 0; i < search->candidates->len; i++) {
        BmCandidate *candidate = &g_array_index(search->candidates, BmCandidate, i);
        gboolean inside = FALSE;
        for (guint j = 0; j < countries->len && !inside; j++)
            inside = bm_place_is_in_country(candidate->place, g_ptr_array_index(countries, j));
        if (inside && candidate->weight >= most - NEARLY)
            candidate->weight += IN_ACTORS_COUNTRY;
    }
}

static gboolean weigh_province(BmSearch *search, const char *province, GError **error)
{
    GPtrArray *areas = bm_gazetteer_find(search->gazetteer, province, error);
    if (!areas)
        return FALSE;
    gboolean some = FALSE;
    for (guint i = 0; i < search->candidates->len; i++) {
        BmCandidate *candidate = &g_array_index(search->candidates, BmCandidate, i);
        gboolean inside = bm_place_is_in_any(candidate->place, areas);
        candidate->weight += inside ? IN_PROVINCE : 0;
        some = some || inside;
    }
    if (some)
        bm_search_explain(search, "places in %s, as the row says, are likelier", province);
    g_ptr_array_unref(areas);
    return TRUE;
}

gboolean bm_hints_weigh(BmSearch *search, GError **error)
{
    const BmGeocodeHint *hint = search->hint;
    if (!hint || search->candidates->len < 2)
        return TRUE;
    if (hint->province && hint->province[0] && !weigh_province(search, hint->province, error))
        return FALSE;
    if (!hint->actors || !hint->actors[0])
        return TRUE;
    GPtrArray *countries = actors_countries(search, hint->actors, error);
    if (!countries)
        return FALSE;
    weigh_countries(search, countries);
    g_ptr_array_unref(countries);
    return TRUE;
}
