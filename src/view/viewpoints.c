/** @file
 * Reading the tables of viewpoints, and asking them.
 */
#include "view/viewpoints.h"

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"
#include "document/table.h"

#include <string.h>

/* A row of viewpoints.tsv; its texts are those of the table. */
typedef struct {
    const char *dispute, *title, *class, *views, *ended, *source;
} Line;

/* A row of viewpoints_added.tsv. */
typedef struct {
    const char *class, *wording, *source;
} AddedView;

struct BmViewpoints {
    BmTable *lines_table, *added_table;
    GHashTable *lines;   /* of key to Line */
    GHashTable *added;   /* of "key party" to AddedView */
    GPtrArray *disputes; /* of BmDispute */
};

static void dispute_free(gpointer data)
{
    BmDispute *dispute = data;
    g_free(dispute->id);
    g_free(dispute->title);
    g_free(dispute->sentence);
    g_free(dispute->told_by);
    g_free(dispute);
}

void bm_viewpoints_free(BmViewpoints *viewpoints)
{
    if (!viewpoints)
        return;
    g_hash_table_destroy(viewpoints->lines);
    g_hash_table_destroy(viewpoints->added);
    g_ptr_array_unref(viewpoints->disputes);
    bm_table_free(viewpoints->lines_table);
    bm_table_free(viewpoints->added_table);
    g_free(viewpoints);
}

/* Reads a table and finds its columns, all of which must be there. */
static BmTable *open_table(const char *folder, const char *name, const char *const *names,
                           int *columns, GError **error)
{
    char *path = g_build_filename(folder, name, NULL);
    BmTable *table = bm_table_read(path, NULL, error);
    g_free(path);
    for (guint i = 0; table && names[i]; i++) {
        columns[i] = bm_table_column(table, names[i]);
        if (columns[i] < 0) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: there is no column '%s'",
                        table->file, table->header_line, names[i]);
            g_clear_pointer(&table, bm_table_free);
        }
    }
    return table;
}

static gboolean read_lines(BmViewpoints *viewpoints, const char *folder, GError **error)
{
    static const char *const names[] = { "line",  "dispute", "title",  "class",
                                         "views", "ended",   "source", NULL };
    int columns[G_N_ELEMENTS(names)];
    BmTable *table = open_table(folder, "viewpoints.tsv", names, columns, error);
    viewpoints->lines_table = table;
    for (guint i = 0; table && i < bm_table_count(table); i++) {
        const BmTableCell *cells = bm_table_row(table, i)->cells;
        Line *line = g_new0(Line, 1);
        *line = (Line){ cells[columns[1]].text, cells[columns[2]].text, cells[columns[3]].text,
                        cells[columns[4]].text, cells[columns[5]].text, cells[columns[6]].text };
        g_hash_table_insert(viewpoints->lines, cells[columns[0]].text, line);
    }
    return table != NULL;
}

static gboolean read_added(BmViewpoints *viewpoints, const char *folder, GError **error)
{
    static const char *const names[] = { "line", "party", "class", "wording", "source", NULL };
    int columns[G_N_ELEMENTS(names)];
    BmTable *table = open_table(folder, "viewpoints_added.tsv", names, columns, error);
    viewpoints->added_table = table;
    for (guint i = 0; table && i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        const char *line = row->cells[columns[0]].text;
        if (!g_hash_table_contains(viewpoints->lines, line)) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s:%u: viewpoints.tsv has no line '%s'; mend its name", table->file,
                        row->line, line);
            return FALSE;
        }
        AddedView *view = g_new0(AddedView, 1);
        *view = (AddedView){ row->cells[columns[2]].text, row->cells[columns[3]].text,
                             row->cells[columns[4]].text };
        g_hash_table_insert(viewpoints->added,
                            g_strconcat(line, " ", row->cells[columns[1]].text, NULL), view);
    }
    return table != NULL;
}

