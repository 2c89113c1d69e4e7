/** @file
 * The one error type of the project: a GError of the domain BM_ERROR.
 *
 * A function that can fail takes `GError **error` as its last argument and
 * returns FALSE or NULL after setting it. The message is one line for a person,
 * `FILE:LINE: what is wrong; how to mend it`, without the program's name; the
 * code is the program's exit status. A deeper error is passed on, never replaced.
 */
#ifndef BM_BASE_ERROR_H
#define BM_BASE_ERROR_H

#include <glib.h>

#define BM_ERROR (bm_error_quark())

/** What went wrong, each value being the exit status that it leads to. */
typedef enum {
    BM_ERROR_DOUBT = 1,  /**< done, with something to look at (a place unknown or ambiguous) */
    BM_ERROR_USAGE = 2,  /**< wrong options or arguments */
    BM_ERROR_INPUT = 3,  /**< bad input, or the map could not be drawn */
    BM_ERROR_OUTPUT = 4, /**< a file could not be written */
} BmErrorCode;

GQuark bm_error_quark(void);

#endif
