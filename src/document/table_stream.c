/** @file
 * A table of any length, a chunk of the file at a time.
 */
#include "document/table_reader.h"

#include "base/error.h"
#include "document/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 1 << 18 };

/** A file being read; what of a chunk was not fed yet stands at the buffer's beginning. */
typedef struct {
    const char *path;
    int descriptor;
    char *buffer; /**< of CHUNK bytes */
    gsize held;
    gboolean ended;
} Input;

static gboolean open_input(Input *input, const char *path, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    *input = (Input){ .path = path };
    input->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (input->descriptor < 0)
        return bm_bytes_fail(path, errno, error);
    input->buffer = g_malloc(CHUNK);
    return TRUE;
}

static void close_input(Input *input)
{
    g_free(input->buffer);
    if (input->descriptor != STDIN_FILENO)
        close(input->descriptor);
}

/** Fills the buffer as far as the file goes. */
static gboolean fill(Input *input, GError **error)
{
    while (!input->ended && input->held < CHUNK) {
        ssize_t got = read(input->descriptor, input->buffer + input->held, CHUNK - input->held);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return bm_bytes_fail(input->path, errno, error);
        input->ended = got == 0;
        input->held += (gsize)got;
    }
    return TRUE;
}

/** How much of the buffer can be fed: a carriage return at its end waits for what follows. */
static gsize ready(const Input *input)
{
    gboolean waits = !input->ended && input->held > 1 && input->buffer[input->held - 1] == '\r';
    return input->held - waits;
}

static BmTable *stream(Input *input, BmTableRowReader take, gpointer data, BmWarnings *warnings,
                       GError **error)
{
    const char *name = bm_bytes_name(input->path);
    gsize mark = input->held >= 3 && memcmp(input->buffer, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char delimiter = bm_table_delimiter(name, input->buffer + mark, input->held - mark);
    BmTableReader reader;
    bm_table_reader_start(&reader, name, delimiter, take, data, warnings);
    for (gsize from = mark; input->held > from && !reader.error; from = 0) {
        gsize length = ready(input);
        bm_table_reader_feed(&reader, input->buffer + from, length - from);
        memmove(input->buffer, input->buffer + length, input->held - length);
        input->held -= length;
        if (!reader.error)
            fill(input, &reader.error);
    }
    return bm_table_reader_finish(&reader, error);
}

/** UTF-16 is rare and short: it is read whole, then its rows are handed on. */
static gboolean stream_utf16(const char *path, BmTableRowReader take, gpointer data,
                             BmWarnings *warnings, GError **error)
{
    if (strcmp(path, "-") == 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: UTF-16 is not read from a pipe; give the file's name, or UTF-8",
                    bm_bytes_name(path));
        return FALSE;
    }
    BmTable *table = bm_table_read(path, warnings, error);
    gboolean good = table != NULL;
    for (guint i = 0; good && i < bm_table_count(table); i++)
        good = take(table, bm_table_row(table, i), data, error);
    bm_table_free(table);
    return good;
}

static gboolean is_utf16(const Input *input)
{
    return input->held >= 2 &&
           (memcmp(input->buffer, "\xFF\xFE", 2) == 0 || memcmp(input->buffer, "\xFE\xFF", 2) == 0);
}

gboolean bm_table_stream(const char *path, BmTableRowReader reader, gpointer data,
                         BmWarnings *warnings, GError **error)
{
    Input input;
    if (!open_input(&input, path, error))
        return FALSE;
    BmTable *table = NULL;
    gboolean good = fill(&input, error), wide = good && is_utf16(&input);
    if (good && !wide) {
        table = stream(&input, reader, data, warnings, error);
        good = table != NULL;
    }
    close_input(&input);
    bm_table_free(table);
    return wide ? stream_utf16(path, reader, data, warnings, error) : good;
}
