/** @file
 * Attributes by span, and within a span by script.
 */
#include "text/text_attributes.h"

#include <math.h>
#include <string.h>

/*
 * Pango would ask the environment which language a foreign script stands for, and fonts
 * draw some letters by language: a fixed answer per script gives the same bytes everywhere.
 */
static const struct {
    GUnicodeScript script;
    const char *language;
} script_languages[] = {
    { G_UNICODE_SCRIPT_ARABIC, "ar" },   { G_UNICODE_SCRIPT_CYRILLIC, "ru" },
    { G_UNICODE_SCRIPT_GREEK, "el" },    { G_UNICODE_SCRIPT_DEVANAGARI, "hi" },
    { G_UNICODE_SCRIPT_HEBREW, "he" },   { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
    { G_UNICODE_SCRIPT_GEORGIAN, "ka" },
};

gboolean bm_text_script_is_joined(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_SYRIAC ||
           script == G_UNICODE_SCRIPT_MONGOLIAN || script == G_UNICODE_SCRIPT_NKO ||
           script == G_UNICODE_SCRIPT_DEVANAGARI;
}

static void add(PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
    attribute->start_index = start;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
}

/* Tracking and language of a stretch of one script. */
static void add_script(PangoAttrList *list, const BmTextStyle *style, double scale,
                       GUnicodeScript script, guint start, guint end)
{
    if (start >= end)
        return;
    if (style->tracking != 0 && !bm_text_script_is_joined(script)) {
        int units = (int)lrint(style->tracking * scale * PANGO_SCALE);
        add(list, pango_attr_letter_spacing_new(units), start, end);
    }
    for (guint i = 0; i < G_N_ELEMENTS(script_languages); i++)
        if (script_languages[i].script == script) {
            PangoLanguage *language = pango_language_from_string(script_languages[i].language);
            add(list, pango_attr_language_new(language), start, end);
        }
}

/* Spaces, digits and marks belong to the script before them. */
static void add_scripts(PangoAttrList *list, const BmTextSpan *span, double scale, guint start)
{
    GUnicodeScript current = G_UNICODE_SCRIPT_COMMON;
    const char *first = span->text;
    guint offset = start;
    const char *at = first;
    for (; *at; at = g_utf8_next_char(at)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(at));
        if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ||
            script == current)
            continue;
        if (current != G_UNICODE_SCRIPT_COMMON) {
            guint end = start + (guint)(at - first);
            add_script(list, &span->style, scale, current, offset, end);
            offset = end;
        }
        current = script;
    }
    add_script(list, &span->style, scale, current, offset, start + (guint)(at - first));
}

static PangoFontDescription *describe(const BmTextStyle *style, double scale)
{
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description,
                                             style->family ? style->family : "Noto Sans");
    pango_font_description_set_absolute_size(description, rint(style->size * scale * PANGO_SCALE));
    pango_font_description_set_weight(description,
                                      (PangoWeight)(style->weight ? style->weight : 400));
    pango_font_description_set_style(description,
                                     style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

PangoAttrList *bm_text_attributes_new(const BmTextSpan *spans, guint span_count, double scale)
{
    PangoAttrList *list = pango_attr_list_new();
    guint start = 0;
    for (guint i = 0; i < span_count; i++) {
        guint end = start + (guint)strlen(spans[i].text);
        PangoFontDescription *description = describe(&spans[i].style, scale);
        add(list, pango_attr_font_desc_new(description), start, end);
        pango_font_description_free(description);
        add(list, pango_attr_foreground_new((guint16)i, 0, 0), start, end);
        add_scripts(list, &spans[i], scale, start);
        start = end;
    }
    return list;
}
