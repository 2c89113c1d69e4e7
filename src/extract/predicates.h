/** @file
 * What a clause says, behind those counted, of what became of them.
 */
#ifndef BM_EXTRACT_PREDICATES_H
#define BM_EXTRACT_PREDICATES_H

#include "extract/counts.h"

/**
 * The harm that the words behind figure `index` tell of, over asides, origins and relative clauses:
 * "five men, most of them farmers, were killed"; NULL where they tell of none, and where those
 * counted did it to others. Borrowed from the rules, or static.
 */
const char *bm_predicate_harm(const BmStory *story, const BmSentence *sentence,
                              const GArray *counts, guint index);
/** "drove some 700 people out of the town": "displaced" or NULL. */
const char *bm_predicate_driven(const BmStory *story, const BmSentence *sentence,
                                const BmCount *count);
/** "took 18 people to hospital": where they were brought, right behind; "wounded" or NULL. */
const char *bm_predicate_to_hospital(const BmStory *story, const BmSentence *sentence,
                                     const BmCount *count);

#endif
