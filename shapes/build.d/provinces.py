"""Natural Earth's admin-1 areas under their present names.

provinces_fix.tsv says which polygon of Afghanistan and Pakistan is which
(by gn_name, which point in polygon confirms); polygons that it gives the same
name are merged, by dropping the segments they share, so that every other
vertex stays. Elsewhere the name is Natural Earth's, the GeoNames code that of
the towns in the polygon, the ISO code that of the CLDR subdivision or GeoNames
division of the same name; both stay empty where that does not decide.
"""
import collections

import seam
import shapefile
from common import (LANGS, OUT, WORLD_MAP, clean, cldr_subdivisions, edges, fold,
                    geonames, geonames_translations, join, label_point, length_km,
                    read_layer, table, to_shape, world_countries)
from shapely.geometry import Point, Polygon
from shapely.prepared import prep
from shapely.strtree import STRtree

# Natural Earth's own codes → the codes of countries.shp
CODES = {'SDS': 'SSD', 'SOL': 'X01', 'CYN': 'X02', 'KAS': 'X03', 'KAB': 'X04', 'USG': 'X05',
         'PGA': 'X06', 'WSB': 'X07', 'ESB': 'X09', 'PSX': 'PSE', 'SAH': 'ESH', 'KOS': 'XKX',
         'ALD': 'ALA', 'CLP': 'CPT', 'ATC': 'AUS', 'CSI': 'AUS'}
CRIMEA = {'Crimea', 'Sevastopol'}


def mended(text):
    """Names stored as UTF-8 read as Latin-1 once too often."""
    text = text or ''
    for wrong in ('cp1252', 'latin-1'):
        try:
            return clean(text.encode(wrong).decode('utf-8'))
        except UnicodeError:
            continue
    return '' if '?' in text else clean(text)


def merge(areas):
    """One area of several that share vertices: their common segments go."""
    seen = collections.Counter(s for area in areas for s in edges(area))
    rings = join([s for s, n in seen.items() if n == 1])
    assert all(r[0] == r[-1] for r in rings), 'areas that do not share vertices'
    rings.sort(key=lambda r: -abs(shapefile.ring_area(r)))
    polygons = []
    for ring in rings:
        inside = [p for p in polygons if Polygon(p[0]).contains(Polygon(ring).representative_point())]
        (inside[0].append(ring) if inside else polygons.append([ring]))
    return polygons


def read_provinces():
    fixes = {(r['a3'], r['found']): r for r in table('provinces_fix.tsv')}
    renamed = {(r['a3'], r['found']): r['name'] for r in table('provinces_rename.tsv')}
    countries = world_countries()
    found, together = [], {}
    for values, area in read_layer('states_provinces'):
        a3 = CODES.get(values['adm0_a3'], values['adm0_a3'])
        if a3 == 'IOA':
            a3 = 'CXR' if to_shape(area).centroid.x > 100 else 'CCK'
        own = mended(values['name'])
        if a3 == 'RUS' and own in CRIMEA:
            a3 = 'X08'
        names = [own, mended(values['gn_name']), mended(values['woe_name'])]
        name = next((n for n in names if n), '') or (
            countries[a3]['name']['common'] if a3 in countries else clean(values['admin']))
        row = dict(a3=a3, a2=values['iso_a2'] or '', name=renamed.get((a3, own), name),
                   others=names, iso='', gn_code='', type='', area=area)
        fix = fixes.get((a3, values['gn_name']))
        assert fix or a3 not in ('AFG', 'PAK'), values
        if fix:
            row.update(name=fix['name'], iso=fix['iso'], gn_code=fix['gn_code'], type=fix['type'])
            together.setdefault(fix['iso'], []).append(row)
        else:
            found.append(row)
    for rows in together.values():
        if len(rows) > 1:
            rows[0]['area'] = merge([r['area'] for r in rows])
        found.append(rows[0])
    return found


def add_codes_of_towns(rows):
    """gn_code where polygon and GeoNames division hold most of each other's towns."""
    shapes = [to_shape(r['area']) for r in rows]
    places = [(p['lon'], p['lat'], p['admin1']) for p in geonames()
              if p['admin1'] and not p['admin1'].endswith('.00')]
    points = [Point(x, y) for x, y, _ in places]
    code_of = {id(point): place[2] for point, place in zip(points, places)}
    tree = STRtree(points)
    all_of = collections.Counter(p[2] for p in places)
    for row, shape in zip(rows, shapes):
        ready = prep(shape)
        inside = collections.Counter(code_of[id(p)] for p in tree.query(shape) if ready.contains(p))
        code, n = max(inside.items(), key=lambda i: (i[1], i[0]), default=('', 0))
        good = n and 2 * n > sum(inside.values()) and 2 * n > all_of[code]
        if row['gn_code']:
            if good and code != row['gn_code']:
                print('  towns say %s, table %s for %s' % (code, row['gn_code'], row['name']))
        elif good:
            row['gn_code'] = code


