/** @file
 * Looking a toponym up: spellings from the strictest to the loosest, then narrowing by what
 * stands after a comma, by country and by kind.
 */
#include "gazetteer/search.h"

#include <math.h>
#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/misspelling.h"
#include "gazetteer/senses.h"

/** A place's own name is likelier meant than another spelling or a former name of some other. */
static const double OWN_NAME_BONUS = 2.2;
/** The same where the words are parted differently: "Jalalabad", "Jalal-Abad". */
static const double PARTED_NAME_BONUS = 0.6;
/** The same where it goes on: "Newcastle upon Tyne", "Santiago de los Caballeros". */
static const double BEGUN_NAME_BONUS = 1.6;
/** The same where only vowels differ: "Jenin", "Janīn". */
static const double KINDRED_NAME_BONUS = 1;
/** One of many other names is the less likely meant: of ten times as many, by this. */
static const double OTHER_NAME_LOSS = 1;
/** A town "Russian" is likelier meant than Russia only if it weighs this much more. */
static const double DEMONYM_BONUS = 2.2;
/** What stands after the comma may be a larger town whose part the place is. */
static const double BESIDE_TOWN_KM = 60;

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

/** TRUE where two folded words are alike but for vowels. */
static gboolean are_kindred(const char *a, const char *b)
{
    static const char *const vowels = "aeiouyh";
    gsize consonants = 0;
    for (;; a++, b++, consonants++) {
        a += strspn(a, vowels);
        b += strspn(b, vowels);
        if (*a != *b)
            return FALSE;
        if (*a == '\0')
            return consonants > 1;
    }
}

/** What a place has for being called so: by its own name, or one more or less like it. */
static double own_name_bonus(const BmPlace *place, char **words, const char *joined)
{
    char **own = bm_fold_words(place->name);
    if (!own)
        return 0;
    double bonus = 0;
    guint same = 0;
    while (own[same] && words[same] && g_str_equal(own[same], words[same]))
        same++;
    char *joined_own = g_strjoinv("", own);
    if (!own[same] && !words[same])
        bonus = OWN_NAME_BONUS;
    else if (g_str_equal(joined_own, joined))
        bonus = PARTED_NAME_BONUS;
    else if (place->by_own_name) /* the usual English one: "Basra", "New York" */
        bonus = OWN_NAME_BONUS;
    else if (same > 0 && !words[same])
        bonus = BEGUN_NAME_BONUS;
    else if (are_kindred(joined_own, joined))
        bonus = KINDRED_NAME_BONUS;
    else if (g_str_is_ascii(joined) && g_str_equal(place->kind, "city"))
        bonus = -OTHER_NAME_LOSS * log10(2 + (double)place->names);
    g_free(joined_own);
    g_strfreev(own);
    return bonus;
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
            bonus = words ? own_name_bonus(place, words, joined) : 0;
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

/** TRUE for a place in one of the countries, provinces, districts or towns given. */
static gboolean is_in_any(const BmPlace *place, gconstpointer data)
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
    *left = narrow(search, is_in_any, contexts);
    g_ptr_array_unref(contexts);
    if (*left)
        bm_search_explain(search, "only places in %s, which stands behind the name", context);
    else
        bm_search_explain(search, "none of the places of this name is in '%s'", context);
    return TRUE;
}

static gboolean narrow_to_contexts(BmSearch *search, gboolean *left, GError **error)
{
    *left = TRUE;
    if (search->sought == search->query)
        return TRUE;
    for (guint i = g_strv_length(search->toponym->contexts); *left && i-- > 0;)
        if (!narrow_to_context(search, search->toponym->contexts[i], left, error))
            return FALSE;
    return TRUE;
}

static gboolean narrow_to_country(BmSearch *search)
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

/** A word of kind that belongs to the name ("Salt Lake City") only prefers; others decide. */
static gboolean narrow_to_kind(BmSearch *search)
{
    if (!search->kind)
        return TRUE;
    if (narrow(search, is_of_kind, search->kind)) {
        bm_search_explain(search, "only a %s, as asked", search->kind);
        return TRUE;
    }
    gboolean by_word = search->toponym->bare && !(search->hint && search->hint->kind);
    if (by_word && search->sought == search->toponym->name)
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
        (search->candidates->len > 0 && !narrow_to_contexts(search, &left, error))) {
        bm_search_free(search);
        return NULL;
    }
    search->kept = left && narrow_to_country(search) && narrow_to_kind(search);
    bm_search_sort(search);
    return search;
}
