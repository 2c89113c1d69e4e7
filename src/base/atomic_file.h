/** @file
 * Output that is whole or not there: bytes go to a file beside the target, which
 * is renamed onto it at the end, so that a failure leaves yesterday's figure.
 */
#ifndef BM_BASE_ATOMIC_FILE_H
#define BM_BASE_ATOMIC_FILE_H

#include <glib.h>

/**
 * Writes `bytes` to `path`, or to standard output where `path` is "-".
 * Fails with BM_ERROR_OUTPUT naming the path and the system's reason.
 */
gboolean bm_atomic_file_write(const char *path, GBytes *bytes, GError **error);

#endif
