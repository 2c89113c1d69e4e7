/** @file
 * Viewpoints and a house's policy, as a user draws with them.
 */
#include "program.h"

/** Where a map shows: west, south, east, north. */
#define KASHMIR "71.5,30.8,81.5,37.8"
#define CRIMEA "31,43.8,38.5,48"
#define SAHARA "-18.5,20,-5,30"
#define DURAND "62,29,75,37.5"

static void expect_parts(const char *text, const char *parts, gboolean there, const char *what)
{
    char **list = g_strsplit(parts, "|", -1);
    for (guint i = 0; list[i]; i++)
        cr_expect_eq(strstr(text, list[i]) != NULL, there, "%s: %s \"%s\"", what,
                     there ? "no" : "there is", list[i]);
    g_strfreev(list);
}

/** The map of an extent as SVG, for g_free(); `options` as on a command line. */
static char *draw(const char *folder, const char *extent, const char *options)
{
    char *line = g_strdup_printf(
        "render --extent=%s --title T --size 1600x1200 --quiet %s -o x.svg", extent, options);
    expect_done(folder, line);
    g_free(line);
    return folder_get_text(folder, "x.svg");
}

/* Each view by its lines (told by their titles: codes on both sides, status), its areas' names, its
 * credit. What each party holds is in shapes/viewpoints.tsv with its sources. */
static const struct {
    const char *extent, *code, *there, *absent;
} views[] = {
    { KASHMIR, "none",
      "Line of Control: line of control|Line of Actual Control: disputed|CHN-IND: claim|"
      "Disputed area.|Limit of a claim by China, India or Pakistan|administered by Pakistan, "
      "claimed by India|"
      "India and Pakistan have not agreed on the status of Jammu and Kashmir.|"
      "China and India both claim Aksai Chin and Demchok.",
      "Borders are drawn as" },
    { KASHMIR, "IND",
      "IND-PAK: international|CHN-IND: international|Borders are drawn as India holds them|"
      "not verified line by line|Worldview: IND (India)|"
      "India and Pakistan have not agreed on the status of Jammu and Kashmir.",
      "Line of Control|Line of Actual Control|claimed by India|Disputed area.|Limit of a claim" },
    { KASHMIR, "PAK",
      "IND-PAK: international|Borders are drawn as Pakistan holds them|"
      "Durand Line, in Pakistan’s view the international border",
      "Line of Control:|claimed by Pakistan" },
    { KASHMIR, "CHN", "CHN-IND: international|Borders are drawn as China holds them",
      "Line of Actual Control" },
    /* shapes/disputed_areas: claimed by Guatemala, of whose view of lines nothing is known */
    { "-90,15,-86,19", "none", "Limit of a claim by Guatemala", "Borders are drawn as" },
    { CRIMEA, "none",
      "RUS-UKR: claim|held by Russia since 2014|Disputed area.|Russia annexed Crimea",
      "Borders are drawn as" },
    { CRIMEA, "UKR", "Borders are drawn as Ukraine holds them|Russia annexed Crimea in 2014",
      "RUS-UKR: claim|held by Russia since 2014" },
    { CRIMEA, "RUS",
      "RUS-UKR: international|Borders are drawn as Russia holds them|Russia annexed Crimea in 2014",
      "RUS-UKR: claim|held by Russia since 2014" },
    { SAHARA, "none",
      "ESH-MAR: line of control|west of the berm, held by Morocco|"
      "The status of Western Sahara is not settled.",
      "Borders are drawn as" },
    { SAHARA, "MAR",
      "Borders are drawn as Morocco holds them|The status of Western Sahara is not settled.",
      "ESH-MAR: line of control|held by Morocco|held by the Polisario" },
    { DURAND, "none",
      "Durand Line: not recognised by Afghanistan|Durand Line, not recognised by Afghanistan",
      "Borders are drawn as" },
    { DURAND, "AFG",
      "Durand Line: not recognised|not an international border|"
      "Borders are drawn as Afghanistan holds them",
      "Durand Line: international" },
    { DURAND, "PAK",
      "Durand Line: international|Durand Line, in Pakistan’s view the international border|"
      "Borders are drawn as Pakistan holds them",
      "Durand Line: not recognised" },
};

