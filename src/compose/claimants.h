/** @file
 * Whose claims the limits in the frame are, for the key.
 */
#ifndef BM_COMPOSE_CLAIMANTS_H
#define BM_COMPOSE_CLAIMANTS_H

#include "compose/border_record.h"
#include "compose/composition.h"

/** Notes whose claim a line is the limit of, which the frame shows and the key explains. */
gboolean bm_claimants_note(BmComposition *composition, const BmBorderRecord *record,
                           GError **error);
/**
 * What the key says at an entry, for g_free(): its text, and of limits of claims whose they are
 * where that is known of all of them and they are few.
 */
char *bm_claimants_key_words(const BmComposition *composition, const BmKeyEntry *entry);
void bm_claimants_free(BmClaimants *claimants);

#endif
