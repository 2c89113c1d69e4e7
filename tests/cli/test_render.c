/** @file
 * What `bordermap render` draws, seen from outside: formats, sizes, inputs, styles.
 */
#include "program.h"

#define SMALL " --size 400x300 "

static gboolean has_bytes(GBytes *bytes, const char *wanted, gsize count, gboolean at_end)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return length >= count && memcmp(at_end ? data + length - count : data, wanted, count) == 0;
}

static guint32 big_endian_32(const guint8 *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* The content of a chunk of a PNG file (W3C PNG: length, type, content, checksum), or NULL. */
static const guint8 *png_chunk(GBytes *png, const char *type)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    for (gsize at = 8; at + 12 <= length; at += 12 + big_endian_32(data + at))
        if (memcmp(data + at + 4, type, 4) == 0)
            return data + at + 8;
    return NULL;
}

/* IHDR begins with width and height; pHYs with pixels a unit along x and y, unit 1 is a metre. */
static void expect_png(const char *folder, const char *name, guint width, guint height, guint dots)
{
    GBytes *png = folder_get(folder, name);
    cr_assert(has_bytes(png, "\x89PNG\r\n\x1a\n", 8, FALSE), "%s is no PNG", name);
    const guint8 *header = png_chunk(png, "IHDR"), *resolution = png_chunk(png, "pHYs");
    cr_assert(header && resolution);
    cr_expect_eq(big_endian_32(header), width);
    cr_expect_eq(big_endian_32(header + 4), height);
    cr_expect_eq(big_endian_32(resolution), dots, "%s: %u dots a metre", name,
                 big_endian_32(resolution));
    cr_expect_eq(big_endian_32(resolution + 4), dots);
    cr_expect_eq(resolution[8], 1);
    g_bytes_unref(png);
}

static void expect_contains(const char *folder, const char *name, const char *words,
                            gboolean contains)
{
    char *text = folder_get_text(folder, name);
    cr_expect_eq(strstr(text, words) != NULL, contains, "%s %s \"%s\"", name,
                 contains ? "lacks" : "has", words);
    g_free(text);
}

static void expect_unique_ids(const char *folder, const char *name)
{
    char *svg = folder_get_text(folder, name);
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *at = strstr(svg, " id=\""); at; at = strstr(at, " id=\"")) {
        at += strlen(" id=\"");
        char *id = g_strndup(at, strcspn(at, "\""));
        cr_expect(g_hash_table_add(seen, id), "%s: the id stands twice in %s", id, name);
    }
    cr_expect(g_hash_table_size(seen) > 10);
    g_hash_table_destroy(seen);
    g_free(svg);
}

Test(render, a_table_of_events_alone_makes_a_map_in_every_format_at_once)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.csv",
                    "date,type,place\n2026-02-27,airstrike,Kandahar\n2026-02-27,clash,Torkham\n");
    expect_done(folder, "render events.csv" SMALL "-o x.png -o x.svg -o x.pdf");
    char *list = folder_list(folder);
    cr_expect_str_eq(list, "events.csv x.pdf x.png x.svg");
    /* 96 dots an inch of 0.0254 m */
    expect_png(folder, "x.png", 400, 300, 3780);
    GBytes *pdf = folder_get(folder, "x.pdf");
    cr_expect(has_bytes(pdf, "%PDF-1.", 7, FALSE));
    cr_expect(has_bytes(pdf, "%%EOF\n", 6, TRUE));
    g_bytes_unref(pdf);
    static const char *const words[] = { "<svg xmlns=\"http://www.w3.org/2000/svg\"",
                                         "role=\"img\"", "Kandahar", "Torkham", "Airstrike" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        expect_contains(folder, "x.svg", words[i], TRUE);
    expect_contains(folder, "x.svg", "DRAFT", FALSE);
    expect_unique_ids(folder, "x.svg");
    g_free(list);
    folder_free(folder);
}

