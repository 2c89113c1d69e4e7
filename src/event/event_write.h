/** @file
 * Events back to the nodes of an events file.
 */
#ifndef BM_EVENT_EVENT_WRITE_H
#define BM_EVENT_EVENT_WRITE_H

#include "document/node.h"
#include "event/event.h"

/** The mapping of one event, keys in the order of the README's table; for bm_node_free(). */
BmNode *bm_event_to_node(const BmEvent *event);
/** The mapping of an events file: draft, sources, events; for bm_node_free(). */
BmNode *bm_event_list_to_node(const BmEventList *list);

#endif
