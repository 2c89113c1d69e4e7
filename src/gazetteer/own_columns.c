/** @file
 * Columns by their usual names: ours, GeoNames', OpenStreetMap's, Natural Earth's, and those of
 * the common sets of administrative areas.
 */
#include "gazetteer/own_columns.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "document/node.h"
#include "gazetteer/feature_code.h"

/** Most names of one place: the rest is not read. */
enum { MOST_NAMES = 1000 };

static const char *const names_of_ids[] = { "id", "geonameid", "wof_id", "wof:id", "osm_id", NULL };
static const char *const longitudes[] = { "lon", "longitude", "lng", "long", "x", "point_x", NULL };
static const char *const latitudes[] = { "lat", "latitude", "y", "point_y", NULL };
static const char *const kinds[] = { "kind", "type", "place_type", "placetype", "fclass", NULL };
static const char *const classes[] = { "feature_class", "fcl", NULL };
static const char *const codes_of_features[] = { "feature_code", "fcode", NULL };
static const char *const countries[] = { "country", "a3",           "iso3",         "iso_a3",
                                         "adm0_a3", "country_code", "countrycode",  "iso2",
                                         "iso_a2",  "admin0_code",  "country_name", NULL };
static const char *const admins[] = { "admin1", "admin1_code", NULL };
static const char *const provinces[] = { "province", "state",  "governorate", "admin1_name",
                                         "adm1_en",  "name_1", NULL };
static const char *const populations[] = { "population", "pop", "pop_max", NULL };
static const char *const radii[] = { "radius_km", NULL };
static const char *const sources[] = { "source", NULL };
/* The likeliest first. */
static const char *const own_names[] = { "name",      "toponym", "place",   "place_name",
                                         "placename", "name_en", "name:en", "shapename",
                                         "label",     "adm3_en", "adm2_en", "name_3",
                                         "name_2",    "adm1_en", "name_1",  NULL };
static const char *const other_names[] = { "names",     "alternatenames", "alternate_names",
                                           "alt_names", "alt_name",       "other_names",
                                           "aliases",   "also_called",    "old_name",
                                           NULL };

static int find_first(const char *const *columns, const char *const *wanted)
{
    for (guint w = 0; wanted[w]; w++)
        for (guint i = 0; columns[i]; i++)
            if (g_ascii_strcasecmp(columns[i], wanted[w]) == 0)
                return (int)i;
    return -1;
}

static gboolean is_name_column(const char *column)
{
    char *lower = g_ascii_strdown(column, -1);
    gboolean is = g_str_has_prefix(lower, "name_") || g_str_has_prefix(lower, "name:") ||
                  g_str_equal(lower, "asciiname") || g_strv_contains(other_names, lower);
    g_free(lower);
    return is;
}

static void find_names(BmOwnColumns *columns, const char *const *names)
{
    int own = find_first(names, own_names);
    if (own < 0)
        return;
    g_array_append_val(columns->names, own);
    for (int i = 0; names[i]; i++)
        if (i != own && i != columns->province && is_name_column(names[i]))
            g_array_append_val(columns->names, i);
}

static gboolean refuse(const char *where, const char *const *names, const char *what,
                       GError **error)
{
    char *columns = g_strjoinv(", ", (char **)names);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: a gazetteer has columns name, lon, lat (kind, country, province, names … if "
                "known), but there is none for %s; the columns are: %s",
                where, what, columns[0] ? columns : "none");
    g_free(columns);
    return FALSE;
}

gboolean bm_own_columns_find(BmOwnColumns *columns, const char *const *names, gboolean has_geometry,
                             const char *where, GError **error)
{
    *columns = (BmOwnColumns){
        .id = find_first(names, names_of_ids),
        .longitude = has_geometry ? -1 : find_first(names, longitudes),
        .latitude = has_geometry ? -1 : find_first(names, latitudes),
        .kind = find_first(names, kinds),
        .feature_class = find_first(names, classes),
        .feature_code = find_first(names, codes_of_features),
        .country = find_first(names, countries),
        .admin1 = find_first(names, admins),
        .province = find_first(names, provinces),
        .population = find_first(names, populations),
        .radius = find_first(names, radii),
        .source = find_first(names, sources),
        .names = g_array_new(FALSE, FALSE, sizeof(int)),
    };
    find_names(columns, names);
    if (columns->names->len == 0)
        return refuse(where, names, "the name", error);
    if (columns->province == g_array_index(columns->names, int, 0))
        columns->province = -1; /* a table of provinces: the column is their own name */
    if (!has_geometry && columns->longitude < 0)
        return refuse(where, names, "the longitude", error);
    if (!has_geometry && columns->latitude < 0)
        return refuse(where, names, "the latitude", error);
    return TRUE;
}

void bm_own_columns_clear(BmOwnColumns *columns)
{
    g_clear_pointer(&columns->names, g_array_unref);
}

static const char *cell(const char *const *cells, int column)
{
    return column >= 0 && cells[column] ? cells[column] : "";
}

void bm_own_names_split(GPtrArray *names, const char *text)
{
    const char *delimiter = strchr(text, '|') ? "|" : strchr(text, ';') ? ";" : ",";
    char **parts = g_strsplit(text, delimiter, MOST_NAMES);
    for (guint i = 0; parts[i]; i++)
        if (g_strstrip(parts[i])[0] && names->len < MOST_NAMES)
            g_ptr_array_add(names, g_strdup(parts[i]));
    g_strfreev(parts);
}

