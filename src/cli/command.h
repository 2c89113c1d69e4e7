/** @file
 * The commands of the program: each reads its own options and calls the library.
 */
#ifndef BM_CLI_COMMAND_H
#define BM_CLI_COMMAND_H

#include "base/error.h"
#include "base/warnings.h"

/** What every command shares. */
typedef struct {
    BmWarnings *warnings; /**< printed by main when the command ends */
    gboolean quiet, verbose, strict;
} BmCommandContext;

/**
 * Runs a command on its own arguments (argv[0] is the command's name).
 * Returns the exit status 0 or 1; on failure sets an error, whose code is the exit status,
 * and returns that code.
 */
typedef int (*BmCommandFunction)(int argc, char **argv, BmCommandContext *context, GError **error);

typedef struct {
    const char *name;
    const char *summary;
    BmCommandFunction run;
} BmCommand;

int bm_command_render(int argc, char **argv, BmCommandContext *context, GError **error);
int bm_command_geocode(int argc, char **argv, BmCommandContext *context, GError **error);
int bm_command_extract(int argc, char **argv, BmCommandContext *context, GError **error);
int bm_command_data(int argc, char **argv, BmCommandContext *context, GError **error);
int bm_command_gazetteer(int argc, char **argv, BmCommandContext *context, GError **error);
int bm_command_border(int argc, char **argv, BmCommandContext *context, GError **error);

/**
 * Parses `entries` with GOption under the rules of all commands: --help, -o FILE, --json,
 * --quiet, --verbose, --strict; unknown options are BM_ERROR_USAGE. Leaves the rest in argv.
 */
typedef struct {
    char **outputs; /**< each -o, for g_strfreev(); NULL for none */
    gboolean json;
} BmCommonOptions;
gboolean bm_command_parse(int *argc, char ***argv, const char *usage, const char *summary,
                          const GOptionEntry *entries, BmCommonOptions *common,
                          BmCommandContext *context, GError **error);

/** Writes what a command prints to each -o, or to standard output where there is none; fails as
 *  bm_atomic_file_write() does. */
gboolean bm_command_write(const BmCommonOptions *common, const char *text, GError **error);

#endif
