/** @file
 * Rows of an export that are wrong: each is told with file, row and column, and the rest is
 * drawn. The columns are those of ACLED's export (its codebook); the rows are made up.
 */
#include "program.h"

#define COLUMNS                                                                                    \
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,location,"          \
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
#define ROW(id, date, place, latitude, longitude, notes)                                           \
    id "," date ",1,Battles,Armed clash,Afghanistan," place "," latitude "," longitude             \
       ",1,Wire," notes ",2\n"
#define GOOD ROW("AFG1", "2026-02-27", "Gardez", "33.6", "69.22", "text")

/** Draws the good row and the bad one, which must be told in a warning that holds all `parts`. */
static void expect_told(const char *table, gssize length, const char *parts)
{
    char *folder = folder_new();
    folder_put(folder, "a.csv", table, length);
    Run run = program_run(folder, "render a.csv --size 500x400 -o x.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    char **wanted = g_strsplit(parts, "|", -1);
    for (guint i = 0; wanted[i]; i++)
        cr_expect(strstr(run.err, wanted[i]), "no \"%s\" in: %.400s", wanted[i], run.err);
    g_strfreev(wanted);
    char *picture = folder_get_text(folder, "x.svg");
    cr_expect(strstr(picture, "Gardez"), "the rest is not drawn: %s", parts);
    g_free(picture);
    run_clear(&run);
    run = program_run(folder, "render a.csv --strict --size 500x400 -o strict.svg");
    cr_expect_eq(run.status, 3, "--strict makes it an error: %s", run.err);
    run_clear(&run);
    folder_free(folder);
}

Test(render_bad_rows, a_wrong_value_is_told_and_the_rest_is_drawn)
{
    static const struct {
        const char *row, *parts;
    } bad[] = {
        { ROW("AFG2", "2026-02-27", "A", "95", "169", "x"),
          "a.csv:3: column \"latitude\": a latitude is from -90 to 90; the row is left out" },
        { ROW("AFG2", "2026-02-27", "A", "169.2", "34.5", "x"),
          "a.csv:3: column \"latitude\": beyond 90|look exchanged" },
        { ROW("AFG2", "2026-02-27", "A", "69.22", "33.6", "x"),
          "a.csv:3: column \"longitude\": longitude and latitude look exchanged: the point lies "
          "outside Afghanistan, exchanged it lies inside; the row is left out" },
        { ROW("AFG2", "2026-02-27", "A", "0", "0", "x"),
          "a.csv:3: column \"latitude\": 0, 0 lies in the sea" },
        { ROW("AFG2", "2026-02-31", "A", "33.6", "69", "x"),
          "a.csv:3: column \"event_date\": the calendar has no 2026-02-31" },
        { ROW("AFG2", "2026-02-27", "A", "", "69", "x"), "a.csv:3: column \"latitude\": not" },
        { ROW("AFG1", "2026-02-27", "A", "33", "69", "x"), "a.csv:3: column \"event_id_cnty\"" },
        { ROW("AFG2", "2026-02-27",
              "A\x01"
              "B\x1b",
              "33", "69", "x"),
          "a.csv:3: column \"location\": control characters" },
        { ROW("AFG2", "2026-02-27", "A\xD8", "33", "69", "x"),
          "a.csv:3: column \"location\": bytes that are not UTF-8" },
        { "AFG2,2026-02-27,1,Battles\n", "a.csv:3: 4 cells where the first row names 13 columns" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *table = g_strconcat(COLUMNS GOOD, bad[i].row, NULL);
        expect_told(table, -1, bad[i].parts);
        g_free(table);
    }
}

Test(render_bad_rows, a_field_of_10_mb_is_left_empty)
{
    gsize size = 10 << 20;
    GString *table = g_string_new(COLUMNS GOOD "AFG2,2026-02-27,1,Battles,Armed clash,Afghanistan,"
                                               "Khost,33.3,69.9,1,Wire,\"");
    gsize before = table->len;
    g_string_set_size(table, before + size);
    memset(table->str + before, 'x', size);
    g_string_append(table, "\",1\n");
    expect_told(table->str, (gssize)table->len,
                "a.csv:3: column \"notes\": a cell over 1 MiB; it is left empty");
    g_string_free(table, TRUE);
}

Test(render_bad_rows, a_file_that_ends_in_the_middle_of_a_character)
{
    static const char table[] =
        COLUMNS GOOD "AFG2,2026-02-27,1,Battles,Armed clash,Afghanistan,\xDA\xA9\xD8\xA7\xD8";
    expect_told(table, sizeof table - 1,
                "a.csv:3: column \"location\": bytes that are not UTF-8|a.csv:3: 7 cells");
}

Test(render_bad_rows, a_missing_column_is_told_with_what_follows)
{
    static const struct {
        const char *name, *warning;
    } columns[] = {
        { "event_id_cnty", "its events are numbered" },
        { "event_date", "its dates are incomplete or unknown" },
        { "event_type", "types are told without it" },
        { "geo_precision", "every place is taken as near" },
        { "fatalities", "its figures are not told" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        char **parts = g_strsplit(COLUMNS GOOD, columns[i].name, 2);
        char *table = g_strconcat(parts[0], "unknown", parts[1], NULL);
        char *warning = g_strdup_printf("a.csv:1: no column \"%s\", which ACLED has|%s",
                                        columns[i].name, columns[i].warning);
        expect_told(table, -1, warning);
        g_free(warning);
        g_free(table);
        g_strfreev(parts);
    }
}

Test(render_bad_rows, without_coordinates_places_are_looked_up_by_name)
{
    char *folder = folder_new();
    char **parts = g_strsplit(
        COLUMNS GOOD ROW("AFG2", "2026-02-27", "Nowhereville", "33", "69", "x"), "latitude", 2);
    char *table = g_strconcat(parts[0], "breite", parts[1], NULL);
    folder_put_text(folder, "a.csv", table);
    Run run = program_run(folder, "render a.csv --size 900x600 -o x.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.err, "a.csv:1: no column \"latitude\", which ACLED has (\"longitude\" is "
                              "near); places are looked up by their names"),
              "%s", run.err);
    cr_expect(strstr(run.err, "a.csv:3: the place 'Nowhereville' of event 'AFG2' is unknown"), "%s",
              run.err);
    char *picture = folder_get_text(folder, "x.svg");
    cr_expect(strstr(picture, "Gardez: Exchanges of fire, reported"), "found and drawn");
    cr_expect(strstr(picture, "Nowhereville"), "listed beside the map");
    g_free(picture);
    run_clear(&run);
    g_free(table);
    g_strfreev(parts);
    folder_free(folder);
}

Test(render_bad_rows, exchanged_coordinates_of_a_file_of_ones_own_are_told)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml",
                    "- { type: clash, country: AFG, lon: 33.6, lat: 69.22 }\n"
                    "- { type: clash, country: AFG, lon: 69.22, lat: 33.6 }\n");
    Run run = program_run(folder, "render a.yaml --size 500x400 -o x.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.err, "a.yaml:1: longitude and latitude look exchanged: the point lies "
                              "outside AFG, exchanged it lies inside; check them"),
              "%s", run.err);
    cr_expect_null(strstr(run.err, "a.yaml:2"));
    run_clear(&run);
    folder_free(folder);
}
