/** @file
 * The order of texts in lists.
 */
#include "base/text_order.h"

#include <string.h>

gint bm_compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
