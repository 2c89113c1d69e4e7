/** @file
 * Makes the gazetteer's file from the table of places: build_gazetteer PLACES.tsv OUT.sqlite
 */
#include "gazetteer/gazetteer.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: build_gazetteer PLACES.tsv OUT.sqlite\n");
        return 2;
    }
    GError *error = NULL;
    if (bm_gazetteer_build(argv[1], argv[2], &error))
        return 0;
    fprintf(stderr, "build_gazetteer: %s\n", error->message);
    int status = error->code;
    g_error_free(error);
    return status;
}
