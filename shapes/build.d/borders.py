"""Land borders: the segments that two countries share, each with its status.

borders.tsv says which stretches are more or less than international; `from`
and `to` are points that move to the border's nearest vertex, an empty one is
the border's end (west to east). The same table serves all scales: what is
before and after a point is measured along Natural Earth's border. A later row
of the table wins. The claim lines follow, less what runs along a border or
along a line that is already there (claims.tsv: whose, and what they are, told
by their name and a point near them), and the outline of the provinces that
annexed.tsv names. `line` is the key of viewpoints.tsv.
"""
import json
import math

import shapefile
from common import (NEIGHBOURS, OUT, edges, join, length_km, source, table,
                    to_lists)
from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, MultiLineString, Point
from shapely.prepared import prep

FIELDS = [(n, 'C', 0) for n in ('a', 'b', 'name', 'status', 'line')]
NEAR = 0.02         # degrees within which two lines are one
RUN_KM = 3          # a claim line only meets a border where it runs along it for less
SPECK_KM = 0.1
REACH = 0.25        # degrees from a point of the table to a vertex of the border
SIACHEN = ('X03', 'IND')    # the countries at 100 m have it in India


def read(layer):
    dataset = ogr.Open('%s/%s.shp' % (OUT, layer))
    for feature in dataset.GetLayer():
        values = {k: v or '' for k, v in feature.items().items()}
        yield values, to_lists(wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())))


def rounded(segment):
    return tuple(sorted((round(x, 9), round(y, 9)) for x, y in segment))


def shared_segments(layer):
    """(a, b) → the segments both have, with the vertices of a."""
    owners = {}
    for values, area in read(layer):
        for segment in edges(area):
            if len(set(rounded(segment))) == 2:
                owners.setdefault(rounded(segment), {}).setdefault(values['a3'], segment)
    pairs = {}
    for of in owners.values():
        assert len(of) < 3, 'a segment of three countries'
        if len(of) == 2:
            pairs.setdefault(tuple(sorted(of)), set()).add(of[min(of)])
    return pairs


def outside(word):
    """(a, b) → the segments that osm.py found beside a country beyond the set."""
    with open(source('outside_%s.json' % word), encoding='utf-8') as f:
        return {tuple(sorted((a, b))): {tuple(map(tuple, s)) for s in segments}
                for a, b, segments in json.load(f)}


def guides(pairs, siachen_apart):
    """(a, b) → the whole border as one line, to measure along."""
    whole = {}
    for pair, segments in pairs.items():
        if not siachen_apart:
            pair = tuple(sorted(SIACHEN[1] if c == SIACHEN[0] else c for c in pair))
        if pair[0] != pair[1]:
            whole.setdefault(pair, set()).update(segments)
    return {p: LineString([v for line in join(s) for v in line]) for p, s in whole.items()}


def point_of(text):
    return Point(*map(float, text.split(',')))


def cut(lines, vertices):
    """The lines, ended at each of the vertices."""
    for line in lines:
        start = 0
        for i in range(1, len(line)):
            if i == len(line) - 1 or line[i] in vertices:
                yield line[start:i + 1]
                start = i


def span(row, vertices, guide):
    """Where a row's stretch begins and ends along the guide, and its vertices.

    None where the border does not go there.
    """
    ends = []
    for point in (point_of(row[c]) for c in ('from', 'to') if row[c]):
        ends.append(min(vertices, key=lambda v: (point.distance(Point(v)), v)))
        if point.distance(Point(ends[-1])) > REACH:
            return None
    at = [guide.project(Point(v)) for v in ends]
    if not row['from']:
        at.insert(0, -math.inf)
    if not row['to']:
        at.append(math.inf)
    return min(at), max(at), ends


def stretches(segments, guide, rows):
    """(status, name, line) → segments of one pair's border."""
    vertices = sorted({v for s in segments for v in s})
    spans = [(row, span(row, vertices, guide)) for row in rows]
    spans = [(row, *at) for row, at in spans if at and at[0] < at[1]]
    found = {}
    for piece in cut(join(segments), {v for s in spans for v in s[3] if v}):
        middle = guide.project(LineString(piece).interpolate(0.5, normalized=True))
        key = ('international', '', '')
        for row, low, high, _ in spans:
            if low <= middle <= high:
                key = (row['status'], row['name'], row['line'])
        found.setdefault(key, set()).update(tuple(sorted(s)) for s in zip(piece, piece[1:]))
    return found


