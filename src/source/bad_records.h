/** @file
 * Telling of bad records: the first few one by one, the rest in a line; strictly, the first is
 * an error.
 */
#ifndef BM_SOURCE_BAD_RECORDS_H
#define BM_SOURCE_BAD_RECORDS_H

#include "base/warnings.h"

/** So many are told one by one. */
#define BM_BAD_RECORDS_TOLD 5

typedef struct {
    const char *path; /**< as messages name the source; borrowed */
    BmWarnings *warnings;
    gboolean strict;
    guint count; /**< bad ones so far */
} BmBadRecords;

/**
 * Tells that the record called `name` ("record 7", "fid 12") has a `fault`. FALSE with
 * BM_ERROR_INPUT where that is an error.
 */
gboolean bm_bad_records_add(BmBadRecords *bad, const char *name, const char *fault, GError **error);
/** The same with what is `done` about it ("it is closed"). */
gboolean bm_bad_records_tell(BmBadRecords *bad, const char *name, const char *fault,
                             const char *done, GError **error);
/** Says how many were not told; FALSE with BM_ERROR_INPUT where none of `total` was good. */
gboolean bm_bad_records_finish(const BmBadRecords *bad, guint total, GError **error);

#endif
