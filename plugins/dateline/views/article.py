"""The view of an article: the text with its evidence marked, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import Formatter

from .. import interface, names, urls
from ..around import Around
from ..cite.metadata import Metadata, metadata
from ..corrections import Corrected
from ..frozen import frozen
from ..model import Entry, Story
from ..shelves import month_of, placed
from .amendments import Amendment, amendment
from .evidence import Dropped, Evidence, Marks, Piece, dropped, evidence, marks, pieces
from .known import ways
from .later import Deferring, later
from .parts import Desk
from .quotes import whole
from .shapes import Card, Link, Page, SiteOptions, When


@frozen
class Saying:
    """A quotation and its speaker, "" where nobody is named; `person` leads to the speaker's page, if there is one.

    `inside` says that the words are marked in the text, under the quotation's own address.
    """

    text: str
    speaker: str
    person: str = ""
    inside: bool = False


@frozen
class Fact:
    """A line of the article's particulars: what it is, its value, and the way to what it names, "" without one.

    `place` leads to where it stands in the text, "" if nowhere.
    """

    label: str
    value: str
    lang: str = ""
    dir: str = ""
    href: str = ""
    place: str = ""


@frozen
class Reference:
    """How the article is cited: in words, as (words, whether they are somebody's own); and as files for reference managers."""

    words: tuple[tuple[str, bool], ...]
    files: tuple[Link, ...]


@frozen
class Turn:
    """The neighbours on one of the shelves that an article stands on, and what to call them."""

    label: str
    newer_label: str
    older_label: str
    newer: Link | None
    older: Link | None


@frozen
class ArticleView(Deferring):
    """One article. `html` is a body that a person wrote in Markdown, sanitised; then `paragraphs` is empty.

    `bases` are what says its date, in the words that stand there, unless `redated` says that a person has changed it;
    `dropped` are readings that were dropped.
    """

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
    bases: tuple[Fact, ...] = ()
    redated: bool = False
    dropped: tuple[Dropped, ...] = ()


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
    found = Marks() if html or not options.marked else marks(story)
    blocks, inside = pieces(story, found, desk.lang, options.marked)
    headline, paragraphs = (blocks[0], blocks[1:]) if story.headline else ((), blocks)
    said_again = bool(story.headline) and story.headline == story.title
    if not html and paragraphs and story.text == story.title:
        # Nothing but a headline: its words stand there once.
        headline, paragraphs, said_again = paragraphs[0], [], True
    headline = tuple(_bound(piece, story.lang) for piece in headline)
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
        evidence=later(lambda: tuple(evidence(desk, story, found.mentions, month))),
        people=later(
            lambda: tuple(
                Fact(p.name, p.role, href=to_person(p.name), place=_to(found.people.get(p.name, "")))
                for p in story.people
            )
        ),
        organisations=story.organisations,
        quotes=later(
            lambda: tuple(
                Saying(whole(quote.text), quote.speaker, to_person(quote.speaker), not html and n in inside)
                for n, quote in enumerate(story.quotes, 1)
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
        bases=later(lambda: tuple(_bases(desk, story))),
        redated=any(basis.date != story.date for basis in story.bases),
        dropped=later(lambda: tuple(dropped(desk, story, found.rejected or [""] * len(story.rejected)))),
    )


def _bound(piece: Piece, lang: str) -> Piece:
    """A piece of a headline as it is set."""
    return replace(
        piece, text=names.bound(piece.text, lang), pieces=tuple(_bound(inner, lang) for inner in piece.pieces)
    )


def _to(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


def _bases(desk: Desk, story: Story) -> Iterator[Fact]:
    lang, direction = desk.foreign(story.lang)
    for basis in story.bases:
        yield Fact(desk.say.get(f"basis.{basis.kind}", basis.kind), basis.words, lang, direction)


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
        Fact(
            say["article.original"],
            story.original.split("/")[2] if story.original else "",
            "zxx",
            "ltr",
            story.original,
        ),
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