def borders(layer, pairs, guide):
    """Records in order of their codes."""
    rows = {}
    for row in table('borders.tsv'):
        rows.setdefault((row['a'], row['b']), []).append(row)
    assert layer != 'countries' or not set(rows) - set(pairs), 'a row of no border'
    records = []
    for pair in sorted(pairs):
        found = stretches(pairs[pair], guide[pair], rows.get(pair, []))
        for (status, name, line), segments in sorted(found.items()):
            records.append((join(segments), (*pair, name, status, line)))
    return records


def runs(segments, test):
    """The segments for which the test holds, in joined lines long enough to count."""
    for line in join({s for s in segments if test(s)}):
        run = {tuple(sorted(s)) for s in zip(line, line[1:])}
        if length_km(run) > RUN_KM:
            yield run


def kind_of(values, lines, kinds):
    """The row of claims.tsv that tells a claim line: by its name, holder and a point on it."""
    shape = MultiLineString(lines)
    found = [(shape.distance(point_of(r['near'])) if r['near'] else 0, r['line'], r) for r in kinds
             if r['found'] == values['name'] and r['on'] == values['a']]
    distance, _, kind = min(found, key=lambda f: f[:2])
    assert distance < NEAR, 'no row tells %s on %s' % (values['name'], values['a'])
    return kind


def claims(pairs):
    """Records of the claim lines; what is drawn already is left out."""
    kinds = table('claims.tsv')
    drawn = MultiLineString([s for segments in pairs.values() for s in sorted(segments)])
    taken, records = set(), []
    for values, lines in read('disputed_borders'):
        segments = edges([lines])
        left = {s for s in segments if rounded(s) not in taken}
        taken.update(map(rounded, segments))
        box = MultiLineString(lines).buffer(2 * NEAR)
        close = prep(box.intersection(drawn).buffer(NEAR))
        for run in list(runs(left, lambda s: close.contains(LineString(s)))):
            left -= run
        if length_km(left) < SPECK_KM:
            print('  drawn already: %s on %s, %.1f km' % (
                values['name'], values['a'], length_km(segments)))
            continue
        kind = kind_of(values, lines, kinds)
        a, b = sorted((kind['claimant'] or values['a'], values['a']))
        records.append((join(left), (a, b, '', kind['status'], kind['line'])))
    return sorted(records, key=lambda r: (r[1], r[0][0][0]))


def annexed(pairs):
    """Records of the outlines of provinces claimed whole, less what is a border already."""
    borders_drawn = {rounded(s) for segments in pairs.values() for s in segments}
    records = []
    provinces = {values['id']: edges(area) for values, area in read('provinces')}
    coast = {rounded(s) for _, area in read('countries') for s in edges(area)}
    for row in table('annexed.tsv'):
        count = {}
        for province in row['provinces'].split('|'):
            for segment in provinces[province]:
                count.setdefault(rounded(segment), []).append(segment)
        left = {s[0] for key, s in count.items()
                if len(s) == 1 and key not in borders_drawn and key not in coast}
        a, b = sorted((row['claimant'], row['on']))
        records.append((join(left), (a, b, '', row['status'], row['line'])))
    return records


def main():
    world = shared_segments('countries')
    shapefile.write(OUT + '/borders', shapefile.LINE, FIELDS,
                    borders('countries', world, guides(world, True)) + claims(world)
                    + annexed(world))
    guide = guides(world, False)
    for word in ('osm100', 'osm10'):
        near = shared_segments('countries_' + word)
        assert set().union(*near) <= set(NEIGHBOURS)
        for pair, segments in sorted(outside(word).items()):
            taken = {rounded(s) for own in near.values() for s in own}
            near[pair] = {s for s in segments if rounded(s) not in taken}
        shapefile.write('%s/borders_%s' % (OUT, word), shapefile.LINE, FIELDS,
                        borders('countries_' + word, near, guide))


if __name__ == '__main__':
    main()
