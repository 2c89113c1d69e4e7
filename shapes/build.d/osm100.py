"""Countries at 100 m from OpenStreetMap, and the Durand Line out of them.

The source holds the world, one country a line: only the lines wanted are
parsed. China and India are clipped to a window; the clip leaves their rings
closed along the window's edge, which no neighbour shares, so a border
(the segments that two countries share) never runs along it.
"""
import json

import shapefile
from common import (NEIGHBOURS, OUT, edges, join, length_km, source,
                    to_lists, to_shape, world_countries)
from shapely.geometry import box

WINDOW = (55.0, 20.0, 85.0, 45.0)
CLIPPED = ('CHN', 'IND')


def read_countries():
    found = {}
    with open(source('countries-land-100m/package/map.geo.json'), encoding='utf-8') as f:
        for line in f:
            code = line[line.rfind('"A3"') + 6:][:3]
            if code not in NEIGHBOURS:
                continue
            geometry = json.loads(line.rstrip().rstrip(','))['geometry']
            parts = geometry['coordinates']
            if geometry['type'] == 'Polygon':
                parts = [parts]
            found[code] = [[[tuple(p) for p in ring] for ring in part] for part in parts]
    return found


def clip(area):
    """The part in the window; vertices inside it stay as they are."""
    window = box(*WINDOW)
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


def main():
    areas = read_countries()
    shared = edges(areas['AFG']) & edges(areas['PAK'])
    for code in CLIPPED:
        areas[code] = clip(areas[code])
    names = world_countries()
    records = [(areas[c], (c, names[c]['name']['common'])) for c in sorted(areas)]
    shapefile.write(OUT + '/countries_osm100', shapefile.AREA,
                    [('a3', 'C', 0), ('name', 'C', 0)], records)
    lines = join(shared)
    km = length_km(shared)
    print('  Durand Line: %.1f km, %d segments, %d lines' % (km, len(shared), len(lines)))
    shapefile.write(OUT + '/durand_line', shapefile.LINE,
                    [('name', 'C', 0), ('a', 'C', 0), ('b', 'C', 0), ('status', 'C', 0),
                     ('km', 'N', 1)],
                    [(lines, ('Durand Line', 'AFG', 'PAK',
                              'not recognised by Afghanistan', round(km, 1)))])


main()
