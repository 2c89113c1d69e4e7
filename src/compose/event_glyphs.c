/** @file
 * Pictographs in the texts of events.
 */
#include "compose/event_glyphs.h"

#include "event/event_fields.h"

/* Symbols, and the signs that change the look of one; never letters, marks of them or digits. */
static gboolean is_pictograph(gunichar character)
{
    static const gunichar joiner = 0x200D, first_selector = 0xFE00, last_selector = 0xFE0F;
    GUnicodeType type = g_unichar_type(character);
    return type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MODIFIER_SYMBOL ||
           type == G_UNICODE_ENCLOSING_MARK || character == joiner ||
           (character >= first_selector && character <= last_selector);
}

/* The text without them, or NULL where it has none; *first becomes the first one. */
static char *spared(const char *text, const BmFonts *fonts, gunichar *first)
{
    gunichar found = 0;
    GString *kept = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (is_pictograph(character) && !bm_fonts_has_character(fonts, character)) {
            found = found ? found : character;
            continue;
        }
        gboolean doubled =
            found && character == ' ' && (kept->len == 0 || g_str_has_suffix(kept->str, " "));
        if (!doubled)
            g_string_append_unichar(kept, character);
    }
    *first = *first ? *first : found;
    if (!found) {
        g_string_free(kept, TRUE);
        return NULL;
    }
    char *words = g_strstrip(g_string_free(kept, FALSE));
    if (words[0])
        return words;
    g_free(words);
    return g_strdup("?");
}

static void spare(char **text, const BmFonts *fonts, gunichar *first)
{
    char *words = *text && g_utf8_validate(*text, -1, NULL) ? spared(*text, fonts, first) : NULL;
    if (!words)
        return;
    g_free(*text);
    *text = words;
}

static void spare_fields(gpointer owner, const BmTextField *fields, const BmFonts *fonts,
                         gunichar *first)
{
    for (; fields->key; fields++)
        spare(bm_text_field(owner, fields), fonts, first);
}

static void spare_sources(const GPtrArray *sources, const BmFonts *fonts, gunichar *first)
{
    for (guint i = 0; i < sources->len; i++) {
        BmReportSource *source = g_ptr_array_index(sources, i);
        spare(&source->title, fonts, first);
        spare(&source->publisher, fonts, first);
    }
}

void bm_events_leave_pictographs(BmEventList *events, const BmFonts *fonts, BmWarnings *warnings)
{
    gunichar of_list = 0;
    for (guint i = 0; i < events->events->len; i++) {
        BmEvent *event = g_ptr_array_index(events->events, i);
        gunichar first = 0;
        spare_fields(event, bm_event_texts, fonts, &first);
        for (guint j = 0; j < event->claims->len; j++)
            spare_fields(g_ptr_array_index(event->claims, j), bm_claim_texts, fonts, &first);
        spare_sources(event->sources, fonts, &first);
        if (first)
            bm_warnings_add(warnings,
                            "%s:%u: the texts of event '%s' have pictographs that no font has, the "
                            "first U+%04X; they are left out",
                            event->file ? event->file : "events", event->line, event->id, first);
    }
    spare_sources(events->sources, fonts, &of_list);
    if (of_list)
        bm_warnings_add(warnings,
                        "the sources have pictographs that no font has, the first U+%04X; they are "
                        "left out",
                        of_list);
}
