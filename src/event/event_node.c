/** @file
 * One event from a node: its fields, one group after the other, then what must agree.
 */
#include "event/event_date.h"
#include "event/event_fields.h"

#include <math.h>
#include <string.h>

const char *const bm_event_keys[] = {
    "id",        "date",   "date_precision", "zone",   "type",         "source_type",
    "place",     "kind",   "country",        "lon",    "lat",          "precision",
    "radius_km", "areas",  "from",           "to",     "placed",       "why",
    "side",      "actor",  "target",         "status", "confirmed_by", "label",
    "note",      "claims", "text",           "doubt",  "reviewed",     "private",
    "sources",   NULL,
};

static const char *const kind_words[] = { "city",    "district", "province", "crossing",
                                          "country", "region",   NULL };
const char *const bm_date_precision_words[] = { "minute", "hour", "day", "week",
                                                "month",  "year", NULL };

/** A ring wider than this says nothing about a place. */
static const double WIDEST_RADIUS_KM = 2000;

/** A word out of a list that the event keeps as text. */
static gboolean read_word(const BmNode *node, const char *key, const char *const *words,
                          char **out_take, GError **error)
{
    int index = -1;
    if (!bm_node_get_choice(node, key, words, &index, error))
        return FALSE;
    if (index >= 0)
        *out_take = g_strdup(words[index]);
    return TRUE;
}

static gboolean read_choices(BmEvent *event, const BmNode *node, GError **error)
{
    int type = -1, precision = BM_PRECISION_UNSTATED, status = BM_STATUS_REPORTED;
    if (!bm_node_get_choice(node, "type", bm_event_type_words, &type, error) ||
        !bm_node_get_choice(node, "precision", bm_precision_words, &precision, error) ||
        !bm_node_get_choice(node, "status", bm_event_status_words, &status, error) ||
        !read_word(node, "kind", kind_words, &event->kind, error) ||
        !read_word(node, "date_precision", bm_date_precision_words, &event->date_precision, error))
        return FALSE;
    if (type < 0)
        return bm_node_error(node, error,
                             "an event without a \"type\"; use airstrike, clash … or other");
    event->type = (BmEventType)type;
    event->precision = (BmPrecision)precision;
    event->status = (BmEventStatus)status;
    return TRUE;
}

/** A number within limits; *has says whether it stands there. */
static gboolean read_range(const BmNode *node, const char *key, double least, double most,
                           gboolean *has, double *out, GError **error)
{
    double value = NAN;
    if (!bm_node_get_number(node, key, &value, error))
        return FALSE;
    if (isnan(value))
        return TRUE;
    if (value < least || value > most)
        return bm_node_error(bm_node_get(node, key), error,
                             "\"%s\" is %s; it must be from %g to %g", key,
                             bm_node_get(node, key)->text, least, most);
    *has = TRUE;
    *out = value;
    return TRUE;
}

static gboolean read_position(BmEvent *event, const BmNode *node, GError **error)
{
    gboolean has_longitude = FALSE, has_latitude = FALSE, has_radius = FALSE;
    if (!read_range(node, "lon", -180, 180, &has_longitude, &event->longitude, error) ||
        !read_range(node, "lat", -90, 90, &has_latitude, &event->latitude, error) ||
        !read_range(node, "radius_km", 0, WIDEST_RADIUS_KM, &has_radius, &event->radius_km, error))
        return FALSE;
    if (has_longitude != has_latitude)
        return bm_node_error(bm_node_get(node, has_longitude ? "lon" : "lat"), error,
                             "\"%s\" without \"%s\"; give both or neither",
                             has_longitude ? "lon" : "lat", has_longitude ? "lat" : "lon");
    event->has_position = has_longitude;
    return bm_node_get_texts(node, "areas", &event->areas, error) &&
           bm_node_get_flag(node, "placed", &event->placed, error);
}

/** Countries are ISO 3166-1 alpha-3 codes, kept in capitals. */
static gboolean check_country(const BmNode *node, const char *key, char *code, GError **error)
{
    if (!code)
        return TRUE;
    gboolean good = strlen(code) == 3;
    for (char *letter = code; good && *letter; letter++) {
        good = g_ascii_isalpha(*letter);
        *letter = g_ascii_toupper(*letter);
    }
    return good || bm_node_error(bm_node_get(node, key), error,
                                 "\"%s\" must be a country's three letters (ISO 3166 alpha-3), as "
                                 "AFG",
                                 key);
}

static gboolean check_date(const BmEvent *event, const BmNode *where, GError **error)
{
    char *problem = NULL;
    if (!event->date || bm_event_date_check(event->date, &problem))
        return TRUE;
    bm_node_error(where, error, "%s", problem);
    g_free(problem);
    return FALSE;
}

