/** @file
 * By whose view the map is drawn, and the house's names.
 */
#ifndef BM_COMPOSE_VIEWING_H
#define BM_COMPOSE_VIEWING_H

#include "compose/composition.h"

/** Opens the tables of viewpoints, and settles whose view is drawn. */
gboolean bm_composition_choose_view(BmComposition *composition, GError **error);
/** The party by whose view a dispute is drawn, borrowed, or NULL: the policy's, else the map's. */
const BmParty *bm_composition_party(const BmComposition *composition, const char *dispute);
/** How a line of the program's borders is drawn on this map. */
BmLineView bm_composition_see(BmComposition *composition, const char *line, const char *status);
/** TRUE where what ended on that date ("" : never) is no more at the time of the map. */
gboolean bm_composition_is_over(const BmComposition *composition, const char *ended);
/** Counts a dispute among those that the frame shows. */
void bm_composition_show_dispute(BmComposition *composition, const char *id);
/** `text` by the house's names, for g_free(). */
char *bm_composition_rename(const BmComposition *composition, const char *text);
/** The same, borrowed of the composition; `text` itself where no name stands in it. */
const char *bm_composition_renamed(const BmComposition *composition, const char *text);
/** Whose view is drawn, and by whose policy: sentences for the credit; for g_free(). `possible`:
 *  with all that the policy says of disputes, shown or not. */
char *bm_view_credit(const BmComposition *composition, gboolean possible);
/** Puts the house's names into all that the finished scene tells assistive technology. */
void bm_view_rename_titles(BmComposition *composition);
/** Records view and policy in the scene. */
void bm_view_record(BmComposition *composition);

#endif
