"""Checks what was built; the first thing wrong ends the build."""
import collections
import glob
import gzip
import os

from osgeo import ogr

from common import (EARTH, LANGS, NEIGHBOURS, OUT, edges, length_km, table, to_lists)
from shapely import wkb
from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import nearest_points
from shapely.prepared import prep

LIMIT = 60e6
STATUS = {'international', 'disputed', 'line of control', 'not recognised by Afghanistan',
          'undetermined', 'claim', 'breakaway', 'lease', 'reference'}
NAMED = {'Durand Line': ('AFG', 'PAK', 'not recognised by Afghanistan'),
         'Line of Control': ('IND', 'PAK', 'line of control'),
         'Line of Actual Control': ('CHN', 'IND', 'disputed')}
CATALOGUED = ('id', 'file', 'title', 'source', 'version', 'licence', 'attribution', 'url',
              'valid', 'accuracy_m')
LAYERS = {'countries': 251, 'provinces': 4555, 'disputed_borders': 46, 'countries_osm100': 8,
          'countries_osm10': 8, 'provinces_osm100': 116, 'provinces_osm10': 116,
          'province_lines_osm100': 8, 'province_lines_osm10': 8,
          'borders': 397, 'borders_osm100': 34, 'borders_osm10': 34, 'durand_line': 1,
          'disputed_areas': 39, 'disputed_areas_osm100': 10,
          'rivers': None, 'lakes': None, 'towns': None}
AFGHAN = ('Badakhshan Badghis Baghlan Balkh Bamyan Daykundi Farah Faryab Ghazni Ghor Helmand '
          'Herat Jowzjan Kabul Kandahar Kapisa Khost Kunar Kunduz Laghman Logar Nangarhar Nimroz '
          'Nuristan Paktia Paktika Panjshir Parwan Samangan Sar-e_Pol Takhar Uruzgan Wardak Zabul')


def check(fine, what):
    print('  %s: %s' % ('ok' if fine else 'WRONG', what))
    if not fine:
        raise SystemExit(1)


def near(value, expected, tolerance):
    return abs(value - expected) <= tolerance


def read(layer):
    dataset = ogr.Open('%s/%s.shp' % (OUT, layer))
    rows = []
    for feature in dataset.GetLayer():
        values = {k: v or '' for k, v in feature.items().items()}
        rows.append((values, wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))))
    return rows


def check_layers():
    for layer, count in LAYERS.items():
        rows = read(layer)
        check(len(rows) == count if count else len(rows) > 100, '%s has %d records' % (layer, len(rows)))
        with open('%s/%s.dbf' % (OUT, layer), 'rb') as f:
            f.read().split(b'\r', 1)[1].decode('utf-8')
        check(all(os.path.exists('%s/%s.%s' % (OUT, layer, e)) for e in ('shx', 'prj', 'cpg')),
              layer + ' is complete and its text UTF-8')


def check_countries(rows):
    by_code = {v['a3']: (v, g) for v, g in rows}
    check(len(by_code) == len(rows) and all(v['name'] for v, _ in rows), 'countries coded once and named')
    check('XKX' in by_code and by_code['XKX'][0]['name'] == 'Kosovo', 'Kosovo is XKX')
    crimea, russia = by_code['X08'], by_code['RUS'][1]
    check(crimea[0]['status'] == 'disputed' and crimea[1].contains(Point(34.1, 44.95))
          and not russia.buffer(0).contains(Point(34.1, 44.95)), 'Crimea is apart and disputed')
    x0 = min(g.bounds[0] for _, g in rows)
    x1 = max(g.bounds[2] for _, g in rows)
    y0 = min(g.bounds[1] for _, g in rows)
    check((x0, y0, x1) == (-180, -90, 180), 'the world reaches its edges')
    shared = edges(to_lists(by_code['AFG'][1])) & edges(to_lists(by_code['PAK'][1]))
    km = length_km(shared)
    check(near(km, 2221.5, 0.1) and len(shared) == 186,
          'AFG-PAK on Natural Earth: %.1f km, %d segments' % (km, len(shared)))


