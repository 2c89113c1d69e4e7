"""What the benches on GeoVirus.xml share: the corpus, its distances, what counts as right.

The corpus (Gritta, Pilehvar and Collier 2019) is not part of the project. An answer is right
strictly where it lies within 161 km of the gold coordinates; loosely also where they lie inside
the area answered, for the text then says that area's own name, demonym or abbreviation.
"""
import glob
import math
import os
import struct
import xml.etree.ElementTree as ElementTree

RIGHT_KM = 161
AREAS = ("country", "province", "region", "district")
SHAPES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../shapes")


def distance_km(a, b):
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, x)) for x in (a, b))
    half = (math.sin((lat2 - lat1) / 2) ** 2
            + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2)
    return 2 * 6371 * math.asin(math.sqrt(half))


def read_corpus(path):
    """Yields each text with its gold mentions (start, end, name, (latitude, longitude)).

    The gold offsets are one short in most records: the name is looked for near its offset.
    """
    for article in ElementTree.parse(path).getroot():
        text = article.find("text").text
        gold = []
        for place in article.iter("location"):
            name, start = place.find("name").text, int(place.find("start").text)
            near = [at for at in range(max(0, start - 12), start + 13)
                    if text.startswith(name, at)]
            at = min(near, key=lambda x: abs(x - start), default=start)
            gold.append((at, at + len(name), name,
                         (float(place.find("lat").text), float(place.find("lon").text))))
        yield text, gold


class Areas:
    """Outlines by country and name, read from our shapefiles when first asked for."""

    def __init__(self):
        self.outlines = None

    def read(self, layer, kind):
        with open("%s/%s.dbf" % (SHAPES, layer), "rb") as file:
            table = file.read()
        with open("%s/%s.shp" % (SHAPES, layer), "rb") as file:
            shapes = file.read()
        count, start, width = struct.unpack("<IHH", table[4:12])
        fields, at = [], 1
        for i in range(32, start - 1, 32):
            length = table[i + 16]
            fields.append((table[i:i + 11].split(b"\0")[0].decode(), at, length))
            at += length
        offset = 100
        for i in range(count):
            record = table[start + i * width:start + (i + 1) * width]
            row = {n: record[a:a + l].decode("utf-8", "replace").strip() for n, a, l in fields}
            words = struct.unpack(">I", shapes[offset + 4:offset + 8])[0]
            body = shapes[offset + 8:offset + 8 + 2 * words]
            offset += 8 + 2 * words
            key = kind, row["a3"], row["name"] if kind == "province" else ""
            self.outlines.setdefault(key, []).append((row.get("iso"), body))

    @staticmethod
    def inside(body, lat, lon):
        west, south, east, north, parts, count = struct.unpack("<4d2I", body[4:44])
        if not (west <= lon <= east and south <= lat <= north):
            return False
        starts = list(struct.unpack("<%dI" % parts, body[44:44 + 4 * parts])) + [count]
        flat = struct.unpack_from("<%dd" % (2 * count), body, 44 + 4 * parts)
        odd = False
        for first, end in zip(starts, starts[1:]):
            for i in range(first, end - 1):
                x1, y1, x2, y2 = flat[2 * i:2 * i + 4]
                if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
                    odd = not odd
        return odd

    def contain(self, answer, where):
        if answer["radius_km"] and distance_km(where, (answer["lat"], answer["lon"])) <= (
                answer["radius_km"]):
            return True
        return any(self.inside(body, *where) for _, body in self.bodies(answer))

    def bodies(self, answer):
        if self.outlines is None:
            self.outlines = {}
            self.read("countries", "country")
            self.read("provinces", "province")
        name = answer["name"] if answer["kind"] == "province" else ""
        return self.outlines.get((answer["kind"], answer["country"], name), [])

    def codes(self, answer):
        """The codes of the areas of the answer's kind, country and name."""
        return [code for code, _ in self.bodies(answer)]


AREA_OUTLINES = Areas()


def judge(answer, where):
    """Kilometres away, strictly right, loosely right."""
    if answer["lat"] is None:
        return None, False, False
    away = distance_km((answer["lat"], answer["lon"]), where)
    strict = away <= RIGHT_KM
    loose = strict or answer["precision"] in AREAS and AREA_OUTLINES.contain(answer, where)
    return away, strict, loose
