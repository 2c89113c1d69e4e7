/** @file
 * Nodes: building, looking up, and reading single values with errors that say where.
 */
#include "document/node.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

BmNode *bm_node_new(BmNodeKind kind, const char *file, guint line, guint column)
{
    BmNode *node = g_new0(BmNode, 1);
    node->kind = kind;
    node->file = file;
    node->line = line;
    node->column = column;
    GDestroyNotify release = (GDestroyNotify)bm_node_free;
    if (kind == BM_NODE_MAPPING)
        node->keys = g_ptr_array_new_with_free_func(release);
    if (kind != BM_NODE_SCALAR)
        node->items = g_ptr_array_new_with_free_func(release);
    return node;
}

BmNode *bm_node_new_scalar(const char *text, gsize length, const char *file, guint line,
                           guint column)
{
    BmNode *node = bm_node_new(BM_NODE_SCALAR, file, line, column);
    node->text = g_strndup(text, length);
    return node;
}

void bm_node_free(BmNode *node)
{
    if (!node)
        return;
    /* Nesting is at most BM_DOCUMENT_MAX_DEPTH, so the recursion is too. */
    if (node->keys)
        g_ptr_array_unref(node->keys);
    if (node->items)
        g_ptr_array_unref(node->items);
    g_free(node->text);
    g_free(node);
}

BmNode *bm_node_copy(const BmNode *node, const char *file)
{
    if (node->kind == BM_NODE_SCALAR) {
        BmNode *scalar =
            bm_node_new_scalar(node->text, strlen(node->text), file, node->line, node->column);
        scalar->quoted = node->quoted;
        return scalar;
    }
    BmNode *copy = bm_node_new(node->kind, file, node->line, node->column);
    for (guint i = 0; i < bm_node_count(node); i++) {
        if (node->kind == BM_NODE_MAPPING)
            g_ptr_array_add(copy->keys, bm_node_copy(g_ptr_array_index(node->keys, i), file));
        g_ptr_array_add(copy->items, bm_node_copy(g_ptr_array_index(node->items, i), file));
    }
    return copy;
}

void bm_node_add_take(BmNode *mapping, const char *key, BmNode *value_take)
{
    g_ptr_array_add(mapping->keys, bm_node_new_scalar(key, strlen(key), mapping->file,
                                                      value_take->line, value_take->column));
    g_ptr_array_add(mapping->items, value_take);
}

gboolean bm_node_is_empty(const BmNode *node)
{
    if (!node)
        return TRUE;
    if (node->kind != BM_NODE_SCALAR || node->quoted)
        return FALSE;
    return node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0;
}

const BmNode *bm_node_get(const BmNode *node, const char *key)
{
    if (!node || node->kind != BM_NODE_MAPPING)
        return NULL;
    for (guint i = 0; i < node->keys->len; i++) {
        const BmNode *candidate = g_ptr_array_index(node->keys, i);
        if (strcmp(candidate->text, key) == 0)
            return g_ptr_array_index(node->items, i);
    }
    return NULL;
}

guint bm_node_count(const BmNode *node)
{
    return node && node->items ? node->items->len : 0;
}

const BmNode *bm_node_item(const BmNode *node, guint index)
{
    return index < bm_node_count(node) ? g_ptr_array_index(node->items, index) : NULL;
}

gboolean bm_node_error(const BmNode *node, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (node->column > 0)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u:%u: %s", node->file, node->line,
                    node->column, message);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: %s", node->file, node->line, message);
    g_free(message);
    return FALSE;
}

/** Refuses `word` with the nearest of `words`, or with all of them where none is near. */
static gboolean fail_word(const BmNode *node, GError **error, const char *what, const char *word,
                          const char *const *words)
{
    const char *nearest = bm_nearest_word(word, words);
    if (nearest)
        return bm_node_error(node, error, "%s; did you mean \"%s\"?", what, nearest);
    char *all = g_strjoinv(", ", (char **)words);
    bm_node_error(node, error, "%s; use one of: %s", what, all);
    g_free(all);
    return FALSE;
}

