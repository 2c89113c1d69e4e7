/** @file
 * Pictographs that no font has: in what a report or a table says, and in what the author says.
 */
#include "compose/compose.h"
#include "compose/event_glyphs.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static BmEventList *one_event(const char *note, const char *by)
{
    BmEventList *events = bm_event_list_new();
    BmEvent *event = bm_event_new();
    BmClaim *claim = bm_claim_new();
    event->id = g_strdup("a");
    event->note = g_strdup(note);
    claim->by = g_strdup(by);
    g_ptr_array_add(event->claims, claim);
    g_ptr_array_add(events->events, event);
    return events;
}

static const BmEvent *spare(BmEventList *events, BmWarnings *warnings)
{
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    bm_events_leave_pictographs(events, fonts, warnings);
    bm_fonts_free(fonts);
    return bm_event_list_borrow(events, 0);
}

/* U+1F4A5 is a collision, U+1F1E6 and U+1F1EB make a flag (Unicode 15, emoji-data.txt). */
Test(event_glyphs, pictographs_are_left_out_with_one_warning_an_event)
{
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *events =
        one_event("Blast \360\237\222\245 near the market", "\360\237\207\246\360\237\207\253");
    const BmEvent *event = spare(events, warnings);
    cr_expect_str_eq(event->note, "Blast near the market");
    cr_expect_str_eq(((BmClaim *)g_ptr_array_index(event->claims, 0))->by, "?");
    cr_expect_eq(bm_warnings_count(warnings), 1u);
    cr_expect_not_null(strstr(bm_warnings_borrow(warnings, 0), "U+1F4A5"));
    bm_event_list_free(events);
    bm_warnings_free(warnings);
}

/* Without a letter a word says something else: it stays, and fails where it is drawn. */
Test(event_glyphs, letters_and_signs_that_a_font_has_stay)
{
    static const char words[] = "Caf\303\251 \341\240\240 5\302\260";
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *events = one_event(words, "Reuters \302\256");
    const BmEvent *event = spare(events, warnings);
    cr_expect_str_eq(event->note, words);
    cr_expect_eq(bm_warnings_count(warnings), 0u);
    bm_event_list_free(events);
    bm_warnings_free(warnings);
}

static BmScene *compose(const char *yaml, GError **error)
{
    char *path = g_build_filename(g_get_tmp_dir(), "bordermap-glyphs.yaml", NULL);
    cr_assert(g_file_set_contents(path, yaml, -1, NULL));
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    BmScene *scene =
        bm_map_read(map, path, NULL, NULL, error) ? bm_compose(map, fonts, NULL, error) : NULL;
    g_unlink(path);
    g_free(path);
    bm_fonts_free(fonts);
    bm_map_free(map);
    return scene;
}

Test(event_glyphs, only_the_authors_own_words_fail)
{
    GError *error = NULL;
    BmScene *scene = compose("title: Kabul\nevents:\n- { place: Kabul, type: clash, note: \"Heavy "
                             "fire \360\237\224\245\" }\n",
                             &error);
    cr_expect_not_null(scene, "%s", error ? error->message : "");
    bm_scene_free(scene);
    g_clear_error(&error);
    scene = compose("title: \"Kabul \360\237\224\245\"\nevents:\n- { place: Kabul, type: clash }\n",
                    &error);
    cr_expect_null(scene);
    cr_expect(error && strstr(error->message, "U+1F525"));
    g_clear_error(&error);
}
