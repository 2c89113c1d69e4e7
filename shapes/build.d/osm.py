"""Countries at 100 m and at 10 m from OpenStreetMap, and the Durand Line.

Eight countries are kept, China and India clipped to a window; the clip leaves
their rings closed along the window's edge, which no neighbour shares, so a
border (the segments that two countries share) never runs along it. Six more
countries help to fill what lies between them and the eight; what borders they
have with the eight go to borders.py.
"""
import json

import osm_land
import shapefile
from common import (NEIGHBOURS, OUT, edges, join, length_km, source, to_lists,
                    to_shape, world_countries)
from shapely.geometry import Polygon

WINDOW = (55.0, 20.0, 85.0, 45.0)
EDGE_STEP = 0.125       # degrees
AROUND = (40.0, 18.0, 87.0, 47.0)
CLIPPED = ('CHN', 'IND')
OUTSIDE = ('KGZ', 'KAZ', 'IRQ', 'TUR', 'ARM', 'AZE')
SETS = (('osm100', 'countries-land-100m'), ('osm10', 'countries-land-10m'))


def densified(window):
    west, south, east, north = window
    corners = ((west, south), (west, north), (east, north), (east, south), (west, south))
    points = []
    for a, b in zip(corners, corners[1:]):
        count = round(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / EDGE_STEP)
        points += [(a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count)
                   for i in range(count)]
    return Polygon(points)


def clip(area):
    """The part in the window; vertices inside it stay as they are. The window has vertices along
    its edge, to which the provinces' lines are led."""
    window = densified(WINDOW)
    kept = []
    for part in area:
        shape = to_shape([part])
        if window.contains(shape.envelope):
            kept.append(part)
        elif window.intersects(shape.envelope):
            if not shape.is_valid:
                shape = shape.buffer(0)
            inside = shape.intersection(window)
            kept += [polygon for piece in getattr(inside, 'geoms', [inside])
                     if piece.geom_type == 'Polygon' for polygon in to_lists(piece)]
    return kept


def write_durand_line(shared):
    lines = join(shared)
    km = length_km(shared)
    print('  Durand Line: %.1f km, %d segments, %d lines' % (km, len(shared), len(lines)))
    shapefile.write(OUT + '/durand_line', shapefile.LINE,
                    [('name', 'C', 0), ('a', 'C', 0), ('b', 'C', 0), ('status', 'C', 0),
                     ('km', 'N', 1)],
                    [(lines, ('Durand Line', 'AFG', 'PAK',
                              'not recognised by Afghanistan', round(km, 1)))])


def write_outside(word, areas):
    """What an area of the set shares with one beyond it, for borders.py."""
    found = []
    for a in NEIGHBOURS:
        for b in OUTSIDE:
            shared = sorted(edges(areas[a]) & edges(areas[b]))
            if shared and a not in CLIPPED:
                found.append((a, b, shared))
    with open(source('outside_%s.json' % word), 'w', encoding='utf-8') as f:
        json.dump(found, f)


def build(word, package):
    areas = osm_land.read_areas(package, NEIGHBOURS + OUTSIDE)
    areas = {code: osm_land.cut_roughly(area, AROUND) for code, area in areas.items()}
    areas = osm_land.whole(areas)
    for code in CLIPPED:
        areas[code] = clip(areas[code])
    write_outside(word, areas)
    if word == 'osm100':
        write_durand_line(edges(areas['AFG']) & edges(areas['PAK']))
    names = world_countries()
    records = [(areas[c], (c, names[c]['name']['common'])) for c in sorted(NEIGHBOURS)]
    shapefile.write('%s/countries_%s' % (OUT, word), shapefile.AREA,
                    [('a3', 'C', 0), ('name', 'C', 0)], records)


def main():
    for word, package in SETS:
        build(word, package)


main()
