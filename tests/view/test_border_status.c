/** @file
 * Statuses of borders: Natural Earth's classes, the words of the sets, how each is drawn.
 */
#include "view/border_status.h"

#include <criterion/criterion.h>
#include <string.h>

/* the values of FEATURECLA and FCLASS_xx in Natural Earth 5's boundary lines */
static const struct {
    const char *class;
    BmBorderStatus status;
    gboolean unverified;
} classes[] = {
    { "International boundary", BM_BORDER_INTERNATIONAL, FALSE },
    { "International boundary (verify)", BM_BORDER_INTERNATIONAL, TRUE },
    { "Disputed (please verify)", BM_BORDER_DISPUTED, TRUE },
    { "Indefinite (please verify)", BM_BORDER_UNDETERMINED, TRUE },
    { "Indeterminant frontier", BM_BORDER_UNDETERMINED, FALSE },
    { "Elusive frontier", BM_BORDER_UNDETERMINED, FALSE },
    { "Line of control (please verify)", BM_BORDER_CONTROL, TRUE },
    { "Claim boundary", BM_BORDER_CLAIM, FALSE },
    { "Breakaway", BM_BORDER_BREAKAWAY, FALSE },
    { "Lease limit", BM_BORDER_LEASE, FALSE },
    { "Reference line", BM_BORDER_REFERENCE, FALSE },
    { "Admin-1 boundary", BM_BORDER_INTERNAL, FALSE },
    { "Unrecognized", BM_BORDER_LEFT_OUT, FALSE },
    { "Overlay limit", BM_BORDER_LEFT_OUT, FALSE },
};

Test(border_status, every_class_of_natural_earth)
{
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        gboolean unverified = !classes[i].unverified;
        cr_expect_eq(bm_border_status_of_class(classes[i].class, &unverified), classes[i].status,
                     "%s", classes[i].class);
        cr_expect_eq(unverified, classes[i].unverified, "%s", classes[i].class);
    }
}

Test(border_status, what_is_not_known_is_never_drawn_as_agreed)
{
    gboolean unverified;
    cr_expect_eq(bm_border_status_of_class("International", &unverified), BM_BORDER_DISPUTED);
    cr_expect_eq(bm_border_status_of_class("", &unverified), BM_BORDER_DISPUTED);
    cr_expect_eq(bm_border_status_of_word("interational"), BM_BORDER_DISPUTED);
    cr_expect_eq(bm_border_status_of_word("not recognised by Afghanistan"), BM_BORDER_UNRECOGNISED);
}

Test(border_status, each_has_a_style_of_its_own)
{
    for (int i = 0; i < BM_BORDER_COUNT; i++) {
        const char *section = bm_border_status_section((BmBorderStatus)i);
        cr_expect_eq(section == NULL, i == BM_BORDER_LEFT_OUT);
        for (int j = 0; section && j < i; j++)
            cr_expect_str_neq(section, bm_border_status_section((BmBorderStatus)j));
        cr_expect_eq(bm_border_status_of_word(bm_border_status_words[i]), (BmBorderStatus)i);
    }
}
