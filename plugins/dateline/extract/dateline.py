"""The dateline: where a despatch was written, and the agency and date that stand with the place.

    ROUSSÉ, le 12 octobre 2017 (Danube Presse) - Le premier bac …
    SANTA CRUZ, Calif., Feb 26 - …          الكويت (كونا) - …          Lima, 3 mar (EFE).- …

A text without one may name the place in its lead, set off by commas: "a réaffirmé, mardi à Alger, …".
Only the first 200 characters can hold a dateline and only the first 600 a lead, however long the text is.
"""

from __future__ import annotations

import re
from functools import cache

from ..frozen import frozen
from ..gazetteer import scan
from ..sentences import starters
from ..tables import table
from ..written_dates import Written, any_of, date_words, fold, weekdays, written

_HEAD = 200
_LEAD = 600
_DASH = re.compile(r"[-–—―_](?:(?<=[\s\w).}].)(?:(?<=-)-(?=\s|$)|(?=\s|$))|(?<=\s[-–—―])(?=\S))")
_ASIDE = re.compile(r"\(([^()]*)\)|(?<!\d)/([^/]*)/(?!\d)")
_REGION = re.compile(r"[^\W\d_][\w.'’ -]{0,40}")
_PLACE = re.compile(r"[^\W\d_]['’.\w-]*(?:[ /]{1,2}[^\W\d_]['’.\w-]*){0,4}")
_COMMA = re.compile("[,،]")
_STOPS = " .,،"
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s")
_BLANK = re.compile(r"[\s*]*")
_OPENING = re.compile(r"^[\s\"'«»“”„‘’(\[¿¡*<]*")


@frozen
class Dateline:
    """A place in ordinary case, and what stands with it as written ("" if nothing does).

    `kind` is `line` for a dateline, where `[start:end]` spans it with its dash (the body begins at `end`),
    or `lead` for the place that the first sentence names, where `[start:end]` spans that place.
    """

    place: str
    agency: str
    date: str
    start: int
    end: int
    kind: str


@frozen
class FormRow:
    """A row of `place_particles.csv`."""

    form: str


@frozen
class KindRow:
    """A row of `not_places.csv` or `agencies.csv`."""

    form: str
    kind: str


@frozen
class LangRow:
    """A row of `lead_verbs.csv` or `lead_prepositions.csv`."""

    lang: str
    form: str


def dateline(text: str, lang: str) -> Dateline | None:
    """The dateline that `text` begins with, or the place of its lead, or None.

    A place without a date or an agency beside it must be in capitals (or in a script without them),
    short, no label or acronym, and followed by a sentence.
    """
    start = _space(text, 0)
    head = _SPACE.sub(" ", text[start : start + _HEAD])
    dashes = list(_DASH.finditer(head))
    for number, dash in enumerate(dashes):
        found = _line(head[: dash.start()], head[dash.end() :].lstrip(), lang)
        if not found:
            continue
        place, agency, date = found
        end = dash.end()
        if not date and number + 1 < len(dashes):  # "KANSAS CITY, Mo. - March 13 - ..."
            between = head[end : dashes[number + 1].start()].strip()
            whole = next(written(between), None)
            if whole and (whole.start, whole.end) == (0, len(between)):
                date, end = between, dashes[number + 1].end()
        return Dateline(place, agency, date, start, _space(text, start + end), "line")
    return _lead(text, lang)


def _space(text: str, start: int) -> int:
    """Where the white space (and the asterisks of a wire service) at `start` ends."""
    match = _BLANK.match(text, start, start + _HEAD)
    return match.end() if match else start


def _line(before: str, after: str, lang: str) -> tuple[str, str, str] | None:
    """(place, agency, date) if what stands before a dash is a dateline."""
    asides = [(match[1] or match[2] or "").strip() for match in _ASIDE.finditer(before)]
    agency = next(filter(_is_agency, asides), "")
    region = not all(map(_is_agency, asides))
    rest = _ASIDE.sub(" ", before)
    date = next((d for d in written(rest) if d.day >= 0 or d.month >= 0), None)
    if date:
        behind = rest[date.end :].strip(_STOPS)
        if behind and not _is_agency(behind):
            return None
        agency = agency or behind
        written_date, rest = rest[date.start : date.end], _without_day_word(rest, date)
    else:
        written_date = ""
    parts = [part.strip() for part in _COMMA.split(rest.rstrip(_STOPS))]
    if len(parts) > 1 and _is_agency(parts[-1]):
        agency = agency or parts.pop()
    name, regions = parts[0], parts[1:]
    if not _PLACE.fullmatch(name) or not all(_REGION.fullmatch(part) and part[0].isupper() for part in regions):
        return None
    if len(regions) > 2 or fold(name) in _not_places():
        return None
    certain = bool(written_date or agency)
    if not (certain or _may_stand_alone(name, after) or _is_known(name, after, lang)) or (
        certain and not _is_name(name)
    ):
        return None
    if (regions or region) and not certain and not _shouted(name):
        # Where nothing is in capitals an agency that we do not know may stand in the parentheses: "بيروت (الساحل) -".
        if _cased(name) or regions or len(name.split()) > 2 or any(len(aside.split()) > 3 for aside in asides):
            return None
    return ordinary(name), agency, written_date


