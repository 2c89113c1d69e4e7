/** @file
 * A reported event: what is said to have happened, where, when, and who says so.
 *
 * The words are those of an events file; a NULL string is one that the source does
 * not give. Nothing here is computed: a claim keeps its words and its claimant.
 */
#ifndef BM_EVENT_EVENT_H
#define BM_EVENT_EVENT_H

#include <glib.h>

typedef enum {
    BM_EVENT_AIRSTRIKE,
    BM_EVENT_EXPLOSION,
    BM_EVENT_MISSILE,
    BM_EVENT_SHELLING,
    BM_EVENT_GROUND_ATTACK,
    BM_EVENT_CLASH,
    BM_EVENT_CAPTURED_POST,
    BM_EVENT_DESTROYED_POST,
    BM_EVENT_EVACUATION,
    BM_EVENT_DISPLACEMENT,
    BM_EVENT_PROTEST,
    BM_EVENT_OTHER,
    BM_EVENT_TYPE_COUNT
} BmEventType;

/** How exactly the place is known; it decides how the event is drawn. */
typedef enum {
    BM_PRECISION_UNSTATED,
    BM_PRECISION_POINT,
    BM_PRECISION_PLACE,
    BM_PRECISION_NEAR,
    BM_PRECISION_DISTRICT,
    BM_PRECISION_PROVINCE,
    BM_PRECISION_REGION,
    BM_PRECISION_BORDER,
    BM_PRECISION_COUNTRY,
    BM_PRECISION_COUNT
} BmPrecision;

typedef enum {
    BM_STATUS_REPORTED,
    BM_STATUS_CLAIMED,
    BM_STATUS_BOTH_SIDES_REPORT,
    BM_STATUS_CONFIRMED,
    BM_STATUS_DISPUTED,
    BM_STATUS_DENIED,
    BM_STATUS_COUNT
} BmEventStatus;

/** What became of an event since an earlier report. */
typedef enum {
    BM_CHANGE_NONE, /**< nothing, or not compared */
    BM_CHANGE_NEW,
    BM_CHANGE_CHANGED,
    BM_CHANGE_WITHDRAWN
} BmChange;

typedef enum {
    BM_STANCE_SAYS,
    BM_STANCE_DENIES,
    BM_STANCE_DISMISSES,
    BM_STANCE_GIVES_NO_FIGURE,
    BM_STANCE_COUNT
} BmStance;

typedef enum {
    BM_WHAT_KILLED,
    BM_WHAT_WOUNDED,
    BM_WHAT_CAPTURED,
    BM_WHAT_POSTS_CAPTURED,
    BM_WHAT_POSTS_DESTROYED,
    BM_WHAT_BASES_DESTROYED,
    BM_WHAT_HOMES_DESTROYED,
    BM_WHAT_DISPLACED,
    BM_WHAT_EXPLOSIONS,
    BM_WHAT_OTHER,
    BM_WHAT_COUNT
} BmClaimWhat;

/** Whose voice a claim is: only parties can be in dispute with each other. */
typedef enum {
    BM_STANDING_PARTY,
    BM_STANDING_INDEPENDENT, /**< a count of somebody who is no side */
    BM_STANDING_DATABASE,    /**< a figure that a database chose among reports */
    BM_STANDING_COUNT
} BmStanding;

/* The words of an events file, NULL-terminated, indexed by the values above. */
extern const char *const bm_event_type_words[];
extern const char *const bm_precision_words[];
extern const char *const bm_event_status_words[];
extern const char *const bm_stance_words[];
extern const char *const bm_claim_what_words[];
extern const char *const bm_standing_words[];

typedef struct {
    char *title, *publisher, *date, *url, *licence;
} BmReportSource;

/** What one party or body says of one thing. */
typedef struct {
    char *by; /**< the party or body: "Afghanistan", "United Nations" */
    char *speaker, *role, *channel, *anonymous, *at;
    BmStance stance;
    BmStanding standing;
    BmClaimWhat what;
    char *of;   /**< the victims or things in the claimant's word: "fighters" */
    char *side; /**< whose they are */
    gboolean has_minimum, has_maximum;
    double minimum, maximum; /**< counts, as said; never derived */
    char *words;             /**< "at least", "more than a dozen", "several" */
    char *scope, *supersedes, *sentence, *source;
} BmClaim;

typedef struct {
    char *id; /**< "event-N" (N counted from 1 in its list) where the file gives none */
    gboolean is_found_leniently; /**< of a database: listed beside the map where its place is
                                      unknown, in place of an error */
    gboolean is_numbered;        /**< the file gives none */
    BmChange change;
    char *changes; /**< what changed, in words; NULL: nothing, or not compared */
    char *date, *date_precision, *zone; /**< date as written: ISO 8601, an interval, or "unknown" */
    BmEventType type;
    char *source_type;
    char *place, *kind, *country; /**< toponym and hints */
    gboolean has_position;
    double longitude, latitude; /**< degrees; where given they win over `place` */
    char lies_in[4]; /**< the code of the country of coordinates without `country`: found, never
                          said; "" where it is not known */
    BmPrecision precision;
    double radius_km; /**< of `near`; 0 where not stated */
    char **areas;     /**< of `region`: toponyms */
    char *from, *to;  /**< of `border`: toponyms */
    gboolean placed;  /**< FALSE: known, but not honestly mappable */
    char *why;
    char *side, *actor, *target;
    BmEventStatus status;
    char *confirmed_by;
    char *label;                        /**< short words for the map, where the author wrote some */
    char *note;                         /**< a sentence for a callout, a legend or the margin */
    char *text_sentence, *text_toponym; /**< of drafts */
    char *text_geocode;         /**< what the toponym was found to be, and how surely, in words */
    guint text_start, text_end; /**< the toponym in its text, code points; equal: not stated */
    char *doubt, *reviewed;     /**< what to look at; "NAME, DATE" of whoever reviewed */
    GPtrArray *claims;          /**< of BmClaim, owned */
    GPtrArray *sources;         /**< of BmReportSource, owned */
    char *file;                 /**< where it stands, for messages */
    guint line;
} BmEvent;

/** The events of one or more files. */
typedef struct {
    GPtrArray *events;  /**< of BmEvent, owned, in the order of the files */
    GPtrArray *sources; /**< of BmReportSource that hold for all events */
    gboolean draft;     /**< the file says that no person has reviewed it */
    GHashTable *ids;    /**< of the events read so far: id to BmEvent, both borrowed */
} BmEventList;

BmEvent *bm_event_new(void);
void bm_event_free(BmEvent *event);
BmClaim *bm_claim_new(void);
void bm_claim_free(BmClaim *claim);
BmReportSource *bm_report_source_new(void);
void bm_report_source_free(BmReportSource *source);
BmEventList *bm_event_list_new(void);
void bm_event_list_free(BmEventList *list);
const BmEvent *bm_event_list_borrow(const BmEventList *list, guint index);

#endif
