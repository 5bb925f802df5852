"""The view of an article: the text with its evidence marked, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import Formatter

from .. import interface, names, urls
from ..around import Around
from ..cite.metadata import Metadata, metadata
from ..corrections import Corrected
from ..model import Entry, Mention, Story
from ..shelves import month_of, placed
from .amendments import Amendment, amendment
from .known import ways
from .later import Deferring, later
from .parts import Desk
from .quotes import whole
from .shapes import Card, Link, Page, SiteOptions, When


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `anchor` and `country` are "" outside of evidence."""

    text: str
    anchor: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point to a country: how, and where they stand (links to the places that are marked)."""

    text: str
    kind: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A country of the story, or one that is only named (`listed` False), with the words that point to it."""

    country: str
    href: str
    month: Link | None
    primary: bool
    listed: bool
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation and its speaker, "" where nobody is named; `person` leads to the speaker's page, if there is one."""

    text: str
    speaker: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the article's particulars: what it is, its value, and, for a person with a page, the way there."""

    label: str
    value: str
    lang: str = ""
    dir: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """How the article is cited: in words, as (words, whether they are somebody's own); and as files for reference managers."""

    words: tuple[tuple[str, bool], ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """The neighbours on one of the shelves that an article stands on, and what to call them."""

    label: str
    newer_label: str
    older_label: str
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class ArticleView(Deferring):
    """One article. `html` is a body that a person wrote in Markdown, sanitised; then `paragraphs` is empty."""

    page: Page
    lang: str
    dir: str
    heading: tuple[Piece, ...]
    headline: tuple[Piece, ...]
    when: When
    dateline: str
    countries: tuple[Link, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    html: str
    evidence: tuple[Evidence, ...]
    people: tuple[Fact, ...]
    organisations: tuple[str, ...]
    quotes: tuple[Saying, ...]
    notes: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    newer: Link | None
    older: Link | None
    in_country: Turn | None
    related: tuple[Card, ...]
    cite: Reference
    metadata: Metadata
    corrected: tuple[Amendment, ...] = ()
    corrections: str = ""


def article(
    options: SiteOptions,
    story: Story,
    entry: Entry,
    html: str,
    around: Around,
    corrected: tuple[Corrected, ...] = (),
) -> ArticleView:
    """The view of `story`, which stands in the archive as `entry` with these articles around it."""
    desk = Desk(options, entry.url)
    say = desk.say
    lang, direction = desk.foreign(story.lang)
    month = month_of(entry)
    anchored = [] if html else _anchored(story)
    pieces = _pieces(story, anchored, desk.lang)
    headline, paragraphs = (pieces[0], pieces[1:]) if story.headline else ((), pieces)
    headline = tuple(replace(piece, text=names.bound(piece.text, story.lang)) for piece in headline)
    said_again = bool(story.headline) and story.headline == story.title
    when = When(names.date(entry.date, desk.lang), names.machine(entry.date))
    people = ways(desk, around.people)

    def to_person(name: str) -> str:
        return people.get(names.sortable(name), "") if people else ""

    return ArticleView(
        page=desk.page(entry.title, story.summary, trail=[(say["nav.front"], urls.FRONT), *_trail(desk, entry)]),
        lang=lang,
        dir=direction,
        heading=headline if said_again else (Piece(names.bound(entry.title, entry.lang)),),
        headline=() if said_again else headline,
        when=when,
        dateline=story.dateline,
        countries=tuple(desk.country(code, month) for code in story.countries),
        paragraphs=() if html else tuple(paragraphs),
        html=html,
        evidence=later(lambda: tuple(_evidence(desk, story, anchored, month))),
        people=later(lambda: tuple(Fact(p.name, p.role, href=to_person(p.name)) for p in story.people)),
        organisations=story.organisations,
        quotes=later(
            lambda: tuple(
                Saying(whole(quote.text), quote.speaker, to_person(quote.speaker)) for quote in story.quotes
            )
        ),
        notes=later(lambda: tuple(_notes(desk, story))),
        facts=later(lambda: _facts(desk, story, entry, when)),
        newer=later(lambda: _neighbour(desk, around.newer)),
        older=later(lambda: _neighbour(desk, around.older)),
        in_country=later(lambda: _in_country(desk, entry.primary, around)),
        related=later(lambda: desk.cards(around.related, full=0)),
        cite=later(lambda: _cite(desk, entry, when)),
        metadata=later(lambda: metadata(entry, options.name, options.url, desk.lang)),
        corrected=tuple(amendment(desk, one) for one in corrected),
        corrections=later(lambda: desk.href(urls.CORRECTIONS)),
    )


def _notes(desk: Desk, story: Story) -> Iterator[Fact]:
    for note in story.notes:
        yield Fact(desk.say.get(f"note.field.{note.field}", note.field), desk.doubt(note))


def _facts(desk: Desk, story: Story, entry: Entry, when: When) -> tuple[Fact, ...]:
    say = desk.say
    facts = (
        Fact(say["article.date"], when.words),
        Fact(say["article.dateline"], story.dateline, *desk.foreign(story.lang)),
        Fact(say["article.language"], names.language(story.lang, desk.lang)),
        Fact(say["article.length"], interface.counted("words", entry.words, desk.lang)),
        Fact(say["article.source_word"], story.source, "zxx", "ltr"),
    )
    return tuple(fact for fact in facts if fact.value)


def _cite(desk: Desk, entry: Entry, when: When) -> Reference:
    say = desk.say
    named = {"title": names.bound(entry.title, entry.lang), "site": desk.options.name, "date": when.words}
    words: list[tuple[str, bool]] = []
    for text, name, _, _ in Formatter().parse(say["cite.as"]):
        words += [(text, False)] if text else []
        words += [(named[name], True)] if name else []
    return Reference(
        tuple(words),
        (desk.link(say["cite.ris"], urls.ris(entry.url)), desk.link(say["cite.csl"], urls.csl(entry.url))),
    )


def _neighbour(desk: Desk, other: Entry | None) -> Link | None:
    if other is None:
        return None
    lang, direction = desk.foreign(other.lang)
    return Link(names.bound(other.title, other.lang), desk.href(other.url), lang=lang, dir=direction)


def _in_country(desk: Desk, code: str, around: Around) -> Turn | None:
    """The neighbours in the main country, where they are others than those in the month."""
    newer, older = around.country_newer, around.country_older
    if (newer, older) in ((None, None), (around.newer, around.older)):
        return None
    say, name = desk.say, names.country(code, desk.lang)
    return Turn(
        say["article.in_country"].format(country=name),
        say["article.newer_of"].format(country=name),
        say["article.older_of"].format(country=name),
        _neighbour(desk, newer),
        _neighbour(desk, older),
    )


def _trail(desk: Desk, entry: Entry) -> list[tuple[str, str]]:
    settled, year, month, _ = placed(entry.date)
    if not settled:
        return [(desk.say["nav.undated"], urls.UNDATED)]
    trail = [(f"{year:04d}", urls.year(year))]
    if month:
        key = month_of(entry)
        trail.append((names.month(key, desk.lang).capitalize(), urls.month(key)))
    return trail


def _anchored(story: Story) -> list[tuple[Mention, str]]:
    """The mentions that can be marked, in text order, with their anchors: those of the text that do not overlap."""
    text = story.text
    out: list[tuple[Mention, str]] = []
    end = 0
    for mention in sorted(story.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end and text[mention.start : mention.end] == mention.text:
            out.append((mention, f"e{len(out) + 1}"))
            end = mention.end
    return out


def _pieces(story: Story, anchored: Sequence[tuple[Mention, str]], lang: str) -> list[tuple[Piece, ...]]:
    """Headline (if there is one) and paragraphs, each cut where its evidence begins and ends."""
    blocks = ([story.headline] if story.headline else []) + list(story.paragraphs)
    todo = iter(anchored)
    mention, anchor = next(todo, (None, ""))
    out: list[tuple[Piece, ...]] = []
    start = 0
    for block in blocks:
        pieces: list[Piece] = []
        done = 0
        end = start + len(block)
        while mention is not None and mention.start < end:
            at, till = mention.start - start, mention.end - start
            # What reaches over the end of a paragraph cannot be marked in one piece.
            if done <= at and till <= len(block):
                pieces += [Piece(block[done:at])] if at > done else []
                pieces.append(Piece(block[at:till], anchor, names.country(mention.code, lang)))
                done = till
            mention, anchor = next(todo, (None, ""))
        pieces += [Piece(block[done:])] if done < len(block) else []
        out.append(tuple(pieces))
        start = end + 2
    return out


def _evidence(desk: Desk, story: Story, anchored: Sequence[tuple[Mention, str]], month: str) -> Iterator[Evidence]:
    """The story's countries in their order, then those that are only named; equal words are said once."""
    anchors = {id(mention): anchor for mention, anchor in anchored}
    cues: dict[str, dict[tuple[str, str], list[str]]] = {code: {} for code in story.countries}
    for mention in story.mentions:
        of_country = cues.setdefault(mention.code, {})
        of_country.setdefault((mention.text, mention.kind), []).append(anchors.get(id(mention), ""))
    for code, found in cues.items():
        listed = code in story.countries
        yield Evidence(
            names.country(code, desk.lang),
            desk.country(code).href if listed else "",
            desk.country(code, month) if listed and month else None,
            code == story.primary,
            listed,
            tuple(
                Cue(
                    text.replace("\n", " "),
                    desk.say.get(f"kind.{kind}", kind),
                    tuple(Link(str(n), f"#{anchor}") for n, anchor in enumerate(filter(None, places), 1)),
                )
                for (text, kind), places in found.items()
            ),
        )
