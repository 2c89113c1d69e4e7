/** @file
 * Atomic output: whole or not there.
 */
#include "base/atomic_file.h"
#include "base/error.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static guint count_files(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    guint count = 0;
    while (g_dir_read_name(dir))
        count++;
    g_dir_close(dir);
    return count;
}

static gboolean write_text(const char *path, const char *text, GError **error)
{
    GBytes *bytes = g_bytes_new_static(text, strlen(text));
    gboolean done = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    return done;
}

Test(atomic_file, replaces_the_file_and_leaves_nothing_beside_it)
{
    char *folder = g_dir_make_tmp(NULL, NULL), *path = g_build_filename(folder, "a.svg", NULL);
    GError *error = NULL;
    cr_assert(write_text(path, "yesterday's", &error));
    cr_assert(write_text(path, "new", &error));
    char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    cr_expect_str_eq(text, "new");
    cr_expect_eq(count_files(folder), 1u);
    g_free(text);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

Test(atomic_file, takes_the_rights_of_the_process_or_of_the_old_file)
{
    char *folder = g_dir_make_tmp(NULL, NULL), *path = g_build_filename(folder, "a.svg", NULL);
    struct stat status;
    umask(022);
    cr_assert(write_text(path, "a", NULL));
    cr_assert_eq(stat(path, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0644u);
    cr_assert_eq(chmod(path, 0600), 0);
    cr_assert(write_text(path, "b", NULL));
    cr_assert_eq(stat(path, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0600u);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

Test(atomic_file, says_why_it_cannot_write_and_leaves_nothing)
{
    char *folder = g_dir_make_tmp(NULL, NULL);
    char *missing = g_build_filename(folder, "no", "such", "a.svg", NULL);
    const char *const paths[] = { missing, folder, "/dev/full" };
    const char *const reasons[] = { "No such file or directory", "Is a directory",
                                    "No space left on device" };
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        GError *error = NULL;
        cr_expect_not(write_text(paths[i], "a", &error));
        cr_assert_not_null(error);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_OUTPUT));
        cr_expect(g_str_has_prefix(error->message, paths[i]), "%s", error->message);
        cr_expect(g_str_has_suffix(error->message, reasons[i]), "%s", error->message);
        g_error_free(error);
    }
    cr_expect_eq(count_files(folder), 0u);
    g_rmdir(folder);
    g_free(missing);
    g_free(folder);
}
