/** @file
 * The words of the key: neutral, plural, nobody's own.
 */
#include "compose/event_words.h"

#include "compose/composition.h"

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

static gboolean is_plural(BmEventType type)
{
    return type == BM_EVENT_AIRSTRIKE || type == BM_EVENT_EXPLOSION || type == BM_EVENT_MISSILE ||
           type == BM_EVENT_CLASH || type == BM_EVENT_PROTEST || type == BM_EVENT_OTHER;
}

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

/* "Airstrikes reported; exchanges of fire reported, denied in this province, site unknown" */
static char *area_meaning(const BmEventGroup *group)
{
    GPtrArray *leads = bm_event_group_leads(group);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < leads->len; i++) {
        const BmEvent *event = g_ptr_array_index(leads, i);
        g_string_append_printf(text, "%s%s %s", i ? "; " : "", plural_words[event->type],
                               reported_as(event));
    }
    g_ptr_array_unref(leads);
    g_string_append(text, " in this province, site unknown");
    return capitalised(g_string_free(text, FALSE));
}

char *bm_event_meaning(const BmEventGroup *group, const BmEvent *event)
{
    const char *what = plural_words[event->type];
    gboolean both = event->status == BM_STATUS_BOTH_SIDES_REPORT;
    if (group->precision == BM_PRECISION_NEAR || group->precision == BM_PRECISION_DISTRICT)
        return capitalised(
            g_strdup_printf("%s %s somewhere within this ring", what, reported_as(event)));
    if (strcmp(group->place->kind, "crossing") == 0 && event == bm_event_group_lead(group))
        return both ? g_strdup_printf("Crossing where both sides reported %s", what)
                    : g_strdup_printf("Crossing where %s %s %s", what,
                                      is_plural(event->type) ? "were" : "was", reported_as(event));
    return capitalised(both ? g_strdup_printf("%s, reported by both sides", what)
                            : g_strdup_printf("%s, %s", what, reported_as(event)));
}

char *bm_event_group_meaning(const BmEventGroup *group)
{
    return bm_event_group_is_area(group) ? area_meaning(group)
                                         : bm_event_meaning(group, bm_event_group_lead(group));
}

const char *bm_event_type_heading(BmEventType type)
{
    static const char *const headings[] = {
        [BM_EVENT_AIRSTRIKE] = "Airstrike",
        [BM_EVENT_EXPLOSION] = "Explosion",
        [BM_EVENT_MISSILE] = "Missile strike",
        [BM_EVENT_SHELLING] = "Shelling",
        [BM_EVENT_GROUND_ATTACK] = "Ground attack",
        [BM_EVENT_CLASH] = "Exchange of fire",
        [BM_EVENT_CAPTURED_POST] = "Post captured",
        [BM_EVENT_DESTROYED_POST] = "Post destroyed",
        [BM_EVENT_EVACUATION] = "Evacuation",
        [BM_EVENT_DISPLACEMENT] = "Displacement",
        [BM_EVENT_PROTEST] = "Protest",
        [BM_EVENT_OTHER] = "Event",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(headings) == BM_EVENT_TYPE_COUNT);
    return headings[type];
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

char *bm_composition_event_date(const BmComposition *composition, const BmEvent *event)
{
    const BmSeriesFrame *series = composition->frame;
    return series && series->is_on_page && series->names_day ? g_strdup("")
                                                             : bm_event_short_date(event);
}

gboolean bm_event_is_established(const BmEvent *event)
{
    return event->status == BM_STATUS_BOTH_SIDES_REPORT || event->status == BM_STATUS_CONFIRMED;
}

char *bm_event_change_line(const BmEvent *event)
{
    char *date = bm_event_short_date(event);
    char *areas = event->areas ? g_strjoinv(", ", event->areas) : NULL;
    const char *place = event->place ? event->place : areas;
    const char *name = event->label ? event->label : bm_event_type_heading(event->type);
    char *line =
        g_strconcat(name, place && !event->label ? ", " : "", place && !event->label ? place : "",
                    date[0] ? ", " : "", date, event->changes ? ": " : "",
                    event->changes ? event->changes : "", NULL);
    g_free(areas);
    g_free(date);
    return line;
}
