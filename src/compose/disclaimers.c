/** @file
 * A publisher's sentence on each dispute whose place the frame shows, and on no other.
 */
#include "compose/disclaimers.h"

#include "compose/viewing.h"

#include <math.h>
#include <string.h>

static void append(GString *text, const char *sentence)
{
    if (!sentence[0])
        return;
    g_string_append_printf(text, "%s%s", text->len ? " " : "", sentence);
    if (!strchr(".?!…", text->str[text->len - 1]))
        g_string_append_c(text, '.');
}

static const char *sentence_of(const BmComposition *composition, const BmDispute *dispute)
{
    const BmPolicyDispute *own = bm_policy_dispute(composition->map->policy, dispute->id);
    return own && own->disclaimer ? own->disclaimer : dispute->sentence;
}

/* The key says it already, in the words of the view drawn. */
static gboolean is_told(const BmComposition *composition, const BmDispute *dispute)
{
    if (!dispute->told_by[0])
        return FALSE;
    BmLineView line = bm_viewpoints_see(composition->viewpoints, dispute->told_by, "not recognised",
                                        bm_composition_party(composition, dispute->id));
    return line.wording || line.status == BM_BORDER_UNRECOGNISED;
}

static void append_general(const BmComposition *composition, GString *text)
{
    const BmPolicy *policy = composition->map->policy;
    if (policy && policy->disclaimer)
        append(text, policy->disclaimer);
}

/* In the order of the table: that in which a map meets them would change with its frame. */
void bm_disclaimers_append(const BmComposition *composition, GString *text)
{
    append_general(composition, text);
    for (guint i = 0; i < bm_viewpoints_dispute_count(composition->viewpoints); i++) {
        const BmDispute *dispute = bm_viewpoints_dispute(composition->viewpoints, i);
        if (g_ptr_array_find(composition->disputes, dispute, NULL) &&
            !is_told(composition, dispute))
            append(text, sentence_of(composition, dispute));
    }
}

/* The extent as the page will show it: a map is up to so many times wider than high, or higher. */
#define WIDEST_FRAME 1.3

static BmExtent likely_window(const BmComposition *composition)
{
    BmExtent box = composition->extent;
    double x = (box.west + box.east) / 2, y = (box.south + box.north) / 2;
    double squeeze = MAX(0.1, cos(y * G_PI / 180));
    double pad = 1 + 2 * composition->extent_pad;
    double width = (box.east - box.west) * squeeze * pad, height = (box.north - box.south) * pad;
    double half_width = MAX(width, height * WIDEST_FRAME) / 2 / squeeze;
    double half_height = MAX(height, width / WIDEST_FRAME) / 2;
    return (BmExtent){ x - half_width, y - half_height, x + half_width, y + half_height };
}

/* The frame may still grow by so much. */
#define GROWTH 1.25

/* What is smaller than its label wants, and any line of it, adds no sentence: see the composers of
 * areas and borders. */
static gboolean can_be_seen(const BmComposition *composition, const BmExtent *box)
{
    if (!(composition->view.factor > 0)) /* not known yet */
        return TRUE;
    enum { STEPS = 3 };
    BmExtent pixels = BM_EXTENT_EMPTY;
    for (int i = 0; i < STEPS * STEPS; i++)
        bm_extent_add(
            &pixels, bm_composition_point(
                         composition,
                         (BmPoint){ box->west + (box->east - box->west) * (i % STEPS) / (STEPS - 1),
                                    box->south + (box->north - box->south) *
                                                     ((double)(i / STEPS) / (STEPS - 1)) }));
    double width = (pixels.east - pixels.west) * GROWTH;
    double height = (pixels.north - pixels.south) * GROWTH;
    double area = bm_composition_length(composition, "disputed_label.least_seen");
    double line = bm_composition_length(composition, "border_label.least_seen");
    return width * height > area * area || 1.5 * (width + height) > line;
}

void bm_disclaimers_append_possible(const BmComposition *composition, GString *text)
{
    BmExtent window = bm_extent_is_empty(&composition->window) ||
                              composition->window.east <= composition->window.west
                          ? likely_window(composition)
                          : composition->window;
    append_general(composition, text);
    for (guint i = 0; i < bm_viewpoints_dispute_count(composition->viewpoints); i++) {
        const BmDispute *dispute = bm_viewpoints_dispute(composition->viewpoints, i);
        if (bm_extent_overlaps(&dispute->extent, &window) &&
            can_be_seen(composition, &dispute->extent) && !is_told(composition, dispute))
            append(text, sentence_of(composition, dispute));
    }
}
