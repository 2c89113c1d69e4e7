/** @file
 * A text file's bytes: read with a cap, checked to be UTF-8, without a byte order mark.
 */
#ifndef BM_DOCUMENT_BYTES_H
#define BM_DOCUMENT_BYTES_H

#include <glib.h>

/** What messages call standard input. */
#define BM_STANDARD_INPUT "standard input"

/**
 * Reads a file, or standard input where `path` is "-", of at most `maximum` bytes.
 * Returns bytes for g_bytes_unref(), or NULL with BM_ERROR_INPUT naming the path.
 */
GBytes *bm_bytes_read(const char *path, gsize maximum, GError **error);

/** Sets the error that `path` cannot be read, for an errno; returns FALSE for `return`. */
gboolean bm_bytes_fail(const char *path, int reason, GError **error);

/** The name that messages give to `path`: itself, or "standard input"; borrowed. */
const char *bm_bytes_name(const char *path);

/**
 * Checks that `bytes` are UTF-8 without NUL; fails with BM_ERROR_INPUT at
 * FILE:LINE:COLUMN (columns counted in code points).
 */
gboolean bm_bytes_check_utf8(const char *name, const char *bytes, gsize length, GError **error);

/** The line and column (both from 1) of the byte at `offset`; what stands before it is UTF-8. */
void bm_bytes_position(const char *bytes, gsize offset, guint *line, guint *column);

#endif
