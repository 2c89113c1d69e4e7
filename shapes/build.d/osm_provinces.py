"""Provinces that end on OpenStreetMap's borders: Natural Earth's, conflated.

Of Natural Earth's admin-1 areas the lines between two provinces of a country
stay, vertex for vertex, as far as they are inside the country's outline in
countries_osm100 or countries_osm10. Where such a line ended on Natural Earth's
border, or leaves the finer outline, it is led to a near vertex of the outline
that it can see. The outline is divided along these lines, and each face
belongs to the province that covers most of it, else to the nearest. So the
areas share their vertices with one another and with the outline, and together
are the outline.
"""
import collections

import shapefile
from common import NEIGHBOURS, OUT, edges, join, to_lists, to_shape
from osgeo import ogr
from osm_land import edge, faces_of, ring_edges
from shapely import wkb
from shapely.geometry import LineString, Point, box
from shapely.prepared import prep
from shapely.strtree import STRtree

WINDOW = (55.0, 20.0, 85.0, 45.0)
NEAREST = 60            # vertices of the outline that are tried in turn
SLIVER = 0.003          # square degrees, some 30 km2: smaller faces join their longest neighbour


def read(layer):
    dataset = ogr.Open('%s/%s.shp' % (OUT, layer))
    for feature in dataset.GetLayer():
        values = {k: '' if v is None else v for k, v in feature.items().items()}
        yield values, to_lists(wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())))


def inner_lines(provinces):
    """The lines that two provinces of a country share, from node to node."""
    owners = collections.Counter(s for _, area in provinces for s in edges(area))
    shared = {s for s, n in owners.items() if n == 2}
    degree = collections.Counter(v for s in shared for v in s)
    lines = []
    for line in join(shared):
        start = 0
        for i in range(1, len(line)):
            if i == len(line) - 1 or degree[line[i]] > 2:
                lines.append(line[start:i + 1])
                start = i
    ends = {v for v, n in degree.items() if n == 1}
    return lines, ends


class Outline:
    """A country's outline, and what can be seen from inside it."""

    def __init__(self, area):
        self.segments = sorted(edges(area))
        shape = to_shape(area)
        self.inside = prep(shape if shape.is_valid else shape.buffer(0))
        self.lines = [LineString(s) for s in self.segments]
        self.tree = STRtree(self.lines)
        self.vertices = [Point(v) for v in sorted({v for s in self.segments for v in s})]
        self.vertex_tree = STRtree(self.vertices)

    def holds(self, point):
        return self.inside.contains(Point(point))

    def crosses(self, a, b):
        line = LineString((a, b))
        return any(line.intersects(other) for other in self.tree.query(line))

    def touches_only(self, a, b):
        """Whether a line from inside meets the outline nowhere but in its end, a vertex."""
        line, end = LineString((a, b)), Point(b)
        for other in self.tree.query(line):
            meet = line.intersection(other)
            if not meet.is_empty and not meet.equals(end):
                return False
        return True

    def vertex_near(self, point, drawn):
        """The nearest vertex that a line from the point reaches without crossing anything."""
        at, reach = Point(point), 0.02
        while reach < 4:
            near = sorted((at.distance(v), v.coords[0]) for v in self.vertex_tree.query(at.buffer(reach))
                          if at.distance(v) <= reach)
            for _, vertex in near[:NEAREST]:
                line = LineString((point, vertex))
                free = all(line.intersection(o).equals(at) for o in drawn.query(line)
                           if line.intersects(o))
                if free and self.touches_only(point, vertex):
                    return vertex
            reach *= 3
        return None


def pieces_inside(line, outline):
    """The runs of a line's vertices that are inside, none of whose segments meets the outline."""
    run = []
    for i, vertex in enumerate(line):
        inside = outline.holds(vertex)
        if run and (not inside or outline.crosses(run[-1], vertex)):
            yield run
            run = []
        if inside:
            run.append(vertex)
    if run:
        yield run


def led_to_outline(lines, ends, outline):
    """The segments of the inner lines, cut and led to the outline."""
    kept, open_ends = [], []
    for line in lines:
        for run in pieces_inside(line, outline):
            if len(run) < 2 and not (run[0] in ends or run[0] in (line[0], line[-1])):
                continue
            kept += list(zip(run, run[1:]))
            if run[0] in ends or run[0] != line[0]:
                open_ends.append(run[0])
            if run[-1] in ends or run[-1] != line[-1]:
                open_ends.append(run[-1])
    for end in sorted(set(open_ends)):
        vertex = outline.vertex_near(end, STRtree([LineString(s) for s in kept]))
        if vertex:
            kept.append((end, vertex))
    return sorted({edge(*s) for s in kept if s[0] != s[1]})


