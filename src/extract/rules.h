/** @file
 * The rules of a language: its word lists, read from extract/LANG.yaml.
 */
#ifndef BM_EXTRACT_RULES_H
#define BM_EXTRACT_RULES_H

#include "extract/phrases.h"

/** The lists; extract/en.yaml tells what each is for. */
typedef enum {
    BM_RULES_ABBREVIATIONS,
    BM_RULES_NOT_PLACES,
    BM_RULES_TITLES,
    BM_RULES_FIRST_NAMES,
    BM_RULES_NAME_PARTICLES,
    BM_RULES_BODIES_AFTER,
    BM_RULES_BODIES_BEFORE,
    BM_RULES_KINDS_AFTER,
    BM_RULES_KINDS_BEFORE,
    BM_RULES_COMPASS,
    BM_RULES_PLACE_PREPOSITIONS,
    BM_RULES_SPEECH,
    BM_RULES_SPEECH_BEFORE,
    BM_RULES_DEMONYMS,
    BM_RULES_COUNT
} BmRulesList;

typedef struct BmRules BmRules;

/** Reads the rules of `language` ("en"); for bm_rules_free(). */
BmRules *bm_rules_load(const char *language, GError **error);
void bm_rules_free(BmRules *rules);
const BmPhrases *bm_rules_list(const BmRules *rules, BmRulesList list);
/** Adds to a list what is not in the file, as names out of a table. */
void bm_rules_add(BmRules *rules, BmRulesList list, const char *words, const char *value);
/** Tokens of a text in the language of the rules. */
BmTokens *bm_rules_tokens(const BmRules *rules, const char *text);

#endif
