/** @file
 * Distances on the sphere.
 */
#include "geometry/great_circle.h"

#include <criterion/criterion.h>
#include <math.h>

Test(great_circle, between_two_airports)
{
    /* Rosetta Code, "Haversine formula": Nashville to Los Angeles, on a radius of 6372.8 km. */
    BmPoint nashville = { -86.67, 36.12 }, los_angeles = { -118.40, 33.94 };
    double expected = 2887.2599506071106 * BM_EARTH_RADIUS_KM / 6372.8;
    cr_expect_float_eq(bm_great_circle_km(nashville, los_angeles), expected, 1e-6);
    cr_expect_float_eq(bm_great_circle_km(los_angeles, nashville), expected, 1e-6);
}

Test(great_circle, across_the_antimeridian_over_the_pole_and_to_the_antipode)
{
    double half_turn = G_PI * BM_EARTH_RADIUS_KM;
    cr_expect_float_eq(bm_great_circle_km((BmPoint){ 179.5, 0 }, (BmPoint){ -179.5, 0 }),
                       half_turn / 180, 1e-6);
    cr_expect_float_eq(bm_great_circle_km((BmPoint){ 20, 89 }, (BmPoint){ -160, 89 }),
                       half_turn / 90, 1e-6);
    cr_expect_float_eq(bm_great_circle_km((BmPoint){ 69, 34 }, (BmPoint){ -111, -34 }), half_turn,
                       1e-6);
    cr_expect_eq(bm_great_circle_km((BmPoint){ 69, 34 }, (BmPoint){ 69, 34 }), 0);
}
