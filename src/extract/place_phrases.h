/** @file
 * A place as subject, object or adjective: what its own words say of where a thing happened.
 */
#ifndef BM_EXTRACT_PLACE_PHRASES_H
#define BM_EXTRACT_PLACE_PHRASES_H

#include "extract/story.h"

/** The token over ", Province" and "(Country)" behind a name that ends at `end`. */
guint bm_place_over_container(const BmStory *story, guint end);
/** "Dimasa and Zeme villagers", "Tebu gunmen": a people's name, as the noun behind it tells. */
gboolean bm_place_is_of_people(const BmStory *story, const BmMention *mention);
/** "X was shelled", "X took a rocket", "X fell": it befell the place that the words are about. */
gboolean bm_place_undergoes(const BmStory *story, const BmMention *mention);
/** The place that is the subject of the passive verb at token `verb`, or NULL; borrowed. */
const BmMention *bm_place_subject(const BmStory *story, const BmSentence *sentence, guint verb);
/** "brought the town of X": TRUE where it is the object of the word at token `at`. */
gboolean bm_place_is_object(const BmStory *story, const BmMention *mention, guint at);
/** "the Vakarai hospital", "Esmeraldas fish market"; "the City Police Station, Bannu,". */
gboolean bm_place_names_facility(const BmStory *story, const BmMention *mention);

#endif
