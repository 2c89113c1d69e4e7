/** @file
 * A reader of well-known binary that believes no number in it.
 */
#include "source/wkb.h"

#include <math.h>
#include <string.h>

#include "source/mapped_file.h"

/** Collections in collections; deeper ones are an attack on the stack. */
#define MOST_DEPTH 8

/** PostGIS's own marks on a type. */
#define Z_FLAG 0x80000000u
#define M_FLAG 0x40000000u
#define SRID_FLAG 0x20000000u

enum { POINT = 1, LINE, POLYGON, MULTIPOINT, MULTILINE, MULTIPOLYGON, COLLECTION };

typedef struct {
    const guint8 *at, *end;
    gboolean swapped;    /**< big endian */
    guint ordinates;     /**< doubles a position has: 2 to 4 */
    BmGeometryKind kind; /**< of all parts */
    GArray *starts;      /**< of guint */
    GArray *points;      /**< of BmPoint */
    guint mends;         /**< of BmMend */
} Reader;

static const char too_short[] = "its bytes end too early";

static gboolean has(const Reader *reader, guint64 count, guint size)
{
    return count <= (guint64)(reader->end - reader->at) / size;
}

static guint32 take_count(Reader *reader)
{
    guint32 value = bm_little_endian_32(reader->at);
    reader->at += 4;
    return reader->swapped ? GUINT32_SWAP_LE_BE(value) : value;
}

static double take_double(Reader *reader, guint index)
{
    const guint8 *at = reader->at + 8 * (gsize)index;
    if (!reader->swapped)
        return bm_little_endian_double(at);
    guint64 bits;
    double value;
    memcpy(&bits, at, sizeof bits);
    bits = GUINT64_FROM_BE(bits);
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void take_positions(Reader *reader, guint32 count)
{
    guint first = reader->points->len;
    g_array_set_size(reader->points, first + count);
    BmPoint *points = &g_array_index(reader->points, BmPoint, first);
    for (guint32 i = 0; i < count; i++) {
        points[i] = (BmPoint){ take_double(reader, 0), take_double(reader, 1) };
        reader->at += 8 * (gsize)reader->ordinates;
    }
}

/** One point, line or ring of `count` positions; what has too few to be anything is dropped. */
static const char *read_part(Reader *reader, guint32 count)
{
    if (!has(reader, count, 8 * reader->ordinates))
        return too_short;
    guint start = reader->points->len;
    take_positions(reader, count);
    const BmPoint *points = &g_array_index(reader->points, BmPoint, start);
    gboolean ring = reader->kind == BM_GEOMETRY_POLYGON;
    if (ring && count >= 3 &&
        (points[0].x != points[count - 1].x || points[0].y != points[count - 1].y)) {
        BmPoint closing = points[0];
        g_array_append_val(reader->points, closing);
        reader->mends |= BM_MEND_CLOSED;
    }
    guint least = ring ? 4 : reader->kind == BM_GEOMETRY_LINE ? 2 : 1;
    /* an empty point is one without numbers */
    gboolean nothing = reader->kind == BM_GEOMETRY_POINT && isnan(points[0].x);
    if (nothing || reader->points->len - start < least) {
        g_array_set_size(reader->points, start);
        reader->mends |= nothing ? 0 : BM_MEND_SHORT;
    } else {
        g_array_append_val(reader->starts, start);
    }
    return NULL;
}

static const char *set_kind(Reader *reader, BmGeometryKind kind)
{
    if (reader->kind != BM_GEOMETRY_NONE && reader->kind != kind)
        return "it mixes points, lines and areas";
    reader->kind = kind;
    return NULL;
}

static const char *read_polygon(Reader *reader)
{
    if (!has(reader, 1, 4))
        return too_short;
    guint32 rings = take_count(reader);
    const char *fault = has(reader, rings, 4) ? NULL : too_short;
    for (guint32 i = 0; i < rings && !fault; i++)
        fault = has(reader, 1, 4) ? read_part(reader, take_count(reader)) : too_short;
    return fault;
}

static const char *read_geometry(Reader *reader, guint depth);

static const char *read_members(Reader *reader, guint depth)
{
    if (!has(reader, 1, 4))
        return too_short;
    guint32 members = take_count(reader);
    const char *fault = has(reader, members, 5) ? NULL : too_short;
    for (guint32 i = 0; i < members && !fault; i++)
        fault = read_geometry(reader, depth + 1);
    return fault;
}

static const char *read_simple(Reader *reader, BmGeometryKind kind)
{
    const char *fault = set_kind(reader, kind);
    if (fault)
        return fault;
    if (kind == BM_GEOMETRY_POLYGON)
        return read_polygon(reader);
    if (kind == BM_GEOMETRY_POINT)
        return read_part(reader, 1);
    return has(reader, 1, 4) ? read_part(reader, take_count(reader)) : too_short;
}

/** The type's number without what it says of Z, M and a coordinate system; 0: out of range. */
static guint32 take_type(Reader *reader)
{
    guint32 type = take_count(reader);
    guint32 thousands = (type & 0xFFFF) / 1000;
    gboolean z = (type & Z_FLAG) || thousands == 1 || thousands == 3;
    gboolean m = (type & M_FLAG) || thousands == 2 || thousands == 3;
    reader->ordinates = 2u + (z ? 1 : 0) + (m ? 1 : 0);
    if (thousands > 3 || ((type & SRID_FLAG) && !has(reader, 1, 4)))
        return 0;
    if (type & SRID_FLAG)
        reader->at += 4;
    return (type & 0xFFFF) % 1000;
}

static const char *read_geometry(Reader *reader, guint depth)
{
    if (depth > MOST_DEPTH)
        return "its collections are nested too deeply";
    if (!has(reader, 1, 5))
        return too_short;
    if (*reader->at > 1)
        return "its byte order is neither of the two";
    reader->swapped = *reader->at++ == 0;
    switch (take_type(reader)) {
    case POINT:
        return read_simple(reader, BM_GEOMETRY_POINT);
    case LINE:
        return read_simple(reader, BM_GEOMETRY_LINE);
    case POLYGON:
        return read_simple(reader, BM_GEOMETRY_POLYGON);
    case MULTIPOINT:
    case MULTILINE:
    case MULTIPOLYGON:
    case COLLECTION:
        return read_members(reader, depth);
    default:
        return "its kind of shape is not read; turn curves into lines";
    }
}

const char *bm_wkb_read(const guint8 *bytes, gsize length, BmGeometry *out, guint *mends)
{
    Reader reader = { .at = bytes, .end = bytes + length };
    reader.starts = g_array_new(FALSE, FALSE, sizeof(guint));
    reader.points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    const char *fault = read_geometry(&reader, 0);
    *out = (BmGeometry){ .part_count = reader.starts->len,
                         .point_count = reader.points->len,
                         .extent = BM_EXTENT_EMPTY };
    *mends = reader.mends;
    if (out->part_count > 0)
        out->kind = reader.kind;
    g_array_append_val(reader.starts, out->point_count);
    out->part_starts = (guint *)(void *)g_array_free(reader.starts, FALSE);
    out->points = (BmPoint *)(void *)g_array_free(reader.points, FALSE);
    return fault;
}
