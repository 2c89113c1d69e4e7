"""What several steps share: where the sources lie, names, areas, borders."""
import csv
import gettext
import json
import math
import os
import re
import sys
import unicodedata
import warnings
import xml.etree.ElementTree as ElementTree

from osgeo import ogr
from pyproj import Geod
from shapely import wkb
from shapely.affinity import scale
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import polylabel

ogr.UseExceptions()
warnings.filterwarnings('ignore', module='shapely|provinces|places|__main__')
HERE = os.path.dirname(os.path.abspath(__file__))
SCRATCH, OUT = sys.argv[1:3]
EARTH = Geod(ellps='WGS84')
LANGS = ('ps', 'fa', 'ur', 'ar')
WORLD_MAP = 'qgis-common/usr/share/qgis/resources/data/world_map.gpkg'
CLDR = 'unicode-cldr-core/usr/share/unicode/cldr/common'
MO = 'libgeonames-common/usr/share/locale/%s/LC_MESSAGES/geonames.mo'
NEIGHBOURS = ('AFG', 'PAK', 'IRN', 'TKM', 'UZB', 'TJK', 'CHN', 'IND')


def source(path):
    return os.path.join(SCRATCH, path)


def table(name):
    """A hand-kept tab separated table beside the scripts, as dictionaries."""
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        path = os.path.join(OUT, name)
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def world_countries():
    with open(source('world-countries/package/countries.json'), encoding='utf-8') as f:
        rows = json.load(f)
    for row in rows:
        if row['cca3'] == 'UNK':
            row['cca3'] = 'XKX'
    return {row['cca3']: row for row in rows}


def geonames():
    """Columns of cities500, one tuple a place."""
    with open(source('cities500/package/dist/cities500.txt'), encoding='utf-8') as f:
        for line in f:
            c = line.rstrip('\n').split('\t')
            yield dict(id=int(c[0]), name=c[1], ascii=c[2], alternates=c[3],
                       lat=float(c[4]), lon=float(c[5]), fcode=c[7], a2=c[8],
                       admin1=c[8] + '.' + c[10] if c[10] else '', pop=int(c[14] or 0))


def geonames_translations(lang):
    path = source(MO % lang)
    if not os.path.exists(path):
        return {}
    with open(path, 'rb') as f:
        catalog = gettext.GNUTranslations(f)._catalog
    return {k: clean(v) for k, v in catalog.items() if isinstance(k, str) and k}


def cldr_territories(lang):
    tree = ElementTree.parse(source('%s/main/%s.xml' % (CLDR, lang)))
    return {t.get('type'): clean(t.text) for t in tree.iter('territory')
            if t.get('alt') is None and t.text and t.text != '↑↑↑'}


def cldr_subdivisions(lang):
    path = source('%s/subdivisions/%s.xml' % (CLDR, lang))
    if not os.path.exists(path):
        return {}
    tree = ElementTree.parse(path)
    return {t.get('type'): clean(t.text) for t in tree.iter('subdivision') if t.text}


def clean(text):
    """One line, composed letters, no marks that only steer direction."""
    text = unicodedata.normalize('NFC', text or '')
    text = re.sub('[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\ufffc\ufffd]', '', text)
    return re.sub(r'\s+', ' ', text.replace('|', ' ')).strip()


def fold(text):
    """Letters and digits only, without marks, in lower case: to compare names."""
    text = unicodedata.normalize('NFKD', text or '').lower()
    return ''.join(c for c in text if c.isalnum() and not unicodedata.combining(c))


def read_layer(layer):
    """Features of a layer of the world map: (attributes, areas or lines)."""
    dataset = ogr.Open(source(WORLD_MAP))
    for feature in dataset.GetLayerByName(layer):
        shape = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        yield {k: v for k, v in feature.items().items()}, to_lists(shape)


def snap(x, y):
    """The source is cut a tenth of a degree before the pole; at 180 see seam.py."""
    return x, (-90.0 if y < -89.9 + 1e-5 else y)


def to_lists(shape):
    def ring(line):
        return [snap(*p[:2]) for p in line.coords]
    if shape.geom_type.startswith('Multi'):
        return [part for g in shape.geoms for part in to_lists(g)]
    if shape.geom_type == 'LineString':
        return [ring(shape)]
    return [[ring(shape.exterior)] + [ring(r) for r in shape.interiors]]


def to_shape(area):
    return MultiPolygon([Polygon(p[0], p[1:]) for p in area])


def label_point(area):
    """The pole of inaccessibility of the largest part, as (lon, lat)."""
    part = max((Polygon(p[0], p[1:]) for p in area), key=lambda p: p.area)
    squeeze = max(0.1, math.cos(math.radians(part.centroid.y)))
    flat = scale(part, squeeze, 1, origin=(0, 0))
    size = max(flat.bounds[2] - flat.bounds[0], flat.bounds[3] - flat.bounds[1])
    rough = flat.simplify(size / 300).buffer(0)
    if rough.geom_type == 'MultiPolygon':
        rough = max(rough.geoms, key=lambda p: p.area)
    try:
        point = polylabel(rough if not rough.is_empty else flat, size / 200)
    except Exception:
        point = flat.representative_point()
    if not flat.buffer(0).contains(point):
        point = flat.representative_point()
    return round(point.x / squeeze, 5), round(point.y, 5)


def edges(area):
    """The undirected segments of all rings."""
    found = set()
    for polygon in area:
        for ring in polygon:
            for a, b in zip(ring, ring[1:]):
                found.add((a, b) if a < b else (b, a))
    return found


def length_km(segments):
    return sum(EARTH.inv(a[0], a[1], b[0], b[1])[2] for a, b in sorted(segments)) / 1000


def join(segments):
    """Segments joined end to end into as few lines as possible."""
    ends = {}
    for a, b in sorted(segments):
        ends.setdefault(a, []).append(b)
        ends.setdefault(b, []).append(a)
    left = set(segments)
    lines = []

    def walk(at):
        line = [at]
        while True:
            ahead = [n for n in ends[at] if ((at, n) if at < n else (n, at)) in left]
            if not ahead:
                return line
            step = ahead[0]
            left.discard((at, step) if at < step else (step, at))
            line.append(step)
            at = step
    tips = sorted(p for p in ends if len(ends[p]) != 2)
    for start in tips + sorted(ends):
        while any(((start, n) if start < n else (n, start)) in left for n in ends[start]):
            lines.append(walk(start))
    return lines
