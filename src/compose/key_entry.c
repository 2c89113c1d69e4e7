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
    const BmKeyEntry entry = {
        .kind = kind, .style = (char *)style, .text = (char *)text, .variant = variant
    };
    bm_key_add_copy(composition->key, &entry);
}

/* Around the points that the box holds; FALSE where it holds none. */
static gboolean extent_within(const BmGeometry *pixels, const BmExtent *box, BmExtent *extent)
{
    *extent = BM_EXTENT_EMPTY;
    for (guint i = 0; i < pixels->point_count; i++)
        if (bm_extent_contains(box, pixels->points[i]))
            bm_extent_add(extent, pixels->points[i]);
    return !bm_extent_is_empty(extent);
}

void bm_key_add_seen(BmComposition *composition, BmKeyKind kind, const char *style,
                     const char *text, const BmGeometry *pixels)
{
    guint before = composition->key->len;
    bm_composition_add_key(composition, kind, style, 0, text);
    for (guint i = 0; i < composition->key->len; i++) {
        BmKeyEntry *entry = g_ptr_array_index(composition->key, i);
        gboolean is_new = i >= before;
        BmExtent seen;
        if (entry->kind != kind || strcmp(entry->text, text) != 0 || !(is_new || entry->has_seen))
            continue;
        entry->has_seen = extent_within(pixels, &composition->page.map, &seen);
        if (entry->has_seen && !is_new)
            bm_extent_union(&entry->seen, &seen);
        else
            entry->seen = seen;
    }
}

static gboolean is_within(const BmExtent *inner, const BmExtent *outer)
{
    return inner->west >= outer->west && inner->east <= outer->east &&
           inner->south >= outer->south && inner->north <= outer->north;
}

void bm_key_drop_hidden(GPtrArray *key, const BmExtent *box)
{
    for (guint i = key->len; i > 0; i--) {
        const BmKeyEntry *entry = g_ptr_array_index(key, i - 1);
        if (entry->has_seen && is_within(&entry->seen, box))
            g_ptr_array_remove_index(key, i - 1);
    }
}

void bm_composition_add_layer_key(BmComposition *composition, const BmMapLayer *layer,
                                  BmKeyKind kind, const char *style)
{
    const BmKeyEntry entry = {
        .kind = kind, .style = (char *)style, .text = layer->key, .layer = layer
    };
    if (layer->key)
        bm_key_add_copy(composition->key, &entry);
}
