/** @file
 * The map file: each key has a reader of a few lines; an unknown key is refused.
 */
#include "map/map_read.h"

#include "base/error.h"
#include "event/country_check.h"
#include "event/event_change.h"
#include "event/event_read.h"
#include "event/geojson_read.h"
#include "map/map_layer_read.h"
#include "source/data_choice.h"
#include "source/detail_level.h"

#include <string.h>

#define KM_A_MILE 1.609344
/* Half the Earth's circumference: nothing is farther. */
#define LONGEST_DISTANCE_KM 20000.0

static const char *const map_keys[] = {
    "title",  "dek",         "date",      "as_of",  "byline",    "draft",      "corrected",
    "events", "filter",      "by",        "since",  "size",      "scale",      "dpi",
    "extent", "projection",  "data",      "border", "provinces", "name_field", "border_name",
    "layers", "areas",       "gazetteer", "style",  "lang",      "worldview",  "policy",
    "labels", "annotations", "panels",    "notes",  "sources",   NULL
};
static const char *const filter_keys[] = { "dates", "types", "actors", "within", NULL };
static const char *const extent_keys[] = { "around", "radius", NULL };
static const char *const area_keys[] = {
    "source", "names", "status", "by", "as_of", "label", NULL
};
static const char *const held_words[] = { "assessed", "advance", "claimed", "reported", NULL };
static const char *const annotation_keys[] = { "type",   "at",    "to",     "points",
                                               "radius", "label", "source", NULL };
static const char *const annotation_words[] = { "text", "arrow", "line", "circle", "area", NULL };
static const char *const pin_keys[] = { "id", "at", NULL };
static const char *const panel_keys[] = {
    "type", "title", "note", "columns", "rows", "texts", NULL
};
static const char *const panel_words[] = { "claims", "not_mapped", "notes", "changes", NULL };
static const char *const row_keys[] = { "title", "events", "what", "side", "empty", NULL };
static const char *const source_keys[] = { "title", "publisher", "date", "url", "licence", NULL };

static gboolean read_numbers(const BmNode *node, guint count, double *out, const char *mend,
                             GError **error)
{
    if (node->kind != BM_NODE_LIST || bm_node_count(node) != count)
        return bm_node_error(node, error, "expected %s", mend);
    for (guint i = 0; i < count; i++) {
        const BmNode *item = bm_node_item(node, i);
        if (item->kind != BM_NODE_SCALAR || !bm_parse_number(item->text, &out[i]))
            return bm_node_error(item, error, "not a number; expected %s", mend);
    }
    return TRUE;
}

static gboolean read_point(const BmNode *node, BmPoint *point, GError **error)
{
    double numbers[2];
    if (!read_numbers(node, 2, numbers, "[longitude, latitude] in degrees", error))
        return FALSE;
    if (numbers[0] < -180 || numbers[0] > 180 || numbers[1] < -90 || numbers[1] > 90)
        return bm_node_error(node, error,
                             "longitude is -180 to 180 and latitude -90 to 90, in this order");
    *point = (BmPoint){ numbers[0], numbers[1] };
    return TRUE;
}

/* A place on the map: [lon, lat], or a toponym. */
static gboolean read_where(const BmNode *mapping, const char *key, BmWhere *where, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_SCALAR) {
        where->place = g_strdup(node->text);
        return TRUE;
    }
    where->has_point = TRUE;
    return read_point(node, &where->point, error);
}

gboolean bm_parse_distance(const char *words, double *km)
{
    char *text = g_strdup(words);
    double factor = 1, number = 0;
    if (g_str_has_suffix(text, "km")) {
        text[strlen(text) - 2] = '\0';
    } else if (g_str_has_suffix(text, "mi")) {
        text[strlen(text) - 2] = '\0';
        factor = KM_A_MILE;
    } else if (g_str_has_suffix(text, "m")) {
        text[strlen(text) - 1] = '\0';
        factor = 0.001;
    }
    gboolean good = bm_parse_number(g_strstrip(text), &number) && number > 0 &&
                    number * factor <= LONGEST_DISTANCE_KM;
    if (good)
        *km = number * factor;
    g_free(text);
    return good;
}

