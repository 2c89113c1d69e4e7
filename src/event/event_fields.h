/** @file
 * The parts of reading an event that its readers share: claims, sources, private fields.
 */
#ifndef BM_EVENT_EVENT_FIELDS_H
#define BM_EVENT_EVENT_FIELDS_H

#include "document/node.h"
#include "event/event.h"

/** The keys of an event, of a claim and of a source, NULL-terminated. */
extern const char *const bm_event_keys[];
extern const char *const bm_claim_keys[];
extern const char *const bm_report_source_keys[];
/** The words of `date_precision`, NULL-terminated. */
extern const char *const bm_date_precision_words[];

/** A text of an event or of a claim: its key in a file, and where it stands in the struct. */
typedef struct {
    const char *key;
    gsize offset;
    gboolean is_free; /**< read as it stands; FALSE: its reader checks it */
} BmTextField;

/** All texts that have a key, ended by a NULL key: what is read, held back and freed alike. */
extern const BmTextField bm_event_texts[];
extern const BmTextField bm_claim_texts[];

/** The text of `field` in `owner`, an event or a claim as the table says; borrowed. */
char **bm_text_field(gpointer owner, const BmTextField *field);
/** Reads the free texts of a table from a mapping. */
gboolean bm_texts_read_node(gpointer owner, const BmTextField *fields, const BmNode *node,
                            GError **error);
/** Frees the text under `key`; FALSE where the table has none. */
gboolean bm_text_clear(gpointer owner, const BmTextField *fields, const char *key);
void bm_texts_clear(gpointer owner, const BmTextField *fields);

/** Reads one event; `defaults` (an events file's mapping, may be NULL) gives date and zone. */
BmEvent *bm_event_read_node(const BmNode *node, const BmNode *defaults, GError **error);

/** Adds the claims of a list, or the one of a mapping, to `claims`; NULL adds nothing. */
gboolean bm_claims_read_node(GPtrArray *claims, const BmNode *node, GError **error);
/** Reads a source from a mapping or its title; its date may be in any words. */
gboolean bm_report_source_read_node(BmReportSource *source, const BmNode *node, GError **error);
/** Adds the sources of a list of mappings or titles, with dates that are dates, to `sources`; NULL
 * adds nothing. */
gboolean bm_report_sources_read_node(GPtrArray *sources, const BmNode *node, GError **error);

/** Checks the list under `private`: fields of an event, or `claims.FIELD`. NULL is none. */
gboolean bm_private_check(const BmNode *list, GError **error);
/**
 * Clears what the list names, so that no output can show it. An event whose place is
 * cleared, and that has no other, is no longer placed.
 */
void bm_private_apply(BmEvent *event, const BmNode *list);

/** Adds a read event to the list, which takes it: gives it an id, refuses one used already. */
gboolean bm_event_list_add_take(BmEventList *list, BmEvent *event_take, const BmNode *where,
                                GError **error);

#endif
