/** @file
 * The claimant by the views of both sides.
 */
#include "view/claimant.h"

#include <string.h>

static const BmParty *find(const GPtrArray *parties, const char *a3)
{
    for (guint i = 0; i < parties->len; i++) {
        const BmParty *party = g_ptr_array_index(parties, i);
        if (strcmp(party->a3, a3) == 0)
            return party;
    }
    return NULL;
}

/** The status that a side gives the line; that of a claim where nothing is known of its view. */
static BmBorderStatus status_for(const BmViewpoints *viewpoints, const char *line,
                                 const BmParty *side)
{
    if (!side)
        return BM_BORDER_CLAIM;
    BmLineView view = bm_viewpoints_see(viewpoints, line, "claim", side);
    return view.assumed ? BM_BORDER_CLAIM : view.status;
}

BmClaimantKind bm_viewpoints_claimant(const BmViewpoints *viewpoints, const GPtrArray *parties,
                                      const char *line, const char *a, const char *b,
                                      const BmParty **claimant)
{
    const BmParty *sides[] = { find(parties, a), find(parties, b) };
    BmBorderStatus first = status_for(viewpoints, line, sides[0]);
    BmBorderStatus second = status_for(viewpoints, line, sides[1]);
    gboolean is_first = first == BM_BORDER_INTERNATIONAL;
    gboolean is_second = second == BM_BORDER_INTERNATIONAL;
    if (first == BM_BORDER_INTERNAL && second == BM_BORDER_INTERNAL)
        return BM_CLAIMANT_NONE;
    if (is_first == is_second)
        return BM_CLAIMANT_UNKNOWN;
    *claimant = sides[is_first ? 0 : 1];
    return BM_CLAIMANT_KNOWN;
}
