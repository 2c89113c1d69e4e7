/** @file
 * Pairs of escapes to characters.
 */
#include "document/json.h"

#include <string.h>

static gboolean is_json(const char *bytes, gsize length)
{
    gsize at = 0;
    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    return at < length && (bytes[at] == '{' || bytes[at] == '[');
}

/** The four digits behind "\u" at `at`, or 0. */
static gunichar escape_at(const char *at, const char *end)
{
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return 0;
    gunichar code = 0;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(at[i]))
            return 0;
        code = code * 16 + (gunichar)g_ascii_xdigit_value(at[i]);
    }
    return code;
}

char *bm_json_join_surrogates(const char *bytes, gsize *length)
{
    const char *end = bytes + *length;
    if (!is_json(bytes, *length) || (!g_strstr_len(bytes, (gssize)*length, "\\ud") &&
                                     !g_strstr_len(bytes, (gssize)*length, "\\uD")))
        return NULL;
    GString *out = g_string_sized_new(*length);
    for (const char *at = bytes; at < end;) {
        gunichar high = escape_at(at, end), low = high ? escape_at(at + 6, end) : 0;
        if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            g_string_append_unichar(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            at += 12;
            continue;
        }
        gsize step = *at == '\\' && at + 1 < end ? 2 : 1; /* an escaped backslash escapes nothing */
        g_string_append_len(out, at, (gssize)step);
        at += step;
    }
    *length = out->len;
    return g_string_free(out, FALSE);
}
