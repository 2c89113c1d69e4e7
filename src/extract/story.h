/** @file
 * A report while events are drawn from it: its text taken apart, its date, its toponyms.
 */
#ifndef BM_EXTRACT_STORY_H
#define BM_EXTRACT_STORY_H

#include "extract/mentions.h"
#include "extract/report.h"

typedef struct {
    const BmReport *report;
    const BmRules *rules;
    const BmTokens *tokens;
    const GPtrArray *mentions; /**< of BmMention */
    gboolean has_date;
    GDate date;             /**< the report's own */
    guint dateline_end;     /**< tokens before are the dateline; 0 where there is none */
    GArray *dates;          /**< of BmDateExpression, in order */
    const char *country;    /**< alpha-3, of most places named; NULL where none is; borrowed */
    gboolean is_of_one_day; /**< a daily report: what it does not date was on its day */
    const char *enemy;      /**< the power that "the enemy" is, most likely; NULL; borrowed */
    GHashTable *countries;  /**< alpha-3 to the country's name in the text or in the rules */
    BmPhrases *explained;   /**< names with an abbreviation, see explained_names.h */
    BmPhrases *groups;      /**< parties that no list names, see groups.h */
    GHashTable *capitals; /**< a mention's toponym in lower case, where it is a capital: alpha-3 */
} BmStory;

/** Whether a phrase of the list begins at `at` and ends by `end`; the value, or NULL. */
const char *bm_story_match(const BmStory *story, BmRulesList list, guint at, guint end,
                           guint *length);
/** The value of the single word at `at`, or NULL, also where there is no such token. */
const char *bm_story_word(const BmStory *story, BmRulesList list, gint64 at);
/** TRUE where the token at `at` is `word` (in lower case). */
gboolean bm_story_is(const BmStory *story, gint64 at, const char *word);
/** TRUE where the token is a mark, and one of `marks`. */
gboolean bm_story_is_mark(const BmStory *story, gint64 at, const char *marks);
/** The first token from `first` on at which a phrase of the list stands, or `end`. */
guint bm_story_find(const BmStory *story, BmRulesList list, guint first, guint end, guint *length,
                    const char **value);
/** The name of a country by its code; borrowed; the code itself where no name is known. */
const char *bm_story_country(const BmStory *story, const char *a3);
/** Finds date, dateline, dates and countries; `known` tells the codes of the peoples. */
gboolean bm_story_prepare(BmStory *story, BmNames *known, const char *date, GError **error);
void bm_story_clear(BmStory *story);

#endif
