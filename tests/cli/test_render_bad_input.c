/** @file
 * What `bordermap render` refuses: one clear line, its exit status, and no file left behind.
 * The exit statuses are those of the program's --help: 2 usage, 3 bad input, 4 cannot write.
 */
#include "program.h"

#define DURAND_LINE BM_SOURCE_DIR "/shapes/durand_line"
#define SECTORS BM_SOURCE_DIR "/tests/data/sectors"
#define SMALL " --size 400x300 "

Test(render_bad_input, wrong_usage_is_told_before_any_work)
{
    static const struct {
        const char *line, *parts;
    } cases[] = {
        { "events.csv", "-o FILE" },
        { "-o x.png", "nothing to draw|--around" },
        { "events.csv -o x.jpg", "x.jpg|.png, .svg or .pdf" },
        { "events.csv -o x", "'x'|.png, .svg or .pdf" },
        { "events.csv -o good.png -o x.gif", "x.gif" },
        { "events.csv -o .", "-o . is a folder; name a picture in it" },
        { "events.csv -o x.png --dates yesterday",
          "\"yesterday\" is not an ISO 8601 date; write 2026-02-20/2026-02-27, one day, or" },
        { "events.csv -o -", "--to png" },
        { "events.csv -o x.png --to jpg", "--to jpg|png, svg or pdf" },
        { "events.csv -o x.png --from gpx", "--from gpx|yaml, csv, geojson, acled or ged" },
        { "events.csv other.csv -o x.png", "other.csv|one map at a time" },
        { "events.csv -o x.png --size 0x0", "0 × 0|64" },
        { "events.csv -o x.png --size=-400x300", "-400 × 300|64" },
        { "events.csv -o x.png --size 1000000x1000000", "1000000 × 1000000|32767" },
        { "events.csv -o x.png --size 30000x30000", "30000 × 30000|100 million" },
        { "events.csv -o x.png --size nonsense", "--size nonsense|1600x1200" },
        { "events.csv -o x.png --size 400", "--size 400 |1600x1200" },
        { "events.csv -o x.png --size nanxinf", "nanxinf|1600x1200" },
        { "events.csv -o x.png --scale 0", "scale of 0|0.01" },
        { "events.csv -o x.png --scale nan", "--scale nan" },
        { "events.csv -o x.png --scale 50", "80000 × 60000|--scale" },
        { "events.csv -o x.png --dpi 0", "0 dpi|10000" },
        { "events.csv -o x.png --dpi many", "--dpi many" },
        { "-o x.png --extent nonsense", "--extent nonsense|WEST,SOUTH,EAST,NORTH" },
        { "-o x.png --extent 60,30,70", "--extent 60,30,70|WEST,SOUTH,EAST,NORTH" },
        { "-o x.png --extent 70,30,60,40", "70,30,60,40|WEST" },
        { "-o x.png --extent 60,40,70,95", "60,40,70,95|WEST" },
        { "-o x.png --extent nan,30,70,40", "nan,30|WEST" },
        { "-o x.png --around Torkham --radius 60furlongs", "60furlongs|60km" },
        { "-o x.png --around Torkham --radius=-5km", "-5km|60km" },
        { "events.csv -o x.png --radius 60km", "--radius|--around" },
        { "events.csv -o x.png --data osm", "--data osm|osm100" },
        { "events.csv -o x.png --lang xx", "--lang xx|ps" },
        { "events.csv -o x.png --svg-text lines", "lines|paths" },
    };
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    folder_put_text(folder, "other.csv", ONE_EVENT);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *line = g_strconcat("render ", cases[i].line, NULL);
        expect_refusal(folder, line, 2, cases[i].parts);
        g_free(line);
    }
    folder_free(folder);
}

