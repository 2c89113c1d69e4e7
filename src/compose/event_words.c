/** @file
 * The words of the key: neutral, plural, nobody's own.
 */
#include "compose/event_words.h"

#include <stdlib.h>
#include <string.h>

static const char *const plural_words[] = {
    [BM_EVENT_AIRSTRIKE] = "airstrikes",
    [BM_EVENT_EXPLOSION] = "explosions",
    [BM_EVENT_MISSILE] = "missile strikes",
    [BM_EVENT_SHELLING] = "shelling",
    [BM_EVENT_GROUND_ATTACK] = "ground attack",
    [BM_EVENT_CLASH] = "exchanges of fire",
    [BM_EVENT_CAPTURED_POST] = "capture of posts",
    [BM_EVENT_DESTROYED_POST] = "destruction of posts",
    [BM_EVENT_EVACUATION] = "evacuation",
    [BM_EVENT_DISPLACEMENT] = "displacement",
    [BM_EVENT_PROTEST] = "protests",
    [BM_EVENT_OTHER] = "other events",
};

G_STATIC_ASSERT(G_N_ELEMENTS(plural_words) == BM_EVENT_TYPE_COUNT);

static const char *reported_as(const BmEvent *event)
{
    switch (event->status) {
    case BM_STATUS_CLAIMED:
        return "claimed by one side";
    case BM_STATUS_CONFIRMED:
        return "confirmed";
    case BM_STATUS_DISPUTED:
        return "reported, disputed";
    case BM_STATUS_DENIED:
        return "reported, denied";
    default:
        return "reported";
    }
}

static char *capitalised(char *text)
{
    text[0] = g_ascii_toupper(text[0]);
    return text;
}

char *bm_event_group_meaning(const BmEventGroup *group)
{
    const BmEvent *event = bm_event_group_lead(group);
    const char *what = plural_words[event->type];
    gboolean both = event->status == BM_STATUS_BOTH_SIDES_REPORT;
    if (bm_event_group_is_area(group))
        return capitalised(
            g_strdup_printf("%s %s in this province, site unknown", what, reported_as(event)));
    const char *where = strcmp(group->place->kind, "crossing") == 0 ? "Crossing" : "Place";
    if (group->precision == BM_PRECISION_NEAR || group->precision == BM_PRECISION_DISTRICT)
        return capitalised(
            g_strdup_printf("%s %s somewhere within this ring", what, reported_as(event)));
    if (strcmp(group->place->kind, "crossing") == 0)
        return both ? g_strdup_printf("%s where both sides reported %s", where, what)
                    : g_strdup_printf("%s where %s: %s", where, reported_as(event), what);
    return capitalised(both ? g_strdup_printf("%s, reported by both sides", what)
                            : g_strdup_printf("%s, %s", what, reported_as(event)));
}

char *bm_event_short_date(const BmEvent *event)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const char *date = event->date;
    if (!date || strlen(date) < 10 || date[4] != '-' || date[7] != '-')
        return g_strdup("");
    int month = atoi(date + 5), day = atoi(date + 8);
    if (month < 1 || month > 12)
        return g_strdup("");
    return g_strdup_printf("%d %s", day, months[month - 1]);
}

gboolean bm_event_is_established(const BmEvent *event)
{
    return event->status == BM_STATUS_BOTH_SIDES_REPORT || event->status == BM_STATUS_CONFIRMED;
}
