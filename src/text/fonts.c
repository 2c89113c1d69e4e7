/** @file
 * A fontconfig of our own: the files of styles/fonts, no rules, no system fonts, no cache.
 */
#include "text/fonts.h"

#include "base/data_path.h"
#include "base/error.h"
#include "base/text_order.h"

#include <ft2build.h>
#include <pango/pangoft2.h>
#include <string.h>

#include FT_FREETYPE_H

static void face_free(BmFontFace *face)
{
    if (face->freetype)
        FT_Done_Face(face->freetype);
    g_free(face->path);
    g_free(face->family);
    g_free(face);
}

/* The paths of a folder's font files by name, so that the order never depends on the disc. */
static GPtrArray *font_files(const char *folder, GError **error)
{
    GDir *directory = g_dir_open(folder, 0, NULL);
    if (!directory) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: cannot read the folder of fonts; name a folder of .ttf or .otf files",
                    folder);
        return NULL;
    }
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(directory));) {
        char *path = g_build_filename(folder, name, NULL);
        if ((g_str_has_suffix(name, ".ttf") || g_str_has_suffix(name, ".otf")) &&
            g_file_test(path, G_FILE_TEST_IS_REGULAR))
            g_ptr_array_add(files, path);
        else
            g_free(path);
    }
    g_dir_close(directory);
    g_ptr_array_sort(files, bm_compare_texts);
    return files;
}

static gboolean add_folder(BmFonts *fonts, const char *folder, GError **error)
{
    GPtrArray *files = font_files(folder, error);
    if (!files)
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < files->len && good; i++) {
        const char *path = files->pdata[i];
        if (!FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path)) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s: cannot be read as a font; replace the file or take it away", path);
            good = FALSE;
        }
    }
    g_ptr_array_unref(files);
    return good;
}

/* Fontconfig's weights run 80 regular, 200 bold; CSS has 400, 700. */
static BmFontFace *face_of_pattern(FcPattern *pattern)
{
    FcChar8 *path = NULL, *family = NULL;
    int index = 0, slant = FC_SLANT_ROMAN, weight = FC_WEIGHT_REGULAR;
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetString(pattern, FC_FAMILY, 0, &family);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    BmFontFace *face = g_new0(BmFontFace, 1);
    face->path = g_strdup((const char *)path);
    face->family = g_strdup(family ? (const char *)family : "");
    face->index = index;
    face->italic = slant != FC_SLANT_ROMAN;
    face->weight = FcWeightToOpenType(weight);
    return face;
}

static gboolean list_faces(BmFonts *fonts, const char *folder, GError **error)
{
    FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    for (int i = 0; set && i < set->nfont; i++)
        g_ptr_array_add(fonts->faces, face_of_pattern(set->fonts[i]));
    if (fonts->faces->len)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: holds no font; put the .ttf files of the project there", folder);
    return FALSE;
}

/* Without hinting a text has the same shape and width at every size and on every machine. */
static void substitute(FcPattern *pattern, G_GNUC_UNUSED gpointer data)
{
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternDel(pattern, FC_HINT_STYLE);
    FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
    FcPatternDel(pattern, FC_AUTOHINT);
    FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
}

static void open_pango(BmFonts *fonts)
{
    /* Pango would otherwise load the system's configuration in a thread of its own. */
    FcConfigSetCurrent(fonts->config);
    fonts->map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 96, 96);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(fonts->map), substitute, NULL, NULL);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_context_set_language(fonts->context, pango_language_from_string("en"));
    pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_WEAK_LTR);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    fonts->layout = pango_layout_new(fonts->context);
}

PangoLayout *bm_fonts_layout(BmFonts *fonts)
{
    if (!fonts->layout)
        open_pango(fonts);
    return fonts->layout;
}

BmFonts *bm_fonts_open(const char *folder, GError **error)
{
    BmFonts *fonts = g_new0(BmFonts, 1);
    fonts->faces = g_ptr_array_new_with_free_func((GDestroyNotify)face_free);
    fonts->config = FcConfigCreate();
    char *own = bm_data_path("styles/fonts", error);
    gboolean good = own && add_folder(fonts, own, error) &&
                    (!folder || add_folder(fonts, folder, error)) && list_faces(fonts, own, error);
    g_free(own);
    FT_Library library = NULL;
    if (good && FT_Init_FreeType(&library)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "FreeType cannot be started");
        good = FALSE;
    }
    fonts->freetype = library;
    if (!good) {
        bm_fonts_free(fonts);
        return NULL;
    }
    return fonts;
}

gboolean bm_fonts_has_character(const BmFonts *fonts, gunichar character)
{
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    for (int i = 0; set && i < set->nfont; i++) {
        FcCharSet *characters; /* the pattern's own */
        if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch &&
            FcCharSetHasChar(characters, character))
            return TRUE;
    }
    return FALSE;
}

/* Fontconfig keeps a reference to its current configuration: an empty one takes its place. */
static void forget_configuration(void)
{
    FcConfig *empty = FcConfigCreate();
    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
}

void bm_fonts_free(BmFonts *fonts)
{
    if (!fonts)
        return;
    g_clear_object(&fonts->layout);
    g_clear_object(&fonts->context);
    /* Pango 1.50 never lets go of a configuration that is still set. */
    if (fonts->map)
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL);
    g_clear_object(&fonts->map);
    g_ptr_array_unref(fonts->faces);
    if (fonts->freetype)
        FT_Done_FreeType(fonts->freetype);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    forget_configuration();
    g_free(fonts);
}

static gboolean open_face(BmFonts *fonts, BmFontFace *face, GError **error)
{
    FT_Face freetype = NULL;
    if (FT_New_Face(fonts->freetype, face->path, face->index, &freetype) ||
        !FT_IS_SCALABLE(freetype)) {
        if (freetype)
            FT_Done_Face(freetype);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: cannot be read as an outline font; replace the file", face->path);
        return FALSE;
    }
    face->freetype = freetype;
    return TRUE;
}

const BmFontFace *bm_fonts_face(BmFonts *fonts, PangoFont *font, GError **error)
{
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *path = NULL;
    int index = 0;
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    for (guint i = 0; path && i < fonts->faces->len; i++) {
        BmFontFace *face = fonts->faces->pdata[i];
        if (face->index == index && strcmp(face->path, (const char *)path) == 0)
            return face->freetype || open_face(fonts, face, error) ? face : NULL;
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "a font that is not the project's own was chosen");
    return NULL;
}

gboolean bm_fonts_has_family(const BmFonts *fonts, const char *family)
{
    for (guint i = 0; i < fonts->faces->len; i++) {
        const BmFontFace *face = fonts->faces->pdata[i];
        if (g_ascii_strcasecmp(face->family, family) == 0)
            return TRUE;
    }
    return FALSE;
}
