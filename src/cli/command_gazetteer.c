/** @file
 * bordermap gazetteer build: a gazetteer of one's own out of large sources.
 */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/option_value.h"
#include "gazetteer/own_build.h"

/** What was told last: a terminal's line is written anew, a log gets a line each tenth. */
typedef struct {
    gboolean on_terminal, line_open;
    const char *source;
    guint64 tenth;
} Printer;

static void end_line(Printer *printer)
{
    if (printer->line_open)
        fputc('\n', stderr);
    printer->line_open = FALSE;
}

static void print_progress(const char *source, guint64 done, guint64 total, guint64 places,
                           gpointer data)
{
    Printer *printer = data;
    if (!source) {
        end_line(printer);
        fprintf(stderr, "bordermap: %" G_GUINT64_FORMAT " places; sorting their names\n", places);
        return;
    }
    if (source != printer->source)
        end_line(printer);
    guint64 tenth = total > 0 ? done * 10 / total : done / 50000;
    if (!printer->on_terminal && source == printer->source && tenth == printer->tenth)
        return;
    printer->source = source;
    printer->tenth = tenth;
    char *share = total > 0 ? g_strdup_printf("%d %%", (int)(done * 100 / total))
                            : g_strdup_printf("%" G_GUINT64_FORMAT " records", done);
    fprintf(stderr, "%sbordermap: %s: %s, %" G_GUINT64_FORMAT " places%s",
            printer->on_terminal ? "\r" : "", source, share, places,
            printer->on_terminal ? "" : "\n");
    printer->line_open = printer->on_terminal;
    fflush(stderr);
    g_free(share);
}

static gboolean check(int argc, char **argv, const BmCommonOptions *common, GError **error)
{
    if (argc < 2)
        return bm_usage_error(error, "gazetteer: nothing to do; say build");
    if (strcmp(argv[1], "build") != 0)
        return bm_usage_error(error, "gazetteer: only 'build' is known; bordermap gazetteer build "
                                     "-o OUT SRC…");
    if (argc < 3)
        return bm_usage_error(
            error,
            "gazetteer: nothing to build from; name a dump of GeoNames, a folder of Who's On "
            "First records, or a table");
    if (!common->outputs || common->outputs[1])
        return bm_usage_error(error, "gazetteer: name one file to write with -o");
    if (strcmp(common->outputs[0], "-") == 0)
        return bm_usage_error(
            error, "gazetteer: a gazetteer is not written to standard output; name a file with -o");
    return TRUE;
}

int bm_command_gazetteer(int argc, char **argv, BmCommandContext *context, GError **error)
{
    BmCommonOptions common = { 0 };
    GError *problem = NULL;
    Printer printer = { .on_terminal = isatty(STDERR_FILENO) };
    BmOwnListener listener = { print_progress, &printer };
    gboolean good =
        bm_command_parse(&argc, &argv, "build -o OUT SRC…",
                         "Builds a gazetteer of your own for --gazetteer, from dumps of GeoNames "
                         "(allCountries.txt, AF.txt), folders of Who's On First records (GeoJSON) "
                         "or tables with name, lon, lat.",
                         NULL, &common, context, &problem) &&
        check(argc, argv, &common, &problem);
    if (context->quiet)
        listener.tell = NULL;
    if (good)
        bm_own_gazetteer_build(common.outputs[0], (const char *const *)argv + 2, &listener,
                               context->warnings, &problem);
    end_line(&printer);
    g_strfreev(common.outputs);
    int status = problem ? problem->code : 0;
    if (problem)
        g_propagate_error(error, problem);
    return status;
}
