"""Story ↔ Markdown page: the one place that knows the header's keys and how values are written in it.

A page is a header of `Key: value` lines as Pelican reads them (further values on lines that begin with four
spaces), an empty line, and the body. What a person would correct comes first; the evidence comes last.

`loads(dumps(story, names=...)).story == story` for every story whose strings have no control characters,
line separators, marks of direction or lone surrogates, and no line ends but single ones inside a paragraph; whose title,
paragraphs, names and quoted words are not empty; whose codes, kinds and slugs have no spaces or commas, and whose authors no `;` or `<`; whose
date is one that `edtf` reads; and whose offsets fit its text. What lies outside is made to fit: nothing in a
text can become a header key, a tag or mark-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape as html_escape

from . import edtf
from .anchors import Places, shorten
from .cells import cells, parted, read_cells, whole
from .country_lists import listed
from .derived import NO_DAY, emptied, first_day, tag_line, tags
from .escape import clean, escape_body, summary, unescape_body, unsummary, unvalue, value, web_address
from .frozen import frozen
from .model import Basis, Mention, Note, Person, Quote, Rejection, Story

# `Primary` where a story about countries has no main one; without the key it is the first.
NONE = "none"
_KEY = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ ]*(.*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TITLE = 110
_OWN = frozenset((
    "title", "date", "date_edtf", "lang", "dateline", "countries", "primary", "tags", "summary", "people", "organisations", "slug",
    "source", "original", "authors", "publication", "headline", "notes", "date_from", "quotes", "mentions", "rejected",
))  # fmt: skip

# The keys as we write them.
_USUAL = {name.capitalize(): name for name in _OWN | {"seal"}}

Header = dict[str, list[str]]
Extra = tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Page:
    """A page as read: its story, its raw body, and whether the body is nothing but plain paragraphs.

    `extra` holds header keys that are not ours (`Status`, `Author` for `Authors`, …), in lower case, as written.
    `problems` are what was not understood in it; they are not part of the story.
    """

    story: Story
    body: str = ""
    plain: bool = True
    extra: Extra = ()
    problems: tuple[Note, ...] = ()


def dumps(story: Story, *, names: Mapping[str, str], extra: Extra = ()) -> str:
    """The page of a story, with a final line end; `names` gives the countries' names for the tags."""
    return joined(*written(story, names=names, extra=extra))


def written(story: Story, *, names: Mapping[str, str], extra: Extra = ()) -> tuple[Header, str]:
    """Header and body of that page, as `split` divides it."""
    values: dict[str, Iterable[str]] = {
        "title": [value(story.title)],
        "date": [f"{first_day(story.date)} 00:00"],
        "date_edtf": [value(story.date)],
        "lang": [value(story.lang)],
        **{key.lower(): map(value, values) for key, values in extra if key not in _OWN},
        "dateline": [value(story.dateline)],
        "countries": [value(", ".join(story.countries))],
        "primary": [_primary(story)],
        "tags": [tag_line([names.get(code, code) for code in story.countries])],
        "summary": [summary(story.summary)],
        "people": [whole(cells(person.name, person.role)) for person in story.people],
        "organisations": [whole(value(name)) for name in story.organisations],
        "slug": [value(story.slug)],
        "source": [value(story.source)],
        "original": [value(story.original)],
        "authors": [tag_line(story.authors)],
        "publication": [value(story.publication)],
        "headline": [value(story.headline)],
        "notes": [cells(note.field, note.code, note.detail) for note in story.notes],
        "date_from": [cells(basis.date, basis.kind, basis.words) for basis in story.bases],
        "quotes": [cells(f"{q.start}-{q.end}", q.speaker, shorten(q.text)) for q in story.quotes],
        "mentions": [f"{m.code} {m.kind} {m.start} {value(m.text)}".strip() for m in story.mentions],
        "rejected": [f"{r.code} {r.reason} {r.start} {value(r.text)}".strip() for r in story.rejected],
    }
    header = {key: found for key, lines in values.items() if (found := [*filter(None, lines)])}
    return header, _gaps_closed(escape_body(story.paragraphs))


