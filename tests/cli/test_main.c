/** @file
 * The program from outside: dispatch, help, versions, exit status, where messages go.
 */
#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>
#include <sys/wait.h>

#define PROGRAM BM_BINARY_DIR "/bordermap"

/** What a run of the program left behind. */
typedef struct {
    int status;
    char *out, *err;
} Run;

static Run run_with(const char *command_line, char **environment)
{
    Run run = { -1, NULL, NULL };
    char **argv = NULL;
    char *line = g_strdup_printf("%s %s", PROGRAM, command_line);
    cr_assert(g_shell_parse_argv(line, NULL, &argv, NULL));
    int wait_status;
    cr_assert(g_spawn_sync("/", argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err,
                           &wait_status, NULL));
    cr_assert(WIFEXITED(wait_status), "%s", command_line);
    run.status = WEXITSTATUS(wait_status);
    g_strfreev(argv);
    g_free(line);
    return run;
}

static Run run_program(const char *command_line)
{
    return run_with(command_line, NULL);
}

static void clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}

Test(main, usage_errors_are_one_line_on_stderr_and_status_2)
{
    static const struct {
        const char *line, *part;
    } cases[] = {
        { "", "no command" },
        { "rendr", "did you mean \"render\"?" },
        { "gecode Kabul", "did you mean \"geocode\"?" },
        { "qqqqqqqqq", "see bordermap --help" },
        { "--versoin", "did you mean \"--version\"?" },
        { "render --tilte x", "did you mean --title?" },
        { "border --jsn AFG PAK", "did you mean --json?" },
        { "geocode -o", "-o" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Run run = run_program(cases[i].line);
        cr_expect_eq(run.status, 2, "%s: %d", cases[i].line, run.status);
        cr_expect_str_empty(run.out);
        cr_expect(g_str_has_prefix(run.err, "bordermap: "), "%s: %s", cases[i].line, run.err);
        cr_expect(strstr(run.err, cases[i].part), "%s: %s", cases[i].line, run.err);
        const char *newline = strchr(run.err, '\n');
        cr_expect(newline && newline[1] == '\0', "%s: one line: %s", cases[i].line, run.err);
        clear(&run);
    }
}

Test(main, help_goes_to_stdout)
{
    static const char *const lines[] = { "--help",         "-h",           "help", "render --help",
                                         "geocode --help", "border --help" };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        Run run = run_program(lines[i]);
        cr_expect_eq(run.status, 0, "%s", lines[i]);
        cr_expect(strstr(run.out, "Usage:"), "%s: %s", lines[i], run.out);
        cr_expect_str_empty(run.err);
        clear(&run);
    }
    Run run = run_program("--help");
    static const char *const commands[] = { "render", "geocode", "border" };
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        cr_expect(strstr(run.out, commands[i]), "%s", commands[i]);
    clear(&run);
}

Test(main, versions_are_named_in_any_locale)
{
    static const char *const names[] = { "bordermap ", "cairo 1.",    "Pango 1.", "PROJ ",
                                         "GDAL 3.",    "shapelib 1.", "geodata " };
    char **environment = g_environ_setenv(g_get_environ(), "LC_ALL", "de_DE.UTF-8", TRUE);
    Run run = run_program("--version"), other = run_with("--version", environment);
    cr_expect_eq(run.status, 0);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        cr_expect(strstr(run.out, names[i]), "%s in: %s", names[i], run.out);
    cr_expect_str_eq(run.out, other.out);
    g_strfreev(environment);
    clear(&run);
    clear(&other);
}

Test(main, a_missing_file_is_bad_input)
{
    Run run = run_program("render /nowhere/map.yaml -o " BM_BINARY_DIR "/never.png");
    cr_expect_eq(run.status, 3);
    cr_expect(strstr(run.err, "/nowhere/map.yaml"), "%s", run.err);
    cr_expect(strstr(run.err, "No such file"), "%s", run.err);
    clear(&run);
}

Test(main, a_full_device_is_an_error_of_writing)
{
    char *argv[] = { "/bin/sh", "-c", PROGRAM " --help > /dev/full", NULL };
    int wait_status;
    char *err = NULL;
    cr_assert(
        g_spawn_sync("/", argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &wait_status, NULL));
    cr_expect_eq(WEXITSTATUS(wait_status), 4);
    cr_expect(strstr(err, "cannot be written"), "%s", err);
    g_free(err);
}

Test(main, words_in_any_script_arrive_under_the_c_locale)
{
    char **environment = g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);
    Run run = run_with("render --title کابل /nowhere/map.yaml -o " BM_BINARY_DIR "/never.png",
                       environment);
    cr_expect_eq(run.status, 3, "%s", run.err);
    cr_expect(strstr(run.err, "/nowhere/map.yaml"), "%s", run.err);
    g_strfreev(environment);
    clear(&run);
}
