/** @file
 * What a file's name says.
 */
#ifndef BM_BASE_FILE_NAME_H
#define BM_BASE_FILE_NAME_H

#include <glib.h>

/** TRUE where a path ends in one of `endings` (".yaml", …, NULL), in capitals or not. */
gboolean bm_file_name_ends(const char *path, const char *const *endings);

#endif
