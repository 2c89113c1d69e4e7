/** @file
 * A document as a tree of nodes, each with the place in its file where it stands,
 * so that whoever reads a key can say FILE:LINE:COLUMN of what is wrong with it.
 */
#ifndef BM_DOCUMENT_NODE_H
#define BM_DOCUMENT_NODE_H

#include <glib.h>

typedef enum { BM_NODE_SCALAR, BM_NODE_LIST, BM_NODE_MAPPING } BmNodeKind;

typedef struct BmNode BmNode;
struct BmNode {
    BmNodeKind kind;
    const char *file;   /**< borrowed from the document */
    guint line, column; /**< counted from 1, in code points; a column of 0 is not known (a table) */
    char *text;         /**< a scalar's text, UTF-8; NULL otherwise */
    gboolean quoted;    /**< the scalar stood in quotes or in a block */
    GPtrArray *keys;    /**< of BmNode scalars, beside `items`; a mapping's */
    GPtrArray *items;   /**< of BmNode; a list's or a mapping's values */
};

typedef struct BmDocument BmDocument;

/** Most bytes, nesting levels and nodes that a document may have. */
#define BM_DOCUMENT_MAX_BYTES (16u << 20)
#define BM_DOCUMENT_MAX_DEPTH 32
#define BM_DOCUMENT_MAX_NODES 1000000u

/**
 * Reads a YAML file ("-" is standard input): no aliases, no tags, no duplicate keys,
 * one document, UTF-8. Fails with BM_ERROR_INPUT as FILE:LINE:COLUMN.
 */
BmDocument *bm_document_read(const char *path, GError **error);
/** The same from memory; `name` stands for the file in messages. */
BmDocument *bm_document_parse(const char *name, const char *bytes, gsize length, GError **error);
void bm_document_free(BmDocument *document);
/** The root, borrowed; an empty document has an empty mapping. */
const BmNode *bm_document_root(const BmDocument *document);

/**
 * Makes nodes that no document holds, as a table's row does to be read like YAML.
 * `file` is borrowed for the node's whole life. Freed with bm_node_free(), children included.
 */
BmNode *bm_node_new(BmNodeKind kind, const char *file, guint line, guint column);
/** A scalar with a copy of `length` bytes of `text`. */
BmNode *bm_node_new_scalar(const char *text, gsize length, const char *file, guint line,
                           guint column);
void bm_node_free(BmNode *node);
/** A copy with all that is below it, which borrows `file` in place of the original's. */
BmNode *bm_node_copy(const BmNode *node, const char *file);
/** Adds a value under a key at the value's place; `value_take` becomes the mapping's. */
void bm_node_add_take(BmNode *mapping, const char *key, BmNode *value_take);
/** TRUE where a value says nothing: NULL, or an unquoted empty text, `~` or `null`. */
gboolean bm_node_is_empty(const BmNode *node);

/** The value under `key`, borrowed, or NULL (also where `node` is no mapping or NULL). */
const BmNode *bm_node_get(const BmNode *node, const char *key);
guint bm_node_count(const BmNode *node);
const BmNode *bm_node_item(const BmNode *node, guint index);

/** Sets an error at the node's place: "FILE:LINE:COLUMN: message". Returns FALSE for `return`. */
gboolean bm_node_error(const BmNode *node, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/**
 * Refuses a key that is not in the NULL-terminated `allowed`, naming the nearest that is.
 * `what` names the kind of thing in the message ("an event", "a map file").
 */
gboolean bm_node_check_keys(const BmNode *node, const char *what, const char *const *allowed,
                            GError **error);
/** The word of `words` nearest to `word` by edit distance, or NULL where none is near. */
const char *bm_nearest_word(const char *word, const char *const *words);

/* Readers of one value. An absent key leaves *out as it was and succeeds. */
gboolean bm_node_get_text(const BmNode *mapping, const char *key, char **out_take, GError **error);
gboolean bm_node_get_number(const BmNode *mapping, const char *key, double *out, GError **error);
gboolean bm_node_get_flag(const BmNode *mapping, const char *key, gboolean *out, GError **error);
/** A word out of the NULL-terminated `words`; *out is its index. */
gboolean bm_node_get_choice(const BmNode *mapping, const char *key, const char *const *words,
                            int *out, GError **error);
/** A scalar or a list of scalars as a string array for g_strfreev(). */
gboolean bm_node_get_texts(const BmNode *mapping, const char *key, char ***out_take,
                           GError **error);

/** A number independent of locale, finite, the whole text; FALSE otherwise. */
gboolean bm_parse_number(const char *text, double *out);

#endif
