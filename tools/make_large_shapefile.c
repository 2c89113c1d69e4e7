/** @file
 * Writes a shapefile of 300,000 areas of 101 points each, 30.3 million in all, for
 * tools/bench_window.
 *
 * usage: make_large_shapefile FILE.shp
 */
#include <math.h>
#include <shapefil.h>
#include <stdio.h>

#define COLUMNS 600
#define ROWS 500
#define POINTS 101

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: make_large_shapefile FILE.shp\n");
        return 2;
    }
    SHPHandle shapes = SHPCreate(argv[1], SHPT_POLYGON);
    DBFHandle table = DBFCreateEx(argv[1], NULL);
    if (!shapes || !table || DBFAddField(table, "n", FTInteger, 6, 0) < 0)
        return 4;
    for (int n = 0; n < COLUMNS * ROWS; n++) {
        double x[POINTS], y[POINTS];
        double east = -180 + (n % COLUMNS + 0.5) * 360.0 / COLUMNS;
        double north = -80 + (n / COLUMNS + 0.5) * 160.0 / ROWS;
        for (int i = 0; i < POINTS; i++) { /* a ring with five teeth, clockwise */
            double turn = -2 * M_PI * (i % (POINTS - 1)) / (POINTS - 1);
            double reach = 0.8 + 0.2 * cos(5 * turn);
            x[i] = east + 180.0 / COLUMNS * reach * cos(turn);
            y[i] = north + 80.0 / ROWS * reach * sin(turn);
        }
        SHPObject *shape = SHPCreateSimpleObject(SHPT_POLYGON, POINTS, x, y, NULL);
        if (SHPWriteObject(shapes, -1, shape) < 0 || !DBFWriteIntegerAttribute(table, n, 0, n))
            return 4;
        SHPDestroyObject(shape);
    }
    SHPClose(shapes);
    DBFClose(table);
    return 0;
}