def check_seam(layer, rows):
    """What ends at 180 goes on at the same latitudes behind it, and ends nowhere short of it."""
    sides = {}
    for values, shape in rows:
        for x, y in (p for polygon in to_lists(shape) for ring in polygon for p in ring):
            if abs(x) == 180 and y > -90:
                sides.setdefault(values['a3'], (set(), set()))[x > 0].add(y)
    check(set(sides) == {'ATA', 'FJI', 'RUS'} and all(w == e for w, e in sides.values()),
          layer + ' have the same latitudes on both sides of 180')
    short = [v['name'] for v, g in rows for polygon in to_lists(g) for a, b in zip(polygon[0], polygon[0][1:])
             if near(abs(a[0]), 179.9, 2e-5) and near(abs(b[0]), 179.9, 2e-5) and abs(a[1] - b[1]) > 0.01]
    check(not short, '%s have no cut short of 180 %s' % (layer, short))


def check_provinces(rows):
    for a3, names in (('AFG', {n.replace('_', ' ') for n in AFGHAN.split()}), ('PAK', None)):
        own = [v for v, _ in rows if v['a3'] == a3]
        check(len(own) == {'AFG': 34, 'PAK': 7}[a3], '%s has %d provinces' % (a3, len(own)))
        check(names is None or names == {v['name'] for v in own}, a3 + ' provinces have present names')
        for column in ['name', 'gn_code'] + ['name_' + lang for lang in LANGS]:
            texts = [v[column] for v in own]
            check(all(texts) and len(set(texts)) == len(texts), '%s %s complete and unique' % (a3, column))
    check(len({v['id'] for v, _ in rows}) == len(rows), 'province ids are unique')
    check(all(v['name'] for v, _ in rows), 'no province without a name')
    return {v['gn_code']: g for v, g in rows if v['a3'] in ('AFG', 'PAK')}


def check_seats(provinces):
    """Each Afghan and Pakistani seat lies in the polygon of its own code."""
    seats = [(v, g) for v, g in read('towns') if v['a3'] in ('AFG', 'PAK') and v['fcode'] in ('PPLA', 'PPLC')]
    outside = [v['name'] for v, g in seats if not provinces[v['admin1']].buffer(0.02).contains(g)]
    check(not outside, '%d seats lie in their provinces %s' % (len(seats), outside))


def check_osm(areas):
    shared = areas['AFG'] & areas['PAK']
    line = read('durand_line')[0][1]
    drawn = edges([to_lists(line)])
    km = length_km(drawn)
    check(len(drawn) == 3011 and near(km, 2660.3, 0.1) and drawn == shared,
          'Durand Line: %.1f km, %d segments, the same in countries_osm100' % (km, len(drawn)))


def check_conflation(word):
    """Provinces share every vertex with one another and with the outline."""
    outlines = {v['a3']: to_lists(g) for v, g in read('countries_' + word)}
    areas = {}
    for values, shape in read('provinces_' + word):
        areas.setdefault(values['a3'], []).append(to_lists(shape))
    for a3 in ('AFG', 'PAK', 'IRN', 'TJK', 'TKM', 'UZB'):
        owners = collections.Counter(s for area in areas[a3] for s in edges(area))
        alone = {s for s, n in owners.items() if n == 1}
        check(max(owners.values()) == 2 and alone == edges(outlines[a3]),
              '%s: %d provinces of %s are its outline' % (word, len(areas[a3]), a3))