Test(render, standard_output_has_the_bytes_of_a_file)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    expect_done(folder, "render events.csv" SMALL "-o file.png -o file.pdf");
    expect_done(folder, "render events.csv" SMALL "--to png -o - > printed.png");
    expect_done(folder, "render events.csv" SMALL "--to pdf -o - > printed.pdf");
    expect_same_bytes(folder, "file.png", "printed.png");
    expect_same_bytes(folder, "file.pdf", "printed.pdf");
    folder_free(folder);
}

Test(render, scale_multiplies_the_pixels_and_dpi_is_recorded)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    expect_done(folder, "render events.csv" SMALL "--scale 2 -o two.png");
    expect_done(folder, "render events.csv" SMALL "--scale 1.5 --dpi 144 -o both.png");
    /* 96 and 144 dots an inch of 0.0254 m */
    expect_png(folder, "two.png", 800, 600, 3780);
    expect_png(folder, "both.png", 600, 450, 5669);
    folder_put_text(folder, "map.yaml",
                    "events: events.csv\nsize: [400, 300]\nscale: 1.5\ndpi: 144\n");
    expect_done(folder, "render map.yaml -o file.png");
    expect_same_bytes(folder, "both.png", "file.png");
    expect_done(folder, "render map.yaml --scale 2 --dpi 96 -o option.png");
    expect_same_bytes(folder, "two.png", "option.png");
    folder_free(folder);
}

/* Jalalabad and Peshawar are about 70 and 45 km from Torkham, Kabul 180 km (GeoNames). */
Test(render, a_place_and_a_radius_make_a_locator_map)
{
    char *folder = folder_new();
    expect_done(folder, "render --around Torkham --radius 60km --size 800x600 -o x.svg");
    expect_contains(folder, "x.svg", ">Peshawar<", TRUE);
    expect_contains(folder, "x.svg", ">Torkham<", TRUE);
    expect_contains(folder, "x.svg", ">Kabul<", FALSE);
    expect_done(folder,
                "render --around Torkham --radius 37.28227153424004mi --size 800x600 -o miles.svg");
    expect_same_bytes(folder, "x.svg", "miles.svg");
    Run run = program_run(folder, "render --around Kandaharr" SMALL "-o guess.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.err, "'Kandaharr' is taken for Kandahar"), "%s", run.err);
    run_clear(&run);
    folder_free(folder);
}

Test(render, every_way_to_give_events_draws_the_same_map)
{
    static const char *const lines[] = {
        "- < list.yaml", "- --from csv < events.csv",
        "EVENTS.CSV",    "list.txt --from yaml",
        "map.yaml",      "inline.yaml",
    };
    const char *list = "- { date: 2026-02-27, type: airstrike, place: Kandahar }\n";
    char *nested = g_strconcat("events:\n  ", list, NULL);
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    folder_put_text(folder, "EVENTS.CSV", ONE_EVENT);
    folder_put_text(folder, "list.yaml", list);
    folder_put_text(folder, "list.txt", list);
    folder_put_text(folder, "map.yaml", "events: events.csv\n");
    char *inline_map = g_strconcat("style: newsroom\n", nested, NULL);
    folder_put_text(folder, "inline.yaml", inline_map);
    expect_done(folder, "render events.csv" SMALL "-o expected.svg");
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        char *line = g_strdup_printf("render -o x.svg" SMALL "%s", lines[i]);
        expect_done(folder, line);
        expect_same_bytes(folder, "expected.svg", "x.svg");
        g_free(line);
    }
    g_free(inline_map);
    g_free(nested);
    folder_free(folder);
}

