"""The strips of land between 179.9 degrees and the antimeridian.

The world map of qgis-common is cut a tenth of a degree before its edges, so that a fifth of a
degree is missing of Fiji, Wrangel Island, Chukotka and Antarctica. The npm package world-atlas
has the same Natural Earth 1:10m to its edges, rounded to 0.0036 by 0.0017 degrees: the strips
are taken from it, and every vertex away from the cut stays. Both sides of 180 get the same
latitudes there.
"""
import json

from common import source, to_shape, world_countries
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

ATLAS = 'world-atlas/package/countries-10m.json'
# Strips begin a little inside the cut; islands that lie beyond NEAR are taken whole.
CUT, INSIDE, NEAR = 179.9, 179.89, 178
ROUGH = 0.002   # degrees by which the atlas rounds latitudes
SPECK = 1e-6    # square degrees


def atlas_areas(wanted):
    """a3 → rings of the atlas; its holes are inland and do not matter here."""
    with open(source(ATLAS), encoding='utf-8') as f:
        topology = json.load(f)
    (sx, sy), (tx, ty) = topology['transform']['scale'], topology['transform']['translate']
    arcs = []
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(numbers):
        points = []
        for n in numbers:
            points.extend((arcs[n] if n >= 0 else arcs[~n][::-1])[1 if points else 0:])
        return points
    codes = {row['ccn3']: a3 for a3, row in world_countries().items()}
    areas = {}
    for item in topology['objects']['countries']['geometries']:
        a3 = codes.get(item.get('id'))
        if a3 in wanted:
            polygons = item['arcs'] if item['type'] == 'MultiPolygon' else [item['arcs']]
            areas[a3] = [ring(polygon[0]) for polygon in polygons]
    return areas


def unrolled(ring):
    """The ring without steps across 180; one around the south pole goes on to it."""
    points, turn = [ring[0]], 0
    for (x0, _), (x, y) in zip(ring, ring[1:]):
        turn += 360 if x - x0 < -180 else -360 if x - x0 > 180 else 0
        points.append((x + turn, y))
    if turn:
        points += [(points[-1][0], -90), (points[0][0], -90), points[0]]
    return Polygon(points).buffer(0)


def sides(ring):
    """What a ring holds east and west of 180, each in degrees of its own side."""
    whole = unrolled(ring)
    for turn in (-360, 0, 360):
        piece = whole.intersection(box(turn - 180, -90, turn + 180, 90))
        for part in getattr(piece, 'geoms', [piece]):
            if part.geom_type == 'Polygon' and part.area > SPECK:
                yield Polygon([(x - turn, y) for x, y in part.exterior.coords])


def least_x(shape):
    return min(abs(x) for x, _ in shape.exterior.coords)


def most_x(shape):
    return max(abs(x) for x, _ in shape.exterior.coords)


def strips_of(rings):
    """(strip, whether it is an island taken whole), latitudes at 180 as they are."""
    found = []
    for ring in rings:
        for piece in sides(ring) if most_x(Polygon(ring)) > CUT else ():
            if most_x(piece) <= CUT:
                continue
            if least_x(piece) > NEAR:
                found.append((piece, True))
                continue
            for west, east in ((-180, -INSIDE), (INSIDE, 180)):
                part = piece.intersection(box(west, -90, east, 90))
                found += [(p, False) for p in getattr(part, 'geoms', [part])
                          if p.geom_type == 'Polygon' and p.area > SPECK]
    return found


def level(strips):
    """Latitudes at 180 made equal on both sides, everything rounded as a coordinate is written."""
    met = sorted({y for s, _ in strips for x, y in s.exterior.coords if abs(x) > 180 - 1e-9})
    as_one, first = {}, None
    for y in met:
        first = y if first is None or y - first > ROUGH else first
        as_one[y] = first
    return [(Polygon([(round(x, 5), round(as_one[y] if abs(x) > 180 - 1e-9 else y, 5))
                      for x, y in s.exterior.coords]), whole) for s, whole in strips]


def without_steps(ring):
    """A ring without the vertices that only divide an edge of the world."""
    def divides(a, b, c):
        return (a[0] == b[0] == c[0] and abs(b[0]) == 180) or a[1] == b[1] == c[1] == -90
    points = ring[:-1]
    kept = [p for i, p in enumerate(points)
            if not divides(points[i - 1], p, points[(i + 1) % len(points)])]
    return kept + kept[:1]


def written(shape, known):
    """A polygon's rings; vertices that neither source has are rounded."""
    def point(p):
        return p if p in known else (round(p[0], 5), round(p[1], 5))
    return [without_steps([point(p) for p in ring.coords])
            for ring in [shape.exterior, *shape.interiors] if Polygon(ring).area > SPECK]


def owner_of(strip, areas):
    """The index of the area that the strip continues: it meets it, or is nearest."""
    shapes = [to_shape(a).buffer(0) for a in areas]
    return min(range(len(areas)),
               key=lambda i: (-strip.intersection(shapes[i]).area, strip.distance(shapes[i]), i))


def extend(area, strips):
    """The area with its strips; polygons that no strip meets stay as they are, in their order."""
    kept, met, strip_shapes = [], [], [s for s, _ in strips]
    islands = [s.buffer(ROUGH) for s, whole in strips if whole]
    for polygon in area:
        shape = Polygon(polygon[0], polygon[1:])
        if most_x(shape) < INSIDE:
            kept.append(polygon)
        elif not (least_x(shape) > NEAR and any(shape.intersects(i) for i in islands)):
            met.append(shape)
    known = {p for s in met for ring in [s.exterior, *s.interiors] for p in ring.coords}
    joined = unary_union(met + strip_shapes)
    parts = sorted(getattr(joined, 'geoms', [joined]), key=lambda p: (-p.area, p.bounds))
    return kept + [written(p, known) for p in parts]


def mend(rows):
    """`rows`: (a3, area) in order. The areas, those at the cut led to 180."""
    at_cut = {a3 for a3, area in rows
              if any(abs(x) >= CUT - 1e-5 for polygon in area for x, _ in polygon[0])}
    atlas = atlas_areas(at_cut)
    areas = [area for _, area in rows]
    for a3 in sorted(at_cut):
        numbers = [i for i, row in enumerate(rows) if row[0] == a3]
        own = [areas[i] for i in numbers]
        given = {}
        for strip in level(strips_of(atlas[a3])):
            given.setdefault(owner_of(strip[0], own), []).append(strip)
        for i, strips in given.items():
            areas[numbers[i]] = extend(own[i], strips)
        print('  %s: %d strips to 180' % (a3, sum(len(s) for s in given.values())))
    return areas
