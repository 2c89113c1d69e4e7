/** @file
 * A toponym to the place of a drafted event.
 */
#include "extract/draft.h"

#include <string.h>

#include "gazetteer/fold.h"

/** Drawn round a place that something happened near, as ACLED and UCDP code it. */
static const double NEAR_KM = 25;
/** A place less sure than this is a doubt to look at. */
static const double SURE = 0.9;

static char *candidate_names(const BmGeocode *geocode)
{
    enum { MOST = 3 };
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < geocode->candidates->len && i < MOST; i++) {
        const BmPlace *place = g_ptr_array_index(geocode->candidates, i);
        g_string_append_printf(names, "%s%s (%s%s%s, %s)", i > 0 ? "; " : "", place->name,
                               place->kind, place->province[0] ? ", " : "", place->province,
                               place->a3);
    }
    return g_string_free(names, FALSE);
}

static char *geocode_text(const BmGeocode *geocode)
{
    const BmPlace *place = geocode->place;
    if (!place)
        return g_strdup(bm_geocode_status_words[geocode->status]);
    char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
    char confidence[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(latitude, sizeof latitude, "%.4f", place->latitude);
    g_ascii_formatd(longitude, sizeof longitude, "%.4f", place->longitude);
    g_ascii_formatd(confidence, sizeof confidence, "%.2f", geocode->confidence);
    return g_strdup_printf("%s, %s, %s, lat %s lon %s, confidence %s", place->name, place->kind,
                           place->a3[0] ? place->a3 : "-", latitude, longitude, confidence);
}

static const char *kind_of(const BmMention *mention)
{
    static const char *const known[] = { "city",    "district", "province", "crossing",
                                         "country", "region",   NULL };
    const char *found = mention->geocode->place->kind;
    if (mention->kind && g_strv_contains(known, mention->kind) && strcmp(mention->kind, found) == 0)
        return mention->kind;
    return g_strv_contains(known, found) && strcmp(found, "city") != 0 ? found : NULL;
}

static void set_text(const BmStory *story, BmEvent *event, const BmMention *mention)
{
    event->text_toponym = g_strdup(mention->toponym);
    bm_report_locate(story->report, bm_token(story->tokens, mention->first)->first,
                     bm_token(story->tokens, mention->end - 1)->last, &event->text_start,
                     &event->text_end);
    event->text_geocode = geocode_text(mention->geocode);
}

void bm_draft_place(BmDraft *draft, const BmStory *story, const BmMention *mention)
{
    const BmGeocode *geocode = mention->geocode;
    BmEvent *event = draft->event;
    event->placed = TRUE;
    g_clear_pointer(&event->why, g_free);
    draft->mention = mention;
    g_free(draft->key);
    draft->key = bm_fold_name(mention->toponym);
    set_text(story, event, mention);
    if (!geocode->place) {
        char *names = candidate_names(geocode);
        event->placed = FALSE;
        event->why =
            g_strdup_printf("\"%s\" is %s%s%s", mention->toponym,
                            bm_geocode_status_words[geocode->status], names[0] ? ": " : "", names);
        bm_draft_add_doubt_take(draft, g_strdup_printf("which place \"%s\" is", mention->toponym));
        g_free(names);
        return;
    }
    event->place = g_strdup(mention->toponym);
    event->kind = g_strdup(kind_of(mention));
    if (strlen(geocode->place->a3) == 3)
        event->country = g_strdup(geocode->place->a3);
    BmPlacing placing = bm_event_placing(story, mention);
    if (placing == BM_PLACING_NEAR && strcmp(geocode->precision, "place") == 0) {
        event->precision = BM_PRECISION_NEAR;
        event->radius_km = NEAR_KM;
    }
    if (geocode->status != BM_GEOCODE_FOUND || geocode->confidence < SURE)
        bm_draft_add_doubt_take(draft, g_strdup_printf("the place: \"%s\" is taken for %s",
                                                       mention->toponym, event->text_geocode));
}

void bm_draft_unplace(BmEvent *event, const char *why)
{
    event->placed = FALSE;
    event->why = g_strdup(why);
}
