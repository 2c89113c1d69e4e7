/** @file
 * bordermap border --simplify and --pixel, as a user runs them.
 */
#include "program.h"

#include <jansson.h>
#include <math.h>

/** A line's points in degrees, all parts one after the other. */
typedef struct {
    GArray *points; /**< of double, x and y by turns */
    double simplified_m;
} Line;

static void add_part(Line *line, const json_t *part)
{
    size_t i;
    json_t *point;
    json_array_foreach(part, i, point)
    {
        double x = json_number_value(json_array_get(point, 0));
        double y = json_number_value(json_array_get(point, 1));
        g_array_append_val(line->points, x);
        g_array_append_val(line->points, y);
    }
}

static Line read_line(const char *folder, const char *name)
{
    char *text = folder_get_text(folder, name);
    json_t *file = json_loads(text, 0, NULL);
    cr_assert_not_null(file, "%s", name);
    json_t *features = json_object_get(file, "features");
    json_t *feature = features ? json_array_get(features, 0) : file;
    json_t *geometry = json_object_get(feature, "geometry");
    json_t *coordinates = json_object_get(geometry, "coordinates");
    Line line = { g_array_new(FALSE, FALSE, sizeof(double)), 0 };
    line.simplified_m =
        json_number_value(json_object_get(json_object_get(feature, "properties"), "simplified_m"));
    if (strcmp(json_string_value(json_object_get(geometry, "type")), "LineString") == 0) {
        add_part(&line, coordinates);
    } else {
        size_t i;
        json_t *part;
        json_array_foreach(coordinates, i, part) add_part(&line, part);
    }
    cr_assert_gt(line.points->len, 2);
    json_decref(file);
    g_free(text);
    return line;
}

static double at(const Line *line, guint index)
{
    return g_array_index(line->points, double, index);
}

/** Metres between a point and the nearest segment, on a plane that is right about the point. */
static double metres_from(const Line *line, double x, double y)
{
    const double degree = 111195; /* of a sphere of 6371 km */
    double narrowing = cos(y * G_PI / 180), least = INFINITY;
    for (guint i = 2; i + 1 < line->points->len; i += 2) {
        double ax = (at(line, i - 2) - x) * narrowing, ay = at(line, i - 1) - y;
        double dx = (at(line, i) - x) * narrowing - ax, dy = at(line, i + 1) - y - ay;
        double square = dx * dx + dy * dy;
        double along = square > 0 ? CLAMP(-(ax * dx + ay * dy) / square, 0, 1) : 0;
        least = MIN(least, hypot(ax + along * dx, ay + along * dy));
    }
    return least * degree;
}

Test(border_simplified, no_point_moves_farther_than_asked)
{
    char *folder = folder_new();
    Run all = program_run(folder, "border AFG PAK --data osm10 -o whole.geojson");
    run_clear(&all);
    Line whole = read_line(folder, "whole.geojson");
    static const struct {
        const char *words;
        double metres;
    } cases[] = { { "500m", 500 }, { "2km", 2000 }, { "1mi", 1609.344 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *line = g_strdup_printf("border AFG PAK --data osm10 --simplify %s -o x.geojson",
                                     cases[i].words);
        Run run = program_run(folder, line);
        cr_assert_eq(run.status, 0, "%s", run.err);
        Line less = read_line(folder, "x.geojson");
        cr_expect_lt(less.points->len * 10, whole.points->len, "%s", cases[i].words);
        cr_expect_float_eq(less.simplified_m, cases[i].metres, 0.1, "%s", cases[i].words);
        double most = 0;
        for (guint j = 0; j < whole.points->len; j += 14) /* every seventh */
            most = MAX(most, metres_from(&less, at(&whole, j), at(&whole, j + 1)));
        cr_expect(most > cases[i].metres / 2 && most < cases[i].metres * 1.005, "%s: %g m",
                  cases[i].words, most);
        for (guint j = 0; j < 2; j++) {
            cr_expect_eq(at(&less, j), at(&whole, j), "it begins where it began");
            cr_expect_eq(at(&less, less.points->len - 1 - j), at(&whole, whole.points->len - 1 - j),
                         "it ends where it ended");
        }
        g_array_unref(less.points);
        run_clear(&run);
        g_free(line);
    }
    g_array_unref(whole.points);
    folder_free(folder);
}

Test(border_simplified, pixels_are_their_ground)
{
    char *folder = folder_new();
    Run pixels =
        program_run(folder, "border AFG PAK --simplify 2px --pixel 250m -o a.geojson -o a.shp");
    Run metres = program_run(folder, "border AFG PAK --simplify 500m -o b.geojson -o b.shp");
    run_clear(&pixels);
    run_clear(&metres);
    expect_same_bytes(folder, "a.geojson", "b.geojson");
    expect_same_bytes(folder, "a.shp", "b.shp");
    folder_free(folder);
}

Test(border_simplified, the_report_is_of_the_whole_line)
{
    char *folder = folder_new();
    Run plain = program_run(folder, "border AFG PAK -o a.geojson");
    Run run = program_run(folder, "border AFG PAK --simplify 5km -o b.geojson");
    cr_expect_str_eq(run.out, plain.out);
    run_clear(&plain);
    run_clear(&run);
    folder_free(folder);
}

Test(border_simplified, what_is_no_length_is_refused)
{
    static const struct {
        const char *options, *says;
    } cases[] = {
        { "--simplify 2px", "add --pixel 250m" },
        { "--simplify wide", "'wide' is no length" },
        { "--simplify 500", "write 500m, 2km or 1mi" },
        { "--simplify -1km", "'-1km' is no length" },
        { "--simplify 0px --pixel 5km", "0px is no length" },
        { "--simplify nanpx --pixel 1km", "nanpx is no length" },
        { "--simplify 2px --pixel 0m", "'0m' is no length" },
        { "--simplify 2px --pixel 2px", "'2px' is no length" },
        { "--simplify 1000000km", "'1000000km' is no length" },
        { "--simplify 2km --pixel 250m", "leave --pixel out" },
        { "--pixel 250m", "leave --pixel out" },
    };
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *line = g_strdup_printf("border AFG PAK %s -o x.geojson", cases[i].options);
        expect_refusal(folder, line, 2, cases[i].says);
        g_free(line);
    }
    folder_free(folder);
}
