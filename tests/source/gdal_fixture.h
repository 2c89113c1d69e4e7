/** @file
 * What tests of GDAL's formats need: the module in its place, files made by other programs.
 */
#ifndef TESTS_SOURCE_GDAL_FIXTURE_H
#define TESTS_SOURCE_GDAL_FIXTURE_H

#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "source/source.h"

/** The module stands beside the program, the tests in a folder below: it is linked to here. */
static inline void open_module(void)
{
    char *self = g_file_read_link("/proc/self/exe", NULL), *folder = g_path_get_dirname(self);
    char *link = g_build_filename(folder, "bordermap_gdal.so", NULL);
    if (!g_file_test(link, G_FILE_TEST_EXISTS) &&
        symlink(BM_BINARY_DIR "/bordermap_gdal.so", link) != 0)
        cr_log_info("the module was linked by another test");
    g_free(link);
    g_free(folder);
    g_free(self);
}

/** Writes a text; the path, for fixture_drop(). */
static inline char *write_file(const char *pattern, const char *text)
{
    char *path = NULL;
    close(g_file_open_tmp(pattern, &path, NULL));
    g_file_set_contents(path, text, -1, NULL);
    return path;
}

static inline void drop_file(char *path)
{
    g_unlink(path);
    g_free(path);
}

/** Runs a line of a shell; FALSE where its first program is not installed, fails on failure. */
static inline gboolean shell(const char *format, ...)
{
    va_list words;
    va_start(words, format);
    char *line = g_strdup_vprintf(format, words);
    va_end(words);
    char *argv[] = { (char *)"/bin/sh", (char *)"-c", line, NULL }, *said = NULL;
    int status = 0;
    cr_assert(g_spawn_sync(NULL, argv, NULL, 0, NULL, NULL, NULL, &said, &status, NULL));
    gboolean missing = g_spawn_check_wait_status(status, NULL) ? FALSE : status >> 8 == 127;
    cr_assert(missing || status == 0, "%s: %s", line, said);
    g_free(said);
    g_free(line);
    return !missing;
}

static inline BmFeatureSet *read_well(const char *path, const BmSourceQuery *query)
{
    GError *error = NULL;
    BmFeatureSet *set = bm_source_read(path, query, NULL, &error);
    cr_assert_not_null(set, "%s", error ? error->message : "");
    return set;
}

/** The source is refused with these words in one line. */
static inline void expect_refusal(const char *path, const BmSourceQuery *query, const char *words)
{
    GError *error = NULL;
    cr_expect_null(bm_source_read(path, query, NULL, &error), "%s was read", path);
    cr_assert_not_null(error);
    cr_expect(strstr(error->message, words), "no \"%s\" in: %s", words, error->message);
    cr_expect_null(strchr(error->message, '\n'));
    g_error_free(error);
}

#endif
