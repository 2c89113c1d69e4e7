/** @file
 * Callouts. Candidates stand on rings around the mark; the nearer, the more on its own side
 * and the less over shaded areas, the better.
 */
#include "compose/callout.h"

#include "compose/event_words.h"
#include "event/event_change.h"

#include <math.h>
#include <string.h>

typedef struct {
    BmExtent box;
    double cost;
} Candidate;

static int compare_candidates(gconstpointer a, gconstpointer b)
{
    const Candidate *left = a, *right = b;
    return (left->cost > right->cost) - (left->cost < right->cost);
}

/* The share of nine points of the box that lie inside the area. */
static double share_inside(const BmExtent *box, const BmGeometry *area)
{
    guint inside = 0;
    for (int row = 0; row < 3; row++)
        for (int column = 0; column < 3; column++) {
            BmPoint point = { box->west + (box->east - box->west) * column / 2.0,
                              box->south + (box->north - box->south) * row / 2.0 };
            inside += bm_polygon_contains(area, point);
        }
    return inside / 9.0;
}

static BmExtent box_at(BmPoint anchor, double angle, double distance, double width, double height)
{
    double dx = cos(angle), dy = sin(angle);
    /* the centre lies where the box's own edge is `distance` from the anchor */
    double reach = fabs(dx) * width / 2 + fabs(dy) * height / 2;
    double x = anchor.x + dx * (distance + reach), y = anchor.y + dy * (distance + reach);
    return (BmExtent){ x - width / 2, y - height / 2, x + width / 2, y + height / 2 };
}

static GArray *candidates(const BmComposition *composition, BmPoint anchor, double clearance,
                          double width, double height, const BmGeometry *own_side)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (int ring = 0; ring < 9; ring++) {
        for (int step = 0; step < 32; step++) {
            double distance = clearance + composition->unit * (14 + 30 * ring);
            Candidate candidate = { .cost = distance };
            candidate.box = box_at(anchor, step * G_PI / 16, distance, width, height);
            if (own_side)
                candidate.cost += 900 * (1 - share_inside(&candidate.box, own_side));
            for (guint i = 0; i < composition->shades->len; i++)
                candidate.cost +=
                    500 * share_inside(&candidate.box, g_ptr_array_index(composition->shades, i));
            g_array_append_val(list, candidate);
        }
    }
    g_array_sort(list, compare_candidates);
    return list;
}

/* The heading in bold, then the notes, each a paragraph. */
static BmText *callout_text(const BmComposition *composition, const char *heading,
                            const char *notes, double wrap, GError **error)
{
    char *line = g_strconcat(heading, "\n", NULL);
    BmTextSpan spans[] = { bm_composition_span(composition, "callout_heading", line),
                           bm_composition_span(composition, "callout", notes) };
    guint first = heading[0] ? 0 : 1;
    BmText *text =
        bm_text_new(composition->fonts, spans + first, 2 - first, wrap, BM_TEXT_START, error);
    g_free(line);
    return text;
}

static guint place(BmComposition *composition, const char *id, BmPoint anchor, double clearance,
                   const BmText *text, const BmGeometry *own_side)
{
    double pad = bm_composition_length(composition, "callout_box.pad");
    double width = text->width + 2 * pad, height = text->height + 2 * pad;
    BmPoint pin;
    if (bm_composition_pin(composition, id, &pin))
        return bm_composition_place_pinned(composition, pin, width, height);
    GArray *list = candidates(composition, anchor, clearance, width, height, own_side);
    BmExtent *boxes = g_new(BmExtent, list->len);
    for (guint i = 0; i < list->len; i++)
        boxes[i] = g_array_index(list, Candidate, i).box;
    guint number = bm_placement_add_boxes(composition->placement, boxes, list->len, 95, TRUE);
    g_free(boxes);
    g_array_unref(list);
    return number;
}

static gboolean add_callout(BmComposition *composition, const char *id, const char *heading,
                            const char *notes, const char *side, const BmCalloutMark *mark,
                            GError **error)
{
    double wrap = bm_composition_length(composition, "callout_box.width");
    BmText *text = callout_text(composition, heading, notes, wrap, error);
    if (!text)
        return FALSE;
    guint number = place(composition, id, mark->at, mark->clearance, text,
                         bm_composition_outline(composition, side));
    BmPendingLabel *label =
        bm_composition_queue_label_take(composition, number, id, text, "callout");
    label->is_callout = TRUE;
    label->anchor = mark->at;
    label->clearance = mark->clearance;
    label->area = mark->area;
    label->mark = mark->tag;
    return TRUE;
}

/* The author's words, or "Jalalabad, 6 Mar: airstrike". */
static char *heading_of(const BmEventGroup *group, const BmEvent *event)
{
    if (event->label)
        return g_strdup(event->label);
    char *date = bm_event_short_date(event);
    char *type = g_ascii_strdown(bm_event_type_heading(event->type), -1);
    char *heading =
        g_strdup_printf("%s%s%s: %s", group->place->name, date[0] ? ", " : "", date, type);
    g_free(type);
    g_free(date);
    return heading;
}

gboolean bm_callouts_add(BmComposition *composition, const BmEventGroup *group,
                         const BmCalloutMark *mark, GError **error)
{
    if (composition->frame && composition->frame->is_on_page)
        return TRUE; /* a small map has no room for sentences */
    GHashTable *done = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean good = TRUE;
    for (guint i = 0; good && i < group->events->len; i++) {
        const BmEvent *first = g_ptr_array_index(group->events, i);
        const char *side = first->side ? first->side : "";
        if (!first->note || !bm_event_stands(first) || !g_hash_table_add(done, (gpointer)side))
            continue;
        GString *notes = g_string_new(first->note);
        for (guint j = i + 1; j < group->events->len; j++) {
            const BmEvent *other = g_ptr_array_index(group->events, j);
            if (other->note && bm_event_stands(other) &&
                strcmp(other->side ? other->side : "", side) == 0)
                g_string_append_printf(notes, "\n%s", other->note);
        }
        char *heading = heading_of(group, first);
        good = add_callout(composition, first->id, heading, notes->str, first->side, mark, error);
        g_free(heading);
        g_string_free(notes, TRUE);
    }
    g_hash_table_destroy(done);
    return good;
}
