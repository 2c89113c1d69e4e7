/** @file
 * From a toponym to a place: spellings are looked up from the strictest to the loosest, what
 * the caller or the words themselves say narrows the places, and the weightiest one answers if
 * it is clearly so. On a tie nothing answers.
 */
#include "gazetteer/geocode.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "gazetteer/fold.h"
#include "gazetteer/toponym.h"

const char *const bm_geocode_status_words[] = {
    [BM_GEOCODE_FOUND] = "found",
    [BM_GEOCODE_GUESS] = "guess",
    [BM_GEOCODE_AMBIGUOUS] = "ambiguous",
    [BM_GEOCODE_UNKNOWN] = "unknown",
};

/** A bare name means the weightier of two places if it weighs this much more (thirty times). */
static const double CLEAR_MARGIN = 1.5;
/** A place's own name is likelier meant than another spelling or a former name of some other. */
static const double OWN_NAME_BONUS = 2.2;
/** The same where the words are parted differently: "Jalalabad", "Jalal-Abad". */
static const double PARTED_NAME_BONUS = 0.6;
/** Places of one name, one country and this near each other are one place in several senses. */
static const double SAME_PLACE_KM = 60;
/** Drawn around a district's town where the district itself is not in the gazetteer. */
static const double DISTRICT_RADIUS_KM = 25;

enum { MOST_CANDIDATES = 10, NEAREST_NAMES = 3 };

/** One query on its way. */
typedef struct {
    BmGazetteer *gazetteer;
    const BmGeocodeHint *hint;
    BmToponym *toponym;
    const char *kind;     /**< asked for by the hint or by a word of kind, or NULL */
    const char *sought;   /**< the words that found something */
    GPtrArray *places;    /**< of BmPlace, owned */
    gboolean loosely;     /**< only a loose spelling matched */
    gboolean substituted; /**< a town stands for its district */
    BmGeocode *result;
} Search;

