/** @file
 * Encodings of attribute tables.
 */
#include "source/encoding.h"

#include <string.h>

/** Language drivers of dBase and FoxPro (Esri's list), by code page. */
static const struct {
    guint driver;
    const char *name;
} drivers[] = {
    { 0x01, "CP437" },  { 0x02, "CP850" },  { 0x03, "CP1252" }, { 0x13, "CP932" },
    { 0x26, "CP866" },  { 0x4D, "CP936" },  { 0x4E, "CP949" },  { 0x4F, "CP950" },
    { 0x50, "CP874" },  { 0x57, "CP1252" }, { 0x58, "CP1252" }, { 0x59, "CP1252" },
    { 0x64, "CP852" },  { 0x65, "CP866" },  { 0x66, "CP865" },  { 0x78, "CP950" },
    { 0x79, "CP949" },  { 0x7A, "CP936" },  { 0x7B, "CP932" },  { 0x7C, "CP874" },
    { 0x7D, "CP1255" }, { 0x7E, "CP1256" }, { 0xC8, "CP1250" }, { 0xC9, "CP1251" },
    { 0xCA, "CP1254" }, { 0xCB, "CP1253" }, { 0xCC, "CP1257" },
};

static const char *name_of_driver(guint driver)
{
    for (gsize i = 0; i < G_N_ELEMENTS(drivers); i++)
        if (drivers[i].driver == driver)
            return drivers[i].name;
    return NULL;
}

/** A .cpg says "UTF-8", "1252", "ANSI 1252", "ISO 88591", "8859-1", "LDID/87" …; for g_free(). */
static char *name_of_code_page(const char *text)
{
    char *word = g_ascii_strup(text, 64);
    g_strstrip(word);
    const char *digits = word + strcspn(word, "0123456789");
    const char *part = strstr(word, "8859");
    char *name = NULL;
    if (g_str_has_prefix(word, "LDID/"))
        name = g_strdup(name_of_driver((guint)g_ascii_strtoull(digits, NULL, 10)));
    else if (strstr(word, "UTF-8") || strstr(word, "UTF8") || g_str_equal(digits, "65001"))
        name = g_strdup("UTF-8");
    else if (part)
        name = g_strdup_printf("ISO-8859-%s", part + 4 + (part[4] == '-' || part[4] == '_'));
    else if (*digits && strspn(digits, "0123456789") == strlen(digits))
        name = g_strdup_printf("CP%s", digits);
    else if (*word)
        name = g_strdup(word);
    g_free(word);
    return name;
}

static gboolean is_known(const char *name)
{
    GIConv converter = g_iconv_open("UTF-8", name);
    if (converter == (GIConv)-1)
        return FALSE;
    g_iconv_close(converter);
    return TRUE;
}

void bm_encoding_init(BmEncoding *encoding, const char *path, const char *code_page, guint driver,
                      BmWarnings *warnings)
{
    encoding->path = g_strdup(path);
    encoding->warnings = warnings;
    encoding->told = g_new0(gboolean, 1);
    encoding->declared =
        code_page ? name_of_code_page(code_page) : g_strdup(name_of_driver(driver));
    if (encoding->declared && !is_known(encoding->declared)) {
        char *shown = g_utf8_make_valid(encoding->declared, -1);
        bm_warnings_add(warnings,
                        "%s: the encoding '%s' of its .cpg is not known; correct the .cpg", path,
                        shown);
        g_free(shown);
        g_clear_pointer(&encoding->declared, g_free);
    }
}

void bm_encoding_clear(BmEncoding *encoding)
{
    g_free(encoding->path);
    g_free(encoding->declared);
    g_free(encoding->told);
}

/** Once for a file, with the first record it is met in. */
static void tell(const BmEncoding *encoding, guint record, const char *what)
{
    if (*encoding->told)
        return;
    *encoding->told = TRUE;
    if (record == BM_ENCODING_NO_RECORD)
        bm_warnings_add(encoding->warnings, "%s: %s", encoding->path, what);
    else
        bm_warnings_add(encoding->warnings, "%s: record %u: %s", encoding->path, record, what);
}

static gboolean is_ascii(const char *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (bytes[i] & 0x80)
            return FALSE;
    return TRUE;
}

/** The bytes that are UTF-8 if all but a cut last character are; 0 otherwise. */
static gsize utf8_length(const char *bytes, gsize length, gboolean full)
{
    const char *end;
    if (g_utf8_validate(bytes, (gssize)length, &end))
        return length;
    gsize valid = (gsize)(end - bytes);
    gboolean cut = full && length - valid <= 3 && !is_ascii(bytes, valid) &&
                   g_utf8_get_char_validated(end, (gssize)(length - valid)) == (gunichar)-2;
    return cut ? valid : 0;
}

static char *convert(const BmEncoding *encoding, const char *bytes, gsize length, guint record)
{
    gboolean declared = encoding->declared && !g_str_equal(encoding->declared, "UTF-8");
    const char *from = declared ? encoding->declared : "CP1252";
    char *text = g_convert(bytes, (gssize)length, "UTF-8", from, NULL, NULL, NULL);
    if (!text) /* a byte that the code page has no character for: Latin-1 has one for all */
        text = g_convert(bytes, (gssize)length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
    if (!declared)
        tell(encoding, record,
             encoding->declared ? "text is not UTF-8, as its .cpg says; read as Windows-1252; say "
                                  "the encoding in a .cpg"
                                : "text is not UTF-8; read as Windows-1252; say the encoding in a "
                                  ".cpg");
    return text ? text : g_utf8_make_valid(bytes, (gssize)length);
}

char *bm_encoding_decode(const BmEncoding *encoding, const char *bytes, gsize length, gboolean full,
                         guint record)
{
    if (is_ascii(bytes, length))
        return g_strndup(bytes, length);
    gsize valid = utf8_length(bytes, length, full);
    if (valid == 0)
        return convert(encoding, bytes, length, record);
    if (encoding->declared && !g_str_equal(encoding->declared, "UTF-8")) {
        char *what = g_strdup_printf("text is UTF-8, not %s as the file says; read as UTF-8; "
                                     "correct the .cpg",
                                     encoding->declared);
        tell(encoding, record, what);
        g_free(what);
    }
    return g_strndup(bytes, valid);
}