Test(render_bad_input, a_missing_or_empty_file_is_named)
{
    static const struct {
        const char *line, *parts;
    } cases[] = {
        { "nowhere.yaml", "nowhere.yaml|No such file" },
        { "nowhere.csv", "nowhere.csv|No such file" },
        { "names_no_events.yaml", "none.yaml|No such file" },
        { "folder", "folder|directory" },
        { "empty.csv", "empty.csv:1" },
        { "empty.yaml", "empty.yaml|extent" },
        { "binary.yaml", "binary.yaml:1" },
    };
    char *folder = folder_new();
    char *inner = g_build_filename(folder, "folder", NULL);
    g_mkdir(inner, 0700);
    folder_put_text(folder, "names_no_events.yaml", "title: A\nevents: none.yaml\n");
    folder_put_text(folder, "empty.csv", "");
    folder_put_text(folder, "empty.yaml", "");
    folder_put(folder, "binary.yaml", "a: \0\xff\xfe", 6);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *line = g_strdup_printf("render %s -o x.png", cases[i].line);
        expect_refusal(folder, line, 3, cases[i].parts);
        g_free(line);
    }
    g_free(inner);
    folder_free(folder);
}

Test(render_bad_input, a_mistake_in_yaml_has_file_line_and_column)
{
    static const struct {
        const char *text, *parts;
    } cases[] = {
        { "title: A\ntitel: B\n", "map.yaml:2:1:|\"titel\"|\"title\"" },
        { "title: A\ndek: B\ntitle: C\n", "map.yaml:3:1:|\"title\"|line 1" },
        { "title: A\nextent:\n\taround: Kabul\n", "map.yaml:3:1:|tab" },
        { "title: A\n  dek: B\n", "map.yaml:2:6:|indentation" },
        { "title: [A\n", "map.yaml:2:1:" },
        { "size: [0, 0]\n", "map.yaml:1:8:|64" },
        { "size: [400, 1000000]\n", "map.yaml:1:13:|32767" },
        { "scale: 0\n", "map.yaml:1:8:|0.01" },
        { "extent: [70, 30, 60, 40]\n", "map.yaml:1:9:|west" },
        { "draft: maybe\n", "map.yaml:1:8:" },
        { "lang: xx\n", "map.yaml:1:7:|ps" },
        { "events:\n  - { place: Kabul, dat: 2026-02-27 }\n", "map.yaml:2:21:|\"dat\"|\"date\"" },
        { "events:\n  - { place: Kabul, type: airstrik }\n", "map.yaml:2:27:|airstrike" },
        { "- place: Kabul\n  place: Herat\n", "map.yaml:2:3:|\"place\"|line 1" },
        { "- { id: a, type: clash, place: Kabul }\n- { id: a, type: clash, place: Herat }\n",
          "map.yaml:2:9:|\"a\"|line 1" },
    };
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        folder_put_text(folder, "map.yaml", cases[i].text);
        expect_refusal(folder, "render map.yaml -o x.png", 3, cases[i].parts);
    }
    folder_free(folder);
}

/* San José of Costa Rica and San Jose of California both have over 300,000 people (GeoNames). */
Test(render_bad_input, a_place_that_is_unknown_or_ambiguous_is_refused)
{
    char *folder = folder_new();
    folder_put_text(folder, "unknown.csv", ONE_EVENT "2026-02-27,clash,Torkhan\n");
    folder_put_text(folder, "ambiguous.csv", ONE_EVENT "2026-02-27,clash,Hyderabad\n");
    expect_refusal(folder, "render unknown.csv -o x.png", 3,
                   "unknown.csv:3:|'Torkhan'|unknown|nearest|Torkham");
    expect_refusal(folder, "render ambiguous.csv -o x.png", 3,
                   "ambiguous.csv:3:|'Hyderabad'|ambiguous|IND|PAK|country");
    expect_refusal(folder, "render --around Qwzxkjvqpz -o x.png", 3, "'Qwzxkjvqpz'|unknown");
    expect_refusal(folder, "render --around 'Hyderabad' -o x.png", 3, "'Hyderabad'|ambiguous");
    folder_free(folder);
}

