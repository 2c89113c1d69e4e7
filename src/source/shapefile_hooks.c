/** @file
 * The file functions that shapelib is given: none touches a disk, none goes past an end.
 */
#include "source/shapefile_hooks.h"

#include <stdio.h>
#include <string.h>

/** An open file of shapelib's: bytes and a position. */
typedef struct {
    const guint8 *data;
    gsize length, position;
} Stream;

/**
 * shapelib hands its hooks nothing but a name, so the name says where in memory the bytes are:
 * "ADDRESS.shp", "ADDRESS.shx".
 */
static SAFile stream_open(const char *name, const char *access)
{
    char *ending;
    const BmShapefileBytes *files =
        (const BmShapefileBytes *)(guintptr)g_ascii_strtoull(name, &ending, 16);
    GBytes *bytes = g_str_equal(ending, ".shp")   ? files->shp
                    : g_str_equal(ending, ".shx") ? files->shx
                                                  : NULL;
    if (!bytes || access[0] != 'r' || strchr(access, '+'))
        return NULL;
    Stream *stream = g_new0(Stream, 1);
    stream->data = g_bytes_get_data(bytes, &stream->length);
    return (SAFile)(void *)stream;
}

static Stream *stream_of(SAFile file)
{
    return (Stream *)(void *)file;
}

static SAOffset stream_read(void *into, SAOffset size, SAOffset count, SAFile file)
{
    Stream *stream = stream_of(file);
    gsize left = stream->length - stream->position;
    if (size == 0)
        return 0;
    SAOffset whole = MIN(count, left / size);
    if (whole > 0)
        memcpy(into, stream->data + stream->position, whole * size);
    stream->position += whole * size;
    return whole;
}

static SAOffset stream_write(void *from, SAOffset size, SAOffset count, SAFile file)
{
    (void)from;
    (void)size;
    (void)count;
    (void)file;
    return 0;
}

static SAOffset stream_seek(SAFile file, SAOffset offset, int whence)
{
    Stream *stream = stream_of(file);
    gsize base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? stream->position : stream->length;
    if (offset > stream->length - base)
        return 1;
    stream->position = base + offset;
    return 0;
}

static SAOffset stream_tell(SAFile file)
{
    return stream_of(file)->position;
}

static int stream_flush(SAFile file)
{
    (void)file;
    return 0;
}

static int stream_close(SAFile file)
{
    g_free(stream_of(file));
    return 0;
}

static int remove_nothing(const char *name)
{
    (void)name;
    return -1;
}

/** What is wrong is found by our own checks, which know the record. */
static void ignore_message(const char *message)
{
    (void)message;
}

static double to_number(const char *text)
{
    return g_ascii_strtod(text, NULL);
}

SHPHandle bm_shapefile_open(const BmShapefileBytes *bytes)
{
    SAHooks hooks = { .FOpen = stream_open,
                      .FRead = stream_read,
                      .FWrite = stream_write,
                      .FSeek = stream_seek,
                      .FTell = stream_tell,
                      .FFlush = stream_flush,
                      .FClose = stream_close,
                      .Remove = remove_nothing,
                      .Error = ignore_message,
                      .Atof = to_number };
    char name[40];
    g_snprintf(name, sizeof name, "%" G_GINTPTR_MODIFIER "x.shp", (guintptr)bytes);
    SHPHandle handle = SHPOpenLL(name, "rb", &hooks);
    if (handle)
        SHPSetFastModeReadObject(handle, TRUE);
    return handle;
}
