"""Countries of one of geo-maps' OpenStreetMap sets as a coverage without gaps.

The source holds the world, one country a line: only the lines wanted are
parsed. It is land: rivers and lakes are cut out of it, squared to tiles of a
hundredth of a degree, so that two countries on a river share no vertex along
much of it. Here the water is given back:

1. a vertex that lies on a neighbour's segment is put into that segment;
2. a hole that is no other country's goes, with the islands in it;
3. a gap between two countries, or an overlap, is divided midway between its banks, from where
   they meet to where they meet again; where no such line stays in the gap, it
   goes to the country that has more of its bank.

Every vertex of the source stays, on 1e-5 degree as there.
"""
import collections
import json
import math

import shapefile
from common import source, to_lists, to_shape
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import polygonize, polygonize_full, unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree

ON_SEGMENT = 1.5e-5     # degrees: two roundings of the source
CELL = 0.02             # degrees: squares in which segments are looked up
RUN = 400               # segments of a bank at most: a coast has more
STEPS = 40              # of the middle line of a gap
SMOOTH = (0.004, 0.002, 0.001, 0.0005)  # degrees that it may lose in simplifying


def read_areas(package, codes):
    """code → area, as it is in the source."""
    found = {}
    with open(source(package + '/package/map.geo.json'), encoding='utf-8') as f:
        for line in f:
            code = line[line.rfind('"A3"') + 6:][:3]
            if code not in codes:
                continue
            geometry = json.loads(line.rstrip().rstrip(','))['geometry']
            parts = geometry['coordinates']
            if geometry['type'] == 'Polygon':
                parts = [parts]
            found[code] = [[[tuple(p) for p in ring] for ring in part] for part in parts]
    assert set(found) == set(codes), 'a country is missing in ' + package
    return found


