/** @file
 * Warnings and errors of bad records.
 */
#include "source/bad_records.h"

#include "base/error.h"

gboolean bm_bad_records_tell(BmBadRecords *bad, const char *name, const char *fault,
                             const char *done, GError **error)
{
    if (bad->strict) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s: %s", bad->path, name, fault);
        return FALSE;
    }
    if (bad->count++ < BM_BAD_RECORDS_TOLD)
        bm_warnings_add(bad->warnings, "%s: %s: %s; %s", bad->path, name, fault, done);
    return TRUE;
}

gboolean bm_bad_records_add(BmBadRecords *bad, const char *name, const char *fault, GError **error)
{
    return bm_bad_records_tell(bad, name, fault, "it is left out", error);
}

gboolean bm_bad_records_finish(const BmBadRecords *bad, guint total, GError **error)
{
    if (bad->count > BM_BAD_RECORDS_TOLD)
        bm_warnings_add(bad->warnings, "%s: %u more bad records are left out", bad->path,
                        bad->count - BM_BAD_RECORDS_TOLD);
    if (bad->count == 0 || bad->count < total)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: none of its %u records can be read; get the file anew", bad->path, total);
    return FALSE;
}
