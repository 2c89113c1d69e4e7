/** @file
 * The list of warnings: an array for the order, a set against repetition.
 */
#include "base/warnings.h"

struct BmWarnings {
    GPtrArray *lines;
    GHashTable *seen;
};

BmWarnings *bm_warnings_new(void)
{
    BmWarnings *warnings = g_new0(BmWarnings, 1);
    warnings->lines = g_ptr_array_new_with_free_func(g_free);
    warnings->seen = g_hash_table_new(g_str_hash, g_str_equal);
    return warnings;
}

void bm_warnings_free(BmWarnings *warnings)
{
    if (!warnings)
        return;
    g_hash_table_destroy(warnings->seen);
    g_ptr_array_unref(warnings->lines);
    g_free(warnings);
}

static void add_line(BmWarnings *warnings, const char *format, va_list arguments)
    G_GNUC_PRINTF(2, 0);
static void add_line(BmWarnings *warnings, const char *format, va_list arguments)
{
    char *line = g_strdup_vprintf(format, arguments);
    if (!g_hash_table_add(warnings->seen, line)) {
        g_free(line);
        return;
    }
    g_ptr_array_add(warnings->lines, line);
}

void bm_warnings_add(BmWarnings *warnings, const char *format, ...)
{
    if (!warnings)
        return;
    va_list arguments;
    va_start(arguments, format);
    add_line(warnings, format, arguments);
    va_end(arguments);
}

void bm_warnings_tally(BmWarnings *warnings, BmWarningTally *tally, const char *format, ...)
{
    if (tally->count++ >= BM_WARNINGS_TOLD || !warnings)
        return;
    va_list arguments;
    va_start(arguments, format);
    add_line(warnings, format, arguments);
    va_end(arguments);
}

void bm_warnings_close(BmWarnings *warnings, const BmWarningTally *tally, const char *file,
                       const char *what)
{
    if (tally->count > BM_WARNINGS_TOLD)
        bm_warnings_add(warnings, "%s: and %u more %s", file, tally->count - BM_WARNINGS_TOLD,
                        what);
}

guint bm_warnings_count(const BmWarnings *warnings)
{
    return warnings->lines->len;
}

const char *bm_warnings_borrow(const BmWarnings *warnings, guint index)
{
    return g_ptr_array_index(warnings->lines, index);
}
