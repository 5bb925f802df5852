"""The view of an article: the text with its evidence marked, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .. import names, urls
from ..around import Around
from ..cite.metadata import Metadata, metadata
from ..corrections import Corrected
from ..frozen import frozen
from ..model import Entry, Story
from ..shelves import month_of, placed
from .amendments import Amendment, amendment
from .evidence import Dropped, Evidence, Marks, Piece, dropped, evidence, marks, pieces
from .known import ways
from .later import LATER, Deferring, left
from .particulars import Fact, Reference, cite, facts, signed
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
    organisations: tuple[str, ...]
    corrected: tuple[Amendment, ...]
    evidence: tuple[Evidence, ...] = LATER
    people: tuple[Fact, ...] = LATER
    quotes: tuple[Saying, ...] = LATER
    notes: tuple[Fact, ...] = LATER
    signed: tuple[str, ...] = LATER
    facts: tuple[Fact, ...] = LATER
    newer: Link | None = LATER
    older: Link | None = LATER
    in_country: Turn | None = LATER
    related: tuple[Card, ...] = LATER
    cite: Reference = LATER
    metadata: Metadata = LATER
    corrections: str = LATER
    bases: tuple[Fact, ...] = LATER
    redated: bool = LATER
    dropped: tuple[Dropped, ...] = LATER


@frozen
class _Rest:
    """What the rest of an article's view is made of; `marks` are the marks in its text, `inside` the quotations that are."""

    desk: Desk
    story: Story
    entry: Entry
    around: Around
    when: When
    marks: Marks
    inside: frozenset[int]

    def _to_person(self) -> Callable[[str], str]:
        found = ways(self.desk, self.around.people)
        return lambda name: found.get(names.sortable(name), "") if found else ""

    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(evidence(self.desk, self.story, self.marks.mentions, month_of(self.entry)))

    def people(self) -> tuple[Fact, ...]:
        to, places = self._to_person(), self.marks.people
        return tuple(
            Fact(p.name, p.role, href=to(p.name), place=_to(places.get(p.name, ""))) for p in self.story.people
        )

    def quotes(self) -> tuple[Saying, ...]:
        to, inside = self._to_person(), self.inside
        return tuple(
            Saying(whole(quote.text), quote.speaker, to(quote.speaker), n in inside)
            for n, quote in enumerate(self.story.quotes, 1)
        )

    def notes(self) -> tuple[Fact, ...]:
        return tuple(_notes(self.desk, self.story))

    def signed(self) -> tuple[str, ...]:
        return signed(self.story)

    def facts(self) -> tuple[Fact, ...]:
        return facts(self.desk, self.story, self.entry, self.when)

    def newer(self) -> Link | None:
        return _neighbour(self.desk, self.around.newer)

    def older(self) -> Link | None:
        return _neighbour(self.desk, self.around.older)

    def in_country(self) -> Turn | None:
        return _in_country(self.desk, self.entry.primary, self.around)

    def related(self) -> tuple[Card, ...]:
        return self.desk.cards(self.around.related, full=0)

    def cite(self) -> Reference:
        return cite(self.desk, self.entry, self.when)

    def metadata(self) -> Metadata:
        options = self.desk.options
        return metadata(self.entry, options.name, options.url, self.desk.lang)

    def corrections(self) -> str:
        return self.desk.href(urls.CORRECTIONS)

    def bases(self) -> tuple[Fact, ...]:
        return tuple(_bases(self.desk, self.story))

    def redated(self) -> bool:
        return any(basis.date != self.story.date for basis in self.story.bases)

    def dropped(self) -> tuple[Dropped, ...]:
        story = self.story
        return tuple(dropped(self.desk, story, self.marks.rejected or [""] * len(story.rejected)))


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
    view = ArticleView(
        desk.page(entry.title, story.summary, trail=[(say["nav.front"], urls.FRONT), *_trail(desk, entry)]),
        lang,
        direction,
        headline if said_again else (Piece(names.bound(entry.title, entry.lang)),),
        () if said_again else headline,
        when,
        story.dateline,
        tuple([desk.country(code, month) for code in story.countries]),
        () if html else tuple(paragraphs),
        html,
        story.organisations,
        tuple([amendment(desk, one) for one in corrected]),
    )
    return left(view, _Rest(desk, story, entry, around, when, found, frozenset() if html else inside))


def _bound(piece: Piece, lang: str) -> Piece:
    """A piece of a headline as it is set."""
    inner = tuple([_bound(inner, lang) for inner in piece.pieces])
    return Piece(names.bound(piece.text, lang), piece.anchor, piece.country, inner)


def _to(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


def _bases(desk: Desk, story: Story) -> Iterator[Fact]:
    lang, direction = desk.foreign(story.lang)
    for basis in story.bases:
        yield Fact(desk.say.get(f"basis.{basis.kind}", basis.kind), basis.words, lang, direction)


def _notes(desk: Desk, story: Story) -> Iterator[Fact]:
    for note in story.notes:
        yield Fact(desk.say.get(f"note.field.{note.field}", note.field), desk.doubt(note))


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
