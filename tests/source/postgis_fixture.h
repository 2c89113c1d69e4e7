/** @file
 * A PostgreSQL server with PostGIS for one test: made, started and thrown away in a folder of its
 * own, reachable by a Unix socket in that folder alone. It refuses to run as root, so root lends
 * it the user that Debian's package has made, or nobody.
 */
#ifndef TESTS_SOURCE_POSTGIS_FIXTURE_H
#define TESTS_SOURCE_POSTGIS_FIXTURE_H

#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder;   /**< of its data and its socket */
    char *programs; /**< folder of initdb and postgres */
    uid_t user;     /**< whom it runs as; 0: whoever runs the test */
    gid_t group;
    GPid process;
} Server;

/** The newest version's programs, or NULL; for g_free(). */
static inline char *server_programs(void)
{
    const char *root = "/usr/lib/postgresql";
    GDir *dir = g_dir_open(root, 0, NULL);
    char *found = NULL;
    gint64 newest = 0;
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        char *bin = g_build_filename(root, name, "bin", "postgres", NULL);
        gint64 version = g_ascii_strtoll(name, NULL, 10);
        if (version > newest && g_file_test(bin, G_FILE_TEST_IS_EXECUTABLE)) {
            newest = version;
            g_free(found);
            found = g_path_get_dirname(bin);
        }
        g_free(bin);
    }
    if (dir)
        g_dir_close(dir);
    return found;
}

/** Words of a command, run as the server's user, ending with the test; for g_strfreev(). */
static inline char **server_command(const Server *server, const char *program, const char *line)
{
    char *as = server->user ? g_strdup_printf("--reuid=%d --regid=%d --clear-groups",
                                              (int)server->user, (int)server->group)
                            : g_strdup("");
    char *words = g_strdup_printf("setpriv --pdeathsig INT %s -- %s/%s -D %s/data %s", as,
                                  server->programs, program, server->folder, line);
    char **argv = NULL;
    cr_assert(g_shell_parse_argv(words, NULL, &argv, NULL));
    g_free(words);
    g_free(as);
    return argv;
}

/** Feeds SQL to the server by psql; TRUE where all of it went well. */
static inline gboolean server_run(const Server *server, const char *sql)
{
    char *argv[] = { (char *)"psql",
                     (char *)"-qX",
                     (char *)"-v",
                     (char *)"ON_ERROR_STOP=1",
                     (char *)"-h",
                     server->folder,
                     (char *)"-U",
                     (char *)"tester",
                     (char *)"-d",
                     (char *)"postgres",
                     (char *)"-c",
                     (char *)sql,
                     NULL };
    GSpawnFlags quiet =
        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
    int status = -1;
    return g_spawn_sync(NULL, argv, NULL, quiet, NULL, NULL, NULL, NULL, &status, NULL) &&
           status == 0;
}

/** Lends the folder to the user that the server runs as. */
static inline void server_lend(Server *server)
{
    static const char *const users[] = { "postgres", "nobody" };
    for (guint i = 0; i < G_N_ELEMENTS(users) && geteuid() == 0 && !server->user; i++) {
        const struct passwd *entry = getpwnam(users[i]);
        if (entry && chown(server->folder, entry->pw_uid, entry->pw_gid) == 0) {
            server->user = entry->pw_uid;
            server->group = entry->pw_gid;
        }
    }
}

static inline void server_stop(Server *server)
{
    if (server->process) {
        kill(server->process, SIGINT);
        waitpid(server->process, NULL, 0);
    }
    char *argv[] = { (char *)"rm", (char *)"-rf", server->folder, NULL };
    g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    g_free(server->folder);
    g_free(server->programs);
}

/** Makes the data and starts the server; why it cannot run here, or NULL. */
static inline const char *server_start(Server *server)
{
    *server = (Server){ .programs = server_programs() };
    server->folder = g_dir_make_tmp("postgis-XXXXXX", NULL);
    if (!server->programs)
        return "no PostgreSQL under /usr/lib/postgresql (Debian: postgresql-15-postgis-3)";
    server_lend(server);
    GSpawnFlags quiet =
        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
    int status = -1;
    char **argv =
        server_command(server, "initdb", "-U tester -A trust --no-sync --no-locale -E UTF8");
    gboolean made = g_spawn_sync("/", argv, NULL, quiet, NULL, NULL, NULL, NULL, &status, NULL);
    g_strfreev(argv);
    if (!made || status != 0)
        return "initdb of PostgreSQL fails here";
    char *line = g_strdup_printf("-k %s -c listen_addresses= -c fsync=off -c shared_buffers=16MB",
                                 server->folder);
    argv = server_command(server, "postgres", line);
    g_free(line);
    gboolean started = g_spawn_async("/", argv, NULL, quiet | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                     &server->process, NULL);
    g_strfreev(argv);
    for (guint tries = 0; started && tries < 300; tries++) {
        if (server_run(server, "SELECT 1"))
            return server_run(server, "CREATE EXTENSION postgis") ? NULL : "there is no PostGIS";
        g_usleep(50000);
    }
    return "PostgreSQL does not start here";
}

#endif
