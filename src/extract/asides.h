/** @file
 * Asides between commas: appositions, relative clauses, participles. For the file that reads noun
 * phrases.
 */
#ifndef BM_EXTRACT_ASIDES_H
#define BM_EXTRACT_ASIDES_H

#include "extract/noun_phrases.h"

typedef enum {
    BM_ASIDE_NONE,
    BM_ASIDE_APPOSITION,
    BM_ASIDE_VOICE, /**< ", through Colonel X," */
    BM_ASIDE_CLAUSE,
    BM_ASIDE_OTHER
} BmAsideKind;

/** "who", "several of whose members", "many of whom". */
gboolean bm_aside_begins_clause(const BmStory *story, guint first, guint end);
/** Where a relative clause begins within an apposition: "a nurse who was on duty"; or `end`. */
guint bm_aside_clause(const BmStory *story, guint first, guint end);
/** The aside that ends before the comma at `close`: where it begins; 0 where none does. */
guint bm_aside_begin(const BmStory *story, guint first, guint close, BmAsideKind *kind);

#endif
