/** @file
 * The index of a shapefile: every offset and length checked against the file's size.
 */
#include "source/shapefile_index.h"

#include <string.h>

#include "base/error.h"
#include "source/mapped_file.h"

#define HEADER 100
#define FILE_CODE 9994

/** TRUE for a header of a .shp or .shx. */
static gboolean has_header(const guint8 *data, gsize size)
{
    return size >= HEADER && bm_big_endian_32(data) == FILE_CODE;
}

static gboolean check_header(const char *path, const guint8 *data, gsize size, GError **error)
{
    if (has_header(data, size))
        return TRUE;
    const char *fault = size == 0       ? "the file is empty"
                        : size < HEADER ? "the file is cut short within its header"
                                        : "is not a shapefile (no file code 9994)";
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s; get the file anew", path, fault);
    return FALSE;
}

/** Words of 16 bits to bytes; what overflows is outside every file. */
static guint32 bytes_of_words(guint32 words)
{
    return words > G_MAXUINT32 / 2 ? G_MAXUINT32 : words * 2;
}

/** Compares an index entry with the record's own header in the .shp. */
static BmShapefileRecord check_entry(const guint8 *shp, gsize size, guint32 offset, guint32 length)
{
    BmShapefileRecord record = { .length = length, .state = BM_RECORD_OUTSIDE };
    if (offset < HEADER || offset > size || size - offset < 8) {
        record.state = offset >= HEADER && offset < G_MAXUINT32 ? BM_RECORD_CUT : BM_RECORD_OUTSIDE;
        return record;
    }
    record.offset = offset + 8;
    if (bytes_of_words(bm_big_endian_32(shp + offset + 4)) != length)
        record.state = BM_RECORD_DISAGREES;
    else if (length > size - record.offset)
        record.state = BM_RECORD_CUT;
    else
        record.state = BM_RECORD_SOUND;
    return record;
}

static void read_entries(BmShapefileIndex *index, const guint8 *shp, gsize size, const char *path,
                         const guint8 *shx, gsize shx_size, BmWarnings *warnings)
{
    gsize said = bytes_of_words(bm_big_endian_32(shx + 24));
    gsize count = ((MIN(said, shx_size)) - MIN(HEADER, said)) / 8;
    if (said != shx_size)
        bm_warnings_add(warnings,
                        "%s: its header says %" G_GSIZE_FORMAT
                        " bytes, the file has %" G_GSIZE_FORMAT "; %" G_GSIZE_FORMAT
                        " records are read",
                        path, said, shx_size, count);
    g_array_set_size(index->records, (guint)count);
    for (gsize i = 0; i < count; i++) {
        const guint8 *entry = shx + HEADER + i * 8;
        g_array_index(index->records, BmShapefileRecord, i) =
            check_entry(shp, size, bytes_of_words(bm_big_endian_32(entry)),
                        bytes_of_words(bm_big_endian_32(entry + 4)));
    }
}

/** Steps from record to record; every step is at least a header, so it ends. */
static void walk_records(BmShapefileIndex *index, const guint8 *shp, gsize size)
{
    for (gsize offset = HEADER; offset < size;) {
        guint32 length =
            size - offset >= 8 ? bytes_of_words(bm_big_endian_32(shp + offset + 4)) : 0;
        BmShapefileRecord record = check_entry(shp, size, (guint32)offset, length);
        g_array_append_val(index->records, record);
        if (record.state != BM_RECORD_SOUND)
            return;
        offset += 8 + (gsize)length;
    }
}

static void put_big_endian(GByteArray *bytes, guint32 value)
{
    value = GUINT32_TO_BE(value);
    g_byte_array_append(bytes, (const guint8 *)&value, sizeof value);
}

/** A .shx of what was found; a faulty record keeps its place with a length of nothing. */
static GBytes *write_index(const BmShapefileIndex *index, const guint8 *shp)
{
    guint count = index->records->len;
    GByteArray *bytes = g_byte_array_sized_new(HEADER + count * 8);
    g_byte_array_append(bytes, shp, 24);
    put_big_endian(bytes, (HEADER + count * 8) / 2);
    g_byte_array_append(bytes, shp + 28, HEADER - 28);
    for (guint i = 0; i < count; i++) {
        const BmShapefileRecord *record = &g_array_index(index->records, BmShapefileRecord, i);
        gboolean sound = record->state == BM_RECORD_SOUND;
        put_big_endian(bytes, sound ? (record->offset - 8) / 2 : HEADER / 2);
        put_big_endian(bytes, sound ? record->length / 2 : 0);
    }
    return g_byte_array_free_to_bytes(bytes);
}

gboolean bm_shapefile_index_init(BmShapefileIndex *index, const char *path, GBytes *shp,
                                 const char *shx_path, GBytes *shx, BmWarnings *warnings,
                                 GError **error)
{
    gsize size, shx_size = 0;
    const guint8 *data = g_bytes_get_data(shp, &size);
    const guint8 *shx_data = shx ? g_bytes_get_data(shx, &shx_size) : NULL;
    *index = (BmShapefileIndex){ 0 };
    if (!check_header(path, data, size, error))
        return FALSE;
    size = MIN(size, G_MAXUINT32 - 16);
    index->type = bm_little_endian_32(data + 32);
    index->extent =
        (BmExtent){ bm_little_endian_double(data + 36), bm_little_endian_double(data + 44),
                    bm_little_endian_double(data + 52), bm_little_endian_double(data + 60) };
    index->records = g_array_new(FALSE, FALSE, sizeof(BmShapefileRecord));
    if (shx && has_header(shx_data, shx_size)) {
        read_entries(index, data, size, shx_path, shx_data, shx_size, warnings);
    } else {
        bm_warnings_add(warnings, "%s: %s; its records are found by walking through %s", shx_path,
                        shx ? "is no index of a shapefile" : "is missing", path);
        walk_records(index, data, size);
    }
    index->clean_index = write_index(index, data);
    return TRUE;
}

void bm_shapefile_index_clear(BmShapefileIndex *index)
{
    if (index->records)
        g_array_unref(index->records);
    if (index->clean_index)
        g_bytes_unref(index->clean_index);
    *index = (BmShapefileIndex){ 0 };
}
