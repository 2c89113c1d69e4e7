/** @file
 * From a toponym to a place: of the places that bear the name the weightiest answers if it is
 * clearly so. On a tie nothing answers.
 */
#include "gazetteer/geocode.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "gazetteer/called_so.h"
#include "gazetteer/group.h"
#include "gazetteer/phrase.h"
#include "gazetteer/search.h"
#include "gazetteer/senses.h"
#include "geometry/great_circle.h"

const char *const bm_geocode_status_words[] = {
    [BM_GEOCODE_FOUND] = "found",
    [BM_GEOCODE_GUESS] = "guess",
    [BM_GEOCODE_AMBIGUOUS] = "ambiguous",
    [BM_GEOCODE_UNKNOWN] = "unknown",
};

/** A name means the weightier of two places if it weighs this much more: where it stands alone,
 *  and where the other places of its text have been heard. */
static const double CLEAR_MARGIN = 1.2, CLEAR_MARGIN_IN_TEXT = 0.5;
/** As heavy as all the places together that bear a name and stand in no gazetteer. */
static const double UNLISTED_WEIGHT = 5;
/** A place is ten times as likely as one that weighs less by this much. */
static const double SPREAD = 1.5;
/** Nothing is surer. */
static const double MOST_CONFIDENT = 0.98;
/** The city is meant before its province, unless it weighs less by more than this. */
static const double SENSE_GAP = 3;
/** Of a name that only sounds alike, is misspelled, or of the town that stands for its district. */
static const double GUESS_FACTOR = 0.6;
/** Drawn around a district's town where the district itself is not in the gazetteer. */
static const double DISTRICT_RADIUS_KM = 25;
/** Of "near", as databases of events take it; of an offset a quarter, but no less than the least.
 */
static const double NEAR_RADIUS_KM = 25, LEAST_RADIUS_KM = 5;

enum { MOST_CANDIDATES = 10, NEAREST_NAMES = 3 };

void bm_geocode_free(BmGeocode *result)
{
    if (!result)
        return;
    g_free(result->query);
    bm_place_free(result->place);
    g_ptr_array_unref(result->why);
    g_ptr_array_unref(result->candidates);
    g_strfreev(result->nearest);
    if (result->parts)
        g_ptr_array_unref(result->parts);
    g_free(result);
}

static BmGeocode *result_new(const BmSearch *search)
{
    BmGeocode *result = g_new0(BmGeocode, 1);
    result->query = g_strdup(search->query);
    result->status = BM_GEOCODE_UNKNOWN;
    result->why = g_ptr_array_ref(search->why);
    result->candidates = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    return result;
}

static const BmPlace *place_at(const BmSearch *search, guint i)
{
    return g_array_index(search->candidates, BmCandidate, i).place;
}

static double weight_at(const BmSearch *search, guint i)
{
    return g_array_index(search->candidates, BmCandidate, i).weight;
}

/** TRUE where place `i` is called so less than `j` is, and weighs less; a town of an area whose
 *  name is another spelling ("Lisbon" in Lisboa) is called as well so. */
static gboolean is_less_called_so(const BmSearch *search, guint i, guint j)
{
    return g_array_index(search->candidates, BmCandidate, i).own_name <
               g_array_index(search->candidates, BmCandidate, j).own_name &&
           weight_at(search, i) < weight_at(search, j) &&
           !(bm_place_coarseness(place_at(search, i)) < bm_place_coarseness(place_at(search, j)) &&
             bm_is_spelled_alike(place_at(search, i), search->sought));
}

/** A town whose name is another spelling of the area's does not weigh less for that. */
static double sense_gap(const BmSearch *search, guint i)
{
    double loss = g_array_index(search->candidates, BmCandidate, 0).own_name -
                  g_array_index(search->candidates, BmCandidate, i).own_name;
    if (loss <= 0 || !bm_is_spelled_alike(place_at(search, i), search->sought))
        return SENSE_GAP;
    return SENSE_GAP + loss;
}

/**
 * Which of the senses of the weightiest place is meant: a country before a place in it, else
 * the city before district and province, unless the caller wants the coarser.
 */
