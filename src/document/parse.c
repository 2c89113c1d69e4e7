/** @file
 * From YAML to nodes, event by event, with a stack of its own as deep as documents may be.
 *
 * libyaml 0.2.5 takes quadratic time on deep nesting (20 s for 100,000 brackets), so the walk
 * stops at the first level too many, long before the whole input is scanned.
 */
#include "base/error.h"
#include "document/bytes.h"
#include "document/json.h"
#include "document/node.h"

#include <string.h>
#include <yaml.h>

struct BmDocument {
    char *file;
    BmNode *root;
};

/** One open list or mapping. */
typedef struct {
    BmNode *node;
    GHashTable *seen; /**< of a mapping: its keys' text to their nodes, both borrowed */
} Frame;

typedef struct {
    BmDocument *document;
    yaml_parser_t parser;
    const char *bytes;
    Frame stack[BM_DOCUMENT_MAX_DEPTH];
    guint depth;
    guint node_count;
    guint document_count;
} Reader;

static gboolean fail_at(Reader *reader, yaml_mark_t mark, GError **error, const char *message)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u:%u: %s", reader->document->file,
                (guint)mark.line + 1, (guint)mark.column + 1, message);
    return FALSE;
}

/** What libyaml says, with a word on how to mend the usual causes. */
static gboolean fail_syntax(Reader *reader, GError **error)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : "not valid YAML";
    if (parser->error == YAML_READER_ERROR) {
        yaml_mark_t mark = { 0 };
        guint line, column;
        bm_bytes_position(reader->bytes, parser->problem_offset, &line, &column);
        mark.line = line - 1;
        mark.column = column - 1;
        return fail_at(reader, mark, error, "a control character; delete it");
    }
    gsize index = parser->problem_mark.index;
    const char *at = g_utf8_offset_to_pointer(reader->bytes, (glong)index);
    char *message = NULL;
    if (strstr(problem, "cannot start any token") && *at == '\t')
        message = g_strdup("a tab in the indentation; use spaces");
    else if (strstr(problem, "cannot start any token"))
        message = g_strdup_printf("a text cannot begin with '%c'; put it in quotes", *at);
    else
        message = g_strdup_printf("not valid YAML: %s%s%s; check the indentation, and put a text "
                                  "that holds ': ' or ' #' in quotes",
                                  parser->context ? parser->context : "",
                                  parser->context ? ", " : "", problem);
    fail_at(reader, parser->problem_mark, error, message);
    g_free(message);
    return FALSE;
}

static void pop(Reader *reader)
{
    Frame *frame = &reader->stack[--reader->depth];
    if (frame->seen)
        g_hash_table_destroy(frame->seen);
}

static gboolean waits_for_key(const Frame *frame)
{
    return frame->node->kind == BM_NODE_MAPPING &&
           frame->node->keys->len == frame->node->items->len;
}

static gboolean add_key(Frame *frame, BmNode *key_take, GError **error)
{
    const BmNode *first = g_hash_table_lookup(frame->seen, key_take->text);
    if (first) {
        bm_node_error(key_take, error,
                      "the key \"%.80s\" stands twice, first in line %u; delete one of them",
                      key_take->text, first->line);
        bm_node_free(key_take);
        return FALSE;
    }
    g_hash_table_insert(frame->seen, key_take->text, key_take);
    g_ptr_array_add(frame->node->keys, key_take);
    return TRUE;
}

/** Puts a node where it belongs; the tree owns it from then on. */
static gboolean place(Reader *reader, BmNode *node_take, GError **error)
{
    if (++reader->node_count > BM_DOCUMENT_MAX_NODES) {
        bm_node_error(node_take, error, "more than %u values; split the file",
                      BM_DOCUMENT_MAX_NODES);
        bm_node_free(node_take);
        return FALSE;
    }
    if (reader->depth == 0) {
        reader->document->root = node_take;
        return TRUE;
    }
    Frame *frame = &reader->stack[reader->depth - 1];
    if (!waits_for_key(frame)) {
        g_ptr_array_add(frame->node->items, node_take);
        return TRUE;
    }
    if (node_take->kind == BM_NODE_SCALAR)
        return add_key(frame, node_take, error);
    bm_node_error(node_take, error,
                  "a key must be a single text; put a text with brackets in quotes");
    bm_node_free(node_take);
    return FALSE;
}

