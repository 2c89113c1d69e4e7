/** @file
 * The rules of a language: its word lists, read from extract/LANG.yaml.
 */
#ifndef BM_EXTRACT_RULES_H
#define BM_EXTRACT_RULES_H

#include "extract/phrases.h"

/** The lists, by their keys in the file; extract/en.yaml tells what each is for. */
#define BM_RULES_LISTS(LIST)                                                                       \
    LIST(ABBREVIATIONS, abbreviations)                                                             \
    LIST(NOT_PLACES, not_places)                                                                   \
    LIST(TITLES, titles)                                                                           \
    LIST(FIRST_NAMES, first_names)                                                                 \
    LIST(NAME_PARTICLES, name_particles)                                                           \
    LIST(BODIES_AFTER, bodies_after)                                                               \
    LIST(BODIES_BEFORE, bodies_before)                                                             \
    LIST(KINDS_AFTER, kinds_after)                                                                 \
    LIST(KINDS_BEFORE, kinds_before)                                                               \
    LIST(COMPASS, compass)                                                                         \
    LIST(PLACE_PREPOSITIONS, place_prepositions)                                                   \
    LIST(SPEECH, speech)                                                                           \
    LIST(SPEECH_BEFORE, speech_before)                                                             \
    LIST(MASTHEADS, mastheads)                                                                     \
    LIST(RECORDING, recording)                                                                     \
    LIST(ENEMY_WORDS, enemy_words)                                                                 \
    LIST(OWN_LOSSES, own_losses)                                                                   \
    LIST(ARTICLES, articles)                                                                       \
    LIST(STRIKE_AGENTS, strike_agents)                                                             \
    LIST(STRIKE_VERBS, strike_verbs)                                                               \
    LIST(THINGS_AFTER, things_after)                                                               \
    LIST(DEMONYMS, demonyms)                                                                       \
    LIST(PARTIES, parties)                                                                         \
    LIST(ROLES, roles)                                                                             \
    LIST(PRONOUNS, pronouns)                                                                       \
    LIST(OWN_SIDE, own_side)                                                                       \
    LIST(BEFORE_VERB, before_verb)                                                                 \
    LIST(CLAUSE_BREAKS, clause_breaks)                                                             \
    LIST(SPEECH_NOUNS_AFTER, speech_nouns_after)                                                   \
    LIST(CHANNELS, channels)                                                                       \
    LIST(ANONYMITY, anonymity)                                                                     \
    LIST(CLAIM_WORDS, claim_words)                                                                 \
    LIST(NO_FIGURE_VERBS, no_figure_verbs)                                                         \
    LIST(CASUALTY_WORDS, casualty_words)                                                           \
    LIST(NUMBERS, numbers)                                                                         \
    LIST(SCALES, scales)                                                                           \
    LIST(VAGUE_COUNTS, vague_counts)                                                               \
    LIST(MODIFIERS, modifiers)                                                                     \
    LIST(SUBSET_WORDS, subset_words)                                                               \
    LIST(UNITS, units)                                                                             \
    LIST(VICTIMS, victims)                                                                         \
    LIST(THINGS, things)                                                                           \
    LIST(HARM_BEFORE, harm_before)                                                                 \
    LIST(HARM_BEHIND, harm_behind)                                                                 \
    LIST(COUNT_LINKS, count_links)                                                                 \
    LIST(TOLL_WORDS, toll_words)                                                                   \
    LIST(EVENTS, events)                                                                           \
    LIST(NOT_EVENTS, not_events)                                                                   \
    LIST(SUPPOSITIONS, suppositions)                                                               \
    LIST(BACKGROUND_WORDS, background_words)                                                       \
    LIST(MONTHS, months)                                                                           \
    LIST(WEEKDAYS, weekdays)                                                                       \
    LIST(RELATIVE_DAYS, relative_days)                                                             \
    LIST(SPANS, spans)                                                                             \
    LIST(EARLY_WORDS, early_words)                                                                 \
    LIST(FUTURE_WORDS, future_words)                                                               \
    LIST(DATELINE_WORDS, dateline_words)

typedef enum {
#define BM_RULES_ENUMERATOR(NAME, key) BM_RULES_##NAME,
    BM_RULES_LISTS(BM_RULES_ENUMERATOR)
#undef BM_RULES_ENUMERATOR
        BM_RULES_COUNT
} BmRulesList;

typedef struct BmRules BmRules;

/** Reads the rules of `language` ("en"); for bm_rules_free(). */
BmRules *bm_rules_load(const char *language, GError **error);
void bm_rules_free(BmRules *rules);
const BmPhrases *bm_rules_list(const BmRules *rules, BmRulesList list);
/** Tokens of a text in the language of the rules. */
BmTokens *bm_rules_tokens(const BmRules *rules, const char *text);

#endif