static gboolean read_disputes(BmViewpoints *viewpoints, const char *folder, GError **error)
{
    static const char *const names[] = { "dispute", "title", "sentence", "told_by", "west",
                                         "south",   "east",  "north",    NULL };
    int columns[G_N_ELEMENTS(names)];
    BmTable *table = open_table(folder, "disputes.tsv", names, columns, error);
    for (guint i = 0; table && i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        BmDispute *dispute = g_new0(BmDispute, 1);
        double *sides[] = { &dispute->extent.west, &dispute->extent.south, &dispute->extent.east,
                            &dispute->extent.north };
        g_ptr_array_add(viewpoints->disputes, dispute);
        dispute->id = g_strdup(row->cells[columns[0]].text);
        dispute->title = g_strdup(row->cells[columns[1]].text);
        dispute->sentence = g_strdup(row->cells[columns[2]].text);
        dispute->told_by = g_strdup(row->cells[columns[3]].text);
        for (guint side = 0; side < G_N_ELEMENTS(sides); side++) {
            if (bm_parse_number(row->cells[columns[4 + side]].text, sides[side]))
                continue;
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: '%s' is no number of degrees",
                        table->file, row->line, row->cells[columns[4 + side]].text);
            g_clear_pointer(&table, bm_table_free);
            return FALSE;
        }
    }
    gboolean good = table != NULL;
    bm_table_free(table);
    return good;
}

BmViewpoints *bm_viewpoints_open_folder(const char *folder, GError **error)
{
    BmViewpoints *viewpoints = g_new0(BmViewpoints, 1);
    viewpoints->lines = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    viewpoints->added = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    viewpoints->disputes = g_ptr_array_new_with_free_func(dispute_free);
    if (read_lines(viewpoints, folder, error) && read_added(viewpoints, folder, error) &&
        read_disputes(viewpoints, folder, error))
        return viewpoints;
    bm_viewpoints_free(viewpoints);
    return NULL;
}

BmViewpoints *bm_viewpoints_open(GError **error)
{
    char *path = bm_data_path("shapes/viewpoints.tsv", error);
    if (!path)
        return NULL;
    char *folder = g_path_get_dirname(path);
    BmViewpoints *viewpoints = bm_viewpoints_open_folder(folder, error);
    g_free(folder);
    g_free(path);
    return viewpoints;
}

guint bm_viewpoints_dispute_count(const BmViewpoints *viewpoints)
{
    return viewpoints->disputes->len;
}

const BmDispute *bm_viewpoints_dispute(const BmViewpoints *viewpoints, guint index)
{
    return g_ptr_array_index(viewpoints->disputes, index);
}

const BmDispute *bm_viewpoints_find_dispute(const BmViewpoints *viewpoints, const char *id)
{
    for (guint i = 0; i < viewpoints->disputes->len; i++)
        if (strcmp(bm_viewpoints_dispute(viewpoints, i)->id, id) == 0)
            return bm_viewpoints_dispute(viewpoints, i);
    return NULL;
}

const char **bm_viewpoints_dispute_ids(const BmViewpoints *viewpoints)
{
    const char **ids = g_new0(const char *, viewpoints->disputes->len + 1);
    for (guint i = 0; i < viewpoints->disputes->len; i++)
        ids[i] = bm_viewpoints_dispute(viewpoints, i)->id;
    return ids;
}

const char **bm_viewpoints_line_ids(const BmViewpoints *viewpoints, const char *dispute)
{
    const BmTable *table = viewpoints->lines_table;
    int key = bm_table_column(table, "line"), of = bm_table_column(table, "dispute");
    const char **ids = g_new0(const char *, bm_table_count(table) + 1);
    guint count = 0;
    for (guint i = 0; i < bm_table_count(table); i++) {
        const BmTableCell *cells = bm_table_row(table, i)->cells;
        if (strcmp(cells[of].text, dispute) == 0)
            ids[count++] = cells[key].text;
    }
    return ids;
}

