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

void bm_warnings_add(BmWarnings *warnings, const char *format, ...)
{
    if (!warnings)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (!g_hash_table_add(warnings->seen, line)) {
        g_free(line);
        return;
    }
    g_ptr_array_add(warnings->lines, line);
}

guint bm_warnings_count(const BmWarnings *warnings)
{
    return warnings->lines->len;
}

const char *bm_warnings_borrow(const BmWarnings *warnings, guint index)
{
    return g_ptr_array_index(warnings->lines, index);
}
