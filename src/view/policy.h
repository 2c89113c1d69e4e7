/** @file
 * A house's policy, one file for all its maps: which line and words each dispute gets, how places
 * and parties are named, the order of sides, disclaimers, and an edition's market.
 */
#ifndef BM_VIEW_POLICY_H
#define BM_VIEW_POLICY_H

#include "view/viewpoints.h"

/** What the policy says of one line of a dispute, or of all its borders. */
typedef struct {
    char *line; /**< its key in shapes/viewpoints.tsv; NULL: every border of the dispute */
    gboolean has_status;
    BmBorderStatus status; /**< how it is drawn */
    char *wording;         /**< what the key says of it, and its lettering; NULL: not said */
} BmPolicyLine;

/** What the policy says of one dispute; NULL or unset where it says nothing. */
typedef struct {
    char *dispute;    /**< its id in shapes/disputes.tsv */
    GPtrArray *lines; /**< of BmPolicyLine */
    gboolean has_view;
    BmParty *view;    /**< by whose view its lines and areas are drawn; NULL: nobody's */
    char *disclaimer; /**< in place of the program's sentence; "" for none */
} BmPolicyDispute;

typedef struct {
    char *path;
    char *sha256;    /**< of the file's bytes, in hex */
    char *name;      /**< in the credit */
    char *edition;   /**< NULL: not said */
    BmParty *market; /**< whose view maps of this edition draw; NULL: nobody's, or not said */
    gboolean has_market;
    GPtrArray *disputes; /**< of BmPolicyDispute */
    char **names;        /**< a name and what stands for it by turns; NULL at the end */
    char **sides;        /**< the order of sides; NULL: not said */
    char *disclaimer;    /**< a sentence on every map; NULL: none */
} BmPolicy;

/** Reads a policy (YAML). An unknown key is an error that names the nearest. For
 *  bm_policy_free(). */
BmPolicy *bm_policy_read(const char *path, GError **error);
void bm_policy_free(BmPolicy *policy);

/** What the policy says of a dispute, borrowed, or NULL; `policy` may be NULL. */
const BmPolicyDispute *bm_policy_dispute(const BmPolicy *policy, const char *dispute);

/** Draws a line as the policy has it: what it says of the line itself goes before what it says of
 *  the dispute's borders, which holds for no limit of a claim and no line that the view drops. */
void bm_policy_see(const BmPolicy *policy, const BmViewpoints *viewpoints, const char *line,
                   BmLineView *view);

/** `text` with the policy's names in place of others, whole words only; for g_free(). */
char *bm_policy_rename(const BmPolicy *policy, const char *text);

/** Sorts parties into the policy's order; those it does not name keep theirs, after them. */
void bm_policy_sort_sides(const BmPolicy *policy, char **sides);
/** TRUE where `sides` stand in the policy's order. */
gboolean bm_policy_agrees_on_sides(const BmPolicy *policy, char *const *sides);

#endif
