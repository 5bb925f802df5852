"""Write the outlines of `data/map.csv` and `data/map_small.csv` from Natural Earth's countries at 1:50 million (public domain).

    python tools/map.py countries-50m.json 800 > plugins/dateline/data/map.csv
    python tools/map.py countries-50m.json 350 > plugins/dateline/data/map_small.csv

The input is the file of that name in the npm package world-atlas 2.0.2 (TopoJSON). Borders are simplified arc by
arc, so that neighbours still meet, and laid out in the Natural Earth projection, in whole units. Islands smaller
than a unit are left out; a country of which nothing is left becomes a small diamond.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import sys
from collections.abc import Sequence

from babel.core import get_global

TOP = 84.0
TOLERANCE = 1.3
SMALLEST = 3.0
# What the map has no ISO number for.
WITHOUT_NUMBER = {"Kosovo": "XK"}
Point = tuple[float, float]


def projected(longitude: float, latitude: float, width: int) -> Point:
    """A place on a map of `width` units, from the top left: Patterson's polynomial for the Natural Earth projection."""
    x, y = _natural(math.radians(longitude), math.radians(min(latitude, TOP)))
    _, top = _natural(0.0, math.radians(TOP))
    return (x / (2 * 0.8707 * math.pi) + 0.5) * width, (top - y) * width / (2 * math.pi * 0.8707)


def _natural(longitude: float, latitude: float) -> Point:
    s = latitude * latitude
    q = s * s
    wide = 0.8707 - 0.131979 * s + q * (-0.013791 + q * (0.003971 * s - 0.001529 * q))
    high = 1.007226 + s * (0.015085 + q * (-0.044475 + 0.028874 * s - 0.005916 * q))
    return longitude * wide, latitude * high


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Those of the points that a line within the tolerance needs (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = 0.0, 0
        (ax, ay), (bx, by) = points[first], points[last]
        span = math.hypot(bx - ax, by - ay)
        for n in range(first + 1, last):
            x, y = points[n]
            off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / span if span else math.hypot(x - ax, y - ay)
            if off > far:
                far, at = off, n
        if far > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def ring(arcs: Sequence[Sequence[Point]], indices: Sequence[int]) -> list[Point]:
    """A closed line from the arcs that it is made of; a negative index is an arc read backwards."""
    out: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        out += arc if not out else arc[1:]
    return out


def area(points: Sequence[Point]) -> float:
    """The area within a closed line, in square units."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def path(points: Sequence[Point]) -> str:
    """The line as SVG writes it, in whole units, each step from the last; "" where it has no inside."""
    whole: list[tuple[int, int]] = []
    for x, y in points:
        at = (round(x), round(y))
        if not whole or at != whole[-1]:
            whole.append(at)
    if len(whole) > 1 and whole[0] == whole[-1]:
        whole.pop()
    if len(whole) < 3 or area([(float(x), float(y)) for x, y in whole]) < 1:
        return ""
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in itertools.pairwise(whole)]
    line = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{line}z"


def main(name: str, width: int) -> None:
    """Print the table for a map of `width` units."""
    with open(name, encoding="utf-8") as file:
        topology = json.load(file)
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    places: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        places.append(line)
    fine = [[projected(*place, width) for place in line] for line in places]
    coarse = [simplified(arc, TOLERANCE) for arc in fine]
    aliases = get_global("territory_aliases")
    rows: list[tuple[str, str]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        named = WITHOUT_NUMBER.get(shape["properties"]["name"], "")
        code = named or (aliases.get(shape["id"], [""])[0] if "id" in shape else "")
        if code == "AQ":
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        outer = [polygon[0] for polygon in polygons]
        drawn = ""
        for indices in outer:
            on_earth = ring(places, indices)
            if any(abs(a[0] - b[0]) > 180 for a, b in itertools.pairwise(on_earth)):
                # Across the date line: kept whole, on the eastern side.
                whole = [projected(x + 360 if x < 0 else x, y, width) for x, y in on_earth]
                drawn += path(simplified(whole, TOLERANCE)) if area(whole) >= SMALLEST else ""
            elif area(ring(fine, indices)) >= SMALLEST:
                drawn += path(ring(coarse, indices))
        if not drawn and code and outer:
            x, y = max((ring(fine, indices) for indices in outer), key=area)[0]
            r = round(width / 500)
            drawn = f"M{round(x)} {round(y) - r}l{r} {r}-{r} {r}-{r}-{r}z"
        if drawn:
            rows.append((code, drawn))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    sys.stdout.write(
        f"# Outlines of countries for a map of {width} units; made by tools/map.py from Natural Earth, public domain.\n"
    )
    writer.writerow(("code", "path"))
    writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
