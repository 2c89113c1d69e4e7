/** @file
 * A weekly report: what is new, changed and withdrawn since the earlier one.
 */
#include "program.h"

#define EARLIER                                                                                    \
    "as_of: 22 February 2026\nevents:\n"                                                           \
    "- { id: a, date: 2026-02-20, type: shelling, lon: 69.92, lat: 33.34, place: Khost }\n"        \
    "- { id: b, date: 2026-02-20, type: clash, lon: 69.22, lat: 33.6, place: Gardez,\n"            \
    "    claims: [{ by: Party A, what: killed, min: 9 }] }\n"
#define NOW                                                                                        \
    "- { id: a, date: 2026-02-20, type: shelling, lon: 69.92, lat: 33.34, place: Khost,\n"         \
    "    status: confirmed }\n"                                                                    \
    "- { id: c, date: 2026-02-27, type: airstrike, lon: 69.17, lat: 34.53, place: Kabul }\n"

static char *picture_of(const char *folder, const char *line)
{
    expect_done(folder, line);
    return folder_get_text(folder, "x.svg");
}

Test(render_since, symbols_key_and_panel_say_what_changed)
{
    char *folder = folder_new();
    folder_put_text(folder, "earlier.yaml", EARLIER);
    folder_put_text(folder, "now.yaml", NOW);
    char *picture =
        picture_of(folder, "render now.yaml --since earlier.yaml --size 1400x900 -o x.svg");
    static const char *const wanted[] = {
        "Kabul: Airstrikes, reported (new)",
        "Khost: Shelling, confirmed (changed)",
        "Gardez: Exchanges of fire, reported (withdrawn)",
        "New since 22 February 2026",
        "Changed since 22 February 2026",
        "Withdrawn since 22 February 2026",
        "New: 1",
        "Shelling, Khost, 20 Feb: status confirmed, was reported",
        "Withdrawn: 1",
    };
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        cr_expect(strstr(picture, wanted[i]), "%s", wanted[i]);
    cr_expect_null(strstr(picture, "Party A"), "a withdrawn event claims nothing");
    g_free(picture);
    folder_free(folder);
}

Test(render_since, a_map_file_names_the_earlier_one_beside_itself)
{
    char *folder = folder_new();
    folder_put_text(folder, "earlier.yaml", EARLIER);
    folder_put_text(folder, "now.yaml", NOW);
    folder_put_text(folder, "map.yaml",
                    "since: earlier.yaml\nevents: now.yaml\nsize: [1400, 900]\n");
    g_free(picture_of(folder, "render now.yaml --since earlier.yaml --size 1400x900 -o a.svg -o "
                              "x.svg"));
    g_free(picture_of(folder, "render map.yaml -o x.svg"));
    expect_same_bytes(folder, "a.svg", "x.svg");
    folder_free(folder);
}

Test(render_since, nothing_changed_says_so)
{
    char *folder = folder_new();
    folder_put_text(folder, "now.yaml", NOW);
    char *picture = picture_of(folder, "render now.yaml --since now.yaml --size 1400x900 -o x.svg");
    cr_expect(strstr(picture, "Nothing is new, changed or withdrawn."));
    cr_expect(strstr(picture, "Since the earlier report"));
    g_free(picture);
    folder_free(folder);
}

Test(render_since, only_what_the_filter_wants_is_withdrawn)
{
    char *folder = folder_new();
    folder_put_text(folder, "earlier.yaml", EARLIER);
    folder_put_text(folder, "now.yaml", NOW);
    char *picture = picture_of(folder, "render now.yaml --since earlier.yaml --dates "
                                       "2026-02-25/2026-02-28 --size 1400x900 -o x.svg");
    cr_expect(strstr(picture, "New: 1"));
    cr_expect_null(strstr(picture, "ithdrawn"));
    g_free(picture);
    folder_free(folder);
}

Test(render_since, a_file_that_cannot_be_read_is_refused)
{
    char *folder = folder_new();
    folder_put_text(folder, "now.yaml", NOW);
    expect_refusal(folder, "render now.yaml --since gone.yaml -o x.svg", 3, "gone.yaml|No such");
    folder_free(folder);
}
