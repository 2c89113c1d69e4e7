/** @file
 * bordermap border A B: the border that two areas share, its status and its length.
 */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/atomic_file.h"
#include "cli/command.h"
#include "geometry/simplify.h"
#include "map/map_read.h"
#include "source/shapefile_write.h"
#include "source/shared_border.h"

/** Kilometres in an international mile. */
#define KM_PER_MILE 1.609344
/** Per cent by which a length may differ from a published one without a word. */
#define DIFFERS_PERCENT 15.0

/** A number with one decimal, or none where it is whole and `plain`, thousands set apart. */
static void append_number(GString *out, double value, gboolean plain)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, plain && value == round(value) ? "%.0f" : "%.1f", value);
    gsize whole = strcspn(digits, ".");
    for (gsize i = 0; digits[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
}

/** "2,221.5 km (1,380.4 miles)" */
static void append_length(GString *out, double km, gboolean plain)
{
    append_number(out, km, plain);
    g_string_append(out, " km (");
    append_number(out, plain ? round(km / KM_PER_MILE) : km / KM_PER_MILE, plain);
    g_string_append(out, " miles)");
}

/** By how much per cent the finest set is longer than the nearest published figure. */
static double percent_longer(const BmSharedBorder *border, const BmPublishedLength *published)
{
    const BmBorderLength *finest = bm_shared_border_choose(border, NULL, NULL);
    return (finest->metres / 1000 / published->km - 1) * 100;
}

static void append_comparison(GString *out, const BmSharedBorder *border)
{
    const BmPublishedLength *nearest = bm_shared_border_nearest_published(border);
    if (!nearest)
        return;
    double percent = percent_longer(border, nearest);
    char figure[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(figure, sizeof figure, "%.1f", fabs(percent));
    g_string_append_printf(out, "%s is %s %% %s than the nearest published figure",
                           bm_shared_border_choose(border, NULL, NULL)->word, figure,
                           percent < 0 ? "shorter" : "longer");
    g_string_append(out,
                    fabs(percent) > DIFFERS_PERCENT
                        ? ".\nNote: that is much: the two do not measure the same line, or not "
                          "at the same detail.\n"
                        : ".\n");
}

static char *text_report(const BmSharedBorder *border)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s–%s border%s%s: %s\n", border->areas[0].name,
                           border->areas[1].name, *border->name ? ", " : "", border->name,
                           border->status);
    for (guint i = 0; i < border->lengths->len; i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        g_string_append(out, "  ");
        append_length(out, length->metres / 1000, FALSE);
        g_string_append_printf(out, " in %u segments: %s", length->segments, length->word);
        if (*length->set->version)
            g_string_append_printf(out, ", %s, version %s", length->set->source,
                                   length->set->version);
        g_string_append_c(out, '\n');
    }
    if (border->published->len > 0)
        g_string_append(out, "Published figures:\n");
    for (guint i = 0; i < border->published->len; i++) {
        const BmPublishedLength *published = g_ptr_array_index(border->published, i);
        g_string_append(out, "  ");
        append_length(out, published->km, TRUE);
        g_string_append_printf(out, ": %s (%d)\n", published->source, published->year);
    }
    append_comparison(out, border);
    return g_string_free(out, FALSE);
}

/** To a tenth, as it is printed. */
static json_t *json_tenth(double value)
{
    return json_real(round(value * 10) / 10);
}

/** For free(). */
static char *json_report(const BmSharedBorder *border)
{
    json_t *lengths = json_array(), *published = json_array();
    for (guint i = 0; i < border->lengths->len; i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        json_array_append_new(lengths, json_pack("{s:s, s:s, s:o, s:o, s:i}", "data", length->word,
                                                 "version", length->set->version, "km",
                                                 json_tenth(length->metres / 1000), "miles",
                                                 json_tenth(length->metres / 1000 / KM_PER_MILE),
                                                 "segments", (int)length->segments));
    }
    for (guint i = 0; i < border->published->len; i++) {
        const BmPublishedLength *figure = g_ptr_array_index(border->published, i);
        json_array_append_new(published, json_pack("{s:o, s:s, s:i}", "km", json_tenth(figure->km),
                                                   "source", figure->source, "year", figure->year));
    }
    const BmPublishedLength *nearest = bm_shared_border_nearest_published(border);
    json_t *longer = nearest ? json_tenth(percent_longer(border, nearest)) : json_null();
    json_t *report = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o}", "a", border->areas[0].code, "b",
                               border->areas[1].code, "status", border->status, "lengths", lengths,
                               "published", published, "percent_longer", longer);
    char *text = json_dumps(report, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_decref(report);
    return text;
}

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

static gboolean usage(GError **error, const char *format, const char *words)
{
    char *message = g_strdup_printf(format, words);
    g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "%s", message);
    g_free(message);
    return FALSE;
}

static gboolean read_coarseness(Coarseness *coarseness, GError **error)
{
    double km, pixels = 1;
    const char *words = coarseness->words;
    if (!words)
        return TRUE;
    if (g_str_has_suffix(words, "px")) {
        char *number = g_strndup(words, strlen(words) - 2);
        gboolean good = bm_parse_number(number, &pixels) && pixels > 0;
        g_free(number);
        if (!good)
            return usage(error, "--simplify %s is no length; write 500m or 2px", words);
        if (!coarseness->pixel)
            return usage(error, "--simplify %s needs the size of a pixel; add --pixel 250m", words);
        words = coarseness->pixel;
    }
    if (!g_ascii_isalpha(words[strlen(words) - MIN(strlen(words), 1)]) ||
        !bm_parse_distance(words, &km))
        return usage(error, "'%s' is no length; write 500m, 2km or 1mi", words);
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
                  length->set->attribution, "km", json_tenth(length->metres / 1000));
    if (simplified > 0)
        json_object_set_new(properties, "simplified_m", json_tenth(simplified));
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
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "-o %s: the ending is not known; use .geojson or .shp", path);
        return FALSE;
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
    g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                "--name-field %s: a field of which file? Name it with --source FILE",
                options->name_field);
    return NULL;
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
    if (done && !to_stdout && common->json) {
        char *text = json_report(border);
        g_print("%s\n", text);
        free(text);
    } else if (done && !to_stdout) {
        char *text = text_report(border);
        g_print("%s", text);
        g_free(text);
    }
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
    if (bm_command_parse(&argc, &argv, "A B",
                         "Gives the border that two areas share: its status, its length on each "
                         "data set, and published figures.\nAn area is a country or a province, by "
                         "code (AFG, AF, AF-PIA) or name. "
                         "-o LINE.geojson or LINE.shp writes the line.",
                         entries, &common, context, &problem)) {
        if (argc == 3)
            run(argv[1], argv[2], &options, &coarseness, &common, context, &problem);
        else
            g_set_error(&problem, BM_ERROR, BM_ERROR_USAGE,
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