static guint choose_sense(const BmSearch *search)
{
    const BmPlace *first = place_at(search, 0);
    guint chosen = 0;
    for (guint i = 1; i < search->candidates->len; i++) {
        const BmPlace *other = place_at(search, i), *best = place_at(search, chosen);
        guint other_level = bm_place_coarseness(other), best_level = bm_place_coarseness(best);
        if (!bm_places_are_senses(first, other) || other_level == best_level)
            continue;
        /* "Samangan" is the province, though its seat Aybak was once called so. */
        if (is_less_called_so(search, i, chosen))
            continue;
        /* "Xinjiang" is not the hamlet in it, but "New York" is the city. */
        if (other_level < best_level &&
            weight_at(search, i) < weight_at(search, 0) - sense_gap(search, i))
            continue;
        const char *top = other_level > best_level ? other->kind : best->kind;
        gboolean want_coarse =
            (search->hint && search->hint->coarse) || g_str_equal(top, "country");
        if ((other_level > best_level) == want_coarse)
            chosen = i;
    }
    return chosen;
}

/**
 * How likely the first place is meant, among all that bear the name and those not listed. The
 * three figures were fitted by the likelihood of 2829 answers on the truth table of the tests and
 * on GeoVirus, whose own best ones are near: tests/bench/confidence_curve shows the outcome.
 */
static double share_of_first(const BmSearch *search)
{
    const BmPlace *first = place_at(search, 0);
    double others = pow(10, (UNLISTED_WEIGHT - weight_at(search, 0)) / SPREAD);
    for (guint i = 1; i < search->candidates->len; i++)
        if (!bm_places_are_senses(first, place_at(search, i)))
            others += pow(10, (weight_at(search, i) - weight_at(search, 0)) / SPREAD);
    return MOST_CONFIDENT / (1 + others);
}

/** The weight of the first place that is another place altogether, or -infinity. */
static double rival_weight(const BmSearch *search)
{
    for (guint i = 1; i < search->candidates->len; i++)
        if (!bm_places_are_senses(place_at(search, 0), place_at(search, i)))
            return weight_at(search, i);
    return -INFINITY;
}

static void add_candidate(BmGeocode *result, const BmPlace *place)
{
    if (result->candidates->len < MOST_CANDIDATES)
        g_ptr_array_add(result->candidates, bm_place_copy(place));
}

/** Candidates: the other senses of the place, the coarsest first, then the other places. */
static void add_others(BmGeocode *result, const BmSearch *search, guint chosen)
{
    const BmPlace *first = place_at(search, 0);
    for (guint level = 5; level-- > 0;)
        for (guint i = 0; i < search->candidates->len; i++) {
            const BmPlace *other = place_at(search, i);
            gboolean sense = i == 0 || bm_places_are_senses(first, other);
            if (i != chosen && sense && bm_place_coarseness(other) == level)
                add_candidate(result, other);
        }
    for (guint i = 1; i < search->candidates->len; i++)
        if (i != chosen && !bm_places_are_senses(first, place_at(search, i)))
            add_candidate(result, place_at(search, i));
}

static gboolean is_guess(const BmSearch *search)
{
    if (search->substituted || search->misspelled)
        return TRUE;
    gboolean sure = search->candidates->len == 1 && search->hint && search->hint->country;
    return search->loosely && !sure;
}

static double confidence_of(const BmSearch *search)
{
    double confidence = share_of_first(search);
    if (search->loosely || search->substituted || search->misspelled)
        confidence *= GUESS_FACTOR;
    return round(confidence * 100) / 100;
}

/** Moves the place where an offset is said, and makes it as vague as the words are. */
static void move_off(BmGeocode *result, BmSearch *search)
{
    const BmToponym *toponym = search->toponym;
    BmPlace *place = result->place;
    gboolean area = !g_str_equal(place->kind, "city") && !g_str_equal(place->kind, "crossing");
    if (!toponym->near || g_str_equal(place->kind, "country"))
        return;
    if (area && toponym->distance_km <= 0) { /* wider than any ring round its middle */
        bm_search_explain(search, "near a %s: all of it is meant", place->kind);
        return;
    }
    double distance = toponym->bearing >= 0 ? toponym->distance_km : 0;
    double radian = G_PI / 180, bearing = toponym->bearing * radian;
    double angle = distance / BM_EARTH_RADIUS_KM / radian;
    result->precision = "near";
    result->radius_km = distance > 0               ? MAX(distance / 4, LEAST_RADIUS_KM)
                        : toponym->distance_km > 0 ? toponym->distance_km
                                                   : NEAR_RADIUS_KM;
    bm_search_explain(search, "near %s: somewhere within %g km", place->name, result->radius_km);
    if (distance <= 0)
        return;
    place->longitude += angle * sin(bearing) / MAX(cos(place->latitude * radian), 0.01);
    place->latitude = CLAMP(place->latitude + angle * cos(bearing), -90, 90);
    if (fabs(place->longitude) > 180)
        place->longitude -= copysign(360, place->longitude);
}