Test(view, every_disputed_case_in_every_view)
{
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        char *options = g_strdup_printf("--worldview %s", views[i].code);
        char *what = g_strdup_printf("%s in the view of %s", views[i].extent, views[i].code);
        char *svg = draw(folder, views[i].extent, options);
        expect_parts(svg, views[i].there, TRUE, what);
        expect_parts(svg, views[i].absent, FALSE, what);
        g_free(svg);
        g_free(what);
        g_free(options);
    }
    folder_free(folder);
}

/** The lines drawn of the layer of borders, for g_free(). */
static char *border_layer(const char *svg)
{
    const char *start = strstr(svg, "<g id=\"border-"), *end = strstr(svg, "<g id=\"event-tags\"");
    cr_assert(start && end && start < end);
    return g_strndup(start, (gsize)(end - start));
}

/** The style of a line by its title: the stroke's attributes, for g_free(). */
static char *style_of(const char *svg, const char *title)
{
    char *tag = g_strdup_printf("<title>%s", title);
    const char *at = strstr(svg, tag), *end = at ? strstr(at, "</g>") : NULL;
    cr_assert(end, "%s", title);
    /* the line itself lies over its casing and its band */
    const char *path = g_strrstr_len(at, end - at, "<path"), *data = strstr(path, " d=\"");
    g_free(tag);
    return g_strndup(path, (gsize)(data - path));
}

Test(view, the_durand_line_is_dashed_for_afghanistan_and_solid_for_pakistan)
{
    char *folder = folder_new();
    char *afghan = draw(folder, DURAND, "--worldview AFG");
    char *pakistani = draw(folder, DURAND, "--worldview PAK");
    char *dashed = style_of(afghan, "Durand Line"), *solid = style_of(pakistani, "Durand Line");
    cr_expect(strstr(dashed, "stroke-dasharray"), "%s", dashed);
    cr_expect_null(strstr(solid, "stroke-dasharray"), "%s", solid);
    g_free(dashed);
    g_free(solid);
    g_free(afghan);
    g_free(pakistani);
    folder_free(folder);
}

Test(view, what_has_no_room_for_its_name_bears_it_in_nobodys_view_alone)
{
    char *folder = folder_new();
    char *nobody = draw(folder, KASHMIR, ""), *indian = draw(folder, KASHMIR, "--worldview IND");
    /* Demchok is a speck: beside it the name would stand on China's ground */
    expect_parts(nobody, "id=\"disputed-demchok\"|id=\"disputed-aksai-chin\"", TRUE, "nobody");
    expect_parts(indian, "id=\"disputed-demchok\"", FALSE, "India");
    expect_parts(indian, "id=\"disputed-aksai-chin\"", TRUE, "India");
    g_free(nobody);
    g_free(indian);
    folder_free(folder);
}

Test(view, a_code_of_two_letters_is_that_of_three)
{
    char *folder = folder_new();
    expect_done(folder, "render --extent=" KASHMIR " --worldview IND --quiet -o a.svg");
    expect_done(folder, "render --extent=" KASHMIR " --worldview in --quiet -o b.svg");
    expect_same_bytes(folder, "a.svg", "b.svg");
    folder_free(folder);
}

Test(view, nobodys_view_is_the_default)
{
    char *folder = folder_new();
    expect_done(folder, "render --extent=" KASHMIR " --worldview none --quiet -o a.svg");
    expect_done(folder, "render --extent=" KASHMIR " --quiet -o b.svg");
    expect_same_bytes(folder, "a.svg", "b.svg");
    folder_free(folder);
}

Test(view, the_language_never_changes_it)
{
    char *folder = folder_new();
    char *english = draw(folder, KASHMIR, "--lang en"), *urdu = draw(folder, KASHMIR, "--lang ur");
    char *first = border_layer(english), *second = border_layer(urdu);
    cr_expect_str_eq(first, second);
    cr_expect(strstr(urdu, "بھارت"), "the language of India's name is Urdu");
    g_free(first);
    g_free(second);
    g_free(english);
    g_free(urdu);
    folder_free(folder);
}

