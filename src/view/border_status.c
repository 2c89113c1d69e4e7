/** @file
 * The statuses of borders, one row each.
 */
#include "view/border_status.h"

#include <string.h>

const char *const bm_border_status_words[] = { "international",   "disputed",       "undetermined",
                                               "line of control", "not recognised", "claim",
                                               "breakaway",       "lease",          "reference",
                                               "internal",        "left out",       NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(bm_border_status_words) == BM_BORDER_COUNT + 1);

static const struct {
    const char *section, *meaning;
} looks[] = {
    [BM_BORDER_INTERNATIONAL] = { "border_international", NULL },
    [BM_BORDER_DISPUTED] = { "border_disputed", "Disputed border" },
    [BM_BORDER_UNDETERMINED] = { "border_undetermined", "Border not settled" },
    [BM_BORDER_CONTROL] = { "border_control", "Line of control or ceasefire line" },
    [BM_BORDER_UNRECOGNISED] = { "border_unrecognised", "Border that one side does not recognise" },
    [BM_BORDER_CLAIM] = { "border_claim", "Limit of a claim" },
    [BM_BORDER_BREAKAWAY] = { "border_breakaway", "Limit of a breakaway area" },
    [BM_BORDER_LEASE] = { "border_lease", "Limit of leased land" },
    [BM_BORDER_REFERENCE] = { "border_reference", "Former line, for reference" },
    [BM_BORDER_INTERNAL] = { "province", NULL },
    [BM_BORDER_LEFT_OUT] = { NULL, NULL },
};
G_STATIC_ASSERT(G_N_ELEMENTS(looks) == BM_BORDER_COUNT);

/* Natural Earth's classes of a line (FEATURECLA, FCLASS_xx), without their "(verify)". */
static const struct {
    const char *class;
    BmBorderStatus status;
} classes[] = {
    { "International boundary", BM_BORDER_INTERNATIONAL },
    { "Disputed", BM_BORDER_DISPUTED },
    { "Indefinite", BM_BORDER_UNDETERMINED },
    { "Indeterminant frontier", BM_BORDER_UNDETERMINED },
    { "Elusive frontier", BM_BORDER_UNDETERMINED },
    { "Line of control", BM_BORDER_CONTROL },
    { "Unrecognized by one side", BM_BORDER_UNRECOGNISED }, /* the one class of our own */
    { "Claim boundary", BM_BORDER_CLAIM },
    { "Breakaway", BM_BORDER_BREAKAWAY },
    { "Lease limit", BM_BORDER_LEASE },
    { "Reference line", BM_BORDER_REFERENCE },
    { "Admin-1 boundary", BM_BORDER_INTERNAL },
    { "Map unit boundary", BM_BORDER_INTERNAL },
    { "Unrecognized", BM_BORDER_LEFT_OUT },
    { "Overlay limit", BM_BORDER_LEFT_OUT },
};

BmBorderStatus bm_border_status_of_word(const char *word)
{
    if (g_str_has_prefix(word, "not recognised"))
        return BM_BORDER_UNRECOGNISED;
    for (int i = 0; bm_border_status_words[i]; i++)
        if (strcmp(bm_border_status_words[i], word) == 0)
            return (BmBorderStatus)i;
    return BM_BORDER_DISPUTED;
}

BmBorderStatus bm_border_status_of_class(const char *class, gboolean *unverified)
{
    const char *mark = strchr(class, '(');
    gsize length = mark ? (gsize)(mark - class) : strlen(class);
    while (length > 0 && class[length - 1] == ' ')
        length--;
    *unverified = mark && strstr(mark, "verify");
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        if (strlen(classes[i].class) == length && strncmp(classes[i].class, class, length) == 0)
            return classes[i].status;
    return BM_BORDER_DISPUTED;
}

const char *bm_border_status_section(BmBorderStatus status)
{
    return looks[status].section;
}

const char *bm_border_status_meaning(BmBorderStatus status)
{
    return looks[status].meaning;
}
