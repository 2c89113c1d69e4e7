/** @file
 * The toponyms of one text weighed by their company: a place is likelier in a country or province
 * that the others are in, and near them. Each toponym speaks for its places by their shares, which
 * are then weighed anew by the others, a few times over.
 */
#include "gazetteer/group.h"

#include <math.h>
#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/senses.h"

/* A place gains GAIN * log10(1 + STEEPNESS * s), s being the shares of the other toponyms that are
 * in its country, in its province, near it; a province also by other provinces of its country:
 * "California, Washington". Swept one by one from
 * half to double of 2, 1.4, 1.2, 1.3 and 10: the share right of GeoVirus stayed within 0.01 (0.920
 * at a double country gain, 0.934 at a double sibling gain), the truth table within two rows; the
 * last two were raised on that. */
static const double COUNTRY_GAIN = 2, PROVINCE_GAIN = 1.4, NEAR_GAIN = 1.2, SIBLING_GAIN = 2,
                    STEEPNESS = 20;
/** Nearness falls to a third over this distance. */
static const double NEAR_KM = 100;

enum { ROUNDS = 3, MOST_MEMBERS = 2000, MOST_PLACES = 8, MOST_NEAR_MEMBERS = 300 };

/** A toponym and the weightiest of its places. */
typedef struct {
    char *key; /**< folded */
    BmSearch *search;
    double own[MOST_PLACES];    /**< weights by themselves */
    double shares[MOST_PLACES]; /**< sum to one, or to nothing where no place is known */
    guint count;
} Member;

struct BmGeocodeGroup {
    GPtrArray *members; /**< of Member */
    GHashTable *by_key;
    /** Code of a country, of a province, of the country of provinces, to the sum of shares. */
    GHashTable *countries, *provinces, *siblings;
};

static void member_free(gpointer data)
{
    Member *member = data;
    g_free(member->key);
    bm_search_free(member->search);
    g_free(member);
}

static const BmPlace *place_of(const Member *member, guint i)
{
    return g_array_index(member->search->candidates, BmCandidate, i).place;
}

static void share_out(Member *member, const double *weights)
{
    double sum = 0;
    for (guint i = 0; i < member->count; i++)
        sum += member->shares[i] = pow(10, weights[i] - weights[0]);
    for (guint i = 0; i < member->count; i++)
        member->shares[i] /= sum;
}

static gboolean add_member(BmGeocodeGroup *group, BmGazetteer *gazetteer, const char *toponym,
                           GError **error)
{
    char *key = strlen(toponym) <= BM_FOLD_MAX_BYTES ? bm_fold_name(toponym) : NULL;
    if (!key || key[0] == '\0' || g_hash_table_contains(group->by_key, key)) {
        g_free(key);
        return TRUE;
    }
    BmSearch *search = bm_search_new(gazetteer, toponym, NULL, error);
    if (!search) {
        g_free(key);
        return FALSE;
    }
    Member *member = g_new0(Member, 1);
    member->key = key;
    member->search = search;
    /* a name that only sounds alike may be anywhere: it says nothing */
    if (search->kept && !search->loosely)
        member->count = MIN(search->candidates->len, MOST_PLACES);
    for (guint i = 0; i < member->count; i++)
        member->own[i] = g_array_index(search->candidates, BmCandidate, i).weight;
    if (member->count > 0)
        share_out(member, member->own);
    g_ptr_array_add(group->members, member);
    g_hash_table_insert(group->by_key, member->key, member);
    return TRUE;
}

static void add_share(GHashTable *sums, const char *codes, double share)
{
    char **parts = g_strsplit(codes, "|", -1);
    for (guint i = 0; parts[i]; i++) {
        if (parts[i][0] == '\0')
            continue;
        double *sum = g_hash_table_lookup(sums, parts[i]);
        if (!sum)
            g_hash_table_insert(sums, g_strdup(parts[i]), sum = g_new0(double, 1));
        *sum += share;
    }
    g_strfreev(parts);
}

static gboolean is_province(const BmPlace *place)
{
    return g_str_equal(place->kind, "province");
}

static void add_shares(BmGeocodeGroup *group, const Member *member, double sign)
{
    for (guint i = 0; i < member->count; i++) {
        add_share(group->countries, place_of(member, i)->a3, sign * member->shares[i]);
        add_share(group->provinces, place_of(member, i)->admin1, sign * member->shares[i]);
        if (is_province(place_of(member, i)))
            add_share(group->siblings, place_of(member, i)->a3, sign * member->shares[i]);
    }
}

static double sum_of(GHashTable *sums, const char *codes)
{
    char **parts = g_strsplit(codes, "|", -1);
    double most = 0;
    for (guint i = 0; parts[i]; i++) {
        const double *sum = g_hash_table_lookup(sums, parts[i]);
        most = MAX(most, sum ? *sum : 0);
    }
    g_strfreev(parts);
    return most;
}

