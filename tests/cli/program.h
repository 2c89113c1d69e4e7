/** @file
 * The program run from outside in a temporary folder, and what it left there.
 */
#ifndef BM_TESTS_CLI_PROGRAM_H
#define BM_TESTS_CLI_PROGRAM_H

#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define PROGRAM BM_BINARY_DIR "/bordermap"

/** One airstrike known to a province: the least that makes a map. */
#define ONE_EVENT "date,type,place\n2026-02-27,airstrike,Kandahar\n"

/** What a run of the program said. */
typedef struct {
    int status;
    char *out, *err;
} Run;

/** Runs the program in a folder; `line` is words, quotes and redirections of a shell. */
static inline Run program_run(const char *folder, const char *line)
{
    Run run = { -1, NULL, NULL };
    char *command = g_strdup_printf("exec '%s' %s", PROGRAM, line);
    char *argv[] = { (char *)"/bin/sh", (char *)"-c", command, NULL };
    int wait_status = 0;
    cr_assert(g_spawn_sync(folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err,
                           &wait_status, NULL));
    cr_assert(WIFEXITED(wait_status), "%s: ended by signal %d: %s", line, WTERMSIG(wait_status),
              run.err);
    run.status = WEXITSTATUS(wait_status);
    g_free(command);
    return run;
}

static inline void run_clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}

/** A new empty folder; for folder_free(). */
static inline char *folder_new(void)
{
    char *folder = g_dir_make_tmp("bordermap-XXXXXX", NULL);
    cr_assert_not_null(folder);
    return folder;
}

static inline void folder_clear(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            folder_clear(path);
        g_remove(path);
        g_free(path);
    }
    g_dir_close(dir);
}

static inline void folder_free(char *folder)
{
    folder_clear(folder);
    g_rmdir(folder);
    g_free(folder);
}

static inline void folder_put(const char *folder, const char *name, const void *bytes,
                              gssize length)
{
    char *path = g_build_filename(folder, name, NULL);
    cr_assert(g_file_set_contents(path, bytes, length, NULL), "%s", path);
    g_free(path);
}

static inline void folder_put_text(const char *folder, const char *name, const char *text)
{
    folder_put(folder, name, text, -1);
}

/** The bytes of a file, empty where there is none; for g_bytes_unref(). */
static inline GBytes *folder_get(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL), *data = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &data, &length, NULL))
        cr_expect_fail("no file %s", name);
    g_free(path);
    return g_bytes_new_take(data, length);
}

/** A file as text; for g_free(). */
static inline char *folder_get_text(const char *folder, const char *name)
{
    GBytes *bytes = folder_get(folder, name);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    char *text = g_strndup(data ? data : "", length);
    g_bytes_unref(bytes);
    return text;
}

static inline int folder_compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/** The names in a folder, in order, a space between; for g_free(). */
static inline char *folder_list(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)))
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, folder_compare_names);
    g_ptr_array_add(names, NULL);
    char *list = g_strjoinv(" ", (char **)names->pdata);
    g_ptr_array_unref(names);
    return list;
}

/** Copies every part of a shapefile, PATH.shp with its companions, under another name. */
static inline void folder_put_shapefile(const char *folder, const char *from, const char *name)
{
    static const char *const endings[] = { "shp", "shx", "dbf", "prj", "cpg" };
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        char *path = g_strdup_printf("%s.%s", from, endings[i]), *data = NULL;
        char *to = g_strdup_printf("%s.%s", name, endings[i]);
        gsize length = 0;
        cr_assert(g_file_get_contents(path, &data, &length, NULL), "%s", path);
        folder_put(folder, to, data, (gssize)length);
        g_free(data);
        g_free(to);
        g_free(path);
    }
}

/** The only line on stderr that is no warning, borrowed from `run`; NULL where there are more. */
static inline const char *run_error_line(const Run *run)
{
    const char *found = NULL;
    guint count = 0;
    for (const char *line = run->err; *line;) {
        if (!g_str_has_prefix(line, "bordermap: warning: ")) {
            found = line;
            count++;
        }
        const char *end = strchr(line, '\n');
        line = end ? end + 1 : line + strlen(line);
    }
    return count == 1 && g_str_has_prefix(found, "bordermap: ") ? found : NULL;
}

/**
 * Runs the program, which must end with `status`, one line on stderr that holds each of the
 * `parts` (separated by "|"), nothing on stdout, and the folder's files as they were.
 */
static inline void expect_refusal(const char *folder, const char *line, int status,
                                  const char *parts)
{
    char *before = folder_list(folder);
    Run run = program_run(folder, line);
    char *after = folder_list(folder);
    cr_expect_eq(run.status, status, "%s: ended with %d: %s", line, run.status, run.err);
    cr_expect_str_empty(run.out);
    cr_expect_str_eq(after, before, "%s left: %s", line, after);
    const char *error = run_error_line(&run);
    cr_expect(error != NULL, "%s: not one line: %s", line, run.err);
    char **wanted = g_strsplit(parts, "|", -1);
    for (guint i = 0; error && wanted[i]; i++)
        cr_expect(strstr(error, wanted[i]), "%s: no \"%s\" in: %s", line, wanted[i], run.err);
    g_strfreev(wanted);
    run_clear(&run);
    g_free(before);
    g_free(after);
}

/** Runs the program, which must end with 0 and say nothing. */
static inline void expect_done(const char *folder, const char *line)
{
    Run run = program_run(folder, line);
    cr_expect_eq(run.status, 0, "%s: ended with %d: %s", line, run.status, run.err);
    cr_expect_str_empty(run.err, "%s: %s", line, run.err);
    run_clear(&run);
}

/** The two files have the same bytes. */
static inline void expect_same_bytes(const char *folder, const char *a, const char *b)
{
    GBytes *first = folder_get(folder, a), *second = folder_get(folder, b);
    cr_expect(g_bytes_get_size(first) > 0 && g_bytes_equal(first, second), "%s and %s differ", a,
              b);
    g_bytes_unref(first);
    g_bytes_unref(second);
}

#endif
