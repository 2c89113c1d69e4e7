/** @file
 * What composers share: lengths, text and strokes from the style, credits, projecting.
 */
#include "compose/composition.h"

#include "compose/generalise.h"
#include "compose/read_ahead.h"
#include "compose/viewing.h"
#include "geometry/simplify.h"

#include <string.h>

double bm_composition_length(const BmComposition *composition, const char *key)
{
    return bm_style_number(composition->style, key) * composition->unit;
}

static const char *section_key(char *buffer, gsize size, const char *section, const char *key)
{
    g_snprintf(buffer, size, "%s.%s", section, key);
    return buffer;
}

BmColor bm_composition_color(const BmComposition *composition, const char *section, const char *key)
{
    char full[96];
    return bm_style_color(composition->style, section_key(full, sizeof full, section, key));
}

/* Credits quote titles of others; countries' names are renamed before they become capitals. */
static const char *const quoted_sections[] = { "credit", "country_label", "neighbour_label", NULL };

BmTextSpan bm_composition_span(const BmComposition *composition, const char *section,
                               const char *text)
{
    const BmStyle *style = composition->style;
    char key[96];
    BmTextSpan span = { .text = text };
    if (!g_strv_contains(quoted_sections, section))
        span.text = bm_composition_renamed(composition, text);
    span.style.family = bm_style_text(style, section_key(key, sizeof key, section, "family"));
    /* text below nine pixels can be read by nobody, however small the page */
    span.style.size =
        MAX(9.0, bm_composition_length(composition, section_key(key, sizeof key, section, "size")));
    span.style.weight =
        (int)bm_style_number(style, section_key(key, sizeof key, section, "weight"));
    span.style.italic = bm_style_number(style, section_key(key, sizeof key, section, "italic")) > 0;
    span.style.tracking =
        bm_composition_length(composition, section_key(key, sizeof key, section, "tracking"));
    span.color = bm_composition_color(composition, section, "color") >> 8;
    return span;
}

BmText *bm_composition_text(const BmComposition *composition, const char *section, const char *text,
                            double wrap, BmTextAlign align, GError **error)
{
    BmTextSpan span = bm_composition_span(composition, section, text);
    return bm_text_new(composition->fonts, &span, 1, wrap, align, error);
}

BmStroke bm_composition_stroke(const BmComposition *composition, const char *section)
{
    double share = bm_line_share(composition, section);
    char key[96];
    BmStroke stroke = { .cap = BM_CAP_BUTT, .join = BM_JOIN_ROUND };
    stroke.color = bm_composition_color(composition, section, "color");
    stroke.width =
        share * bm_composition_length(composition, section_key(key, sizeof key, section, "width"));
    stroke.dash_count =
        bm_style_numbers(composition->style, section_key(key, sizeof key, section, "dash"),
                         stroke.dash, G_N_ELEMENTS(stroke.dash));
    if (stroke.dash_count == 1) /* a lone 0 says solid */
        stroke.dash_count = 0;
    for (guint i = 0; i < stroke.dash_count; i++)
        stroke.dash[i] *= share * composition->unit;
    return stroke;
}

void bm_composition_credit_words(BmComposition *composition, const char *words)
{
    if (!g_ptr_array_find_with_equal_func(composition->credits, words, g_str_equal, NULL))
        g_ptr_array_add(composition->credits, g_strdup(words));
}

void bm_composition_credit(BmComposition *composition, const char *set_id)
{
    const BmDataSet *set = bm_catalogue_find(composition->catalogue, set_id);
    if (set && set->attribution[0])
        bm_composition_credit_words(composition, set->attribution);
}

BmFeatureSet *bm_composition_read_set(const BmComposition *composition, const char *set_id,
                                      const BmSourceQuery *query, BmWarnings *warnings,
                                      GError **error)
{
    char *path = bm_catalogue_path(composition->catalogue, set_id, error);
    if (!path)
        return NULL;
    BmSourceQuery near = *query;
    near.near_only = near.verified = TRUE;
    BmFeatureSet *set = bm_source_read(path, &near, warnings, error);
    g_free(path);
    return set;
}

BmFeatureSet *bm_composition_read(BmComposition *composition, const char *set_id,
                                  const BmSourceQuery *query, GError **error)
{
    BmFeatureSet *set = NULL;
    if (!bm_read_ahead_take(composition, set_id, query, &set, error))
        set = bm_composition_read_set(composition, set_id, query, composition->warnings, error);
    if (set)
        bm_composition_credit(composition, set_id);
    return set;
}

/* Pixels by which the course of a long edge may be missed. */
#define COURSE_TOLERANCE 0.25

