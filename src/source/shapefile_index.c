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

/** Counts the entries that the .shx really has. */
static void count_entries(BmShapefileIndex *index, const char *path, BmWarnings *warnings)
{
    gsize size;
    const guint8 *shx = g_bytes_get_data(index->shx, &size);
    gsize said = bytes_of_words(bm_big_endian_32(shx + 24));
    index->count = (guint)((MIN(said, size) - MIN(HEADER, said)) / 8);
    index->entries = shx + HEADER;
    if (said != size)
        bm_warnings_add(warnings,
                        "%s: its header says %" G_GSIZE_FORMAT
                        " bytes, the file has %" G_GSIZE_FORMAT "; %u records are read",
                        path, said, size, index->count);
}

/** Steps from record to record; every step is at least a header, so it ends. */
static void walk_records(BmShapefileIndex *index)
{
    const guint8 *shp = index->shp;
    gsize size = index->size;
    index->walked = g_array_new(FALSE, FALSE, sizeof(BmShapefileRecord));
    for (gsize offset = HEADER; offset < size;) {
        guint32 length =
            size - offset >= 8 ? bytes_of_words(bm_big_endian_32(shp + offset + 4)) : 0;
        BmShapefileRecord record = check_entry(shp, size, (guint32)offset, length);
        g_array_append_val(index->walked, record);
        index->count = index->walked->len;
        if (record.state != BM_RECORD_SOUND)
            return;
        offset += 8 + (gsize)length;
    }
}

BmShapefileRecord bm_shapefile_index_record(const BmShapefileIndex *index, guint number)
{
    if (index->walked)
        return g_array_index(index->walked, BmShapefileRecord, number);
    const guint8 *entry = index->entries + (gsize)number * 8;
    return check_entry(index->shp, index->size, bytes_of_words(bm_big_endian_32(entry)),
                       bytes_of_words(bm_big_endian_32(entry + 4)));
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
    gsize said = bytes_of_words(bm_big_endian_32(data + 24));
    if (said != size)
        bm_warnings_add(warnings,
                        "%s: its header says %" G_GSIZE_FORMAT
                        " bytes, the file has %" G_GSIZE_FORMAT "; what is there is read",
                        path, said, size);
    index->shp = data;
    index->size = MIN(size, G_MAXUINT32 - 16);
    index->type = bm_little_endian_32(data + 32);
    index->extent =
        (BmExtent){ bm_little_endian_double(data + 36), bm_little_endian_double(data + 44),
                    bm_little_endian_double(data + 52), bm_little_endian_double(data + 60) };
    if (shx && has_header(shx_data, shx_size)) {
        index->shx = g_bytes_ref(shx);
        count_entries(index, shx_path, warnings);
        return TRUE;
    }
    bm_warnings_add(warnings, "%s: %s; its records are found by walking through %s", shx_path,
                    shx ? "is no index of a shapefile" : "is missing", path);
    walk_records(index);
    return TRUE;
}

void bm_shapefile_index_clear(BmShapefileIndex *index)
{
    if (index->walked)
        g_array_unref(index->walked);
    if (index->shx)
        g_bytes_unref(index->shx);
    *index = (BmShapefileIndex){ 0 };
}
