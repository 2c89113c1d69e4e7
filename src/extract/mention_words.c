/** @file
 * The words beside a name, one by one.
 */
#include "extract/mention_words.h"

#include <string.h>

const char *bm_mention_word(const BmMentionFinder *finder, BmRulesList list, gint64 at)
{
    return bm_phrases_word(bm_rules_list(finder->rules, list), bm_token_lower(finder->tokens, at));
}

const BmSentence *bm_mention_sentence(const BmMentionFinder *finder, guint at)
{
    return bm_sentence(finder->tokens, bm_token(finder->tokens, at)->sentence);
}

/** The word before in the same sentence, over the period of an abbreviation; -1 if none. */
gint64 bm_mention_word_before(const BmMentionFinder *finder, guint first)
{
    const BmSentence *sentence = bm_mention_sentence(finder, first);
    gint64 at = (gint64)first - 1;
    if (at > sentence->first && g_str_equal(bm_token_lower(finder->tokens, at), ".") &&
        bm_token(finder->tokens, (guint)at)->end + 1 >= bm_token(finder->tokens, first)->start)
        at--;
    return at >= sentence->first ? at : -1;
}

gboolean bm_mention_is_capital(const BmMentionFinder *finder, gint64 at)
{
    return at >= 0 && at < finder->tokens->tokens->len &&
           bm_token(finder->tokens, (guint)at)->is_capital;
}

/** A capital word that says nothing of persons: a demonym, a compass point, a word of kind. */
gboolean bm_mention_is_harmless(const BmMentionFinder *finder, gint64 at)
{
    static const BmRulesList lists[] = { BM_RULES_DEMONYMS, BM_RULES_COMPASS, BM_RULES_KINDS_AFTER,
                                         BM_RULES_PLACE_PREPOSITIONS, BM_RULES_NOT_PLACES };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        if (bm_mention_word(finder, lists[i], at))
            return TRUE;
    return FALSE;
}

gboolean bm_mention_covers(const BmMentionFinder *finder, gint64 at)
{
    return at >= 0 && bm_mention_at(finder->mentions, (guint)at) != NULL;
}

gboolean bm_mention_is_person(BmMentionFinder *finder, guint first, guint end, const BmPlace *best)
{
    gint64 before = bm_mention_word_before(finder, first);
    const char *last_word = bm_token_lower(finder->tokens, (gint64)end - 1);
    gboolean title = before >= 0 && bm_mention_word(finder, BM_RULES_TITLES, before);
    gboolean named = bm_mention_is_capital(finder, before) && !title &&
                     bm_mention_word(finder, BM_RULES_FIRST_NAMES, before) &&
                     !bm_mention_covers(finder, before);
    gboolean particle = before >= 0 && bm_mention_word(finder, BM_RULES_NAME_PARTICLES, before) &&
                        end - first == 1 && before > 0 && bm_mention_is_capital(finder, before - 1);
    if (title && bm_place_importance(best) >= 9)
        title = FALSE;
    gboolean person = (title && bm_mention_is_capital(finder, before)) || named || particle;
    /* "Jordan Smith": a first name before a family name. */
    if (!person && end - first == 1 && bm_mention_word(finder, BM_RULES_FIRST_NAMES, first) &&
        bm_mention_is_capital(finder, end) && !bm_mention_is_harmless(finder, end))
        person = TRUE;
    if (person)
        g_hash_table_add(finder->persons, (gpointer)last_word);
    return person || (end - first == 1 && g_hash_table_contains(finder->persons, last_word));
}

gboolean bm_mention_is_body(const BmMentionFinder *finder, guint first, guint end)
{
    const BmPhrases *after = bm_rules_list(finder->rules, BM_RULES_BODIES_AFTER);
    const BmPhrases *before = bm_rules_list(finder->rules, BM_RULES_BODIES_BEFORE);
    const BmSentence *sentence = bm_mention_sentence(finder, first);
    if (bm_mention_word(finder, BM_RULES_THINGS_AFTER, end))
        return TRUE;
    if (bm_mention_is_capital(finder, end) &&
        bm_phrases_match(after, finder->tokens, end, sentence->end, NULL))
        return TRUE;
    guint length = 0;
    return bm_phrases_match_before(before, finder->tokens, sentence->first, first, &length) &&
           bm_mention_is_capital(finder, (gint64)first - length);
}

gboolean bm_mention_is_all_capitals(const BmMentionFinder *finder, guint at)
{
    const BmSentence *sentence = bm_mention_sentence(finder, at);
    for (guint i = sentence->first; i < sentence->end; i++) {
        const BmToken *token = bm_token(finder->tokens, i);
        if (token->kind == BM_TOKEN_WORD && !token->is_capitals && token->last - token->first > 1)
            return FALSE;
    }
    return TRUE;
}

/** "US$", "A/Victoria/361": part of something that is no sentence. */
gboolean bm_mention_is_in_code(const BmMentionFinder *finder, guint first, guint end)
{
    const char *text = finder->tokens->text;
    gsize start = bm_token(finder->tokens, first)->start;
    const char *next = text + bm_token(finder->tokens, end - 1)->end;
    char previous = start > 0 ? text[start - 1] : ' ';
    return *next == '$' || g_str_has_prefix(next, "€") || previous == '$' || previous == '@' ||
           previous == '#' || (previous == '/' && *next == '/') ||
           (*next == '.' && g_ascii_islower(next[1])) || (*next == '/' && g_ascii_isdigit(next[1]));
}
