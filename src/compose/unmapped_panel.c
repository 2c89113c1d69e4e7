/** @file
 * The panel of what is known, but has no place to draw.
 */
#include "compose/panel_column.h"

#include "compose/event_words.h"
#include "event/event_change.h"

/* More events than this are counted: a page of small type is read by nobody. */
#define MOST_UNMAPPED 24u

/* "Afghan attack", or "Shelling, Yeonpyeong, 5 Mar" where the author gave no words. */
static char *unmapped_name(const BmEvent *event)
{
    if (event->label)
        return g_strconcat(event->label, ": ", NULL);
    char *date = bm_event_short_date(event);
    char *name =
        g_strconcat(bm_event_type_heading(event->type), event->place ? ", " : "",
                    event->place ? event->place : "", date[0] ? ", " : "", date, ": ", NULL);
    g_free(date);
    return name;
}

/* Why an event is not on the map, where its author did not say. */
static const char *reason_of(const BmEvent *event)
{
    if (event->precision == BM_PRECISION_BORDER)
        return "known to a stretch of the border only";
    if (!event->place && !event->areas)
        return "no place is named";
    return event->precision == BM_PRECISION_COUNTRY
               ? "known to the country only"
               : "its place was not found, or is a whole country";
}

/* What happened in bold, then the author's words for it, then why it is not on the map. */
static gboolean add_unmapped(BmPanelCursor *cursor, const BmEvent *event, GError **error)
{
    char *lead = unmapped_name(event);
    char *rest = g_strconcat(event->note ? event->note : "", event->note ? " " : "",
                             event->why ? event->why : reason_of(event), ".", NULL);
    BmTextSpan spans[] = { bm_composition_span(cursor->composition, "panel_figure", lead),
                           bm_composition_span(cursor->composition, "panel_text", rest) };
    spans[0].style.size = spans[1].style.size = MAX(9.0, spans[1].style.size * cursor->shrink);
    BmText *text = bm_text_new(cursor->composition->fonts, spans, rest[0] ? 2 : 1, cursor->width,
                               BM_TEXT_START, error);
    g_free(rest);
    g_free(lead);
    if (!text)
        return FALSE;
    bm_panel_add_text_take(cursor, text, "panel_text", 0);
    cursor->y += text->height + bm_panel_length(cursor, "panel.rule_gap");
    return TRUE;
}

gboolean bm_panel_add_unmapped(BmPanelCursor *cursor, const BmPanel *panel, GError **error)
{
    const GPtrArray *unmapped = cursor->composition->events->unmapped;
    guint standing = 0;
    for (guint i = 0; i < unmapped->len; i++)
        standing += bm_event_stands(g_ptr_array_index(unmapped, i));
    if (standing == 0)
        return TRUE;
    if (!bm_panel_add_text(cursor, "panel_subtitle",
                           panel->title ? panel->title : "Known, but not mapped", error) ||
        !bm_panel_add_text(cursor, "panel_note", panel->note, error))
        return FALSE;
    cursor->y += bm_panel_length(cursor, "panel.row_gap");
    guint told = 0;
    for (guint i = 0; i < unmapped->len && told < MOST_UNMAPPED; i++) {
        if (!bm_event_stands(g_ptr_array_index(unmapped, i)))
            continue;
        told++;
        if (!add_unmapped(cursor, g_ptr_array_index(unmapped, i), error))
            return FALSE;
    }
    if (told == standing)
        return TRUE;
    char *words = g_strdup_printf("and %u more that are not mapped", standing - told);
    gboolean good = bm_panel_add_text(cursor, "panel_text", words, error);
    g_free(words);
    return good;
}
