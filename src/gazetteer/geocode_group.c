/** @file
 * The toponyms of one text, kept until places are weighed by their company.
 */
#include "gazetteer/geocode.h"

struct BmGeocodeGroup {
    char **toponyms;
};

BmGeocodeGroup *bm_geocode_group_new(BmGazetteer *gazetteer G_GNUC_UNUSED,
                                     const char *const *toponyms, GError **error G_GNUC_UNUSED)
{
    BmGeocodeGroup *group = g_new0(BmGeocodeGroup, 1);
    group->toponyms = g_strdupv((char **)toponyms);
    return group;
}

void bm_geocode_group_free(BmGeocodeGroup *group)
{
    if (!group)
        return;
    g_strfreev(group->toponyms);
    g_free(group);
}
