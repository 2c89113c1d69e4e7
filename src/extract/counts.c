/** @file
 * Reading figures.
 */
#include "extract/counts.h"

#include <string.h>

#include "extract/count_nouns.h"
#include "extract/dates.h"
#include "extract/numbers.h"
#include "extract/single_ones.h"

static void count_clear(gpointer data)
{
    BmCount *count = data;
    g_free(count->words);
    g_free(count->of);
}

/** "owned up to 15 dead", "went up to 23": "up to" belongs to the verb. */
static gboolean is_of_verb(const BmStory *story, guint begin, guint end, guint length)
{
    guint verb = 0, link = 0;
    bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_SPEECH), story->tokens, begin, end,
                            &verb);
    bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_COUNT_LINKS), story->tokens, begin,
                            end, &link);
    return MAX(verb, link) > length;
}

/** What limits the figure before it: "at least", "another". */
static void read_modifiers(const BmStory *story, guint begin, BmCount *count)
{
    GString *words = g_string_new(NULL);
    while (count->first > begin) {
        guint length = 0;
        const char *value = bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_MODIFIERS),
                                                    story->tokens, begin, count->first, &length);
        if (!value || is_of_verb(story, begin, count->first, length))
            break;
        if (strcmp(value, "max") == 0) {
            count->has_maximum = TRUE;
            count->maximum = count->minimum;
            count->minimum = 0;
            count->has_minimum = FALSE;
        }
        if (strcmp(value, "none") != 0) {
            char *text = bm_tokens_text(story->tokens, count->first - length, count->first);
            g_string_prepend(words, words->len > 0 ? " " : "");
            g_string_prepend(words, text);
            g_free(text);
        }
        count->first -= length;
    }
    char *text = g_string_free(words, FALSE);
    char *lower = text[0] ? g_utf8_strdown(text, -1) : NULL;
    g_free(text);
    if (lower && !count->words)
        count->words = g_steal_pointer(&lower);
    g_free(lower);
}

/** "30 to 200", "between 30 and 200". */
static guint read_range(const BmStory *story, guint at, guint end, BmCount *count)
{
    double more;
    guint length;
    gboolean joined = at + 1 < end && (bm_story_word(story, BM_RULES_RANGE_WORDS, at) ||
                                       bm_story_word(story, BM_RULES_AND_WORDS, at) ||
                                       bm_story_is(story, at, "–") || bm_story_is(story, at, "-"));
    if (!joined || !bm_number_read(story, at + 1, end, &more, &length) || more <= count->minimum)
        return at;
    gboolean joins = bm_story_word(story, BM_RULES_AND_WORDS, at) != NULL;
    if (joins && !bm_story_word(story, BM_RULES_BETWEEN_WORDS, (gint64)count->first - 1))
        return at;
    count->has_maximum = TRUE;
    count->maximum = more;
    return at + 1 + length;
}

static gboolean is_part(const BmStory *story, guint first, guint begin)
{
    enum { NEAR = 3 };
    for (guint at = first; at > begin && first - at < NEAR; at--) {
        if (bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_SUBSET_WORDS),
                                    story->tokens, begin, at, NULL))
            return TRUE;
        if (bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1) ||
            bm_story_word(story, BM_RULES_HARM_BEFORE, (gint64)at - 1))
            break;
    }
    return FALSE;
}

/** The figure itself: a number or a range, an article, or words; FALSE where there is none. */
static gboolean read_figure(const BmStory *story, guint at, guint end, BmCount *count)
{
    guint length = 1;
    const char *vague = bm_story_match(story, BM_RULES_VAGUE_COUNTS, at, end, &length);
    guint vague_length = length;
    if (bm_number_read(story, at, end, &count->minimum, &length)) {
        count->has_minimum = TRUE;
        count->end = read_range(story, at + length, end, count);
        return TRUE;
    }
    if (bm_single_read(story, at, end, count))
        return TRUE;
    count->minimum = 0;
    if (!vague)
        return FALSE;
    char *text = bm_tokens_text(story->tokens, at, at + vague_length);
    count->words = g_utf8_strdown(text, -1);
    g_free(text);
    if (g_str_has_suffix(count->words, " of"))
        count->words[strlen(count->words) - 3] = '\0';
    count->end = at + vague_length;
    return TRUE;
}

/** "none of the 40 passengers", "not one of the 15 guards", "not one civilian". */
static gboolean is_none_of(const BmStory *story, guint at)
{
    if (bm_story_word(story, BM_RULES_NEGATIONS, (gint64)at - 1) &&
        bm_story_match(story, BM_RULES_NOBODY, at - 1, at + 1, NULL))
        return TRUE;
    while (at > 0 && bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
        at--;
    return bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) &&
           (bm_story_word(story, BM_RULES_NOBODY, (gint64)at - 2) ||
            bm_story_word(story, BM_RULES_NEGATIONS, (gint64)at - 3));
}