static void G_GNUC_PRINTF(2, 3) explain(Search *search, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(search->result->why, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

void bm_geocode_free(BmGeocode *result)
{
    if (!result)
        return;
    g_free(result->query);
    bm_place_free(result->place);
    g_ptr_array_unref(result->why);
    g_ptr_array_unref(result->candidates);
    g_strfreev(result->nearest);
    g_free(result);
}

static BmGeocode *result_new(const char *query)
{
    BmGeocode *result = g_new0(BmGeocode, 1);
    result->query = g_strdup(query);
    result->status = BM_GEOCODE_UNKNOWN;
    result->why = g_ptr_array_new_with_free_func(g_free);
    result->candidates = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    return result;
}

/** Looks `name` up unless something is found already; FALSE where the file cannot be read. */
static gboolean try_name(Search *search, const char *name, gboolean loosely, GError **error)
{
    if (!name || (search->places && search->places->len > 0))
        return TRUE;
    g_clear_pointer(&search->places, g_ptr_array_unref);
    search->places = loosely ? bm_gazetteer_find_loosely(search->gazetteer, name, error)
                             : bm_gazetteer_find(search->gazetteer, name, error);
    search->sought = name;
    search->loosely = loosely;
    return search->places != NULL;
}

static gboolean has_kind(const GPtrArray *places, const char *kind)
{
    for (guint i = 0; i < places->len; i++)
        if (g_str_equal(((BmPlace *)g_ptr_array_index(places, i))->kind, kind))
            return TRUE;
    return FALSE;
}

/** "Chaman" with the kind crossing may stand in the gazetteer only as "Chaman crossing". */
static gboolean try_with_kind(Search *search, GError **error)
{
    if (!search->kind || (search->places->len > 0 && has_kind(search->places, search->kind)))
        return TRUE;
    const char *name = search->toponym->bare ? search->toponym->bare : search->toponym->name;
    char *full = g_strdup_printf("%s %s", name, search->kind);
    GPtrArray *places = bm_gazetteer_find(search->gazetteer, full, error);
    g_free(full);
    if (places && has_kind(places, search->kind)) {
        g_ptr_array_unref(search->places);
        search->places = g_steal_pointer(&places);
        search->loosely = FALSE;
        return TRUE;
    }
    gboolean good = places != NULL;
    g_clear_pointer(&places, g_ptr_array_unref);
    return good;
}

/** Fills `places` by the strictest spelling that finds any. */
static gboolean look_up(Search *search, GError **error)
{
    const BmToponym *toponym = search->toponym;
    const char *whole = toponym->context ? search->result->query : NULL;
    if (!try_name(search, whole, FALSE, error) || !try_name(search, toponym->name, FALSE, error) ||
        !try_name(search, toponym->bare, FALSE, error) || !try_with_kind(search, error) ||
        !try_name(search, toponym->bare, TRUE, error) ||
        !try_name(search, toponym->name, TRUE, error))
        return FALSE;
    if (search->places->len == 0)
        explain(search, "no place of the gazetteer has this name or one that sounds like it");
    else if (search->loosely)
        explain(search, "no place is spelled so; taken by its sound");
    return TRUE;
}

typedef gboolean (*PlaceTest)(const BmPlace *place, gconstpointer data);

static gboolean is_of_kind(const BmPlace *place, gconstpointer kind)
{
    return g_str_equal(place->kind, kind);
}

static gboolean is_in_country(const BmPlace *place, gconstpointer a3)
{
    char **codes = g_strsplit(place->a3, "|", -1);
    gboolean inside =
        (place->own && place->a3[0] == '\0') || g_strv_contains((const char *const *)codes, a3);
    g_strfreev(codes);
    return inside;
}

static gboolean is_called(const char *a, const char *b)
{
    char *x = bm_fold_name(a), *y = bm_fold_name(b);
    gboolean same = x && y && x[0] && g_str_equal(x, y);
    g_free(x);
    g_free(y);
    return same;
}

/** TRUE for a place in one of the countries or provinces given. */
static gboolean is_in_any(const BmPlace *place, gconstpointer data)
{
    const GPtrArray *contexts = data;
    char **codes = g_strsplit(place->admin1, "|", -1);
    gboolean inside = FALSE;
    for (guint i = 0; i < contexts->len && !inside; i++) {
        const BmPlace *context = g_ptr_array_index(contexts, i);
        if (g_str_equal(context->kind, "country"))
            inside = is_in_country(place, context->a3);
        else if (g_str_equal(context->kind, "province") && context->admin1[0])
            inside = g_strv_contains((const char *const *)codes, context->admin1);
        inside = inside || (place->own && is_called(place->province, context->name));
    }
    g_strfreev(codes);
    return inside;
}

/** Keeps the places that pass; none passing keeps them as mere candidates and returns FALSE. */
static gboolean narrow(Search *search, PlaceTest test, gconstpointer data)
{
    GPtrArray *kept = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    for (guint i = 0; i < search->places->len; i++) {
        const BmPlace *place = g_ptr_array_index(search->places, i);
        if (test(place, data))
            g_ptr_array_add(kept, bm_place_copy(place));
    }
    if (kept->len == 0) {
        g_ptr_array_unref(kept);
        return FALSE;
    }
    g_ptr_array_unref(search->places);
    search->places = kept;
    return TRUE;
}

static gboolean narrow_to_country(Search *search)
{
    if (!search->hint || !search->hint->country)
        return TRUE;
    if (!narrow(search, is_in_country, search->hint->country)) {
        explain(search, "none of the places of this name is in %s", search->hint->country);
        return FALSE;
    }
    explain(search, "only places in %s, as asked", search->hint->country);
    return TRUE;
}

static gboolean narrow_to_context(Search *search, gboolean *left, GError **error)
{
    const char *context = search->toponym->context;
    *left = TRUE;
    if (!context || context[0] == '\0' || search->sought == search->result->query)
        return TRUE;
    GPtrArray *contexts = bm_gazetteer_find(search->gazetteer, context, error);
    if (!contexts)
        return FALSE;
    *left = narrow(search, is_in_any, contexts);
    g_ptr_array_unref(contexts);
    if (*left)
        explain(search, "only places in %s, which stands after the comma", context);
    else
        explain(search, "none of the places of this name is in '%s'", context);
    return TRUE;
}

/** A word of kind that belongs to the name ("Salt Lake City") only prefers; others decide. */
static gboolean narrow_to_kind(Search *search)
{
    if (!search->kind)
        return TRUE;
    if (narrow(search, is_of_kind, search->kind)) {
        explain(search, "only a %s, as asked", search->kind);
        return TRUE;
    }
    gboolean own_name = search->sought == search->toponym->name && search->toponym->bare &&
                        !(search->hint && search->hint->kind);
    if (own_name)
        return TRUE;
    if (g_str_equal(search->kind, "district") && narrow(search, is_of_kind, "city")) {
        search->substituted = TRUE;
        explain(search, "no outline of the district is known: its town stands for it");
        return TRUE;
    }
    explain(search, "no place of this name is a %s", search->kind);
    return FALSE;
}

static double own_name_bonus(const char *name, const char *sought)
{
    char **own = bm_fold_words(name), **words = bm_fold_words(sought);
    double bonus = 0;
    if (own && words) {
        char *joined_own = g_strjoinv("", own), *joined = g_strjoinv("", words);
        if (g_strv_equal((const char *const *)own, (const char *const *)words))
            bonus = OWN_NAME_BONUS;
        else if (g_str_equal(joined_own, joined))
            bonus = PARTED_NAME_BONUS;
        g_free(joined_own);
        g_free(joined);
    }
    g_strfreev(own);
    g_strfreev(words);
    return bonus;
}

static double weigh(const Search *search, const BmPlace *place)
{
    return bm_place_importance(place) + own_name_bonus(place->name, search->sought);
}

static gint compare_weights(gconstpointer a, gconstpointer b, gpointer search)
{
    const BmPlace *x = *(BmPlace *const *)a, *y = *(BmPlace *const *)b;
    double weight_x = weigh(search, x), weight_y = weigh(search, y);
    if (weight_x != weight_y)
        return weight_x < weight_y ? 1 : -1;
    return strcmp(x->id, y->id);
}

/** Kilometres on a sphere: near enough to tell neighbours. */
static double distance_km(const BmPlace *a, const BmPlace *b)
{
    double radian = G_PI / 180, x = sin((a->latitude - b->latitude) * radian / 2);
    double y = sin((a->longitude - b->longitude) * radian / 2);
    double half = x * x + cos(a->latitude * radian) * cos(b->latitude * radian) * y * y;
    return 2 * 6371 * asin(MIN(sqrt(half), 1));
}

/** How coarse a place of this kind is: the coarser contains the finer of the same name. */
static guint coarseness(const BmPlace *place)
{
    static const char *const kinds[] = { "crossing", "city", "district", "province", "country" };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(place->kind, kinds[i]))
            return i;
    return G_N_ELEMENTS(kinds);
}

/** TRUE for a city, its district and its province, or a country and a place in it. */
static gboolean are_senses_of_one(const BmPlace *a, const BmPlace *b)
{
    const BmPlace *coarse = coarseness(a) > coarseness(b) ? a : b;
    if (a->own != b->own)
        return FALSE;
    if (coarseness(a) == coarseness(b) || !g_str_equal(a->a3, b->a3))
        return FALSE;
    if (g_str_equal(coarse->kind, "country"))
        return TRUE;
    gboolean together = a->admin1[0] && g_str_equal(a->admin1, b->admin1);
    return (together && g_str_equal(coarse->kind, "province")) || distance_km(a, b) < SAME_PLACE_KM;
}

/**
 * Which of the senses of the weightiest place is meant: a country before a place in it, else
 * the city before district and province, unless the caller wants the coarser.
 */
static guint choose_sense(const Search *search)
{
    const GPtrArray *places = search->places;
    const BmPlace *first = g_ptr_array_index(places, 0);
    guint chosen = 0;
    for (guint i = 1; i < places->len; i++) {
        const BmPlace *other = g_ptr_array_index(places, i);
        const BmPlace *best = g_ptr_array_index(places, chosen);
        if (!are_senses_of_one(first, other))
            continue;
        gboolean coarser = coarseness(other) > coarseness(best);
        const char *top = coarser ? other->kind : best->kind;
        gboolean want_coarse =
            (search->hint && search->hint->coarse) || g_str_equal(top, "country");
        if (coarser == want_coarse && coarseness(other) != coarseness(best))
            chosen = i;
    }
    return chosen;
}

/** The weight of the first place that is another place altogether, or -infinity. */
static double rival_weight(const Search *search)
{
    const BmPlace *first = g_ptr_array_index(search->places, 0);
    for (guint i = 1; i < search->places->len; i++) {
        const BmPlace *other = g_ptr_array_index(search->places, i);
        if (!are_senses_of_one(first, other))
            return weigh(search, other);
    }
    return -INFINITY;
}

static void add_candidate(Search *search, const BmPlace *place)
{
    if (search->result->candidates->len < MOST_CANDIDATES)
        g_ptr_array_add(search->result->candidates, bm_place_copy(place));
}

/** Candidates: the other senses of the place, the coarsest first, then the other places. */
static void add_others(Search *search, guint chosen)
{
    const BmPlace *first = g_ptr_array_index(search->places, 0);
    for (guint level = 5; level-- > 0;)
        for (guint i = 0; i < search->places->len; i++) {
            const BmPlace *other = g_ptr_array_index(search->places, i);
            gboolean sense = i == 0 || are_senses_of_one(first, other);
            if (i != chosen && sense && coarseness(other) == level)
                add_candidate(search, other);
        }
    for (guint i = 1; i < search->places->len; i++) {
        const BmPlace *other = g_ptr_array_index(search->places, i);
        if (i != chosen && !are_senses_of_one(first, other))
            add_candidate(search, other);
    }
}

/** Nearly sure of a name with one bearer, less so the nearer the next place is in weight. */
static double confidence_of(const Search *search, const BmPlace *place, double margin,
                            gboolean several_senses)
{
    gboolean obscure = g_str_equal(place->kind, "city") && place->population < 1000 &&
                       bm_place_importance(place) < 4;
    double confidence = isinf(margin) ? 0.96 : 0.6 + 0.35 * MIN(margin / 4, 1);
    if (obscure)
        confidence = MIN(confidence, 0.75); /* a third of Afghan villages share their name */
    if (several_senses && !search->kind)
        confidence *= 0.92;
    if (search->loosely || search->substituted)
        confidence *= 0.6;
    return round(confidence * 100) / 100;
}

static gboolean is_guess(const Search *search)
{
    if (search->substituted)
        return TRUE;
    gboolean sure = search->places->len == 1 && search->hint && search->hint->country;
    return search->loosely && !sure;
}

static void answer(Search *search, double margin)
{
    BmGeocode *result = search->result;
    guint chosen = choose_sense(search);
    const BmPlace *place = g_ptr_array_index(search->places, chosen);
    result->status = is_guess(search) ? BM_GEOCODE_GUESS : BM_GEOCODE_FOUND;
    result->place = bm_place_copy(place);
    result->precision = search->substituted ? "district" : bm_place_precision(place);
    result->radius_km = place->radius_km;
    if (g_str_equal(result->precision, "district") && result->radius_km <= 0)
        result->radius_km = DISTRICT_RADIUS_KM;
    add_others(search, chosen);
    const BmPlace *next = result->candidates->len ? g_ptr_array_index(result->candidates, 0) : NULL;
    gboolean senses = next && are_senses_of_one(place, next);
    result->confidence = confidence_of(search, place, margin, senses);
    if (senses)
        explain(search, "%s is both a %s and a %s; the %s is taken", place->name, place->kind,
                next->kind, place->kind);
    if (place->own)
        explain(search, "it stands in your own gazetteer, which wins over ours");
    if (isinf(margin))
        explain(search, "no other place has this name");
    else if (!place->own)
        explain(search, "far more important (%s) than the other places of this name",
                place->feature_code[0] ? place->feature_code : place->kind);
}

static void abstain(Search *search)
{
    search->result->status = BM_GEOCODE_AMBIGUOUS;
    explain(search,
            "%u places have this name and none is far more important than the rest; say "
            "which country, province or kind",
            search->places->len);
    for (guint i = 0; i < search->places->len; i++)
        add_candidate(search, g_ptr_array_index(search->places, i));
}

static gboolean give_up(Search *search, GError **error)
{
    BmGeocode *result = search->result;
    for (guint i = 0; i < search->places->len; i++)
        add_candidate(search, g_ptr_array_index(search->places, i));
    const char *name = search->toponym->bare ? search->toponym->bare : search->toponym->name;
    if (search->places->len > 0)
        return TRUE;
    result->nearest = bm_gazetteer_nearest_names(search->gazetteer, name, NEAREST_NAMES, error);
    return result->nearest != NULL;
}

static gboolean decide(Search *search, GError **error)
{
    gboolean left = FALSE;
    if (!look_up(search, error))
        return FALSE;
    gboolean some = search->places->len > 0;
    if (some && !narrow_to_context(search, &left, error))
        return FALSE;
    gboolean kept = some && left && narrow_to_country(search) && narrow_to_kind(search);
    g_ptr_array_sort_with_data(search->places, compare_weights, search);
    if (!kept)
        return give_up(search, error);
    double margin = weigh(search, g_ptr_array_index(search->places, 0)) - rival_weight(search);
    if (margin < CLEAR_MARGIN)
        abstain(search);
    else
        answer(search, margin);
    return TRUE;
}

BmGeocode *bm_geocode(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                      GError **error)
{
    if (!g_utf8_validate(query, -1, NULL)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "the name of a place is not UTF-8; write it in UTF-8");
        return NULL;
    }
    Search search = { .gazetteer = gazetteer, .hint = hint, .result = result_new(query) };
    search.toponym = bm_toponym_new(search.result->query);
    search.kind = hint && hint->kind ? hint->kind : search.toponym->kind;
    if (!decide(&search, error))
        g_clear_pointer(&search.result, bm_geocode_free);
    g_clear_pointer(&search.places, g_ptr_array_unref);
    bm_toponym_free(search.toponym);
    return search.result;
}
