/** @file
 * Warnings travel to the caller in a list, as errors do in a GError: the library
 * prints nothing. Each is one line, `FILE:LINE: what; how to mend it`, and is
 * kept once however often it is raised.
 */
#ifndef BM_BASE_WARNINGS_H
#define BM_BASE_WARNINGS_H

#include <glib.h>

typedef struct BmWarnings BmWarnings;

/** An empty list; the caller frees it with bm_warnings_free(). */
BmWarnings *bm_warnings_new(void);
void bm_warnings_free(BmWarnings *warnings);

/** Adds a line unless it is there already. `warnings` may be NULL: nothing is kept. */
void bm_warnings_add(BmWarnings *warnings, const char *format, ...) G_GNUC_PRINTF(2, 3);

guint bm_warnings_count(const BmWarnings *warnings);

/** The line at `index`, counted from 0 in the order of arrival; borrowed. */
const char *bm_warnings_borrow(const BmWarnings *warnings, guint index);

#endif
