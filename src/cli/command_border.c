/** @file
 * bordermap border A B: the border that two areas share, its status and its length.
 */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/atomic_file.h"
#include "cli/border_report.h"
#include "cli/command.h"
#include "cli/option_value.h"
#include "document/node.h"
#include "geometry/simplify.h"
#include "map/distance.h"
#include "source/shapefile_write.h"
#include "source/shared_border.h"

static json_t *json_lines(const BmGeometry *line)
{
    json_t *lines = json_array();
    for (guint part = 0; part < line->part_count; part++) {
        json_t *points = json_array();
        for (guint i = line->part_starts[part]; i < line->part_starts[part + 1]; i++)
            json_array_append_new(points,
                                  json_pack("[f, f]", line->points[i].x, line->points[i].y));
        json_array_append_new(lines, points);
    }
    return lines;
}

/** How coarse the line that is written may be: what the options say, and what that is in metres. */
typedef struct {
    char *words; /**< "500m", "2px" */
    char *pixel; /**< the ground that a pixel covers, "250m" */
    double metres;
} Coarseness;

static gboolean read_coarseness(Coarseness *coarseness, GError **error)
{
    double km, pixels = 1;
    const char *words = coarseness->words;
    gboolean in_pixels = words && g_str_has_suffix(words, "px");
    if (coarseness->pixel && !in_pixels)
        return bm_usage_error(
            error, "--pixel %s has nothing to say; write --simplify 2px, or leave --pixel out",
            coarseness->pixel);
    if (!words)
        return TRUE;
    if (in_pixels) {
        char *number = g_strndup(words, strlen(words) - 2);
        gboolean good = bm_parse_number(number, &pixels) && pixels > 0;
        g_free(number);
        if (!good)
            return bm_usage_error(error, "--simplify %s is no length; write 500m or 2px", words);
        if (!coarseness->pixel)
            return bm_usage_error(
                error, "--simplify %s needs the size of a pixel; add --pixel 250m", words);
        words = coarseness->pixel;
    }
    if (!g_ascii_isalpha(words[strlen(words) - MIN(strlen(words), 1)]) ||
        !bm_parse_distance(words, &km))
        return bm_usage_error(error, "'%s' is no length; write 500m, 2km or 1mi", words);
    coarseness->metres = pixels * km * 1000;
    return TRUE;
}

/** The line as GeoJSON (RFC 7946). */
static gboolean write_geojson(const char *path, const BmSharedBorder *border,
                              const BmBorderLength *length, double simplified, GError **error)
{
    json_t *properties =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "a", border->areas[0].code, "b",
                  border->areas[1].code, "name", border->name, "status", border->status, "data",
                  length->word, "licence", length->set->licence, "attribution",
                  length->set->attribution, "km", bm_json_tenth(length->metres / 1000));
    if (simplified > 0)
        json_object_set_new(properties, "simplified_m", bm_json_tenth(simplified));
    json_t *collection =
        json_pack("{s:s, s:[{s:s, s:o, s:{s:s, s:o}}]}", "type", "FeatureCollection", "features",
                  "type", "Feature", "properties", properties, "geometry", "type",
                  "MultiLineString", "coordinates", json_lines(&length->line));
    /* 12 digits: a billionth of a degree, finer than any of the sets. */
    char *text = json_dumps(collection, JSON_COMPACT | JSON_REAL_PRECISION(12));
    json_decref(collection);
    char *line = g_strconcat(text, "\n", NULL);
    free(text);
    GBytes *bytes = g_bytes_new_take(line, strlen(line));
    gboolean done = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    return done;
}

static gboolean write_shapefile(const char *path, const BmSharedBorder *border,
                                const BmBorderLength *length, double simplified, GError **error)
{
    const BmAttribute attributes[] = {
        { .name = "a", .text = border->areas[0].code },
        { .name = "b", .text = border->areas[1].code },
        { .name = "name", .text = border->name },
        { .name = "status", .text = border->status },
        { .name = "data", .text = length->word },
        { .name = "licence", .text = length->set->licence },
        { .name = "attrib", .text = length->set->attribution },
        { .name = "km", .number = length->metres / 1000, .decimals = 1 },
        { .name = "simple_m", .number = simplified, .decimals = 1 },
    };
    return bm_shapefile_write_line(path, &length->line, attributes, G_N_ELEMENTS(attributes),
                                   error);
}

static gboolean is_shapefile(const char *path)
{
    return g_str_has_suffix(path, ".shp");
}

/** Refuses an output that cannot be made before anything is read. */
static gboolean check_outputs(char *const *outputs, GError **error)
{
    for (guint i = 0; outputs && outputs[i]; i++) {
        const char *path = outputs[i];
        if (g_str_equal(path, "-") || is_shapefile(path) || g_str_has_suffix(path, ".geojson") ||
            g_str_has_suffix(path, ".json"))
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            return bm_usage_error(error, "-o %s is a folder; name a file in it, as line.geojson",
                                  path);
        return bm_usage_error(error, "-o %s: the ending is not known; use .geojson or .shp", path);
    }
    return TRUE;
}

