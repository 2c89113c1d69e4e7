/** @file
 * Looking a toponym up: spellings from the strictest to the loosest.
 */
#include "gazetteer/search.h"

#include <math.h>
#include <string.h>

#include "gazetteer/called_so.h"
#include "gazetteer/fold.h"
#include "gazetteer/hints.h"
#include "gazetteer/misspelling.h"
#include "gazetteer/narrow.h"
#include "gazetteer/romanise.h"

/** A town "Russian" is likelier meant than Russia only if it weighs this much more. */
static const double DEMONYM_BONUS = 2.2;
void bm_search_explain(BmSearch *search, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(search->why, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static void clear_candidate(gpointer candidate)
{
    bm_place_free(((BmCandidate *)candidate)->place);
}

void bm_search_free(BmSearch *search)
{
    if (!search)
        return;
    bm_toponym_free(search->toponym);
    g_array_unref(search->candidates);
    g_ptr_array_unref(search->why);
    g_free(search);
}

/** Adds a candidate, or raises the weight of the same place found before. */
static void add_candidate_take(BmSearch *search, BmPlace *place, double weight, double own_name)
{
    for (guint i = 0; i < search->candidates->len; i++) {
        BmCandidate *other = &g_array_index(search->candidates, BmCandidate, i);
        if (!g_str_equal(other->place->id, place->id))
            continue;
        other->weight = MAX(other->weight, weight);
        other->own_name = MAX(other->own_name, own_name);
        bm_place_free(place);
        return;
    }
    BmCandidate candidate = { place, weight, own_name };
    g_array_append_val(search->candidates, candidate);
}

/** Takes the places over as candidates with their weights; those named so before those not. */
static void take_places(BmSearch *search, GPtrArray *places, gboolean pointed_at)
{
    char **words = bm_fold_words(search->sought);
    char *joined = words ? g_strjoinv("", words) : g_strdup("");
    g_ptr_array_set_free_func(places, NULL);
    for (guint i = 0; i < places->len; i++) {
        BmPlace *place = g_ptr_array_index(places, i);
        double bonus = DEMONYM_BONUS;
        if (!pointed_at)
            bonus = words ? bm_called_so(place, words, joined) : 0;
        add_candidate_take(search, place, bm_place_weight(place) + bonus,
                           pointed_at ? 0 : MAX(bonus, 0));
    }
    g_ptr_array_unref(places);
    g_free(joined);
    g_strfreev(words);
}

/** Looks `name` up unless something is found already; FALSE where the file cannot be read. */
static gboolean try_name(BmSearch *search, const char *name, GError **error)
{
    if (!name || search->candidates->len > 0)
        return TRUE;
    GPtrArray *places = bm_gazetteer_find(search->gazetteer, name, error);
    search->sought = name;
    if (places)
        take_places(search, places, FALSE);
    return places != NULL;
}

static gboolean try_loosely(BmSearch *search, const char *name, GError **error)
{
    if (!name || search->candidates->len > 0)
        return TRUE;
    GPtrArray *places = bm_gazetteer_find_loosely(search->gazetteer, name, error);
    search->sought = name;
    search->loosely = TRUE;
    if (places)
        take_places(search, places, FALSE);
    return places != NULL;
}

/** "Russian" points at Russia, as an actor; it weighs beside a place that is called so. */
static gboolean try_demonym(BmSearch *search, const char *word, GError **error)
{
    GPtrArray *places = bm_gazetteer_find_demonym(search->gazetteer, word, error);
    if (!places)
        return FALSE;
    search->pointed_at = search->candidates->len == 0 && places->len > 0;
    if (search->pointed_at)
        search->sought = word;
    take_places(search, places, TRUE);
    return TRUE;
}

static gboolean has_kind(const BmSearch *search, const char *kind)
{
    for (guint i = 0; i < search->candidates->len; i++)
        if (g_str_equal(g_array_index(search->candidates, BmCandidate, i).place->kind, kind))
            return TRUE;
    return FALSE;
}

/** "Chaman" with the kind crossing may stand in the gazetteer only as "Chaman crossing". */
static gboolean try_with_kind(BmSearch *search, GError **error)
{
    if (!search->kind || has_kind(search, search->kind))
        return TRUE;
    const char *name = search->toponym->bare ? search->toponym->bare : search->toponym->name;
    char *full = g_strdup_printf("%s %s", name, search->kind);
    GPtrArray *places = bm_gazetteer_find(search->gazetteer, full, error);
    g_free(full);
    gboolean good = places != NULL, found = FALSE;
    for (guint i = 0; good && i < places->len; i++)
        found = found || g_str_equal(((BmPlace *)g_ptr_array_index(places, i))->kind, search->kind);
    if (found) {
        g_array_set_size(search->candidates, 0);
        take_places(search, g_steal_pointer(&places), FALSE);
    }
    g_clear_pointer(&places, g_ptr_array_unref);
    return good;
}

/** A slip of the pen is only mended inside a country that the caller knows. */
static gboolean try_misspelled(BmSearch *search, GError **error)
{
    const char *country = search->hint ? search->hint->country : NULL;
    if (search->candidates->len > 0 || !country)
        return TRUE;
    const char *name = search->toponym->bare ? search->toponym->bare : search->toponym->name;
    GPtrArray *places = bm_gazetteer_find_misspelled(search->gazetteer, name, country, error);
    if (!places)
        return FALSE;
    search->misspelled = places->len > 0;
    take_places(search, places, FALSE);
    if (search->misspelled)
        bm_search_explain(search, "no place is spelled so; one letter away is %s",
                          g_array_index(search->candidates, BmCandidate, 0).place->name);
    return TRUE;
}

/** A name in another script that no source has is written in Latin letters and sought so. */
static gboolean try_romanised(BmSearch *search, const char *name, GError **error)
{
    char *latin = name && search->candidates->len == 0 ? bm_romanise(name) : NULL;
    if (!latin)
        return TRUE;
    search->loosely = TRUE;
    gboolean good = try_name(search, latin, error) && try_loosely(search, latin, error);
    if (good && search->candidates->len > 0)
        bm_search_explain(search, "no source writes it so; in Latin letters it is %s", latin);
    search->sought = name;
    g_free(latin);
    return good;
}

/** Finds candidates by the strictest spelling that finds any. */
static gboolean look_up(BmSearch *search, GError **error)
{
    const BmToponym *toponym = search->toponym;
    const char *whole = toponym->contexts[0] ? search->query : NULL;
    const char *name = toponym->name;
    const char *without = g_ascii_strncasecmp(name, "the ", 4) == 0 ? name + 4 : NULL;
    if (!try_name(search, whole, error) || !try_name(search, name, error) ||
        !try_name(search, without, error) || !try_name(search, toponym->bare, error) ||
        !try_demonym(search, without ? without : name, error) || !try_with_kind(search, error) ||
        !try_loosely(search, toponym->bare, error) || !try_loosely(search, name, error) ||
        !try_romanised(search, toponym->bare, error) || !try_romanised(search, name, error) ||
        !try_misspelled(search, error))
        return FALSE;
    if (search->pointed_at)
        bm_search_explain(search, "'%s' points at a place, as an actor; it names none",
                          search->sought);
    if (search->candidates->len == 0)
        bm_search_explain(search,
                          "no place of the gazetteer has this name or one that sounds like it");
    else if (search->loosely && !search->misspelled)
        bm_search_explain(search, "no place is spelled so; taken by its sound");
    return TRUE;
}

static gint compare_candidates(gconstpointer a, gconstpointer b)
{
    const BmCandidate *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return strcmp(x->place->id, y->place->id);
}

void bm_search_sort(BmSearch *search)
{
    g_array_sort(search->candidates, compare_candidates);
}

BmSearch *bm_search_new(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                        GError **error)
{
    BmSearch *search = g_new0(BmSearch, 1);
    search->gazetteer = gazetteer;
    search->hint = hint;
    search->query = query;
    search->candidates = g_array_new(FALSE, FALSE, sizeof(BmCandidate));
    g_array_set_clear_func(search->candidates, clear_candidate);
    search->why = g_ptr_array_new_with_free_func(g_free);
    search->toponym = bm_toponym_new(query);
    search->kind = hint && hint->kind ? hint->kind : search->toponym->kind;
    gboolean left = FALSE;
    if (!look_up(search, error) ||
        (search->candidates->len > 0 && !bm_narrow_to_contexts(search, &left, error))) {
        bm_search_free(search);
        return NULL;
    }
    search->kept = left && bm_narrow_to_country(search) && bm_narrow_to_kind(search);
    if (!bm_hints_weigh(search, error)) {
        bm_search_free(search);
        return NULL;
    }
    bm_search_sort(search);
    return search;
}
