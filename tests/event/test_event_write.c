/** @file
 * An event that is written has every word that was read: the words are those of README.md.
 */
#include "event/event_fields.h"
#include "event/event_write.h"

#include <criterion/criterion.h>
#include <string.h>

/* `private` names what is gone, `placed` is written where it is false. */
static const char every_word[] =
    "{id: a, date: 2026-02-27, date_precision: day, zone: local, type: clash, source_type: t, "
    "place: Kabul, kind: city, country: AFG, lon: 69.2, lat: 34.5, precision: near, radius_km: 5, "
    "areas: [A], from: B, to: C, placed: false, why: w, side: PAK, actor: x, target: y, "
    "status: confirmed, confirmed_by: z, label: l, note: n, text: {sentence: s, toponym: Kabul, "
    "start: 3, end: 8}, doubt: d, reviewed: me, sources: [s], claims: [{by: A, speaker: B, "
    "role: r, channel: X, anonymous: n, at: 2026-02-27, stance: denies, standing: independent, "
    "what: killed, of: people, "
    "side: PAK, min: 1, max: 2, words: at least, scope: here, supersedes: o, sentence: s, "
    "source: t}]}";

static void expect_words(const BmNode *read, const BmNode *written, const char *const *keys)
{
    for (guint i = 0; keys[i]; i++) {
        if (strcmp(keys[i], "private") == 0)
            continue;
        cr_expect_not_null(bm_node_get(read, keys[i]), "add \"%s\" to this test", keys[i]);
        cr_expect_not_null(bm_node_get(written, keys[i]), "\"%s\" is not written", keys[i]);
    }
}

Test(event_write, every_word_that_is_read_is_written)
{
    GError *error = NULL;
    BmDocument *document = bm_document_parse("e.yaml", every_word, strlen(every_word), &error);
    cr_assert_not_null(document, "%s", error ? error->message : "");
    const BmNode *read = bm_document_root(document);
    BmEvent *event = bm_event_read_node(read, NULL, &error);
    cr_assert_not_null(event, "%s", error ? error->message : "");
    BmNode *written = bm_event_to_node(event);
    expect_words(read, written, bm_event_keys);
    expect_words(bm_node_item(bm_node_get(read, "claims"), 0),
                 bm_node_item(bm_node_get(written, "claims"), 0), bm_claim_keys);
    bm_node_free(written);
    bm_event_free(event);
    bm_document_free(document);
}
