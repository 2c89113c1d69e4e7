/** @file
 * Runs become glyphs and clusters of cairo.
 *
 * cairo opens the font files itself: it keeps scaled fonts beyond their last use, and so must
 * not hold faces that belong to somebody else.
 */
#include "paint/cairo_text.h"

#include "paint/cairo_scene.h"
#include "paint/glyph_place.h"

#include <cairo-ft.h>
#include <string.h>

struct BmCairoFonts {
    GHashTable *faces; /* BmFontFace to cairo_font_face_t */
    cairo_font_options_t *options;
};

BmCairoFonts *bm_cairo_fonts_new(void)
{
    BmCairoFonts *fonts = g_new0(BmCairoFonts, 1);
    fonts->faces = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                         (GDestroyNotify)cairo_font_face_destroy);
    fonts->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(fonts->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(fonts->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(fonts->options, CAIRO_ANTIALIAS_GRAY);
    return fonts;
}

void bm_cairo_fonts_free(BmCairoFonts *fonts)
{
    g_hash_table_unref(fonts->faces);
    cairo_font_options_destroy(fonts->options);
    g_free(fonts);
}

static void set_font(cairo_t *cairo, BmCairoFonts *fonts, const BmTextRun *run)
{
    cairo_font_face_t *face = g_hash_table_lookup(fonts->faces, run->face);
    if (!face) {
        FcPattern *pattern = FcPatternCreate();
        FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)run->face->path);
        FcPatternAddInteger(pattern, FC_INDEX, run->face->index);
        FcPatternAddBool(pattern, FC_HINTING, FcFalse);
        FcPatternAddBool(pattern, FC_ANTIALIAS, FcTrue);
        face = cairo_ft_font_face_create_for_pattern(pattern);
        FcPatternDestroy(pattern);
        g_hash_table_insert(fonts->faces, (gpointer)run->face, face);
    }
    cairo_set_font_face(cairo, face);
    cairo_set_font_size(cairo, run->size);
    cairo_set_font_options(cairo, fonts->options);
}

static int compare_starts(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    return (x > y) - (x < y);
}

/* Where the clusters of a run start in its text, in logical order; text before the first glyph's
 * cluster belongs to it. */
static GArray *cluster_starts(const BmTextRun *run)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < run->glyph_count; i++)
        if (!i || run->glyphs[i].cluster != run->glyphs[i - 1].cluster)
            g_array_append_val(starts, run->glyphs[i].cluster);
    g_array_sort(starts, compare_starts);
    if (starts->len)
        g_array_index(starts, guint, 0) = 0;
    return starts;
}

/* cairo's clusters in logical order; those of a right-to-left run go through the glyphs backwards.
 */
static GArray *clusters_of(const BmTextRun *run)
{
    GArray *starts = cluster_starts(run),
           *clusters = g_array_new(FALSE, TRUE, sizeof(cairo_text_cluster_t));
    guint total = (guint)strlen(run->text);
    g_array_set_size(clusters, starts->len);
    guint at = run->right_to_left ? run->glyph_count : 0;
    for (guint i = 0; i < starts->len; i++) {
        cairo_text_cluster_t *cluster = &g_array_index(clusters, cairo_text_cluster_t, i);
        guint end = i + 1 < starts->len ? g_array_index(starts, guint, i + 1) : total;
        cluster->num_bytes = (int)(end - g_array_index(starts, guint, i));
        while (run->right_to_left ? at > 0 : at < run->glyph_count) {
            guint glyph = run->right_to_left ? at - 1 : at;
            if (run->glyphs[glyph].cluster >= end)
                break;
            cluster->num_glyphs++;
            at = run->right_to_left ? at - 1 : at + 1;
        }
    }
    g_array_unref(starts);
    return clusters;
}

static cairo_glyph_t *glyphs_of(const BmTextRun *run, double x, double y)
{
    cairo_glyph_t *glyphs = g_new(cairo_glyph_t, MAX(1, run->glyph_count));
    for (guint i = 0; i < run->glyph_count; i++)
        glyphs[i] =
            (cairo_glyph_t){ run->glyphs[i].index, x + run->glyphs[i].x, y + run->glyphs[i].y };
    return glyphs;
}