typedef enum { IN_COUNTRY, IN_PROVINCE, SIBLING } Bond;

/** The shares of the other toponyms that are bound so to `place`. */
static double bond(GHashTable *sums, const Member *own, const BmPlace *place, Bond how)
{
    const char *code = how == IN_PROVINCE ? place->admin1 : place->a3;
    double sum = sum_of(sums, code);
    for (guint i = 0; own && i < own->count; i++) {
        const BmPlace *other = place_of(own, i);
        if (g_str_equal(how == IN_PROVINCE ? other->admin1 : other->a3, code) &&
            (how != SIBLING || is_province(other)))
            sum -= own->shares[i];
    }
    return MAX(sum, 0);
}

static double nearness(const BmGeocodeGroup *group, const Member *own, const BmPlace *place)
{
    double sum = 0;
    if (g_str_equal(place->kind, "country") || group->members->len > MOST_NEAR_MEMBERS)
        return 0;
    for (guint i = 0; i < group->members->len; i++) {
        const Member *member = g_ptr_array_index(group->members, i);
        for (guint j = 0; member != own && j < member->count; j++) {
            const BmPlace *other = place_of(member, j);
            if (!g_str_equal(other->kind, "country") && !g_str_equal(other->kind, "region"))
                sum += member->shares[j] * exp(-bm_place_distance_km(place, other) / NEAR_KM);
        }
    }
    return sum;
}

static double support(const BmGeocodeGroup *group, const Member *own, const BmPlace *place)
{
    double country = bond(group->countries, own, place, IN_COUNTRY);
    double province = bond(group->provinces, own, place, IN_PROVINCE);
    double siblings = is_province(place) ? bond(group->siblings, own, place, SIBLING) : 0;
    return COUNTRY_GAIN * log10(1 + STEEPNESS * country) +
           PROVINCE_GAIN * log10(1 + STEEPNESS * province) +
           SIBLING_GAIN * log10(1 + STEEPNESS * siblings) +
           NEAR_GAIN * log10(1 + STEEPNESS * nearness(group, own, place));
}

static void weigh_members(BmGeocodeGroup *group)
{
    for (guint i = 0; i < group->members->len; i++) {
        Member *member = g_ptr_array_index(group->members, i);
        double weights[MOST_PLACES];
        if (member->count < 2)
            continue;
        for (guint j = 0; j < member->count; j++)
            weights[j] = member->own[j] + support(group, member, place_of(member, j));
        add_shares(group, member, -1);
        share_out(member, weights);
        add_shares(group, member, 1);
    }
}

BmGeocodeGroup *bm_geocode_group_new(BmGazetteer *gazetteer, const char *const *toponyms,
                                     GError **error)
{
    BmGeocodeGroup *group = g_new0(BmGeocodeGroup, 1);
    group->members = g_ptr_array_new_with_free_func(member_free);
    group->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    group->countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    group->provinces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    group->siblings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; toponyms[i] && group->members->len < MOST_MEMBERS; i++)
        if (g_utf8_validate(toponyms[i], -1, NULL) &&
            !add_member(group, gazetteer, toponyms[i], error)) {
            bm_geocode_group_free(group);
            return NULL;
        }
    for (guint i = 0; i < group->members->len; i++)
        add_shares(group, g_ptr_array_index(group->members, i), 1);
    for (guint i = 0; i < ROUNDS; i++)
        weigh_members(group);
    return group;
}

void bm_geocode_group_free(BmGeocodeGroup *group)
{
    if (!group)
        return;
    g_hash_table_unref(group->by_key);
    g_hash_table_unref(group->countries);
    g_hash_table_unref(group->provinces);
    g_hash_table_unref(group->siblings);
    g_ptr_array_unref(group->members);
    g_free(group);
}

gboolean bm_geocode_group_weigh(const BmGeocodeGroup *group, BmSearch *search, gboolean *moved)
{
    *moved = FALSE;
    char *key = bm_fold_name(search->query);
    const Member *own = key ? g_hash_table_lookup(group->by_key, key) : NULL;
    g_free(key);
    gboolean others = FALSE;
    for (guint i = 0; i < group->members->len && !others; i++) {
        const Member *member = g_ptr_array_index(group->members, i);
        others = member != own && member->count > 0;
    }
    if (!others || search->candidates->len == 0)
        return FALSE;
    const BmPlace *first = g_array_index(search->candidates, BmCandidate, 0).place;
    for (guint i = 0; i < search->candidates->len; i++) {
        BmCandidate *candidate = &g_array_index(search->candidates, BmCandidate, i);
        candidate->weight += support(group, own, candidate->place);
    }
    bm_search_sort(search);
    *moved = g_array_index(search->candidates, BmCandidate, 0).place != first;
    return TRUE;
}
