/** @file
 * Reading the pieces of a border.
 */
#include "source/border_piece.h"

#include "source/source.h"

void bm_border_piece_free(gpointer data)
{
    BmBorderPiece *piece = data;
    g_free(piece->line);
    g_free(piece->name);
    g_free(piece->status);
    g_free(piece);
}

gboolean bm_border_is_between(const BmSharedBorder *border, const char *a, const char *b)
{
    const char *left = border->areas[0].a3, *right = border->areas[1].a3;
    return (g_str_equal(left, a) && g_str_equal(right, b)) ||
           (g_str_equal(left, b) && g_str_equal(right, a));
}

/** Adds a word to a list "x; y" unless it is there. */
static void add_word(char **list, const char *word)
{
    char **words = g_strsplit(*list, "; ", -1);
    if (*word && !g_strv_contains((const char *const *)words, word)) {
        char *longer = **list ? g_strconcat(*list, "; ", word, NULL) : g_strdup(word);
        g_free(*list);
        *list = longer;
    }
    g_strfreev(words);
}

static const char *value(const BmFeatureSet *set, guint index, const char *field)
{
    return bm_feature_text(set, bm_feature_set_borrow(set, index), field);
}

static void add_piece(BmSharedBorder *border, const BmFeatureSet *set, guint index)
{
    BmBorderPiece *piece = g_new0(BmBorderPiece, 1);
    piece->line = g_strdup(value(set, index, "line"));
    piece->name = g_strdup(value(set, index, "name"));
    piece->status = g_strdup(value(set, index, "status"));
    g_ptr_array_add(border->pieces, piece);
}

/** A claim line is where one of the two wants the border, not where it is. */
static gboolean is_claim(const BmFeatureSet *set, guint index)
{
    return g_str_equal(value(set, index, "status"), "claim");
}

static void add_pieces(BmSharedBorder *border, const BmFeatureSet *set, gboolean claims)
{
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        if (is_claim(set, i) != claims ||
            !bm_border_is_between(border, value(set, i, "a"), value(set, i, "b")))
            continue;
        add_piece(border, set, i);
        if (claims)
            continue;
        add_word(&border->name, value(set, i, "name"));
        add_word(&border->status, value(set, i, "status"));
    }
}

gboolean bm_border_read_pieces(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    if (g_str_equal(border->areas[0].a3, border->areas[1].a3)) {
        add_word(&border->status, "within one country");
        return TRUE;
    }
    const char *const codes[] = { border->areas[0].a3, border->areas[1].a3, NULL };
    BmSourceQuery query = { .field = "a", .values = codes, .verified = TRUE };
    char *path = bm_catalogue_path(border->catalogue, "borders", error);
    BmFeatureSet *set = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    if (!set)
        return FALSE;
    add_pieces(border, set, FALSE);
    add_pieces(border, set, TRUE);
    bm_feature_set_free(set);
    if (!*border->status)
        add_word(&border->status, "not classified");
    return TRUE;
}
