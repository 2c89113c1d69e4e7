/** @file
 * Names stand at one place on all maps of a series.
 */
#include "compose/label_habits.h"

#include "compose/series.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <string.h>

Test(label_habits, the_place_on_most_maps_is_found)
{
    BmLabelHabits *habits = bm_label_habits_new();
    BmPoint at = { 0, 0 };
    cr_expect_not(bm_label_habits_find(habits, "country-AFG", &at));
    bm_label_habits_note(habits, "country-AFG", (BmPoint){ 10, 10 });
    bm_label_habits_note(habits, "country-AFG", (BmPoint){ 200, 10 });
    bm_label_habits_note(habits, "country-AFG", (BmPoint){ 200.5, 10 });
    cr_assert(bm_label_habits_find(habits, "country-AFG", &at));
    cr_expect_float_eq(at.x, 200, 1);
    bm_label_habits_free(habits);
}

/* Where the text in the group of that id stands. */
static BmPoint place_of(const BmScene *scene, const char *id)
{
    gboolean inside = FALSE;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN)
            inside = strcmp(primitive->id, id) == 0;
        else if (inside && primitive->kind == BM_PRIMITIVE_TEXT)
            return (BmPoint){ primitive->x, primitive->y };
    }
    cr_assert_fail("%s is not there", id);
    return (BmPoint){ 0, 0 };
}

Test(label_habits, a_country_is_named_at_one_place_on_every_map)
{
    static const char *const names[] = { "country-AFG", "country-PAK" };
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    GError *error = NULL;
    cr_assert(bm_map_read(map, BM_SOURCE_DIR "/maps/gallery/by-day.yaml", NULL, NULL, &error));
    BmSeries *series = bm_series_new(map, fonts, NULL, &error);
    cr_assert_not_null(series, "%s", error ? error->message : "");
    BmPoint first[G_N_ELEMENTS(names)];
    for (guint i = 0; i < bm_series_count(series); i++) {
        BmScene *scene = bm_series_scene(series, i, &error);
        for (guint n = 0; n < G_N_ELEMENTS(names); n++) {
            BmPoint at = place_of(scene, names[n]);
            if (i == 0)
                first[n] = at;
            cr_expect_float_eq(at.x, first[n].x, 0.5, "%s on map %u", names[n], i);
            cr_expect_float_eq(at.y, first[n].y, 0.5, "%s on map %u", names[n], i);
        }
        bm_scene_free(scene);
    }
    bm_series_free(series);
    bm_fonts_free(fonts);
    bm_map_free(map);
}
