/** @file
 * A regular file's bytes, mapped; the numbers in them, read within bounds.
 */
#ifndef BM_SOURCE_MAPPED_FILE_H
#define BM_SOURCE_MAPPED_FILE_H

#include <glib.h>

/**
 * Maps a regular file (never a folder, a pipe or a device: opening does not wait); one of 64 kB or
 * less is read.
 * Returns bytes for g_bytes_unref(), or NULL with BM_ERROR_INPUT naming the path.
 */
GBytes *bm_map_file(const char *path, GError **error);

/**
 * The file beside `path` that has `ending` ("shx", or "SHX") in place of its own, mapped, or NULL
 * where there is none. `name_take` receives its name for messages (for g_free()), found or not.
 */
GBytes *bm_map_file_beside(const char *path, const char *ending, char **name_take);

/**
 * Lets go of the memory of a stretch of a file that was mapped, of more than 64 kB (never of other
 * bytes: they would be lost); they are read from the file again if they are asked for.
 */
void bm_map_forget(const guint8 *bytes, gsize length);

/** All of a stretch of bytes that bm_map_file() gave will be looked at: it is fetched in one go. */
void bm_map_expect(const guint8 *bytes, gsize length);

/* Numbers at a position that the caller has checked; shapefiles mix both orders. */
guint32 bm_big_endian_32(const guint8 *at);
guint32 bm_little_endian_32(const guint8 *at);
guint16 bm_little_endian_16(const guint8 *at);
double bm_little_endian_double(const guint8 *at);

#endif