static void explain_answer(BmSearch *search, const BmPlace *place, const BmPlace *next,
                           double margin)
{
    if (next && bm_places_are_senses(place, next) && !g_str_equal(place->kind, next->kind))
        bm_search_explain(search, "%s is both a %s and a %s; the %s is taken", place->name,
                          place->kind, next->kind, place->kind);
    if (place->own)
        bm_search_explain(search, "it stands in your own gazetteer, which wins over ours");
    if (isinf(margin))
        bm_search_explain(search, "no other place has this name");
    else if (!place->own)
        bm_search_explain(search, "far more important (%s) than the other places of this name",
                          place->feature_code[0] ? place->feature_code : place->kind);
}

static void answer(BmGeocode *result, BmSearch *search, double margin)
{
    guint chosen = choose_sense(search);
    const BmPlace *place = place_at(search, chosen);
    result->status = is_guess(search) ? BM_GEOCODE_GUESS : BM_GEOCODE_FOUND;
    result->place = bm_place_copy(place);
    result->precision = search->substituted ? "district" : bm_place_precision(place);
    result->radius_km = place->radius_km;
    if (g_str_equal(result->precision, "district") && result->radius_km <= 0)
        result->radius_km = DISTRICT_RADIUS_KM;
    add_others(result, search, chosen);
    result->confidence = confidence_of(search);
    explain_answer(search, place,
                   result->candidates->len ? g_ptr_array_index(result->candidates, 0) : NULL,
                   margin);
    move_off(result, search);
}

static void abstain(BmGeocode *result, BmSearch *search)
{
    result->status = BM_GEOCODE_AMBIGUOUS;
    bm_search_explain(search,
                      "%u places have this name and none is far more important than the rest; say "
                      "which country, province or kind",
                      search->candidates->len);
    for (guint i = 0; i < search->candidates->len; i++)
        add_candidate(result, place_at(search, i));
}

static gboolean give_up(BmGeocode *result, const BmSearch *search, GError **error)
{
    for (guint i = 0; i < search->candidates->len; i++)
        add_candidate(result, place_at(search, i));
    const char *name = search->toponym->bare ? search->toponym->bare : search->toponym->name;
    if (search->candidates->len > 0)
        return TRUE;
    result->nearest = bm_gazetteer_nearest_names(search->gazetteer, name, NEAREST_NAMES, error);
    return result->nearest != NULL;
}

static gboolean decide(BmGeocode *result, BmSearch *search, GError **error)
{
    if (!search->kept)
        return give_up(result, search, error);
    const BmGeocodeGroup *group = search->hint ? search->hint->group : NULL;
    gboolean moved = FALSE, heard = group && bm_geocode_group_weigh(group, search, &moved);
    if (moved)
        bm_search_explain(search, "the other places of the text are nearer to this one");
    double margin = weight_at(search, 0) - rival_weight(search);
    if (margin < (heard ? CLEAR_MARGIN_IN_TEXT : CLEAR_MARGIN))
        abstain(result, search);
    else
        answer(result, search, margin);
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
    BmSearch *search = bm_search_new(gazetteer, query, hint, error);
    if (!search)
        return NULL;
    BmGeocode *result = NULL;
    gboolean named = search->kept && !search->loosely && !search->misspelled;
    gboolean good = named || bm_geocode_phrase(gazetteer, query, hint, &result, error);
    if (result && !result->place && search->kept)
        g_clear_pointer(&result, bm_geocode_free);
    if (good && !result) {
        result = result_new(search);
        if (!decide(result, search, error))
            g_clear_pointer(&result, bm_geocode_free);
    }
    bm_search_free(search);
    return result;
}
