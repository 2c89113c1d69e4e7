"""Rivers and lakes from GSHHG, read out with `gmt coast -M`.

GSHHG is stored in bins: a river comes in pieces cut at the bins' edges and
has no name. Pieces of one class are joined; a name is given to the shortest
way along the water between a river's waypoints (rivers.tsv). The region is
kept in full, the rest of the world as its main rivers and great lakes,
simplified.
"""
import heapq
import math
import os
import subprocess

import numpy
import shapefile
from common import EARTH, OUT, SCRATCH, join, source, table
from shapely.geometry import LineString, Point, Polygon

GSHHG = 'gmt-gshhg-full/usr/share/gmt-gshhg'
REGION = (54.0, 19.0, 84.0, 46.0)
GAP = 0.3            # degrees a river may be missing
SNAP = 12000         # metres from a waypoint to the water
WORLD_TOLERANCE = 0.02


def coast(region, options):
    """(class, [points]) of each piece."""
    command = ['gmt', 'coast', '--DIR_GSHHG=' + os.path.abspath(source(GSHHG)),
               '--FORMAT_FLOAT_OUT=%.6f', '-R' + region, '-Df', '-M'] + options
    out = subprocess.run(command, check=True, capture_output=True, text=True,
                         cwd=SCRATCH).stdout
    level, points = 0, []
    for line in out.splitlines():
        if line[0] == '>':
            if len(points) > 1:
                yield level, points
            level, points = int(line.split('Level')[1].split()[0]), []
        else:
            x, y = line.split()
            point = (round(float(x), 5), round(float(y), 5))
            point = (point[0] - 360 if point[0] > 180 else point[0], point[1])
            if not points or points[-1] != point:
                points.append(point)
    if len(points) > 1:
        yield level, points


def segments(points):
    return [(a, b) if a < b else (b, a) for a, b in zip(points, points[1:]) if a != b]


def in_region(x, y):
    return REGION[0] <= x <= REGION[2] and REGION[1] <= y <= REGION[3]


def distance(a, b):
    return EARTH.inv(a[0], a[1], b[0], b[1])[2]


def nearest(graph, point):
    shrink = math.cos(math.radians(point[1]))
    best = min(graph, key=lambda p: ((p[0] - point[0]) * shrink) ** 2 + (p[1] - point[1]) ** 2)
    return best if distance(best, point) < SNAP else None


def route(graph, start, goal):
    """The shortest way along the water, as points, or None."""
    queue, come_from, cost = [(0.0, start)], {}, {start: 0.0}
    while queue:
        so_far, at = heapq.heappop(queue)
        if at == goal:
            way = [at]
            while way[-1] != start:
                way.append(come_from[way[-1]])
            return way
        if so_far > cost[at]:
            continue
        for step, length in graph[at]:
            total = so_far + length
            if total < cost.get(step, math.inf):
                cost[step], come_from[step] = total, at
                heapq.heappush(queue, (total, step))
    return None


def bridge(graph):
    """Links the loose ends of rivers to the nearest water that they miss.

    Pieces stop short at the edges of bins and where a river widens into a
    lake: the links let a name pass over such gaps and are never drawn.
    """
    points = sorted(graph)
    x = numpy.array([p[0] for p in points])
    y = numpy.array([p[1] for p in points])
    group = components(graph, points)
    for i in [i for i, p in enumerate(points) if len({q for q, _ in graph[p]}) == 1]:
        away = numpy.hypot((x - x[i]) * math.cos(math.radians(y[i])), y - y[i])
        away[group == group[i]] = math.inf
        for _ in range(3):
            j = int(away.argmin())
            if away[j] > GAP:
                break
            graph[points[i]].append((points[j], 3 * float(away[j])))
            graph[points[j]].append((points[i], 3 * float(away[j])))
            away[group == group[j]] = math.inf


def components(graph, points):
    """A number for each point, the same for all that hang together."""
    number, group = {}, 0
    for start in points:
        if start in number:
            continue
        group += 1
        stack = [start]
        number[start] = group
        while stack:
            for step, _ in graph[stack.pop()]:
                if step not in number:
                    number[step] = group
                    stack.append(step)
    return numpy.array([number[p] for p in points])


