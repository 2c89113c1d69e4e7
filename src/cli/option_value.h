/** @file
 * The values of options, and the error where one is wrong.
 */
#ifndef BM_CLI_OPTION_VALUE_H
#define BM_CLI_OPTION_VALUE_H

#include <glib.h>

/** Sets BM_ERROR_USAGE with a message, which says how to mend it; FALSE for `return`. */
gboolean bm_usage_error(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Reads `count` numbers with `separator` between them; FALSE where they are not that. */
gboolean bm_option_numbers(const char *text, const char *separator, guint count, double *out);

#endif
