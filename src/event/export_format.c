/** @file
 * Reading formats/NAME.yaml.
 */
#include "event/export_format.h"

#include "base/data_path.h"
#include "base/error.h"
#include "event/event_fields.h"

#include <string.h>

const char *const bm_export_format_names[] = { "acled", "ged", NULL };

static const char *const format_keys[] = { "name",    "recognise", "expected",  "columns",
                                           "parties", "type",      "precision", "date_precision",
                                           "claim",   "credit",    NULL };
static const char *const field_keys[] = { "id",      "date",        "lon",    "lat", "place",
                                          "country", "source_type", "source", NULL };
static const char *const codes_keys[] = { "columns", "words", "codes", "why", NULL };
static const char *const claim_keys[] = { "by", "standing", "what", "min", "max", "scope", NULL };

G_STATIC_ASSERT(G_N_ELEMENTS(field_keys) == BM_EXPORT_FIELD_COUNT + 1);

static gboolean add_word(GHashTable *table, const BmNode *key, const BmNode *value,
                         const char *const *words, GError **error)
{
    int index = 0;
    while (words[index] && g_strcmp0(words[index], value->text) != 0)
        index++;
    if (!words[index] && g_strcmp0(value->text, "unplaced") == 0 && words == bm_precision_words)
        index = BM_EXPORT_UNPLACED;
    else if (!words[index])
        return bm_node_error(value, error, "\"%s\" is none of our words; the nearest is \"%s\"",
                             value->text ? value->text : "",
                             bm_nearest_word(value->text ? value->text : "", words));
    g_hash_table_insert(table, g_utf8_strdown(key->text, -1), GINT_TO_POINTER(index));
    return TRUE;
}

static gboolean add_code(GHashTable *table, const BmNode *key, const BmNode *value,
                         const char *const *words, GError **error)
{
    int index = 0;
    while (words[index] && g_strcmp0(words[index], key->text) != 0)
        index++;
    if (!words[index])
        return bm_node_error(key, error, "\"%s\" is none of our words; the nearest is \"%s\"",
                             key->text, bm_nearest_word(key->text, words));
    if (value->kind != BM_NODE_SCALAR)
        return bm_node_error(value, error, "a code is a number or a word");
    g_hash_table_insert(table, GINT_TO_POINTER(index), g_strdup(value->text));
    return TRUE;
}

/* What our words are in the source's codes. */
static gboolean read_own_words(BmExportCodes *codes, const BmNode *node, const char *const *words,
                               GError **error)
{
    const BmNode *list = bm_node_get(node, "codes");
    codes->codes = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    if (list && list->kind != BM_NODE_MAPPING)
        return bm_node_error(list, error, "`codes` is a mapping of our words to the format's");
    for (guint i = 0; list && i < bm_node_count(list); i++)
        if (!add_code(codes->codes, g_ptr_array_index(list->keys, i), bm_node_item(list, i), words,
                      error))
            return FALSE;
    return TRUE;
}

static gboolean read_codes(const BmNode *root, const char *key, const char *const *words,
                           BmExportCodes *codes, char **why, GError **error)
{
    codes->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const BmNode *node = bm_node_get(root, key);
    if (!node)
        return TRUE;
    const BmNode *list = bm_node_get(node, "words");
    if (!bm_node_check_keys(node, "codes of a format", codes_keys, error) ||
        !bm_node_get_texts(node, "columns", &codes->columns, error) ||
        (why && !bm_node_get_text(node, "why", why, error)))
        return FALSE;
    if (!codes->columns || !list || list->kind != BM_NODE_MAPPING)
        return bm_node_error(node, error, "codes need `columns` and a mapping of `words`");
    for (guint i = 0; i < bm_node_count(list); i++)
        if (!add_word(codes->words, g_ptr_array_index(list->keys, i), bm_node_item(list, i), words,
                      error))
            return FALSE;
    return read_own_words(codes, node, words, error);
}

static gboolean read_columns(BmExportFormat *format, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "columns");
    if (!node)
        return bm_node_error(root, error, "a format needs `columns`");
    if (!bm_node_check_keys(node, "the columns of a format", field_keys, error))
        return FALSE;
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        if (!bm_node_get_texts(node, field_keys[i], &format->columns[i], error))
            return FALSE;
    return TRUE;
}

