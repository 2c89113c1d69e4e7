/** @file
 * A catalogue as YAML: every text in double quotes, so that no word of it is taken for anything
 * else.
 */
#include "source/catalogue_write.h"

static const char head[] = "# Geodata of one's own, registered by `bordermap data import`: one "
                           "item a set, its keys those\n"
                           "# of the program's shapes/catalogue.yaml; `sha256` as sha256sum prints "
                           "it, `original` the file\n"
                           "# that was imported.\n";

static void add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_printf(out, "\\%c", *text);
        else if ((guchar)*text < 0x20 || *text == 0x7F)
            g_string_append_printf(out, "\\x%02X", (guint)(guchar)*text);
        else
            g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void add_text(GString *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "  %s: ", key);
    add_quoted(out, text);
    g_string_append_c(out, '\n');
}

static void add_number(GString *out, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_dtostr(digits, sizeof digits, number));
}

static void add_texts(GString *out, const char *key, char *const *texts)
{
    if (!texts || !texts[0])
        return;
    g_string_append_printf(out, "  %s:\n", key);
    for (guint i = 0; texts[i]; i++) {
        g_string_append(out, "    - ");
        add_quoted(out, texts[i]);
        g_string_append_c(out, '\n');
    }
}

static void add_set(GString *out, const BmDataSet *set)
{
    g_string_append(out, "- id: ");
    add_quoted(out, set->id);
    g_string_append_c(out, '\n');
    const struct {
        const char *key, *text;
    } texts[] = { { "file", set->file },
                  { "level", set->level },
                  { "role", set->role },
                  { "title", set->title },
                  { "source", set->source },
                  { "version", set->version },
                  { "licence", set->licence },
                  { "attribution", set->attribution },
                  { "url", set->url },
                  { "valid", set->valid },
                  { "scope", set->scope },
                  { "original", set->original },
                  { "original_sha256", set->original_sha256 } };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        add_text(out, texts[i].key, texts[i].text);
    if (set->accuracy_m > 0) {
        g_string_append(out, "  accuracy_m: ");
        add_number(out, set->accuracy_m);
        g_string_append_c(out, '\n');
    }
    if (!bm_extent_is_empty(&set->clip)) {
        const double sides[] = { set->clip.west, set->clip.south, set->clip.east, set->clip.north };
        for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
            g_string_append(out, i == 0 ? "  clip: [" : ", ");
            add_number(out, sides[i]);
        }
        g_string_append(out, "]\n");
    }
    add_texts(out, "clipped", set->clipped);
    add_texts(out, "sha256", set->hashes);
}

char *bm_catalogue_text(const BmCatalogue *catalogue)
{
    GString *out = g_string_new(head);
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++)
        add_set(out, bm_catalogue_borrow(catalogue, i));
    return g_string_free(out, FALSE);
}