static void show_run(cairo_t *cairo, const BmTextRun *run, double x, double y)
{
    cairo_glyph_t *glyphs = glyphs_of(run, x, y);
    GArray *clusters = clusters_of(run);
    if (run->glyph_count)
        cairo_show_text_glyphs(cairo, run->text, -1, glyphs, (int)run->glyph_count,
                               (cairo_text_cluster_t *)(void *)clusters->data, (int)clusters->len,
                               run->right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    g_array_unref(clusters);
    g_free(glyphs);
}

static void trace_run(cairo_t *cairo, const BmTextRun *run, double x, double y)
{
    cairo_glyph_t *glyphs = glyphs_of(run, x, y);
    cairo_glyph_path(cairo, glyphs, (int)run->glyph_count);
    g_free(glyphs);
}

static void stroke_halo(cairo_t *cairo, const BmPrimitive *primitive)
{
    bm_cairo_color(cairo, primitive->halo);
    cairo_set_line_width(cairo, primitive->halo_width * 2);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_stroke(cairo);
}

static gboolean has_halo(const BmPrimitive *primitive)
{
    return primitive->halo_width > 0 && (primitive->halo & 0xFF) != 0;
}

static void draw_lines(cairo_t *cairo, const BmPrimitive *primitive, BmCairoFonts *fonts,
                       gboolean halo)
{
    for (guint l = 0; l < primitive->text->lines->len; l++) {
        const BmTextLine *line = primitive->text->lines->pdata[l];
        for (guint r = 0; r < line->runs->len; r++) {
            const BmTextRun *run = line->runs->pdata[r];
            set_font(cairo, fonts, run);
            if (halo) {
                trace_run(cairo, run, run->x, line->baseline);
                continue;
            }
            bm_cairo_color(cairo, bm_run_color(primitive, run));
            show_run(cairo, run, run->x, line->baseline);
        }
    }
}

static void draw_block(cairo_t *cairo, const BmPrimitive *primitive, BmCairoFonts *fonts)
{
    cairo_translate(cairo, primitive->x, primitive->y);
    cairo_rotate(cairo, primitive->rotation * G_PI / 180);
    cairo_new_path(cairo);
    if (has_halo(primitive)) {
        draw_lines(cairo, primitive, fonts, TRUE);
        stroke_halo(cairo, primitive);
    }
    draw_lines(cairo, primitive, fonts, FALSE);
}

/* The bytes that the glyph at `index` shows, where it is the first of its cluster; else none. */
static int shown_bytes(const BmTextRun *run, guint index)
{
    guint start = run->glyphs[index].cluster, end = (guint)strlen(run->text);
    if (index && run->glyphs[index - 1].cluster == start)
        return 0;
    for (guint i = 0; i < run->glyph_count; i++)
        if (run->glyphs[i].cluster > start)
            end = MIN(end, run->glyphs[i].cluster);
    return (int)(end - start);
}

static void draw_placed(cairo_t *cairo, const BmPlacedGlyph *placed, gboolean halo)
{
    const BmTextRun *run = placed->run;
    cairo_glyph_t glyph = { placed->glyph->index, 0, 0 };
    cairo_matrix_t matrix = { placed->cosine, placed->sine, -placed->sine,
                              placed->cosine, placed->x,    placed->y };
    cairo_save(cairo);
    cairo_transform(cairo, &matrix);
    int bytes = shown_bytes(run, (guint)(placed->glyph - run->glyphs));
    cairo_text_cluster_t cluster = { bytes, 1 };
    if (halo) {
        cairo_glyph_path(cairo, &glyph, 1);
    } else if (bytes) {
        bm_cairo_color(cairo, placed->color);
        cairo_show_text_glyphs(cairo, run->text + placed->glyph->cluster, bytes, &glyph, 1,
                               &cluster, 1, 0);
    } else {
        bm_cairo_color(cairo, placed->color);
        cairo_show_glyphs(cairo, &glyph, 1);
    }
    cairo_restore(cairo);
}

static void draw_course(cairo_t *cairo, const BmPrimitive *primitive, BmCairoFonts *fonts,
                        gboolean halo)
{
    GArray *glyphs = bm_glyph_place(primitive);
    cairo_new_path(cairo);
    for (guint i = 0; i < glyphs->len; i++) {
        const BmPlacedGlyph *placed = &g_array_index(glyphs, BmPlacedGlyph, i);
        set_font(cairo, fonts, placed->run);
        draw_placed(cairo, placed, halo);
    }
    if (halo)
        stroke_halo(cairo, primitive);
    g_array_unref(glyphs);
}

gboolean bm_cairo_text(cairo_t *cairo, const BmPrimitive *primitive, gpointer data, GError **error)
{
    cairo_save(cairo);
    if (primitive->kind == BM_PRIMITIVE_TEXT) {
        draw_block(cairo, primitive, data);
    } else {
        if (has_halo(primitive))
            draw_course(cairo, primitive, data, TRUE);
        draw_course(cairo, primitive, data, FALSE);
    }
    cairo_restore(cairo);
    return bm_cairo_check(cairo_status(cairo), primitive->text->text, error);
}
