/** @file
 * Looking for the program's data.
 */
#include "base/data_path.h"

#include "base/error.h"
#include "base/text_order.h"

#include <string.h>

/** The folder of the running executable, symbolic links resolved; for g_free(), or NULL. */
static char *executable_folder(void)
{
    char *executable = g_file_read_link("/proc/self/exe", NULL);
    char *folder = executable ? g_path_get_dirname(executable) : NULL;
    g_free(executable);
    return folder;
}

/** `name` inside the first of `folders` that has it; for g_free(), or NULL with an error. */
static char *find_in(char *const *folders, const char *name, const char *remedy, GError **error)
{
    for (guint i = 0; folders[i]; i++) {
        char *path = g_build_filename(folders[i], name, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return path;
        g_free(path);
    }
    char *tried = g_strjoinv(", ", (char **)folders);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: not found in %s; %s", name, tried, remedy);
    g_free(tried);
    return NULL;
}

char *bm_data_path(const char *name, GError **error)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    const char *chosen = g_getenv("BORDERMAP_DATA");
    if (chosen && *chosen)
        g_ptr_array_add(folders, g_strdup(chosen));
    char *beside = executable_folder();
    if (beside)
        g_ptr_array_add(folders, beside);
    g_ptr_array_add(folders, g_strdup(BM_INSTALLED_DATA));
    g_ptr_array_add(folders, NULL);
    char *path = find_in((char **)folders->pdata, name,
                         "set BORDERMAP_DATA to the folder that holds the program's data", error);
    g_ptr_array_unref(folders);
    return path;
}

char *bm_data_names(const char *folder, const char *ending)
{
    char *path = bm_data_path(folder, NULL);
    GDir *dir = path ? g_dir_open(path, 0, NULL) : NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
        if (g_str_has_suffix(name, ending))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(ending)));
    g_ptr_array_sort(names, bm_compare_texts);
    g_ptr_array_add(names, NULL);
    char *list = g_strjoinv(", ", (char **)names->pdata);
    g_ptr_array_unref(names);
    g_clear_pointer(&dir, g_dir_close);
    g_free(path);
    return list;
}

char *bm_module_path(const char *name, GError **error)
{
    char *beside = executable_folder();
    char *folders[] = { beside ? beside : BM_INSTALLED_MODULES, BM_INSTALLED_MODULES, NULL };
    char *path = find_in(folders, name, "install the module that reads this format", error);
    g_free(beside);
    return path;
}