static gboolean open_level(Reader *reader, BmNodeKind kind, const yaml_event_t *event,
                           GError **error)
{
    BmNode *node = bm_node_new(kind, reader->document->file, (guint)event->start_mark.line + 1,
                               (guint)event->start_mark.column + 1);
    if (reader->depth == BM_DOCUMENT_MAX_DEPTH) {
        bm_node_error(node, error, "nested deeper than %d levels; make the document flatter",
                      BM_DOCUMENT_MAX_DEPTH);
        bm_node_free(node);
        return FALSE;
    }
    if (!place(reader, node, error))
        return FALSE;
    Frame *frame = &reader->stack[reader->depth++];
    frame->node = node;
    frame->seen = kind == BM_NODE_MAPPING ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    return TRUE;
}

static gboolean add_scalar(Reader *reader, const yaml_event_t *event, GError **error)
{
    const char *text = (const char *)event->data.scalar.value;
    gsize length = event->data.scalar.length;
    if (memchr(text, '\0', length))
        return fail_at(reader, event->start_mark, error, "a text with a NUL character; delete it");
    BmNode *node =
        bm_node_new_scalar(text, length, reader->document->file, (guint)event->start_mark.line + 1,
                           (guint)event->start_mark.column + 1);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return place(reader, node, error);
}

/** Refuses what documents do without: anchors, aliases, tags. */
static gboolean check_plain(Reader *reader, const yaml_event_t *event, GError **error)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor || event->type == YAML_ALIAS_EVENT)
        return fail_at(reader, event->start_mark, error,
                       "anchors (&) and aliases (*) are not read; write the value out, or put a "
                       "text that begins so in quotes");
    if (tag)
        return fail_at(reader, event->start_mark, error,
                       "tags (!) are not read; put a text that begins with '!' in quotes");
    return TRUE;
}

static gboolean handle(Reader *reader, const yaml_event_t *event, GError **error)
{
    if (!check_plain(reader, event, error))
        return FALSE;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (reader->document_count++ > 0)
            return fail_at(reader, event->start_mark, error,
                           "a second document begins; keep one document in a file");
        return TRUE;
    case YAML_MAPPING_START_EVENT:
        return open_level(reader, BM_NODE_MAPPING, event, error);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(reader, BM_NODE_LIST, event, error);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        pop(reader);
        return TRUE;
    case YAML_SCALAR_EVENT:
        return add_scalar(reader, event, error);
    default:
        return TRUE;
    }
}

static gboolean read_events(Reader *reader, GError **error)
{
    gboolean more = TRUE, good = TRUE;
    while (more && good) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event))
            return fail_syntax(reader, error);
        more = event.type != YAML_STREAM_END_EVENT;
        good = handle(reader, &event, error);
        yaml_event_delete(&event);
    }
    return good;
}

static void ensure_root(BmDocument *document)
{
    if (!bm_node_is_empty(document->root))
        return;
    bm_node_free(document->root);
    document->root = bm_node_new(BM_NODE_MAPPING, document->file, 1, 1);
}

static gboolean check_bytes(const char *name, const char *bytes, gsize length, GError **error)
{
    if (length > BM_DOCUMENT_MAX_BYTES) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: longer than %u bytes, the most that is read; split the file", name,
                    BM_DOCUMENT_MAX_BYTES);
        return FALSE;
    }
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:1:1: the file is in UTF-16; save it as UTF-8", name);
        return FALSE;
    }
    return bm_bytes_check_utf8(name, bytes, length, error);
}

BmDocument *bm_document_parse(const char *name, const char *bytes, gsize length, GError **error)
{
    if (!check_bytes(name, bytes, length, error))
        return NULL;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    char *joined = bm_json_join_surrogates(bytes, &length);
    if (joined)
        bytes = joined;
    Reader reader = { .document = g_new0(BmDocument, 1), .bytes = bytes };
    reader.document->file = g_strdup(name);
    if (!yaml_parser_initialize(&reader.parser))
        g_error("libyaml: out of memory");
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const yaml_char_t *)bytes, length);
    gboolean good = read_events(&reader, error);
    while (reader.depth > 0)
        pop(&reader);
    yaml_parser_delete(&reader.parser);
    g_free(joined);
    if (!good) {
        bm_document_free(reader.document);
        return NULL;
    }
    ensure_root(reader.document);
    return reader.document;
}

BmDocument *bm_document_read(const char *path, GError **error)
{
    GBytes *bytes = bm_bytes_read(path, BM_DOCUMENT_MAX_BYTES, error);
    if (!bytes)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    BmDocument *document = bm_document_parse(bm_bytes_name(path), data ? data : "", length, error);
    g_bytes_unref(bytes);
    return document;
}

void bm_document_free(BmDocument *document)
{
    if (!document)
        return;
    bm_node_free(document->root);
    g_free(document->file);
    g_free(document);
}

const BmNode *bm_document_root(const BmDocument *document)
{
    return document->root;
}
