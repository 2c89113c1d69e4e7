/** @file
 * Writing YAML through libyaml's emitter.
 */
#include "document/write.h"

#include <string.h>
#include <yaml.h>

static BmNode *plain(const char *text)
{
    return bm_node_new_scalar(text, strlen(text), "", 0, 0);
}

BmNode *bm_node_new_text(const char *text)
{
    BmNode *node = plain(text);
    node->quoted = TRUE;
    return node;
}

BmNode *bm_node_new_number(double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    return plain(g_ascii_formatd(digits, sizeof digits, "%.10g", number));
}

BmNode *bm_node_new_flag(gboolean flag)
{
    return plain(flag ? "true" : "false");
}

static int append_bytes(void *data, unsigned char *bytes, size_t length)
{
    g_string_append_len(data, (const char *)bytes, (gssize)length);
    return 1;
}

/** Words that read as a text also without quotation marks, a date among them. */
static gboolean is_plain(const char *text)
{
    static const char *const reserved[] = { "true", "false", "null", "yes", "no",
                                            "on",   "off",   "y",    "n",   NULL };
    gboolean letters = FALSE;
    if (!g_ascii_isalnum(text[0]))
        return FALSE;
    for (const char *at = text; *at; at++) {
        if (!g_ascii_isalnum(*at) && !strchr(" -_./()'", *at) && (guchar)*at < 0x80)
            return FALSE;
        letters = letters || g_ascii_isalpha(*at) || (*at == '-' && at > text);
    }
    char *lower = g_ascii_strdown(text, -1);
    gboolean taken = g_strv_contains(reserved, lower);
    g_free(lower);
    return letters && !taken && text[strlen(text) - 1] != ' ';
}

static void emit_node(yaml_emitter_t *emitter, const BmNode *node)
{
    yaml_event_t event;
    if (node->kind == BM_NODE_SCALAR) {
        gboolean bare = !node->quoted || is_plain(node->text);
        yaml_scalar_event_initialize(&event, NULL, NULL, (yaml_char_t *)node->text, -1, bare, 1,
                                     bare ? YAML_PLAIN_SCALAR_STYLE
                                          : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
        yaml_emitter_emit(emitter, &event);
        return;
    }
    gboolean mapping = node->kind == BM_NODE_MAPPING;
    if (mapping)
        yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE);
    else
        yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE);
    yaml_emitter_emit(emitter, &event);
    for (guint i = 0; i < bm_node_count(node); i++) {
        if (mapping)
            emit_node(emitter, g_ptr_array_index(node->keys, i));
        emit_node(emitter, bm_node_item(node, i));
    }
    if (mapping)
        yaml_mapping_end_event_initialize(&event);
    else
        yaml_sequence_end_event_initialize(&event);
    yaml_emitter_emit(emitter, &event);
}

void bm_document_write(GString *out, const BmNode *root)
{
    yaml_emitter_t emitter;
    yaml_event_t event;
    if (!yaml_emitter_initialize(&emitter))
        g_error("out of memory");
    yaml_emitter_set_output(&emitter, append_bytes, out);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_width(&emitter, -1);
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    yaml_emitter_emit(&emitter, &event);
    yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1);
    yaml_emitter_emit(&emitter, &event);
    emit_node(&emitter, root);
    yaml_document_end_event_initialize(&event, 1);
    yaml_emitter_emit(&emitter, &event);
    yaml_stream_end_event_initialize(&event);
    yaml_emitter_emit(&emitter, &event);
    yaml_emitter_delete(&emitter);
}
