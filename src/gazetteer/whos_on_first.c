/** @file
 * Records of Who's On First, of which only the properties are read.
 */
#include "gazetteer/whos_on_first.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "document/bytes.h"
#include "gazetteer/own_columns.h"

/** Folders stand this deep at most, and after how many records the listener is told. */
enum { DEEPEST = 16, RECORDS_A_TELLING = 5000 };

#define KM_A_DEGREE 111.195

typedef struct {
    BmOwnWriter *writer;
    const char *folder;
    const BmCountryCodes *codes;
    const BmOwnListener *listener;
    BmWarnings *warnings;
    BmWarningTally tally;
    guint64 records;
} Walk;

typedef struct {
    const char *word, *kind;
} PlaceType;

static const PlaceType place_types[] = {
    { "country", "country" },      { "dependency", "country" }, { "region", "province" },
    { "macrocounty", "district" }, { "county", "district" },    { "localadmin", "district" },
    { "locality", "city" },        { "borough", "city" },       { "neighbourhood", "city" },
    { "macrohood", "city" },       { "microhood", "city" },     { "continent", "region" },
    { "macroregion", "region" },   { "empire", "region" },      { "marinearea", "region" },
    { "disputed", "region" },      { "ocean", "region" },
};

static const char *kind_of(const char *place_type)
{
    for (guint i = 0; i < G_N_ELEMENTS(place_types); i++)
        if (strcmp(place_types[i].word, place_type) == 0)
            return place_types[i].kind;
    return "place";
}

static const char *text_of(const json_t *properties, const char *key)
{
    const char *text = json_string_value(json_object_get(properties, key));
    return text ? text : "";
}

