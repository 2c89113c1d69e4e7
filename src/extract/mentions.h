/** @file
 * The toponyms of a text: which capital letters name a place, and which place.
 */
#ifndef BM_EXTRACT_MENTIONS_H
#define BM_EXTRACT_MENTIONS_H

#include "extract/names.h"
#include "extract/rules.h"

typedef struct {
    guint first, end; /**< tokens of the name, `end` exclusive, without a word of kind */
    guint last;       /**< end of the name with its word of kind ("Kandahar province") */
    char *toponym;    /**< as written */
    char *query; /**< what was geocoded: with the word of kind, or what stands behind a comma */
    const char *kind;         /**< of the word of kind, borrowed from the rules; or NULL */
    double weight;            /**< of the weightiest place of the name (bm_place_importance()) */
    const BmGeocode *geocode; /**< borrowed from the names */
} BmMention;

/** The mentions of a text, in its order, which may not outlive `names`. For g_ptr_array_unref();
 *  of BmMention. NULL where the gazetteer cannot be read. */
GPtrArray *bm_mentions_find(const BmRules *rules, const BmTokens *tokens, BmNames *names,
                            GError **error);
/** The index of the first mention that ends behind token `at`. */
guint bm_mentions_from(const GPtrArray *mentions, guint at);

/** The first mention that covers token `at`, or NULL; borrowed. */
const BmMention *bm_mention_at(const GPtrArray *mentions, guint at);

#endif
