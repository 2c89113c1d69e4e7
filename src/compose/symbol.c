/** @file
 * A symbol is a path in a box of -12 to 12 on both axes (y downwards), written in a style as
 * SVG path data with M, L, C and Z alone; adding a symbol is adding a line to a style.
 */
#include "compose/symbol.h"

#include <string.h>

#define BOX 12.0

double bm_symbol_radius(const BmComposition *composition)
{
    return bm_composition_length(composition, "symbol_disc.radius");
}

typedef struct {
    BmPoint at;
    double factor;
} Frame;

static BmPoint next_point(char **cursor, const Frame *frame)
{
    double x = g_ascii_strtod(*cursor, cursor);
    while (**cursor == ',' || **cursor == ' ')
        (*cursor)++;
    double y = g_ascii_strtod(*cursor, cursor);
    while (**cursor == ',' || **cursor == ' ')
        (*cursor)++;
    return (BmPoint){ frame->at.x + x * frame->factor, frame->at.y + y * frame->factor };
}

/* Any character that is no command ends the path: a style's mistake shows, and harms nothing. */
static BmPath *parse_path(const char *data, BmPoint at, double radius)
{
    Frame frame = { at, radius / BOX };
    BmPath *path = bm_path_new();
    char *cursor = (char *)data;
    for (;;) {
        while (*cursor == ' ')
            cursor++;
        char command = *cursor;
        if (!command || !strchr("MLCZ", command))
            return path;
        cursor++;
        if (command == 'Z') {
            bm_path_close(path);
            continue;
        }
        BmPoint a = next_point(&cursor, &frame);
        if (command == 'M') {
            bm_path_move(path, a.x, a.y);
        } else if (command == 'L') {
            bm_path_line(path, a.x, a.y);
        } else {
            BmPoint b = next_point(&cursor, &frame), c = next_point(&cursor, &frame);
            bm_path_curve(path, a.x, a.y, b.x, b.y, c.x, c.y);
        }
    }
}

void bm_symbol_add(const BmComposition *composition, const char *name, BmPoint at, double radius,
                   gboolean hollow)
{
    BmColor ink = bm_composition_color(composition, "symbol_disc", "fill");
    BmColor paper = bm_composition_color(composition, "symbol_disc", "glyph");
    BmStroke rim = { .color = hollow ? ink : paper, .width = radius * 0.16 };
    BmPath *disc = bm_path_new();
    bm_path_circle(disc, at.x, at.y, radius);
    bm_scene_add_path_take(composition->scene, disc, hollow ? paper : ink, &rim);
    char *key = g_strdup_printf("symbol.%s", name);
    const char *data = bm_style_has(composition->style, key)
                           ? bm_style_text(composition->style, key)
                           : bm_style_text(composition->style, "symbol.other");
    bm_scene_add_path_take(composition->scene, parse_path(data, at, radius * 0.92),
                           hollow ? ink : paper, NULL);
    g_free(key);
}
