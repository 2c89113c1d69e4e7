/** @file
 * Numbers are written from integers: quick, and free of locale and rounding doubts.
 */
#include "paint/svg_writer.h"

#include <math.h>
#include <string.h>

/* Paths have two decimals: the scene's grid is 1/256 pixel. */
#define PATH_UNITS 100
#define PATH_DECIMALS 2
#define DECIMALS 3

/* `units` of 10^-decimals. */
static void append_fixed(GString *out, gint64 units, int decimals)
{
    char digits[32];
    int at = sizeof digits;
    guint64 rest = (guint64)(units < 0 ? -units : units);
    gboolean started = FALSE;
    for (int i = 0; i < decimals; i++, rest /= 10) {
        if (rest % 10 || started) {
            digits[--at] = (char)('0' + rest % 10);
            started = TRUE;
        }
    }
    if (started)
        digits[--at] = '.';
    if (rest || !started)
        do {
            digits[--at] = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
    if (units < 0)
        digits[--at] = '-';
    g_string_append_len(out, digits + at, (gssize)sizeof digits - at);
}

void bm_svg_number(GString *out, double value)
{
    append_fixed(out, llrint(value * 1000), DECIMALS);
}

void bm_svg_attribute_number(GString *out, const char *name, double value)
{
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    g_string_append(out, "=\"");
    bm_svg_number(out, value);
    g_string_append_c(out, '"');
}

void bm_svg_text(GString *out, const char *text, gssize length)
{
    GString *clean = g_string_new(NULL);
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        gboolean allowed =
            (character >= 0x20 && character != 0x7F) || character == '\t' || character == '\n';
        if (allowed && character != 0xFFFE && character != 0xFFFF)
            g_string_append_unichar(clean, character);
    }
    char *escaped = g_markup_escape_text(clean->str, (gssize)clean->len);
    g_string_append(out, escaped);
    g_free(escaped);
    g_string_free(clean, TRUE);
}

void bm_svg_attribute(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    bm_svg_text(out, value, -1);
    g_string_append_c(out, '"');
}

void bm_svg_color(GString *out, const char *name, BmColor color)
{
    guint alpha = color & 0xFF;
    if (!alpha) {
        g_string_append_printf(out, " %s=\"none\"", name);
        return;
    }
    g_string_append_printf(out, " %s=\"#%06x\"", name, color >> 8);
    if (alpha != 0xFF) {
        g_string_append_printf(out, " %s-opacity=\"", name);
        bm_svg_number(out, alpha / 255.0);
        g_string_append_c(out, '"');
    }
}

/* Pen in hundredths; commands are relative, with the fewest separators. */
typedef struct {
    GString *out;
    gint64 x, y, start_x, start_y;
    char command; /* that a bare pair of numbers repeats */
} Pen;

static void append_delta(Pen *pen, gint64 units, gboolean first)
{
    if (!first && units >= 0)
        g_string_append_c(pen->out, ' ');
    append_fixed(pen->out, units, PATH_DECIMALS);
}

static void append_points(Pen *pen, char command, const BmPoint *points, int count)
{
    gboolean first = pen->command != command;
    if (first)
        g_string_append_c(pen->out, command);
    pen->command = command == 'm' ? 'l' : command;
    gint64 x = pen->x, y = pen->y;
    for (int i = 0; i < count; i++) {
        x = llrint(points[i].x * PATH_UNITS);
        y = llrint(points[i].y * PATH_UNITS);
        append_delta(pen, x - pen->x, first);
        append_delta(pen, y - pen->y, FALSE);
        first = FALSE;
    }
    pen->x = x;
    pen->y = y;
}

void bm_svg_records(GString *out, const BmScene *scene)
{
    if (scene->records->len == 0)
        return;
    g_string_append(out, "<metadata>");
    for (guint i = 0; i + 1 < scene->records->len; i += 2) {
        g_string_append(out, i ? "\n" : "");
        bm_svg_text(out, g_ptr_array_index(scene->records, i), -1);
        g_string_append(out, ": ");
        bm_svg_text(out, g_ptr_array_index(scene->records, i + 1), -1);
    }
    g_string_append(out, "</metadata>\n");
}

void bm_svg_path_data(GString *out, const BmPath *path)
{
    Pen pen = { .out = out };
    const BmPoint *p = (const BmPoint *)(const void *)path->points->data;
    for (guint i = 0; i < path->ops->len; i++) {
        switch (path->ops->data[i]) {
        case BM_PATH_MOVE:
            pen.command = 0;
            append_points(&pen, 'm', p++, 1);
            pen.start_x = pen.x;
            pen.start_y = pen.y;
            break;
        case BM_PATH_LINE:
            append_points(&pen, 'l', p++, 1);
            break;
        case BM_PATH_CURVE:
            append_points(&pen, 'c', p, 3);
            p += 3;
            break;
        default:
            g_string_append_c(out, 'z');
            pen.command = 0;
            pen.x = pen.start_x;
            pen.y = pen.start_y;
        }
    }
}
