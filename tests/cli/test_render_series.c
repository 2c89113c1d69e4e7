/** @file
 * Maps by days, weeks and months: on one page, or a file each.
 */
#include "program.h"

#define EVENTS                                                                                     \
    "- { id: a, date: 2026-02-23, type: shelling, lon: 69.92, lat: 33.34, place: Khost }\n"        \
    "- { id: b, date: 2026-02-25, type: airstrike, lon: 69.22, lat: 33.6, place: Gardez }\n"       \
    "- { id: c, date: 2026-02-25, type: clash, placed: false, why: no place is named }\n"          \
    "- { id: d, date: 2026-02, type: protest, lon: 69.17, lat: 34.53, place: Kabul }\n"

static guint count_of(const char *text, const char *part)
{
    guint count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

/** The characters after `mark` up to the next quotation mark, for g_free(). */
static char *value_after(const char *text, const char *mark)
{
    const char *at = strstr(text, mark);
    cr_assert_not_null(at, "no %s", mark);
    at += strlen(mark);
    return g_strndup(at, strcspn(at, "\""));
}

Test(render_series, small_multiples_have_one_key_and_one_scale)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml", EVENTS);
    expect_done(folder, "render a.yaml --by day --size 1200x800 -o a.svg -o a.png");
    char *picture = folder_get_text(folder, "a.svg");
    cr_expect_eq(count_of(picture, "id=\"key\""), 1u);
    cr_expect_eq(count_of(picture, "id=\"scale-bar"), 1u);
    cr_expect_eq(count_of(picture, "id=\"period-2026-"), 3u);
    cr_expect(strstr(picture, "Mon 23 Feb 2026: 1 event\""));
    cr_expect(strstr(picture, "Tue 24 Feb 2026: no event reported\""), "an empty day says so");
    cr_expect(strstr(picture, "Wed 25 Feb 2026: 2 events, 1 of them not on the map\""));
    cr_expect(strstr(picture, "1 event of unknown date, or of one known less exactly than a day, "
                              "is on none of these maps"),
              "what is on no map is said");
    cr_expect_null(strstr(picture, "Kabul: Protests"));
    g_free(picture);
    folder_free(folder);
}

Test(render_series, a_file_each_shows_the_same_ground_with_the_same_key)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml", EVENTS);
    expect_done(folder, "render a.yaml --by day --size 900x700 -o 'm-{date}.svg' -o '{n}.svg'");
    char *files = folder_list(folder);
    cr_expect_str_eq(files, "1.svg 2.svg 3.svg a.yaml m-2026-02-23.svg m-2026-02-24.svg "
                            "m-2026-02-25.svg");
    expect_same_bytes(folder, "1.svg", "m-2026-02-23.svg");
    char *frame = NULL;
    for (guint i = 1; i <= 3; i++) {
        char *name = g_strdup_printf("%u.svg", i), *picture = folder_get_text(folder, name);
        cr_expect(strstr(picture, "Airstrikes, reported") && strstr(picture, "Shelling, reported"),
                  "%s: the key of all", name);
        char *land = value_after(picture, "id=\"land\"");
        char *path = value_after(strstr(picture, "id=\"land\""), " d=\"");
        cr_expect(!frame || strcmp(frame, path) == 0, "%s: another ground", name);
        g_free(frame);
        frame = path;
        g_free(land);
        g_free(picture);
        g_free(name);
    }
    g_free(frame);
    g_free(files);
    folder_free(folder);
}

Test(render_series, the_map_file_can_ask_for_it_and_an_option_wins)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.yaml", EVENTS);
    folder_put_text(folder, "map.yaml", "by: day\nevents: events.yaml\nsize: [800, 600]\n");
    expect_done(folder, "render map.yaml -o a.svg");
    expect_done(folder, "render map.yaml --by week -o b.svg");
    char *days = folder_get_text(folder, "a.svg"), *weeks = folder_get_text(folder, "b.svg");
    cr_expect_eq(count_of(days, "id=\"period-"), 3u);
    cr_expect_eq(count_of(weeks, "id=\"period-2026-W09\""), 1u);
    g_free(days);
    g_free(weeks);
    folder_free(folder);
}

Test(render_series, mistakes_are_told)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml", EVENTS);
    folder_put_text(folder, "long.yaml",
                    EVENTS "- { date: 2026-05-23, type: clash, lon: 69, lat: 33 }\n");
    folder_put_text(folder, "undated.yaml", "- { type: clash, lon: 69, lat: 33 }\n");
    expect_refusal(folder, "render a.yaml --by hour -o x.svg", 2, "--by hour|day, week or month");
    expect_refusal(folder, "render a.yaml -o 'x-{date}.svg'", 2, "x-{date}.svg|needs --by");
    expect_refusal(folder, "render a.yaml --by day -o 'x-{day}.svg'", 2,
                   "x-{day}.svg|{day} is filled with nothing|{date}");
    expect_refusal(folder, "render a.yaml --dates 1999-01-01/1999-02-01 -o x.svg", 3,
                   "a.yaml|no event passes the filter");
    expect_refusal(folder, "render long.yaml --by day -o x.svg", 2,
                   "90 maps are too many for one page|-o map-{date}.png");
    expect_refusal(folder, "render undated.yaml --by day -o x.svg", 3, "no event has a date");
    folder_free(folder);
}
