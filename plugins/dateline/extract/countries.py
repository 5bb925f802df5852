"""Countries: where the text names them, and which of them the story is about."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from ..gazetteer import fold, scan
from ..gazetteer_rows import CUES
from ..model import Mention, Rejection
from .doubles import placed
from .flags import only_flags
from .landmarks import LANDMARK, settled
from .longer import without_beginnings
from .money import shares_and_money, whose_money
from .named import folded
from .readings import Reader
from .salience import brief, scores, shipped
from .seats import apart_from_the_union
from .sightings import given_names
from .tokens import Tokens
from .told import told
from .towns import towns

_TOWNS = frozenset({"city", "capital", "region"})
"""What people are called after; that a state or its people is somebody's name has to show beside it (`readings.py`)."""
_HINTS = {"currency": "currency", "firm": "company"}
"""Why a reading is dropped of which a cue is left, and its kind."""
_SMALL = ("fr", "es")
"""Languages that write what belongs to a people small, so that a capital inside a name is the name's."""
FIRST = 1.0
"""What being named first is worth where countries are put in order, in the units of the model's sums."""
GUEST = 7.0
"""The same, of a state that meets another on third ground: more than any dateline."""
_STATES = ("name", "historic", "institution")
_SOMEBODY = re.compile(r"\b(?:l[ae]|el|la|d(?:er|ie)) ?$", re.I)
"""The article before a people's name that is somebody: "Der Norweger", "La Chilena"."""
_ACTORS = (*_STATES, "demonym")
_OPENS = re.compile(r"[^\w«“\"]*(?:\([^)]*\)\W*)?(?:(?:l[ae']s?|the|el|los|las|d(?:er|ie|as)) ?)?", re.I)
_CLOSES = re.compile(r"[.!?…](?=\s|$)")


def mentions(text: str, lang: str, words: Tokens | None = None) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """(mentions, rejected readings), both in text order: every place that names a country, with its evidence.

    `text[m.start:m.end] == m.text` for each of them; `words` are the text's, if the caller has them. A rejection says by its reason which rule dropped it.
    """
    reader = Reader(text, lang)
    hits = scan(text, lang, words.runs() if words else None)
    kept: list[Mention] = list(shares_and_money(text))
    dropped: list[Rejection] = []
    doubtful: list[Mention] = []
    for number, hit in enumerate(hits):
        if hit.row.code and hit.row.kind in CUES:
            kept.append(Mention(hit.row.code, text[hit.start : hit.end], hit.start, hit.end, hit.row.kind))
            continue
        code, reason = reader.read(hit, hits[number + 1] if number + 1 < len(hits) else None)
        end = hit.end - 1 if hit.row.form.endswith("-") else hit.end
        said = text[hit.start : end]
        if not reason:
            kept.append(Mention(code, said, hit.start, end, hit.row.kind))
            reader.reached = end
        elif reason == LANDMARK:
            doubtful.append(Mention(code, said, hit.start, end, hit.row.kind))
        elif code:
            dropped.append(Rejection(code, said, hit.start, end, reason))
            if reason in _HINTS:
                kept.append(Mention(code, said, hit.start, end, _HINTS[reason]))
    # "lost to Italy, said the coach, meaning Italy, Texas": a place like a state, named before it was told where.
    kept = [
        replace(m, code=reader.moved[name]) if m.kind == "name" and (name := fold(m.text)) in reader.moved else m
        for m in (kept if reader.moved else ())
    ] or kept
    taken = sorted([(it.start, it.end) for them in (kept, dropped, doubtful) for it in them])
    kept += [town for town in towns(text, lang) if not _overlaps(town, taken)]
    if doubtful:
        own, others_own = settled(text, doubtful, kept)
        kept += own
        dropped += others_own
    kept.sort(key=lambda mention: mention.start)
    found, unions = apart_from_the_union(text, lang, kept)
    held, others = told(text, lang, found)
    kept, beginnings = without_beginnings(text, lang, whose_money(placed(held), lang))
    kept.sort(key=lambda mention: mention.start)
    return tuple(kept), tuple(sorted(dropped + unions + others + beginnings, key=lambda it: it.start))


