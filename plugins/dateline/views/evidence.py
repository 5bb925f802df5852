"""The evidence of an article: the words of its text that say where, who and when, each marked where it stands."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import names
from ..frozen import frozen
from ..model import Mention, Story
from .parts import Desk
from .shapes import Link

READ_AS = ("anchor", "country", "pieces", "place", "places", "inside")
"""The fields by which a template shows where in a text something stands; for one that reads none nothing is marked."""


@frozen
class Piece:
    """A stretch of the text. `anchor` is "" where nothing leads to it; `country` is what its words say, "" if none.

    A quotation is a piece of `pieces`, which together are its `text`.
    """

    text: str
    anchor: str = ""
    country: str = ""
    pieces: tuple[Piece, ...] = ()


@frozen
class Cue:
    """Words that point to a country: how, and where they stand (links to the places that are marked)."""

    text: str
    kind: str
    places: tuple[Link, ...]


@frozen
class Evidence:
    """A country of the story, or one that is only named (`listed` False), with the words that point to it.

    `inferred`: no word does; it stands in for stories without a cue.
    """

    country: str
    href: str
    month: Link | None
    primary: bool
    listed: bool
    inferred: bool
    cues: tuple[Cue, ...]


@frozen
class Dropped:
    """A reading that was dropped: the words, the country that they do not mean, why, and the way to them, "" if none."""

    text: str
    country: str
    why: str
    place: str


@dataclass(slots=True)
class Marks:
    """What is marked in a story's text, in text order: (start, end, anchor, country code or "")."""

    spans: list[tuple[int, int, str, str]] = field(default_factory=list)
    mentions: dict[Mention, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)

    def take(self, start: int, end: int, anchor: str, code: str = "") -> str:
        """`anchor` for a stretch of which nothing is marked yet, else ""."""
        if not self.spans or self.spans[-1][1] <= start:
            self.spans.append((start, end, anchor, code))
            return anchor
        at = bisect_left(self.spans, (start,))
        if (at and self.spans[at - 1][1] > start) or (at < len(self.spans) and self.spans[at][0] < end):
            return ""
        insort(self.spans, (start, end, anchor, code))
        return anchor


def marks(story: Story) -> Marks:
    """What can be marked: mentions of countries, the first place of each person, dropped readings.

    Of what overlaps the first in this order is marked; what is not in the text where it should be is not.
    """
    text = story.text
    found = Marks()
    number = 0
    for mention in sorted(story.mentions, key=lambda m: (m.start, -m.end)):
        if text[mention.start : mention.end] == mention.text and mention.start < mention.end:
            anchor = found.take(mention.start, mention.end, f"e{number + 1}", mention.code)
            if anchor:
                number += 1
                found.mentions[mention] = anchor
    for n, person in enumerate(story.people, 1):
        at = _named(person.name, text) if person.name else -1
        found.people.setdefault(person.name, "" if at < 0 else found.take(at, at + len(person.name), f"p{n}"))
    for n, one in enumerate(story.rejected, 1):
        stands = one.start < one.end and text[one.start : one.end] == one.text
        found.rejected.append(found.take(one.start, one.end, f"r{n}") if stands else "")
    return found


