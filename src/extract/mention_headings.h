/** @file
 * Names that head a line or a paragraph.
 */
#ifndef BM_EXTRACT_MENTION_HEADINGS_H
#define BM_EXTRACT_MENTION_HEADINGS_H

#include "extract/mention_words.h"

/** "Jolo, Sulu: …", "• Homs: …", "Duran (Guayas) - …", "Podujevo. …": what a line begins with. */
gboolean bm_mention_heads_line(const BmMentionFinder *finder, guint first, guint end);
/** "3. Khiam. Fighting went on …": a numbered item, or one of several that begin with a place. */
gboolean bm_mention_is_item(const BmMentionFinder *finder, guint first, guint end);

#endif
