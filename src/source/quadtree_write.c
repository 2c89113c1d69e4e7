/** @file
 * Writing a .qix: shapelib builds the tree from the boxes of the records, which are checked first.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <shapefil.h>
#include <string.h>

#include "base/error.h"
#include "source/mapped_file.h"
#include "source/quadtree.h"
#include "source/shape_geometry.h"

/** A node of the tree should hold about so many records. */
#define RECORDS_PER_NODE 8
/** shapelib's own limit. */
#define MOST_DEPTH 12

static int depth_for(guint count)
{
    int depth = 1;
    for (guint64 nodes = 1; nodes * RECORDS_PER_NODE < count && depth < MOST_DEPTH; nodes *= 4)
        depth++;
    return depth;
}

/** Records looked at before the pages of the file are let go. */
#define STRIDE 8192

/** The box of a record; FALSE for one that has none. */
static gboolean box_of(const BmShapefileIndex *index, guint number, BmExtent *box)
{
    if (number % STRIDE == 0)
        bm_map_forget(index->shp, index->size);
    BmShapefileRecord record = bm_shapefile_index_record(index, number);
    return record.state == BM_RECORD_SOUND &&
           bm_shape_box(index->shp + record.offset, record.length, box);
}

static SHPTree *build_tree(const BmShapefileIndex *index)
{
    BmExtent whole = BM_EXTENT_EMPTY, box;
    for (guint i = 0; i < index->count; i++)
        if (box_of(index, i, &box))
            bm_extent_union(&whole, &box);
    double low[4] = { whole.west, whole.south, 0, 0 }, high[4] = { whole.east, whole.north, 0, 0 };
    if (bm_extent_is_empty(&whole))
        low[0] = low[1] = high[0] = high[1] = 0;
    SHPTree *tree = SHPCreateTree(NULL, 2, depth_for(index->count), low, high);
    for (guint i = 0; tree && i < index->count; i++) {
        SHPObject shape = { .nSHPType = SHPT_POLYGON, .nShapeId = (int)i };
        if (!box_of(index, i, &box))
            continue;
        shape.dfXMin = box.west;
        shape.dfYMin = box.south;
        shape.dfXMax = box.east;
        shape.dfYMax = box.north;
        SHPTreeAddShapeId(tree, &shape);
    }
    if (tree) {
        tree->nTotalCount = (int)index->count;
        SHPTreeTrimExtraNodes(tree);
    }
    return tree;
}

/** Writes the tree beside its final place and moves it there when it is whole. */
static gboolean write_tree(SHPTree *tree, const char *path, GError **error)
{
    gsize stem = strlen(path) - (g_str_has_suffix(path, ".shp") ? 4 : 0);
    char *target = g_strdup_printf("%.*s.qix", (int)stem, path);
    char *folder = g_strconcat(target, ".XXXXXX", NULL);
    gboolean done = g_mkdtemp(folder) != NULL;
    int reason = errno;
    if (done) {
        char *beside = g_build_filename(folder, "tree.qix", NULL);
        errno = 0;
        done = SHPWriteTree(tree, beside) && g_rename(beside, target) == 0;
        reason = errno ? errno : EIO;
        g_unlink(beside);
        g_rmdir(folder);
        g_free(beside);
    }
    if (!done)
        g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: cannot write: %s", target,
                    g_strerror(reason));
    g_free(folder);
    g_free(target);
    return done;
}

gboolean bm_quadtree_write(const char *path, BmWarnings *warnings, GError **error)
{
    GBytes *shp = bm_map_file(path, error);
    if (!shp)
        return FALSE;
    char *shx_path;
    GBytes *shx = bm_map_file_beside(path, "shx", &shx_path);
    BmShapefileIndex index;
    gboolean done = bm_shapefile_index_init(&index, path, shp, shx_path, shx, warnings, error);
    SHPTree *tree = done ? build_tree(&index) : NULL;
    done = tree && write_tree(tree, path, error);
    if (tree)
        SHPDestroyTree(tree);
    bm_shapefile_index_clear(&index);
    if (shx)
        g_bytes_unref(shx);
    g_free(shx_path);
    g_bytes_unref(shp);
    return done;
}