static gboolean read_claim(BmExportFormat *format, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "claim");
    if (!node)
        return TRUE;
    format->claim = bm_claim_new();
    int what = BM_WHAT_KILLED, standing = BM_STANDING_DATABASE;
    if (!bm_node_check_keys(node, "the claim of a format", claim_keys, error) ||
        !bm_node_get_text(node, "by", &format->claim->by, error) ||
        !bm_node_get_text(node, "scope", &format->claim->scope, error) ||
        !bm_node_get_choice(node, "standing", bm_standing_words, &standing, error) ||
        !bm_node_get_choice(node, "what", bm_claim_what_words, &what, error) ||
        !bm_node_get_text(node, "min", &format->min, error) ||
        !bm_node_get_text(node, "max", &format->max, error))
        return FALSE;
    format->claim->what = (BmClaimWhat)what;
    format->claim->standing = (BmStanding)standing;
    return (format->claim->by && format->min) ||
           bm_node_error(node, error, "a format's claim needs `by` and the column `min`");
}

static gboolean read_format(BmExportFormat *format, const BmNode *root, GError **error)
{
    return bm_node_check_keys(root, "a format", format_keys, error) &&
           bm_node_get_text(root, "name", &format->name, error) &&
           bm_node_get_text(root, "credit", &format->credit, error) &&
           bm_node_get_texts(root, "recognise", &format->recognise, error) &&
           bm_node_get_texts(root, "expected", &format->expected, error) &&
           bm_node_get_texts(root, "parties", &format->parties, error) &&
           read_columns(format, root, error) &&
           read_codes(root, "type", bm_event_type_words, &format->type, NULL, error) &&
           read_codes(root, "precision", bm_precision_words, &format->precision, &format->why,
                      error) &&
           read_codes(root, "date_precision", bm_date_precision_words, &format->date_precision,
                      NULL, error) &&
           read_claim(format, root, error);
}

static char *path_of(const char *name, GError **error)
{
    if (g_str_has_suffix(name, ".yaml"))
        return g_strdup(name);
    char *file = g_strconcat("formats/", name, ".yaml", NULL);
    char *path = bm_data_path(file, error);
    g_free(file);
    return path;
}

BmExportFormat *bm_export_format_open(const char *name, GError **error)
{
    char *path = path_of(name, error);
    BmDocument *document = path ? bm_document_read(path, error) : NULL;
    g_free(path);
    if (!document)
        return NULL;
    BmExportFormat *format = g_new0(BmExportFormat, 1);
    if (!read_format(format, bm_document_root(document), error))
        g_clear_pointer(&format, bm_export_format_free);
    bm_document_free(document);
    return format;
}

static void codes_clear(BmExportCodes *codes)
{
    g_strfreev(codes->columns);
    g_clear_pointer(&codes->words, g_hash_table_destroy);
    g_clear_pointer(&codes->codes, g_hash_table_destroy);
}

void bm_export_format_free(BmExportFormat *format)
{
    if (!format)
        return;
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        g_strfreev(format->columns[i]);
    codes_clear(&format->type);
    codes_clear(&format->precision);
    codes_clear(&format->date_precision);
    g_clear_pointer(&format->claim, bm_claim_free);
    g_strfreev(format->recognise);
    g_strfreev(format->expected);
    g_strfreev(format->parties);
    g_free(format->name);
    g_free(format->credit);
    g_free(format->why);
    g_free(format->min);
    g_free(format->max);
    g_free(format);
}

const char *bm_export_code(const BmExportCodes *codes, int index)
{
    return codes->codes ? g_hash_table_lookup(codes->codes, GINT_TO_POINTER(index)) : NULL;
}

int bm_export_codes_find(const BmExportCodes *codes, const char *const *words, int otherwise)
{
    for (; words && *words; words++) {
        gpointer index;
        char *lower = g_utf8_strdown(*words, -1);
        gboolean known = g_hash_table_lookup_extended(codes->words, lower, NULL, &index);
        g_free(lower);
        if (known)
            return GPOINTER_TO_INT(index);
    }
    return otherwise;
}
