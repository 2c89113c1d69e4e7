/** @file
 * Who holds what of the world's disputed lines and places: shapes/viewpoints.tsv (a row a line,
 * with the classes that Natural Earth gives it per viewpoint), viewpoints_added.tsv (rows of our
 * own, each with its source) and disputes.tsv (a row a dispute, with a publisher's sentence). One
 * table serves every scale: a line of any set of borders bears the key of its row.
 */
#ifndef BM_VIEW_VIEWPOINTS_H
#define BM_VIEW_VIEWPOINTS_H

#include "feature/feature.h"
#include "view/border_status.h"
#include "view/party.h"

typedef struct BmViewpoints BmViewpoints;

typedef struct {
    char *id, *title;
    char *sentence; /**< "" where a map says nothing of it */
    char *told_by;  /**< the line whose words in the key say it already, where it is drawn so; "" */
    BmExtent extent; /**< degrees: all its lines and areas */
} BmDispute;

/** How a line is seen; all texts are borrowed of the tables, NULL where there is none. */
typedef struct {
    BmBorderStatus status;
    gboolean unverified; /**< by a class that is marked to be verified */
    const char *class;   /**< the table\'s word for it, without a party the line\'s own */
    const char *source;  /**< of that class */
    gboolean assumed;    /**< of that party the tables say nothing: it is the line\'s own class */
    const char *wording; /**< what the key says of it in this view */
    gboolean house_wording; /**< those words are a policy's */
    const char *dispute;    /**< the id; "" where nobody disputes the line */
    const char *ended; /**< the ISO 8601 date since which the line is history; "" while it stands */
} BmLineView;

/** Opens the tables of the program's data. */
BmViewpoints *bm_viewpoints_open(GError **error);
/** Opens them in another folder. */
BmViewpoints *bm_viewpoints_open_folder(const char *folder, GError **error);
void bm_viewpoints_free(BmViewpoints *viewpoints);

guint bm_viewpoints_dispute_count(const BmViewpoints *viewpoints);
const BmDispute *bm_viewpoints_dispute(const BmViewpoints *viewpoints, guint index);
/** The dispute of that id, borrowed, or NULL. */
const BmDispute *bm_viewpoints_find_dispute(const BmViewpoints *viewpoints, const char *id);
/** The ids of all disputes, NULL at the end; for g_free(). */
const char **bm_viewpoints_dispute_ids(const BmViewpoints *viewpoints);

/** What a line is, in a few words, borrowed; NULL where the tables have none of that key. */
const char *bm_viewpoints_title(const BmViewpoints *viewpoints, const char *line);
/** The keys of a dispute's lines, NULL at the end; for g_free(). */
const char **bm_viewpoints_line_ids(const BmViewpoints *viewpoints, const char *dispute);
/** FALSE where a line is but the limit of a claim or a former line. */
gboolean bm_viewpoints_is_border(const BmViewpoints *viewpoints, const char *line);

/**
 * How a line is drawn for `party` (NULL: nobody's view). `line` is its key, which may be "", and
 * `status` the status that the set of borders gives it; that stands where the tables have no row.
 */
BmLineView bm_viewpoints_see(const BmViewpoints *viewpoints, const char *line, const char *status,
                             const BmParty *party);

/** A disputed area as disputed_areas.shp tells it; all borrowed. */
typedef struct {
    const char *holder, *claimants; /**< alpha-3 codes, several with spaces between */
    const char *inner;              /**< the key of the line that parts it from the claimant */
    const char *outer;              /**< the key of the line that parts it from the holder's rest */
    const char *views; /**< "IN=IND PK=PAK": whose it is in a party's view, if said so */
} BmDisputedArea;

/** The alpha-3 code of whose an area is in the view of `party`, for g_free(); NULL where that view
 *  leaves it open, as nobody's does. */
char *bm_viewpoints_owner(const BmViewpoints *viewpoints, const BmDisputedArea *area,
                          const BmParty *party);

#endif
