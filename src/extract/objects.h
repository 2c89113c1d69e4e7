/** @file
 * What a verb before those counted did to them.
 */
#ifndef BM_EXTRACT_OBJECTS_H
#define BM_EXTRACT_OBJECTS_H

#include "extract/counts.h"

/** "killed 12 people", "the death of 50 soldiers": the harm of the verb right before; or NULL. */
const char *bm_object_harm(const BmStory *story, const BmSentence *sentence, const BmCount *count);
/** "killed the mayor and two guards": that of the verb whose other object stands between; or NULL.
 */
const char *bm_object_harm_joined(const BmStory *story, const BmSentence *sentence,
                                  const BmCount *count);

#endif