Test(render, a_style_by_name_and_by_path_is_the_same)
{
    char *folder = folder_new(), *dark = NULL;
    char *inner = g_build_filename(folder, "maps", NULL);
    g_mkdir(inner, 0700);
    cr_assert(g_file_get_contents(BM_SOURCE_DIR "/styles/dark.yaml", &dark, NULL, NULL));
    folder_put_text(folder, "here.yaml", dark);
    folder_put_text(inner, "beside.yaml", dark);
    folder_put_text(inner, "events.csv", ONE_EVENT);
    folder_put_text(inner, "map.yaml", "events: events.csv\nstyle: beside.yaml\n");
    expect_done(folder, "render maps/events.csv" SMALL "-o plain.svg");
    expect_done(folder, "render maps/events.csv --style dark" SMALL "-o dark.svg");
    GBytes *plain_bytes = folder_get(folder, "plain.svg");
    GBytes *dark_bytes = folder_get(folder, "dark.svg");
    cr_expect_not(g_bytes_equal(plain_bytes, dark_bytes));
    /* a path in a map file is relative to it, one on the command line to where one stands */
    expect_done(folder, "render maps/map.yaml" SMALL "-o file.svg");
    expect_same_bytes(folder, "dark.svg", "file.svg");
    expect_done(folder, "render maps/map.yaml --style here.yaml" SMALL "-o option.svg");
    expect_same_bytes(folder, "dark.svg", "option.svg");
    g_bytes_unref(plain_bytes);
    g_bytes_unref(dark_bytes);
    g_free(dark);
    g_free(inner);
    folder_free(folder);
}

Test(render, a_draft_says_so_until_a_person_takes_the_word_away)
{
    static const struct {
        const char *name, *text;
        gboolean draft;
    } cases[] = {
        { "a.yaml", "draft: true\nevents:\n", TRUE },
        { "b.yaml", "draft: false\nevents:\n", FALSE },
        { "d.yaml", "title: T\ndraft: true\nevents:\n", TRUE },
    };
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strconcat(
            cases[i].text, "  - { date: 2026-02-27, type: airstrike, place: Kandahar }\n", NULL);
        folder_put_text(folder, cases[i].name, text);
        char *line = g_strdup_printf("render %s" SMALL "-o x.svg", cases[i].name);
        expect_done(folder, line);
        expect_contains(folder, "x.svg", ">DRAFT<", cases[i].draft);
        g_free(line);
        g_free(text);
    }
    folder_put_text(folder, "names.yaml", "title: T\nevents: a.yaml\n");
    expect_done(folder, "render names.yaml" SMALL "-o x.svg");
    expect_contains(folder, "x.svg", ">DRAFT<", TRUE);
    folder_free(folder);
}

#define EVENTS_BUT_PRIVATE                                                                         \
    "events:\n"                                                                                    \
    "  - id: a\n    date: 2026-02-27\n    type: airstrike\n    place: Kandahar\n"                  \
    "    claims:\n"                                                                                \
    "      - { by: Afghanistan, what: killed, side: Afghanistan, min: 3%s }\n"                     \
    "      - { by: Pakistan, what: killed, side: Afghanistan, min: 30 }\n"                         \
    "%s"                                                                                           \
    "  - { id: b, date: 2026-02-27, type: clash, placed: false, why: no place is named%s }\n"

/* What is private is as if it had never been written. */
Test(render, a_private_field_reaches_no_output)
{
    static const char *const formats[] = { "png", "svg", "pdf" };
    char *folder = folder_new();
    char *without = g_strdup_printf(EVENTS_BUT_PRIVATE, "", "", "");
    char *with = g_strdup_printf(
        "private: [note, actor, label, claims.speaker, claims.scope]\n" EVENTS_BUT_PRIVATE,
        ", speaker: Secretspeaker, scope: Secretscope",
        "    note: Secretnote\n    actor: Secretactor\n"
        "    label: Secretlabel\n",
        ", note: Secretnote");
    char *open = g_strdup(strchr(with, '\n') + 1);
    folder_put_text(folder, "without.yaml", without);
    folder_put_text(folder, "with.yaml", with);
    folder_put_text(folder, "open.yaml", open);
    const char *size = "--size 800x600";
    static const char *const names[] = { "without", "with", "open" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *line = g_strdup_printf("render %s.yaml %s -o %s.png -o %s.svg -o %s.pdf", names[i],
                                     size, names[i], names[i], names[i]);
        expect_done(folder, line);
        g_free(line);
    }
    expect_contains(folder, "open.svg", "Secret", TRUE);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        char *a = g_strconcat("without.", formats[i], NULL);
        char *b = g_strconcat("with.", formats[i], NULL);
        expect_same_bytes(folder, a, b);
        g_free(a);
        g_free(b);
    }
    g_free(open);
    g_free(with);
    g_free(without);
    folder_free(folder);
}
