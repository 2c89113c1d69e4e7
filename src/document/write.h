/** @file
 * Nodes written as YAML.
 */
#ifndef BM_DOCUMENT_WRITE_H
#define BM_DOCUMENT_WRITE_H

#include "document/node.h"

/**
 * Appends the document to `out`, in block style, keys in their order. A scalar that is `quoted`
 * is a text and reads as one again; any other stands as it is (a number, true).
 */
void bm_document_write(GString *out, const BmNode *root);

/** A scalar node that is a text (`quoted`), and one that is not. */
BmNode *bm_node_new_text(const char *text);
BmNode *bm_node_new_number(double number);
BmNode *bm_node_new_flag(gboolean flag);

#endif