static gboolean read_distance(const BmNode *mapping, const char *key, double *km, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    return !node || (node->text && bm_parse_distance(node->text, km)) ||
           bm_node_error(node, error, "not a distance; write 60km or 37mi");
}

static gboolean read_size(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "size");
    if (!node)
        return TRUE;
    if (node->kind != BM_NODE_LIST || bm_node_count(node) != 2)
        return bm_node_error(node, error, "expected [width, height] in pixels, or in mm");
    double side[2];
    for (guint i = 0; i < 2; i++) {
        const BmNode *item = bm_node_item(node, i);
        char *text = g_strdup(item->text ? item->text : "");
        gboolean millimetres = g_str_has_suffix(text, "mm");
        if (millimetres)
            text[strlen(text) - 2] = '\0';
        gboolean good = bm_parse_number(g_strstrip(text), &side[i]);
        g_free(text);
        if (!good)
            return bm_node_error(item, error, "not a length; write 1600 or 180mm");
        if (millimetres) /* a pixel at scale 1 is 1/96 inch, as in CSS */
            side[i] = side[i] / 25.4 * 96;
        if (side[i] < BM_MAP_MINIMUM_SIDE || side[i] > BM_MAP_MAXIMUM_SIDE)
            return bm_node_error(item, error, "a side has %g to %g pixels", BM_MAP_MINIMUM_SIDE,
                                 BM_MAP_MAXIMUM_SIDE);
    }
    map->width = side[0];
    map->height = side[1];
    return TRUE;
}

static gboolean read_range(const BmNode *root, const char *key, double least, double most,
                           double *out, GError **error)
{
    return bm_node_get_number(root, key, out, error) &&
           ((*out >= least && *out <= most) ||
            bm_node_error(bm_node_get(root, key), error, "\"%s\" is %g to %g", key, least, most));
}

static gboolean read_resolution(BmMap *map, const BmNode *root, GError **error)
{
    return read_range(root, "scale", BM_MAP_MINIMUM_SCALE, BM_MAP_MAXIMUM_SCALE, &map->scale,
                      error) &&
           read_range(root, "dpi", BM_MAP_MINIMUM_DPI, BM_MAP_MAXIMUM_DPI, &map->dpi, error);
}

static gboolean read_extent(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "extent");
    if (!node || (node->kind == BM_NODE_SCALAR && strcmp(node->text, "auto") == 0))
        return TRUE;
    if (node->kind == BM_NODE_MAPPING) {
        map->frame = BM_FRAME_AROUND;
        map->radius_km = 100;
        if (!bm_node_check_keys(node, "an extent", extent_keys, error) ||
            !read_where(node, "around", &map->around, error) ||
            !read_distance(node, "radius", &map->radius_km, error))
            return FALSE;
        return map->around.has_point || map->around.place ||
               bm_node_error(node, error, "an extent needs `around`, a place or [lon, lat]");
    }
    double box[4];
    if (!read_numbers(node, 4, box, "auto, [west, south, east, north] or {around, radius}", error))
        return FALSE;
    return bm_map_set_extent(map, box) ||
           bm_node_error(node, error,
                         "an extent is [west, south, east, north] in degrees, west below east and "
                         "south below north; across the antimeridian [170, -25, -170, -10]");
}

typedef gboolean (*ItemReader)(BmMap *map, const BmNode *node, GError **error);

static gboolean read_list(BmMap *map, const BmNode *root, const char *key, ItemReader read,
                          GError **error)
{
    const BmNode *list = bm_node_get(root, key);
    if (!list)
        return TRUE;
    if (list->kind != BM_NODE_LIST)
        return bm_node_error(list, error, "%s is a list", key);
    for (guint i = 0; i < bm_node_count(list); i++)
        if (!read(map, bm_node_item(list, i), error))
            return FALSE;
    return TRUE;
}

