/** @file
 * The toponyms of a text: which capital letters name a place, and which place.
 */
#ifndef BM_EXTRACT_MENTIONS_H
#define BM_EXTRACT_MENTIONS_H

#include "extract/rules.h"
#include "gazetteer/geocode.h"

typedef struct {
    guint first, end; /**< tokens of the name, `end` exclusive, without a word of kind */
    guint last;       /**< end of the name with its word of kind ("Kandahar province") */
    char *toponym;    /**< as written */
    char *query; /**< what was geocoded: with the word of kind, or what stands behind a comma */
    const char *kind; /**< of the word of kind, borrowed from the rules; or NULL */
    double weight;    /**< of the weightiest place of the name (bm_place_importance()) */
    BmGeocode *geocode;
} BmMention;

/** The mentions of a text, in its order. For g_ptr_array_unref(); of BmMention. */
GPtrArray *bm_mentions_find(const BmRules *rules, const BmTokens *tokens, BmGazetteer *gazetteer,
                            GError **error);

/** The first mention that covers token `at`, or NULL; borrowed. */
const BmMention *bm_mention_at(const GPtrArray *mentions, guint at);

#endif
