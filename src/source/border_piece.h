/** @file
 * The pieces that a border is made of, each with its status, from the set "borders".
 */
#ifndef BM_SOURCE_BORDER_PIECE_H
#define BM_SOURCE_BORDER_PIECE_H

#include "source/shared_border.h"

void bm_border_piece_free(gpointer piece);

/** TRUE where the codes, in any order, are those of the border's two countries. */
gboolean bm_border_is_between(const BmSharedBorder *border, const char *a, const char *b);

/** Reads pieces, status and name of a border whose areas are known. */
gboolean bm_border_read_pieces(BmSharedBorder *border, BmWarnings *warnings, GError **error);

#endif
