#!/usr/bin/python3
"""Writes border_lengths.tsv: lengths of borders by other means than the program's.

For maintainers; needs python3-fiona, python3-shapely and python3-pyproj. Of each
pair the segments that both areas of shapes/countries.shp have (rounded to 1e-9
degree) are measured on WGS 84 by pyproj.

usage: border_lengths.py SHAPES >border_lengths.tsv
"""
import sys

import fiona
from pyproj import Geod
from shapely.geometry import shape

PAIRS = '''AFG-PAK AFG-TJK AFG-IRN AFG-UZB IND-PAK CHN-NPL CHN-IND CHN-RUS BRA-FRA
FRA-SUR FRA-ESP ESP-MAR BEL-NLD CHE-ITA CHE-LIE ITA-SMR LSO-ZAF SWZ-ZAF ARM-AZE
AZE-IRN KGZ-UZB KGZ-TJK TJK-UZB LTU-RUS POL-RUS ARE-OMN AGO-COG AGO-COD CAN-USA
MEX-USA GTM-MEX KOR-PRK SDN-SSD COD-RWA KHM-THA SAU-YEM COL-VEN SYR-TUR IRN-IRQ
RUS-UKR GMB-SEN BRN-MYS IDN-TLS'''.split()


def segments(geometry):
    found = set()
    for polygon in getattr(geometry, 'geoms', [geometry]):
        for ring in [polygon.exterior] + list(polygon.interiors):
            points = [(round(x, 9), round(y, 9)) for x, y in ring.coords]
            found.update((min(s), max(s)) for s in zip(points, points[1:]) if s[0] != s[1])
    return found


def main():
    earth = Geod(ellps='WGS84')
    with fiona.open(sys.argv[1] + '/countries.shp') as layer:
        areas = {f['properties']['a3']: segments(shape(f['geometry'])) for f in layer}
    print('a\tb\tkm\tsegments')
    for pair in PAIRS:
        a, b = pair.split('-')
        shared = areas[a] & areas[b]
        km = sum(earth.inv(*s, *e)[2] for s, e in sorted(shared)) / 1000
        print('%s\t%s\t%.3f\t%d' % (a, b, km, len(shared)))


main()
