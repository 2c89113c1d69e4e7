/** @file
 * The key explains what can be seen.
 */
#include "compose/key.h"

#include <criterion/criterion.h>

Test(key_entry, what_lies_beneath_the_inset_alone_is_dropped)
{
    GPtrArray *key = g_ptr_array_new_with_free_func(bm_key_entry_free);
    const BmExtent inset = { 800, 0, 1000, 150 };
    const BmKeyEntry entries[] = {
        { .kind = BM_KEY_LINE,
          .style = "s",
          .text = "hidden",
          .has_seen = TRUE,
          .seen = { 850, 20, 990, 140 } },
        { .kind = BM_KEY_LINE,
          .style = "s",
          .text = "reaches out",
          .has_seen = TRUE,
          .seen = { 700, 20, 990, 140 } },
        { .kind = BM_KEY_SYMBOL, .style = "s", .text = "not known where" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++)
        bm_key_add_copy(key, &entries[i]);
    bm_key_drop_hidden(key, &inset);
    cr_assert_eq(key->len, 2);
    cr_expect_str_eq(((const BmKeyEntry *)g_ptr_array_index(key, 0))->text, "reaches out");
    cr_expect_str_eq(((const BmKeyEntry *)g_ptr_array_index(key, 1))->text, "not known where");
    g_ptr_array_unref(key);
}