/** A number, also one that stands in quotes; NAN where there is none. */
static double number_of(const json_t *properties, const char *key)
{
    const json_t *value = json_object_get(properties, key);
    if (json_is_string(value))
        return g_ascii_strtod(json_string_value(value), NULL);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/** TRUE for what the project has given up, replaced, or says is no more. */
static gboolean is_past(const json_t *properties)
{
    const char *deprecated = text_of(properties, "edtf:deprecated");
    gboolean unknown =
        deprecated[0] == '\0' || deprecated[0] == 'u' || strcmp(deprecated, "..") == 0;
    return !unknown || number_of(properties, "mz:is_current") == 0 ||
           json_array_size(json_object_get(properties, "wof:superseded_by")) > 0;
}

/** Reads a position out of a pair of keys; FALSE where it has none. */
static gboolean read_position(const json_t *properties, const char *kind, BmPlace *place)
{
    char *longitude = g_strdup_printf("%s:longitude", kind);
    char *latitude = g_strdup_printf("%s:latitude", kind);
    place->longitude = number_of(properties, longitude);
    place->latitude = number_of(properties, latitude);
    g_free(longitude);
    g_free(latitude);
    return isfinite(place->longitude) && isfinite(place->latitude);
}

/** How far the box of an area reaches from its inner point, in kilometres on a sphere; 0: no box.
 */
static double reach_of(const json_t *properties, const BmPlace *place)
{
    double box[4], reach = 0;
    char **parts = g_strsplit(text_of(properties, "geom:bbox"), ",", 5);
    gboolean whole = g_strv_length(parts) == 4;
    for (guint i = 0; whole && i < 4; i++)
        box[i] = g_ascii_strtod(parts[i], NULL);
    for (guint corner = 0; whole && corner < 4; corner++) {
        double x = box[corner % 2 * 2] - place->longitude, y = box[corner / 2 * 2 + 1];
        double east = x * cos(place->latitude * G_PI / 180), north = y - place->latitude;
        reach = MAX(reach, hypot(east, north) * KM_A_DEGREE);
    }
    g_strfreev(parts);
    return reach < 20000 ? reach : 0;
}

static void collect_names(json_t *properties, GPtrArray *names)
{
    const char *key;
    json_t *value, *name;
    size_t i;
    json_object_foreach(properties, key, value)
    {
        if (!g_str_has_prefix(key, "name:"))
            continue;
        if (json_is_string(value))
            g_ptr_array_add(names, (char *)json_string_value(value));
        json_array_foreach(value, i, name) if (json_is_string(name))
            g_ptr_array_add(names, (char *)json_string_value(name));
    }
}

/** The id of the region that the record is in, as the code of a province; for g_free(). */
static char *region_of(const json_t *properties)
{
    const json_t *first = json_array_get(json_object_get(properties, "wof:hierarchy"), 0);
    json_int_t id = json_integer_value(json_object_get(first, "region_id"));
    return id > 0 ? g_strdup_printf("wof:%" JSON_INTEGER_FORMAT, id) : g_strdup("");
}

static gboolean add(Walk *walk, json_t *properties, BmPlace *place, GError **error)
{
    const char *type = text_of(properties, "wof:placetype");
    const char *a3 = bm_country_codes_find(walk->codes, text_of(properties, "wof:country"));
    json_int_t number = json_integer_value(json_object_get(properties, "wof:id"));
    double population = number_of(properties, "wof:population");
    gboolean is_region = strcmp(type, "region") == 0;
    if (!isfinite(population))
        population = number_of(properties, "gn:population");
    char *id = g_strdup_printf("wof:%" JSON_INTEGER_FORMAT, number),
         *region = region_of(properties);
    GPtrArray *names = g_ptr_array_new();
    collect_names(properties, names);
    place->id = id;
    place->name = (char *)text_of(properties, "wof:name");
    place->kind = (char *)kind_of(type);
    place->a3 = (char *)(a3 ? a3 : "");
    place->admin1 = is_region ? id : region;
    place->province = (char *)"";
    place->feature_code = (char *)type;
    place->source = (char *)"Who's On First";
    place->population = isfinite(population) ? (gint64)CLAMP(population, 0, 1e10) : 0;
    if (strcmp(place->kind, "city") != 0 && strcmp(place->kind, "place") != 0)
        place->radius_km = reach_of(properties, place);
    gboolean good = !is_region || bm_own_writer_name_province(walk->writer, id, place->name, error);
    good = good && bm_own_writer_add(walk->writer, place, names, error);
    g_ptr_array_unref(names);
    g_free(region);
    g_free(id);
    return good;
}

/** What is wrong with a record, for g_free(); NULL where nothing is. */
static char *check(const json_t *properties, BmPlace *place)
{
    if (!json_is_object(properties))
        return g_strdup("it is no GeoJSON feature with properties");
    if (json_integer_value(json_object_get(properties, "wof:id")) <= 0)
        return g_strdup("it has no wof:id");
    if (text_of(properties, "wof:name")[0] == '\0')
        return g_strdup("it has no wof:name");
    if (!read_position(properties, "lbl", place) && !read_position(properties, "geom", place))
        return g_strdup("it has neither lbl:longitude nor geom:longitude and latitude");
    return bm_own_position_problem(place->longitude, place->latitude);
}

static gboolean read_record(Walk *walk, const char *path, GError **error)
{
    GError *unreadable = NULL;
    GBytes *bytes = bm_bytes_read(path, BM_WHOS_ON_FIRST_MAX_BYTES, &unreadable);
    json_error_t fault = { 0 };
    json_t *record = NULL;
    char *problem = NULL;
    gboolean good = TRUE;
    if (!bytes) {
        bm_warnings_tally(walk->warnings, &walk->tally, "%s; the record is left out",
                          unreadable->message);
        g_error_free(unreadable);
        return TRUE;
    }
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    record = json_loadb(text ? text : "", length, 0, &fault);
    json_t *properties = json_object_get(record, "properties");
    BmPlace place = { 0 };
    if (!record)
        problem = g_strdup_printf("line %d: %s", fault.line, fault.text);
    else if (!json_is_object(properties) || !is_past(properties))
        problem = check(properties, &place);
    if (problem)
        bm_warnings_tally(walk->warnings, &walk->tally, "%s: %s; the record is left out", path,
                          problem);
    else if (!is_past(properties))
        good = add(walk, properties, &place, error);
    g_free(problem);
    json_decref(record);
    g_bytes_unref(bytes);
    return good;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The names in a folder, in order; for g_ptr_array_unref(). NULL with an error. */
static GPtrArray *list_folder(const char *folder, GError **error)
{
    GError *problem = NULL;
    GDir *dir = g_dir_open(folder, 0, &problem);
    if (!dir) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot be read: %s", folder,
                    problem->message);
        g_error_free(problem);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    return names;
}

static gboolean walk_folder(Walk *walk, const char *folder, guint depth, GError **error);

static gboolean take_entry(Walk *walk, const char *path, guint depth, GError **error)
{
    gboolean is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) /* a link may lead in a circle */
        return is_link || depth == DEEPEST || walk_folder(walk, path, depth + 1, error);
    if (!g_str_has_suffix(path, ".geojson") || strstr(path, "-alt-"))
        return TRUE;
    if (!read_record(walk, path, error))
        return FALSE;
    if (++walk->records % RECORDS_A_TELLING == 0 && walk->listener->tell)
        walk->listener->tell(walk->folder, walk->records, 0, bm_own_writer_count(walk->writer),
                             walk->listener->data);
    return TRUE;
}

static gboolean walk_folder(Walk *walk, const char *folder, guint depth, GError **error)
{
    GPtrArray *names = list_folder(folder, error);
    gboolean good = names != NULL;
    for (guint i = 0; good && i < names->len; i++) {
        char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        good = take_entry(walk, path, depth, error);
        g_free(path);
    }
    g_clear_pointer(&names, g_ptr_array_unref);
    return good;
}

gboolean bm_whos_on_first_read(BmOwnWriter *writer, const char *folder, const BmCountryCodes *codes,
                               const BmOwnListener *listener, BmWarnings *warnings, GError **error)
{
    Walk walk = { .writer = writer,
                  .folder = folder,
                  .codes = codes,
                  .listener = listener,
                  .warnings = warnings };
    gboolean good = walk_folder(&walk, folder, 0, error);
    bm_warnings_close(warnings, &walk.tally, folder, "records that are left out");
    if (good && walk.records == 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: there is no record in it; a folder of Who's On First has *.geojson",
                    folder);
        good = FALSE;
    }
    return good;
}
