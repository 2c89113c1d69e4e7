/** @file
 * Every map of the gallery is drawn: the whole Earth, a pole, the antimeridian, disputed ground.
 */
#include "program.h"

#define GALLERY BM_SOURCE_DIR "/maps/gallery"

Test(gallery, every_map_is_drawn)
{
    char *folder = folder_new(), *list = folder_list(GALLERY);
    char **names = g_strsplit(list, " ", -1);
    cr_assert(g_strv_length(names) > 10);
    for (guint i = 0; names[i]; i++) {
        char *line = g_strdup_printf("render '" GALLERY "/%s' --quiet -o x.png", names[i]);
        expect_done(folder, line);
        g_free(line);
    }
    g_strfreev(names);
    g_free(list);
    folder_free(folder);
}