def _without_day_word(rest: str, date: Written) -> str:
    """What stands before the date, without the article or weekday that belongs to it ("le", "den", "on")."""
    words = rest[: date.start].rstrip(_STOPS).rsplit(None, 1)
    while len(words) == 2 and (fold(words[1]) in _day_words() or fold(words[1]) in weekdays()):
        words = words[0].rstrip(_STOPS).rsplit(None, 1)
    return " ".join(words)


def _may_stand_alone(name: str, after: str) -> bool:
    """Whether a bare name before a dash can be a place: in capitals, or in a script that has none."""
    opening = _OPENING.sub("", after, count=1)
    words = name.split()
    if not opening or opening[0].islower():
        return False
    if not _cased(name):
        return len(words) <= 2
    if not _shouted(name) or len(words) > (4 if any(fold(w) in _particles() for w in words) else 3):
        return False
    following = _WORD.findall(opening[:60])[:3]
    if len(following) < 2 or all(map(str.isupper, following)):  # the rest of a headline in capitals
        return False
    plain = fold(name)
    speakable = not plain.isascii() or any(vowel in plain for vowel in "aeiouy")  # "SNCF" is not
    return speakable and len(name) > 2


def _is_known(name: str, after: str, lang: str) -> bool:
    """Whether a bare name in ordinary case is a town's, before a sentence that opens with a small word: "Rabat – Le …"."""
    opening = _WORD.match(_OPENING.sub("", after, count=1))
    if not opening or opening[0].lower() not in starters(lang[:2]) or not opening[0][0].isupper():
        return False
    hits = scan(name, lang[:2])
    return any((h.start, h.end) == (0, len(name)) and h.row.kind in ("capital", "city") for h in hits)


def _is_name(name: str) -> bool:
    """Whether every word but the particles begins with a capital, in a script that has capitals."""
    words = name.split()
    if not _cased(name):
        return len(words) <= 4
    return name[0].isupper() and all(w[0].isupper() or fold(w) in _particles() for w in words)


def _cased(name: str) -> bool:
    return name.lower() != name.upper()


def _shouted(name: str) -> bool:
    """Whether a name is written in capitals ("McALLEN" too)."""
    return name.replace("Mc", "MC").isupper()


def _is_agency(text: str) -> bool:
    """Whether this is how an agency signs: a known name, or a name with a word like "Press" in it."""
    names, words = _agencies()
    folded = fold(text).strip(" .")
    parts = set(_WORD.findall(folded))
    return bool(folded) and len(text) <= 60 and (folded in names or bool(parts & words) or bool(parts & names))


def ordinary(name: str) -> str:
    """A place's name in ordinary case: "RIO DE JANEIRO" gives "Rio de Janeiro".

    Names that are not in capitals stay as they are.

    >>> ordinary("N'DJAMENA"), ordinary("PORT-LOUIS"), ordinary("McALLEN")
    ("N'Djamena", 'Port-Louis', 'McAllen')
    """
    if not _shouted(name):
        return name
    words = _WORD.split(name)
    out, position = [], 0
    for index, match in enumerate(_WORD.finditer(name)):
        word = match[0]
        ahead = name[match.end() : match.end() + 1]
        particle = index > 0 and fold(word) in _particles() and ahead not in {"", "."}
        small = particle or (word == "S" and words[index] in {"'", "’"})  # "ST. JOHN'S"
        out += [words[index], word.lower() if small else _capitalised(word)]
        position = match.end()
    return "".join(out) + name[position:]


def _capitalised(word: str) -> str:
    if word.upper().startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()


def _lead(text: str, lang: str) -> Dateline | None:
    """The place between commas behind a weekday, in a first sentence that says what somebody said."""
    pattern = _lead_pattern(lang[:2])
    head = text[:_LEAD]
    match = pattern.search(head) if pattern else None
    if match is None or re.search(r"[.!?؟]\s", head[: match.start()]):
        return None
    if not _verbs(lang[:2]).search(fold(head[: match.start()])):
        return None
    place = match["place"].strip()
    if fold(place) in weekdays() or not _PLACE.fullmatch(place):
        return None
    return Dateline(place, "", "", match.start("place"), match.start("place") + len(place), "lead")


@cache
def _lead_pattern(lang: str) -> re.Pattern[str] | None:
    days = [form for form in weekdays() if len(form) > 4]
    prepositions = [row.form for row in table("lead_prepositions.csv", LangRow) if row.lang == lang]
    if not prepositions:
        return None
    by = "(?:" + "|".join(map(re.escape, prepositions)) + ")"
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    word = rf"{capital}[\w'’-]*"
    names = rf"(?P<place>{word}(?: {word}){{0,3}})"
    day = rf"(?i:{any_of(date_words('day'))}\s+)?(?i:{any_of(days)})"
    return re.compile(rf"[,،]\s*{day}\s+{by}\s+{names}\s*[,،]")


@cache
def _verbs(lang: str) -> re.Pattern[str]:
    forms = any_of(row.form for row in table("lead_verbs.csv", LangRow) if row.lang == lang)
    return re.compile(rf"(?<!\w){forms}(?!\w)")


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("place_particles.csv", FormRow))


@cache
def _not_places() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("not_places.csv", KindRow))


@cache
def _day_words() -> frozenset[str]:
    return frozenset(fold(form) for form in date_words("day"))


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """(short names, words in names), folded."""
    rows = table("agencies.csv", KindRow)
    return (
        frozenset(fold(row.form) for row in rows if row.kind == "name"),
        frozenset(fold(row.form) for row in rows if row.kind == "word"),
    )
