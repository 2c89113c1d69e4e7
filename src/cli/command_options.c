/** @file
 * The options that every command has, parsed together with its own.
 */
#include "base/atomic_file.h"
#include "cli/command.h"
#include "document/node.h"

#include <string.h>

/** The long names of all options, NULL-terminated, for g_free(); the names are borrowed. */
static const char **option_names(const GOptionEntry *own, const GOptionEntry *common)
{
    GPtrArray *names = g_ptr_array_new();
    const GOptionEntry *lists[] = { own, common };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        for (const GOptionEntry *entry = lists[i]; entry && entry->long_name; entry++)
            if (entry->long_name[0] != '\0')
                g_ptr_array_add(names, (char *)entry->long_name);
    g_ptr_array_add(names, (char *)"help");
    g_ptr_array_add(names, NULL);
    return (const char **)g_ptr_array_free(names, FALSE);
}

/** GOption's message, with the nearest option where one is unknown. */
static void set_usage_error(const char *command, const GError *problem, const char **names,
                            GError **error)
{
    const char *dashes = g_error_matches(problem, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
                             ? strstr(problem->message, "--")
                             : NULL;
    const char *nearest = dashes ? bm_nearest_word(dashes + 2, names) : NULL;
    if (nearest)
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "%s: %s; did you mean --%s?", command,
                    problem->message, nearest);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "%s: %s; see bordermap %s --help", command,
                    problem->message, command);
}

/** GOption leaves the "--" that ends options in place where words with dashes follow. */
static void drop_separator(int *argc, char **argv)
{
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], "--") != 0)
            continue;
        memmove(argv + i, argv + i + 1, (gsize)(*argc - i) * sizeof *argv);
        --*argc;
        return;
    }
}

gboolean bm_command_parse(int *argc, char ***argv, const char *usage, const char *summary,
                          const GOptionEntry *entries, BmCommonOptions *common,
                          BmCommandContext *context, GError **error)
{
    const GOptionEntry shared[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &common->outputs,
          "Write to FILE; - is standard output; may be repeated", "FILE" },
        { "json", 0, 0, G_OPTION_ARG_NONE, &common->json, "Print data as JSON", NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &context->quiet, "Print no warnings", NULL },
        { "verbose", 'v', 0, G_OPTION_ARG_NONE, &context->verbose, "Say what is done", NULL },
        { "strict", 0, 0, G_OPTION_ARG_NONE, &context->strict, "Take warnings as errors", NULL },
        G_OPTION_ENTRY_NULL,
    };
    char *command = g_strdup((*argv)[0]);
    char *program = g_strdup_printf("bordermap %s", command);
    g_set_prgname(program);
    GOptionContext *options = g_option_context_new(usage);
    g_option_context_set_summary(options, summary);
    if (entries)
        g_option_context_add_main_entries(options, entries, NULL);
    g_option_context_add_main_entries(options, shared, NULL);
    GError *problem = NULL;
    gboolean good = g_option_context_parse(options, argc, argv, &problem);
    if (good) {
        drop_separator(argc, *argv);
    } else {
        const char **names = option_names(entries, shared);
        set_usage_error(command, problem, names, error);
        g_free(names);
        g_error_free(problem);
        g_clear_pointer(&common->outputs, g_strfreev);
    }
    g_option_context_free(options);
    g_free(program);
    g_free(command);
    return good;
}

gboolean bm_command_write(const BmCommonOptions *common, const char *text, GError **error)
{
    char *standard[] = { (char *)"-", NULL };
    char **paths = common->outputs ? common->outputs : standard;
    GBytes *bytes = g_bytes_new(text, strlen(text));
    gboolean good = TRUE;
    for (guint i = 0; good && paths[i]; i++)
        good = bm_atomic_file_write(paths[i], bytes, error);
    g_bytes_unref(bytes);
    return good;
}
