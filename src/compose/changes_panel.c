/** @file
 * The panel of what became of the events since the earlier report.
 */
#include "compose/change_marks.h"
#include "compose/event_words.h"
#include "compose/panel_column.h"
#include "event/event_change.h"

/* More lines than this of one kind are counted. */
#define MOST_CHANGES 12u

/* The same events as the map marks, and those that it cannot: one line each. */
static gboolean add_change_lines(BmPanelCursor *cursor, BmChange change, GError **error)
{
    const GPtrArray *events = cursor->composition->map->events->events;
    guint count = 0;
    for (guint i = 0; i < events->len; i++)
        count += ((const BmEvent *)g_ptr_array_index(events, i))->change == change;
    const char *word = bm_change_word(change);
    char *head = g_strdup_printf("%c%s: %u", g_ascii_toupper(word[0]), word + 1, count);
    if (count > 0)
        cursor->y += bm_panel_length(cursor, "panel.rule_gap");
    gboolean good = count == 0 || bm_panel_add_text(cursor, "panel_row", head, error);
    g_free(head);
    for (guint i = 0, told = 0; good && i < events->len && told <= MOST_CHANGES; i++) {
        const BmEvent *event = g_ptr_array_index(events, i);
        if (event->change != change)
            continue;
        char *words = told++ < MOST_CHANGES ? bm_event_change_line(event)
                                            : g_strdup_printf("and %u more", count - MOST_CHANGES);
        good = bm_panel_add_text(cursor, "panel_text", words, error);
        g_free(words);
    }
    return good;
}

gboolean bm_panel_add_changes(BmPanelCursor *cursor, const BmPanel *panel, GError **error)
{
    static const BmChange kinds[] = { BM_CHANGE_NEW, BM_CHANGE_CHANGED, BM_CHANGE_WITHDRAWN };
    if (!cursor->composition->map->since)
        return TRUE;
    char *since = bm_change_since(cursor->composition);
    char *title = g_strdup_printf("Since %s", since);
    gboolean good =
        bm_panel_add_text(cursor, "panel_title", panel->title ? panel->title : title, error);
    double before = cursor->y;
    for (guint i = 0; good && i < G_N_ELEMENTS(kinds); i++)
        good = add_change_lines(cursor, kinds[i], error);
    if (good && cursor->y == before)
        good =
            bm_panel_add_text(cursor, "panel_text", "Nothing is new, changed or withdrawn.", error);
    g_free(title);
    g_free(since);
    return good;
}
