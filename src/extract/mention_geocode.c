/** @file
 * Toponyms found in a text to places, each helped by the others.
 */
#include <string.h>

#include "extract/mention_cues.h"

/** A word of kind behind the name, or behind the last name of its list. */
static void note_kind(const BmMentionFinder *finder, BmMention *mention, guint index)
{
    const BmPhrases *after = bm_rules_list(finder->rules, BM_RULES_KINDS_AFTER);
    const BmPhrases *before = bm_rules_list(finder->rules, BM_RULES_KINDS_BEFORE);
    guint limit =
        bm_sentence(finder->tokens, bm_token(finder->tokens, mention->first)->sentence)->end;
    guint length = 0, begin = bm_token(finder->tokens, mention->first)->sentence;
    mention->kind = bm_phrases_match(after, finder->tokens, mention->end, limit, &length);
    if (mention->kind)
        mention->last = mention->end + length;
    else
        mention->kind = bm_phrases_match_before(before, finder->tokens,
                                                bm_sentence(finder->tokens, begin)->first,
                                                mention->first, &length);
    /* "Kabul, Kandahar and Paktia provinces": the plural is everyone's. */
    for (guint i = index; mention->kind && i > 0; i--) {
        BmMention *previous = g_ptr_array_index(finder->mentions, i - 1);
        const BmMention *following = g_ptr_array_index(finder->mentions, i);
        if (previous->kind ||
            !bm_mentions_are_listed(finder->rules, finder->tokens, previous, following) ||
            !g_str_has_suffix(bm_token_lower(finder->tokens, (gint64)mention->last - 1), "s"))
            break;
        previous->kind = mention->kind;
    }
}

static void note_query(const BmMentionFinder *finder, BmMention *mention, guint index)
{
    const BmMention *next =
        index + 1 < finder->mentions->len ? g_ptr_array_index(finder->mentions, index + 1) : NULL;
    gboolean contained = next && next->first == mention->end + 1 &&
                         g_str_equal(bm_token_lower(finder->tokens, mention->end), ",") &&
                         next->weight >= 5 && next->weight > mention->weight;
    if (contained)
        mention->query = g_strdup_printf("%s, %s", mention->toponym, next->toponym);
    else
        mention->query = g_strdup(mention->toponym);
}

/** The strictest query that is answered: with its kind, without it, without what contains it. */
static gboolean geocode_one(BmMentionFinder *finder, BmMention *mention, const char *country,
                            GError **error)
{
    static const char *const understood[] = { "province", "district", "crossing", NULL };
    BmGeocodeHint hint = { .country = country, .group = finder->group };
    /* "Kandahar city" and "the city of Derry" narrow; "Mexico City" is in the name already. */
    hint.kind = mention->kind && g_strv_contains(understood, mention->kind) ? mention->kind : NULL;
    const BmGeocode *result = bm_names_geocode(finder->names, mention->query, &hint, error);
    if (result && !result->place && hint.kind) {
        hint.kind = NULL;
        result = bm_names_geocode(finder->names, mention->query, &hint, error);
    }
    if (result && !result->place && strcmp(mention->query, mention->toponym) != 0)
        result = bm_names_geocode(finder->names, mention->toponym, &hint, error);
    if (!result)
        return FALSE;
    if (!mention->geocode || result->place)
        mention->geocode = result;
    return TRUE;
}

static gint compare_counts(gconstpointer a, gconstpointer b, gpointer counts)
{
    guint x = GPOINTER_TO_UINT(g_hash_table_lookup(counts, a));
    guint y = GPOINTER_TO_UINT(g_hash_table_lookup(counts, b));
    return x != y ? (x < y ? 1 : -1) : strcmp(a, b);
}

/** The countries of the places that are clear, the most frequent first; free the list alone. */
static GList *count_countries(const BmMentionFinder *finder, GHashTable *counts)
{
    for (guint i = 0; i < finder->mentions->len; i++) {
        const BmMention *mention = g_ptr_array_index(finder->mentions, i);
        const BmPlace *place = mention->geocode ? mention->geocode->place : NULL;
        if (!place || strlen(place->a3) != 3)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, place->a3));
        g_hash_table_replace(counts, g_strdup(place->a3), GUINT_TO_POINTER(count + 1));
    }
    return g_list_sort_with_data(g_hash_table_get_keys(counts), compare_counts, counts);
}

