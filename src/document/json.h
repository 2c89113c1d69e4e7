/** @file
 * What JSON has that YAML has not. Private to this folder.
 */
#ifndef BM_DOCUMENT_JSON_H
#define BM_DOCUMENT_JSON_H

#include <glib.h>

/**
 * JSON (RFC 8259, section 7) writes a character beyond U+FFFF as two escapes, "\ud83d\ude00",
 * which YAML refuses: a copy with the character itself, its new length in *length, for g_free().
 * NULL where the bytes are no JSON or need none of it.
 */
char *bm_json_join_surrogates(const char *bytes, gsize *length);

#endif
