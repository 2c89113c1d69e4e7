/** @file
 * Names through the gazetteer, outlines from the program's countries.
 */
#include "event/country_check.h"

#include "gazetteer/gazetteer.h"
#include "geometry/clip.h"
#include "source/catalogue.h"
#include "source/source.h"

#include <math.h>
#include <string.h>

/* An outline is drawn more coarsely than a town on the border is known: degrees. */
#define MARGIN 0.3

struct BmCountryCheck {
    BmGazetteer *gazetteer;
    BmCatalogue *catalogue;
    gboolean opened;
    GHashTable *codes;    /**< a name to its code, "" where unknown */
    GHashTable *outlines; /**< a code to its BmGeometry in degrees, NULL where there is none */
};

static void outline_free(gpointer outline)
{
    if (!outline)
        return;
    bm_geometry_clear(outline);
    g_free(outline);
}

BmCountryCheck *bm_country_check_new(void)
{
    BmCountryCheck *check = g_new0(BmCountryCheck, 1);
    check->codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    check->outlines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, outline_free);
    return check;
}

void bm_country_check_free(BmCountryCheck *check)
{
    if (!check)
        return;
    bm_gazetteer_free(check->gazetteer);
    bm_catalogue_free(check->catalogue);
    g_hash_table_destroy(check->codes);
    g_hash_table_destroy(check->outlines);
    g_free(check);
}

/* Without our data nothing is checked: whoever draws will say that it is missing. */
static void open_data(BmCountryCheck *check)
{
    if (check->opened)
        return;
    check->opened = TRUE;
    check->gazetteer = bm_gazetteer_open(NULL);
    check->catalogue = bm_catalogue_open(NULL);
}

/** The code of the country of that name, "" where there is none; for g_free(). */
static char *find_code(BmCountryCheck *check, const char *name)
{
    open_data(check);
    GPtrArray *places = check->gazetteer ? bm_gazetteer_find(check->gazetteer, name, NULL) : NULL;
    char *code = NULL;
    for (guint i = 0; places && !code && i < places->len; i++) {
        const BmPlace *place = g_ptr_array_index(places, i);
        if (strcmp(place->kind, "country") == 0 && strlen(place->a3) == 3)
            code = g_strdup(place->a3);
    }
    if (places)
        g_ptr_array_unref(places);
    return code ? code : g_strdup("");
}

const char *bm_country_check_code(BmCountryCheck *check, const char *name)
{
    char *code = g_hash_table_lookup(check->codes, name);
    if (!code) {
        code = find_code(check, name);
        const char *older = strstr(name, " (");
        if (!*code && older) {
            char *today = g_strndup(name, (gsize)(older - name));
            g_free(code);
            code = find_code(check, today);
            g_free(today);
        }
        g_hash_table_insert(check->codes, g_strdup(name), code);
    }
    return *code ? code : NULL;
}

static BmGeometry *read_outline(BmCountryCheck *check, const char *a3)
{
    static const char *const fields[] = { "a3", NULL };
    const char *values[] = { a3, NULL };
    open_data(check);
    char *path = check->catalogue ? bm_catalogue_path(check->catalogue, "countries", NULL) : NULL;
    BmSourceQuery query = {
        .field = "a3", .values = values, .only_fields = fields, .verified = TRUE
    };
    BmFeatureSet *set = path ? bm_source_read(path, &query, NULL, NULL) : NULL;
    BmGeometry *outline = NULL;
    if (set && bm_feature_set_count(set) > 0) {
        outline = g_new(BmGeometry, 1);
        *outline = bm_geometry_copy(&bm_feature_set_borrow(set, 0)->geometry);
    }
    bm_feature_set_free(set);
    g_free(path);
    return outline;
}

static const BmGeometry *outline_of(BmCountryCheck *check, const char *a3)
{
    gpointer outline = NULL;
    if (!g_hash_table_lookup_extended(check->outlines, a3, NULL, &outline)) {
        outline = read_outline(check, a3);
        g_hash_table_insert(check->outlines, g_strdup(a3), outline);
    }
    return outline;
}

static gboolean is_inside(const BmGeometry *outline, BmPoint point)
{
    return bm_extent_contains(&outline->extent, point) && bm_polygon_contains(outline, point);
}

static gboolean is_near(const BmGeometry *outline, BmPoint point)
{
    if (is_inside(outline, point))
        return TRUE;
    for (int step = 0; step < 8; step++) {
        double angle = step * G_PI / 4;
        BmPoint beside = { point.x + MARGIN * cos(angle), point.y + MARGIN * sin(angle) };
        if (is_inside(outline, beside))
            return TRUE;
    }
    return FALSE;
}

gboolean bm_country_check_exchanged(BmCountryCheck *check, const char *a3, BmPoint point)
{
    if (!a3 || fabs(point.x) > 90)
        return FALSE;
    const BmGeometry *outline = outline_of(check, a3);
    return outline && is_inside(outline, (BmPoint){ point.y, point.x }) && !is_near(outline, point);
}

char *bm_country_check_words(const char *country)
{
    return g_strdup_printf("longitude and latitude look exchanged: the point lies outside %s, "
                           "exchanged it lies inside",
                           country);
}
