/** @file
 * Cells: nothing is summed and nothing replaced; a later figure stands behind the earlier one.
 */
#include "compose/claim_cell.h"

#include "event/claim_table.h"
#include "event/event_change.h"

#include <string.h>

static gboolean is_about(const BmPanelRow *row, const BmEvent *event, const BmClaim *claim)
{
    if (row->events && !(event->id && g_strv_contains((const char *const *)row->events, event->id)))
        return FALSE;
    if (row->side && g_strcmp0(row->side, claim->side) != 0)
        return FALSE;
    for (guint i = 0; i < row->what->len; i++)
        if (g_array_index(row->what, BmClaimWhat, i) == claim->what)
            return TRUE;
    return row->what->len == 0;
}

static GPtrArray *claims_of(const BmEventList *list, const BmPanelRow *row, const char *party)
{
    GPtrArray *claims = g_ptr_array_new();
    for (guint i = 0; i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        if (!bm_event_stands(event))
            continue;
        for (guint j = 0; j < event->claims->len; j++) {
            const BmClaim *claim = g_ptr_array_index(event->claims, j);
            if (g_strcmp0(claim->by, party) == 0 && is_about(row, event, claim))
                g_ptr_array_add(claims, (gpointer)claim);
        }
    }
    return claims;
}

static BmTextSpan small_span(const BmComposition *composition, const char *section,
                             const char *text, double shrink)
{
    BmTextSpan span = bm_composition_span(composition, section, text);
    span.style.size = MAX(9.0, span.style.size * shrink);
    return span;
}

/* The phrase in bold, its scope plain, who says it behind a dash; a speaker who says several
 * things one after the other is named once, behind the last. */
static void add_claim(GArray *spans, GPtrArray *strings, const BmComposition *composition,
                      const GPtrArray *claims, guint index, double shrink)
{
    const BmClaim *claim = g_ptr_array_index(claims, index);
    const BmClaim *next = index + 1 < claims->len ? g_ptr_array_index(claims, index + 1) : NULL;
    char *lead = bm_claim_phrase(claim);
    char *attribution = bm_claim_attribution(claim);
    char *next_attribution = next ? bm_claim_attribution(next) : NULL;
    gboolean last = g_strcmp0(attribution, next_attribution) != 0;
    /* what a party does not say is no statement of its: it stands in plain type */
    gboolean silent = claim->stance == BM_STANCE_GIVES_NO_FIGURE && claim->scope;
    if (silent) {
        g_free(lead);
        lead = g_strdup("");
    }
    /* "denied Pakistan's account", but "8 killed, in the first hour" */
    gboolean refuses = claim->stance == BM_STANCE_DENIES || claim->stance == BM_STANCE_DISMISSES;
    const char *join = !claim->scope || silent ? "" : refuses ? " " : ", ";
    char *rest = g_strconcat(join, claim->scope ? claim->scope : "",
                             last && attribution[0] ? " (" : "", last ? attribution : "",
                             last && attribution[0] ? ")" : "", next ? "; " : "", NULL);
    g_ptr_array_add(strings, lead);
    g_ptr_array_add(strings, rest);
    BmTextSpan pair[] = { small_span(composition, "panel_figure", lead, shrink),
                          small_span(composition, "panel_cell", rest, shrink) };
    g_array_append_vals(spans, silent ? pair + 1 : pair, rest[0] && !silent ? 2 : 1);
    g_free(attribution);
    g_free(next_attribution);
}

/* A cell is a sentence of its own; for g_free(). */
static char *capitalised(const char *text)
{
    char *first = g_utf8_substring(text, 0, g_utf8_strlen(text, -1) > 0 ? 1 : 0);
    char *upper = g_utf8_strup(first, -1);
    char *whole = g_strconcat(upper, text + strlen(first), NULL);
    g_free(upper);
    g_free(first);
    return whole;
}

BmText *bm_claim_cell_new(const BmComposition *composition, const BmPanelRow *row,
                          const char *party, double width, double shrink, GError **error)
{
    GPtrArray *claims = claims_of(composition->map->events, row, party);
    GArray *spans = g_array_new(FALSE, TRUE, sizeof(BmTextSpan));
    GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < claims->len; i++)
        add_claim(spans, strings, composition, claims, i, shrink);
    if (claims->len == 0) {
        BmTextSpan none = small_span(composition, "panel_empty",
                                     row->empty ? row->empty : "no figure given", shrink);
        g_array_append_val(spans, none);
    }
    char *first = capitalised(g_array_index(spans, BmTextSpan, 0).text);
    g_array_index(spans, BmTextSpan, 0).text = first;
    g_ptr_array_add(strings, first);
    BmText *text = bm_text_new(composition->fonts, (const BmTextSpan *)(const void *)spans->data,
                               spans->len, width, BM_TEXT_START, error);
    g_array_unref(spans);
    g_ptr_array_unref(strings);
    g_ptr_array_unref(claims);
    return text;
}
