/** @file
 * The program: finds the command, runs it, prints what went wrong, exits with its status.
 */
#include "cli/command.h"
#include "cli/version.h"
#include "document/node.h"

#include <errno.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static const BmCommand commands[] = {
    { "render", "draw a map from a map file, from events, or around a place", bm_command_render },
    { "geocode", "say where places are, and what decided it", bm_command_geocode },
    { "gazetteer", "build a gazetteer of one's own from large sources", bm_command_gazetteer },
    { "extract", "draft events from a report, or list its toponyms", bm_command_extract },
    { "border", "give the border that two areas share, its status and length", bm_command_border },
    { "data", "import geodata of one's own, list and verify the sets", bm_command_data },
};

static void print_help(void)
{
    g_print("Usage: bordermap COMMAND [OPTION…] [ARGUMENT…]\n\n"
            "Turns geodata and reported events into an annotated border map.\n\nCommands:\n");
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        g_print("  %-10s %s\n", commands[i].name, commands[i].summary);
    g_print("\n  bordermap COMMAND --help   the options of a command\n"
            "  bordermap --version        versions of the program, its libraries and geodata\n\n"
            "Exit status: 0 done; 1 done, with something to look at; 2 wrong usage;\n"
            "3 bad input; 4 cannot write.\n");
}

static const BmCommand *find_command(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int refuse_command(const char *name)
{
    const char *names[G_N_ELEMENTS(commands) + 3] = { NULL };
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        names[i] = commands[i].name;
    names[G_N_ELEMENTS(commands)] = "--help";
    names[G_N_ELEMENTS(commands) + 1] = "--version";
    const char *nearest = bm_nearest_word(name, names);
    const char *what = name[0] == '-' ? "option" : "command";
    if (nearest)
        g_printerr("bordermap: unknown %s \"%s\"; did you mean \"%s\"?\n", what, name, nearest);
    else
        g_printerr("bordermap: unknown %s \"%s\"; see bordermap --help\n", what, name);
    return BM_ERROR_USAGE;
}

static void print_warnings(const BmCommandContext *context)
{
    for (guint i = 0; i < bm_warnings_count(context->warnings); i++) {
        const char *line = bm_warnings_borrow(context->warnings, i);
        if (context->strict)
            g_printerr("bordermap: %s\n", line);
        else if (!context->quiet)
            g_printerr("bordermap: warning: %s\n", line);
    }
}

/** What has been printed must have arrived; a reader who left early is told nothing. */
static int flush_output(int status)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno != EPIPE)
        g_printerr("bordermap: standard output cannot be written%s%s\n", errno ? ": " : "",
                   errno ? g_strerror(errno) : "");
    return BM_ERROR_OUTPUT;
}

static int run_command(const BmCommand *command, int argc, char **argv)
{
    BmCommandContext context = { .warnings = bm_warnings_new() };
    GError *error = NULL;
    int status = command->run(argc, argv, &context, &error);
    print_warnings(&context);
    if (error) {
        g_printerr("bordermap: %s\n", error->message);
        status = error->domain == BM_ERROR ? error->code : BM_ERROR_INPUT;
        g_error_free(error);
    } else if (context.strict && bm_warnings_count(context.warnings) > 0) {
        status = BM_ERROR_INPUT;
    }
    bm_warnings_free(context.warnings);
    return flush_output(status);
}

#define HUGE_PAGE ((gsize)2 << 20)
#define HEAP_OF_ONE_MAP (12 * HUGE_PAGE)

/* A picture's large buffers come and go: kept, they cost their first touch only once; and in huge
 * pages, where the system has any, one touch stands for five hundred. */
static void keep_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
    char *heap = malloc(HEAP_OF_ONE_MAP);
    if (heap) {
        gsize before = HUGE_PAGE - (gsize)heap % HUGE_PAGE;
        madvise(heap + before, HEAP_OF_ONE_MAP - before, MADV_HUGEPAGE);
    }
    free(heap);
}

int main(int argc, char **argv)
{
    keep_memory();
    /* One locale for everyone: UTF-8 in and out, numbers with a point, whatever LC_ALL says. */
    setlocale(LC_CTYPE, "C.UTF-8");
    /* A closed pipe is an error of writing, so that temporary files are still taken away. */
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        g_printerr("bordermap: no command; see bordermap --help\n");
        return BM_ERROR_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help();
        return flush_output(0);
    }
    if (strcmp(argv[1], "--version") == 0) {
        bm_version_print();
        return flush_output(0);
    }
    const BmCommand *command = find_command(argv[1]);
    return command ? run_command(command, argc - 1, argv + 1) : refuse_command(argv[1]);
}
