/** @file
 * What libpng writes, into memory.
 */
#include "paint/png_bytes.h"

static void write_bytes(png_structp png, png_bytep data, png_size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush_nothing(G_GNUC_UNUSED png_structp png)
{
}

void bm_png_write_to(png_structp png, GByteArray *out)
{
    png_set_write_fn(png, out, write_bytes, flush_nothing);
}