def _primary(story: Story) -> str:
    first = story.countries[0] if story.countries else ""
    return "" if story.primary == first else value(story.primary) or NONE


def loads(text: str) -> Page:
    """The page in `text`, never an exception: what is missing is empty, what is not understood a problem."""
    header, body = split(text)
    problems: list[Note] = []

    def one(key: str) -> str:
        return unvalue(" ".join(header[key])) if key in header else ""

    if not header:
        problems.append(Note("header", "missing"))
    plain = unescape_body(body)
    paragraphs = _blocks(body) if plain is None else plain
    countries = _codes("countries", one("countries"), problems)
    primary = one("primary")
    primary = primary if primary == NONE else "".join(_codes("primary", primary, problems)[:1])
    headline = one("headline")
    text = "\n\n".join((headline, *paragraphs) if headline else paragraphs)
    mentions, quotes, rejected = _evidence(text, header, problems)
    story = Story(
        source=one("source"),
        title=one("title") or _opening(text, one("lang"), problems),
        paragraphs=paragraphs,
        lang=_fitting("lang", one("lang"), problems),
        date=_date(one("date_edtf"), "" if emptied(header) else one("date"), problems),
        headline=headline,
        summary=unsummary(" ".join(header.get("summary", ()))),
        dateline=one("dateline"),
        countries=countries,
        primary="" if primary == NONE else primary or (countries[0] if countries else ""),
        mentions=mentions,
        people=tuple(Person(*read_cells(one, 2)) for one in parted(header.get("people", ()), " |")),
        organisations=tuple(unvalue(one.strip()) for one in parted(header.get("organisations", ()))),
        quotes=quotes,
        notes=tuple(Note(*read_cells(line, 3)) for line in header.get("notes", ())),
        slug=one("slug"),
        bases=tuple(Basis(*read_cells(line, 3)) for line in header.get("date_from", ())),
        rejected=rejected,
        original=_web(one("original"), problems),
        authors=tags(header.get("author") or header.get("authors") or ()),
        publication=one("publication"),
    )
    # `Author` is one of them, for only a person writes it: Pelican takes it for `Authors`, too.
    extra = tuple((key, tuple(map(unvalue, values))) for key, values in header.items() if key not in _OWN)
    return Page(story, body, plain is not None, extra, tuple(problems))


def _web(text: str, problems: list[Note]) -> str:
    found = web_address(text)
    if text and not found:
        problems.append(Note("original", "no-address", text))
    return found


def _blocks(body: str) -> tuple[str, ...]:
    """The plain text of Markdown that a person wrote, block by block. Few pages need its parser, which takes long to load."""
    from . import markup

    return markup.blocks(markup.render(body))


def split(text: str) -> tuple[Header, str]:
    """The header by lower-case key, values as written, and the body, divided where Python-Markdown divides them."""
    header: Header = {}
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = clean(text.expandtabs(4) if "\t" in text else text)
    # A header ends at its first empty line at the latest.
    above, _, below = text.partition("\n\n")
    lines = above.split("\n")
    last: list[str] | None = None
    at = 1 if lines[0].startswith("---") else 0
    for line in lines[at:]:
        if last is not None and line[:4] == "    ":
            if found := line.strip():
                last.append(found)
                at += 1
                continue
        else:
            key, colon, found = line.partition(":")
            name = _USUAL.get(key, "") if colon else ""
            if not name:
                match = _KEY.match(line)
                name, found = (match[1].lower(), match[2]) if match else ("", "")
            if name:
                last = header.setdefault(name, [])
                if found := found.strip():
                    last.append(found)
                at += 1
                continue
        if not line.strip() or line.startswith(("---", "...")):
            at += 1
        break
    return header, _gaps_closed("\n".join([*lines[at:], "", below] if at < len(lines) else [below]))


def _gaps_closed(body: str) -> str:
    body = body.strip("\n")
    return re.sub(r"\n{3,}", "\n\n", body) if "\n\n\n" in body else body