/** Writes the line to each output; `*to_stdout` tells that it stands where the report would. */
static gboolean write_outputs(char *const *outputs, const BmBorderLength *length,
                              const BmSharedBorder *border, double simplified, gboolean *to_stdout,
                              GError **error)
{
    BmBorderLength simple = *length;
    simple.line = bm_geometry_copy(&length->line);
    BmGeometry *line = &simple.line;
    if (simplified > 0)
        bm_simplify_degrees(&line, 1, simplified);
    gboolean done = TRUE;
    for (guint i = 0; done && outputs && outputs[i]; i++) {
        *to_stdout = *to_stdout || g_str_equal(outputs[i], "-");
        done = is_shapefile(outputs[i])
                   ? write_shapefile(outputs[i], border, &simple, simplified, error)
                   : write_geojson(outputs[i], border, &simple, simplified, error);
    }
    bm_geometry_clear(line);
    return done;
}

/** The line that is asked for goes to the outputs. */
static gboolean write_line(char *const *outputs, const BmSharedBorder *border, const char *data,
                           double simplified, gboolean *to_stdout, GError **error)
{
    if (!outputs && !data)
        return TRUE;
    const BmBorderLength *length = bm_shared_border_choose(border, data, error);
    return length && write_outputs(outputs, length, border, simplified, to_stdout, error);
}

/** What the command line asks for; owned. */
typedef struct {
    char *data, *source, *name_field;
} Options;

static BmSharedBorder *read_border(const Options *options, const char *a, const char *b,
                                   BmCommandContext *context, GError **error)
{
    if (options->source)
        return bm_shared_border_read_file(options->source, options->name_field, a, b,
                                          context->warnings, error);
    if (!options->name_field)
        return bm_shared_border_read(a, b, context->warnings, error);
    bm_usage_error(error, "--name-field %s: a field of which file? Name it with --source FILE",
                   options->name_field);
    return NULL;
}

static gboolean print_report(const BmSharedBorder *border, gboolean json, gboolean all,
                             GError **error)
{
    BmViewpoints *viewpoints = bm_viewpoints_open(error);
    GPtrArray *parties = viewpoints ? bm_parties_new(error) : NULL;
    if (parties && json) {
        char *text = bm_border_json(border, viewpoints, parties, all);
        g_print("%s\n", text);
        free(text);
    } else if (parties) {
        char *text = bm_border_text(border, viewpoints, parties, all);
        g_print("%s", text);
        g_free(text);
    }
    gboolean done = parties != NULL;
    if (parties)
        g_ptr_array_unref(parties);
    bm_viewpoints_free(viewpoints);
    return done;
}

static gboolean run(const char *a, const char *b, const Options *options, Coarseness *coarseness,
                    const BmCommonOptions *common, BmCommandContext *context, GError **error)
{
    if (!check_outputs(common->outputs, error) || !read_coarseness(coarseness, error))
        return FALSE;
    const char *data = options->data;
    BmSharedBorder *border = read_border(options, a, b, context, error);
    gboolean to_stdout = FALSE;
    gboolean done =
        border && write_line(common->outputs, border, data, coarseness->metres, &to_stdout, error);
    /* --quiet leaves the report out where the line is what was asked for */
    gboolean written = to_stdout || (context->quiet && common->outputs && !common->json);
    done = done && (written || print_report(border, common->json, context->verbose, error));
    bm_shared_border_free(border);
    return done;
}

int bm_command_border(int argc, char **argv, BmCommandContext *context, GError **error)
{
    Options options = { 0 };
    Coarseness coarseness = { 0 };
    BmCommonOptions common = { 0 };
    const GOptionEntry entries[] = {
        { "data", 0, 0, G_OPTION_ARG_STRING, &options.data,
          "Write the line of this data set (ne, osm100, osm10) instead of the finest", "SET" },
        { "source", 0, 0, G_OPTION_ARG_FILENAME, &options.source,
          "Take the two areas from a file of your own", "FILE" },
        { "name-field", 0, 0, G_OPTION_ARG_STRING, &options.name_field,
          "The field of that file that holds the areas' names (default: any)", "FIELD" },
        { "simplify", 0, 0, G_OPTION_ARG_STRING, &coarseness.words,
          "Write the line simplified: no point moves farther than this (500m, 2km, 2px)", "D" },
        { "pixel", 0, 0, G_OPTION_ARG_STRING, &coarseness.pixel,
          "… and the ground that a pixel of --simplify covers (250m)", "D" },
        G_OPTION_ENTRY_NULL,
    };
    GError *problem = NULL;
    if (bm_command_parse(
            &argc, &argv, "A B",
            "Gives the border that two areas share: its status, what its neighbours "
            "hold of it (--verbose: all parties), its length on each data set, and "
            "published figures.\nAn area is a country or a province, by "
            "code (AFG, AF, AF-PIA) or name. "
            "-o LINE.geojson or LINE.shp writes the line, with --quiet without a report.",
            entries, &common, context, &problem)) {
        if (argc == 3)
            run(argv[1], argv[2], &options, &coarseness, &common, context, &problem);
        else
            bm_usage_error(&problem,
                           "border: two areas are needed; as in bordermap border AFG PAK");
    }
    g_strfreev(common.outputs);
    g_free(options.data);
    g_free(options.source);
    g_free(options.name_field);
    g_free(coarseness.words);
    g_free(coarseness.pixel);
    if (!problem)
        return 0;
    int status = problem->code;
    g_propagate_error(error, problem);
    return status;
}
