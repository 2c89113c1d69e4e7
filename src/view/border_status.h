/** @file
 * What a line between two areas is: the statuses of cartography, their words in the geodata, the
 * style section that draws each, and what the key says of it.
 */
#ifndef BM_VIEW_BORDER_STATUS_H
#define BM_VIEW_BORDER_STATUS_H

#include <glib.h>

typedef enum {
    BM_BORDER_INTERNATIONAL,
    BM_BORDER_DISPUTED,
    BM_BORDER_UNDETERMINED,
    BM_BORDER_CONTROL,      /**< a line of control, a ceasefire line */
    BM_BORDER_UNRECOGNISED, /**< not recognised by one side */
    BM_BORDER_CLAIM,        /**< where one side wants the border */
    BM_BORDER_BREAKAWAY,
    BM_BORDER_LEASE,
    BM_BORDER_REFERENCE,
    BM_BORDER_INTERNAL, /**< a line inside a country, in somebody's view */
    BM_BORDER_LEFT_OUT, /**< no line at all, in somebody's view */
    BM_BORDER_COUNT
} BmBorderStatus;

/** The words of the geodata and of a policy ("line of control"), NULL at the end. */
extern const char *const bm_border_status_words[];

/** The status of a word; "not recognised by X" is BM_BORDER_UNRECOGNISED, an unknown word
 *  BM_BORDER_DISPUTED: what is not known is never drawn as if it were agreed. */
BmBorderStatus bm_border_status_of_word(const char *word);

/**
 * The status of one of Natural Earth's classes ("International boundary (verify)"); an unknown
 * class is BM_BORDER_DISPUTED. `unverified`: whether the class is marked to be verified.
 */
BmBorderStatus bm_border_status_of_class(const char *class, gboolean *unverified);

/** The style section that draws a status, borrowed; NULL where nothing is drawn. */
const char *bm_border_status_section(BmBorderStatus status);

/** What the key says of a nameless line, borrowed; NULL where it explains itself. */
const char *bm_border_status_meaning(BmBorderStatus status);

#endif