static gboolean read_area(BmMap *map, const BmNode *node, GError **error)
{
    BmHeldArea *area = g_new0(BmHeldArea, 1);
    g_ptr_array_add(map->areas, area);
    area->node = node;
    int status = BM_HELD_REPORTED;
    if (!bm_node_check_keys(node, "an area", area_keys, error) ||
        !bm_node_get_text(node, "source", &area->source, error) ||
        !bm_node_get_texts(node, "names", &area->names, error) ||
        !bm_node_get_choice(node, "status", held_words, &status, error) ||
        !bm_node_get_text(node, "by", &area->by, error) ||
        !bm_node_get_text(node, "as_of", &area->as_of, error) ||
        !bm_node_get_text(node, "label", &area->label, error))
        return FALSE;
    area->status = (BmHeldStatus)status;
    if (!area->source && !area->names)
        return bm_node_error(node, error, "an area needs `names` or a `source`");
    return (status != BM_HELD_CLAIMED || area->by) ||
           bm_node_error(node, error, "a claimed area needs `by`: who claims it");
}

static gboolean read_course(const BmNode *node, GArray *points, GError **error)
{
    const BmNode *list = bm_node_get(node, "points");
    for (guint i = 0; i < bm_node_count(list); i++) {
        BmPoint point;
        if (!read_point(bm_node_item(list, i), &point, error))
            return FALSE;
        g_array_append_val(points, point);
    }
    return TRUE;
}

static gboolean check_annotation(const BmAnnotation *annotation, GError **error)
{
    gboolean has_at = annotation->at.has_point || annotation->at.place;
    gboolean has_to = annotation->to.has_point || annotation->to.place;
    const BmNode *node = annotation->node;
    switch (annotation->kind) {
    case BM_ANNOTATION_TEXT:
        return (has_at && annotation->label) ||
               bm_node_error(node, error, "a text needs `at` and `label`");
    case BM_ANNOTATION_ARROW:
        return (has_at && has_to) || bm_node_error(node, error, "an arrow needs `at` and `to`");
    case BM_ANNOTATION_LINE:
        return annotation->points->len >= 2 ||
               bm_node_error(node, error, "a line needs two `points` or more");
    case BM_ANNOTATION_CIRCLE:
        return (has_at && annotation->radius_km > 0) ||
               bm_node_error(node, error, "a circle needs `at` and a `radius`");
    case BM_ANNOTATION_AREA:
        return annotation->points->len >= 3 ||
               bm_node_error(node, error, "an area needs three `points` or more");
    }
    return TRUE;
}

static gboolean read_annotation(BmMap *map, const BmNode *node, GError **error)
{
    BmAnnotation *annotation = g_new0(BmAnnotation, 1);
    annotation->points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    annotation->node = node;
    g_ptr_array_add(map->annotations, annotation);
    int kind = BM_ANNOTATION_TEXT;
    if (!bm_node_check_keys(node, "an annotation", annotation_keys, error) ||
        !bm_node_get_choice(node, "type", annotation_words, &kind, error) ||
        !read_where(node, "at", &annotation->at, error) ||
        !read_where(node, "to", &annotation->to, error) ||
        !read_course(node, annotation->points, error) ||
        !read_distance(node, "radius", &annotation->radius_km, error) ||
        !bm_node_get_text(node, "label", &annotation->label, error) ||
        !bm_node_get_text(node, "source", &annotation->source, error))
        return FALSE;
    annotation->kind = (BmAnnotationKind)kind;
    return check_annotation(annotation, error);
}

static gboolean read_pin(BmMap *map, const BmNode *node, GError **error)
{
    BmLabelPin *pin = g_new0(BmLabelPin, 1);
    g_ptr_array_add(map->pins, pin);
    const BmNode *at = bm_node_get(node, "at");
    if (!bm_node_check_keys(node, "a label", pin_keys, error) ||
        !bm_node_get_text(node, "id", &pin->id, error))
        return FALSE;
    if (!pin->id || !at)
        return bm_node_error(node, error, "a label pinned by hand needs `id` and `at`");
    return read_point(at, &pin->at, error);
}

