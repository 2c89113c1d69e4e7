/** @file
 * Hashing files in pieces.
 */
#include "source/data_hash.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

char *bm_file_hash(const char *path, GError **error)
{
    FILE *file = fopen(path, "re");
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    guchar piece[1 << 16];
    gsize count;
    while (file && (count = fread(piece, 1, sizeof piece, file)) > 0)
        g_checksum_update(sum, piece, (gssize)count);
    gboolean good = file && !ferror(file);
    int reason = errno;
    if (file)
        fclose(file);
    char *text = good ? g_strdup(g_checksum_get_string(sum)) : NULL;
    if (!good)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot read: %s", path,
                    g_strerror(reason));
    g_checksum_free(sum);
    return text;
}

/** Adds "HASH  NAME" of a file that is there; FALSE where one that must be is not. */
static gboolean add_hash(GPtrArray *hashes, const char *folder, char *name_take, gboolean needed,
                         GError **error)
{
    char *path = g_build_filename(folder, name_take, NULL);
    gboolean good = TRUE;
    if (needed || g_file_test(path, G_FILE_TEST_EXISTS)) {
        char *hash = bm_file_hash(path, error);
        good = hash != NULL;
        if (good)
            g_ptr_array_add(hashes, g_strdup_printf("%s  %s", hash, name_take));
        g_free(hash);
    }
    g_free(path);
    g_free(name_take);
    return good;
}

char **bm_data_hashes(const char *folder, const char *file, GError **error)
{
    static const char *const endings[] = { "shx", "dbf", "prj", "cpg" };
    GPtrArray *hashes = g_ptr_array_new_with_free_func(g_free);
    gboolean good = add_hash(hashes, folder, g_strdup(file), TRUE, error);
    gboolean shapefile = g_str_has_suffix(file, ".shp");
    for (guint i = 0; good && shapefile && i < G_N_ELEMENTS(endings); i++)
        good = add_hash(hashes, folder,
                        g_strdup_printf("%.*s%s", (int)strlen(file) - 3, file, endings[i]), FALSE,
                        error);
    if (!good) {
        g_ptr_array_unref(hashes);
        return NULL;
    }
    g_ptr_array_add(hashes, NULL);
    return (char **)g_ptr_array_free(hashes, FALSE);
}

char *bm_data_hashes_check(const char *folder, const char *const *hashes)
{
    char *fault = NULL;
    for (guint i = 0; hashes && hashes[i] && !fault; i++) {
        const char *name = strstr(hashes[i], "  ");
        if (!name || strchr(name, '/'))
            return g_strdup_printf("'%s' is no hash and name of a file", hashes[i]);
        char *path = g_build_filename(folder, name + 2, NULL);
        char *hash = bm_file_hash(path, NULL);
        if (!hash)
            fault = g_strdup_printf("%s is missing", name + 2);
        else if (strncmp(hash, hashes[i], strlen(hash)) != 0)
            fault = g_strdup_printf("%s has changed", name + 2);
        g_free(hash);
        g_free(path);
    }
    return fault;
}
