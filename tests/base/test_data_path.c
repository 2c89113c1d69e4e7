/** @file
 * Where the program's data is looked for.
 */
#include "base/data_path.h"
#include "base/error.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

Test(data_path, the_environment_comes_first)
{
    char *folder = g_dir_make_tmp(NULL, NULL), *file = g_build_filename(folder, "a.txt", NULL);
    g_file_set_contents(file, "a", -1, NULL);
    g_setenv("BORDERMAP_DATA", folder, TRUE);
    char *path = bm_data_path("a.txt", NULL);
    cr_assert_not_null(path);
    cr_expect_str_eq(path, file);
    g_free(path);
    g_unlink(file);
    g_rmdir(folder);
    g_free(file);
    g_free(folder);
}

Test(data_path, then_the_folder_of_the_executable)
{
    g_unsetenv("BORDERMAP_DATA");
    char *self = g_file_read_link("/proc/self/exe", NULL), *name = g_path_get_basename(self);
    char *path = bm_data_path(name, NULL);
    cr_assert_not_null(path);
    cr_expect_str_eq(path, self);
    g_free(path);
    g_free(name);
    g_free(self);
}

Test(data_path, names_the_folders_tried)
{
    g_setenv("BORDERMAP_DATA", "/nowhere", TRUE);
    GError *error = NULL;
    cr_expect_null(bm_data_path("no such file", &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, "/nowhere, ") && strstr(error->message, "BORDERMAP_DATA"));
    g_error_free(error);
}

Test(data_path, what_a_folder_offers_is_listed_in_order)
{
    static const char *const files[] = { "zz.yaml", "a.yaml", "README" };
    char *data = g_dir_make_tmp(NULL, NULL), *folder = g_build_filename(data, "words", NULL);
    g_mkdir(folder, 0700);
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        char *file = g_build_filename(folder, files[i], NULL);
        g_file_set_contents(file, "a", -1, NULL);
        g_free(file);
    }
    g_setenv("BORDERMAP_DATA", data, TRUE);
    char *names = bm_data_names("words", ".yaml"), *none = bm_data_names("no such", ".yaml");
    cr_expect_str_eq(names, "a, zz");
    cr_expect_str_empty(none);
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        char *file = g_build_filename(folder, files[i], NULL);
        g_unlink(file);
        g_free(file);
    }
    g_rmdir(folder);
    g_rmdir(data);
    g_free(none);
    g_free(names);
    g_free(folder);
    g_free(data);
}

Test(data_path, code_is_never_taken_from_the_environment)
{
    char *folder = g_dir_make_tmp(NULL, NULL), *file = g_build_filename(folder, "evil.so", NULL);
    g_file_set_contents(file, "a", -1, NULL);
    g_setenv("BORDERMAP_DATA", folder, TRUE);
    GError *error = NULL;
    cr_expect_null(bm_module_path("evil.so", &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    g_clear_error(&error);
    g_unlink(file);
    g_rmdir(folder);
    g_free(file);
    g_free(folder);
}
