/** @file
 * What the panel of claims says of sides, independent counts and databases; and that nothing
 * private is in any output.
 */
#include "program.h"

#define ACLED                                                                                      \
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,location,"          \
    "latitude,longitude,geo_precision,source,notes,fatalities\n"                                   \
    "AFG1,2026-02-27,1,Battles,Armed clash,Afghanistan,Gardez,33.6,69.22,1,Wire,text,3\n"

static void expect_says(const char *picture, const char *words, gboolean wanted)
{
    cr_expect((strstr(picture, words) != NULL) == wanted, "%s: %s", wanted ? "missing" : "says",
              words);
}

Test(render_claims, a_database_is_no_side_and_its_figure_is_the_lowest_report)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.csv", ACLED);
    expect_done(folder, "render a.csv --size 1400x700 -o x.svg");
    char *picture = folder_get_text(folder, "x.svg");
    expect_says(picture, "Figures of databases", TRUE);
    expect_says(picture, "ACLED: database", TRUE);
    expect_says(picture, "3 killed", TRUE);
    expect_says(picture, "the lowest report", TRUE);
    expect_says(picture, "each side said", FALSE);
    g_free(picture);
    folder_free(folder);
}

Test(render_claims, an_independent_count_has_its_own_column)
{
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml",
                    "- type: clash\n  place: Kandahar\n  kind: province\n  claims:\n"
                    "    - { by: Agency, standing: independent, what: killed, min: 5 }\n"
                    "    - { by: Party B, what: killed, min: 36 }\n"
                    "    - { by: Party B, what: killed, min: 133, words: at least }\n"
                    "    - { by: Party A, what: killed, stance: denies }\n"
                    "    - { by: Party C, what: killed, stance: gives_no_figure }\n");
    expect_done(folder, "render a.yaml --size 1400x700 -o x.svg");
    char *picture = folder_get_text(folder, "x.svg");
    expect_says(picture, "What each side said, and independent counts", TRUE);
    expect_says(picture, "Agency: independent count", TRUE);
    expect_says(picture, "36 killed", TRUE);
    expect_says(picture, "at least 133 killed", TRUE);
    expect_says(picture, "Denied", TRUE);
    expect_says(picture, "No figure given", TRUE);
    static const char *const sums[] = { "169 killed", "174 killed", "138 killed", "141 killed",
                                        "87 killed" };
    for (guint i = 0; i < G_N_ELEMENTS(sums); i++)
        expect_says(picture, sums[i], FALSE);
    g_free(picture);
    folder_free(folder);
}

#define PRIVATE_FIELDS                                                                             \
    "private: [source_type, side, actor, target, confirmed_by, label, note, zone, text, doubt, "   \
    "reviewed, sources, from, to, claims.speaker, claims.role, claims.channel, "                   \
    "claims.anonymous, claims.scope, claims.of, claims.side, claims.words, claims.sentence, "      \
    "claims.source, claims.supersedes]\n"
#define SECRETS(id, date)                                                                          \
    "- id: " id "\n  date: " date "\n  type: airstrike\n  lon: 65.7\n  lat: 31.6\n"                \
    "  source_type: Secret1\n  actor: Secret2\n  target: Secret3\n"                                \
    "  confirmed_by: Secret4\n  label: Secret5\n  note: Secret6\n  zone: Secret7\n"                \
    "  text: { sentence: Secret8, toponym: Secret9 }\n  doubt: Secret10\n  reviewed: Secret11\n"   \
    "  sources: [{ title: Secret12, url: Secret13 }]\n  from: Secret14\n  to: Secret15\n"          \
    "  claims:\n    - { by: Party A, speaker: Secret16, role: Secret17, channel: Secret18,\n"      \
    "        anonymous: Secret19, what: killed, of: Secret20, side: Secret21, min: 3,\n"           \
    "        words: Secret22, scope: Secret23, sentence: Secret24, source: Secret25,\n"            \
    "        supersedes: Secret26 }\n"

/* Fields of every kind, in every output that a map has: the words beside the map, the titles and
 * ids of the picture's parts, its metadata, the warnings, a series, a report of changes. */
Test(render_claims, nothing_private_is_in_any_output)
{
    static const char *const lines[] = {
        "render a.yaml --verbose --size 1400x900 -o x.svg -o x.pdf -o x.png",
        "render a.yaml --by day --size 1400x900 -o x.svg -o '{date}.svg'",
        "render a.yaml --since b.yaml --size 1400x900 -o x.svg",
        "render b.yaml --since a.yaml --size 1400x900 -o x.svg",
        "render a.yaml --svg-text paths --size 1400x900 -o x.svg",
        "render a.geojson --size 1400x900 -o x.svg",
        "render a.csv --size 1400x900 -o x.svg",
    };
    char *folder = folder_new();
    folder_put_text(folder, "a.yaml", PRIVATE_FIELDS "events:\n" SECRETS("a", "2026-02-26"));
    folder_put_text(folder, "b.yaml",
                    PRIVATE_FIELDS "events:\n" SECRETS("a", "2026-02-27")
                        SECRETS("b", "2026-02-27"));
    folder_put_text(folder, "a.geojson",
                    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[65.7,"
                    "31.6]},\"properties\":{\"type\":\"clash\",\"note\":\"Secret1\",\"private\":["
                    "\"note\",\"claims.role\"],\"claims\":[{\"by\":\"A\",\"what\":\"killed\","
                    "\"min\":3,\"role\":\"Secret2\"}]}}");
    folder_put_text(folder, "a.csv", "type,lon,lat,note,private\nclash,65.7,31.6,Secret1,note\n");
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        Run run = program_run(folder, lines[i]);
        cr_expect_eq(run.status, 0, "%s: %s", lines[i], run.err);
        cr_expect_null(strstr(run.err, "Secret"), "%s: %s", lines[i], run.err);
        run_clear(&run);
        char *names = folder_list(folder), **files = g_strsplit(names, " ", -1);
        for (guint f = 0; files[f]; f++) {
            gboolean is_input =
                g_str_has_prefix(files[f], "a.") || g_str_has_prefix(files[f], "b.");
            GBytes *bytes = folder_get(folder, files[f]);
            gsize length;
            const char *data = g_bytes_get_data(bytes, &length);
            cr_expect(is_input || !g_strstr_len(data, (gssize)length, "ecret"), "%s: in %s",
                      lines[i], files[f]);
            g_bytes_unref(bytes);
        }
        g_strfreev(files);
        g_free(names);
    }
    folder_free(folder);
}
