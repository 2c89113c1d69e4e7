/** @file
 * Claims and sources from nodes.
 */
#include "event/event_fields.h"

#include "event/event_date.h"

#include <math.h>

const char *const bm_claim_keys[] = {
    "by",    "speaker",    "role",     "channel", "anonymous", "at",  "stance",
    "what",  "of",         "standing", "side",    "min",       "max", "words",
    "scope", "supersedes", "sentence", "source",  NULL,
};

const char *const bm_report_source_keys[] = {
    "title", "publisher", "date", "url", "licence", NULL
};

/** No count of people or things in a report is larger. */
static const double MOST = 1e10;

static gboolean read_count(const BmNode *node, const char *key, gboolean *has, double *count,
                           GError **error)
{
    double value = NAN;
    if (!bm_node_get_number(node, key, &value, error))
        return FALSE;
    if (isnan(value))
        return TRUE;
    if (value < 0 || value > MOST || value != floor(value))
        return bm_node_error(bm_node_get(node, key), error,
                             "\"%s\" must be a whole count of 0 or more; put anything else in "
                             "words",
                             key);
    *has = TRUE;
    *count = value;
    return TRUE;
}

static gboolean check_claim(const BmClaim *claim, const BmNode *node, GError **error)
{
    gboolean counted = claim->has_minimum || claim->has_maximum;
    if (!claim->by)
        return bm_node_error(node, error,
                             "a claim without a claimant; say who makes it with \"by\"");
    if (counted && bm_node_is_empty(bm_node_get(node, "what")))
        return bm_node_error(node, error,
                             "a count without \"what\"; say what is counted (killed, wounded …)");
    if (claim->has_minimum && claim->has_maximum && claim->minimum > claim->maximum)
        return bm_node_error(bm_node_get(node, "min"), error,
                             "\"min\" is larger than \"max\"; exchange them");
    if (claim->stance == BM_STANCE_SAYS && !counted && !claim->words)
        return bm_node_error(node, error,
                             "a claim that says nothing; give \"min\", \"max\" or \"words\", or "
                             "the stance gives_no_figure");
    if (claim->stance == BM_STANCE_GIVES_NO_FIGURE && counted)
        return bm_node_error(node, error,
                             "the stance gives_no_figure beside a figure; leave one of them out");
    return TRUE;
}

static gboolean check_date_text(const BmNode *node, const char *key, const char *text,
                                GError **error)
{
    char *problem = NULL;
    if (!text || bm_event_date_check(text, &problem))
        return TRUE;
    bm_node_error(bm_node_get(node, key), error, "%s", problem);
    g_free(problem);
    return FALSE;
}

static gboolean read_claim(BmClaim *claim, const BmNode *node, GError **error)
{
    int stance = BM_STANCE_SAYS, what = BM_WHAT_OTHER, standing = BM_STANDING_PARTY;
    if (!bm_node_check_keys(node, "a claim", bm_claim_keys, error) ||
        !bm_texts_read_node(claim, bm_claim_texts, node, error) ||
        !bm_node_get_choice(node, "stance", bm_stance_words, &stance, error) ||
        !bm_node_get_choice(node, "standing", bm_standing_words, &standing, error) ||
        !bm_node_get_choice(node, "what", bm_claim_what_words, &what, error) ||
        !read_count(node, "min", &claim->has_minimum, &claim->minimum, error) ||
        !read_count(node, "max", &claim->has_maximum, &claim->maximum, error))
        return FALSE;
    claim->stance = (BmStance)stance;
    claim->what = (BmClaimWhat)what;
    claim->standing = (BmStanding)standing;
    return check_date_text(node, "at", claim->at, error) && check_claim(claim, node, error);
}

gboolean bm_claims_read_node(GPtrArray *claims, const BmNode *node, GError **error)
{
    if (bm_node_is_empty(node))
        return TRUE;
    if (node->kind == BM_NODE_SCALAR)
        return bm_node_error(node, error, "\"claims\" must be a list of claims, each with \"by\"");
    guint count = node->kind == BM_NODE_LIST ? bm_node_count(node) : 1;
    for (guint i = 0; i < count; i++) {
        const BmNode *item = node->kind == BM_NODE_LIST ? bm_node_item(node, i) : node;
        BmClaim *claim = bm_claim_new();
        g_ptr_array_add(claims, claim);
        if (!read_claim(claim, item, error))
            return FALSE;
    }
    return TRUE;
}

gboolean bm_report_source_read_node(BmReportSource *source, const BmNode *node, GError **error)
{
    if (node->kind == BM_NODE_SCALAR) {
        source->title = g_strdup(node->text);
        return TRUE;
    }
    return bm_node_check_keys(node, "a source", bm_report_source_keys, error) &&
           bm_node_get_text(node, "title", &source->title, error) &&
           bm_node_get_text(node, "publisher", &source->publisher, error) &&
           bm_node_get_text(node, "date", &source->date, error) &&
           bm_node_get_text(node, "url", &source->url, error) &&
           bm_node_get_text(node, "licence", &source->licence, error);
}

gboolean bm_report_sources_read_node(GPtrArray *sources, const BmNode *node, GError **error)
{
    if (bm_node_is_empty(node))
        return TRUE;
    guint count = node->kind == BM_NODE_LIST ? bm_node_count(node) : 1;
    for (guint i = 0; i < count; i++) {
        BmReportSource *source = bm_report_source_new();
        g_ptr_array_add(sources, source);
        const BmNode *item = node->kind == BM_NODE_LIST ? bm_node_item(node, i) : node;
        if (!bm_report_source_read_node(source, item, error) ||
            !check_date_text(item, "date", source->date, error))
            return FALSE;
    }
    return TRUE;
}
