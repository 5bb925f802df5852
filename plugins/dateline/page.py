"""Story ↔ Markdown page: the one place that knows the header's keys and how values are written in it.

A page is a header of `Key: value` lines as Pelican reads them (further values on lines that begin with four
spaces), an empty line, and the body. What a person would correct comes first; the evidence comes last.
`loads(dumps(story)).story == story` for a story whose texts have no control characters, no tabs, no line
breaks (but single ones inside a paragraph) and no spaces at either end, and whose offsets fit its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape as html_escape
from html import unescape
from typing import Any

from . import edtf, escape
from .model import Mention, Note, Person, Quote, Story

# Pelican wants a day for every article; this one stands for "unknown" and cannot be taken for news.
NO_DAY = "1000-01-01"
_ANCHOR = 48
_OWN = frozenset(
    "title date date_edtf slug lang source headline dateline countries primary tags summary people "
    "organisations quotes mentions notes".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its story, its raw body, and whether the body is nothing but plain paragraphs.

    `extra` holds header keys that are not ours (`Status`, `Author`, …), as written.
    """

    story: Story
    body: str = ""
    plain: bool = True
    extra: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def dumps(story: Story, *, names: Mapping[str, str]) -> str:
    """The page of a story, with a final line break; `names` gives the countries' names for the tags."""
    known = edtf.parse(story.date) if story.date else None
    day = "{:04d}-{:02d}-{:02d}".format(*known.earliest()) if known else NO_DAY
    keys: list[tuple[str, Iterable[str]]] = [
        ("Title", [escape.value(story.title)]),
        ("Date", [f"{day} 00:00"]),
        ("Date_edtf", [story.date]),
        ("Lang", [story.lang]),
        ("Dateline", [escape.value(story.dateline)]),
        ("Countries", [", ".join(story.countries)]),
        # Only where it is not simply the first.
        ("Primary", [_primary(story)]),
        ("Tags", [", ".join(escape.value(names.get(code, code)) for code in story.countries)]),
        ("Summary", [escape.escape(story.summary)]),
        ("People", [_cells(person.name, person.role) for person in story.people]),
        ("Organisations", [escape.value(name) for name in story.organisations]),
        ("Slug", [story.slug]),
        ("Source", [escape.value(story.source)]),
        ("Headline", [escape.value(story.headline)]),
        ("Notes", [_cells(note.field, note.code, note.detail) for note in story.notes]),
        ("Quotes", [_cells(f"{q.start}-{q.end}", q.speaker, q.text[:_ANCHOR]) for q in story.quotes]),
        ("Mentions", [f"{m.code} {m.kind} {m.start} {escape.value(m.text)}" for m in story.mentions]),
    ]
    lines = [line for key, values in keys for line in _header(key, values)]
    body = "\n\n".join(escape.escape(paragraph) for paragraph in story.paragraphs)
    return "\n".join(lines) + f"\n\n{body}\n"


def _primary(story: Story) -> str:
    if story.primary == (story.countries[0] if story.countries else ""):
        return ""
    return story.primary or "none"


def _header(key: str, values: Iterable[str]) -> list[str]:
    there = [value for value in values if value]
    return [f"{key}: {value}" if not n else f"    {value}" for n, value in enumerate(there)]


def _cells(*cells: str) -> str:
    return " | ".join(escape.value(cell).replace("|", "&#124;") for cell in cells).rstrip(" |") or "&#32;"


