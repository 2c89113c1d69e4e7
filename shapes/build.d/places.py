"""places.tsv.gz: every name the gazetteer knows, one place a row.

All towns of cities500; countries and provinces of the layers just built;
the borders of countries; GeoNames' first-order divisions where Natural Earth draws smaller ones
(England, Lombardy); counties of the United States; crossings, districts,
regions, waters and mountains from the hand-kept tables. Names come besides
from the alternates of cities500, geonames.mo, CLDR, world-countries and
iso3166-2-db; codes, addresses and a province's seat standing as its other
name are left out. `names` are for finding a place, `demonyms` point at it.
"""
import collections
import gzip
import json
import math
import re
import xml.etree.ElementTree as ElementTree

from osgeo import ogr
from shapely.geometry import Point
from shapely.ops import unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree
from shapely.wkb import loads

from common import (CLDR, LANGS, OUT, clean, cldr_subdivisions, cldr_territories, fold, geonames,
                    geonames_translations, label_point, source, table, to_lists, world_countries)
from towns import usual

HEADER = ('id', 'kind', 'name', 'lon', 'lat', 'a3', 'admin1', 'province', 'fcode', 'pop',
          'radius_km', 'source', 'names', 'demonyms')
LOCALES = ('en', 'de', 'fr', 'es', 'it', 'nl', 'tr', 'ru', 'uk', 'pt', 'pl', 'he', 'hi', 'bn',
           'zh', 'ja', 'ko', 'am', 'sr', 'hy', 'ka', 'az', 'kk', 'uz', 'tg', 'ku') + LANGS
# the word for province, before or after the name
PROVINCE = re.compile(
    r'^(ولایت|ولاية|ولايت|صوبہ|استان|ایالت|محافظة|محافظه|إقليم|منطقة|د|Province of|Wil[ao]yat-e|Velayat-e|Wilayat) +'
    r'| +(ولايت|ولایت|صوبہ|پراونس|[Pp]rovince|[Rr]egion|[Gg]overnorate|[Dd]epartment|[Pp]refecture|'
    r'[Oo]blast|область|Oblast’|Federal District|Autonomous Region|District|County|Department)$')
# a name in a script without capitals written in Latin letters by a program: 'ma si ka te', 'krachy'
MACHINE = re.compile(r'^[^A-ZÀ-ÞĀ-ſ]*[a-z][^A-ZÀ-ÞĀ-ſ]*$')
# what the seat of an Afghan district is called besides the district's name
SEAT = re.compile(r"^((Markaz-e )?(Hukumati|Hukumat-e)|Markaz-e|['’‘]?Alaqahdari(-ye)?|Bazar-e|بازار|علاقه‌داری|مرکز) +"
                  r"| +(Bazar|['’‘]?Alaqahdari|بازار|علاقه‌داری)$")
CODE = re.compile(r'^(.|[A-Z]{2,3}|[A-Z0-9-]*\d[A-Z0-9-]*|Template:.*|.*(https?:|www\.|/wiki/|\.(org|com)).*)$')
HAND = 'hand-kept table'
EARTH_KM = 6371


def spellings(name, others, trusted=(), usual=()):
    """Distinct other spellings: case and marks alone make no difference.

    The trusted ones are kept by hand and may look like codes (US, KP). The usual ones are as good
    as the name itself and are marked with '='.
    """
    seen, kept = {fold(name)}, []
    for other in usual:
        other = clean(other or '')
        if fold(other) and fold(other) not in seen and not CODE.match(other):
            seen.add(fold(other))
            kept.append('=' + other)
    for other in list(trusted) + [part for o in others for part in without_brackets(o)]:
        other = clean(other)
        key = fold(other)
        if not key or key in seen or len(other) > 80:
            continue
        if other in trusted or not CODE.match(other):
            seen.add(key)
            kept.append(other)
    return '|'.join(kept)


def without_remark(name):
    return re.sub(r' *[(\[（].*$', '', name or '')


def without_brackets(name):
    """Also the parts of a name: 'Homs (Hims)' is also found as 'Homs'; what stands in the brackets may be a remark."""
    yield name
    bare = without_remark(name)
    if bare and bare != name:
        yield bare
    behind = (name or '').rpartition(' - ')[2]  # a transcription stands before it
    if behind != name and not behind.isascii():
        yield behind


def with_bare(names):
    """Also the names without the word for province."""
    for name in names:
        bare = PROVINCE.sub('', PROVINCE.sub('', name or ''))
        if bare != name and len(bare) > 1:
            yield bare
        yield name