static gboolean read_row(BmPanel *panel, const BmNode *node, GError **error)
{
    BmPanelRow *row = bm_panel_row_new();
    g_ptr_array_add(panel->rows, row);
    char **what = NULL;
    gboolean good = bm_node_check_keys(node, "a row", row_keys, error) &&
                    bm_node_get_text(node, "title", &row->title, error) &&
                    bm_node_get_texts(node, "events", &row->events, error) &&
                    bm_node_get_texts(node, "what", &what, error) &&
                    bm_node_get_text(node, "side", &row->side, error) &&
                    bm_node_get_text(node, "empty", &row->empty, error);
    for (guint i = 0; good && what && what[i]; i++) {
        BmClaimWhat value = 0;
        while (bm_claim_what_words[value] && strcmp(bm_claim_what_words[value], what[i]) != 0)
            value++;
        if (!bm_claim_what_words[value])
            good = bm_node_error(bm_node_get(node, "what"), error,
                                 "'%s' is nothing that a claim is about", what[i]);
        else
            g_array_append_val(row->what, value);
    }
    g_strfreev(what);
    return good && (row->title || bm_node_error(node, error, "a row needs a title"));
}

static gboolean read_panel(BmMap *map, const BmNode *node, GError **error)
{
    BmPanel *panel = bm_panel_new();
    g_ptr_array_add(map->panels, panel);
    int kind = BM_PANEL_CLAIMS;
    if (!bm_node_check_keys(node, "a panel", panel_keys, error) ||
        !bm_node_get_choice(node, "type", panel_words, &kind, error) ||
        !bm_node_get_text(node, "title", &panel->title, error) ||
        !bm_node_get_text(node, "note", &panel->note, error) ||
        !bm_node_get_texts(node, "columns", &panel->columns, error) ||
        !bm_node_get_texts(node, "texts", &panel->texts, error))
        return FALSE;
    panel->kind = (BmPanelKind)kind;
    const BmNode *rows = bm_node_get(node, "rows");
    for (guint i = 0; i < bm_node_count(rows); i++)
        if (!read_row(panel, bm_node_item(rows, i), error))
            return FALSE;
    return TRUE;
}

static gboolean read_source(BmMap *map, const BmNode *node, GError **error)
{
    BmReportSource *source = bm_report_source_new();
    g_ptr_array_add(map->sources, source);
    if (node->kind == BM_NODE_SCALAR) {
        source->title = g_strdup(node->text);
        return TRUE;
    }
    return bm_node_check_keys(node, "a source", source_keys, error) &&
           bm_node_get_text(node, "title", &source->title, error) &&
           bm_node_get_text(node, "publisher", &source->publisher, error) &&
           bm_node_get_text(node, "date", &source->date, error) &&
           bm_node_get_text(node, "url", &source->url, error) &&
           bm_node_get_text(node, "licence", &source->licence, error);
}

/* A condition's own message, at its place in the file. */
static gboolean set_filter(gboolean (*set)(BmEventFilter *, const char *, GError **),
                           BmEventFilter *filter, const BmNode *node, const char *key,
                           const char *words, GError **error)
{
    GError *problem = NULL;
    if (set(filter, words, &problem))
        return TRUE;
    bm_node_error(bm_node_get(node, key), error, "%s", problem->message);
    g_error_free(problem);
    return FALSE;
}

static gboolean read_window(const BmNode *node, BmEventFilter *filter, GError **error)
{
    double box[4];
    if (!read_numbers(node, 4, box, "[west, south, east, north] in degrees", error))
        return FALSE;
    filter->has_window = TRUE;
    filter->window = (BmExtent){ box[0], box[1], box[2], box[3] };
    return TRUE;
}

static gboolean read_own_events(BmMap *map, const BmNode *node, BmWarnings *warnings,
                                GError **error)
{
    gboolean good = bm_events_read_node(map->events, node, error);
    bm_event_list_filter(map->events, 0, &map->filter, warnings);
    return good;
}

/* What an option has set is left as it is. */
static gboolean read_filter(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "filter"), *within = bm_node_get(node, "within");
    BmEventFilter *filter = &map->filter;
    if (!node)
        return TRUE;
    char *dates = NULL, **types = NULL, **parties = NULL;
    gboolean good = bm_node_check_keys(node, "a filter", filter_keys, error) &&
                    bm_node_get_text(node, "dates", &dates, error) &&
                    bm_node_get_texts(node, "types", &types, error) &&
                    bm_node_get_texts(node, "actors", &parties, error);
    char *type_words = types ? g_strjoinv(",", types) : NULL;
    char *party_words = parties ? g_strjoinv(";", parties) : NULL;
    if (good && dates && !filter->has_days)
        good = set_filter(bm_event_filter_set_dates, filter, node, "dates", dates, error);
    if (good && type_words && !filter->has_types)
        good = set_filter(bm_event_filter_set_types, filter, node, "types", type_words, error);
    if (good && party_words && !filter->parties)
        bm_event_filter_set_parties(filter, party_words);
    if (good && within && !filter->has_window)
        good = read_window(within, filter, error);
    g_free(party_words);
    g_free(type_words);
    g_strfreev(parties);
    g_strfreev(types);
    g_free(dates);
    return good;
}