def loads(text: str) -> Page:
    """The page in `text`, never an exception: what is missing is empty, what is not understood is `extra`."""
    header, body = _split(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))

    def one(key: str) -> str:
        return escape.unvalue(" ".join(header.get(key, ())))

    blocks = [block.strip("\n") for block in body.split("\n\n") if block.strip()]
    paragraphs = tuple(escape.unescape(block) for block in blocks)
    plain = all(escape.escape(p) == block for p, block in zip(paragraphs, blocks, strict=True))
    if not plain:
        paragraphs = _visible(body)
    headline = one("headline")
    whole = "\n\n".join(([headline] if headline else []) + list(paragraphs))
    countries = tuple(code for code in one("countries").replace(",", " ").split() if code)
    primary = one("primary")
    date = one("date_edtf")
    notes = [_note(line) for line in header.get("notes", ())]
    if date and not edtf.valid(date):
        notes.append(Note("date", "not-edtf", date))
        date = ""
    story = Story(
        source=one("source"),
        title=one("title") or (paragraphs[0][:110] if paragraphs else ""),
        paragraphs=paragraphs,
        lang=one("lang"),
        date=date,
        headline=headline,
        summary=escape.unescape(" ".join(header.get("summary", ()))),
        dateline=one("dateline"),
        countries=countries,
        primary="" if primary == "none" else primary or (countries[0] if countries else ""),
        mentions=tuple(m for line in header.get("mentions", ()) if (m := _mention(line, whole))),
        people=tuple(Person(*_read_cells(line, 2)) for line in header.get("people", ())),
        organisations=tuple(escape.unvalue(line) for line in header.get("organisations", ())),
        quotes=tuple(q for line in header.get("quotes", ()) if (q := _quote(line, whole))),
        notes=tuple(notes),
        slug=one("slug"),
    )
    extra = tuple((key, tuple(values)) for key, values in header.items() if key not in _OWN)
    return Page(story, body, plain, extra)


def _split(text: str) -> tuple[dict[str, list[str]], str]:
    """The header by lower-case key, and the body. A text that begins with no `Key: value` is all body."""
    header: dict[str, list[str]] = {}
    lines = text.split("\n")
    last: list[str] | None = None
    at = 0
    for at, line in enumerate(lines):
        if not line.strip():
            break
        if line.startswith("    ") and last is not None:
            last.append(line.strip())
            continue
        key, colon, value = line.partition(":")
        name = key.strip()
        if not colon or not name.replace("_", "a").replace("-", "a").isalnum() or not name.isascii():
            return header, "\n".join(lines[at:])
        last = header.setdefault(name.lower(), [])
        if value.strip():
            last.append(value.strip())
    else:
        return header, ""
    return header, "\n".join(lines[at + 1 :])


def _read_cells(line: str, count: int) -> list[str]:
    cells = [escape.unvalue(cell.strip()).strip() for cell in line.split("|", count - 1)]
    return cells + [""] * (count - len(cells))


def _note(line: str) -> Note:
    return Note(*_read_cells(line, 3))


def _mention(line: str, text: str) -> Mention | None:
    """A mention at its place, at the nearest place after an edit, or None where its words have gone."""
    parts = line.split(" ", 3)
    if len(parts) != 4 or not parts[2].isdecimal():
        return None
    words = escape.unvalue(parts[3])
    start = _locate(words, int(parts[2]), text)
    return None if start < 0 else Mention(parts[0], words, start, start + len(words), parts[1])


def _quote(line: str, text: str) -> Quote | None:
    place, speaker, anchor = _read_cells(line, 3)
    first, _, last = place.partition("-")
    if not (first.isdecimal() and last.isdecimal() and anchor):
        return None
    start = _locate(anchor, int(first), text)
    if start < 0:
        return None
    end = min(len(text), start + int(last) - int(first))
    return Quote(text[start:end], speaker, start, end)


def _locate(words: str, start: int, text: str) -> int:
    """Where `words` stand in `text`: at `start`, or else nearest to it; -1 where they are gone."""
    if text.startswith(words, start):
        return start
    before, after = text.rfind(words, 0, start), text.find(words, start)
    if before < 0 or after < 0:
        return max(before, after)
    return before if start - before <= after - start else after


def html(page: Page) -> str:
    """The body as safe HTML. A plain body needs no parser; any other is rendered, then sanitised."""
    if page.plain:
        return "\n".join(f"<p>{html_escape(p, quote=False)}</p>" for p in page.story.paragraphs)
    import nh3

    parser = _parser()
    parser.reset()
    return nh3.clean(parser.convert(page.body))


@cache
def _parser() -> Any:
    from markdown import Markdown

    return Markdown(extensions=["extra"], output_format="html")


def _visible(body: str) -> tuple[str, ...]:
    """The text of a hand-written body, a paragraph a block."""
    parser = _parser()
    parser.reset()
    rendered = re.sub(r"</(?:p|li|h[1-6]|blockquote|pre|tr|dd|dt)>|<br ?/?>", "\n", parser.convert(body))
    lines = (unescape(re.sub(r"<[^<>]*>", "", line)).strip() for line in rendered.split("\n"))
    return tuple(line for line in lines if line)
