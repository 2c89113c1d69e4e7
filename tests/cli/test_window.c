/** @file
 * A window of 100 km on the whole world at 100 m, 6.7 million points, costs what the window holds.
 *
 * The world is imported once from the npm package @geo-maps/countries-land-100m. The environment's
 * BORDERMAP_WORLD_100M names its map.geo.json, or says "npm" to have it fetched; without it the
 * test is skipped.
 */
#include "program.h"

#include <sys/resource.h>

#define FOLDER BM_BINARY_DIR "/world100m"
#define FETCH                                                                                      \
    "cd '" FOLDER "' && timeout 300 npm pack --silent @geo-maps/countries-land-100m > fetched && "  \
    "tar xzf \"$(tail -n 1 fetched)\" package/map.geo.json"
#define IMPORT                                                                                     \
    " --id world --source geo-maps --licence ODbL --attribution OpenStreetMap --valid 2017-12-01 " \
    "--accuracy 100 --quiet"

/** What a run cost. */
typedef struct {
    double seconds; /**< of the processor */
    long kilobytes; /**< at its peak */
} Cost;

/** Draws the same map from a set; the least of five runs, since others run beside. */
static Cost cost_of(const char *data)
{
    Cost least = { G_MAXDOUBLE, G_MAXLONG };
    for (guint i = 0; i < 5; i++) {
        char *argv[] = { (char *)PROGRAM,
                         (char *)"render",
                         (char *)"--around",
                         (char *)"71.09,34.13",
                         (char *)"--radius",
                         (char *)"50km",
                         (char *)"--data",
                         (char *)data,
                         (char *)"-o",
                         (char *)"window.png",
                         NULL };
        GPid child;
        cr_assert(
            g_spawn_async(FOLDER, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL));
        struct rusage usage;
        int status;
        cr_assert_eq(wait4(child, &status, 0, &usage), child);
        cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "--data %s", data);
        double seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                         1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
        least.seconds = MIN(least.seconds, seconds);
        least.kilobytes = MIN(least.kilobytes, usage.ru_maxrss);
    }
    return least;
}

/** Makes the set where it is not there yet; FALSE where the package cannot be had. */
static gboolean have_world(void)
{
    if (g_file_test(FOLDER "/geodata/catalogue.yaml", G_FILE_TEST_EXISTS))
        return TRUE;
    g_mkdir_with_parents(FOLDER, 0755);
    const char *named = g_getenv("BORDERMAP_WORLD_100M");
    char *argv[] = { (char *)"/bin/sh", (char *)"-c", (char *)FETCH, NULL };
    gboolean fetching = g_strcmp0(named, "npm") == 0;
    if (fetching)
        g_spawn_sync(NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL,
                     NULL);
    const char *file = fetching ? FOLDER "/package/map.geo.json" : named;
    if (!file || !g_file_test(file, G_FILE_TEST_EXISTS))
        return FALSE;
    char *line = g_strdup_printf("data import '%s'" IMPORT, file);
    Run run = program_run(FOLDER, line);
    cr_assert_eq(run.status, 0, "%s", run.err);
    run_clear(&run);
    g_free(line);
    return TRUE;
}

Test(window, of_the_whole_world_costs_less_than_twice_one_of_the_region, .timeout = 550)
{
#ifdef __SANITIZE_ADDRESS__
    cr_skip_test("a sanitizer's memory is not the program's");
#endif
    if (!have_world())
        cr_skip_test("name the map.geo.json of @geo-maps/countries-land-100m in "
                     "BORDERMAP_WORLD_100M, or say npm there");
    Cost region = cost_of("osm100"), world = cost_of("geodata/world");
    cr_expect_lt(world.seconds, 2 * region.seconds, "%.3f s against %.3f s", world.seconds,
                 region.seconds);
    cr_expect_lt(world.kilobytes, 60 * 1024, "%ld kB", world.kilobytes);
}
