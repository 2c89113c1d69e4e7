/** @file
 * The order of texts in lists: by bytes, whatever the language of the machine.
 */
#ifndef BM_BASE_TEXT_ORDER_H
#define BM_BASE_TEXT_ORDER_H

#include <glib.h>

/** For g_ptr_array_sort() of char *. */
gint bm_compare_texts(gconstpointer a, gconstpointer b);

#endif
