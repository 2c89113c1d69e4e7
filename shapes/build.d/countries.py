"""Natural Earth's countries with every disputed area a polygon of its own.

Natural Earth lumps sixteen areas without a name into one feature, and draws
Crimea inside Russia: both are taken apart here. Crimea is a part of Russia's
area by itself, so no vertex changes.
"""
import seam
import shapefile
from common import (LANGS, OUT, cldr_territories, edges, label_point,
                    length_km, read_layer, table, to_lists, to_shape, world_countries)
from shapely.geometry import Point

# A point in (or within half a degree of) each part of the lumped feature.
LUMPED = (('CCK', 96.85, -12.16), ('CXR', 105.65, -10.49), ('CPT', -109.22, 10.29),
          ('X01', 46.08, 9.77), ('X02', 33.47, 35.32), ('X02', 32.622, 35.172),
          ('X03', 77.18, 35.28), ('X04', 63.38, 45.96), ('X05', -75.15, 19.93),
          ('X06', 114.365, 10.182), ('X06', 115.823, 10.729), ('X06', 114.279, 11.045),
          ('X07', 32.938, 34.639))
SIMFEROPOL = Point(34.1, 44.95)


def code_of_part(part):
    """The code of the nearest of LUMPED."""
    shape = to_shape([part])
    distance, code = min((shape.distance(Point(x, y)), a3) for a3, x, y in LUMPED)
    assert distance < 0.5, 'a nameless part at %s' % shape.centroid
    return code


def read_areas():
    """a3 → area."""
    by_a2 = {row['cca2']: a3 for a3, row in world_countries().items()}
    areas = {}
    for values, area in read_layer('countries'):
        a2 = values['iso_a2']
        if a2 == '-1':
            for part in area:
                areas.setdefault(code_of_part(part), []).append(part)
        else:
            areas[by_a2[a2]] = area
    crimea = [p for p in areas['RUS'] if to_shape([p]).contains(SIMFEROPOL)]
    areas['X08'] = crimea
    areas['RUS'] = [p for p in areas['RUS'] if p not in crimea]
    areas['X09'], areas['X02'] = cut_base(areas['X02'])
    return areas


def cut_base(northern):
    """Dhekelia from the admin-1 layer, and Northern Cyprus without it."""
    base = next(area for values, area in read_layer('states_provinces')
                if values['adm0_a3'] == 'ESB')
    rest = to_shape(northern).difference(to_shape(base))
    return base, to_lists(rest)


def describe(a3, facts, fixes, sovereigns):
    """(a2, name, sovereign, status)"""
    if a3 in fixes:
        f = fixes[a3]
        return f['a2'], f['name'], f['sovereign'], f['status']
    row = facts[a3]
    owner = sovereigns.get(a3)
    if owner:
        return row['cca2'], row['name']['common'], owner, 'dependency'
    if a3 == 'ATA':
        return row['cca2'], row['name']['common'], '', 'indeterminate'
    return row['cca2'], row['name']['common'], a3, 'country'


def main():
    areas = read_areas()
    areas = dict(zip(areas, seam.mend(list(areas.items()))))
    facts = world_countries()
    fixes = {r['a3']: r for r in table('country_fix.tsv')}
    local = {r['a3']: r for r in table('country_names.tsv')}
    sovereigns = {a: r['sovereign'] for r in table('dependency.tsv') for a in r['areas'].split()}
    territories = {lang: cldr_territories(lang) for lang in LANGS}
    world = {'fa': 'per', 'ur': 'urd', 'ar': 'ara'}
    records = []
    for a3 in sorted(areas):
        a2, name, sovereign, status = describe(a3, facts, fixes, sovereigns)
        names = []
        for lang in LANGS:
            text = local.get(a3, {}).get(lang) or territories[lang].get(a2, '') if a2 \
                else local.get(a3, {}).get(lang, '')
            if not text and a3 in facts and lang in world:
                text = facts[a3]['translations'].get(world[lang], {}).get('common', '')
            names.append(text)
        records.append((areas[a3], (a3, a2, name, *names, sovereign, status,
                                    *label_point(areas[a3]))))
    fields = [(n, 'C', 0) for n in ('a3', 'a2', 'name', 'name_ps', 'name_fa', 'name_ur',
                                    'name_ar', 'sovereign', 'status')]
    fields += [('label_lon', 'N', 5), ('label_lat', 'N', 5)]
    shapefile.write(OUT + '/countries', shapefile.AREA, fields, records)
    shared = edges(areas['AFG']) & edges(areas['PAK'])
    print('  AFG-PAK: %.1f km, %d segments' % (length_km(shared), len(shared)))


main()
