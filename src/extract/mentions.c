/** @file
 * Finding toponyms: at each capital letter the longest run of words that the gazetteer knows,
 * weighed by how important the place is and by what stands around the name.
 */
#include "extract/mentions.h"

#include <string.h>

#include "extract/mention_cues.h"

/** Evidence needed: a town of half a million alone, a hamlet only "in X, Province". */
static const double ENOUGH = 5.6;

enum { MOST_WORDS = 6 };

static void mention_free(gpointer data)
{
    BmMention *mention = data;
    g_free(mention->toponym);
    g_free(mention->query);
    g_free(mention);
}

guint bm_mentions_from(const GPtrArray *mentions, guint at)
{
    guint low = 0, high = mentions->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const BmMention *mention = g_ptr_array_index(mentions, middle);
        if (mention->end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const BmMention *bm_mention_at(const GPtrArray *mentions, guint at)
{
    guint index = bm_mentions_from(mentions, at);
    const BmMention *mention = index < mentions->len ? g_ptr_array_index(mentions, index) : NULL;
    return mention && mention->first <= at ? mention : NULL;
}

/** A capital word, or one such as "al-Khashab" and "d'Ivoire". */
static gboolean is_name_part(const BmMentionFinder *finder, guint at)
{
    const BmToken *token = bm_token(finder->tokens, at);
    if (token->is_capital || token->kind != BM_TOKEN_WORD)
        return token->is_capital;
    const char *text = finder->tokens->text + token->start,
               *end = finder->tokens->text + token->end;
    for (const char *next; text < end; text = next) {
        gunichar character = g_utf8_get_char(text);
        next = g_utf8_next_char(text);
        if ((character == '-' || character == '\'' || character == 0x2019) && next < end &&
            g_unichar_isupper(g_utf8_get_char(next)))
            return TRUE;
    }
    return FALSE;
}

/** The longest name that may begin at `at`: capital words, with small ones between them. */
static guint run_end(const BmMentionFinder *finder, guint at)
{
    guint sentence_end = bm_sentence(finder->tokens, bm_token(finder->tokens, at)->sentence)->end;
    guint end = at + 1;
    for (guint i = at + 1; i < sentence_end && i < at + MOST_WORDS; i++) {
        const BmToken *token = bm_token(finder->tokens, i);
        if (is_name_part(finder, i) || token->kind == BM_TOKEN_NUMBER)
            end = token->kind == BM_TOKEN_NUMBER ? end : i + 1;
        else if (!bm_phrases_word(bm_rules_list(finder->rules, BM_RULES_NAME_JOINTS), token->lower))
            break;
    }
    return end;
}

/** Capital words alone, one behind the other. */
static guint plain_run_end(const BmMentionFinder *finder, guint at)
{
    guint sentence_end = bm_sentence(finder->tokens, bm_token(finder->tokens, at)->sentence)->end;
    guint end = at + 1;
    while (end < sentence_end && end < at + MOST_WORDS && is_name_part(finder, end))
        end++;
    return end;
}

static void add_mention(BmMentionFinder *finder, guint first, guint end, const BmPlace *best)
{
    BmMention *mention = g_new0(BmMention, 1);
    mention->first = first;
    mention->end = mention->last = end;
    mention->toponym = bm_tokens_text(finder->tokens, first, end);
    mention->weight = best ? bm_place_importance(best) : 0;
    g_ptr_array_add(finder->mentions, mention);
    if (best)
        g_hash_table_add(finder->accepted, g_utf8_strdown(mention->toponym, -1));
}

/**
 * Takes the name from `at` if some length of it is a place with evidence enough; *next is where to
 * go on. FALSE where the gazetteer cannot be read.
 */
static gboolean try_names(BmMentionFinder *finder, guint at, guint *next, GError **error)
{
    GError *problem = NULL;
    gboolean refused = FALSE;
    for (guint end = run_end(finder, at); end > at; end--) {
        if (!is_name_part(finder, end - 1))
            continue;
        char *name = bm_tokens_text(finder->tokens, at, end);
        const BmPlace *best = bm_names_best(finder->names, name, &problem);
        g_free(name);
        if (problem) {
            g_propagate_error(error, problem);
            return FALSE;
        }
        if (!best)
            continue;
        double evidence = bm_mention_evidence(finder, at, end, best, error);
        if (evidence >= ENOUGH) {
            add_mention(finder, at, end, best);
            *next = end;
            return TRUE;
        }
        refused = refused || evidence < 0;
    }
    guint end = plain_run_end(finder, at);
    if (!refused && bm_mention_is_unknown_place(finder, at, end, error)) {
        add_mention(finder, at, end, NULL);
        *next = end;
    }
    return TRUE;
}

static gboolean find_all(BmMentionFinder *finder, GError **error)
{
    guint count = finder->tokens->tokens->len;
    for (guint at = 0; at < count;) {
        guint next = at + 1;
        gboolean listed = bm_phrases_match(bm_rules_list(finder->rules, BM_RULES_PARTIES),
                                           finder->tokens, at, count, NULL) != NULL;
        gboolean name =
            bm_token(finder->tokens, at)->is_capital || (!listed && is_name_part(finder, at));
        if (name && !try_names(finder, at, &next, error))
            return FALSE;
        at = next;
    }
    return TRUE;
}

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
        mention->weight >= ENOUGH ||
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

static gboolean geocode_all(BmMentionFinder *finder, GError **error)
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

GPtrArray *bm_mentions_find(const BmRules *rules, const BmTokens *tokens, BmNames *names,
                            GError **error)
{
    BmMentionFinder finder = {
        .rules = rules,
        .tokens = tokens,
        .names = names,
        .mentions = g_ptr_array_new_with_free_func(mention_free),
        .accepted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .small_words = g_hash_table_new(g_str_hash, g_str_equal),
        .persons = g_hash_table_new(g_str_hash, g_str_equal),
    };
    bm_mention_cues_prepare(&finder);
    if (!find_all(&finder, error) || !geocode_all(&finder, error))
        g_clear_pointer(&finder.mentions, g_ptr_array_unref);
    g_hash_table_unref(finder.accepted);
    g_hash_table_unref(finder.small_words);
    g_hash_table_unref(finder.persons);
    return finder.mentions;
}
