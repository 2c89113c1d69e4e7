/** @file
 * Of each line that somebody disputes: its class, and how the neighbours or all parties hold it.
 */
#include "cli/border_views.h"

#include <string.h>

/** What a line is to a party that holds it so. */
static const char *held_as(BmBorderStatus status)
{
    if (status == BM_BORDER_LEFT_OUT)
        return "no border";
    return status == BM_BORDER_INTERNAL ? "a line inside one country"
                                        : bm_border_status_words[status];
}

/** The default is what the two neighbours hold; who else claims the ground is asked for by all. */
static gboolean is_asked(const BmSharedBorder *border, const BmParty *party, gboolean all)
{
    return all || strcmp(party->a3, border->areas[0].a3) == 0 ||
           strcmp(party->a3, border->areas[1].a3) == 0;
}

static const BmBorderPiece *piece_at(const BmSharedBorder *border, guint index)
{
    return g_ptr_array_index(border->pieces, index);
}

/** FALSE for a line that nobody disputes, or that stood before. */
static gboolean is_told(const BmSharedBorder *border, guint index, const BmViewpoints *viewpoints)
{
    const BmBorderPiece *piece = piece_at(border, index);
    for (guint i = 0; i < index; i++)
        if (strcmp(piece_at(border, i)->line, piece->line) == 0)
            return FALSE;
    const char *dispute = bm_viewpoints_see(viewpoints, piece->line, piece->status, NULL).dispute;
    return dispute[0] != '\0';
}

/** The class without its mark, and the word for the mark; both for g_free(). */
static char *class_words(const char *class)
{
    char *words = g_strndup(class, strcspn(class, "("));
    gboolean unverified;
    bm_border_status_of_class(class, &unverified);
    char *both = g_strconcat(g_strchomp(words), unverified ? " (unverified)" : "", NULL);
    g_free(words);
    return both;
}

/** Parties that hold a line alike stand together. */
typedef struct {
    BmLineView view;
    GString *names;
    gboolean own; /**< by a row of the program's own, with its source */
} Holding;

static void holding_free(gpointer data)
{
    Holding *holding = data;
    g_string_free(holding->names, TRUE);
    g_free(holding);
}

static Holding *holding_of(GPtrArray *holdings, const BmLineView *view, gboolean own)
{
    for (guint i = 0; i < holdings->len; i++) {
        Holding *holding = g_ptr_array_index(holdings, i);
        gboolean alike = holding->view.status == view->status &&
                         holding->view.unverified == view->unverified && !holding->own && !own;
        if (holding->view.assumed == view->assumed && (alike || view->assumed))
            return holding;
    }
    Holding *holding = g_new0(Holding, 1);
    holding->view = *view;
    holding->names = g_string_new(NULL);
    holding->own = own;
    g_ptr_array_add(holdings, holding);
    return holding;
}

static GPtrArray *holdings_of(const BmSharedBorder *border, const BmBorderPiece *piece,
                              const BmViewpoints *viewpoints, const GPtrArray *parties,
                              gboolean all)
{
    GPtrArray *holdings = g_ptr_array_new_with_free_func(holding_free);
    const char *source = bm_viewpoints_see(viewpoints, piece->line, piece->status, NULL).source;
    for (guint i = 0; i < parties->len; i++) {
        const BmParty *party = g_ptr_array_index(parties, i);
        if (!is_asked(border, party, all))
            continue;
        BmLineView view = bm_viewpoints_see(viewpoints, piece->line, piece->status, party);
        Holding *holding = holding_of(holdings, &view, strcmp(view.source, source) != 0);
        g_string_append_printf(holding->names, "%s%s", holding->names->len ? ", " : "",
                               party->name);
    }
    return holdings;
}

static void append_line(GString *out, const BmSharedBorder *border, const BmBorderPiece *piece,
                        const BmViewpoints *viewpoints, const GPtrArray *parties, gboolean all)
{
    BmLineView nobody = bm_viewpoints_see(viewpoints, piece->line, piece->status, NULL);
    char *class = class_words(nobody.class);
    g_string_append_printf(out, "  %s (%s): %s; class %s",
                           bm_viewpoints_title(viewpoints, piece->line), piece->line, piece->status,
                           class);
    g_string_append_printf(out, nobody.ended[0] ? ", ended %s" : "%s", nobody.ended);
    g_string_append_printf(out, all ? " [%s]\n" : "\n", nobody.source);
    GPtrArray *holdings = holdings_of(border, piece, viewpoints, parties, all);
    for (guint i = 0; i < holdings->len; i++) {
        const Holding *holding = g_ptr_array_index(holdings, i);
        const char *held =
            holding->view.assumed ? "no view is known of" : held_as(holding->view.status);
        g_string_append_printf(out, "    %s%s: %s", held,
                               holding->view.unverified && !holding->view.assumed ? " (unverified)"
                                                                                  : "",
                               holding->names->str);
        if (holding->view.wording)
            g_string_append_printf(out, "; “%s”", holding->view.wording);
        g_string_append_printf(out, all && holding->own ? " [%s]\n" : "\n", holding->view.source);
    }
    g_ptr_array_unref(holdings);
    g_free(class);
}

void bm_border_views_append(GString *out, const BmSharedBorder *border,
                            const BmViewpoints *viewpoints, const GPtrArray *parties, gboolean all)
{
    gboolean begun = FALSE;
    for (guint i = 0; i < border->pieces->len; i++) {
        if (!is_told(border, i, viewpoints))
            continue;
        if (!begun)
            g_string_append(out, all ? "What parties hold of its disputed lines:\n"
                                     : "What the two hold of its disputed lines (--verbose: all "
                                       "parties, and the sources):\n");
        begun = TRUE;
        append_line(out, border, piece_at(border, i), viewpoints, parties, all);
    }
}

static json_t *party_json(const BmParty *party, const BmLineView *view)
{
    char *class = class_words(view->class);
    json_t *object = json_pack("{s:s, s:s, s:s, s:b, s:b, s:s?, s:s}", "party", party->a3, "status",
                               bm_border_status_words[view->status], "class", class, "unverified",
                               view->unverified, "assumed", view->assumed, "wording", view->wording,
                               "source", view->source);
    g_free(class);
    return object;
}

json_t *bm_border_views_json(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                             const GPtrArray *parties, gboolean all)
{
    json_t *lines = json_array();
    for (guint i = 0; i < border->pieces->len; i++) {
        const BmBorderPiece *piece = piece_at(border, i);
        if (!is_told(border, i, viewpoints))
            continue;
        BmLineView nobody = bm_viewpoints_see(viewpoints, piece->line, piece->status, NULL);
        json_t *held = json_array();
        for (guint j = 0; j < parties->len; j++) {
            const BmParty *party = g_ptr_array_index(parties, j);
            BmLineView view = bm_viewpoints_see(viewpoints, piece->line, piece->status, party);
            if (is_asked(border, party, all))
                json_array_append_new(held, party_json(party, &view));
        }
        char *class = class_words(nobody.class);
        json_array_append_new(
            lines, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:o}", "line", piece->line,
                             "title", bm_viewpoints_title(viewpoints, piece->line), "dispute",
                             nobody.dispute, "status", piece->status, "class", class, "unverified",
                             strstr(nobody.class, "verify)") != NULL, "ended", nobody.ended,
                             "parties", held));
        g_free(class);
    }
    return lines;
}
