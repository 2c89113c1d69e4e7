/** @file
 * Styles: each YAML file is flattened into "section.key" → text and checked once, when it is
 * opened, against the reference style, so that looking a value up can no longer fail.
 */
#include "style/style.h"

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"

#include <string.h>

#define REFERENCE "newsroom"

struct BmStyle {
    GHashTable *values; /* of "section.key" to text; a list's items joined by spaces */
};

gboolean bm_color_parse(const char *text, guint32 *out)
{
    if (strcmp(text, "none") == 0) {
        *out = 0;
        return TRUE;
    }
    gsize length = strlen(text);
    if (text[0] != '#' || (length != 7 && length != 9))
        return FALSE;
    for (gsize i = 1; i < length; i++)
        if (!g_ascii_isxdigit(text[i]))
            return FALSE;
    guint64 value = g_ascii_strtoull(text + 1, NULL, 16);
    *out = (guint32)(length == 7 ? value << 8 | 0xFF : value);
    return TRUE;
}

static gboolean is_color(const char *text)
{
    guint32 ignored;
    return bm_color_parse(text, &ignored);
}

static gboolean is_number_list(const char *text)
{
    gboolean good = TRUE;
    char **parts = g_strsplit(text, " ", -1);
    for (guint i = 0; parts[i] && good; i++) {
        double ignored;
        good = bm_parse_number(parts[i], &ignored);
    }
    g_strfreev(parts);
    return good;
}

static char *value_text(const BmNode *node)
{
    if (node->kind == BM_NODE_SCALAR)
        return g_strdup(node->text);
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < bm_node_count(node); i++) {
        const BmNode *item = bm_node_item(node, i);
        g_string_append_printf(joined, "%s%s", i ? " " : "", item->text ? item->text : "?");
    }
    return g_string_free(joined, FALSE);
}

/* A style's value must be of the kind that the reference has at that key. */
static gboolean check_value(const BmNode *node, const char *key, const char *reference,
                            const char *text, GError **error)
{
    if (is_color(reference) && !is_color(text))
        return bm_node_error(node, error,
                             "'%s' of %s is no color; write \"#RRGGBB\", \"#RRGGBBAA\" or none",
                             text, key);
    if (is_number_list(reference) && !is_number_list(text))
        return bm_node_error(node, error, "'%s' of %s is no number", text, key);
    return TRUE;
}

static gboolean read_section(BmStyle *style, const BmNode *key, const BmNode *section,
                             gboolean is_reference, GError **error)
{
    if (section->kind != BM_NODE_MAPPING)
        return bm_node_error(section, error, "%s is a section: give it keys of its own", key->text);
    for (guint i = 0; i < bm_node_count(section); i++) {
        const BmNode *name = g_ptr_array_index(section->keys, i);
        const BmNode *node = bm_node_item(section, i);
        char *full = g_strdup_printf("%s.%s", key->text, name->text);
        char *text = value_text(node);
        const char *reference = g_hash_table_lookup(style->values, full);
        gboolean good = TRUE;
        if (!is_reference && !reference) {
            char **known = (char **)g_hash_table_get_keys_as_array(style->values, NULL);
            const char *near = bm_nearest_word(full, (const char *const *)known);
            good =
                bm_node_error(name, error, "a style has no key '%s'%s%s%s", full,
                              near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
            g_free(known);
        } else if (!is_reference) {
            good = check_value(node, full, reference, text, error);
        }
        if (good)
            g_hash_table_insert(style->values, g_steal_pointer(&full), g_steal_pointer(&text));
        g_free(full);
        g_free(text);
        if (!good)
            return FALSE;
    }
    return TRUE;
}

static gboolean is_heading(const char *key)
{
    return strcmp(key, "name") == 0 || strcmp(key, "extends") == 0 ||
           strcmp(key, "description") == 0;
}

static char *style_path(const char *name, const char *folder, GError **error)
{
    if (g_str_has_suffix(name, ".yaml"))
        return folder && !g_path_is_absolute(name) ? g_build_filename(folder, name, NULL)
                                                   : g_strdup(name);
    char *file = g_strdup_printf("styles/%s.yaml", name);
    char *path = strchr(name, '/') ? NULL : bm_data_path(file, NULL);
    g_free(file);
    if (!path) {
        char *list = bm_data_names("styles", ".yaml");
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "there is no style '%s'; the styles are: %s (or name a .yaml file)", name,
                    list);
        g_free(list);
    }
    return path;
}

