/** @file
 * The rules of a language: its word lists, read from extract/LANG.yaml.
 */
#ifndef BM_EXTRACT_RULES_H
#define BM_EXTRACT_RULES_H

#include "extract/phrases.h"

/** The lists, by their keys in the file; extract/en.yaml tells what each is for. */
#define BM_RULES_LISTS(LIST)                                                                       \
    LIST(ABBREVIATIONS, abbreviations)                                                             \
    LIST(PREFIXES, prefixes)                                                                       \
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
    LIST(PARTING_VERBS, parting_verbs)                                                             \
    LIST(PARTICLES, particles)                                                                     \
    LIST(ACCOUNT_NOUNS, account_nouns)                                                             \
    LIST(MASTHEADS, mastheads)                                                                     \
    LIST(PUBLICATIONS, publications)                                                               \
    LIST(OWN_STAFF, own_staff)                                                                     \
    LIST(RECORDING, recording)                                                                     \
    LIST(ENEMY_WORDS, enemy_words)                                                                 \
    LIST(OWN_LOSSES, own_losses)                                                                   \
    LIST(ARTICLES, articles)                                                                       \
    LIST(STRIKE_AGENTS, strike_agents)                                                             \
    LIST(STRIKE_MEANS, strike_means)                                                               \
    LIST(ADJECTIVE_ENDS, adjective_ends)                                                           \
    LIST(BODY_WORDS, body_words)                                                                   \
    LIST(STRIKE_VERBS, strike_verbs)                                                               \
    LIST(THINGS_AFTER, things_after)                                                               \
    LIST(DEFINITE, definite)                                                                       \
    LIST(OF_WORDS, of_words)                                                                       \
    LIST(FOR_WORDS, for_words)                                                                     \
    LIST(AND_WORDS, and_words)                                                                     \
    LIST(WHEREABOUTS, whereabouts)                                                                 \
    LIST(RELATIVES, relatives)                                                                     \
    LIST(POSSESSIVE_RELATIVES, possessive_relatives)                                               \
    LIST(AFFILIATION_WORDS, affiliation_words)                                                     \
    LIST(AFFILIATIONS, affiliations)                                                               \
    LIST(ALIASES, aliases)                                                                         \
    LIST(THROUGH_WORDS, through_words)                                                             \
    LIST(BODY_KINDS, body_kinds)                                                                   \
    LIST(EMPLOYERS, employers)                                                                     \
    LIST(APPOSED_KINDS, apposed_kinds)                                                             \
    LIST(GIVING_VERBS, giving_verbs)                                                               \
    LIST(WITNESS_VERBS, witness_verbs)                                                             \
    LIST(QUOTING_VERBS, quoting_verbs)                                                             \
    LIST(AS_SAYING, as_saying)                                                                     \
    LIST(SOURCE_SENTENCES, source_sentences)                                                       \
    LIST(HOLDING_WORDS, holding_words)                                                             \
    LIST(RANKS, ranks)                                                                             \
    LIST(THAT_WORDS, that_words)                                                                   \
    LIST(REASONS, reasons)                                                                         \
    LIST(BY_WORDS, by_words)                                                                       \
    LIST(OWNERS, owners)                                                                           \
    LIST(LAST_WORDS, last_words)                                                                   \
    LIST(LEADING_WORDS, leading_words)                                                             \
    LIST(NOUN_ENDS, noun_ends)                                                                     \
    LIST(MORE_WORDS, more_words)                                                                   \
    LIST(NUMBER_SIGNS, number_signs)                                                               \
    LIST(RANGE_WORDS, range_words)                                                                 \
    LIST(BETWEEN_WORDS, between_words)                                                             \
    LIST(SPEECH_NOUNS, speech_nouns)                                                               \
    LIST(MANNER_WORDS, manner_words)                                                               \
    LIST(BEFORE_PARTICIPLE, before_participle)                                                     \
    LIST(AUXILIARIES, auxiliaries)                                                                 \
    LIST(SELF_WORDS, self_words)                                                                   \
    LIST(NOT_DOERS, not_doers)                                                                     \
    LIST(NAME_JOINTS, name_joints)                                                                 \
    LIST(AFTER_FIGURE, after_figure)                                                               \
    LIST(YEAR_WORDS, year_words)                                                                   \
    LIST(WITHIN_WORDS, within_words)                                                               \
    LIST(WITH_WORDS, with_words)                                                                   \
    LIST(WOUND_NOUNS, wound_nouns)                                                                 \
    LIST(BE_WORDS, be_words)                                                                       \
    LIST(BEARING_VERBS, bearing_verbs)                                                             \
    LIST(WOUNDING_VERBS, wounding_verbs)                                                           \
    LIST(WOUNDING_MEANS, wounding_means)                                                           \
    LIST(CARRYING_VERBS, carrying_verbs)                                                           \
    LIST(HOSPITALS, hospitals)                                                                     \
    LIST(LEAVING_VERBS, leaving_verbs)                                                             \
    LIST(GOING_VERBS, going_verbs)                                                                 \
    LIST(AWAY_WORDS, away_words)                                                                   \
    LIST(LIFE_VERBS, life_verbs)                                                                   \
    LIST(COUNTED_HARMS, counted_harms)                                                             \
    LIST(PLURAL_ENDS, plural_ends)                                                                 \
    LIST(NOT_PLURAL_ENDS, not_plural_ends)                                                         \
    LIST(PERSON_ENDS, person_ends)                                                                 \
    LIST(REFUSAL_WORDS, refusal_words)                                                             \
    LIST(ADMITTING_VERBS, admitting_verbs)                                                         \
    LIST(SINCE_WORDS, since_words)                                                                 \
    LIST(SIDE_NOUNS, side_nouns)                                                                   \
    LIST(PERSONS_ENDS, persons_ends)                                                               \
    LIST(COLLECTIVES, collectives)                                                                 \
    LIST(PARENTS, parents)                                                                         \
    LIST(EARLIER_WORDS, earlier_words)                                                             \
    LIST(PARTICIPLE_ENDS, participle_ends)                                                         \
    LIST(BODY_PARTS, body_parts)                                                                   \
    LIST(FALLING, falling)                                                                         \
    LIST(DRIVING_VERBS, driving_verbs)                                                             \
    LIST(TOGETHER, together)                                                                       \
    LIST(PLURAL_VERBS, plural_verbs)                                                               \
    LIST(CAPTIVES, captives)                                                                       \
    LIST(FIGURE_NOUNS, figure_nouns)                                                               \
    LIST(DYING, dying)                                                                             \
    LIST(PEOPLE_ENDS, people_ends)                                                                 \
    LIST(POSSESSIVES, possessives)                                                                 \
    LIST(NOBODY, nobody)                                                                           \
    LIST(TAKING_VERBS, taking_verbs)                                                               \
    LIST(ESTIMATE_VERBS, estimate_verbs)                                                           \
    LIST(ESTIMATE_LINKS, estimate_links)                                                           \
    LIST(REVISING_VERBS, revising_verbs)                                                           \
    LIST(REVISING_LINKS, revising_links)                                                           \
    LIST(LIFE_TAKING_VERBS, life_taking_verbs)                                                     \
    LIST(LIVES, lives)                                                                             \
    LIST(SHOWING_VERBS, showing_verbs)                                                             \
    LIST(SOURCE_WORDS, source_words)                                                               \
    LIST(BACKSHIFTED, backshifted)                                                                 \
    LIST(OWN_WORDS, own_words)                                                                     \
    LIST(ANY_PARTY_OFFICES, any_party_offices)                                                     \
    LIST(FOLLOWING, following)                                                                     \
    LIST(DEMONYMS, demonyms)                                                                       \
    LIST(GROUP_NOUNS, group_nouns)                                                                 \
    LIST(NAME_CONNECTORS, name_connectors)                                                         \
    LIST(KNOWN_AS, known_as)                                                                       \
    LIST(UNNAMED_GROUPS, unnamed_groups)                                                           \
    LIST(FIRST_PERSONS, first_persons)                                                             \
    LIST(SMALL_GROUPS, small_groups)                                                               \
    LIST(STATE_BODY_WORDS, state_body_words)                                                       \
    LIST(STATE_BODY_NOUNS, state_body_nouns)                                                       \
    LIST(SAME_TIME, same_time)                                                                     \
    LIST(UNIT_NOUNS, unit_nouns)                                                                   \
    LIST(LOCAL_OFFICES, local_offices)                                                             \
    LIST(NON_STATE, non_state)                                                                     \
    LIST(STANDINGS, standings)                                                                     \
    LIST(STATE_FORCES, state_forces)                                                               \
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
    LIST(UNTRUTHS, untruths)                                                                       \
    LIST(NEGATIONS, negations)                                                                     \
    LIST(BEFORE_NEGATED, before_negated)                                                           \
    LIST(NO_FIGURE_NOUNS, no_figure_nouns)                                                         \
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
    LIST(EVENT_VERBS, event_verbs)                                                                 \
    LIST(EVENT_OBJECTS, event_objects)                                                             \
    LIST(SMALL_ARMS, small_arms)                                                                   \
    LIST(MOVEMENT_VERBS, movement_verbs)                                                           \
    LIST(REMOVAL_VERBS, removal_verbs)                                                             \
    LIST(WAYS_OUT, ways_out)                                                                       \
    LIST(ENTERING_VERBS, entering_verbs)                                                           \
    LIST(REFLEXIVES, reflexives)                                                                   \
    LIST(FACILITIES, facilities)                                                                   \
    LIST(SUPPOSITIONS_BEHIND, suppositions_behind)                                                 \
    LIST(PERFECT_WORDS, perfect_words)                                                             \
    LIST(BEFALLING_VERBS, befalling_verbs)                                                         \
    LIST(PLACE_PARTICIPLES, place_participles)                                                     \
    LIST(PROTEST_CAUSES, protest_causes)                                                           \
    LIST(AFTER_WORDS, after_words)                                                                 \
    LIST(HAVENS, havens)                                                                           \
    LIST(FROM_GROUND, from_ground)                                                                 \
    LIST(OWN_DEEDS, own_deeds)                                                                     \
    LIST(RECEIVING_VERBS, receiving_verbs)                                                         \
    LIST(FALLING_VERBS, falling_verbs)                                                             \
    LIST(PLACE_RELATIVES, place_relatives)                                                         \
    LIST(PEOPLE_OF_NAMES, people_of_names)                                                         \
    LIST(GENERIC_EVENTS, generic_events)                                                           \
    LIST(OWN_FORCES, own_forces)                                                                   \
    LIST(NOT_EVENTS, not_events)                                                                   \
    LIST(SUPPOSITIONS, suppositions)                                                               \
    LIST(BACKGROUND_WORDS, background_words)                                                       \
    LIST(MONTHS, months)                                                                           \
    LIST(WEEKDAYS, weekdays)                                                                       \
    LIST(RELATIVE_DAYS, relative_days)                                                             \
    LIST(DAYS_FROM_LAST, days_from_last)                                                           \
    LIST(WEEKENDS, weekends)                                                                       \
    LIST(DAILY_WORDS, daily_words)                                                                 \
    LIST(WEEKLY_WORDS, weekly_words)                                                               \
    LIST(INCIDENT_NOUNS, incident_nouns)                                                           \
    LIST(ORDINALS, ordinals)                                                                       \
    LIST(TIMES_OF_DAY, times_of_day)                                                               \
    LIST(DAYS_AGO, days_ago)                                                                       \
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