def check_borders(layer, areas, afghan_km):
    """Every shared segment once and once only, each with its status."""
    rows = [(v, edges([to_lists(g)])) for v, g in read(layer)]
    check({v['status'] for v, _ in rows} <= STATUS, layer + ' have known statuses')
    check(all(v['a'] and v['b'] and v['a'] <= v['b'] for v, _ in rows), layer + ' have codes in order')
    check({(v['name'], (v['a'], v['b'], v['status'])) for v, _ in rows if v['name']} == set(NAMED.items()),
          layer + ': three names, each of one pair and status')
    owners = collections.Counter(s for segments in areas.values() for s in segments)
    shared = {s for s, n in owners.items() if n == 2}
    rows = [(v, s) for v, s in rows if layer == 'borders' or {v['a'], v['b']} <= set(areas)]
    real = [(v, s) for v, s in rows if v['a'] in areas and v['b'] in areas and s <= shared]
    drawn = collections.Counter(s for _, segments in rows for s in segments)
    check(max(drawn.values()) == 1, layer + ' draw no segment twice')
    check(set().union(*(s for _, s in real)) == shared, '%s are the %d shared segments' % (layer, len(shared)))
    check(all(s <= areas[v['a']] & areas[v['b']] for v, s in real), layer + ' lie between their two countries')
    check(all(v['status'] != 'international' for v, s in rows if not s & shared),
          layer + ': no line elsewhere is international')
    by_name = {name: set().union(*(s for v, s in rows if v['name'] == name)) for name in NAMED}
    km = length_km(by_name['Durand Line'])
    check(near(km, afghan_km, 0.1) and by_name['Durand Line'] == areas['AFG'] & areas['PAK'],
          '%s: Durand Line %.1f km' % (layer, km))
    control = MultiLineString([LineString(s) for s in sorted(by_name['Line of Control'])])
    beside = prep(control.buffer(0.001))
    plain = [s for v, segments in rows if v['status'] == 'international' for s in segments
             if {v['a'], v['b']} & {'IND', 'PAK'}]
    check(600 < length_km(by_name['Line of Control']) < 900
          and not any(beside.contains(LineString(s)) for s in plain),
          layer + ': nothing of the Line of Control is international')
    return by_name


CLASSES = {'International boundary', 'Disputed', 'Indefinite', 'Indeterminant frontier', 'Elusive frontier',
           'Line of control', 'Unrecognized by one side', 'Claim boundary', 'Breakaway', 'Lease limit',
           'Reference line', 'Admin-1 boundary', 'Map unit boundary', 'Unrecognized', 'Overlay limit'}


def known(text):
    return text.split('(')[0].strip() in CLASSES


def check_viewpoints():
    """One table serves all sets: each line that is not plainly agreed is a row of it."""
    rows = table('viewpoints.tsv')
    keys = {row['line'] for row in rows}
    parties = {row['a2'] for row in table('parties.tsv')}
    disputes = {row['dispute'] for row in table('disputes.tsv')}
    views = [(row, view.split('=', 1)) for row in rows for view in row['views'].split(';') if view.strip()]
    check(len(keys) == len(rows), 'viewpoints: %d lines, each once' % len(rows))
    check(all(known(row['class']) for row in rows) and all(known(c) for _, (_, c) in views),
          'viewpoints: every class is known')
    unknown = {party.strip() for _, (party, _) in views} - parties
    check(not unknown, 'viewpoints: every party has its row %s' % sorted(unknown))
    added = table('viewpoints_added.tsv')
    pairs = [(row['line'], row['party']) for row in added]
    check(len(set(pairs)) == len(pairs) and {line for line, _ in pairs} <= keys
          and {party for _, party in pairs} <= parties, 'viewpoints: %d rows of our own' % len(added))
    check(all('(verify)' in row['class'] and known(row['class']) and row['source'] for row in added),
          'viewpoints: our own are marked, with a source each')
    for layer in ('borders', 'borders_osm100', 'borders_osm10'):
        lines = [(v['line'], v['status']) for v, _ in read(layer)]
        check({line for line, _ in lines if line} <= keys
              and all(line or status == 'international' for line, status in lines),
              layer + ': every disputed line has its row')
    joined = {row['line'] for row in table('claims.tsv')}
    check(joined <= keys and {v['name'] for v, _ in read('disputed_borders')}
          <= {row['found'] for row in table('claims.tsv')}, 'claim lines: joined to their rows')
    for layer in ('disputed_areas', 'disputed_areas_osm100'):
        areas = [v for v, _ in read(layer)]
        check(len({v['id'] for v in areas}) == len(areas) and {v['dispute'] for v in areas} <= disputes
              and {v[c] for v in areas for c in ('inner', 'outer')} <= keys | {''},
              '%s: %d, each of a dispute, between lines of the table' % (layer, len(areas)))


