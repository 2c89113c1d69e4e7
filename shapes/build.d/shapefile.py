"""Writes shapefiles byte for byte the same from the same input.

A layer is a list of records (geometry, values). Geometry is plain lists:
a point is (x, y); lines are [[(x, y), ...], ...]; areas are
[[ring, hole, ...], ...] with closed rings. The date in the DBF header is
a constant, so that building again changes nothing.
"""
import struct

POINT, LINE, AREA = 1, 3, 5
DBF_DATE = bytes((2026 - 1900, 11, 23))
WGS84 = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",'
         '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
         'UNIT["Degree",0.0174532925199433]]')


def ring_area(ring):
    """Twice the signed area; positive is counter-clockwise."""
    x0, y0 = ring[0]
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)
               for a, b in zip(ring, ring[1:]))


def parts_of(kind, geometry):
    """The vertex lists of a record; outer rings clockwise, holes not."""
    if kind == LINE:
        return [list(line) for line in geometry]
    parts = []
    for polygon in geometry:
        for i, ring in enumerate(polygon):
            wrong = ring_area(ring) > 0 if i == 0 else ring_area(ring) < 0
            parts.append(list(reversed(ring)) if wrong else list(ring))
    return parts


def bounds(points):
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def content(kind, geometry):
    """A record's bytes in the .shp file, and its bounds."""
    if kind == POINT:
        x, y = geometry
        return struct.pack('<idd', POINT, x, y), (x, y, x, y)
    parts = parts_of(kind, geometry)
    points = [p for part in parts for p in part]
    box = bounds(points)
    starts, n = [], 0
    for part in parts:
        starts.append(n)
        n += len(part)
    out = [struct.pack('<i4dii', kind, *box, len(parts), n),
           struct.pack('<%di' % len(starts), *starts),
           struct.pack('<%dd' % (2 * n), *(v for p in points for v in p))]
    return b''.join(out), box


def header(kind, size, box):
    return (struct.pack('>7i', 9994, 0, 0, 0, 0, 0, size // 2)
            + struct.pack('<ii8d', 1000, kind, *box, 0, 0, 0, 0))


def write_shapes(path, kind, geometries):
    body, index, at, boxes = [], [], 100, []
    for number, geometry in enumerate(geometries, 1):
        data, box = content(kind, geometry)
        boxes.append(box)
        index.append(struct.pack('>ii', at // 2, len(data) // 2))
        body.append(struct.pack('>ii', number, len(data) // 2) + data)
        at += 8 + len(data)
    total = (min(b[0] for b in boxes), min(b[1] for b in boxes),
             max(b[2] for b in boxes), max(b[3] for b in boxes))
    with open(path + '.shp', 'wb') as f:
        f.write(header(kind, at, total) + b''.join(body))
    with open(path + '.shx', 'wb') as f:
        f.write(header(kind, 100 + 8 * len(index), total) + b''.join(index))


def cell(value, decimals):
    """A value as the bytes of a DBF cell."""
    if value is None or value == '':
        return b''
    if isinstance(value, str):
        data = value.encode('utf-8')
        while len(data) > 254:
            value = value[:-1]
            data = value.encode('utf-8')
        return data
    return (b'%.*f' % (decimals, value)) if decimals else b'%d' % value


def write_table(path, fields, rows):
    """fields: (name, 'C' or 'N', decimals); widths are the widest value's."""
    cells = [[cell(v, f[2]) for v, f in zip(row, fields)] for row in rows]
    widths = [max([1] + [len(r[i]) for r in cells]) for i in range(len(fields))]
    head = b''
    for (name, kind, decimals), width in zip(fields, widths):
        head += struct.pack('<11sc4xBB14x', name.encode(), kind.encode(), width, decimals)
    lines = []
    for row in cells:
        line = b' '
        for value, (_, kind, _), width in zip(row, fields, widths):
            line += value.rjust(width) if kind == 'N' else value.ljust(width)
        lines.append(line)
    size = 32 + len(head) + 1
    with open(path + '.dbf', 'wb') as f:
        f.write(struct.pack('<B3sIHH20x', 3, DBF_DATE, len(rows), size, 1 + sum(widths)))
        f.write(head + b'\r' + b''.join(lines) + b'\x1a')


def write(path, kind, fields, records):
    """All five files of a layer; path has no extension."""
    write_shapes(path, kind, [g for g, _ in records])
    write_table(path, fields, [v for _, v in records])
    for extension, text in (('.prj', WGS84), ('.cpg', 'UTF-8')):
        with open(path + extension, 'w') as f:
            f.write(text + '\n' if extension == '.cpg' else text)
    print('  %s: %d records' % (path.rsplit('/', 1)[-1], len(records)))
