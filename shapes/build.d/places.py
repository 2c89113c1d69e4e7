"""places.tsv: every name the gazetteer knows, one place a row.

Towns, provinces and countries come from the layers just built, crossings and
districts from the hand-kept tables. Other names come from the alternates of
cities500, from geonames.mo, CLDR and world-countries; codes, addresses and a
province's seat standing as its other name are left out.
"""
import collections
import re

from osgeo import ogr

from common import (LANGS, OUT, clean, cldr_subdivisions, cldr_territories, fold,
                    geonames_translations, table, world_countries)
from towns import towns

HEADER = ('id', 'kind', 'name', 'lon', 'lat', 'a3', 'admin1', 'province', 'fcode', 'pop',
          'radius_km', 'source', 'names')
LATIN = ('en', 'de', 'fr', 'es', 'it', 'nl', 'tr')
# the word for province, before or after the name
PROVINCE = re.compile(
    r'^(ولایت|ولاية|ولايت|صوبہ|استان|ایالت|محافظة|محافظه|د|Province of|Wil[ao]yat-e|Velayat-e|Wilayat) +'
    r'| +(ولايت|ولایت|صوبہ|پراونس|Province|province|Region|Governorate)$')
CODE = re.compile(r'^(.|[A-Z]{2,3}|[A-Z0-9-]*\d[A-Z0-9-]*|.*(https?:|www\.|/wiki/|\.(org|com)).*)$')
HAND = 'hand-kept table'


def spellings(name, others, trusted=()):
    """Distinct other spellings: case and marks alone make no difference.

    The trusted ones are kept by hand and may look like codes (US, KP).
    """
    seen, kept = {fold(name)}, []
    for other in list(trusted) + list(others):
        other = clean(other)
        key = fold(other)
        if not key or key in seen or len(other) > 80:
            continue
        if other in trusted or not CODE.match(other):
            seen.add(key)
            kept.append(other)
    return '|'.join(kept)


def with_bare(names):
    """Also the names without the word for province."""
    for name in names:
        bare = PROVINCE.sub('', PROVINCE.sub('', name or ''))
        if bare != name and len(bare) > 1:
            yield bare
        yield name


def read(layer):
    dataset = ogr.Open('%s/%s.shp' % (OUT, layer))
    return [{k: '' if v is None else v for k, v in f.items().items()}
            for f in dataset.GetLayer()]


def row(**values):
    return [str(values.get(k, '') if values.get(k) is not None else '') for k in HEADER]


def country_rows():
    facts = world_countries()
    locales = ('en', 'de', 'fr', 'es', 'it', 'tr', 'ru') + LANGS
    cldr = {lang: cldr_territories(lang) for lang in locales}
    hand = {r['a3']: r['names'].split('|') for r in table('country_aliases.tsv')}
    for c in read('countries'):
        names = [c['name_' + lang] for lang in LANGS]
        names += [cldr[lang].get(c['a2'], '') for lang in locales if c['a2']]
        fact = facts.get(c['a3'])
        if fact:
            names += [fact['name']['common'], fact['name']['official']] + fact['altSpellings'][1:]
            for texts in list(fact['name']['native'].values()) + list(fact['translations'].values()):
                names += [texts['common'], texts['official']]
        kind = 'country' if c['a2'] else 'region'
        yield row(id='iso:' + c['a3'], kind=kind, name=c['name'], lon=c['label_lon'],
                  lat=c['label_lat'], a3=c['a3'], source='Natural Earth 1:10m',
                  names=spellings(c['name'], names, hand.get(c['a3'], [])))


def province_rows(translated, seats):
    cldr = {lang: cldr_subdivisions(lang) for lang in LATIN + LANGS}
    hand = {(r['a3'], r['name']): r['names'].split('|') for r in table('provinces_aliases.tsv')}
    for p in read('provinces'):
        key = p['iso'].replace('-', '').lower()
        names = [p['name_' + lang] for lang in LANGS]
        names += [cldr[lang].get(key, '') for lang in cldr] if key else []
        if p['gn_code']:
            names += [translated[lang].get(p['gn_code'], '') for lang in translated]
        seat = seats.get(p['gn_code'], set())
        names = [n for n in with_bare(names)
                 if n and (fold(n) not in seat or fold(n) == fold(p['name']))]
        yield row(id='ne:' + p['id'], kind='province', name=p['name'], lon=p['label_lon'],
                  lat=p['label_lat'], a3=p['a3'], admin1=p['gn_code'], province=p['name'],
                  source='Natural Earth 1:10m',
                  names=spellings(p['name'], names, hand.get((p['a3'], p['name']), [])))


def town_rows(places, translated, provinces):
    for t in places:
        names = [t['primary'], clean(t['ascii'])]
        names += [translated[lang].get(str(t['id']), '') for lang in translated]
        names += t['alternates'].split(',')
        yield row(id='gn:%d' % t['id'], kind='city', name=t['name'], lon=t['lon'], lat=t['lat'],
                  a3=t['a3'], admin1=t['admin1'], province=provinces.get(t['admin1'], ''),
                  fcode=t['fcode'], pop=t['pop'], source='GeoNames cities500',
                  names=spellings(t['name'], names, t['aliases']))


def hand_rows(name, provinces):
    for h in table(name):
        both = [provinces.get(code, '') for code in h['province'].split('|')]
        slug = re.sub(r'[^a-z]+', '-', h['name'].lower()).strip('-')
        prefix = 'hand:' if h['kind'] == 'crossing' else 'hand:district-'
        yield row(id=prefix + slug, kind=h['kind'], name=h['name'], lon=h['lon'], lat=h['lat'],
                  a3=h['a3'], admin1=h['province'], province='|'.join(both),
                  radius_km=h['radius_km'], source=HAND,
                  names=spellings(h['name'], [], h['aliases'].split('|')))


def seat_names(places):
    """gn_code → folded names of the division's seat, where it is called otherwise."""
    found = collections.defaultdict(set)
    for t in places:
        if t['fcode'] in ('PPLA', 'PPLC'):
            found[t['admin1']].update(fold(n) for n in [t['name'], t['primary'], t['ascii']]
                                      + t['alternates'].split(',') if fold(n))
    return found


def own_province_names(seats, provinces):
    """A seat that bears its province's name takes nothing away from it."""
    return {code: names for code, names in seats.items()
            if fold(provinces.get(code, '')) not in names}


def main():
    places = towns()
    divisions = geonames_translations('en')
    provinces = {code: PROVINCE.sub('', name) for code, name in divisions.items() if '.' in code}
    provinces.update({p['gn_code']: p['name'] for p in read('provinces') if p['gn_code']})
    translated = {lang: geonames_translations(lang) for lang in ('en',) + LANGS}
    seats = own_province_names(seat_names(places), provinces)
    rows = list(country_rows()) + list(province_rows(translated, seats))
    rows += town_rows(places, translated, provinces)
    rows += list(hand_rows('crossings.tsv', provinces)) + list(hand_rows('districts.tsv', provinces))
    rows.sort(key=lambda r: (r[1], r[0]))
    with open(OUT + '/places.tsv', 'w', encoding='utf-8') as f:
        f.write('\t'.join(HEADER) + '\n')
        for r in rows:
            f.write('\t'.join(v.replace('\t', ' ') for v in r) + '\n')
    counts = collections.Counter(r[1] for r in rows)
    print('  places: ' + ', '.join('%s %d' % i for i in sorted(counts.items())))


main()
