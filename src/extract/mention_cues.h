/** @file
 * What stands around a name and says whether it is a place's, a person's or a body's.
 */
#ifndef BM_EXTRACT_MENTION_CUES_H
#define BM_EXTRACT_MENTION_CUES_H

#include "extract/mentions.h"

/** A text while its toponyms are looked for. */
typedef struct {
    const BmRules *rules;
    const BmTokens *tokens;
    BmNames *names;
    const BmGeocodeGroup *group; /**< the toponyms found, once all are */
    GPtrArray *mentions;         /**< so far */
    GHashTable *accepted;        /**< names taken so far, in lower case */
    GHashTable *small_words; /**< words that the text also writes with a small letter; borrowed */
    GHashTable *persons;     /**< family names met so far, in lower case; borrowed */
} BmMentionFinder;

/** Evidence needed: a town of half a million alone, a hamlet only "in X, Province". */
#define BM_MENTION_ENOUGH 5.6

/** Reads the text once for what the cues need. */
void bm_mention_cues_prepare(BmMentionFinder *finder);
/**
 * How likely the tokens from `first` up to `end` mean the place `best`: its importance, more for
 * a preposition, a word of kind, a container; next to nothing for a person's or a body's name.
 */
double bm_mention_evidence(BmMentionFinder *finder, guint first, guint end, const BmPlace *best,
                           GError **error);
/**
 * TRUE where the tokens, which the gazetteer does not know, are a place's name all the same: "the
 * village of X", "X district", "near X", "X, Province".
 */
gboolean bm_mention_is_unknown_place(BmMentionFinder *finder, guint first, guint end,
                                     GError **error);
/** TRUE where `b` follows `a` in a list: "a, b", "a and b", "a, and b". */
gboolean bm_mentions_are_listed(const BmRules *rules, const BmTokens *tokens, const BmMention *a,
                                const BmMention *b);
/** Geocodes the mentions that were found; FALSE where the gazetteer cannot be read. */
gboolean bm_mentions_geocode(BmMentionFinder *finder, GError **error);

#endif
