/** @file
 * Private fields: cleared before anything else can see them.
 */
#include "event/event_fields.h"

#include <string.h>

#define CLAIM_PREFIX "claims."

static gboolean check_name(const BmNode *item, GError **error)
{
    if (item->kind != BM_NODE_SCALAR)
        return bm_node_error(item, error, "\"private\" must be a list of fields");
    gboolean in_claim = g_str_has_prefix(item->text, CLAIM_PREFIX);
    const char *name = in_claim ? item->text + strlen(CLAIM_PREFIX) : item->text;
    const char *const *keys = in_claim ? bm_claim_keys : bm_event_keys;
    if (g_strv_contains(keys, name) && strcmp(name, "private") != 0 && strcmp(name, "type") != 0)
        return TRUE;
    const char *nearest = bm_nearest_word(name, keys);
    return bm_node_error(item, error,
                         "\"%.80s\" in \"private\" is no field that can be held back%s%s%s",
                         item->text, nearest ? "; did you mean \"" : "; use a field of an event",
                         nearest ? nearest : "", nearest ? "\"?" : "");
}

gboolean bm_private_check(const BmNode *list, GError **error)
{
    if (bm_node_is_empty(list))
        return TRUE;
    if (list->kind != BM_NODE_LIST)
        return check_name(list, error);
    for (guint i = 0; i < bm_node_count(list); i++)
        if (!check_name(bm_node_item(list, i), error))
            return FALSE;
    return TRUE;
}

static void clear_event_field(BmEvent *event, const char *name)
{
    if (bm_text_clear(event, bm_event_texts, name))
        return;
    if (strcmp(name, "lon") == 0 || strcmp(name, "lat") == 0) {
        event->has_position = FALSE;
        event->longitude = event->latitude = 0;
    } else if (strcmp(name, "text") == 0) {
        g_clear_pointer(&event->text_sentence, g_free);
        g_clear_pointer(&event->text_toponym, g_free);
        g_clear_pointer(&event->text_geocode, g_free);
        event->text_start = event->text_end = 0;
    } else if (strcmp(name, "areas") == 0) {
        g_clear_pointer(&event->areas, g_strfreev);
    } else if (strcmp(name, "radius_km") == 0) {
        event->radius_km = 0;
    } else if (strcmp(name, "precision") == 0) {
        event->precision = BM_PRECISION_UNSTATED;
    } else if (strcmp(name, "status") == 0) {
        event->status = BM_STATUS_REPORTED;
    } else if (strcmp(name, "claims") == 0) {
        g_ptr_array_set_size(event->claims, 0);
    } else if (strcmp(name, "sources") == 0) {
        g_ptr_array_set_size(event->sources, 0);
    }
}

static void clear_claim_field(BmClaim *claim, const char *name)
{
    bm_text_clear(claim, bm_claim_texts, name);
    if (strcmp(name, "standing") == 0)
        claim->standing = BM_STANDING_PARTY;
    if (strcmp(name, "min") == 0) {
        claim->has_minimum = FALSE;
        claim->minimum = 0;
    } else if (strcmp(name, "max") == 0) {
        claim->has_maximum = FALSE;
        claim->maximum = 0;
    }
    if (!claim->by)
        claim->by = g_strdup("withheld");
    if (claim->stance == BM_STANCE_SAYS && !claim->has_minimum && !claim->has_maximum &&
        !claim->words)
        claim->words = g_strdup("withheld");
}

void bm_private_apply(BmEvent *event, const BmNode *list)
{
    if (bm_node_is_empty(list))
        return;
    guint count = list->kind == BM_NODE_LIST ? bm_node_count(list) : 1;
    for (guint i = 0; i < count; i++) {
        const char *name = (list->kind == BM_NODE_LIST ? bm_node_item(list, i) : list)->text;
        if (!g_str_has_prefix(name, CLAIM_PREFIX)) {
            clear_event_field(event, name);
            continue;
        }
        for (guint c = 0; c < event->claims->len; c++)
            clear_claim_field(g_ptr_array_index(event->claims, c), name + strlen(CLAIM_PREFIX));
    }
    if (event->placed && !event->has_position && !event->place && !event->areas && !event->from &&
        !event->country) {
        event->placed = FALSE;
        event->why = g_strdup("place withheld");
    }
}
