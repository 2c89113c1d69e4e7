/** @file
 * Endings of files' names.
 */
#include "base/file_name.h"

#include <string.h>

gboolean bm_file_name_ends(const char *path, const char *const *endings)
{
    gsize length = strlen(path);
    for (guint i = 0; endings[i]; i++) {
        gsize size = strlen(endings[i]);
        if (length >= size && g_ascii_strcasecmp(path + length - size, endings[i]) == 0)
            return TRUE;
    }
    return FALSE;
}
