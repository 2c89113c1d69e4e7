/** @file
 * The values of options, and the error where one is wrong.
 */
#include "cli/option_value.h"

#include "base/error.h"
#include "document/node.h"

gboolean bm_usage_error(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, BM_ERROR, BM_ERROR_USAGE, message);
    g_free(message);
    return FALSE;
}

gboolean bm_option_numbers(const char *text, const char *separator, guint count, double *out)
{
    char **parts = g_strsplit(text, separator, -1);
    gboolean good = g_strv_length(parts) == count;
    for (guint i = 0; good && i < count; i++)
        good = bm_parse_number(g_strstrip(parts[i]), &out[i]);
    g_strfreev(parts);
    return good;
}
