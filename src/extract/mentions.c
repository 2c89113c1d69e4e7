/** @file
 * Finding toponyms: at each capital letter the longest run of words that the gazetteer knows,
 * weighed by how important the place is and by what stands around the name.
 */
#include "extract/mentions.h"

#include <string.h>

#include "extract/mention_cues.h"

enum { MOST_WORDS = 6, LONG_NAME = 4 };

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
    if (best || end - first > 1 ||
        bm_token(finder->tokens, first)->last - bm_token(finder->tokens, first)->first >= LONG_NAME)
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
    guint plain_end = plain_run_end(finder, at);
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
        if (evidence >= BM_MENTION_ENOUGH) {
            add_mention(finder, at, end, best);
            *next = end;
            return TRUE;
        }
        /* "Phu" of "Phu Makua" is refused for its neighbour; the whole may be a place unknown. */
        refused = refused || (evidence < 0 && end >= plain_end);
    }
    if (!refused && bm_mention_is_unknown_place(finder, at, plain_end, error)) {
        add_mention(finder, at, plain_end, NULL);
        *next = plain_end;
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
    if (!find_all(&finder, error) || !bm_mentions_geocode(&finder, error))
        g_clear_pointer(&finder.mentions, g_ptr_array_unref);
    g_hash_table_unref(finder.accepted);
    g_hash_table_unref(finder.small_words);
    g_hash_table_unref(finder.persons);
    return finder.mentions;
}