gboolean bm_node_check_keys(const BmNode *node, const char *what, const char *const *allowed,
                            GError **error)
{
    if (node->kind != BM_NODE_MAPPING)
        return bm_node_error(node, error, "%s must be a mapping of keys and values", what);
    for (guint i = 0; i < node->keys->len; i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i);
        if (g_strv_contains(allowed, key->text))
            continue;
        char *message = g_strdup_printf("unknown key \"%.80s\" in %s", key->text, what);
        fail_word(key, error, message, key->text, allowed);
        g_free(message);
        return FALSE;
    }
    return TRUE;
}

static gboolean check_scalar(const BmNode *node, const char *key, GError **error)
{
    if (node->kind == BM_NODE_SCALAR)
        return TRUE;
    return bm_node_error(node, error, "\"%s\" must be a single value, not a %s", key,
                         node->kind == BM_NODE_LIST ? "list" : "mapping");
}

gboolean bm_node_get_text(const BmNode *mapping, const char *key, char **out_take, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (bm_node_is_empty(node))
        return TRUE;
    if (!check_scalar(node, key, error))
        return FALSE;
    g_free(*out_take);
    *out_take = g_strdup(node->text);
    return TRUE;
}

gboolean bm_node_get_number(const BmNode *mapping, const char *key, double *out, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (bm_node_is_empty(node))
        return TRUE;
    if (!check_scalar(node, key, error))
        return FALSE;
    if (!bm_parse_number(node->text, out))
        return bm_node_error(node, error,
                             "\"%s\" must be a number, not \"%.40s\"; write it as 12 or 12.5", key,
                             node->text);
    return TRUE;
}

gboolean bm_node_get_flag(const BmNode *mapping, const char *key, gboolean *out, GError **error)
{
    static const char *const yes[] = { "true", "yes", "on", NULL };
    static const char *const no[] = { "false", "no", "off", NULL };
    const BmNode *node = bm_node_get(mapping, key);
    if (bm_node_is_empty(node))
        return TRUE;
    if (!check_scalar(node, key, error))
        return FALSE;
    char *word = g_ascii_strdown(node->text, -1);
    gboolean is_yes = g_strv_contains(yes, word);
    gboolean known = is_yes || g_strv_contains(no, word);
    g_free(word);
    if (!known)
        return bm_node_error(node, error, "\"%s\" must be true or false, not \"%.40s\"", key,
                             node->text);
    *out = is_yes;
    return TRUE;
}

gboolean bm_node_get_choice(const BmNode *mapping, const char *key, const char *const *words,
                            int *out, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (bm_node_is_empty(node))
        return TRUE;
    if (!check_scalar(node, key, error))
        return FALSE;
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], node->text) == 0) {
            *out = i;
            return TRUE;
        }
    }
    char *message = g_strdup_printf("unknown %s \"%.80s\"", key, node->text);
    fail_word(node, error, message, node->text, words);
    g_free(message);
    return FALSE;
}

gboolean bm_node_get_texts(const BmNode *mapping, const char *key, char ***out_take, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (bm_node_is_empty(node))
        return TRUE;
    if (node->kind == BM_NODE_MAPPING)
        return bm_node_error(node, error, "\"%s\" must be a text or a list of texts", key);
    guint count = node->kind == BM_NODE_LIST ? node->items->len : 1;
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < count; i++) {
        const BmNode *item = node->kind == BM_NODE_LIST ? g_ptr_array_index(node->items, i) : node;
        if (!check_scalar(item, key, error)) {
            g_ptr_array_unref(texts);
            return FALSE;
        }
        g_ptr_array_add(texts, g_strdup(item->text));
    }
    g_ptr_array_add(texts, NULL);
    g_strfreev(*out_take);
    *out_take = (char **)g_ptr_array_free(texts, FALSE);
    return TRUE;
}

gboolean bm_parse_number(const char *text, double *out)
{
    /* strtod also takes hexadecimal, "inf" and leading spaces: none is a number in a document. */
    if (text[0] == '\0' || strspn(text, "0123456789+-.eE") != strlen(text))
        return FALSE;
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (*end != '\0' || end == text || !isfinite(value))
        return FALSE;
    *out = value;
    return TRUE;
}
