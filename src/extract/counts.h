/** @file
 * Figures in a text: "at least 133 Afghan fighters", "more than a dozen posts", "30 to 200".
 */
#ifndef BM_EXTRACT_COUNTS_H
#define BM_EXTRACT_COUNTS_H

#include "extract/story.h"

typedef struct {
    guint first, end; /**< tokens, with what limits the figure and what is counted */
    guint number;     /**< the token of the figure */
    gboolean has_minimum, has_maximum;
    double minimum, maximum;
    char *words;         /**< "at least", "several"; NULL for a plain figure */
    char *of;            /**< what is counted, without whose; NULL where not said */
    const char *victims; /**< "force", "civil" or NULL; borrowed from the rules */
    const char *thing;   /**< "posts", "bases", "homes", "explosions" …; or NULL */
    const char *side;    /**< whose they are, or NULL; borrowed */
    const char *harm;    /**< of "31 wounded civilians": what the adjective says; or NULL */
    gboolean is_foreign; /**< counts things that no list knows: "two camps" */
    gboolean is_person;  /**< though no list knows them: "bakers" */
    gboolean is_own;     /**< of "its losses stood at 30" */
    gboolean is_part;    /**< part of another figure: "including six children" */
} BmCount;

/** The figures of a sentence that count people or things, in order; of BmCount. */
GArray *bm_counts_find(const BmStory *story, guint sentence);

#endif
