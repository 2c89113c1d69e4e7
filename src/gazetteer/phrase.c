/** @file
 * Each name of a phrase is geocoded by itself, the others being the company that decides between
 * places of one name.
 */
#include "gazetteer/phrase.h"

#include <math.h>
#include <string.h>

#include "gazetteer/phrase_words.h"
#include "gazetteer/senses.h"

/** Farther apart, what is "between" two places is nowhere in particular. */
static const double FARTHEST_KM = 500;
/** Places so near each other still leave this to doubt. */
static const double LEAST_RADIUS_KM = 5;

static BmGeocode *result_new(const char *query)
{
    BmGeocode *result = g_new0(BmGeocode, 1);
    result->query = g_strdup(query);
    result->status = BM_GEOCODE_UNKNOWN;
    result->why = g_ptr_array_new_with_free_func(g_free);
    result->candidates = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    return result;
}

static void explain(BmGeocode *result, char *why)
{
    g_ptr_array_add(result->why, why);
}

/** A part that has no place makes the whole unknown, or ambiguous as it is itself. */
static void take_doubt(BmGeocode *result, const BmGeocode *part)
{
    gboolean ambiguous = part->status == BM_GEOCODE_AMBIGUOUS;
    if (ambiguous && result->status != BM_GEOCODE_AMBIGUOUS)
        result->status = BM_GEOCODE_AMBIGUOUS;
    explain(result,
            g_strdup_printf("'%s' is %s", part->query, ambiguous ? "ambiguous" : "unknown"));
    for (guint i = 0; i < part->candidates->len; i++)
        g_ptr_array_add(result->candidates, bm_place_copy(g_ptr_array_index(part->candidates, i)));
}

/** Adds the places of the names to `parts`; FALSE where the gazetteer cannot be read. */
static gboolean find_parts(BmGeocode *result, BmGazetteer *gazetteer, const BmPhrase *phrase,
                           const BmGeocodeHint *hint, GError **error)
{
    BmGeocodeHint common = hint ? *hint : (BmGeocodeHint){ 0 };
    BmGeocodeGroup *group = NULL;
    g_ptr_array_add(phrase->names, NULL);
    if (!common.group)
        common.group = group =
            bm_geocode_group_new(gazetteer, (const char *const *)phrase->names->pdata, error);
    gboolean good = common.group != NULL;
    result->confidence = 1;
    for (guint i = 0; good && phrase->names->pdata[i]; i++) {
        BmGeocode *part = bm_geocode(gazetteer, phrase->names->pdata[i], &common, error);
        good = part != NULL;
        if (part && part->place) {
            g_ptr_array_add(result->parts, bm_place_copy(part->place));
            result->confidence = MIN(result->confidence, part->confidence);
        } else if (part) {
            take_doubt(result, part);
        }
        bm_geocode_free(part);
    }
    bm_geocode_group_free(group);
    g_ptr_array_set_size(phrase->names, (gint)phrase->names->len - 1);
    return good;
}

static const BmPlace *part_at(const BmGeocode *result, guint i)
{
    return g_ptr_array_index(result->parts, i);
}

static void replace(char **text, char *value)
{
    g_free(*text);
    *text = value;
}

/** The parts' names or codes, each once, joined by `by`. */
static char *join(const BmGeocode *result, gsize member, const char *by)
{
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < result->parts->len; i++) {
        char *word = G_STRUCT_MEMBER(char *, part_at(result, i), member);
        if (word[0] && !g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_ptr_array_add(words, word);
    }
    g_ptr_array_add(words, NULL);
    char *joined = g_strjoinv(by, (char **)words->pdata);
    g_ptr_array_unref(words);
    return joined;
}

/** The middle of the parts on the sphere. */
static void put_in_the_middle(BmPlace *place, const BmGeocode *result)
{
    double x = 0, y = 0, z = 0, radian = G_PI / 180;
    for (guint i = 0; i < result->parts->len; i++) {
        double longitude = part_at(result, i)->longitude * radian;
        double latitude = part_at(result, i)->latitude * radian;
        x += cos(latitude) * cos(longitude);
        y += cos(latitude) * sin(longitude);
        z += sin(latitude);
    }
    place->longitude = round(atan2(y, x) / radian * 1e4) / 1e4;
    place->latitude = round(atan2(z, hypot(x, y)) / radian * 1e4) / 1e4;
}

/** "Khost, Paktia and Kunar". */
static char *list_names(const BmGeocode *result)
{
    GString *names = g_string_new(part_at(result, 0)->name);
    for (guint i = 1; i < result->parts->len; i++)
        g_string_append_printf(names, "%s%s", i + 1 < result->parts->len ? ", " : " and ",
                               part_at(result, i)->name);
    return g_string_free(names, FALSE);
}