/* Styles that extend each other beyond this do so in a ring. */
#define MOST_EXTENDED 8

static gboolean read_sections(BmStyle *style, const BmNode *root, gboolean is_reference,
                              GError **error)
{
    for (guint i = 0; i < bm_node_count(root); i++) {
        const BmNode *key = g_ptr_array_index(root->keys, i);
        if (!is_heading(key->text) &&
            !read_section(style, key, bm_node_item(root, i), is_reference, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_file(BmStyle *style, const char *path, guint depth, GError **error);

/* What a style extends is read before it. The reference has been read already. */
static gboolean read_extended(BmStyle *style, const char *path, const BmNode *root, guint depth,
                              GError **error)
{
    const BmNode *extends = bm_node_get(root, "extends");
    if (!extends || g_strcmp0(extends->text, REFERENCE) == 0)
        return TRUE;
    if (!extends->text)
        return bm_node_error(extends, error, "`extends` names one style");
    if (depth == MOST_EXTENDED)
        return bm_node_error(extends, error,
                             "more than %d styles extend each other; do they in a ring?",
                             MOST_EXTENDED);
    char *folder = g_path_get_dirname(path);
    char *extended = style_path(extends->text, folder, error);
    gboolean good = extended && read_file(style, extended, depth + 1, error);
    g_free(extended);
    g_free(folder);
    return good;
}

/* The file at depth 0 is the reference, whose keys are all there are. */
static gboolean read_file(BmStyle *style, const char *path, guint depth, GError **error)
{
    BmDocument *document = bm_document_read(path, error);
    if (!document)
        return FALSE;
    const BmNode *root = bm_document_root(document);
    gboolean good = (root->kind == BM_NODE_MAPPING ||
                     bm_node_error(root, error, "a style is a mapping of sections")) &&
                    (depth == 0 || read_extended(style, path, root, depth, error)) &&
                    read_sections(style, root, depth == 0, error);
    bm_document_free(document);
    return good;
}

BmStyle *bm_style_open(const char *name, const char *folder, GError **error)
{
    BmStyle *style = g_new0(BmStyle, 1);
    style->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    char *reference = style_path(REFERENCE, NULL, error);
    char *path = reference ? style_path(name, folder, error) : NULL;
    gboolean good = path && read_file(style, reference, 0, error) &&
                    (strcmp(path, reference) == 0 || read_file(style, path, 1, error));
    g_free(path);
    g_free(reference);
    if (!good) {
        bm_style_free(style);
        return NULL;
    }
    return style;
}

void bm_style_free(BmStyle *style)
{
    if (!style)
        return;
    g_hash_table_destroy(style->values);
    g_free(style);
}

gboolean bm_style_has(const BmStyle *style, const char *key)
{
    return g_hash_table_contains(style->values, key);
}

const char *bm_style_text(const BmStyle *style, const char *key)
{
    const char *text = g_hash_table_lookup(style->values, key);
    g_return_val_if_fail(text != NULL,
                         "0"); /* a mistake of the program's own: newsroom has every key */
    return text;
}

guint32 bm_style_color(const BmStyle *style, const char *key)
{
    guint32 color = 0;
    bm_color_parse(bm_style_text(style, key), &color);
    return color;
}

double bm_style_number(const BmStyle *style, const char *key)
{
    double number = 0;
    bm_parse_number(bm_style_text(style, key), &number);
    return number;
}

guint bm_style_numbers(const BmStyle *style, const char *key, double *out, guint capacity)
{
    guint count = 0;
    char **parts = g_strsplit(bm_style_text(style, key), " ", -1);
    for (guint i = 0; parts[i] && count < capacity; i++)
        if (bm_parse_number(parts[i], &out[count]))
            count++;
    g_strfreev(parts);
    return count;
}