def joined(header: Mapping[str, Sequence[str]], body: str) -> str:
    """The page that `split` divides into this header and this body."""
    lines = [f"{key.capitalize()}: " + "\n    ".join(values) for key, values in header.items() if values]
    return "\n".join(lines) + f"\n\n{body}\n"


def _codes(field: str, text: str, problems: list[Note]) -> tuple[str, ...]:
    """The codes in a list of countries; one becomes part of an address, so nothing else is let through."""
    if not text:
        return ()
    found = listed(text)
    problems += [Note(field, "no-code", one) for one in found.unknown]
    problems += [Note(field, "several", f"{one}|{' or '.join(codes)}") for one, codes in found.several]
    return found.codes


def _fitting(field: str, lang: str, problems: list[Note]) -> str:
    if lang and not _LANG.fullmatch(lang):
        problems.append(Note(field, "no-language", lang))
        return ""
    return lang


def _opening(text: str, lang: str, problems: list[Note]) -> str:
    problems.append(Note("title", "missing"))
    line = text.partition("\n")[0]
    if len(line) <= _TITLE:
        return line
    from .sentences import beginning

    return beginning(line, lang, _TITLE)


def _date(known: str, written: str, problems: list[Note]) -> str:
    """The date that `Date_edtf` states; without one, the day in `Date`, unless that is the unknown's.

    Beside a `Date_edtf` that is no date the first day of a month or a year in `Date` may stand for none: it is not believed.
    """
    if known and edtf.valid(known):
        if written and not written.startswith(first_day(known)):
            problems.append(Note("date", "disagrees", written))
        return known
    if known:
        problems.append(Note("date", "not-edtf", known))
    found = _DAY.match(written)
    day = found[0] if found and found[0] != NO_DAY and edtf.valid(found[0]) else ""
    return day.removesuffix("-01").removesuffix("-01") if known else day


def _evidence(
    text: str, header: Header, problems: list[Note]
) -> tuple[tuple[Mention, ...], tuple[Quote, ...], tuple[Rejection, ...]]:
    """The mentions, the quotes and the dropped readings in a text, wherever they stand now.

    Where words are gone is a problem, but for those that meant nothing.
    """
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    flat = text.replace("\n", " ")
    places = Places(text, flat)
    for line in header.get("mentions", ()):
        mention = _mention(line, places)
        if mention:
            mentions.append(mention)
        else:
            problems.append(Note("mentions", "gone", line))
    places = Places(text, flat)
    for line in header.get("quotes", ()):
        quote = _quote(line, places)
        if quote:
            quotes.append(quote)
        else:
            problems.append(Note("quotes", "gone", line))
    places = Places(text, flat)
    dropped = [_mention(line, places) for line in header.get("rejected", ())]
    rejected = tuple(Rejection(m.code, m.text, m.start, m.end, m.kind) for m in dropped if m)
    return tuple(mentions), tuple(quotes), rejected


def _mention(line: str, places: Places) -> Mention | None:
    parts = line.split(" ", 3)
    if len(parts) != 4 or not (parts[2].isascii() and parts[2].isdecimal()):
        return None
    words = unvalue(parts[3])
    found = places.find(int(parts[2]), len(words), words)
    return Mention(parts[0], places.words(*found), *found, parts[1]) if found else None


def _quote(line: str, places: Places) -> Quote | None:
    place, speaker, anchor = read_cells(line, 3)
    first, _, last = place.partition("-")
    if not (place.isascii() and first.isdecimal() and last.isdecimal()):
        return None
    found = places.find(int(first), int(last) - int(first), anchor)
    return Quote(places.words(*found), speaker, *found) if found else None


def html(page: Page, depth: int | None = None) -> str:
    """The body as safe HTML, for a page `depth` folders below the site's. Plain paragraphs need no parser; anything else is rendered, then sanitised."""
    if not page.plain:
        from . import markup

        return markup.render(page.body, depth)
    return "\n".join(
        f"<p>{html_escape(paragraph, quote=False)}</p>".replace("\n", "<br>\n") for paragraph in page.story.paragraphs
    )
