/** @file
 * Finding areas by code or name.
 */
#include "source/border_area.h"

#include "base/error.h"
#include "document/node.h"
#include "source/source.h"

void bm_border_area_clear(BmBorderArea *area)
{
    g_free(area->code);
    g_free(area->name);
    g_free(area->a3);
    *area = (BmBorderArea){ 0 };
}

/** TRUE where two words are the same but for case. */
static gboolean same_word(const char *a, const char *b)
{
    char *left = g_utf8_casefold(a, -1), *right = g_utf8_casefold(b, -1);
    gboolean same = g_str_equal(left, right);
    g_free(left);
    g_free(right);
    return same;
}

gboolean bm_border_area_is_called(const BmFeature *feature, int field, const char *word)
{
    if (field >= 0)
        return same_word(bm_feature_value(feature, field), word);
    for (guint i = 0; feature->values[i]; i++)
        if (*feature->values[i] && same_word(feature->values[i], word))
            return TRUE;
    return FALSE;
}

/** A set's names and codes: of the whole world, without regard to where they are. */
static BmFeatureSet *read_names(const BmCatalogue *catalogue, const char *set_id,
                                const char *const *fields, BmWarnings *warnings, GError **error)
{
    BmSourceQuery query = { .only_fields = fields };
    char *path = bm_catalogue_path(catalogue, set_id, error);
    BmFeatureSet *set = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    return set;
}

static void take_names(const BmFeatureSet *set, const BmFeature *feature, gboolean province,
                       BmBorderArea *area)
{
    const char *code = province ? "id" : "a3";
    area->code = g_strdup(bm_feature_text(set, feature, code));
    area->name = g_strdup(bm_feature_text(set, feature, "name"));
    area->a3 = g_strdup(bm_feature_text(set, feature, "a3"));
    area->province = province;
}

/** The alpha-3 code of a province's country is no name of the province. */
static gboolean is_called(const BmFeatureSet *set, const BmFeature *feature, gboolean province,
                          const char *word)
{
    if (!province)
        return bm_border_area_is_called(feature, -1, word);
    int a3 = bm_feature_set_field(set, "a3");
    for (int i = 0; feature->values[i]; i++)
        if (i != a3 && *feature->values[i] && same_word(feature->values[i], word))
            return TRUE;
    return FALSE;
}

/** How many areas are called so; the first of them is taken, `codes` lists all. */
static guint find_called(const BmFeatureSet *set, gboolean province, const char *word,
                         BmBorderArea *area, GString *codes)
{
    guint found = 0;
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (!is_called(set, feature, province, word))
            continue;
        if (found++ == 0)
            take_names(set, feature, province, area);
        int code = bm_feature_set_field(set, province ? "id" : "a3");
        g_string_append_printf(codes, "%s%s", codes->len ? ", " : "",
                               bm_feature_value(feature, code));
        if (!province)
            break;
    }
    return found;
}

static void set_unknown(const BmFeatureSet *set, int field, const char *word, const char *mend,
                        GError **error)
{
    GPtrArray *words = g_ptr_array_new();
    int name = field >= 0 ? field : bm_feature_set_field(set, "name");
    int code = bm_feature_set_field(set, "a3");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        g_ptr_array_add(words, (char *)bm_feature_value(feature, name));
        if (field < 0)
            g_ptr_array_add(words, (char *)bm_feature_value(feature, code));
    }
    g_ptr_array_add(words, NULL);
    const char *nearest = bm_nearest_word(word, (const char *const *)words->pdata);
    if (nearest)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "area '%s' is not known; did you mean '%s'?",
                    word, nearest);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "area '%s' is not known; %s", word, mend);
    g_ptr_array_unref(words);
}

static gboolean find_province(const BmFeatureSet *countries, const BmFeatureSet *provinces,
                              const char *word, BmBorderArea *area, GError **error)
{
    GString *codes = g_string_new(NULL);
    guint found = find_called(provinces, TRUE, word, area, codes);
    if (found > 1)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "'%s' is the name of several provinces; give an id: %s", word, codes->str);
    else if (found == 0 && !find_called(countries, FALSE, word, area, codes))
        set_unknown(countries, -1, word,
                    "give an ISO 3166 code (AFG, AF, AF-PIA) or an English name", error);
    g_string_free(codes, TRUE);
    return found == 1 || (found == 0 && area->code);
}

static gboolean check_two(const char *const words[2], const BmBorderArea areas[2], GError **error)
{
    if (!g_str_equal(areas[0].code, areas[1].code))
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "'%s' and '%s' are the same area; give two",
                words[0], words[1]);
    return FALSE;
}

gboolean bm_border_areas_find(const BmCatalogue *catalogue, const char *const words[2],
                              BmBorderArea areas[2], BmWarnings *warnings, GError **error)
{
    static const char *const country_fields[] = { "a3",      "a2",      "name",    "name_ps",
                                                  "name_fa", "name_ur", "name_ar", NULL };
    static const char *const province_fields[] = { "id",      "a3",      "name",
                                                   "name_ps", "name_fa", "name_ur",
                                                   "name_ar", "iso",     NULL };
    BmFeatureSet *countries = read_names(catalogue, "countries", country_fields, warnings, error);
    if (!countries)
        return FALSE;
    GString *codes = g_string_new(NULL);
    guint found = 0;
    for (int i = 0; i < 2; i++)
        found += find_called(countries, FALSE, words[i], &areas[i], codes);
    gboolean good = found == 2;
    if (!good) {
        bm_border_area_clear(&areas[0]);
        bm_border_area_clear(&areas[1]);
        BmFeatureSet *provinces =
            read_names(catalogue, "provinces", province_fields, warnings, error);
        good = provinces && find_province(countries, provinces, words[0], &areas[0], error) &&
               find_province(countries, provinces, words[1], &areas[1], error);
        bm_feature_set_free(provinces);
    }
    g_string_free(codes, TRUE);
    bm_feature_set_free(countries);
    return good && check_two(words, areas, error);
}

gboolean bm_border_areas_find_in(const BmFeatureSet *set, int field, const char *const words[2],
                                 BmBorderArea areas[2], GError **error)
{
    for (int i = 0; i < 2; i++) {
        gboolean found = FALSE;
        for (guint j = 0; j < bm_feature_set_count(set) && !found; j++)
            found = bm_border_area_is_called(bm_feature_set_borrow(set, j), field, words[i]);
        if (!found) {
            GError *cause = NULL;
            set_unknown(set, field, words[i], "name the field that holds it with --name-field",
                        &cause);
            g_propagate_prefixed_error(error, cause, "%s: ", set->path);
            return FALSE;
        }
        areas[i] = (BmBorderArea){ g_strdup(words[i]), g_strdup(words[i]), g_strdup(""), FALSE };
    }
    return check_two(words, areas, error);
}