gboolean bm_viewpoints_is_border(const BmViewpoints *viewpoints, const char *key)
{
    const Line *line = g_hash_table_lookup(viewpoints->lines, key);
    gboolean ignored;
    BmBorderStatus status =
        line ? bm_border_status_of_class(line->class, &ignored) : BM_BORDER_INTERNATIONAL;
    return status != BM_BORDER_CLAIM && status != BM_BORDER_REFERENCE;
}

/* The value of `key` in "AA=x; BB=y", the separator being any of `separators`; for g_free(). */
static char *value_in(const char *list, const char *key, const char *separators)
{
    char **pairs = g_strsplit_set(list, separators, -1);
    char *value = NULL;
    gsize length = strlen(key);
    for (guint i = 0; !value && pairs[i]; i++) {
        const char *pair = g_strchug(pairs[i]);
        if (strncmp(pair, key, length) == 0 && pair[length] == '=')
            value = g_strdup(pair + length + 1);
    }
    g_strfreev(pairs);
    return value;
}

const char *bm_viewpoints_title(const BmViewpoints *viewpoints, const char *key)
{
    const Line *line = g_hash_table_lookup(viewpoints->lines, key);
    return line ? line->title : NULL;
}

/* The class that the tables have for a party; there are some dozen in all. */
static void set_class(BmLineView *view, const Line *line, const AddedView *added,
                      const BmParty *party)
{
    char *said = added ? NULL : value_in(line->views, party->a2, ";");
    /* where a viewpoint is empty the line's own class holds */
    view->class = added ? added->class : said ? g_intern_string(said) : line->class;
    view->assumed = !added && !said;
    g_free(said);
}

BmLineView bm_viewpoints_see(const BmViewpoints *viewpoints, const char *key, const char *status,
                             const BmParty *party)
{
    BmLineView view = { .status = bm_border_status_of_word(status), .dispute = "", .ended = "" };
    const Line *line = g_hash_table_lookup(viewpoints->lines, key);
    if (!line)
        return view;
    view.dispute = line->dispute;
    view.ended = line->ended;
    view.class = line->class;
    view.source = line->source;
    if (!party)
        return view;
    char *pair = g_strconcat(key, " ", party->a2, NULL);
    const AddedView *added = g_hash_table_lookup(viewpoints->added, pair);
    g_free(pair);
    set_class(&view, line, added, party);
    view.status = bm_border_status_of_class(view.class, &view.unverified);
    view.wording = added && added->wording[0] ? added->wording : NULL;
    view.source = added ? added->source : line->source;
    return view;
}

static gboolean is_contested(BmBorderStatus status)
{
    return status != BM_BORDER_INTERNATIONAL && status != BM_BORDER_INTERNAL &&
           status != BM_BORDER_LEFT_OUT;
}

/* The first code of a list. */
static char *first_of(const char *codes)
{
    return codes[0] ? g_strndup(codes, strcspn(codes, " ")) : NULL;
}

/* An area with a line towards its claimant alone: a state of its own, or the claimant's. */
static char *owner_by_inner(const BmDisputedArea *area, BmBorderStatus inner)
{
    if (inner == BM_BORDER_INTERNATIONAL)
        return first_of(area->holder);
    return is_contested(inner) ? NULL : first_of(area->claimants);
}

char *bm_viewpoints_owner(const BmViewpoints *viewpoints, const BmDisputedArea *area,
                          const BmParty *party)
{
    if (!party)
        return NULL;
    char *said = value_in(area->views, party->a2, " ");
    if (said)
        return said;
    BmBorderStatus inner = bm_viewpoints_see(viewpoints, area->inner, "left out", party).status;
    BmBorderStatus outer = bm_viewpoints_see(viewpoints, area->outer, "left out", party).status;
    if (!area->inner[0] && !area->outer[0])
        return NULL;
    if (!area->outer[0])
        return owner_by_inner(area, inner);
    if (outer == BM_BORDER_INTERNATIONAL)
        return first_of(area->claimants);
    return is_contested(outer) || is_contested(inner) ? NULL : first_of(area->holder);
}