def apart(
    text: str,
    lang: str,
    found: tuple[Mention, ...],
    dropped: tuple[Rejection, ...],
    people: Collection[tuple[int, int]],
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """Mentions and rejections, with what is part of somebody's name among the latter.

    A town wherever it stands in it, "Saïda Amzil"; a state or a people as the name that a given name leads to, "Leopold
    Ungar", or before two more, "Argentina Zelaya Bonilla". `people` are the spans in which the text names somebody.
    """
    spans = sorted(people)
    inside = {
        m
        for m in found
        if m.kind not in CUES and _within(m, spans) and (m.kind in _TOWNS or _borne(m, text, lang, spans))
    }
    more = tuple(Rejection(m.code, m.text, m.start, m.end, "person") for m in found if m in inside)
    kept = tuple(m for m in found if m not in inside)
    # What begins somebody's name was a town's no more before anybody was known.
    dropped = tuple(
        replace(it, reason="person") if it.reason == "homonym" and _within(it, spans) else it for it in dropped
    )
    return kept, tuple(sorted(dropped + more, key=lambda it: it.start))


def _borne(mention: Mention, text: str, lang: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the name of a state stands among somebody's names, or that of a people is a surname behind a given name."""
    start, end = spans[bisect_right(spans, (mention.start, spans[-1][1])) - 1]
    before, behind = text[start : mention.start].split(), text[mention.end : end].split()
    if before and (text[mention.end : end].startswith("-") or text[mention.start - 1] == "-"):
        return True  # "Parfait Angola-Nzé"
    if mention.kind == "demonym" and (lang == "ar" or (before and not behind and lang in _SMALL)):
        return True
    if mention.kind in ("name", "historic") and before + behind:
        if all(word[0].isupper() for word in before + behind):
            return True
    if not before or behind:
        return False
    return folded(before[0].split("-")[0]) in given_names()


def _within(mention: Mention | Rejection, spans: list[tuple[int, int]]) -> bool:
    """Whether a mention is part of a name, or one word that is all of it; `spans` in text order, none in another."""
    at = bisect_right(spans, (mention.start, spans[-1][1] if spans else 0))
    if not at or mention.end > spans[at - 1][1]:
        return False
    return " " not in mention.text or (mention.start, mention.end) != spans[at - 1]


def _overlaps(town: Mention, taken: list[tuple[int, int]]) -> bool:
    """Whether a town shares a character with one of the spans, which are in text order and do not overlap."""
    at = bisect_left(taken, (town.end,))
    return at > 0 and taken[at - 1][1] > town.start


def rank(
    text: str,
    lang: str,
    mentions: tuple[Mention, ...],
    *,
    headline_end: int = 0,
    dateline: tuple[int, int] | None = None,
) -> tuple[tuple[str, ...], str]:
    """(countries that the story is about, most salient first; the first of them, or "").

    `headline_end` is where the headline ends in `text`, `dateline` the span of the dateline. A text without room
    for passing mentions is about all that it names, in that order; cues alone make a country only where there is room.
    The country of a ship's flag comes last.
    """
    if not mentions or brief(text, headline_end):
        order = tuple(by_place(text, mentions, dateline))
    else:
        found, least = scores(text, lang, mentions, headline_end, dateline, shipped())
        level(text, mentions, found)
        order = tuple(code for code in by_weight(text, mentions, found, dateline) if found[code] >= least)
    if len(order) > 1:
        carried = only_flags(text, lang, [m for m in mentions if m.kind not in CUES])
        order = tuple(sorted(order, key=carried.__contains__))
    return order, order[0] if order else ""


def by_weight(
    text: str, mentions: tuple[Mention, ...], found: dict[str, float], dateline: tuple[int, int] | None
) -> list[str]:
    """The countries, weightiest first; of two alike the one that is named first, none before the dateline's for that.

    Guests on third ground come before their host.
    """
    begin = dateline[1] if dateline else 0
    first = next((m.code for m in mentions if m.kind not in CUES and m.start >= begin), "")
    ground = {m.code for m in mentions if dateline and m.kind not in CUES and dateline[0] <= m.start < begin}
    worth = FIRST if not ground or first in ground else 0.0
    worth = GUEST if first and first == _guest(text, mentions, dateline) else worth
    odds = {code: math.log(score / (1 - score)) + (worth if code == first else 0) for code, score in found.items()}
    return sorted(odds, key=lambda code: -odds[code])


def by_place(text: str, mentions: tuple[Mention, ...], dateline: tuple[int, int] | None) -> list[str]:
    """The countries that a text names, in that order; guests on third ground before their host."""
    order = list(dict.fromkeys(mention.code for mention in mentions if mention.kind not in CUES))
    guest = _guest(text, mentions, dateline)
    return sorted(order, key=lambda code: code != guest)


def _guest(text: str, mentions: tuple[Mention, ...], dateline: tuple[int, int] | None) -> str:
    """The state that the first sentence begins with, where it meets another on third ground; "" without.

    "VARSOVIE - La Hongrie a battu le Danemark": the dateline's country is at most a place in that sentence, and no firm is in it.
    """
    if not dateline:
        return ""
    named = [m for m in mentions if m.kind not in CUES]
    ground = {m.code for m in named if dateline[0] <= m.start < dateline[1]}
    actors = [m for m in named if m.start >= dateline[1]]
    if not ground or not actors or actors[0].kind not in _ACTORS or actors[0].code in ground:
        return ""
    opening = _OPENS.match(text, dateline[1])
    if not opening or opening.end() < actors[0].start:
        return ""
    if actors[0].kind == "demonym" and not _SOMEBODY.search(opening[0]):
        return ""  # "Swedish Export Credit": a firm's name
    close = _CLOSES.search(text, actors[0].end)
    end = close.start() if close else len(text)
    inside = [m for m in mentions if dateline[1] <= m.start < end]
    if any(m.kind == "company" or (m.code in ground and m.kind in (*_STATES, "demonym")) for m in inside):
        return ""
    return actors[0].code if len({m.code for m in inside if m.kind not in CUES} - ground) > 1 else ""


def level(text: str, mentions: tuple[Mention, ...], found: dict[str, float]) -> None:
    """Give the second half of a compound ("bulgaro-roumain") the score of the first, where it has less."""
    for one, other in pairwise(mentions):
        if one.kind == other.kind == "demonym" and text[one.end : other.start] in ("-", "‑", "–"):
            found[other.code] = max(found[other.code], 0.99 * found[one.code])


def evidence(mentions: tuple[Mention, ...], countries: tuple[str, ...]) -> tuple[Mention, ...]:
    """The mentions that name a country, and the cues of the countries that the story is about."""
    return tuple(m for m in mentions if m.kind not in CUES or m.code in countries)