Test(render_bad_input, an_unknown_place_can_be_skipped_with_a_warning)
{
    char *folder = folder_new();
    folder_put_text(folder, "unknown.csv", ONE_EVENT "2026-02-27,clash,Torkhan\n");
    Run run = program_run(folder, "render unknown.csv --skip-unknown -o x.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(g_str_has_prefix(run.err, "bordermap: warning: unknown.csv:3:"), "%s", run.err);
    cr_expect(strstr(run.err, "'Torkhan'"), "%s", run.err);
    char *svg = folder_get_text(folder, "x.svg");
    cr_expect(strstr(svg, "Torkhan"), "it is listed among what is not mapped");
    g_free(svg);
    run_clear(&run);
    expect_refusal(folder, "render unknown.csv --skip-unknown --strict --quiet -o y.svg", 3,
                   "unknown.csv:3:");
    folder_free(folder);
}

Test(render_bad_input, what_cannot_be_drawn_is_refused)
{
    static const struct {
        const char *line, *parts;
    } cases[] = {
        { "--style nwsroom", "nwsroom|dark, newsroom, print" },
        { "--style nowhere.yaml", "nowhere.yaml|No such file" },
        { "--style bad.yaml", "bad.yaml:2:3:" },
        { "--projection nonsense", "nonsense|mercator" },
        { "--title '\xF0\x92\x80\x80'", "U+12000|font" },                    /* a cuneiform sign */
        { "--title '\xE0\xBD\x96\xE0\xBD\xBC\xE0\xBD\x91'", "U+0F56|font" }, /* Tibetan */
    };
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    folder_put_text(folder, "bad.yaml", "land:\n  fil: \"#ffffff\"\n");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *line = g_strdup_printf("render events.csv %s" SMALL "-o x.png -o x.svg -o x.pdf",
                                     cases[i].line);
        expect_refusal(folder, line, 3, cases[i].parts);
        g_free(line);
    }
    folder_free(folder);
}

Test(render_bad_input, a_target_that_cannot_be_written_is_an_error_of_writing)
{
    char *folder = folder_new();
    char *inner = g_build_filename(folder, "folder.png", NULL);
    g_mkdir(inner, 0700);
    folder_put_text(folder, "events.csv", ONE_EVENT);
    /* a path below a file: even the superuser cannot write there */
    expect_refusal(folder, "render events.csv" SMALL "-o events.csv/x.png", 4,
                   "events.csv/x.png|Not a directory");
    expect_refusal(folder, "render events.csv" SMALL "-o nowhere/x.svg", 4,
                   "nowhere/x.svg|No such file");
    expect_refusal(folder, "render events.csv" SMALL "-o folder.png", 4,
                   "folder.png|Is a directory");
    expect_refusal(folder, "render events.csv" SMALL "--to png -o - > /dev/full", 4,
                   "standard output|No space");
    g_free(inner);
    folder_free(folder);
}

Test(render_bad_input, a_refused_render_leaves_the_old_picture)
{
    char *folder = folder_new();
    folder_put_text(folder, "unknown.csv", "date,type,place\n2026-02-27,clash,Torkhan\n");
    folder_put_text(folder, "old.png", "the old picture");
    expect_refusal(folder, "render unknown.csv -o old.png", 3, "Torkhan");
    char *old = folder_get_text(folder, "old.png");
    cr_expect_str_eq(old, "the old picture");
    g_free(old);
    folder_free(folder);
}

/* A part of own.* cut to `length` bytes, taken away where 0, or four of its bytes changed. */
typedef struct {
    const char *ending;
    gsize length, patch_at;
    guint8 patch[4];
    const char *parts;
} Damage;

