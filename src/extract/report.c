/** @file
 * Reading a report: bytes to clean UTF-8, one code point for one, then out of HTML its text.
 */
#include "extract/report.h"

#include <string.h>

#include "base/error.h"
#include "document/bytes.h"
#include "extract/html.h"

static const gunichar REPLACEMENT = 0xFFFD;

/** Where the first replaced byte stands, and how many there are. */
typedef struct {
    guint count, line, column;
} Faults;

static void note_fault(Faults *faults, const GString *clean)
{
    if (faults->count++ == 0)
        bm_bytes_position(clean->str, clean->len, &faults->line, &faults->column);
}

static void warn_of(const Faults *faults, const char *name, const char *what, BmWarnings *warnings)
{
    if (faults->count > 0)
        bm_warnings_add(warnings, "%s:%u:%u: %s (%u in all)", name, faults->line, faults->column,
                        what, faults->count);
}

/** Valid UTF-8 with as many code points as the input has (a bad byte counts as one). */
static GString *clean_bytes(const char *name, const char *bytes, gsize length, BmWarnings *warnings)
{
    GString *clean = g_string_sized_new(length + 1);
    Faults invalid = { 0 }, control = { 0 };
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        gunichar character = g_utf8_get_char_validated(at, end - at);
        if ((gint)character < 0) {
            note_fault(&invalid, clean);
            g_string_append_unichar(clean, REPLACEMENT);
            at++;
            continue;
        }
        at = g_utf8_next_char(at);
        gboolean is_control = (character < 0x20 && !strchr("\t\n\r\f", (int)character)) ||
                              (character >= 0x7F && character < 0xA0);
        if (is_control)
            note_fault(&control, clean);
        if (is_control || character == '\r' || character == '\t' || character == '\f')
            character = ' ';
        g_string_append_unichar(clean, character);
    }
    warn_of(&invalid, name, "not UTF-8; the byte is taken as a replacement character", warnings);
    warn_of(&control, name, "a control character; taken as a space", warnings);
    return clean;
}

static gboolean is_html(const char *name, const char *text)
{
    static const char *const endings[] = { ".html", ".htm", ".xhtml" };
    static const char *const beginnings[] = { "<!doctype html", "<html", "<head", "<body", "<p>",
                                              "<article",       "<div" };
    char *lower = g_ascii_strdown(name, -1);
    gboolean found = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        found = found || g_str_has_suffix(lower, endings[i]);
    g_free(lower);
    while (g_ascii_isspace(*text))
        text++;
    for (guint i = 0; i < G_N_ELEMENTS(beginnings) && !found; i++)
        found = g_ascii_strncasecmp(text, beginnings[i], strlen(beginnings[i])) == 0;
    return found;
}

/** Turns offsets in bytes of `page`, which never fall, into offsets in code points. */
static guint *count_points(const char *page, gsize length, const GArray *offsets)
{
    guint *points = g_new(guint, offsets->len + 1);
    gsize at = 0;
    guint point = 0;
    for (guint i = 0; i < offsets->len; i++) {
        gsize offset = MIN(g_array_index(offsets, guint, i), length);
        for (; at < offset; at++)
            point += ((guchar)page[at] & 0xC0) != 0x80;
        points[i] = point;
    }
    return points;
}

static gboolean take_html(BmReport *report, const GString *page, GError **error)
{
    const BmHtmlModule *module = bm_html_module_open(error);
    if (!module)
        return FALSE;
    BmHtmlText html = { .text = g_string_new(NULL),
                        .starts = g_array_new(FALSE, FALSE, sizeof(guint)),
                        .ends = g_array_new(FALSE, FALSE, sizeof(guint)) };
    gboolean good = module->read(report->name, page->str, page->len, &html, error);
    if (good) {
        report->starts = count_points(page->str, page->len, html.starts);
        report->ends = count_points(page->str, page->len, html.ends);
        report->published = g_steal_pointer(&html.published);
    }
    report->length = html.text->len;
    report->text = g_string_free(html.text, FALSE);
    g_free(html.published);
    g_array_unref(html.starts);
    g_array_unref(html.ends);
    return good;
}

static gboolean check_text(const BmReport *report, GError **error)
{
    for (const char *at = report->text; *at; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: there is no text in it", report->name);
    return FALSE;
}

BmReport *bm_report_parse(const char *name, const char *bytes, gsize length, BmWarnings *warnings,
                          GError **error)
{
    if (length > 0 && memchr(bytes, '\0', length)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: binary, not text; give plain text or HTML in UTF-8", name);
        return NULL;
    }
    BmReport *report = g_new0(BmReport, 1);
    report->name = g_strdup(name);
    GString *clean = clean_bytes(name, bytes, length, warnings);
    gboolean good = TRUE;
    if (is_html(name, clean->str)) {
        good = take_html(report, clean, error);
        g_string_free(clean, TRUE);
    } else {
        report->length = clean->len;
        report->text = g_string_free(clean, FALSE);
    }
    if (!good || !check_text(report, error)) {
        bm_report_free(report);
        return NULL;
    }
    report->count = (guint)g_utf8_strlen(report->text, (gssize)report->length);
    return report;
}

BmReport *bm_report_read(const char *path, BmWarnings *warnings, GError **error)
{
    GBytes *bytes = bm_bytes_read(path, BM_REPORT_MAX_BYTES, error);
    if (!bytes)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    BmReport *report =
        bm_report_parse(bm_bytes_name(path), data ? data : "", length, warnings, error);
    g_bytes_unref(bytes);
    return report;
}

void bm_report_free(BmReport *report)
{
    if (!report)
        return;
    g_free(report->name);
    g_free(report->text);
    g_free(report->starts);
    g_free(report->ends);
    g_free(report->published);
    g_free(report);
}

void bm_report_locate(const BmReport *report, guint start, guint end, guint *file_start,
                      guint *file_end)
{
    gboolean mapped = report->starts && end > start && end <= report->count;
    *file_start = mapped ? report->starts[start] : start;
    *file_end = mapped ? report->ends[end - 1] : end;
}