def names_of(levels):
    """segment → river, for the rivers of the hand table that can be followed."""
    graph = {}
    for a, b in levels:
        length = math.hypot((a[0] - b[0]) * math.cos(math.radians(a[1])), a[1] - b[1])
        graph.setdefault(a, []).append((b, length))
        graph.setdefault(b, []).append((a, length))
    bridge(graph)
    found = {}
    for row in table('rivers.tsv'):
        points = [tuple(map(float, p.split(','))) for p in row['waypoints'].split()]
        at = [nearest(graph, p) for p in points]
        for i, (a, b) in enumerate(zip(at, at[1:])):
            way = route(graph, a, b) if a and b else None
            straight = distance(points[i], points[i + 1])
            if not way or sum(distance(p, q) for p, q in zip(way, way[1:])) > 2.5 * straight + 30e3:
                print('  not followed: %s, leg %d%s' % (row['name'], i + 1, '' if a and b else ': no water near'))
                continue
            for segment in filter(levels.__contains__, segments(way)):
                found.setdefault(segment, row['name'])
    return found


def simplify(line, tolerance):
    return [(round(x, 4), round(y, 4))
            for x, y in LineString(line).simplify(tolerance, False).coords]


def rivers():
    levels = {}
    region = '/'.join(map(str, (REGION[0], REGION[2], REGION[1], REGION[3])))
    for level, points in coast(region, ['-I0', '-I1', '-I2', '-I3', '-I4', '-I6']):
        for segment in segments(points):
            levels[segment] = min(level, levels.get(segment, 9))
    names = names_of(levels)
    groups = {}
    for segment, level in levels.items():
        name = names.get(segment, '')
        rank = min(level, 2) if name else level
        groups.setdefault((rank, name), []).append(segment)
    records = [([line], (name, rank)) for (rank, name), part in sorted(groups.items())
               for line in join(part)]
    rest = {}
    for level, points in coast('-180/180/-60/84', ['-I0', '-I1', '-I2']):
        if not all(in_region(*p) for p in points):
            rest.setdefault(level, set()).update(
                s for s in segments(points)
                if not in_region(*s[0]) and abs(s[0][0] - s[1][0]) < 90)
    for level, part in sorted(rest.items()):
        for line in join(part):
            thin = simplify(line, WORLD_TOLERANCE)
            box = LineString(line).length
            if box > 0.3:
                records.append(([thin], ('', level)))
    records.sort(key=lambda r: (r[1][1], r[1][0] == '', r[1][0], r[0][0][0]))
    shapefile.write(OUT + '/rivers', shapefile.LINE,
                    [('name', 'C', 0), ('rank', 'N', 0)], records)
    return sorted({r[1][0] for r in records})


def rings(region, smallest):
    """Closed lake shores."""
    found = set()
    for _, points in coast(region, ['-W2', '-A%d/2/2+l' % smallest]):
        found.update(segments(points))
    return [line for line in join(found) if line[0] == line[-1] and len(line) > 3]


def lakes():
    # rings that the region's edge would cut come whole from the world's set
    margin = '/'.join(map(str, (REGION[0] - 8, REGION[2] + 8, REGION[1] - 3, REGION[3] + 5)))
    near = [r for r in rings(margin, 1) if all(in_region(*p) for p in r)]
    far = [simplify(r, WORLD_TOLERANCE) for r in rings('-180/180/-60/84', 300)
           if not all(in_region(*p) for p in r)]
    named = [(row['name'], Point(float(row['lon']), float(row['lat']))) for row in table('lakes.tsv')]
    records = []
    for ring in near + [r for r in far if len(r) > 3]:
        shape = Polygon(ring)
        area = abs(EARTH.polygon_area_perimeter(*zip(*ring))[0]) / 1e6
        rank = 1 + sum(area < limit for limit in (5000, 500, 50))
        name = next((n for n, p in named if shape.is_valid and shape.contains(p)), '')
        records.append(([[ring]], (name, rank, round(area, 1))))
    records.sort(key=lambda r: (r[1][1], -r[1][2], r[0][0][0][0]))
    shapefile.write(OUT + '/lakes', shapefile.AREA,
                    [('name', 'C', 0), ('rank', 'N', 0)],
                    [(g, v[:2]) for g, v in records])
    return sorted({r[1][0] for r in records})


def main():
    print('  rivers named: ' + ', '.join(filter(None, rivers())))
    print('  lakes named: ' + ', '.join(filter(None, lakes())))


main()
