/** @file
 * What `data` of a map names: a level of the program's sets, a set of one's own, or a folder of
 * these.
 */
#ifndef BM_SOURCE_DATA_CHOICE_H
#define BM_SOURCE_DATA_CHOICE_H

#include "source/catalogue.h"

/** TRUE for FOLDER/ID and for FOLDER/, which `bordermap data import` made; a level is one word. */
gboolean bm_data_choice_is_own(const char *data);

/** What is chosen in the catalogue: the level's word or the set's id, or "auto"; for g_free(). */
char *bm_data_choice_word(const char *data);

/** The program's catalogue, with the sets of the folder that `data` names (NULL: none). */
BmCatalogue *bm_data_choice_open(const char *data, GError **error);

/** The set of one's own that `data` names, borrowed of the catalogue; NULL where it names a level,
 *  a folder or nothing. */
const BmDataSet *bm_data_choice_set(const char *data, const BmCatalogue *catalogue);

/**
 * Checks that the choice is there, and finds the file of provinces that it names: `*provinces` is
 * its path, for g_free(), NULL where it names something else. Fails with BM_ERROR_INPUT.
 */
gboolean bm_data_choice_check(const char *data, char **provinces, GError **error);

#endif
