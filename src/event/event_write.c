/** @file
 * Writing events: what reads again as the same.
 */
#include "event/event_write.h"

#include <string.h>

#include "document/write.h"

static BmNode *mapping_new(void)
{
    return bm_node_new(BM_NODE_MAPPING, "", 0, 0);
}

static BmNode *list_new(void)
{
    return bm_node_new(BM_NODE_LIST, "", 0, 0);
}

static void add_text(BmNode *mapping, const char *key, const char *text)
{
    if (text)
        bm_node_add_take(mapping, key, bm_node_new_text(text));
}

static void add_number(BmNode *mapping, const char *key, gboolean has, double number)
{
    if (has)
        bm_node_add_take(mapping, key, bm_node_new_number(number));
}

static BmNode *claim_to_node(const BmClaim *claim)
{
    BmNode *node = mapping_new();
    add_text(node, "by", claim->by);
    add_text(node, "speaker", claim->speaker);
    add_text(node, "role", claim->role);
    add_text(node, "channel", claim->channel);
    add_text(node, "anonymous", claim->anonymous);
    add_text(node, "at", claim->at);
    if (claim->stance != BM_STANCE_SAYS)
        add_text(node, "stance", bm_stance_words[claim->stance]);
    if (claim->standing != BM_STANDING_PARTY)
        add_text(node, "standing", bm_standing_words[claim->standing]);
    add_text(node, "what", bm_claim_what_words[claim->what]);
    add_text(node, "of", claim->of);
    add_text(node, "side", claim->side);
    add_number(node, "min", claim->has_minimum, claim->minimum);
    add_number(node, "max", claim->has_maximum, claim->maximum);
    add_text(node, "words", claim->words);
    add_text(node, "scope", claim->scope);
    add_text(node, "supersedes", claim->supersedes);
    add_text(node, "sentence", claim->sentence);
    add_text(node, "source", claim->source);
    return node;
}

static BmNode *source_to_node(const BmReportSource *source)
{
    BmNode *node = mapping_new();
    add_text(node, "title", source->title);
    add_text(node, "publisher", source->publisher);
    add_text(node, "date", source->date);
    add_text(node, "url", source->url);
    add_text(node, "licence", source->licence);
    return node;
}

static void add_list(BmNode *mapping, const char *key, const GPtrArray *items,
                     BmNode *(*to_node)(gconstpointer))
{
    if (items->len == 0)
        return;
    BmNode *list = list_new();
    for (guint i = 0; i < items->len; i++)
        g_ptr_array_add(list->items, to_node(g_ptr_array_index(items, i)));
    bm_node_add_take(mapping, key, list);
}

static BmNode *claim_item(gconstpointer claim)
{
    return claim_to_node(claim);
}

static BmNode *source_item(gconstpointer source)
{
    return source_to_node(source);
}

static BmNode *event_item(gconstpointer event)
{
    return bm_event_to_node(event);
}

static void add_place(BmNode *node, const BmEvent *event)
{
    add_text(node, "place", event->place);
    add_text(node, "kind", event->kind);
    add_text(node, "country", event->country);
    add_number(node, "lon", event->has_position, event->longitude);
    add_number(node, "lat", event->has_position, event->latitude);
    if (event->precision != BM_PRECISION_UNSTATED)
        add_text(node, "precision", bm_precision_words[event->precision]);
    add_number(node, "radius_km", event->radius_km > 0, event->radius_km);
    if (event->areas) {
        BmNode *areas = list_new();
        for (guint i = 0; event->areas[i]; i++)
            g_ptr_array_add(areas->items, bm_node_new_text(event->areas[i]));
        bm_node_add_take(node, "areas", areas);
    }
    add_text(node, "from", event->from);
    add_text(node, "to", event->to);
    if (!event->placed)
        bm_node_add_take(node, "placed", bm_node_new_flag(FALSE));
    add_text(node, "why", event->why);
}

static void add_draft_text(BmNode *node, const BmEvent *event)
{
    if (!event->text_sentence && !event->text_toponym)
        return;
    BmNode *text = mapping_new();
    add_text(text, "sentence", event->text_sentence);
    add_text(text, "toponym", event->text_toponym);
    add_number(text, "start", event->text_end > event->text_start, event->text_start);
    add_number(text, "end", event->text_end > event->text_start, event->text_end);
    add_text(text, "geocode", event->text_geocode);
    bm_node_add_take(node, "text", text);
}

BmNode *bm_event_to_node(const BmEvent *event)
{
    BmNode *node = mapping_new();
    add_text(node, "id", event->id);
    add_text(node, "date", event->date);
    add_text(node, "date_precision", event->date_precision);
    add_text(node, "zone", event->zone);
    add_text(node, "type", bm_event_type_words[event->type]);
    add_text(node, "source_type", event->source_type);
    add_place(node, event);
    add_text(node, "side", event->side);
    add_text(node, "actor", event->actor);
    add_text(node, "target", event->target);
    add_text(node, "status", bm_event_status_words[event->status]);
    add_text(node, "confirmed_by", event->confirmed_by);
    add_text(node, "label", event->label);
    add_text(node, "note", event->note);
    add_list(node, "claims", event->claims, claim_item);
    add_draft_text(node, event);
    add_text(node, "doubt", event->doubt);
    add_text(node, "reviewed", event->reviewed);
    add_list(node, "sources", event->sources, source_item);
    return node;
}

BmNode *bm_event_list_to_node(const BmEventList *list)
{
    BmNode *node = mapping_new();
    if (list->draft)
        bm_node_add_take(node, "draft", bm_node_new_flag(TRUE));
    add_list(node, "sources", list->sources, source_item);
    BmNode *events = list_new();
    for (guint i = 0; i < list->events->len; i++)
        g_ptr_array_add(events->items, event_item(g_ptr_array_index(list->events, i)));
    bm_node_add_take(node, "events", events);
    return node;
}
