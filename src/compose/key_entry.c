/** @file
 * The entries of a key, each once.
 */
#include "compose/key.h"

#include <string.h>

void bm_key_entry_free(gpointer data)
{
    BmKeyEntry *entry = data;
    g_free(entry->style);
    g_free(entry->text);
    g_free(entry);
}

void bm_key_add_copy(GPtrArray *key, const BmKeyEntry *entry)
{
    for (guint i = 0; i < key->len; i++) {
        const BmKeyEntry *other = g_ptr_array_index(key, i);
        if (other->kind == entry->kind && strcmp(other->text, entry->text) == 0)
            return;
    }
    BmKeyEntry *copy = g_memdup2(entry, sizeof *entry);
    copy->style = g_strdup(entry->style);
    copy->text = g_strdup(entry->text);
    g_ptr_array_add(key, copy);
}

void bm_key_add_copies(GPtrArray *key, const GPtrArray *other)
{
    for (guint i = 0; i < other->len; i++)
        bm_key_add_copy(key, g_ptr_array_index(other, i));
}

void bm_composition_add_key(BmComposition *composition, BmKeyKind kind, const char *style,
                            guint variant, const char *text)
{
    const BmKeyEntry entry = { kind, (char *)style, (char *)text, variant, NULL };
    bm_key_add_copy(composition->key, &entry);
}

void bm_composition_add_layer_key(BmComposition *composition, const BmMapLayer *layer,
                                  BmKeyKind kind, const char *style)
{
    const BmKeyEntry entry = { kind, (char *)style, layer->key, 0, layer };
    if (layer->key)
        bm_key_add_copy(composition->key, &entry);
}
