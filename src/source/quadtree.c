/** @file
 * Reading a .qix: all of it is walked and checked before any of it is believed. A node is the bytes
 * of its subnodes, its box, its records' numbers, the count of its subnodes, and these.
 */
#include "source/quadtree.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <shapefil.h>
#include <string.h>

#include "base/error.h"
#include "source/mapped_file.h"
#include "source/shape_geometry.h"
#include "source/shape_window.h"

#define HEADER 16
/** Bytes of a node without its numbers and subnodes. */
#define NODE 44
#define MOST_SUBNODES 4
#define MOST_DEPTH 64
#define LSB_FIRST 1
#define MSB_FIRST 2

/** A walk through the tree. */
typedef struct {
    const guint8 *data;
    gsize size, at;
    gboolean big_endian;
    const BmShapefileIndex *index;
    const BmExtent *window;
    gboolean turned;
    guint8 *seen; /**< a bit for each record */
    GArray *found;
    const char *fault;
} Walk;

static guint32 number_at(const Walk *walk, gsize at)
{
    return walk->big_endian ? bm_big_endian_32(walk->data + at)
                            : bm_little_endian_32(walk->data + at);
}

static double double_at(const Walk *walk, gsize at)
{
    guint8 turned[8];
    for (guint i = 0; i < 8; i++)
        turned[i] = walk->data[at + (walk->big_endian ? 7 - i : i)];
    return bm_little_endian_double(turned);
}

static gboolean is_box(const BmExtent *box)
{
    return isfinite(box->west) && isfinite(box->south) && isfinite(box->east) &&
           isfinite(box->north) && !bm_extent_is_empty(box);
}

static gboolean meets(const Walk *walk, const BmExtent *box)
{
    return walk->turned ? bm_extent_meets_window(walk->window, box)
                        : bm_extent_overlaps(walk->window, box);
}

/** TRUE where the record lies in its node, as far as it has a box of its own. */
static gboolean is_in_node(const Walk *walk, guint record, const BmExtent *node)
{
    BmShapefileRecord found = bm_shapefile_index_record(walk->index, record);
    BmExtent box;
    return found.state != BM_RECORD_SOUND ||
           !bm_shape_box(walk->index->shp + found.offset, found.length, &box) ||
           (box.west >= node->west && box.east <= node->east && box.south >= node->south &&
            box.north <= node->north);
}

/** Takes the numbers of a node; the root also holds what fits nowhere else. */
static void walk_records(Walk *walk, guint32 count, const BmExtent *box, gboolean root)
{
    gboolean wanted = root || meets(walk, box);
    for (guint32 i = 0; i < count && !walk->fault; i++, walk->at += 4) {
        guint record = number_at(walk, walk->at);
        if (record >= walk->index->count)
            walk->fault = "it names a record that is not there";
        else if (walk->seen[record / 8] & (1u << record % 8))
            walk->fault = "it names a record twice";
        else if (wanted && !root && !is_in_node(walk, record, box))
            walk->fault = "it is of other shapes than the .shp";
        if (walk->fault)
            return;
        walk->seen[record / 8] |= (guint8)(1u << record % 8);
        if (wanted)
            g_array_append_val(walk->found, record);
    }
}

/** Walks a node and what is below it; `end` is where its parent's subnodes end. */
static void walk_node(Walk *walk, gsize end, guint depth)
{
    if (depth > MOST_DEPTH) {
        walk->fault = "its nodes are too deep";
        return;
    }
    if (end - walk->at < NODE) {
        walk->fault = "a node goes beyond its end";
        return;
    }
    guint32 below = number_at(walk, walk->at), count = number_at(walk, walk->at + 36);
    BmExtent box = { double_at(walk, walk->at + 4), double_at(walk, walk->at + 12),
                     double_at(walk, walk->at + 20), double_at(walk, walk->at + 28) };
    gsize left = end - walk->at - NODE;
    if (count > left / 4 || below > left - (gsize)count * 4) {
        walk->fault = "a node points outside";
        return;
    }
    if (!is_box(&box)) {
        walk->fault = "the box of a node is none";
        return;
    }
    walk->at += NODE - 4;
    walk_records(walk, count, &box, depth == 0);
    if (walk->fault)
        return;
    guint32 subnodes = number_at(walk, walk->at);
    walk->at += 4;
    gsize after = walk->at + below;
    if (subnodes > MOST_SUBNODES)
        walk->fault = "a node has more than four below it";
    for (guint32 i = 0; i < subnodes && !walk->fault; i++)
        walk_node(walk, after, depth + 1);
    if (!walk->fault && walk->at != after)
        walk->fault = "a node's bytes do not add up";
}

/** A record that the tree leaves out must be nothing. */
static gboolean is_complete(const Walk *walk)
{
    for (guint record = 0; record < walk->index->count; record++) {
        if (walk->seen[record / 8] & (1u << record % 8))
            continue;
        BmShapefileRecord found = bm_shapefile_index_record(walk->index, record);
        if (found.state == BM_RECORD_SOUND && found.length >= 4 &&
            bm_little_endian_32(walk->index->shp + found.offset) != SHPT_NULL)
            return FALSE;
    }
    return TRUE;
}

/** What is wrong with the tree, or NULL. */
static const char *walk_tree(Walk *walk)
{
    if (walk->size < HEADER + NODE || memcmp(walk->data, "SQT", 3) != 0 ||
        (walk->data[3] != LSB_FIRST && walk->data[3] != MSB_FIRST))
        return "it is no index of a shapefile";
    walk->big_endian = walk->data[3] == MSB_FIRST;
    if (number_at(walk, 8) != walk->index->count)
        return "it is of another count of records";
    walk->at = HEADER;
    walk_node(walk, walk->size, 0);
    if (walk->fault)
        return walk->fault;
    if (walk->at != walk->size)
        return "it goes on after its end";
    return is_complete(walk) ? NULL : "it leaves records out";
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    guint left = *(const guint *)a, right = *(const guint *)b;
    return (left > right) - (left < right);
}

GArray *bm_quadtree_search(const char *path, const BmShapefileIndex *index, const BmExtent *window,
                           gboolean turned, BmWarnings *warnings)
{
    char *name;
    GBytes *bytes = bm_map_file_beside(path, "qix", &name);
    GArray *found = NULL;
    if (bytes) {
        Walk walk = { .index = index, .window = window, .turned = turned };
        walk.data = g_bytes_get_data(bytes, &walk.size);
        walk.seen = g_malloc0(index->count / 8 + 1);
        walk.found = g_array_new(FALSE, FALSE, sizeof(guint));
        const char *fault = walk_tree(&walk);
        if (fault) {
            bm_warnings_add(warnings, "%s: %s; it is not used; make it anew: bordermap data index",
                            name, fault);
            g_array_unref(walk.found);
        } else {
            g_array_sort(walk.found, compare_numbers);
            found = walk.found;
        }
        g_free(walk.seen);
        g_bytes_unref(bytes);
    }
    g_free(name);
    return found;
}