static void damage_file(const char *folder, const Damage *damage)
{
    char *name = g_strconcat("own.", damage->ending, NULL);
    char *path = g_build_filename(folder, name, NULL), *data = NULL;
    gsize length = 0;
    cr_assert(g_file_get_contents(path, &data, &length, NULL));
    if (damage->patch_at)
        memcpy(data + damage->patch_at, damage->patch, sizeof damage->patch);
    else
        length = MIN(length, damage->length);
    if (length > 0)
        folder_put(folder, name, data, (gssize)length);
    else
        g_remove(path);
    g_free(data);
    g_free(path);
    g_free(name);
}

/* Offsets and lengths of ESRI's shapefile specification: the .shx has its first record's offset
 * at byte 100, its length at 104; the .shp its first record's number of points at 148. */
Test(render_bad_input, a_damaged_shapefile_is_refused_by_name)
{
    static const Damage damages[] = {
        { "shp", 0, 0, { 0 }, "own.shp|No such file" },
        { "shp", 50, 0, { 0 }, "own.shp|cut short" },
        { "shp", 5000, 0, { 0 }, "own.shp|none of its 1 records" },
        { "shx", 0, 100, { 0, 0, 0, 0x40 }, "own.shp|none of its 1 records" },
        { "shx", 0, 104, { 0, 0, 0, 0x40 }, "own.shp|none of its 1 records" },
        { "shx", 0, 100, { 0x7f, 0xff, 0xff, 0xff }, "own.shp|none of its 1 records" },
        { "shp", 0, 148, { 0xff, 0xff, 0xff, 0x7f }, "own.shp|none of its 1 records" },
        { "shp", 0, 4, { 0 }, NULL }, /* reserved bytes: nothing is wrong */
    };
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
        folder_put_shapefile(folder, DURAND_LINE, "own");
        damage_file(folder, &damages[i]);
        const char *line = "render events.csv --border own.shp" SMALL "-o x.svg";
        if (damages[i].parts)
            expect_refusal(folder, line, 3, damages[i].parts);
        else
            expect_done(folder, line);
    }
    folder_free(folder);
}

/* A line needs no index and no attributes: it is drawn, and one warning says what is missing. */
Test(render_bad_input, a_border_without_index_or_attributes_is_drawn_with_a_warning)
{
    static const Damage damages[] = {
        { "shx", 0, 0, { 0 }, "own.shx" },
        { "dbf", 0, 0, { 0 }, "own.dbf" },
    };
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", ONE_EVENT);
    for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
        folder_put_shapefile(folder, DURAND_LINE, "own");
        expect_done(folder, "render events.csv --border own.shp" SMALL "-o whole.svg");
        damage_file(folder, &damages[i]);
        Run run = program_run(folder, "render events.csv --border own.shp" SMALL "-o x.svg");
        cr_expect_eq(run.status, 0, "%s", run.err);
        cr_expect(g_str_has_prefix(run.err, "bordermap: warning: "), "%s", run.err);
        cr_expect(strstr(run.err, damages[i].parts), "%s", run.err);
        cr_expect_eq(strchr(run.err, '\n')[1], '\0', "more than a line: %s", run.err);
        expect_same_bytes(folder, "whole.svg", "x.svg");
        run_clear(&run);
        expect_refusal(folder, "render events.csv --border own.shp --strict" SMALL "-o y.svg", 3,
                       damages[i].parts);
    }
    folder_free(folder);
}

Test(render_bad_input, own_provinces_need_their_names)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.csv", "date,type,place\n2026-02-27,clash,North Sector\n");
    folder_put_shapefile(folder, SECTORS, "own");
    expect_refusal(folder, "render events.csv --provinces own.shp -o x.svg", 3,
                   "own.shp|'name'|--name-field|sector");
    expect_refusal(folder, "render events.csv --provinces own.shp --name-field sectr -o x.svg", 3,
                   "own.shp|'sectr'|--name-field|sector");
    const Damage damage = { "dbf", 0, 0, { 0 }, NULL };
    damage_file(folder, &damage);
    expect_refusal(folder, "render events.csv --provinces own.shp --name-field sector -o x.svg", 3,
                   "own.shp|'sector'");
    folder_free(folder);
}
