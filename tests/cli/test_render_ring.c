/** @file
 * Rings of what is known only to be near: on the side that is meant, drawn once.
 */
#include "program.h"

#define RING_EXTENT "--extent 70.5,33.7,71.7,34.5 --size 800x800"

/** West and east of the ring of the event `x`, in pixels; its subpath begins at one point and goes
 *  on by steps. */
static void ring_box(const char *folder, const char *name, double *west, double *east)
{
    char *svg = folder_get_text(folder, name);
    const char *at = strstr(svg, "id=\"event-x\"");
    cr_assert_not_null(at);
    at = strstr(at, " d=\"m");
    cr_assert_not_null(at);
    at += strlen(" d=\"m");
    char *end;
    double x = *west = *east = g_ascii_strtod(at, &end);
    for (gboolean is_y = TRUE; *end != '"' && *end != 'z'; is_y = !is_y) {
        while (*end == ' ' || *end == ',')
            end++;
        const char *from = end;
        double step = g_ascii_strtod(from, &end);
        cr_assert(end > from, "%.40s", from);
        if (is_y)
            continue;
        x += step;
        *west = MIN(*west, x);
        *east = MAX(*east, x);
    }
    g_free(svg);
}

static void draw(const char *folder, const char *side, double *west, double *east)
{
    char *events = g_strdup_printf("- {id: x, type: shelling, place: Torkham, precision: near, "
                                   "radius_km: 20, date: 2026-02-27%s%s}\n",
                                   side ? ", side: " : "", side ? side : "");
    folder_put_text(folder, "events.yaml", events);
    expect_done(folder, "render events.yaml " RING_EXTENT " -o ring.svg");
    ring_box(folder, "ring.svg", west, east);
    g_free(events);
}

/* Torkham lies on the border, which runs north and south there: Afghanistan is in the west. */
Test(render_ring, a_ring_is_cut_to_the_side_that_it_is_about)
{
    char *folder = folder_new();
    double west, east, afghan_west, afghan_east, pakistani_west, pakistani_east;
    draw(folder, NULL, &west, &east);
    draw(folder, "AFG", &afghan_west, &afghan_east);
    draw(folder, "PAK", &pakistani_west, &pakistani_east);
    cr_expect_float_eq(afghan_west, west, 1);
    cr_expect_float_eq(pakistani_east, east, 1);
    cr_expect_lt(afghan_east, east - 10);
    cr_expect_gt(pakistani_west, west + 10);
    folder_free(folder);
}

Test(render_ring, a_district_is_one_ring_of_a_stated_radius_whatever_happened_there)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.yaml",
                    "- {type: shelling, place: Achin, kind: district, date: 2026-02-26}\n"
                    "- {type: airstrike, place: Achin, kind: district, date: 2026-02-27}\n");
    expect_done(folder, "render events.yaml " RING_EXTENT " -o a.svg");
    char *svg = folder_get_text(folder, "a.svg");
    cr_expect(strstr(svg, "2 events within 15 km"), "the radius is not told");
    guint rings = 0;
    for (const char *at = svg; (at = strstr(at, "id=\"event-")) != NULL; at++)
        rings++;
    cr_expect_eq(rings, 3u, "%u", rings); /* the layers of areas and their tags, and one mark */
    g_free(svg);
    folder_free(folder);
}