/** What is ambiguous alone may be clear in a country that the text speaks of. */
static gboolean settle_doubts(BmMentionFinder *finder, GError **error)
{
    enum { MOST_COUNTRIES = 4 };
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GList *countries = count_countries(finder, counts);
    gboolean good = TRUE;
    for (guint i = 0; good && i < finder->mentions->len; i++) {
        BmMention *mention = g_ptr_array_index(finder->mentions, i);
        guint tried = 0;
        for (GList *at = countries; good && at && tried < MOST_COUNTRIES; at = at->next, tried++) {
            if (mention->geocode->place || mention->geocode->status != BM_GEOCODE_AMBIGUOUS)
                break;
            good = geocode_one(finder, mention, at->data, error);
        }
    }
    g_list_free(countries);
    g_hash_table_unref(counts);
    return good;
}

/** The country of most places: three names at least, and more than all others; or NULL. */
static const char *main_country(GList *countries, GHashTable *counts)
{
    enum { FEWEST = 3 };
    guint all = 0, most = 0;
    for (GList *at = countries; at; at = at->next)
        all += GPOINTER_TO_UINT(g_hash_table_lookup(counts, at->data));
    most = countries ? GPOINTER_TO_UINT(g_hash_table_lookup(counts, countries->data)) : 0;
    return most >= FEWEST && 2 * most > all ? countries->data : NULL;
}

/** TRUE for a lesser town, the only place that the text names in its country. */
static gboolean is_stranger(const BmMentionFinder *finder, const BmMention *mention,
                            const char *home)
{
    const BmPlace *place = mention->geocode->place;
    if (!place || strlen(place->a3) != 3 || strcmp(place->a3, home) == 0 ||
        mention->weight >= BM_MENTION_ENOUGH ||
        !(g_str_equal(place->kind, "city") || g_str_equal(place->kind, "district")) ||
        strcmp(mention->query, mention->toponym) != 0)
        return FALSE;
    for (guint i = 0; i < finder->mentions->len; i++) {
        const BmMention *other = g_ptr_array_index(finder->mentions, i);
        const BmPlace *there = other->geocode->place;
        if (there && strcmp(there->a3, place->a3) == 0 &&
            strcmp(other->toponym, mention->toponym) != 0)
            return FALSE;
    }
    return TRUE;
}

/** The country of a place with its kind before it ("In Tillabéri region, …"), or NULL. */
static const char *sentence_country(const BmMentionFinder *finder, guint index)
{
    const BmMention *mention = g_ptr_array_index(finder->mentions, index);
    guint sentence = bm_token(finder->tokens, mention->first)->sentence;
    for (guint i = index; i > 0; i--) {
        const BmMention *other = g_ptr_array_index(finder->mentions, i - 1);
        if (bm_token(finder->tokens, other->first)->sentence != sentence)
            return NULL;
        const BmPlace *place = other->geocode->place;
        if (place && strlen(place->a3) == 3 && g_str_equal(place->kind, "province"))
            return place->a3;
    }
    return NULL;
}
/** A town on another continent that only shares its name with one that the gazetteer lacks. */
static gboolean drop_strangers(BmMentionFinder *finder, GError **error)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GList *countries = count_countries(finder, counts);
    const char *home = main_country(countries, counts);
    gboolean good = TRUE;
    for (guint i = 0; good && i < finder->mentions->len; i++) {
        BmMention *mention = g_ptr_array_index(finder->mentions, i);
        const char *near = sentence_country(finder, i);
        BmGeocodeHint hint = { .country = near ? near : home, .group = finder->group };
        if (!hint.country || !is_stranger(finder, mention, hint.country))
            continue;
        const BmGeocode *result = bm_names_geocode(finder->names, mention->query, &hint, error);
        good = result != NULL;
        mention->geocode = good ? result : mention->geocode;
    }
    g_list_free(countries);
    g_hash_table_unref(counts);
    return good;
}

/** All the text's toponyms, which tell of each other where they are. */
static gboolean group_all(BmMentionFinder *finder, GError **error)
{
    GPtrArray *queries = g_ptr_array_new();
    for (guint i = 0; i < finder->mentions->len; i++)
        g_ptr_array_add(queries, ((BmMention *)g_ptr_array_index(finder->mentions, i))->query);
    g_ptr_array_add(queries, NULL);
    finder->group = bm_names_group(finder->names, (const char *const *)queries->pdata, error);
    g_ptr_array_unref(queries);
    return finder->group != NULL;
}

gboolean bm_mentions_geocode(BmMentionFinder *finder, GError **error)
{
    for (guint i = 0; i < finder->mentions->len; i++) {
        note_kind(finder, g_ptr_array_index(finder->mentions, i), i);
        note_query(finder, g_ptr_array_index(finder->mentions, i), i);
    }
    if (!group_all(finder, error))
        return FALSE;
    for (guint i = 0; i < finder->mentions->len; i++) {
        BmMention *mention = g_ptr_array_index(finder->mentions, i);
        if (!geocode_one(finder, mention, NULL, error))
            return FALSE;
    }
    return settle_doubts(finder, error) && drop_strangers(finder, error);
}
