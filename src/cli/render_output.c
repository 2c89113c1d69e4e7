/** @file
 * Formats by names, names by periods, and the files themselves.
 */
#include "cli/render_output.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/option_value.h"
#include "paint/paint.h"

#include <stdio.h>
#include <string.h>

static gboolean format_of(const char *output, const char *to, BmFormat *format, GError **error)
{
    static const char *const words[] = { "png", "svg", "pdf", NULL };
    const char *dot = strrchr(output, '.');
    const char *word = to ? to : dot ? dot + 1 : "";
    for (int i = 0; words[i]; i++) {
        if (g_ascii_strcasecmp(word, words[i]) == 0) {
            *format = (BmFormat)i;
            return TRUE;
        }
    }
    if (to)
        return bm_usage_error(error, "--to %s is not known; write png, svg or pdf", to);
    if (strcmp(output, "-") == 0)
        return bm_usage_error(error, "-o %s needs --to png, --to svg or --to pdf", output);
    if (g_file_test(output, G_FILE_TEST_IS_DIR))
        return bm_usage_error(error, "-o %s is a folder; name a picture in it, as map.png", output);
    return bm_usage_error(
        error, "cannot tell the format of '%s'; end it in .png, .svg or .pdf, or say --to", output);
}

/* "{day}" of "map-{day}.png", for g_free(): what stands in braces and is filled with nothing. */
static char *unknown_field(const char *name)
{
    GRegex *field = g_regex_new("\\{(?!date\\}|n\\})[a-z]+\\}", G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    char *found = g_regex_match(field, name, 0, &match) ? g_match_info_fetch(match, 0) : NULL;
    g_match_info_unref(match);
    g_regex_unref(field);
    return found;
}

static gboolean check_fields(const char *name, GError **error)
{
    char *unknown = unknown_field(name);
    if (unknown)
        bm_usage_error(error, "-o %s: %s is filled with nothing; write {date} or {n}", name,
                       unknown);
    g_free(unknown);
    return !unknown;
}

/* All formats are known before any work is done: a wrong name costs nothing. */
gboolean bm_render_output_check(const BmRenderOutput *output, GError **error)
{
    BmFormat ignored;
    if (!output->names || !output->names[0])
        return bm_usage_error(
            error, "nothing to write; name one or more pictures with -o FILE (.png, .svg, .pdf)");
    for (guint i = 0; output->names[i]; i++)
        if (!format_of(output->names[i], output->to, &ignored, error) ||
            !check_fields(output->names[i], error))
            return FALSE;
    return TRUE;
}

static gboolean is_pattern(const char *name)
{
    return strstr(name, "{date}") || strstr(name, "{n}");
}

gboolean bm_render_output_has(const BmRenderOutput *output, gboolean pattern)
{
    for (guint i = 0; output->names[i]; i++)
        if (is_pattern(output->names[i]) == pattern)
            return TRUE;
    return FALSE;
}

const char *bm_render_output_pattern(const BmRenderOutput *output)
{
    for (guint i = 0; output->names[i]; i++)
        if (is_pattern(output->names[i]))
            return output->names[i];
    return NULL;
}

void bm_render_output_begin(BmRenderOutput *output)
{
    output->paths = g_ptr_array_new_with_free_func(g_free);
    output->bytes = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
}

static gboolean paint(BmRenderOutput *output, const BmMap *map, const BmScene *scene,
                      const char *name, char *path_take, GError **error)
{
    BmPaintOptions options = { .scale = map->scale,
                               .dpi = map->dpi,
                               .svg_outlines = output->svg_outlines,
                               .created = map->date };
    BmFormat format = BM_FORMAT_PNG;
    GBytes *bytes = format_of(name, output->to, &format, error)
                        ? bm_paint(scene, format, &options, error)
                        : NULL;
    if (!bytes) {
        g_free(path_take);
        return FALSE;
    }
    g_ptr_array_add(output->paths, path_take);
    g_ptr_array_add(output->bytes, bytes);
    return TRUE;
}

gboolean bm_render_output_paint(BmRenderOutput *output, const BmMap *map, const BmScene *scene,
                                GError **error)
{
    for (guint i = 0; output->names[i]; i++)
        if (!is_pattern(output->names[i]) &&
            !paint(output, map, scene, output->names[i], g_strdup(output->names[i]), error))
            return FALSE;
    return TRUE;
}

/** `name` with every `mark` replaced, for g_free(). */
static char *replaced(const char *name, const char *mark, const char *value)
{
    char **parts = g_strsplit(name, mark, -1);
    char *joined = g_strjoinv(value, parts);
    g_strfreev(parts);
    return joined;
}

gboolean bm_render_output_paint_one(BmRenderOutput *output, const BmMap *map, const BmScene *scene,
                                    const char *id, guint index, guint count, GError **error)
{
    int digits = count < 10 ? 1 : count < 100 ? 2 : 3;
    char *number = g_strdup_printf("%0*u", digits, index + 1);
    gboolean good = TRUE;
    for (guint i = 0; good && output->names[i]; i++) {
        if (!is_pattern(output->names[i]))
            continue;
        char *dated = replaced(output->names[i], "{date}", id);
        good = paint(output, map, scene, output->names[i], replaced(dated, "{n}", number), error);
        g_free(dated);
    }
    g_free(number);
    return good;
}

gboolean bm_render_output_end(BmRenderOutput *output, gboolean good, gboolean verbose,
                              GError **error)
{
    for (guint i = 0; good && i < output->paths->len; i++) {
        const char *path = g_ptr_array_index(output->paths, i);
        good = bm_atomic_file_write(path, g_ptr_array_index(output->bytes, i), error);
        if (good && verbose)
            fprintf(stderr, "bordermap: wrote %s\n", path);
    }
    g_ptr_array_unref(output->paths);
    g_ptr_array_unref(output->bytes);
    return good;
}