def read(layer):
    """(attributes, shape) of each record."""
    dataset = ogr.Open('%s/%s.shp' % (OUT, layer))
    for f in dataset.GetLayer():
        shape = loads(bytes(f.GetGeometryRef().ExportToWkb()))
        yield ({k: '' if v is None else v for k, v in f.items().items()},
               shape if 'Line' in shape.geom_type else valid(shape))


def valid(shape):
    mended = shape.buffer(0)
    return shape.convex_hull if mended.is_empty else mended


def row(**values):
    return [str(values.get(k, '') if values.get(k) is not None else '').replace('"', '') for k in HEADER]


def demonyms():
    """(a3, province) → words that name who or what comes from there."""
    found = collections.defaultdict(list)
    for a3, fact in sorted(world_countries().items()):
        for word in fact.get('demonyms', {}).get('eng', {}).values():
            found[a3, ''] += re.split(r'[,/] *| or ', word)
    for r in table('demonyms.tsv'):
        found[r['a3'], r['province']] += r['words'].split('|')
    return {key: '|'.join(dict.fromkeys(w for w in words if len(w) > 3)) for key, words in found.items()}


def divisions():
    """GeoNames' code of a first-order division → its names, by iso3166-2-db."""
    with open(source('iso3166-2-db/package/data/iso3166-2.json'), encoding='utf-8') as f:
        return {'%s.%s' % (a2, r['admin']):
                [r['names'].get('en') or r['name'], r['name']] + list(r['names'].values())
                for a2, country in json.load(f).items() for r in country['regions'] if r.get('admin')}


def country_rows(countries, populations, words):
    facts = world_countries()
    cldr = {lang: cldr_territories(lang) for lang in LOCALES}
    hand = {r['a3']: r['names'].split('|') for r in table('country_aliases.tsv')}
    for c, _ in countries:
        names = [c['name_' + lang] for lang in LANGS]
        names += [cldr[lang].get(c['a2'], '') for lang in LOCALES if c['a2']]
        fact = facts.get(c['a3'])
        if fact:
            names += [fact['name']['common'], fact['name']['official']] + fact['altSpellings'][1:]
            for texts in list(fact['name']['native'].values()) + list(fact['translations'].values()):
                names += [texts['common'], texts['official']]
        kind = 'country' if c['a2'] else 'region'
        yield row(id='iso:' + c['a3'], kind=kind, name=c['name'], lon=c['label_lon'],
                  lat=c['label_lat'], a3=c['a3'], pop=populations[c['a3']] or '',
                  source='Natural Earth 1:10m', demonyms=words.get((c['a3'], ''), ''),
                  names=spellings(c['name'], names, hand.get(c['a3'], [])))


def province_names(code, iso, translated, cldr, more):
    key = iso.replace('-', '').lower()
    names = [cldr[lang].get(key, '') for lang in cldr] if key else []
    if code:
        names += [translated[lang].get(code, '') for lang in translated] + more.get(code, [])
    return names


def province_rows(provinces, translated, seats, more, words):
    """Natural Earth's areas; several of one division's code are parts of it and weigh less."""
    cldr = {lang: cldr_subdivisions(lang) for lang in LOCALES}
    hand = {(r['a3'], fold(r['name'])): r['names'].split('|') for r in table('provinces_aliases.tsv')}
    for p in provinces:
        code = '' if p['part'] else p['gn_code']
        names = [p['name_' + lang] for lang in LANGS]
        names += province_names(code, p['iso'], translated, cldr, more)
        seat = seats.get(code, set())
        names = [n for n in with_bare([p['name']] + names)
                 if n and (fold(n) not in seat or fold(n) == fold(p['name']))]
        yield row(id='ne:' + p['id'], kind='province', name=without_remark(p['name']),
                  lon=p['label_lon'],
                  lat=p['label_lat'], a3=p['a3'], admin1=p['gn_code'] or p['inside'],
                  province=without_remark(p['name']), fcode='ADM2' if p['part'] else 'ADM1',
                  pop=p['pop'] or '', source='Natural Earth 1:10m',
                  demonyms=words.get((p['a3'], p['name']), ''),
                  names=spellings(without_remark(p['name']), names,
                                  hand.get((p['a3'], fold(p['name'])), [])))