def label(faces, provinces):
    """The number of the province that each face belongs to."""
    shapes = [to_shape(area).buffer(0) for _, area in provinces]
    labels = []
    for face in faces:
        covered = [(face.intersection(s).area if face.intersects(s) else 0, -i)
                   for i, s in enumerate(shapes)]
        share, number = max(covered)
        if not share:
            _, number = min((face.distance(s), i) for i, s in enumerate(shapes))
        labels.append(abs(number))
    return labels


def join_slivers(faces, labels, provinces):
    """Small faces that are not a part of their own go to the neighbour with the longest side."""
    sides = collections.defaultdict(list)
    for i, face in enumerate(faces):
        for s in ring_edges(face):
            sides[s].append(i)
    largest = {}
    for i, face in enumerate(faces):
        if labels[i] not in largest or face.area > faces[largest[labels[i]]].area:
            largest[labels[i]] = i
    for i in sorted(range(len(faces)), key=lambda i: (faces[i].area, i)):
        if faces[i].area > SLIVER or largest[labels[i]] == i:
            continue
        length = collections.Counter()
        for s in ring_edges(faces[i]):
            for j in sides[s]:
                if j != i:
                    length[labels[j]] += Point(s[0]).distance(Point(s[1]))
        if length:
            labels[i] = max(sorted(length), key=lambda n: length[n])


def merged(faces):
    """Faces as one area: the segments that two of them have go."""
    count = collections.Counter(s for f in faces for s in ring_edges(f))
    points = [f.representative_point() for f in faces]
    kept = []
    for face in faces_of(sorted(s for s, n in count.items() if n == 1)):
        ready = prep(face)
        if any(ready.contains(p) for p in points):
            kept += to_lists(face)
    return sorted(kept, key=lambda part: (-len(part[0]), part[0]))


def conflate(outline_area, provinces):
    """The areas of the provinces, in their order; None for one that is not there."""
    outline = Outline(outline_area)
    lines, ends = inner_lines(provinces)
    inner = led_to_outline(lines, ends, outline)
    faces = [f for f in faces_of(sorted(set(outline.segments) | set(inner)))
             if outline.holds(f.representative_point().coords[0])]
    labels = label(faces, provinces)
    join_slivers(faces, labels, provinces)
    own = collections.defaultdict(list)
    for face, number in zip(faces, labels):
        own[number].append(face)
    return [merged(own[i]) if own[i] else None for i in range(len(provinces))]


def clipped(area):
    """The part of a province in the window, by itself where it is not cut."""
    shape = to_shape(area).buffer(0)
    window = box(*WINDOW)
    if window.contains(shape):
        return area
    inside = shape.intersection(window)
    return [p for g in getattr(inside, 'geoms', [inside])
            if g.geom_type == 'Polygon' and not g.is_empty for p in to_lists(g)]


def write_lines(word, records):
    """What provinces of one country share, a record a country."""
    lines = []
    for a3 in sorted(NEIGHBOURS):
        count = collections.Counter(s for area, values in records if values[1] == a3
                                    for s in edges(area))
        lines.append((join({s for s, n in count.items() if n == 2}), (a3,)))
    shapefile.write('%s/province_lines_%s' % (OUT, word), shapefile.LINE, [('a3', 'C', 0)], lines)


def build(word):
    outlines = {v['a3']: area for v, area in read('countries_' + word)}
    records = []
    every = [(v, area) for v, area in read('provinces') if v['a3'] in NEIGHBOURS]
    for a3 in sorted(NEIGHBOURS):
        own = [(v, area) for v, area in every if v['a3'] == a3]
        if a3 in ('CHN', 'IND'):
            own = [(v, part) for v, part in ((v, clipped(area)) for v, area in own) if part]
        areas = conflate(outlines[a3], own)
        lost = [v['name'] for (v, _), area in zip(own, areas) if not area]
        print('  %s %s: %d provinces %s' % (word, a3, len(own), 'without ' + ', '.join(lost) if lost else ''))
        for (values, _), area in zip(own, areas):
            if area:
                records.append((area, tuple(values[c] for c in ('id', 'a3', 'name'))))
    shapefile.write('%s/provinces_%s' % (OUT, word), shapefile.AREA,
                    [(c, 'C', 0) for c in ('id', 'a3', 'name')], records)
    write_lines(word, records)


def main():
    for word in ('osm100', 'osm10'):
        build(word)


main()