/** "up from an initial count of two". */
static gboolean is_earlier(const BmStory *story, guint at)
{
    enum { FARTHEST = 5 };
    for (guint i = at; i > 0 && at - i < FARTHEST; i--) {
        if (bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_EARLIER_WORDS),
                                    story->tokens, 0, i, NULL))
            return TRUE;
        if (bm_token(story->tokens, i - 1)->kind == BM_TOKEN_MARK)
            break;
    }
    return FALSE;
}

/** "a mother of four", "up from an initial two", ", 44,": of those who are not harmed. */
static gboolean is_beside_the_harmed(const BmStory *story, const BmCount *count)
{
    gint64 before = (gint64)count->number - 1;
    gboolean age = before > 0 && bm_story_is(story, before, ",") &&
                   bm_story_is(story, count->end, ",") &&
                   bm_token(story->tokens, (guint)before - 1)->is_capital;
    gboolean children = bm_story_word(story, BM_RULES_OF_WORDS, before) &&
                        bm_story_word(story, BM_RULES_PARENTS, before - 1);
    return age || children || is_earlier(story, count->number);
}

/** A date, a length, a price, the number of a list, none. */
static gboolean counts_nobody(const BmStory *story, const BmCount *count)
{
    if (is_beside_the_harmed(story, count))
        return TRUE;
    if (is_none_of(story, count->number))
        return TRUE;
    gint64 before = (gint64)count->number - 1;
    return bm_dates_cover(story, count->number) ||
           bm_story_word(story, BM_RULES_UNITS, count->end) || bm_story_is(story, before, "$") ||
           bm_story_word(story, BM_RULES_NUMBER_SIGNS, before) ||
           bm_story_is(story, count->end, ")");
}

/** A figure at `at`; FALSE where it counts nothing of ours. */
static gboolean read_count(const BmStory *story, guint at, const BmSentence *all, BmCount *count)
{
    memset(count, 0, sizeof *count);
    count->first = count->number = at;
    if (!read_figure(story, at, all->end, count) || counts_nobody(story, count))
        return FALSE;
    if (count->has_minimum)
        read_modifiers(story, all->first, count);
    if (count->has_maximum &&
        bm_story_word(story, BM_RULES_BETWEEN_WORDS, (gint64)count->first - 1))
        count->first--;
    guint subset = 0;
    /* "two of them had been captured", "injured three of them": a figure of its own. */
    gboolean of_them =
        bm_story_match(story, BM_RULES_SUBSET_WORDS, count->end, all->end, &subset) &&
        !bm_story_word(story, BM_RULES_AUXILIARIES, count->end + subset) &&
        !bm_story_word(story, BM_RULES_DYING, count->end + subset) &&
        !bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens,
                                 all->first, count->first, NULL);
    count->is_part = is_part(story, count->first, all->first) || of_them;
    if (!of_them && subset > 0)
        count->end += subset;
    guint noun = count->end;
    if (bm_story_word(story, BM_RULES_MORE_WORDS, noun))
        noun++;
    guint after = count->of ? noun : bm_counts_read_noun(story, noun, all->end, count);
    gboolean known = count->victims || count->thing;
    count->end = MAX(count->end, after);
    if (!known && !of_them)
        bm_counts_read_unknown(story, all->end, count);
    if (bm_story_word(story, BM_RULES_UNITS, count->end) && !count->victims && !count->thing)
        count->is_part = TRUE;
    return TRUE;
}

/** "three of the 12 soldiers": who they are stands behind the other figure, which is of no harm.
 *  Of "seven of the 12 dead" the 12 are meant. */
static void merge_parts(const BmStory *story, GArray *counts)
{
    for (guint i = counts->len; i-- > 1;) {
        BmCount *part = &g_array_index(counts, BmCount, i - 1), *whole = part + 1;
        guint at = part->end;
        if (part->of || !bm_story_word(story, BM_RULES_OF_WORDS, at))
            continue;
        for (at++; at < whole->number && (bm_story_word(story, BM_RULES_DEFINITE, at) ||
                                          bm_story_word(story, BM_RULES_POSSESSIVES, at) ||
                                          bm_story_word(story, BM_RULES_OWNERS, at));)
            at++;
        if (at != whole->number)
            continue;
        if (whole->harm) {
            part->is_part = TRUE;
            continue;
        }
        part->of = g_steal_pointer(&whole->of);
        part->victims = whole->victims;
        part->thing = whole->thing;
        part->side = whole->side;
        part->end = whole->end;
        part->is_foreign = whole->is_foreign;
        g_array_remove_index(counts, i);
    }
}

GArray *bm_counts_find(const BmStory *story, guint sentence)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    GArray *counts = g_array_new(FALSE, TRUE, sizeof(BmCount));
    g_array_set_clear_func(counts, count_clear);
    for (guint at = MAX(all->first, story->dateline_end); at < all->end;) {
        BmCount count;
        if (read_count(story, at, all, &count)) {
            at = MAX(count.end, at + 1);
            g_array_append_val(counts, count);
        } else {
            count_clear(&count);
            at++;
        }
    }
    merge_parts(story, counts);
    return counts;
}
