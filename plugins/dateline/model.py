"""The shapes an article takes on its way from a seed file to a page: one frozen dataclass a stage.

Nothing here computes anything beyond a property or two, and nothing here imports another module of
ours: every other module may import this one.

Offsets are Unicode code points into `Story.text`. Country codes are ISO 3166-1 alpha-2, plus `XK`.
Dates are EDTF strings (ISO 8601-2, the subset that `edtf.py` reads); the empty string is "not found",
everywhere, for every text field.
"""

from __future__ import annotations

from dataclasses import field

from .frozen import frozen

LOOKS_DATED = "looks-dated"
"""The code of the note on an undated article that begins with what looks like a date."""
UNREADABLE = "unreadable"
"""The code of the note on a date header that does not read as a date."""
SEVERAL = " / "
"""Parts two such dates in the note's detail, where the file may hold several articles."""
IMPOSSIBLE = "impossible"
"""The code of the note on a date that no calendar has."""
TWO_READINGS = "day-month-order"
"""The code of the note on an article whose date in numbers may be two days."""


@frozen
class Note:
    """A doubt kept beside a value: which field, a stable code for the kind of doubt, the words for a reader."""

    field: str
    code: str
    detail: str = ""


@frozen
class Reject:
    """A seed that could not be read: where, what is wrong, what to do about it."""

    source: str
    reason: str


@frozen
class RawArticle:
    """What a seed file says of one article; nothing is inferred.

    `source` is the POSIX path below the seeds folder, with `#n` (from 1) when the file holds several.
    `header` is the value of the date header as written, "" without one. `text` is everything behind the
    header, decoded and repaired (mojibake, line ends), otherwise word for word. The fields from `title`
    on are filled only by formats that state them, `author` (one or several) and `publication` (the paper) as written. `alike` is another header of the same file, where this one may be
    read in two ways and the other cannot.
    """

    source: str
    text: str
    header: str = ""
    encoding: str = "utf-8"
    notes: tuple[Note, ...] = ()
    title: str = ""
    url: str = ""
    lang: str = ""
    alike: str = ""
    author: str = ""
    publication: str = ""


@frozen
class Mention:
    """One place in the text that names a country, and how: the evidence.

    `kind` is one of `name`, `demonym`, `capital`, `city`, `region`, `institution`, `historic`, `code`; or, where what
    stands there only belongs to the country, `company`, `person`, `currency`, `seat`.
    `text` is `Story.text[start:end]`.
    """

    code: str
    text: str
    start: int
    end: int
    kind: str


@frozen
class Rejection:
    """A reading that was considered and dropped, and the rule that dropped it (a code of `data/reasons.csv`)."""

    code: str
    text: str
    start: int
    end: int
    reason: str


@frozen
class Basis:
    """What says the date of a story: the seed's `header` or the text's own `line`, in the words that stand there.

    `date` is what was made of all of them, in EDTF; where a story has another date, somebody has corrected it.
    """

    date: str
    kind: str
    words: str


@frozen
class Person:
    """Somebody named in the text: the fullest form there, without honorific, and what the text says they are."""

    name: str
    role: str = ""


@frozen
class Quote:
    """Words in quotation marks that somebody said: without the marks; `speaker` "" where nobody is named.

    `text` is `Story.text[start:end]`.
    """

    text: str
    speaker: str
    start: int
    end: int


@frozen
class Story:
    """An article with everything that was found in it.

    `headline` is the seed's own title as written, "" if it has none; `title` is what the page shows, taken
    from the headline or made from the text. `paragraphs` is the body, without the headline.
    `countries` are what the story is about, most salient first; `primary` is one of them or "".
    `mentions` are all the places where countries are named, in text order, of whatever country; `rejected` are
    readings of other places that were dropped, the first of each, a few.
    `slug` is given once, when the page is first written, and kept. `original` is the address at which the article was published,
    `publication` the paper, site or agency, `authors` are who wrote it, as they are named; empty if unknown.
    """

    source: str
    title: str
    paragraphs: tuple[str, ...]
    lang: str = ""
    date: str = ""
    headline: str = ""
    summary: str = ""
    dateline: str = ""
    countries: tuple[str, ...] = ()
    primary: str = ""
    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    notes: tuple[Note, ...] = ()
    slug: str = ""
    bases: tuple[Basis, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    original: str = ""
    authors: tuple[str, ...] = ()
    publication: str = ""

    @property
    def text(self) -> str:
        """The plain text that all offsets count in: the headline, if there is one, then the paragraphs."""
        head = (self.headline,) if self.headline else ()
        return "\n\n".join(head + self.paragraphs)


@frozen
class Entry:
    """What lists, counts and feeds need of a page; never its body.

    `path` is the page's POSIX path below the content folder and decides its `url` (relative to the site,
    with a final slash). `date` is EDTF. `quoted` is the number of its quotations. `standfirst` is what goes below
    the title where `summary` would only say it again. `mark` is a digest of all the rest, "" where nobody needs it.
    """

    path: str
    url: str
    source: str
    title: str
    date: str
    lang: str
    summary: str
    dateline: str
    countries: tuple[str, ...]
    primary: str
    people: tuple[str, ...] = field(default=())
    words: int = 0
    slug: str = ""
    quoted: int = 0
    standfirst: str = ""
    original: str = ""
    authors: tuple[str, ...] = field(default=())
    publication: str = ""
    mark: str = ""
