"""EDGE: a page's file → what a run keeps of it: its row for the state, its lines in the data files, the page itself, packed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from . import advice, export, merge, page, seal, spreadsheet, store
from .inputs import PAGES, address, stem
from .leaf import hashed
from .model import Entry, Story
from .spool import packed
from .standfirst import standfirst
from .state import stamp

# Of an entry what its row holds; the mark is a digest of just that.
FIELDS = [field.name for field in fields(Entry) if field.name != "mark"]
_VALUES = attrgetter(*FIELDS)
TUPLES = [FIELDS.index(name) for name in ("countries", "people", "authors")]
SOURCE, SLUG = FIELDS.index("source"), FIELDS.index("slug")
# With the mark, whether it is edited, the key of the text and the problems.
WIDTH = len(FIELDS) + 4


class Found(NamedTuple):
    """What a worker found in a page: its rows for the state; without `row` where the bytes are as they were."""

    path: str
    stamp: str
    sum: str
    row: tuple[Any, ...] = ()
    source: str = ""
    line: bytes = b""
    cells: bytes = b""
    packed: bytes = b""


def text_of(data: bytes) -> str:
    """The text of a page's bytes: UTF-8, else as that of a seed is found out; what is no text in any way is shown as such."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Only what somebody saved in another encoding needs it.
        from .seed.encoding import NotTextError, decode

        try:
            return decode(data)[0]
        except NotTextError:
            return data.decode("utf-8", "replace")


def look(content: Path, many: bool, standfirsts: bool, batch: Sequence[tuple[str, str]]) -> list[Found]:
    """What is found in pages of (path, the SHA-256 that is known of it), packed too where they are `many`."""
    return [_one(content, path, known, many, standfirsts) for path, known in batch]


def _one(content: Path, path: str, known: str, many: bool, standfirsts: bool) -> Found:
    data, status = store.read_with_status(f"{content}/{path}")
    when = stamp(status)
    sum_ = store.digest(data)
    if sum_ == known or path.startswith(PAGES):
        return Found(path, when, sum_)
    text = text_of(data)
    read = page.loads(text)
    story = read.story
    here = entry(story, path, standfirsts)
    edited = not seal.untouched(text)
    problems = [*(advice.problems(read, text, data) if edited else []), *advice.undated(story)]
    return Found(
        path,
        when,
        sum_,
        row(here, edited, merge.key_in(read), problems),
        here.source,
        f"{export.record(story, here)}\n".encode("utf-8", "replace"),
        spreadsheet.line(export.csv_row(story, here)).encode("utf-8", "replace"),
        packed(read) if many else b"",
    )


def row(entry: Entry, edited: bool, key: str, problems: Sequence[str]) -> tuple[Any, ...]:
    """What the state keeps of a page besides its stamp and sum, in the order of the fields of an entry."""
    values = _VALUES(entry)
    return *values, hashed(repr(values)), int(edited), key, problems


def entry(story: Story, path: str, standfirsts: bool = True) -> Entry:
    """What lists need of a story whose page stands at `path` below the content folder."""
    return Entry(
        path=path,
        url=address(path),
        source=story.source or path,
        title=story.title or stem(path),
        date=story.date,
        lang=story.lang,
        summary=story.summary,
        dateline=story.dateline,
        countries=story.countries,
        primary=story.primary if story.primary in story.countries else "",
        people=tuple(person.name for person in story.people),
        words=len(story.text.split()),
        slug=story.slug,
        quoted=len(story.quotes),
        standfirst=standfirst(story.title, story.summary, story.text, story.lang) if standfirsts else "",
        original=story.original,
        authors=story.authors,
        publication=story.publication,
    )
