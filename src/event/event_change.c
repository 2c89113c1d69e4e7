/** @file
 * Comparing events field by field, and saying in words what differs.
 */
#include "event/event_change.h"

#include "event/claim_table.h"
#include "event/event_fields.h"

#include <string.h>

const char *bm_change_word(BmChange change)
{
    static const char *const words[] = {
        [BM_CHANGE_NONE] = "",
        [BM_CHANGE_NEW] = "new",
        [BM_CHANGE_CHANGED] = "changed",
        [BM_CHANGE_WITHDRAWN] = "withdrawn",
    };
    return words[change];
}

gboolean bm_event_stands(const BmEvent *event)
{
    return event->change != BM_CHANGE_WITHDRAWN;
}

static void add_part(GString *words, const char *what, const char *from, const char *to)
{
    if (words->len > 0)
        g_string_append(words, "; ");
    g_string_append(words, what);
    if (from && to)
        g_string_append_printf(words, " %s, was %s", to, from);
    else if (to)
        g_string_append_printf(words, " %s, was not given", to);
    else if (from)
        g_string_append_printf(words, " %s no longer given", from);
}

/* Short values are told, sentences only named. */
static void compare_texts(GString *words, const BmEvent *from, const BmEvent *to)
{
    static const char *const silent[] = { "id",       "why",  "doubt",
                                          "reviewed", "zone", "date_precision",
                                          NULL };
    static const char *const sentences[] = { "note", "label", "source_type", NULL };
    for (const BmTextField *field = bm_event_texts; field->key; field++) {
        const char *before = *bm_text_field((gpointer)from, field);
        const char *after = *bm_text_field((gpointer)to, field);
        if (g_strcmp0(before, after) == 0 || g_strv_contains(silent, field->key))
            continue;
        char *what = g_strdelimit(g_strdup(field->key), "_", ' ');
        if (g_strv_contains(sentences, field->key))
            add_part(words, "wording", NULL, NULL);
        else
            add_part(words, what, before, after);
        g_free(what);
    }
}

static void compare_places(GString *words, const BmEvent *from, const BmEvent *to)
{
    gboolean moved = from->has_position != to->has_position || from->longitude != to->longitude ||
                     from->latitude != to->latitude || from->radius_km != to->radius_km;
    char *before = from->areas ? g_strjoinv(", ", from->areas) : g_strdup("");
    char *after = to->areas ? g_strjoinv(", ", to->areas) : g_strdup("");
    if (strcmp(before, after) != 0)
        add_part(words, "areas", before[0] ? before : NULL, after[0] ? after : NULL);
    if (moved)
        add_part(words, "position", NULL, NULL);
    if (from->precision != to->precision)
        add_part(words, "precision", bm_precision_words[from->precision],
                 bm_precision_words[to->precision]);
    if (from->placed != to->placed)
        add_part(words, to->placed ? "now on the map" : "no longer on the map", NULL, NULL);
    g_free(before);
    g_free(after);
}

static gboolean same_claim(const BmClaim *a, const BmClaim *b)
{
    for (const BmTextField *field = bm_claim_texts; field->key; field++)
        if (g_strcmp0(*bm_text_field((gpointer)a, field), *bm_text_field((gpointer)b, field)) != 0)
            return FALSE;
    return a->stance == b->stance && a->standing == b->standing && a->what == b->what &&
           a->has_minimum == b->has_minimum && a->has_maximum == b->has_maximum &&
           a->minimum == b->minimum && a->maximum == b->maximum;
}

/* Claims of one event that the other has not, each in its claimant's words. */
static void add_claims(GString *words, const char *what, const BmEvent *of, const BmEvent *without)
{
    for (guint i = 0; i < of->claims->len; i++) {
        const BmClaim *claim = g_ptr_array_index(of->claims, i);
        gboolean known = FALSE;
        for (guint j = 0; j < without->claims->len && !known; j++)
            known = same_claim(claim, g_ptr_array_index(without->claims, j));
        if (known)
            continue;
        char *phrase = bm_claim_phrase(claim);
        char *part = g_strdup_printf("%s %s: %s", what, claim->by, phrase);
        add_part(words, part, NULL, NULL);
        g_free(part);
        g_free(phrase);
    }
}

