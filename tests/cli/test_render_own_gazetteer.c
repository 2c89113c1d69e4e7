/** @file
 * Maps whose places stand in the author's own gazetteer.
 */
#include "program.h"

#define OWN "name,lon,lat,kind,country\nCamp Redoubt,70.5,34.1,base,AF\n"
#define EVENT "- {type: shelling, place: Camp Redoubt, date: 2026-02-27}\n"

Test(render_own_gazetteer, option_and_key_find_the_same_place)
{
    char *folder = folder_new();
    folder_put_text(folder, "own.csv", OWN);
    folder_put_text(folder, "events.yaml", EVENT);
    folder_put_text(folder, "map.yaml", "events: events.yaml\ngazetteer: own.csv\n");
    expect_done(folder, "render events.yaml --gazetteer own.csv -o option.svg");
    expect_done(folder, "render map.yaml -o key.svg");
    expect_same_bytes(folder, "option.svg", "key.svg");
    char *drawn = folder_get_text(folder, "key.svg");
    cr_expect(strstr(drawn, "Camp Redoubt"));
    cr_expect(strstr(drawn, "Places: own.csv")); /* in the credits */
    g_free(drawn);
    folder_free(folder);
}

Test(render_own_gazetteer, a_map_is_drawn_around_its_places)
{
    char *folder = folder_new();
    folder_put_text(folder, "own.csv", OWN);
    expect_done(folder,
                "render --around 'Camp Redoubt' --radius 60km --gazetteer own.csv -o a.svg");
    expect_done(folder, "render --around 70.5,34.1 --radius 60km -o b.svg");
    folder_free(folder);
}

Test(render_own_gazetteer, what_is_wrong_names_the_file)
{
    char *folder = folder_new();
    folder_put_text(folder, "events.yaml", EVENT);
    folder_put_text(folder, "own.csv", "name,lon\nCamp Redoubt,70\n");
    expect_refusal(folder, "render events.yaml -o a.svg", 3, "Camp Redoubt");
    expect_refusal(folder, "render events.yaml --gazetteer own.csv -o a.svg", 3,
                   "own.csv:1: |none for the latitude");
    expect_refusal(folder, "render events.yaml --gazetteer no.csv -o a.svg", 3,
                   "no.csv: cannot be read");
    folder_free(folder);
}
