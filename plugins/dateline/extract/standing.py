"""How each country stands in a text: where, how often and by what kind of words it is named, beside which others.

These are the measures that the model of salience weighs. Names of a country ("Ghana", "Ghanaian", "Accra") are
counted apart from cues that belong to it without naming it (its firms, its leaders, its money).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache

from ..frozen import frozen
from ..gazetteer import fold, fold_word
from ..gazetteer_rows import CUES
from ..model import Mention
from ..tables import table
from ..text import count
from .sightings import sayings

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_AFTER = re.compile(r"(?:[’']s?)?[^\w\n]{0,3}([^\W_]+)")
_NAME_GOES_ON = re.compile(r"[ \-]+([A-ZÀ-Þ][\w.&'’-]*|and|of|et|de)")
_QUOTE = re.compile(r"[\"«“„]")
_LINE = 250
"""Characters behind the headline where a dateline may end."""
_SAID = 60
"""Characters behind a name where a verb says that somebody of there speaks."""


_IN_FRONT = frozenset({"list", "owner", "source", "other side"})


@frozen
class _Neighbour:
    lang: str
    form: str
    use: str


@frozen
class Text:
    """What is measured once for a text; offsets in code points."""

    text: str
    lang: str
    head: int
    begin: int
    line: tuple[int, int]
    lead: int
    paragraphs: tuple[int, ...]
    codes: tuple[str, ...]
    order: dict[str, int]
    names: dict[str, list[Mention]]
    cues: dict[str, list[Mention]]
    signs: Counter[str]
    in_head: frozenset[str]
    in_line: frozenset[str]
    in_lead: frozenset[str]
    first: str
    length: int
    """Characters behind headline and dateline, at least one."""
    digits: float
    quotes: int
    american: int
    foreign: int
    all_cues: int
    persons: int


@frozen
class Country:
    """What is measured for one country of a text."""

    code: str
    names: list[Mention]
    cues: list[Mention]
    body: list[int]
    signs: list[int]
    paragraphs: int
    kinds: Counter[str]
    beside: Counter[str]
    first: frozenset[str]
    strongest: int


def survey(text: str, lang: str, mentions: tuple[Mention, ...], head: int, line: tuple[int, int] | None) -> Text:
    """The text with its mentions laid out by country; `head` is the headline's end, `line` the dateline's span."""
    begin = line[1] if line and line[1] <= head + _LINE else head
    paragraphs = [begin]
    while (at := text.find("\n\n", paragraphs[-1])) >= 0:
        paragraphs.append(at + 2)
    lead = next((start for start in paragraphs[1:] if start - begin > 5), len(text))
    names: dict[str, list[Mention]] = {}
    cues: dict[str, list[Mention]] = {}
    for mention in mentions:
        (cues if mention.kind in CUES else names).setdefault(mention.code, []).append(mention)
    span = line or (0, 0)
    named = [m for m in mentions if m.kind not in CUES]
    return Text(
        text, lang, head, begin, span, lead, tuple(paragraphs),
        tuple(dict.fromkeys(m.code for m in mentions)),
        {code: rank for rank, code in enumerate(names)},
        names, cues, Counter(m.code for m in mentions),
        frozenset(m.code for m in named if m.end <= head),
        frozenset(m.code for m in named if span[0] <= m.start < span[1]),
        frozenset(m.code for m in named if begin <= m.start < lead),
        next((m.code for m in named if m.start >= begin), ""),
        max(1, len(text) - begin),
        min(0.1, count(text, str.isdigit) / max(1, len(text))) * 10,
        len(_QUOTE.findall(text)),
        len(_legal_forms("american").findall(text)),
        len(_legal_forms("foreign").findall(text)),
        len(mentions) - len(named),
        sum(m.kind == "person" for m in mentions),
    )  # fmt: skip


def country(text: Text, code: str) -> Country:
    """One country of a surveyed text."""
    names, cues = text.names.get(code, []), text.cues.get(code, [])
    body = [m for m in names if m.start >= text.begin]
    uses = [_beside(text, mention) for mention in body]
    beside = Counter(use for found in uses for use in found)
    signs = sorted([m.start for m in body] + [m.start for m in cues if m.start >= text.begin])
    others = (len(found) for other, found in text.names.items() if other != code)
    return Country(
        code, names, cues, [m.start for m in body], signs, len({bisect_right(text.paragraphs, m.start) for m in body}),
        Counter(m.kind for m in names + cues), beside,
        frozenset(uses[0] if uses else ()), max(others, default=0),
    )  # fmt: skip


def _beside(text: Text, mention: Mention) -> set[str]:
    """The uses of `neighbours.csv` that the words around a mention have, and `sentence`, `name` by their place."""
    before = text.text[max(0, mention.start - 40) : mention.start]
    last = _WORD.search(before[::-1])
    uses = _neighbours(text.lang)
    found = {use for use in uses.get(fold(last[0][::-1]), ()) if use in _IN_FRONT} if last else set()
    bare = before.rstrip()
    if not bare or bare[-1] in '.!?:"' or "\n" in before[-2:]:
        found.add("sentence")
    after = _AFTER.match(text.text, mention.end)
    if after:
        found.update(use for use in uses.get(fold(after[1]), ()) if use == "seat")
        if after[1][0].isupper():
            found.add("name")
    at = mention.end
    for _ in range(5):
        more = _NAME_GOES_ON.match(text.text, at)
        if not more:
            break
        if "firm" in uses.get(fold(more[1].rstrip(".")), ()):
            found.add("firm")
            break
        at = more.end()
    said = sayings(text.lang, ("says",))
    if not said.isdisjoint(map(fold_word, _WORD.findall(text.text, mention.end, mention.end + _SAID))):
        found.add("says")
    return found


@cache
def _neighbours(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("neighbours.csv", _Neighbour):
        if row.lang in ("*", lang):
            found[fold(row.form)] = (*found.get(fold(row.form), ()), row.use)
    return found


@cache
def _legal_forms(use: str) -> re.Pattern[str]:
    """The legal forms of firms behind a name, `american` ones or `foreign` ones."""
    forms = [row.form for row in table("neighbours.csv", _Neighbour) if row.use == use]
    ends = "|".join(rf"{re.escape(form[0])}(?<=[\w>.] .){re.escape(form[1:])}" for form in forms)
    return re.compile(rf" (?:{ends})\b")


def _share(use: str) -> Callable[[Text, Country], float]:
    return lambda text, it: it.beside.get(use, 0) / max(1, len(it.body))


DENSEST = 19.0
"""Of the only measure that grows with a text without bound the most that the texts had from which the weights come."""
_log = math.log1p
MEASURES: dict[str, Callable[[Text, Country], float]] = {
    "names": lambda text, it: _log(len(it.names)),
    "most names": lambda text, it: float(bool(it.names) and len(it.names) >= it.strongest),
    "first name at": lambda text, it: (it.body[0] - text.begin) / text.length if it.body else 1.0,
    "first sign at": lambda text, it: (it.signs[0] - text.begin) / text.length if it.signs else 1.0,
    "way to it": lambda text, it: _log((it.body[0] - text.begin) / 100) if it.body else 5.0,
    "rank": lambda text, it: _log(text.order[it.code]) if it.code in text.order else 3.0,
    "lead": lambda text, it: float(it.code in text.in_lead),
    "lead of many": lambda text, it: float(it.code in text.in_lead) * _log(len(text.names)),
    "first in body": lambda text, it: float(it.code == text.first),
    "names in lead": lambda text, it: _log(sum(start < text.lead for start in it.body)),
    "headline": lambda text, it: float(it.code in text.in_head),
    "dateline": lambda text, it: float(it.code in text.in_line),
    "dateline only": lambda text, it: float(it.code in text.in_line and not it.body),
    "paragraphs": lambda text, it: _log(it.paragraphs),
    "share of paragraphs": lambda text, it: it.paragraphs / (len(text.paragraphs) + 3),
    "by name": lambda text, it: _log(it.kinds["name"] + it.kinds["code"] + it.kinds["historic"]),
    "by demonym": lambda text, it: _log(it.kinds["demonym"]),
    "by demonym only": lambda text, it: float(0 < it.kinds["demonym"] == len(it.names)),
    "by company": lambda text, it: _log(it.kinds["company"]),
    "by person": lambda text, it: _log(it.kinds["person"]),
    "by currency": lambda text, it: _log(it.kinds["currency"]),
    "by seat": lambda text, it: _log(it.kinds["seat"]),
    "by institution": lambda text, it: _log(it.kinds["institution"]),
    "share of cues": lambda text, it: len(it.cues) / max(1, text.all_cues),
    "cue in lead": lambda text, it: float(any(text.begin <= m.start < text.lead for m in it.cues)),
    "others": lambda text, it: _log(len(text.names) - (it.code in text.names)),
    "names of strongest other": lambda text, it: _log(it.strongest),
    "signs of strongest other": lambda text, it: _log(
        max((n for c, n in text.signs.items() if c != it.code), default=0)
    ),
    "cues of others": lambda text, it: _log(text.all_cues - len(it.cues)),
    "alone": lambda text, it: float(len(text.names) == 1 and it.code in text.names),
    "length": lambda text, it: math.log(text.length / 1000 + 0.1),
    "dense": lambda text, it: min(DENSEST, len(it.names) / math.sqrt(text.length / 1000 + 0.3)),
    "headline elsewhere": lambda text, it: float(bool(text.in_head) and it.code not in text.in_head),
    "dateline elsewhere": lambda text, it: float(bool(text.in_line) and it.code not in text.in_line),
    "countries in lead": lambda text, it: float(len(text.in_lead)),
    "in a list": _share("list"),
    "opens a sentence": _share("sentence"),
    "seat": _share("seat"),
    "in a firm's name": _share("firm"),
    "before a name": _share("name"),
    "as a source": _share("source"),
    "as the other side": _share("other side"),
    "says": lambda text, it: _log(it.beside["says"]),
    "first as an owner": lambda text, it: float(bool(it.body) and "owner" in it.first),
    "digits": lambda text, it: text.digits,
    "quotations": lambda text, it: _log(text.quotes),
    "cues": lambda text, it: _log(text.all_cues),
    "signs of the USA": lambda text, it: 0.0 if it.code == "US" else _log(text.signs["US"]),
    "American firms": lambda text, it: _log(text.american),
    "foreign firms": lambda text, it: _log(text.foreign),
    "people": lambda text, it: _log(text.persons),
}
"""Name and measure, in the order in which the model keeps its weights."""


def measures(text: Text) -> dict[str, list[float]]:
    """{code: values in the order of MEASURES} of the countries of a text, in the order of first mention."""
    found = ((code, country(text, code)) for code in text.codes)
    return {code: [measure(text, it) for measure in MEASURES.values()] for code, it in found}
