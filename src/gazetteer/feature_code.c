/** @file
 * Feature codes after GeoNames' list of them (featureCodes_en.txt), words after OpenStreetMap's
 * place=*, Who's On First's placetypes and the usual columns of administrations.
 */
#include "gazetteer/feature_code.h"

#include <string.h>

#include "gazetteer/fold.h"

typedef struct {
    const char *word, *kind;
} Word;

/* Of codes, the longer prefix first; a class stands after its codes. */
static const Word codes[] = {
    { "A.PCL", "country" },   { "A.TERR", "country" },  { "A.ADM1", "province" },
    { "A.ADM", "district" },  { "A.PRSH", "district" }, { "A.ZN", "region" },
    { "S.PSTB", "crossing" }, { "T.MT", "mountain" },   { "T.PK", "mountain" },
    { "T.HLL", "mountain" },  { "T.PASS", "pass" },     { "H.STM", "river" },
    { "H.", "water" },        { "L.RGN", "region" },    { "L.CONT", "region" },
    { "P.", "city" },
};

static const Word words[] = {
    { "city", "city" },
    { "town", "city" },
    { "village", "city" },
    { "hamlet", "city" },
    { "settlement", "city" },
    { "locality", "city" },
    { "suburb", "city" },
    { "neighbourhood", "city" },
    { "neighborhood", "city" },
    { "populatedplace", "city" },
    { "province", "province" },
    { "state", "province" },
    { "governorate", "province" },
    { "admin1", "province" },
    { "adm1", "province" },
    { "district", "district" },
    { "county", "district" },
    { "tehsil", "district" },
    { "admin2", "district" },
    { "adm2", "district" },
    { "admin3", "district" },
    { "adm3", "district" },
    { "localadmin", "district" },
    { "country", "country" },
    { "crossing", "crossing" },
    { "bordercrossing", "crossing" },
    { "borderpost", "crossing" },
    { "region", "region" },
};

const char *bm_kind_of_feature_code(const char *feature_class, const char *code)
{
    char *full = g_strconcat(feature_class, ".", code, NULL);
    const char *kind = "place";
    for (guint i = G_N_ELEMENTS(codes); i-- > 0;)
        if (g_str_has_prefix(full, codes[i].word))
            kind = codes[i].kind;
    g_free(full);
    return kind;
}

const char *bm_kind_of_word(const char *word)
{
    char *key = bm_fold_name(word);
    const char *kind = NULL;
    for (guint i = 0; key && i < G_N_ELEMENTS(words) && !kind; i++)
        if (strcmp(words[i].word, key) == 0)
            kind = words[i].kind;
    g_free(key);
    return kind;
}
