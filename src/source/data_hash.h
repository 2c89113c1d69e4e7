/** @file
 * The SHA-256 of the files of a data set, as sha256sum prints them.
 */
#ifndef BM_SOURCE_DATA_HASH_H
#define BM_SOURCE_DATA_HASH_H

#include <glib.h>

/** A file's SHA-256 in hexadecimal, for g_free(); NULL with BM_ERROR_INPUT. */
char *bm_file_hash(const char *path, GError **error);

/**
 * "HASH  NAME" of each file that belongs to a shapefile, the .shp first (of any other file, of it
 * alone); a string array for g_strfreev(), or NULL with BM_ERROR_INPUT.
 */
char **bm_data_hashes(const char *folder, const char *file, GError **error);

/**
 * Compares the files with what was written down. NULL where all agree; else what does not, for
 * g_free(): "cuts.dbf has changed", "cuts.shx is missing".
 */
char *bm_data_hashes_check(const char *folder, const char *const *hashes);

#endif