char *bm_own_position_problem(double longitude, double latitude)
{
    gboolean swapped = fabs(latitude) > 90 && fabs(latitude) <= 180 && fabs(longitude) <= 90;
    if (!(fabs(latitude) <= 90))
        return g_strdup_printf("the latitude must be from -90 to 90 degrees%s",
                               swapped ? "; are longitude and latitude swapped?" : "");
    if (!(fabs(longitude) <= 180))
        return g_strdup("the longitude must be from -180 to 180 degrees");
    if (longitude == 0 && latitude == 0)
        return g_strdup("0, 0 is a point in the sea that stands for no position");
    return NULL;
}

/** A number that a cell holds; an empty one leaves `value` as it is. */
static char *read_number(const char *text, const char *what, double lowest, double *value)
{
    double number;
    if (text[0] == '\0')
        return NULL;
    if (!bm_parse_number(text, &number) || number < lowest)
        return g_strdup_printf("the %s '%.40s' is not a number%s", what, text,
                               lowest == 0 ? " of 0 or more" : "");
    *value = number;
    return NULL;
}

static char *read_position(const BmOwnColumns *columns, const char *const *cells, BmPlace *place)
{
    const char *longitude = cell(cells, columns->longitude);
    const char *latitude = cell(cells, columns->latitude);
    char *problem = NULL;
    gboolean missing = columns->longitude >= 0 ? longitude[0] == '\0' || latitude[0] == '\0'
                                               : isnan(place->longitude);
    if (missing)
        return g_strdup("it has no coordinates");
    if ((problem = read_number(longitude, "longitude", -INFINITY, &place->longitude)) ||
        (problem = read_number(latitude, "latitude", -INFINITY, &place->latitude)))
        return problem;
    return bm_own_position_problem(place->longitude, place->latitude);
}

static char *read_names(const BmOwnColumns *columns, const char *const *cells, BmPlace *place,
                        GPtrArray *names)
{
    const char *own = cell(cells, g_array_index(columns->names, int, 0));
    if (strstr(own, "\xEF\xBF\xBD"))
        return g_strdup("its name was not written in UTF-8; save the table in UTF-8");
    for (guint i = 1; i < columns->names->len; i++)
        bm_own_names_split(names, cell(cells, g_array_index(columns->names, int, i)));
    if (own[0] == '\0' && names->len > 0)
        own = g_ptr_array_index(names, 0);
    if (own[0] == '\0')
        return g_strdup("it has no name");
    place->name = g_strdup(own);
    return NULL;
}

static void read_kind(const BmOwnColumns *columns, const char *const *cells, const char *usual,
                      BmPlace *place)
{
    const char *word = cell(cells, columns->kind), *code = cell(cells, columns->feature_code);
    const char *kind = NULL;
    if (columns->feature_class >= 0)
        kind = bm_kind_of_feature_code(cell(cells, columns->feature_class), code);
    else if (word[0])
        kind = bm_kind_of_word(word);
    place->kind =
        kind || word[0] == '\0' ? g_strdup(kind ? kind : usual) : g_utf8_strdown(word, -1);
    place->feature_code = g_strdup(code);
}

static void read_parents(const BmOwnColumns *columns, const char *const *cells,
                         const BmCountryCodes *codes, BmPlace *place)
{
    const char *country = cell(cells, columns->country), *admin1 = cell(cells, columns->admin1);
    const char *a3 = country[0] && codes ? bm_country_codes_find(codes, country) : NULL;
    gboolean is_code = strlen(admin1) > 3 && admin1[2] == '.';
    const char *province = cell(cells, columns->province);
    if (province[0] == '\0' && !is_code)
        province = admin1;
    place->a3 = g_strdup(a3 ? a3 : country);
    place->admin1 = g_strdup(is_code ? admin1 : "");
    if (province[0] == '\0' && is_code && codes && bm_country_codes_province(codes, admin1))
        province = bm_country_codes_province(codes, admin1);
    place->province = g_strdup(province);
}

char *bm_own_columns_read(const BmOwnColumns *columns, const char *const *cells,
                          const char *usual_kind, const BmCountryCodes *codes, BmPlace *place,
                          GPtrArray *names)
{
    double population = 0;
    char *problem = read_position(columns, cells, place);
    if (!problem)
        problem = read_number(cell(cells, columns->population), "population", 0, &population);
    if (!problem)
        problem = read_number(cell(cells, columns->radius), "radius", 0, &place->radius_km);
    if (!problem)
        problem = read_names(columns, cells, place, names);
    if (problem)
        return problem;
    place->population = (gint64)MIN(population, 1e10);
    place->id = g_strdup(cell(cells, columns->id));
    place->source = g_strdup(cell(cells, columns->source));
    read_kind(columns, cells, usual_kind, place);
    read_parents(columns, cells, codes, place);
    return NULL;
}

void bm_own_place_clear(BmPlace *place)
{
    char *words[] = { place->id,     place->name,     place->a3,          place->admin1,
                      place->source, place->province, place->feature_code };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        g_free(words[i]);
    g_free(place->kind);
    *place = (BmPlace){ 0 };
}