def cut_ring(ring, axis, limit, keep):
    """A closed ring on one side of a line along an axis (Sutherland and Hodgman 1974)."""
    kept = []
    for a, b in zip(ring, ring[1:]):
        inside = keep * a[axis] >= keep * limit
        if inside:
            kept.append(a)
        if inside != (keep * b[axis] >= keep * limit):
            along = (limit - a[axis]) / (b[axis] - a[axis])
            other = a[1 - axis] + along * (b[1 - axis] - a[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
    return kept + kept[:1]


def cut_roughly(area, window):
    """What of an area is in a window; its rings may run along the window's edge twice."""
    sides = ((0, window[0], 1), (1, window[1], 1), (0, window[2], -1), (1, window[3], -1))
    cut = []
    for part in area:
        rings = []
        for ring in part:
            for axis, limit, keep in sides:
                if len(ring) > 3:
                    ring = cut_ring(ring, axis, limit, keep)
            if len(ring) > 3:
                rings.append(ring)
            elif not rings:
                break
        if rings:
            cut.append(rings)
    return cut


def edge(a, b):
    return (a, b) if a < b else (b, a)


def owners_of(areas):
    """segment → the countries that have it."""
    owners = collections.defaultdict(list)
    for code in sorted(areas):
        for part in areas[code]:
            for ring in part:
                for a, b in zip(ring, ring[1:]):
                    owners[edge(a, b)].append(code)
    return owners


def on_segment(point, a, b):
    """How far along the segment the point lies on it, or None."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
    if not 0 < along < 1:
        return None
    away = math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)
    return along if away <= ON_SEGMENT else None


def cells_of(a, b):
    """The squares of a grid that a segment's box, a little widened, touches."""
    west, east = sorted((a[0], b[0]))
    south, north = sorted((a[1], b[1]))
    for x in range(math.floor((west - 1e-4) / CELL), math.floor((east + 1e-4) / CELL) + 1):
        for y in range(math.floor((south - 1e-4) / CELL), math.floor((north + 1e-4) / CELL) + 1):
            yield x, y


def insert_vertices(areas):
    """Puts the vertices of one country that lie on a segment of another into it."""
    owners = owners_of(areas)
    alone = sorted(s for s, n in owners.items() if len(n) == 1 and s[0] != s[1])
    grid = collections.defaultdict(list)
    for segment in alone:
        for cell in cells_of(*segment):
            grid[cell].append(segment)
    extra = collections.defaultdict(dict)
    for vertex, code in sorted({(v, owners[s][0]) for s in alone for v in s}):
        for a, b in grid[math.floor(vertex[0] / CELL), math.floor(vertex[1] / CELL)]:
            if owners[a, b][0] == code or vertex in (a, b):
                continue
            along = on_segment(vertex, a, b)
            if along is not None:
                extra[a, b][vertex] = along
    for area in areas.values():
        for part in area:
            for i, ring in enumerate(part):
                part[i] = [v for a, b in zip(ring, ring[1:])
                           for v in [a] + between(a, b, extra)] + [ring[-1]]


def between(a, b, extra):
    added = extra.get(edge(a, b), {})
    ordered = sorted(added, key=lambda v: (added[v], v))
    return ordered if a < b else ordered[::-1]


def ring_edges(polygon):
    for ring in [polygon.exterior] + list(polygon.interiors):
        for a, b in zip(ring.coords, ring.coords[1:]):
            yield edge(a, b)


def is_in(point, rings):
    """Whether an odd number of the rings goes round a point."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def runs(areas, owners):
    """Chains of segments of one country alone, between vertices that it shares."""
    used = collections.defaultdict(set)
    for (a, b), codes in owners.items():
        used[a].update(codes)
        used[b].update(codes)
    for code in sorted(areas):
        for part in areas[code]:
            for ring in part:
                marks = [i for i, v in enumerate(ring[:-1]) if len(used[v]) > 1]
                for i, start in enumerate(marks):
                    end = marks[(i + 1) % len(marks)]
                    chain = ring[start:end + 1] if end > start else ring[start:-1] + ring[:end + 1]
                    if len(chain) <= RUN and len(owners[edge(*chain[:2])]) == 1:
                        yield chain


def is_alone(ring, owners):
    return all(len(owners[edge(a, b)]) == 1 for a, b in zip(ring, ring[1:]))


def gaps(areas, owners):
    """The faces between two countries or more that are nobody's, with the islands in them, and
    those that are in two countries."""
    lines = {edge(a, b) for run in runs(areas, owners) for a, b in zip(run, run[1:])}
    islands = [part[0] for code in sorted(areas) for part in areas[code]
               if len(part[0]) <= RUN and is_alone(part[0], owners)]
    rings = {code: [(shapefile.bounds(r), r) for part in area for r in part]
             for code, area in areas.items()}
    for face in polygonize(sorted(lines)):
        inner, outer = face.representative_point().coords[0], Polygon(face.exterior)
        west, south, east, north = face.bounds
        around = {owners[e][0] for e in ring_edges(face)}
        inside = sum(is_in(inner, [r for box, r in rings[c] if box[1] < inner[1] < box[3]])
                     for c in around)
        if len(around) < 2 or inside == 1:
            continue
        within = [r for r in islands if west < r[0][0] < east and south < r[0][1] < north
                  and edge(*r[:2]) not in lines and outer.contains(Point(r[0]))]
        yield Polygon(face.exterior, [r.coords for r in face.interiors] + within)


def without_lakes(area, others):
    """An area without the holes that are nobody's, nor the islands in them."""
    lakes, parts = [], []
    for part in area:
        holes = [r for r in part[1:] if not any(v in others for v in r)]
        lakes += [Polygon(r) for r in holes]
        gone = set(map(id, holes))
        parts.append([r for r in part if id(r) not in gone])
    tree = STRtree(lakes)
    return [part for part in parts
            if not any(lake.contains(Point(part[0][0])) and lake.contains(Point(part[0][1]))
                       for lake in tree.query(Point(part[0][0])))]


def banks(face, owners):
    """The two banks of a gap between two countries, each from where they meet to where they
    meet again; None where they meet more often."""
    ring = list(face.exterior.coords)[:-1]
    of = [owners[edge(a, b)][0] for a, b in zip(ring, ring[1:] + ring[:1])]
    turns = [i for i in range(len(ring)) if of[i] != of[i - 1]]
    if len(turns) != 2:
        return None
    first, second = turns
    return ring[first:second + 1], (ring[second:] + ring[:first + 1])[::-1]


def ways_between(one, other):
    """Lines from the banks' common start to their end, the best first: midway between points at
    the same share of either bank, less and less smooth; then straight."""
    lines = [LineString(one), LineString(other)]
    middle = [one[0]]
    for i in range(1, STEPS):
        a, b = (line.interpolate(i / STEPS, normalized=True) for line in lines)
        middle.append((round((a.x + b.x) / 2, 5), round((a.y + b.y) / 2, 5)))
    middle = LineString(middle + [one[-1]])
    for tolerance in SMOOTH:
        yield middle.simplify(tolerance)
    yield LineString((one[0], one[-1]))


def middle_line(face, owners):
    """Where a gap is divided, or None: then it is given to one country."""
    both = banks(face, owners)
    if not both:
        return None
    room = prep(face.buffer(1e-9))
    rim = {v for e in ring_edges(face) for v in e}
    for way in ways_between(*both):
        inner = list(way.coords)[1:-1]
        if way.is_simple and room.covers(way) and not rim & set(inner):
            return way
    return None


def divide(face, owners):
    """(owner, face) of the pieces of a gap; of an overlap, who loses the piece."""
    length = collections.Counter()
    for a, b in ring_edges(face):
        length[owners[a, b][0]] += math.hypot(a[0] - b[0], a[1] - b[1])
    way = middle_line(face, owners)
    if not way:
        return [(max(sorted(length), key=lambda o: length[o]), face)]
    lines = sorted(ring_edges(face)) + list(zip(way.coords, way.coords[1:]))
    pieces = []
    for piece in polygonize(lines):
        if not face.contains(piece.representative_point()):
            continue
        own = next(owners[e][0] for e in ring_edges(Polygon(piece.exterior)) if e in owners)
        pieces.append((own, piece))
    return pieces


def faces_of(segments):
    """The faces among segments; where they cross one another they are cut."""
    faces, dangles, cuts, wrong = polygonize_full(segments)
    if not (dangles.is_empty and cuts.is_empty and wrong.is_empty):
        faces = polygonize_full(unary_union([LineString(s) for s in segments]))[0]
    return faces.geoms


def grown(area, pieces):
    """An area with the faces that border on it added, or taken away where they were in it; only the parts that they touch are made anew."""
    touched = {v for piece in pieces for e in ring_edges(piece) for v in e}
    near = [part for part in area if any(v in touched for ring in part for v in ring)]
    left = collections.Counter(edge(a, b) for part in near for ring in part
                               for a, b in zip(ring, ring[1:]) if a != b)
    for piece in pieces:
        left.update(ring_edges(piece))
    rings = [r for part in near + [to_lists(p)[0] for p in pieces] for r in part]
    kept = [part for part in area if part not in near]
    for face in faces_of(sorted(s for s, n in left.items() if n % 2)):
        point = face.representative_point().coords[0]
        if is_in(point, rings):
            kept += to_lists(face)
    return outermost(sorted(kept, key=lambda part: (-len(part[0]), part[0])))


def outermost(area):
    """An area without the parts that lie in another: islands in water that was given back."""
    boxes = [shapefile.bounds(part[0]) for part in area]
    kept = []
    for i, part in enumerate(area):
        point = Polygon(part[0]).buffer(0).representative_point().coords[0]
        around = [other for j, other in enumerate(area) if j < i and boxes[j][0] < point[0] < boxes[j][2]
                  and boxes[j][1] < point[1] < boxes[j][3]]
        if not any(is_in(point, rings) for rings in around):
            kept.append(part)
    return kept


def whole(areas, say=print):
    """The same areas with vertices shared and the water among and in them filled."""
    insert_vertices(areas)
    vertices = {code: {v for part in area for ring in part for v in ring}
                for code, area in areas.items()}
    for code in areas:
        others = set().union(*(v for c, v in vertices.items() if c != code))
        areas[code] = without_lakes(areas[code], others)
    owners = owners_of(areas)
    given, count = collections.defaultdict(list), collections.Counter()
    for face in gaps(areas, owners):
        pieces = divide(face, owners)
        count[len({o for o, _ in pieces})] += 1
        for owner, piece in pieces:
            given[owner].append(piece)
    say('  gaps and overlaps: %d divided, %d given to one' % (count[2], count[1]))
    return {code: grown(area, given[code]) if given[code] else area
            for code, area in areas.items()}