/** What differs, in words, for g_free(); NULL where nothing does. */
static char *difference(const BmEvent *from, const BmEvent *to)
{
    GString *words = g_string_new(NULL);
    if (from->type != to->type)
        add_part(words, "type", bm_event_type_words[from->type], bm_event_type_words[to->type]);
    if (from->status != to->status)
        add_part(words, "status", bm_event_status_words[from->status],
                 bm_event_status_words[to->status]);
    compare_texts(words, from, to);
    compare_places(words, from, to);
    add_claims(words, "now claimed by", to, from);
    add_claims(words, "no longer claimed by", from, to);
    gboolean same = words->len == 0;
    char *text = g_string_free(words, same);
    return same ? NULL : g_strdelimit(text, "_", ' ');
}

static gboolean same_happening(const BmEvent *a, const BmEvent *b)
{
    return a->type == b->type && g_strcmp0(a->date, b->date) == 0 &&
           g_strcmp0(a->place, b->place) == 0 && a->has_position == b->has_position &&
           a->longitude == b->longitude && a->latitude == b->latitude;
}

static BmEvent *find_earlier(const BmEventList *earlier, const GHashTable *taken,
                             const BmEvent *event)
{
    if (!event->is_numbered) {
        BmEvent *found = g_hash_table_lookup(earlier->ids, event->id);
        return found && !found->is_numbered ? found : NULL;
    }
    for (guint i = 0; i < earlier->events->len; i++) {
        BmEvent *other = g_ptr_array_index(earlier->events, i);
        if (other->is_numbered && !g_hash_table_contains((GHashTable *)taken, other) &&
            same_happening(event, other))
            return other;
    }
    return NULL;
}

static void mark(BmEvent *event, const BmEvent *before)
{
    event->changes = before ? difference(before, event) : NULL;
    event->change = !before ? BM_CHANGE_NEW : event->changes ? BM_CHANGE_CHANGED : BM_CHANGE_NONE;
}

static void move_withdrawn(BmEventList *list, BmEventList *earlier, const GHashTable *taken)
{
    for (guint i = 0; i < earlier->events->len;) {
        BmEvent *event = g_ptr_array_index(earlier->events, i);
        if (g_hash_table_contains((GHashTable *)taken, event)) {
            i++;
            continue;
        }
        g_hash_table_remove(earlier->ids, event->id);
        g_ptr_array_steal_index(earlier->events, i);
        event->change = BM_CHANGE_WITHDRAWN;
        if (g_hash_table_contains(list->ids, event->id)) {
            char *id = g_strconcat("withdrawn-", event->id, NULL);
            g_free(event->id);
            event->id = id;
        }
        g_ptr_array_add(list->events, event);
        g_hash_table_insert(list->ids, event->id, event);
    }
}

void bm_events_compare(BmEventList *list, BmEventList *earlier, BmWarnings *warnings)
{
    GHashTable *taken = g_hash_table_new(NULL, NULL);
    guint unsure = 0;
    for (guint i = 0; i < list->events->len; i++) {
        BmEvent *event = g_ptr_array_index(list->events, i);
        BmEvent *before = find_earlier(earlier, taken, event);
        unsure += !before && event->is_numbered;
        if (before)
            g_hash_table_add(taken, before);
        mark(event, before);
    }
    if (unsure > 0)
        bm_warnings_add(warnings,
                        "%u event%s without an id %s taken as new; give events an id, by which the "
                        "earlier ones are known",
                        unsure, unsure == 1 ? "" : "s", unsure == 1 ? "is" : "are");
    move_withdrawn(list, earlier, taken);
    g_hash_table_destroy(taken);
}
