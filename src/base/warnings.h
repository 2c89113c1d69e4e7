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

/** Most warnings of one tally that are told in full. */
#define BM_WARNINGS_TOLD 20u

/**
 * Warnings of one kind about one input, which may be a million: the first ones are told in full,
 * the others counted. Begins as { 0 }; bm_warnings_close() tells the count.
 */
typedef struct {
    guint count;
} BmWarningTally;

/** Adds a line, or counts it once the tally has told enough. */
void bm_warnings_tally(BmWarnings *warnings, BmWarningTally *tally, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/** Adds "FILE: and N more …" where warnings were only counted; `what` says of what kind. */
void bm_warnings_close(BmWarnings *warnings, const BmWarningTally *tally, const char *file,
                       const char *what);

guint bm_warnings_count(const BmWarnings *warnings);

/** The line at `index`, counted from 0 in the order of arrival; borrowed. */
const char *bm_warnings_borrow(const BmWarnings *warnings, guint index);

#endif
