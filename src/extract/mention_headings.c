/** @file
 * Names that a line begins with.
 */
#include "extract/mention_headings.h"

/** " - " with space round it. */
static gboolean is_dash(const BmMentionFinder *finder, guint at)
{
    static const char *const dashes[] = { "-", "–", "—", NULL };
    return at > 0 && at + 1 < finder->tokens->tokens->len &&
           g_strv_contains(dashes, bm_token_lower(finder->tokens, at)) &&
           bm_token(finder->tokens, at)->start > bm_token(finder->tokens, at - 1)->end;
}

/** Over "(Guayas)" at `end`. */
static guint over_brackets(const BmMentionFinder *finder, guint end)
{
    enum { LONGEST = 6 };
    for (guint at = end;
         g_str_equal(bm_token_lower(finder->tokens, end), "(") && at < end + LONGEST; at++)
        if (g_str_equal(bm_token_lower(finder->tokens, at), ")"))
            return at + 1;
    return end;
}

gboolean bm_mention_heads_line(const BmMentionFinder *finder, guint first, guint end)
{
    enum { LONGEST = 4 };
    guint at = bm_mention_sentence(finder, first)->first;
    guint stop = bm_mention_sentence(finder, first)->end;
    while (at < first && bm_token(finder->tokens, at)->kind != BM_TOKEN_WORD)
        at++;
    if (at < first)
        return FALSE;
    if (is_dash(finder, over_brackets(finder, end))) /* "Duran (Guayas) - …" */
        return TRUE;
    /* "Podujevo. …" and "Kiryat Shmona (Israel)." */
    if (bm_token(finder->tokens, stop - 1)->kind == BM_TOKEN_MARK &&
        !bm_mention_is_all_capitals(finder, first) &&
        (end + 1 == stop || (g_str_equal(bm_token_lower(finder->tokens, end), "(") &&
                             bm_mention_is_capital(finder, end + 1) && stop - end <= LONGEST)))
        return TRUE;
    if (!g_str_equal(bm_token_lower(finder->tokens, end), ","))
        return g_str_equal(bm_token_lower(finder->tokens, end), ":") || end >= stop ||
               is_dash(finder, end);
    for (at = end + 1; at < end + LONGEST && bm_mention_is_capital(finder, at); at++)
        ;
    return at > end + 1 && g_str_equal(bm_token_lower(finder->tokens, at), ":");
}

gboolean bm_mention_is_item(const BmMentionFinder *finder, guint first, guint end)
{
    const BmSentence *sentence = bm_mention_sentence(finder, first);
    guint number = bm_token(finder->tokens, first)->sentence;
    gboolean goes_on = number + 1 < finder->tokens->sentences->len &&
                       bm_sentence(finder->tokens, number + 1)->paragraph == sentence->paragraph;
    if (!bm_mention_heads_line(finder, first, end) || end + 1 != sentence->end || !goes_on)
        return FALSE;
    if (first > 1 && bm_token(finder->tokens, first - 2)->kind == BM_TOKEN_NUMBER)
        return TRUE;
    for (guint i = 0; i < finder->mentions->len; i++) {
        const BmMention *other = g_ptr_array_index(finder->mentions, i);
        const BmSentence *line = bm_mention_sentence(finder, other->first);
        if (other->first == line->first && other->end + 1 == line->end &&
            bm_token(finder->tokens, other->end)->kind == BM_TOKEN_MARK)
            return TRUE;
    }
    return FALSE;
}
