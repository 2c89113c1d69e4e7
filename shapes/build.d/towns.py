"""Towns from GeoNames cities500, under the spelling newspapers use.

Every place of Afghanistan, Pakistan and their smaller neighbours, places
over 5,000 people of China and India, over 15,000 elsewhere, and all capitals
and admin-1 seats. towns_fix.tsv puts spellings right by GeoNames id and
adds names that GeoNames lacks.
"""
import shapefile
from common import OUT, clean, geonames, table, world_countries

WHOLE = {'AF', 'PK', 'IR', 'TM', 'UZ', 'TJ'}
LARGE = {'CN': 5000, 'IN': 5000}
SEATS = {'PPLC', 'PPLA', 'PPLG'}


def wanted(place):
    if place['fcode'] == 'PPLH' or place['fcode'] == 'PPLQ':
        return False
    return (place['a2'] in WHOLE or place['fcode'] in SEATS
            or place['pop'] >= LARGE.get(place['a2'], 15000))


def usual(place, fixes):
    """A town's English name; marks that newspapers drop in these countries go."""
    if place['id'] in fixes:
        return fixes[place['id']]['name']
    name = clean(place['name'])
    plain = clean(place['ascii']).replace('`', '')
    if place['a2'] in WHOLE | set(LARGE) and plain and '?' not in plain:
        return plain.replace("'", '’') if '’' in name else plain
    return name


def towns():
    """The towns of the layer, in its order, with a3 and the usual name."""
    a3_of = {row['cca2']: a3 for a3, row in world_countries().items()}
    fixes = {int(r['gn_id']): r for r in table('towns_fix.tsv')}
    chosen = []
    for place in geonames():
        if wanted(place) and place['a2'] in a3_of:
            place['a3'] = a3_of[place['a2']]
            place['primary'] = clean(place['name'])
            place['name'] = usual(place, fixes)
            place['aliases'] = [n for n in (fixes.get(place['id'], {}).get('names') or '').split('|') if n]
            chosen.append(place)
    return sorted(chosen, key=lambda p: (-p['pop'], p['id']))


def main():
    records = [((p['lon'], p['lat']), (p['id'], p['name'], p['a3'], p['admin1'], p['fcode'], p['pop']))
               for p in towns()]
    shapefile.write(OUT + '/towns', shapefile.POINT,
                    [('gn_id', 'N', 0), ('name', 'C', 0), ('a3', 'C', 0),
                     ('admin1', 'C', 0), ('fcode', 'C', 0), ('pop', 'N', 0)], records)


if __name__ == '__main__':
    main()