def check_catalogue():
    items = []
    with open(OUT + '/catalogue.yaml', encoding='utf-8') as f:
        for line in f:
            if line.startswith('- '):
                items.append({})
            if line[:2] in ('- ', '  '):
                key, value = line[2:].rstrip().split(': ', 1)
                items[-1][key] = value
    check(all(all(item.get(k) for k in CATALOGUED) for item in items), 'catalogue complete')
    check(all(item['id'] == item['file'].split('.')[0] for item in items)
          and all(os.path.exists('%s/%s' % (OUT, item['file'])) for item in items),
          'catalogue: %d files, each under its own name' % len(items))
    check(not os.path.exists(OUT + '/gmt.history'), 'nothing left over')


def check_crossings(areas):
    for row in table('crossings.tsv'):
        a, b = row['a3'].split('|')
        border = MultiLineString([LineString(s) for s in sorted(areas[a] & areas[b])])
        point = Point(float(row['lon']), float(row['lat']))
        foot = nearest_points(border, point)[0]
        metres = EARTH.inv(point.x, point.y, foot.x, foot.y)[2]
        check(metres <= 300, '%s is %d m from the border' % (row['name'], metres))


def check_districts(provinces):
    for row in table('districts.tsv'):
        point = Point(float(row['lon']), float(row['lat']))
        check(provinces[row['province']].buffer(0.03).contains(point), row['name'] + ' is in its province')


def check_places():
    with gzip.open(OUT + '/places.tsv.gz', 'rt', encoding='utf-8') as f:
        rows = [line.rstrip('\n').split('\t') for line in f][1:]
    check(all(len(r) == 14 and r[2] and '"' not in ''.join(r) for r in rows),
          '%d places, all named' % len(rows))
    twice = [i for i, n in collections.Counter(r[0] for r in rows).items() if n > 1]
    check(not twice, 'place ids are unique %s' % twice[:5])
    names = {r[0]: r[12] for r in rows}
    check('Aybak' not in names['ne:AF-SAM'] and names['ne:SYR+0009'].count('(') <= 1,
          'no seat, no remark in brackets among the names of divisions')
    check('Mazar' not in names['ne:AF-BAL'] and 'Taloqan' not in names['ne:AF-TAK'],
          'no seat stands as its province')


def main():
    check_layers()
    check_countries(read('countries'))
    for layer in ('countries', 'provinces'):
        check_seam(layer, read(layer))
    provinces = check_provinces(read('provinces'))
    check_seats(provinces)
    areas = {v['a3']: edges(to_lists(g)) for v, g in read('countries_osm100')}
    check(set(areas) == set(NEIGHBOURS), 'eight countries at 100 m')
    check_osm(areas)
    world = {v['a3']: edges(to_lists(g)) for v, g in read('countries')}
    check_borders('borders', world, 2221.5)
    line = check_borders('borders_osm100', areas, 2660.3)['Durand Line']
    fine = {v['a3']: edges(to_lists(g)) for v, g in read('countries_osm10')}
    check_borders('borders_osm10', fine, 2762.3)
    check_conflation('osm100')
    check_conflation('osm10')
    check(line == edges([to_lists(read('durand_line')[0][1])]), 'borders_osm100 has durand_line')
    check_viewpoints()
    check_catalogue()
    check_crossings(fine)
    check_districts(provinces)
    check_places()
    size = sum(os.path.getsize(f) for f in glob.glob(OUT + '/**', recursive=True) if os.path.isfile(f))
    check(size < LIMIT, 'all files together: %.1f MB' % (size / 1e6))


main()