def _named(name: str, text: str) -> int:
    """Where a whole name stands first in a text, -1 if nowhere; behind what Arabic writes before it in one word where it stands so only."""
    joined = -1
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not _in_word(text[end : end + 1]):
            if not at or not _in_word(text[at - 1]):
                return at
            joined = at if joined < 0 else joined
        at = text.find(name, at + 1)
    return joined


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def pieces(
    story: Story, found: Marks, lang: str, marked: bool = True
) -> tuple[list[tuple[Piece, ...]], frozenset[int]]:
    """Headline (if there is one) and paragraphs, each cut where its marks begin and end; the quotations (from 1) in them.

    A quotation that goes on in another paragraph is marked in its first; one that ends within a mark is not. If not `marked`
    nothing is.
    """
    blocks = ([story.headline] if story.headline else []) + list(story.paragraphs)
    if not marked:
        return [(Piece(block),) for block in blocks], frozenset()
    said = [(quote.start, quote.end, n) for n, quote in enumerate(story.quotes, 1)]
    out: list[tuple[Piece, ...]] = []
    inside: set[int] = set()
    start = at = 0
    for block in blocks:
        end = start + len(block)
        parts: list[tuple[int, Piece]] = []
        done = start
        while at < len(found.spans) and found.spans[at][0] < end:
            first, last, anchor, code = found.spans[at]
            at += 1
            # What reaches over the end of a paragraph cannot be marked in one piece.
            if first < done or last > end:
                continue
            if first > done:
                parts.append((done, Piece(block[done - start : first - start])))
            parts.append(
                (first, Piece(block[first - start : last - start], anchor, code and names.country(code, lang)))
            )
            done = last
        if done < end:
            parts.append((done, Piece(block[done - start :])))
        here = [(a, min(b, end), n) for a, b, n in said if start <= a < end and a < b]
        whole, held = _spoken(parts, here) if here else (tuple(piece for _, piece in parts), ())
        inside.update(held)
        out.append(whole)
        start = end + 2
    return out, frozenset(inside)


def _spoken(
    parts: list[tuple[int, Piece]], said: Iterable[tuple[int, int, int]]
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The pieces of a paragraph, those of each quotation within one of its own, and which quotations these are."""
    inside: list[int] = []
    for first, last, number in sorted(said):
        cut = _cut(_cut(parts, first) or [], last)
        if not cut:
            continue
        within = [piece for at, piece in cut if first <= at < last]
        if not within or any(piece.pieces for piece in within):
            continue
        quoted = Piece("".join(piece.text for piece in within), f"q{number}", pieces=tuple(within))
        parts = (
            [part for part in cut if part[0] < first] + [(first, quoted)] + [part for part in cut if part[0] >= last]
        )
        inside.append(number)
    return tuple(piece for _, piece in parts), tuple(inside)


def _cut(parts: list[tuple[int, Piece]], place: int) -> list[tuple[int, Piece]] | None:
    """The parts with an end at `place`; None where that is within a mark."""
    for n, (at, piece) in enumerate(parts):
        if at < place < at + len(piece.text):
            if piece.anchor:
                return None
            halves = (at, Piece(piece.text[: place - at])), (place, Piece(piece.text[place - at :]))
            return [*parts[:n], *halves, *parts[n + 1 :]]
    return parts


def evidence(desk: Desk, story: Story, anchors: Mapping[Mention, str], month: str) -> Iterator[Evidence]:
    """The story's countries in their order, then those that are only named; equal words are said once."""
    cues: dict[str, dict[tuple[str, str], list[str]]] = {code: {} for code in story.countries}
    for mention in story.mentions:
        of_country = cues.setdefault(mention.code, {})
        of_country.setdefault((mention.text, mention.kind), []).append(anchors.get(mention, ""))
    stand_in = {note.detail for note in story.notes if (note.field, note.code) == ("countries", "home")}
    for code, found in cues.items():
        listed = code in story.countries
        yield Evidence(
            names.country(code, desk.lang),
            desk.country(code).href if listed else "",
            desk.country(code, month) if listed and month else None,
            code == story.primary,
            listed,
            not found and code in stand_in,
            tuple(
                Cue(
                    text.replace("\n", " "),
                    desk.say.get(f"kind.{kind}", kind),
                    tuple(Link(str(n), f"#{anchor}") for n, anchor in enumerate(filter(None, places), 1)),
                )
                for (text, kind), places in found.items()
            ),
        )


def dropped(desk: Desk, story: Story, anchors: Iterable[str]) -> Iterator[Dropped]:
    """The readings that were dropped, in text order."""
    for one, anchor in zip(story.rejected, anchors, strict=True):
        why = desk.say.get(f"reason.{one.reason}", one.reason)
        yield Dropped(
            one.text.replace("\n", " "), names.country(one.code, desk.lang), why, f"#{anchor}" if anchor else ""
        )