static gboolean read_events(BmMap *map, const BmNode *root, BmWarnings *warnings, GError **error)
{
    const BmNode *node = bm_node_get(root, "events");
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_LIST && bm_node_count(node) > 0 &&
        bm_node_item(node, 0)->kind == BM_NODE_MAPPING)
        return read_own_events(map, node, warnings, error);
    char **paths = NULL;
    gboolean good = bm_node_get_texts(root, "events", &paths, error);
    for (guint i = 0; good && paths && paths[i]; i++) {
        char *path = bm_map_resolve(map, paths[i]);
        BmEventInput input = { .path = path, .filter = &map->filter };
        good = bm_events_read_file(map->events, &input, warnings, error);
        g_free(path);
    }
    g_strfreev(paths);
    return good;
}

static gboolean read_heading(BmMap *map, const BmNode *root, GError **error)
{
    return bm_node_get_text(root, "title", &map->title, error) &&
           bm_node_get_text(root, "dek", &map->dek, error) &&
           bm_node_get_text(root, "date", &map->date, error) &&
           bm_node_get_text(root, "as_of", &map->as_of, error) &&
           bm_node_get_text(root, "byline", &map->byline, error) &&
           bm_node_get_text(root, "corrected", &map->corrected, error) &&
           bm_node_get_texts(root, "notes", &map->notes, error);
}

/* A path of the map file, relative to its folder. */
static gboolean read_path(const BmMap *map, const BmNode *root, const char *key, char **out_take,
                          GError **error)
{
    char *said = NULL;
    gboolean good = bm_node_get_text(root, key, &said, error);
    if (said)
        *out_take = bm_map_resolve(map, said);
    g_free(said);
    return good;
}

/* A set of one's own is named from the map file; provinces among them are the map's own. */
static gboolean read_own_data(BmMap *map, const BmNode *node, GError **error)
{
    GError *problem = NULL;
    char *provinces = NULL;
    map->data = bm_map_resolve(map, node->text);
    if (!bm_data_choice_check(map->data, &provinces, &problem)) {
        bm_node_error(node, error, "%s", problem->message);
        g_error_free(problem);
        return FALSE;
    }
    if (provinces) {
        map->province_source = provinces;
        map->name_field = g_strdup("name");
    }
    return TRUE;
}

/* The catalogue is asked for its levels only where the map names one. */
static gboolean read_data(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "data");
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_SCALAR && bm_data_choice_is_own(node->text))
        return read_own_data(map, node, error);
    char **words = bm_detail_level_words(error);
    int choice = 0;
    gboolean good =
        words && bm_node_get_choice(root, "data", (const char *const *)words, &choice, error);
    if (good)
        map->data = g_strdup(words[choice]);
    g_strfreev(words);
    return good;
}

static gboolean read_language(BmMap *map, const BmNode *root, GError **error)
{
    int language = 0;
    if (!bm_node_get(root, "lang"))
        return TRUE;
    if (!bm_node_get_choice(root, "lang", bm_map_languages, &language, error))
        return FALSE;
    map->language = g_strdup(bm_map_languages[language]);
    return TRUE;
}

static gboolean read_worldview(BmMap *map, const BmNode *root, GError **error)
{
    char *code = NULL;
    GError *cause = NULL;
    gboolean good = bm_node_get_text(root, "worldview", &code, error);
    if (good && code && !bm_map_set_worldview(map, code, &cause)) {
        good = bm_node_error(bm_node_get(root, "worldview"), error, "%s", cause->message);
        g_error_free(cause);
    }
    g_free(code);
    return good;
}

