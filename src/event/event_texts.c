/** @file
 * The texts of events and claims in one table each: a field that is read can be held back, and
 * is freed.
 */
#include "event/event_fields.h"

#include <string.h>

#define FREE(type, name)                                                                           \
    {                                                                                              \
#name, G_STRUCT_OFFSET(type, name), TRUE                                                   \
    }
#define CHECKED(type, name)                                                                        \
    {                                                                                              \
#name, G_STRUCT_OFFSET(type, name), FALSE                                                  \
    }

const BmTextField bm_event_texts[] = {
    FREE(BmEvent, id),           FREE(BmEvent, date),
    FREE(BmEvent, zone),         FREE(BmEvent, source_type),
    FREE(BmEvent, place),        FREE(BmEvent, country),
    FREE(BmEvent, from),         FREE(BmEvent, to),
    FREE(BmEvent, why),          FREE(BmEvent, side),
    FREE(BmEvent, actor),        FREE(BmEvent, target),
    FREE(BmEvent, confirmed_by), FREE(BmEvent, label),
    FREE(BmEvent, note),         CHECKED(BmEvent, date_precision),
    CHECKED(BmEvent, kind),      CHECKED(BmEvent, doubt),
    CHECKED(BmEvent, reviewed),  { NULL, 0, FALSE },
};

const BmTextField bm_claim_texts[] = {
    FREE(BmClaim, by),      FREE(BmClaim, speaker),    FREE(BmClaim, role),
    FREE(BmClaim, channel), FREE(BmClaim, anonymous),  FREE(BmClaim, at),
    FREE(BmClaim, of),      FREE(BmClaim, side),       FREE(BmClaim, words),
    FREE(BmClaim, scope),   FREE(BmClaim, supersedes), FREE(BmClaim, sentence),
    FREE(BmClaim, source),  { NULL, 0, FALSE },
};

char **bm_text_field(gpointer owner, const BmTextField *field)
{
    return G_STRUCT_MEMBER_P(owner, field->offset);
}

gboolean bm_texts_read_node(gpointer owner, const BmTextField *fields, const BmNode *node,
                            GError **error)
{
    for (; fields->key; fields++)
        if (fields->is_free &&
            !bm_node_get_text(node, fields->key, bm_text_field(owner, fields), error))
            return FALSE;
    return TRUE;
}

gboolean bm_text_clear(gpointer owner, const BmTextField *fields, const char *key)
{
    for (; fields->key; fields++) {
        if (strcmp(fields->key, key) == 0) {
            g_clear_pointer(bm_text_field(owner, fields), g_free);
            return TRUE;
        }
    }
    return FALSE;
}

void bm_texts_clear(gpointer owner, const BmTextField *fields)
{
    for (; fields->key; fields++)
        g_clear_pointer(bm_text_field(owner, fields), g_free);
}