/** One place in place of all: their names, countries, and the circle that holds their middles. */
static void make_region(BmGeocode *result, gboolean between)
{
    BmPlace *place = bm_place_copy(part_at(result, 0));
    char *names = list_names(result);
    replace(&place->id, join(result, G_STRUCT_OFFSET(BmPlace, id), "+"));
    replace(&place->name, between ? g_strconcat("between ", names, NULL) : g_strdup(names));
    replace(&place->kind, g_strdup("region"));
    replace(&place->a3, join(result, G_STRUCT_OFFSET(BmPlace, a3), "|"));
    replace(&place->admin1, join(result, G_STRUCT_OFFSET(BmPlace, admin1), "|"));
    replace(&place->province, join(result, G_STRUCT_OFFSET(BmPlace, province), "|"));
    replace(&place->source, join(result, G_STRUCT_OFFSET(BmPlace, source), "; "));
    replace(&place->feature_code, g_strdup(""));
    g_free(names);
    put_in_the_middle(place, result);
    double reach = LEAST_RADIUS_KM;
    for (guint i = 0; i < result->parts->len; i++)
        reach = MAX(reach, bm_place_distance_km(place, part_at(result, i)) +
                               (between ? 0 : part_at(result, i)->radius_km));
    result->radius_km = place->radius_km = ceil(reach);
    result->place = place;
}

static gboolean has_kind(const BmGeocode *result, const char *kind)
{
    for (guint i = 0; i < result->parts->len; i++)
        if (!g_str_equal(part_at(result, i)->kind, kind))
            return FALSE;
    return TRUE;
}

/** Between two countries lies their border. */
static gboolean answer_border(BmGeocode *result, BmGazetteer *gazetteer, GError **error)
{
    char *name =
        g_strdup_printf("%s–%s border", part_at(result, 0)->name, part_at(result, 1)->name);
    GPtrArray *places = bm_gazetteer_find(gazetteer, name, error);
    g_free(name);
    if (!places)
        return FALSE;
    if (places->len > 0) {
        result->status = BM_GEOCODE_FOUND;
        result->place = bm_place_copy(g_ptr_array_index(places, 0));
        result->precision = bm_place_precision(result->place);
        result->radius_km = result->place->radius_km;
    } else {
        explain(result, g_strdup("the two countries have no border in our geodata"));
    }
    g_ptr_array_unref(places);
    g_ptr_array_set_size(result->parts, 0);
    return TRUE;
}

static void answer_between(BmGeocode *result)
{
    const BmPlace *a = part_at(result, 0), *b = part_at(result, 1);
    double apart = bm_place_distance_km(a, b);
    if (g_str_equal(a->kind, "country") || g_str_equal(b->kind, "country") || apart > FARTHEST_KM) {
        explain(result, g_strdup_printf("%s and %s are too large or too far apart (%.0f km) for a "
                                        "place between them",
                                        a->name, b->name, apart));
        return;
    }
    make_region(result, TRUE);
    result->status = BM_GEOCODE_FOUND;
    result->precision = has_kind(result, "province") ? "region" : "near";
    explain(result, g_strdup_printf("somewhere between the two, within %g km of their middle",
                                    result->radius_km));
}

static void answer_joined(BmGeocode *result)
{
    make_region(result, FALSE);
    result->status = BM_GEOCODE_FOUND;
    result->precision = "region";
    explain(result, g_strdup_printf("%u places are named; the circle of %g km holds them and no "
                                    "point is meant",
                                    result->parts->len, result->radius_km));
}

static gboolean answer(BmGeocode *result, BmGazetteer *gazetteer, const BmPhrase *phrase,
                       GError **error)
{
    if (result->parts->len < phrase->names->len) /* one is in doubt: no place for the others */
        return TRUE;
    result->status = BM_GEOCODE_UNKNOWN;
    if (phrase->between && has_kind(result, "country"))
        return answer_border(result, gazetteer, error);
    if (phrase->between)
        answer_between(result);
    else
        answer_joined(result);
    for (guint i = 0; i < result->parts->len; i++)
        g_ptr_array_add(result->candidates, bm_place_copy(part_at(result, i)));
    return TRUE;
}

gboolean bm_geocode_phrase(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                           BmGeocode **result, GError **error)
{
    BmPhrase phrase;
    *result = NULL;
    if (!strstr(query, " and ") || !bm_phrase_read(&phrase, query))
        return TRUE;
    BmGeocode *whole = result_new(query);
    whole->parts = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    gboolean good = find_parts(whole, gazetteer, &phrase, hint, error) &&
                    answer(whole, gazetteer, &phrase, error);
    bm_phrase_clear(&phrase);
    if (whole->parts->len == 0 || !whole->place || g_str_equal(whole->precision, "near"))
        g_clear_pointer(&whole->parts, g_ptr_array_unref);
    if (good)
        *result = whole;
    else
        bm_geocode_free(whole);
    return good;
}
