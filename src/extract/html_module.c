/** @file
 * The text of an HTML page through libxml2's parser, each code point with its place in the page.
 *
 * The parser is asked after every piece of text where it stands; a piece that equals the bytes
 * just before there is taken letter by letter, any other (an entity) stands for all bytes since
 * the piece before it.
 */
#include "extract/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/error.h"

typedef struct {
    const char *name, *bytes;
    gsize length;
    htmlParserCtxtPtr parser;
    BmHtmlText *out;
    guint depth, skipped; /**< elements open; those of them whose text is left out */
    gsize reached;        /**< bytes of the page that are used up */
    gboolean too_deep;
} Page;

static const char *const without_text[] = { "script", "style",  "noscript", "template", "title",
                                            "nav",    "footer", "svg",      "iframe",   "form",
                                            "button", "select", NULL };
static const char *const within_lines[] = { "a",    "abbr", "b",     "bdi",  "cite",
                                            "code", "em",   "font",  "i",    "mark",
                                            "q",    "s",    "small", "span", "strong",
                                            "sub",  "sup",  "u",     NULL };

static gsize position(const Page *page)
{
    const xmlParserInput *input = page->parser->input;
    gsize at = input ? input->consumed + (gsize)(input->cur - input->base) : page->length;
    return MIN(at, page->length);
}

static void add_character(Page *page, gunichar character, gsize start, gsize end)
{
    guint from = (guint)start, to = (guint)end;
    g_string_append_unichar(page->out->text, character);
    g_array_append_val(page->out->starts, from);
    g_array_append_val(page->out->ends, to);
}

static void part_blocks(Page *page)
{
    gsize at = position(page);
    if (page->out->text->len > 0 && !g_str_has_suffix(page->out->text->str, "\n\n"))
        for (int i = 0; i < 2; i++)
            add_character(page, '\n', at, at);
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (guint i = 0; attributes && attributes[i]; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return (const char *)attributes[i + 1];
    return NULL;
}

/** The first date a page gives of itself, by <meta> or <time>. */
static void note_published(Page *page, const char *element, const xmlChar **attributes)
{
    static const char *const keys[] = {
        "article:published_time", "datePublished", "date", "dc.date", "DC.date", NULL
    };
    const char *value = NULL;
    if (page->out->published)
        return;
    if (strcmp(element, "time") == 0)
        value = attribute(attributes, "datetime");
    if (strcmp(element, "meta") == 0) {
        const char *key = attribute(attributes, "property");
        key = key ? key : attribute(attributes, "name");
        key = key ? key : attribute(attributes, "itemprop");
        if (key && g_strv_contains(keys, key))
            value = attribute(attributes, "content");
    }
    page->out->published = g_strdup(value);
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    Page *page = data;
    const char *element = (const char *)name;
    if (++page->depth > BM_HTML_MAX_DEPTH) {
        page->too_deep = TRUE;
        xmlStopParser(page->parser);
        return;
    }
    note_published(page, element, attributes);
    if (page->skipped > 0 || g_strv_contains(without_text, element))
        page->skipped++;
    else if (!g_strv_contains(within_lines, element))
        part_blocks(page);
}

static void end_element(void *data, const xmlChar *name)
{
    Page *page = data;
    page->depth -= page->depth > 0;
    if (page->skipped > 0)
        page->skipped--;
    else if (!g_strv_contains(within_lines, (const char *)name))
        part_blocks(page);
    page->reached = position(page);
}

static void add_text(void *data, const xmlChar *text, int length)
{
    Page *page = data;
    gsize end = position(page), size = (gsize)length;
    gboolean verbatim = size <= end && memcmp(page->bytes + end - size, text, size) == 0;
    gsize start = verbatim ? end - size : MIN(page->reached, end);
    const char *letter = (const char *)text, *stop = letter + length;
    while (page->skipped == 0 && letter < stop) {
        const char *next = g_utf8_next_char(letter);
        gsize bytes = (gsize)(next - letter);
        add_character(page, g_utf8_get_char(letter), start, verbatim ? start + bytes : end);
        start += verbatim ? bytes : 0;
        letter = next;
    }
    page->reached = end;
}

static gboolean read_page(const char *name, const char *bytes, gsize length, BmHtmlText *out,
                          GError **error)
{
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, (int)length);
    htmlSAXHandler handler = { .startElement = start_element,
                               .endElement = end_element,
                               .characters = add_text,
                               .ignorableWhitespace = add_text };
    if (!parser) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: the page is empty", name);
        return FALSE;
    }
    Page page = { .name = name, .bytes = bytes, .length = length, .parser = parser, .out = out };
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlSAXHandlerPtr own = parser->sax;
    void *own_data = parser->userData;
    parser->sax = &handler;
    parser->userData = &page;
    htmlParseDocument(parser);
    parser->sax = own;
    parser->userData = own_data;
    htmlFreeParserCtxt(parser);
    if (page.too_deep)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: elements of the page stand in one another more than %d deep; give its "
                    "text alone",
                    name, BM_HTML_MAX_DEPTH);
    return !page.too_deep;
}

extern const BmHtmlModule bm_html_module;
const BmHtmlModule bm_html_module = { BM_HTML_MODULE_VERSION, read_page };