Test(view, a_line_that_ended_is_left_out_after_its_day)
{
    char *folder = folder_new();
    folder_put_text(folder, "now.yaml",
                    "date: 2026-01-01\nextent: [44, 38.6, 48.6, 41.4]\ntitle: T\n");
    folder_put_text(folder, "then.yaml",
                    "date: 2019-01-01\nextent: [44, 38.6, 48.6, 41.4]\ntitle: T\n");
    expect_done(folder, "render now.yaml --quiet -o now.svg");
    expect_done(folder, "render then.yaml --quiet -o then.svg");
    char *now = folder_get_text(folder, "now.svg"), *then = folder_get_text(folder, "then.svg");
    expect_parts(now, "AZE-AZE: breakaway|disputed-area-nagorno-karabakh", FALSE, "2026");
    expect_parts(then, "AZE-AZE: breakaway|disputed-area-nagorno-karabakh", TRUE, "2019");
    g_free(now);
    g_free(then);
    folder_free(folder);
}

Test(view, an_unknown_code_names_the_nearest)
{
    char *folder = folder_new();
    folder_put_text(folder, "m.yaml", "extent: [71, 31, 81, 37]\nworldview: IMD\n");
    expect_refusal(folder, "render --extent=" KASHMIR " --worldview INF -o x.svg", 2,
                   "the code 'INF'|the nearest known is IND");
    expect_refusal(folder, "render m.yaml -o x.svg", 3,
                   "m.yaml:2:12: |the code 'IMD'|the nearest known is I");
    folder_free(folder);
}

#define HOUSE                                                                                      \
    "name: The Example\n"                                                                          \
    "edition: South Asia\n"                                                                        \
    "market: none\n"                                                                               \
    "disputes:\n"                                                                                  \
    "  kashmir:\n"                                                                                 \
    "    line: { kashmir-loc: undetermined, jammu-kashmir-claim: left out }\n"                     \
    "    wording: { kashmir-loc: Line of 1972 }\n"                                                 \
    "  aksai-chin: { view: CHN }\n"                                                                \
    "names: { Srinagar: Shrinagar, Pakistan: Islamic Republic of Pakistan, Kargil: Kargyil }\n"    \
    "sides: [Pakistan, India]\n"                                                                   \
    "disclaimers: { general: Lines are no endorsement, kashmir: Kashmir is disputed., "            \
    "india-china: '' }\n"

#define MAP                                                                                        \
    "title: Around Srinagar\n"                                                                     \
    "size: [1600, 1200]\n"                                                                         \
    "extent: [71.5, 30.8, 81.5, 37.8]\n"                                                           \
    "policy: house.yaml\n"                                                                         \
    "annotations: [{ type: text, at: [76.1, 34.5], label: near Kargil }]\n"                        \
    "sources: [{ title: The Srinagar Post }]\n"                                                    \
    "events:\n"                                                                                    \
    "  - { id: e, type: clash, place: Srinagar, kind: city, date: 2026-02-27, claims: [\n"         \
    "      { by: India, what: killed, min: 1, max: 1 },\n"                                         \
    "      { by: Pakistan, what: killed, min: 2, max: 2 } ] }\n"

static char *house_folder(void)
{
    char *folder = folder_new();
    folder_put_text(folder, "house.yaml", HOUSE);
    folder_put_text(folder, "m.yaml", MAP);
    return folder;
}

/** Where a part of a text is, which must be there. */
static gsize place_of(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    cr_expect(at, "no \"%s\"", part);
    return at ? (gsize)(at - text) : 0;
}

static gboolean holds(const char *bytes, gsize length, const char *part)
{
    gsize size = strlen(part);
    for (gsize i = 0; i + size <= length; i++)
        if (memcmp(bytes + i, part, size) == 0)
            return TRUE;
    return FALSE;
}

Test(policy, every_key_is_drawn)
{
    char *folder = house_folder();
    expect_done(folder, "render m.yaml --strict -o x.svg -o x.png");
    char *svg = folder_get_text(folder, "x.svg");
    expect_parts(
        svg,
        "Line of 1972: undetermined|Line of 1972</tspan></textPath>|Policy: The "
        "Example, South Asia.|"
        "Aksai Chin: drawn as held by China|Lines are no endorsement. Kashmir is disputed.|"
        "near Kargyil|Around Shrinagar|The Srinagar Post|"
        "ISLAMIC REPUBLIC OF PAKISTAN",
        TRUE, "the house's map");
    expect_parts(svg,
                 "Line of Control<|have not agreed on the status|Several valleys|Around "
                 "Srinagar|near Kargil<",
                 FALSE, "the house's map");
    char *panel = strstr(svg, "<g id=\"panels\"");
    cr_assert(panel);
    cr_expect_lt(place_of(panel, "Islamic Republic of Pakistan"), place_of(panel, ">India"),
                 "the house's order, not the alphabet's");
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, HOUSE, -1);
    char *record = g_strdup_printf("Policy: The Example, South Asia (house.yaml, SHA-256 %s)", sum);
    expect_parts(svg, record, TRUE, "the record");
    GBytes *png = folder_get(folder, "x.png");
    gsize length;
    const char *bytes = g_bytes_get_data(png, &length);
    cr_expect(holds(bytes, length, "house.yaml, SHA-256"), "the PNG records it");
    g_bytes_unref(png);
    g_free(record);
    g_free(sum);
    g_free(svg);
    folder_free(folder);
}