def add_codes_of_names(rows):
    """iso by the English name of a CLDR subdivision, one to one within a country."""
    english = cldr_subdivisions('en')
    by_gn = geonames_translations('en')
    alpha2 = {a3: c['cca2'] for a3, c in world_countries().items()}
    for a3 in sorted({r['a3'] for r in rows} - {'AFG', 'PAK'}):
        a2 = alpha2.get(a3, '').lower()
        known = collections.defaultdict(set)
        for code, name in english.items():
            if a2 and code.startswith(a2) and len(code) > 2:
                known[fold(name)].add(code)
        claims = collections.defaultdict(list)
        for row in (r for r in rows if r['a3'] == a3):
            tries = [fold(n) for n in [row['name']] + row['others'] + [by_gn.get(row['gn_code'], '')] if n]
            codes = next((known[t] for t in tries if len(known.get(t, ())) == 1), None)
            if codes:
                claims[next(iter(codes))].append(row)
        for code, claimants in claims.items():
            if len(claimants) == 1:
                claimants[0]['iso'] = (code[:2] + '-' + code[2:]).upper()


def add_names(rows):
    """ps, fa, ur, ar: CLDR by ISO code, else GeoNames by its code."""
    hand = {r['iso']: r for r in table('provinces_names.tsv')}
    alpha2 = {a3: c['cca2'] for a3, c in world_countries().items()}
    alone = collections.Counter(r['a3'] for r in rows)
    for lang in LANGS:
        cldr, by_gn = cldr_subdivisions(lang), geonames_translations(lang)
        for row in rows:
            key = row['iso'].replace('-', '').lower()
            row[lang] = (hand.get(row['iso'], {}).get(lang) or cldr.get(key)
                         or by_gn.get(row['gn_code'], '') if key or row['gn_code'] else '')


def add_ids(rows):
    """ISO code, else GeoNames code, else country and a number from west to east."""
    used = collections.Counter(r['iso'] for r in rows if r['iso'])
    numbers = collections.Counter()
    for row in rows:
        row['label'] = label_point(row['area'])
    for row in sorted(rows, key=lambda r: (r['a3'], fold(r['name']), r['label'])):
        numbers[row['a3']] += 1
        row['id'] = row['iso'] if used[row['iso']] == 1 else '%s+%04d' % (row['a3'], numbers[row['a3']])


def main():
    rows = read_provinces()
    for row, area in zip(rows, seam.mend([(r['a3'], r['area']) for r in rows])):
        row['area'] = area
    add_codes_of_towns(rows)
    add_codes_of_names(rows)
    add_names(rows)
    add_ids(rows)
    rows.sort(key=lambda r: (r['a3'], r['id']))
    columns = ['id', 'a3', 'name', *LANGS, 'iso', 'gn_code', 'type']
    fields = [('name_' + c if c in LANGS else c, 'C', 0) for c in columns]
    fields += [('label_lon', 'N', 5), ('label_lat', 'N', 5)]
    shapefile.write(OUT + '/provinces', shapefile.AREA, fields,
                    [(r['area'], tuple(r[c] for c in columns) + r['label']) for r in rows])
    for a3 in ('AFG', 'PAK'):
        own = [r for r in rows if r['a3'] == a3]
        print('  %s: %d areas' % (a3, len(own)))
        for r in own:
            if not all(r[lang] for lang in LANGS):
                print('  no name in a language: ' + r['name'])
    a = set().union(*(edges(r['area']) for r in rows if r['a3'] == 'AFG'))
    b = set().union(*(edges(r['area']) for r in rows if r['a3'] == 'PAK'))
    print('  AFG-PAK: %.1f km, %d segments; iso %d, gn_code %d of %d' % (
        length_km(a & b), len(a & b), sum(bool(r['iso']) for r in rows),
        sum(bool(r['gn_code']) for r in rows), len(rows)))
    write_claims()


def write_claims():
    """The lines that someone claims as a border."""
    rows = []
    for values, lines in read_layer('disputed_borders'):
        a = CODES.get(values['adm0_a3_l'], values['adm0_a3_l'])
        b = CODES.get(values['adm0_a3_r'], values['adm0_a3_r'])
        note = 'Natural Earth 1:10m' + (', state of 1994' if '1994' in values['name'] else '')
        rows.append((lines, (clean(values['name']), a, b, note)))
    rows.sort(key=lambda r: (r[1], r[0][0][0]))
    shapefile.write(OUT + '/disputed_borders', shapefile.LINE,
                    [(n, 'C', 0) for n in ('name', 'a', 'b', 'note')], rows)


if __name__ == '__main__':
    main()