static gboolean read_policy(BmMap *map, const BmNode *root, GError **error)
{
    char *path = NULL;
    gboolean good = read_path(map, root, "policy", &path, error);
    if (good && path)
        good = (map->policy = bm_policy_read(path, error)) != NULL;
    g_free(path);
    return good;
}

static gboolean read_choices(BmMap *map, const BmNode *root, GError **error)
{
    return bm_node_get_text(root, "projection", &map->projection, error) &&
           read_data(map, root, error) && bm_node_get_text(root, "style", &map->style, error) &&
           read_language(map, root, error) &&
           read_path(map, root, "border", &map->border_source, error) &&
           bm_node_get_text(root, "border_name", &map->border_name, error) &&
           read_path(map, root, "provinces", &map->province_source, error) &&
           bm_node_get_text(root, "name_field", &map->name_field, error) &&
           read_path(map, root, "gazetteer", &map->gazetteer, error) &&
           read_worldview(map, root, error) && read_policy(map, root, error);
}

static gboolean read_root(BmMap *map, const BmNode *root, BmWarnings *warnings, GError **error)
{
    gboolean draft = FALSE;
    if (!bm_node_check_keys(root, "a map file", map_keys, error) ||
        !read_heading(map, root, error) || !read_choices(map, root, error) ||
        !bm_node_get_flag(root, "draft", &draft, error) || !read_size(map, root, error) ||
        !read_resolution(map, root, error) || !read_extent(map, root, error) ||
        !read_list(map, root, "layers", bm_map_read_layer, error) ||
        !bm_map_check_layers(map, error) || !read_list(map, root, "areas", read_area, error) ||
        !read_list(map, root, "annotations", read_annotation, error) ||
        !read_list(map, root, "labels", read_pin, error) ||
        !read_list(map, root, "panels", read_panel, error) ||
        !read_list(map, root, "sources", read_source, error))
        return FALSE;
    int by = (int)map->by - 1; /* an option wins */
    if (map->by == BM_BY_NOTHING && !bm_node_get_choice(root, "by", bm_by_words, &by, error))
        return FALSE;
    map->by = (BmBy)(by + 1);
    if (!map->since && !read_path(map, root, "since", &map->since, error))
        return FALSE;
    if (!read_filter(map, root, error) || !read_events(map, root, warnings, error))
        return FALSE;
    map->draft = draft || map->events->draft;
    return TRUE;
}

static gboolean read_any(BmMap *map, const char *path, const char *from, BmWarnings *warnings,
                         GError **error)
{
    map->path = g_strdup(path);
    map->folder = strcmp(path, "-") == 0 ? NULL : g_path_get_dirname(path);
    BmEventInput input = { path, from, map->claims_source, &map->filter };
    if (bm_events_is_table(&input))
        return bm_events_read_file(map->events, &input, warnings, error);
    map->document = bm_document_read(path, error);
    if (!map->document)
        return FALSE;
    const BmNode *root = bm_document_root(map->document);
    if (bm_events_is_events_document(root) || bm_events_is_geojson(root) ||
        g_strcmp0(from, "geojson") == 0) {
        gboolean good = bm_events_read_document(map->events, &input, root, warnings, error);
        map->draft = map->events->draft;
        return good;
    }
    return read_root(map, root, warnings, error);
}

/* The earlier report is an events file or a map file, of which the same events are wanted. */
static gboolean compare(BmMap *map, BmWarnings *warnings, GError **error)
{
    BmMap *earlier = bm_map_new();
    BmEventFilter own = earlier->filter;
    earlier->filter = map->filter; /* borrowed */
    gboolean good = read_any(earlier, map->since, NULL, warnings, error);
    if (good) {
        bm_events_compare(map->events, earlier->events, warnings);
        map->since_words = g_strdup(earlier->as_of ? earlier->as_of : earlier->date);
    }
    earlier->filter = own;
    bm_map_free(earlier);
    return good;
}

gboolean bm_map_read(BmMap *map, const char *path, const char *from, BmWarnings *warnings,
                     GError **error)
{
    if (!read_any(map, path, from, warnings, error))
        return FALSE;
    if (map->since && !compare(map, warnings, error))
        return FALSE;
    bm_events_check_countries(map->events, warnings);
    return TRUE;
}
