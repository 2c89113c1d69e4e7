/** @file
 * bordermap gazetteer build from outside.
 */
#include "program.h"

/* A line of GeoNames' cities500.txt, cut short. */
#define KABUL                                                                                      \
    "1138958\tKabul\tKabul\tCaboul\t34.52813\t69.17233\tP\tPPLC\tAF\t\t13\t\t\t\t3043532\t\t1798"  \
    "\tAsia/Kabul\t2019-09-05\n"

Test(gazetteer, what_is_built_opens_with_the_option)
{
    char *folder = folder_new();
    folder_put_text(folder, "AF.txt", KABUL);
    folder_put_text(folder, "own.csv", "name,lon,lat\nRedoubt,70,34\n");
    Run run = program_run(folder, "gazetteer build -o own.gaz AF.txt own.csv");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect_str_empty(run.out);
    cr_expect(strstr(run.err, "AF.txt: 100 %, 1 places"), "%s", run.err);
    cr_expect(strstr(run.err, "2 places; sorting their names"), "%s", run.err);
    run_clear(&run);
    run = program_run(folder, "geocode --gazetteer own.gaz Caboul Redoubt");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.out, "GeoNames (gn:1138958)"), "%s", run.out);
    cr_expect(strstr(run.out, "own.csv (row 1)"), "%s", run.out);
    run_clear(&run);
    expect_done(folder, "gazetteer build --quiet -o own.gaz AF.txt");
    folder_free(folder);
}

Test(gazetteer, wrong_usage_is_told)
{
    char *folder = folder_new();
    folder_put_text(folder, "AF.txt", KABUL);
    expect_refusal(folder, "gazetteer", 2, "nothing to do");
    expect_refusal(folder, "gazetteer bild -o x AF.txt", 2, "only 'build' is known");
    expect_refusal(folder, "gazetteer build -o x", 2, "nothing to build from");
    expect_refusal(folder, "gazetteer build AF.txt", 2, "name one file to write with -o");
    expect_refusal(folder, "gazetteer build -o - AF.txt", 2, "not written to standard output");
    expect_refusal(folder, "gazetteer build -o x no.txt", 3, "no.txt: cannot be read");
    expect_refusal(folder, "gazetteer build -o no/x AF.txt", 4, "no/x: cannot be written");
    folder_free(folder);
}