Test(policy, an_option_is_a_map_files_key)
{
    char *folder = house_folder();
    expect_done(folder, "render --extent=" KASHMIR " --policy house.yaml --strict -o x.svg");
    char *svg = folder_get_text(folder, "x.svg");
    expect_parts(svg, "Policy: The Example, South Asia.", TRUE, "--policy");
    g_free(svg);
    folder_free(folder);
}

Test(policy, an_editions_market_is_the_view_drawn)
{
    char *folder = folder_new();
    folder_put_text(folder, "india.yaml", "name: N\nedition: India\nmarket: IND\n");
    char *svg = draw(folder, KASHMIR, "--policy india.yaml --strict");
    expect_parts(svg, "Borders are drawn as India holds them|Policy: N, India.", TRUE, "market");
    expect_parts(svg, "Line of Control", FALSE, "market");
    g_free(svg);
    folder_free(folder);
}

/** Without --strict it is drawn, with a warning that says what overrides what. */
static void expect_override(const char *folder, const char *line, const char *warning)
{
    char *plain = g_strdup_printf("%s -o x.svg", line);
    char *strict = g_strdup_printf("%s --strict -o y.svg", line);
    Run run = program_run(folder, plain);
    cr_expect_eq(run.status, 0, "%s: %s", line, run.err);
    cr_expect(strstr(run.err, warning), "%s: no \"%s\" in: %s", line, warning, run.err);
    run_clear(&run);
    run = program_run(folder, strict);
    cr_expect_eq(run.status, 3, "%s: %d", strict, run.status);
    cr_expect(strstr(run.err, warning), "%s: %s", strict, run.err);
    char *files = folder_list(folder);
    cr_expect_null(strstr(files, "y.svg"));
    g_free(files);
    run_clear(&run);
    g_free(strict);
    g_free(plain);
}

Test(policy, overriding_it_is_a_failure_under_strict)
{
    char *folder = house_folder();
    folder_put_text(folder, "other.yaml", "name: Other\n");
    folder_put_text(folder, "columns.yaml",
                    MAP "panels: [{ type: claims, columns: [India, Pakistan] }]\n");
    folder_put_text(folder, "label.yaml", MAP "layers: [{ id: borders, label: My line }]\n");
    expect_override(folder, "render m.yaml --worldview IND", "whose market is 'none'");
    expect_override(folder, "render m.yaml --worldview IND", "on aksai-chin, 'CN'");
    expect_override(folder, "render m.yaml --policy other.yaml", "overrides the policy");
    expect_override(folder, "render columns.yaml", "override the policy");
    expect_override(folder, "render label.yaml", "overrides the wording of the policy");
    folder_free(folder);
}

Test(policy, mistakes_are_refused_before_anything_is_drawn)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml", "name: N\ndisputes: { kashmr: {} }\n");
    folder_put_text(folder, "b.yaml", "name: N\nsides: [A]\nsides: [B]\n");
    folder_put_text(folder, "m.yaml", "title: T\nextent: [71, 31, 81, 37]\npolicy: none.yaml\n");
    expect_refusal(folder, "render --extent=" KASHMIR " --policy a.yaml -o x.svg", 3,
                   "a.yaml:2:13: |did you mean \"kashmir\"");
    expect_refusal(folder, "render --extent=" KASHMIR " --policy b.yaml -o x.svg", 3,
                   "b.yaml:3:1: |sides");
    expect_refusal(folder, "render m.yaml -o x.svg", 3, "none.yaml");
    folder_free(folder);
}