def division_rows(provinces, places, names_of, translated, seats, more, words):
    """Divisions of GeoNames that no single area draws: the union of their parts, or their towns."""
    drawn = {p['gn_code'] for p in provinces if p['gn_code'] and not p['part']}
    named = {(p['a3'], fold(n)) for p in provinces if not p['part']
             for n in (p['name'], names_of.get(p['gn_code'], ''))}
    parts, inside = collections.defaultdict(list), collections.defaultdict(list)
    for p in provinces:
        parts[p['inside']].append(p['shape'])
    for t in places:
        inside[t['admin1']].append(t)
    hand = {(r['a3'], fold(r['name'])): r['names'].split('|') for r in table('provinces_aliases.tsv')}
    for code, name in sorted(names_of.items()):
        members = inside.get(code, [])
        if code in drawn or not members or code.endswith('.00'):
            continue
        a3 = members[0]['a3']
        if (a3, fold(name)) in named or a3 in ('AFG', 'PAK'):
            continue
        if parts.get(code):
            lon, lat = label_point(to_lists(unary_union(parts[code])))
        else:
            lon = round(sum(t['lon'] for t in members) / len(members), 4)
            lat = round(sum(t['lat'] for t in members) / len(members), 4)
        away = sorted(distance_km(lon, lat, t['lon'], t['lat']) for t in members)
        others = [translated[lang].get(code, '') for lang in translated] + more.get(code, [])
        seat = seats.get(code, set())
        others = [n for n in with_bare(others) if n and fold(n) not in seat]
        yield row(id='gn:' + code, kind='province', name=name, lon=lon, lat=lat, a3=a3, admin1=code,
                  province=name, fcode='ADM1', pop=sum(t['pop'] for t in members) or '',
                  radius_km=max(10, round(away[len(away) * 9 // 10])),
                  source='GeoNames divisions', demonyms=words.get((a3, name), ''),
                  names=spellings(name, others, hand.get((a3, fold(name)), [])))


def distance_km(lon1, lat1, lon2, lat2):
    a, b = math.radians(lat1), math.radians(lat2)
    half = (math.sin((b - a) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2)
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1, half)))


def zone_cities():
    """Country code → English name, folded → names of the city in each language: cities known so well
    that time zones bear their names."""
    country_of = {}
    for zone in ElementTree.parse(source(CLDR + '/bcp47/timezone.xml')).iter('type'):
        for alias in (zone.get('alias') or '').split():
            country_of[alias] = zone.get('name')[:2].upper()
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for lang in LOCALES:
        for zone in ElementTree.parse(source('%s/main/%s.xml' % (CLDR, lang))).iter('zone'):
            city, name = zone.find('exemplarCity'), zone.get('type')
            if city is not None and city.text and city.text != '↑↑↑' and name in country_of:
                english = fold(name.rpartition('/')[2])
                found[country_of[name]][english].append(clean(city.text))
    return found


def add_zone_cities(places):
    """The names of zone_cities() to the largest town of the name in the country."""
    largest, cities = {}, zone_cities()
    for t in places:
        key = t['a2'], fold(t['name'])
        if t['pop'] >= largest.get(key, t)['pop']:
            largest[key] = t
    for (a2, name), t in largest.items():
        t['zone'] = cities[a2][name] if name in cities[a2] else []


def seat_of_district(t, names):
    """The names of a district's seat without what calls it a seat: they are the district's."""
    if t['a2'] == 'AF' and t['fcode'] != 'PPL':
        yield from (SEAT.sub('', n) for n in names if SEAT.search(n))


def town_rows(places, translated, names_of):
    dependencies = {a3 for r in table('dependency.tsv') for a3 in r['areas'].split()}
    named = {}
    for t in places:
        key = t['a2'], fold(t['primary'])
        named[key] = max(named.get(key, t), t, key=lambda other: other['pop'])
    for t in places:
        names = [t['primary'], clean(t['ascii'])]
        names += [translated[lang].get(str(t['id']), '') for lang in translated] + t.get('zone', [])
        names += [n for n in t['alternates'].split(',') if not MACHINE.match(n)]
        names += list(seat_of_district(t, names))
        english = translated['en'].get(str(t['id']))
        if named.get((t['a2'], fold(english or '')), t)['pop'] > t['pop']:
            english = None  # the name of a larger town of the country, by mistake
        yield row(id='gn:%d' % t['id'], kind='city', name=t['name'], lon=t['lon'], lat=t['lat'],
                  a3=t['a3'], admin1=t['admin1'], province=names_of.get(t['admin1'], t['area']),
                  fcode='PPLA' if t['fcode'] == 'PPLC' and t['a3'] in dependencies else t['fcode'], pop=t['pop'] or '', source='GeoNames cities500',
                  names=spellings(t['name'], names, t['aliases'],
                                  [english]))


def county_rows(names_of):
    """The counties of the United States with their states, by the codes of the census."""
    states = {r['fips']: r['name'] for r in table('us_states.tsv')}
    codes = {name: code for code, name in names_of.items() if code.startswith('US.')}
    kinds = collections.defaultdict(lambda: 'County', {'22': 'Parish', '02': 'Borough'})
    dataset = ogr.Open(source('us-atlas/package/counties-10m.json'))
    for f in dataset.GetLayerByName('counties'):
        state = states.get(f.GetField('id')[:2])
        if not state:
            continue
        shape = valid(loads(bytes(f.GetGeometryRef().ExportToWkb())))
        if shape.area == 0:  # a city too small for this scale
            continue
        lon, lat = label_point(to_lists(shape))
        area = shape.area * 111.2 ** 2 * math.cos(math.radians(lat))
        name = f.GetField('name')
        kind = '' if name.endswith('city') else ' ' + kinds[f.GetField('id')[:2]]
        yield row(id='us:' + f.GetField('id'), kind='district', name=name + kind, lon=lon, lat=lat,
                  a3='USA', admin1=codes.get(state, ''), province=state, fcode='ADM2',
                  radius_km=round(math.sqrt(area / math.pi), 1), source='US Census counties (us-atlas)')


def hand_rows(name, names_of):
    """A second district of one name has its province in the id."""
    seen = set()
    for h in table(name):
        both = [names_of.get(code, '') for code in h['province'].split('|')]
        slug = re.sub(r'[^a-z]+', '-', h['name'].lower()).strip('-')
        slug += '-' + h['province'].lower().replace('.', '-') if slug in seen else ''
        seen.add(slug)
        prefix = {'crossing': 'hand:', 'district': 'hand:district-'}.get(h['kind'], 'hand:place-')
        yield row(id=prefix + slug, kind=h['kind'], name=h['name'], lon=h['lon'], lat=h['lat'],
                  a3=h['a3'], admin1=h['province'], province='|'.join(both),
                  radius_km=h['radius_km'], source=HAND,
                  names=spellings(h['name'], [], h['aliases'].split('|')))


def region_rows():
    for r in table('regions.tsv'):
        slug = re.sub(r'[^a-z0-9]+', '-', r['name'].lower()).strip('-')
        yield row(id='hand:region-' + slug, kind='region', name=r['name'], lon=r['lon'], lat=r['lat'],
                  a3=r['a3'], fcode=r['fcode'], radius_km=r['radius_km'], source=HAND,
                  demonyms=r['demonyms'], names=spellings(r['name'], [], r['aliases'].split('|')))


def border_rows(countries, words):
    """The border of two countries and its named stretches, at the point halfway along; `radius_km`
    is how far it reaches from there."""
    name_of = {c['a3']: c['name'] for c, _ in countries}
    adjective = {a3: words[a3, ''].split('|')[0] for a3 in name_of if words.get((a3, ''))}
    lines = collections.defaultdict(list)
    for values, line in read('borders'):
        a, b, name = values['a'], values['b'], values['name']
        if a not in name_of or b not in name_of or values['status'] == 'claim':
            continue
        lines[a, b, ''].append(line)
        if name:
            lines[a, b, name].append(line)
    for (a, b, name), parts in sorted(lines.items()):
        middle, reach = halfway(parts)
        pairs = [(x, y) for x, y in ((name_of[a], name_of[b]), (name_of[b], name_of[a]))]
        called = ['%s–%s border' % pair for pair in pairs]
        called += ['border between %s and %s' % pair for pair in pairs]
        called += ['border of %s and %s' % pair for pair in pairs] + ['%s border with %s' % pair for pair in pairs]
        if a in adjective and b in adjective:
            called += ['%s-%s border' % pair for pair in ((adjective[a], adjective[b]), (adjective[b], adjective[a]))]
        slug = re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')
        yield row(id='border:%s-%s%s' % (a, b, '-' + slug if slug else ''), kind='border',
                  name=name or called[0], lon=middle[0], lat=middle[1], a3=a + '|' + b,
                  radius_km=reach, source='Natural Earth 1:10m', names='' if name else spellings(called[0], called[1:]))


def halfway(parts):
    """The vertex nearest to the middle of the lines' box, and how far in km the rest lies from it."""
    points = sorted({p for line in parts for p in vertices(line)})
    lon, lat = ((min(v) + max(v)) / 2 for v in zip(*points))
    middle = min(points, key=lambda p: distance_km(lon, lat, *p))
    return ([round(v, 5) for v in middle], max(1, round(max(distance_km(*middle, *p) for p in points))))


def vertices(line):
    return [p[:2] for part in getattr(line, 'geoms', [line]) for p in part.coords]


def seat_names(places):
    """gn_code → folded names of the division's seat, where it is called otherwise."""
    found = collections.defaultdict(set)
    for t in places:
        if t['fcode'] in ('PPLA', 'PPLC'):
            found[t['admin1']].update(fold(n) for n in [t['name'], t['primary'], t['ascii']]
                                      + t['alternates'].split(',') if fold(n))
    return found


def own_province_names(seats, names_of):
    """A seat that bears its province's name takes nothing away from it."""
    return {code: names for code, names in seats.items()
            if fold(names_of.get(code, '')) not in names}


def all_towns():
    """Every place of cities500, with a3 and the usual name; quarters that are gone are not."""
    a3_of = {r['cca2']: a3 for a3, r in world_countries().items()}
    fixes = {int(r['gn_id']): r for r in table('towns_fix.tsv')}
    for place in geonames():
        if place['a2'] in a3_of:
            place['a3'], place['primary'] = a3_of[place['a2']], clean(place['name'])
            place['name'] = usual(place, fixes)
            place['aliases'] = [n for n in (fixes.get(place['id'], {}).get('names') or '').split('|') if n]
            yield place


def place_towns(places, provinces):
    """Counts each area's people and its towns' codes; a town whose division is unknown gets its area."""
    shapes = [p['shape'] for p in provinces]
    number = {id(s): i for i, s in enumerate(shapes)}
    tree, ready = STRtree(shapes), [prep(s) for s in shapes]
    codes = [collections.Counter() for _ in provinces]
    for t in places:
        point = Point(t['lon'], t['lat'])
        hits = [i for i in sorted(number[id(s)] for s in tree.query(point)) if ready[i].contains(point)]
        t['area'] = provinces[hits[0]]['name'] if hits else ''
        if hits:
            codes[hits[0]][t['admin1']] += 1
            provinces[hits[0]]['pop'] += t['pop'] if t['fcode'] != 'PPLX' else 0
    for p, counter in zip(provinces, codes):
        p['inside'] = max(counter, key=lambda c: (counter[c], c)) if counter else ''
    shared = collections.Counter(p['inside'] for p in provinces)
    for p in provinces:
        p['part'] = p['inside'] != '' and shared[p['inside']] > 2 and p['a3'] not in ('AFG', 'PAK')


def read_provinces():
    provinces = []
    for p, shape in read('provinces'):
        p.update(shape=shape, pop=0)
        provinces.append(p)
    return provinces


def main():
    places = list(all_towns())
    provinces, countries = read_provinces(), list(read('countries'))
    place_towns(places, provinces)
    add_zone_cities(places)
    names_of = {code: PROVINCE.sub('', name) for code, name in geonames_translations('en').items()
                if '.' in code and name}
    names_of.update({p['gn_code']: without_remark(p['name'])
                     for p in provinces if p['gn_code'] and not p['part']})
    translated = {lang: geonames_translations(lang) for lang in LOCALES}
    seats = own_province_names(seat_names(places), names_of)
    populations = collections.Counter()
    for t in places:
        populations[t['a3']] += t['pop'] if t['fcode'] != 'PPLX' else 0
    more, words = divisions(), demonyms()
    rows = list(country_rows(countries, populations, words))
    rows += province_rows(provinces, translated, seats, more, words)
    rows += division_rows(provinces, places, names_of, translated, seats, more, words)
    rows += town_rows(places, translated, names_of)
    rows += county_rows(names_of)
    rows += list(hand_rows('crossings.tsv', names_of)) + list(hand_rows('districts.tsv', names_of))
    rows += region_rows()
    rows += border_rows(countries, words)
    rows.sort(key=lambda r: (r[1], r[0]))
    text = ''.join('\t'.join(v.replace('\t', ' ') for v in r) + '\n' for r in [HEADER] + rows)
    with open(OUT + '/places.tsv.gz', 'wb') as f, gzip.GzipFile('', 'wb', 9, f, 0) as packed:
        packed.write(text.encode('utf-8'))
    counts = collections.Counter(r[1] for r in rows)
    print('  places: ' + ', '.join('%s %d' % i for i in sorted(counts.items())))


main()
