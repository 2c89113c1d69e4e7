"""Disputed areas, each a polygon of its own, out of the countries and claim lines.

disputed_areas.tsv has the recipes (`make`): `country A3` with, where only some
of its parts are meant, a point in each; `parts A3 points`; `provinces ids`;
`cut A3 point`, the piece of the country that its claim lines cut off around
the point; `inside A3 point`, what the claim lines enclose by themselves. The
finer sets of countries get the cut pieces along their own borders.
"""
import os

import shapefile
from borders import kind_of, point_of, read
from common import NEIGHBOURS, OUT, table, to_lists, to_shape
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point
from shapely.ops import linemerge, nearest_points, polygonize, unary_union

FIELDS = [(n, 'C', 0) for n in ('id', 'dispute', 'name', 'words', 'holder', 'claimants', 'inner',
                                'outer', 'views', 'ended', 'hatched', 'country', 'source')]
REACH = {'countries': 0.1, 'countries_osm100': 0.25}    # degrees from a claim line's end to a border
BEYOND = 1e-4                                           # degrees that a line is carried over it


def claim_lines():
    """(holder, line) → its claim lines as they are, also where a border runs along them."""
    kinds = table('claims.tsv')
    found = {}
    for values, lines in read('disputed_borders'):
        if MultiLineString(lines).length > 0.01:
            kind = kind_of(values, lines, kinds)
            found.setdefault(values['a'], {}).setdefault(kind['line'], []).extend(lines)
    return found


def reaching(lines, rims, reach):
    """Lines from the loose ends of `lines` over the nearest of `rims` or of the other lines."""
    for i, line in enumerate(lines):
        others = unary_union(rims + lines[:i] + lines[i + 1:])
        for x, y in (line.coords[0], line.coords[-1]):
            foot = nearest_points(others, Point(x, y))[0]
            length = Point(x, y).distance(foot)
            if 1e-12 < length < reach:
                share = 1 + BEYOND / length
                yield LineString([(x, y), (x + (foot.x - x) * share, y + (foot.y - y) * share)])


def pieces(rims, lines, reach):
    """What the claim lines and the rims enclose."""
    merged = linemerge([LineString(l) for l in lines])
    merged = list(merged.geoms) if merged.geom_type.startswith('Multi') else [merged]
    return list(polygonize(unary_union(rims + merged + list(reaching(merged, rims, reach)))))


def around(polygons, points):
    """The polygons that hold one of the points, or None where a point is in none."""
    held = [p for p in polygons if any(p.contains(point) for point in points)]
    return MultiPolygon(held) if len(held) == len(points) else None


def cut(whole, claims, reach):
    """What the claim lines cut off of a country."""
    lines = [l for own in claims.values() for l in own]
    return [p for p in pieces([whole.boundary], lines, reach) if p.area < whole.area * 0.999]


def make(recipe, countries, claims, cuts):
    """The area of one recipe, or None where this set of countries has none of it."""
    kind, *words = recipe.split()
    if kind == 'provinces':
        provinces = {values['id']: to_shape(area) for values, area in read('provinces')}
        return unary_union([provinces[w] for w in words])
    if words[0] not in countries:
        return None
    points = [point_of(w) for w in words[1:]]
    whole = countries[words[0]]
    if kind in ('country', 'parts'):
        return around(list(whole.geoms), points) if points else whole
    if kind == 'inside':
        return around(pieces([], claims[words[0]]['karabakh-oblast'], 0.1), points)
    return around(cuts(words[0]), points)


def siachen_apart(records, countries):
    """The finer sets have Siachen in India: it is taken out as the world's set draws it."""
    of_world = next((values, area) for values, area in read('disputed_areas')
                    if values['id'] == 'siachen')
    glacier = to_shape(of_world[1]).intersection(countries['IND'])
    apart = [(area.difference(glacier) if row[0] == 'jammu-kashmir' else area, row)
             for area, row in records]
    return apart + [(glacier, tuple(of_world[0][f[0]] for f in FIELDS))]


def build(layer, name, kinds):
    countries = {values['a3']: to_shape(area) for values, area in read(layer)}
    claims, done = claim_lines(), {}

    def cuts(holder):
        if holder not in done:
            done[holder] = cut(countries[holder], claims[holder], REACH[layer])
        return done[holder]
    records = []
    for row in table('disputed_areas.tsv'):
        if row['make'].split()[0] not in kinds:
            continue
        area = make(row['make'], countries, claims, cuts)
        assert area is not None or layer != 'countries', 'no area for ' + row['make']
        row['country'] = row['make'].split()[1] if row['make'].startswith('country ') else ''
        if area is not None:
            records.append((area, tuple(row[f[0]] for f in FIELDS)))
    if layer != 'countries':
        records = siachen_apart(records, countries)
    records = [(to_lists(area), row) for area, row in records]
    shapefile.write(OUT + '/' + name, shapefile.AREA, FIELDS, records)


def boxes():
    """dispute → the box around its areas and lines in the world's sets."""
    of_line = {row['line']: row['dispute'] for row in table('viewpoints.tsv')}
    found = {}
    for values, area in read('disputed_areas'):
        found.setdefault(values['dispute'], []).append(to_shape(area))
    for values, lines in read('borders'):
        dispute = of_line.get(values['line'])
        assert values['line'] in of_line or not values['line'], values['line']
        if dispute:
            found.setdefault(dispute, []).append(MultiLineString(lines))
    return {dispute: unary_union(shapes).bounds for dispute, shapes in found.items()}


def disputes():
    """disputes.tsv: the hand-kept rows with the box of each."""
    box = boxes()
    rows = table('disputes.tsv')
    assert {row['dispute'] for row in rows} == set(box), \
        {row['dispute'] for row in rows} ^ set(box)
    with open(OUT + '/disputes.tsv', 'w', encoding='utf-8') as f:
        f.write('dispute\ttitle\tsentence\ttold_by\twest\tsouth\teast\tnorth\tsource\n')
        for row in rows:
            sides = '\t'.join('%.2f' % side for side in box[row['dispute']])
            f.write('%s\t%s\t%s\t%s\t%s\t%s\n' % (
                row['dispute'], row['title'], row['sentence'], row['told_by'], sides, row['source']))


def main():
    build('countries', 'disputed_areas', ('country', 'parts', 'provinces', 'cut', 'inside'))
    for layer in REACH:
        if layer != 'countries' and os.path.exists('%s/%s.shp' % (OUT, layer)):
            build(layer, layer.replace('countries', 'disputed_areas'), ('cut',))
    disputes()


main()