static gboolean check_placing(const BmEvent *event, const BmNode *node, GError **error)
{
    if (!event->placed) {
        if (event->why)
            return TRUE;
        return bm_node_error(node, error,
                             "\"placed: false\" without \"why\"; say why it is not "
                             "mapped");
    }
    if (event->precision == BM_PRECISION_REGION && !event->areas)
        return bm_node_error(node, error, "\"precision: region\" without \"areas\"; list them");
    if (event->has_position || event->place || event->areas || event->from || event->country)
        return TRUE;
    return bm_node_error(node, error,
                         "an event without a place; give \"place\", or \"lon\" and \"lat\", or "
                         "\"placed: false\" with \"why\"");
}

static gboolean read_offset(const BmNode *text, const char *key, guint *out, GError **error)
{
    double value = 0;
    gboolean has = FALSE;
    if (!read_range(text, key, 0, 1e9, &has, &value, error))
        return FALSE;
    *out = (guint)value;
    return TRUE;
}

/** `text`: {sentence, toponym, start, end, geocode}, or the sentence alone. */
static gboolean read_text_of_draft(BmEvent *event, const BmNode *node, GError **error)
{
    static const char *const keys[] = { "sentence", "toponym", "start", "end", "geocode", NULL };
    const BmNode *text = bm_node_get(node, "text");
    if (bm_node_is_empty(text))
        return TRUE;
    if (text->kind == BM_NODE_SCALAR)
        return bm_node_get_text(node, "text", &event->text_sentence, error);
    return bm_node_check_keys(text, "\"text\"", keys, error) &&
           bm_node_get_text(text, "sentence", &event->text_sentence, error) &&
           bm_node_get_text(text, "toponym", &event->text_toponym, error) &&
           bm_node_get_text(text, "geocode", &event->text_geocode, error) &&
           read_offset(text, "start", &event->text_start, error) &&
           read_offset(text, "end", &event->text_end, error);
}

/** `doubt` (a text or a list) and `reviewed` ({by, at} or a text). */
static gboolean read_review(BmEvent *event, const BmNode *node, GError **error)
{
    static const char *const keys[] = { "by", "at", NULL };
    char **doubts = NULL, *by = NULL, *at = NULL;
    if (!bm_node_get_texts(node, "doubt", &doubts, error))
        return FALSE;
    event->doubt = doubts ? g_strjoinv("; ", doubts) : NULL;
    g_strfreev(doubts);
    const BmNode *reviewed = bm_node_get(node, "reviewed");
    if (bm_node_is_empty(reviewed))
        return TRUE;
    if (reviewed->kind == BM_NODE_SCALAR)
        return bm_node_get_text(node, "reviewed", &event->reviewed, error);
    gboolean good = bm_node_check_keys(reviewed, "\"reviewed\"", keys, error) &&
                    bm_node_get_text(reviewed, "by", &by, error) &&
                    bm_node_get_text(reviewed, "at", &at, error);
    if (good)
        event->reviewed = g_strconcat(by ? by : "", by && at ? ", " : "", at ? at : "", NULL);
    g_free(by);
    g_free(at);
    return good;
}

/** Takes date and zone from the events file where the event has none. */
static gboolean take_defaults(BmEvent *event, const BmNode *node, const BmNode *defaults,
                              GError **error)
{
    gboolean own_date = event->date != NULL;
    if ((!own_date && !bm_node_get_text(defaults, "date", &event->date, error)) ||
        (!event->zone && !bm_node_get_text(defaults, "zone", &event->zone, error)))
        return FALSE;
    return !event->date ||
           check_date(event, bm_node_get(own_date ? node : defaults, "date"), error);
}

static gboolean read_event(BmEvent *event, const BmNode *node, const BmNode *defaults,
                           GError **error)
{
    return bm_node_check_keys(node, "an event", bm_event_keys, error) &&
           bm_texts_read_node(event, bm_event_texts, node, error) &&
           read_choices(event, node, error) && read_position(event, node, error) &&
           take_defaults(event, node, defaults, error) &&
           check_country(node, "country", event->country, error) &&
           check_country(node, "side", event->side, error) && check_placing(event, node, error) &&
           read_text_of_draft(event, node, error) && read_review(event, node, error) &&
           bm_claims_read_node(event->claims, bm_node_get(node, "claims"), error) &&
           bm_report_sources_read_node(event->sources, bm_node_get(node, "sources"), error) &&
           bm_private_check(bm_node_get(node, "private"), error);
}

BmEvent *bm_event_read_node(const BmNode *node, const BmNode *defaults, GError **error)
{
    BmEvent *event = bm_event_new();
    event->file = g_strdup(node->file);
    event->line = node->line;
    if (!read_event(event, node, defaults, error)) {
        bm_event_free(event);
        return NULL;
    }
    bm_private_apply(event, bm_node_get(node, "private"));
    bm_private_apply(event, bm_node_get(defaults, "private"));
    return event;
}