void bm_composition_project(const BmComposition *composition, const BmGeometry *degrees,
                            BmGeometry *pixels)
{
    bm_projection_project(composition->projection, &composition->region, degrees,
                          COURSE_TOLERANCE / composition->view.factor, pixels);
    bm_view_place(&composition->view, &composition->page.map, pixels);
}

/* Pixels of the picture, whatever its scale, by which a simplified line may be off: with another
 * beside it that is off as much, half a pixel. */
#define SIMPLER_BY 0.25
/* Fewer points than these cost less to draw than to simplify. */
#define MANY_POINTS 20000

static void simplify_set(const BmComposition *composition, BmGeometry *pixels, guint count)
{
    BmGeometry **list = g_new(BmGeometry *, count + 1);
    guint points = 0;
    for (guint i = 0; i < count; i++) {
        list[i] = &pixels[i];
        points += pixels[i].point_count;
    }
    double tolerance = SIMPLER_BY / MAX(composition->map->scale, 1);
    if (points > MANY_POINTS &&
        bm_simplify_is_dense((const BmGeometry *const *)list, count, tolerance))
        bm_simplify(list, count, tolerance);
    g_free(list);
}

BmGeometry *bm_composition_project_set(const BmComposition *composition, const BmFeatureSet *set)
{
    guint count = bm_feature_set_count(set);
    BmGeometry *pixels = g_new0(BmGeometry, count + 1);
    for (guint i = 0; i < count; i++)
        bm_composition_project_feature(composition, bm_feature_set_borrow(set, i), &pixels[i]);
    simplify_set(composition, pixels, count);
    return pixels;
}

void bm_composition_free_set(BmGeometry *pixels, guint count)
{
    for (guint i = 0; i < count; i++)
        bm_geometry_clear(&pixels[i]);
    g_free(pixels);
}

BmPath *bm_composition_sheet_path(const BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    BmPath *path = bm_path_new();
    if (composition->sheet.point_count > 0)
        bm_path_geometry(path, &composition->sheet);
    else
        bm_path_rectangle(path, frame->west, frame->south, frame->east - frame->west,
                          frame->north - frame->south);
    return path;
}

void bm_composition_project_feature(const BmComposition *composition, const BmFeature *feature,
                                    BmGeometry *pixels)
{
    if (feature->projected)
        *pixels = bm_geometry_copy(feature->projected);
    else
        bm_composition_project(composition, &feature->geometry, pixels);
}

BmPoint bm_composition_point(const BmComposition *composition, BmPoint degrees)
{
    BmPoint metres;
    if (!bm_projection_forward(composition->projection, degrees, &metres))
        return (BmPoint){ -1e6, -1e6 };
    return bm_view_apply(&composition->view, metres);
}

const BmGeometry *bm_composition_outline(const BmComposition *composition, const char *a3)
{
    return a3 ? g_hash_table_lookup(composition->outlines, a3) : NULL;
}

void bm_composition_cut_to_country(const BmComposition *composition, const char *a3,
                                   BmGeometry *area)
{
    const BmGeometry *outline = bm_composition_outline(composition, a3);
    if (!outline || area->point_count == 0)
        return;
    BmGeometry cut = { 0 };
    bm_intersection(area, outline, &cut);
    bm_geometry_clear(area);
    *area = cut;
}

gboolean bm_composition_in_focus(const BmComposition *composition, const char *a3)
{
    return composition->focus && a3[0] &&
           g_strv_contains((const char *const *)composition->focus, a3);
}

gboolean bm_composition_pin(const BmComposition *composition, const char *id, BmPoint *pixels)
{
    const GPtrArray *pins = composition->map->pins;
    for (guint i = 0; id && i < pins->len; i++) {
        const BmLabelPin *pin = g_ptr_array_index(pins, i);
        if (strcmp(pin->id, id) == 0) {
            *pixels = bm_composition_point(composition, pin->at);
            return TRUE;
        }
    }
    return FALSE;
}

guint bm_composition_place_pinned(BmComposition *composition, BmPoint pin, double width,
                                  double height)
{
    /* the author has seen the picture: only the program's own marks may be in the way */
    const double first_of_all = 99;
    BmExtent box = { pin.x - width / 2, pin.y - height / 2, pin.x + width / 2, pin.y + height / 2 };
    return bm_placement_add_boxes(composition->placement, &box, 1, first_of_all, TRUE);
}

BmPendingLabel *bm_composition_queue_label_take(BmComposition *composition, guint number,
                                                const char *id, BmText *text, const char *section)
{
    BmPendingLabel *label = g_new0(BmPendingLabel, 1);
    label->number = number;
    label->id = g_strdup(id);
    label->text = text;
    label->color = bm_composition_color(composition, section, "color");
    label->halo = bm_style_color(composition->style, "halo.color");
    label->halo_width = bm_composition_length(composition, "halo.width");
    g_ptr_array_add(composition->labels, label);
    return label;
}
