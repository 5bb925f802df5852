"""What every reader of foreign bytes promises, as assertions: for hypothesis, for the fuzzer, for what it once found."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from pelican.plugins.dateline import (
    corrections,
    corrections_table,
    edtf,
    export,
    looking,
    merge,
    page,
    redirects,
    seal,
    seed,
    spreadsheet,
    urls,
)
from pelican.plugins.dateline import written_dates as dates
from pelican.plugins.dateline.extract import dates as dating
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.model import RawArticle, Story
from pelican.plugins.dateline.seed import header

NAMES = {"DZ": "Algérie", "CD": "Congo, République démocratique du"}
# Of a file with very many articles the first are enough.
SOME = 3


def of_a_seed(data: bytes) -> None:
    """Bytes become articles or rejects with reasons; each article becomes a page that says the same again."""
    articles, rejects = seed.read(data, "f.txt")
    assert articles or rejects
    sources = [one.source for one in (*articles, *rejects)]
    assert len(set(sources)) == len(sources)
    assert all("; " in one.reason and one.reason.isprintable() for one in rejects)
    for raw in articles[:SOME]:
        assert raw.text.strip()
        of_an_article(raw)


def of_an_article(raw: RawArticle) -> None:
    """What is found in an article fits its text, and its page holds it."""
    story = replace(extract(raw), slug="x")
    assert story.title.strip()
    assert story.text.strip()
    assert not story.date or edtf.valid(story.date)
    for found in (*story.mentions, *story.quotes):
        assert story.text[found.start : found.end] == found.text
    assert set(story.countries) <= {mention.code for mention in story.mentions}
    of_a_story(story)


def of_a_story(story: Story) -> None:
    """A story's page can be read again, and its rows are sound."""
    text = seal.sealed(*page.written(story, names=NAMES))
    assert seal.untouched(text)
    read = page.loads(text)
    assert read.story == story
    assert read.plain
    assert not read.problems
    entry = looking.entry(story, "news/2019/07/x.md")
    assert json.loads(export.record(story, entry))["text"] == story.text
    row = spreadsheet.line(export.csv_row(story, entry))
    assert len(next(csv.reader(io.StringIO(row, newline=""), strict=True))) == len(export.FIELDS)


def of_a_date(text: str) -> None:
    """Dates stand where they are said to stand, and what is made of them is EDTF."""
    assert 0 <= header.value_length(text[: header.WINDOW]) <= len(text)
    for found in header.at_line_starts(text):
        assert found.start < found.value_start <= found.end <= len(text)
    for one in dates.written(text):
        assert 0 <= one.start < one.end <= len(text)
    half = len(text) // 2
    for lang in ("fr", "ar"):
        date, notes = dating.find(text, "", lang, "")
        assert not date or edtf.valid(date)
        assert all(note.field == "date" for note in notes)
    date, _ = dating.find(text[:half], text[half:], "en", text)
    assert not date or edtf.valid(date)
    known = edtf.canonical(text)
    assert not known or edtf.canonical(known) == known


def of_a_page(data: bytes) -> None:
    """Whatever a file of the content holds, it is read; what becomes an address or a code is one."""
    text = data.decode("utf-8", "replace")
    story = page.loads(text).story
    assert not story.date or edtf.valid(story.date)
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in story.countries)
    for found in (*story.mentions, *story.quotes):
        assert story.text[found.start : found.end] == found.text
    json.loads(export.record(story, looking.entry(story, "news/x.md")))
    again = page.written(story, names=NAMES)
    assert page.split(page.joined(*again)) == again
    merged = merge.merge(text, seal.sealed(*again))
    assert merged is None or isinstance(merged.text, str)
    seal.untouched(text)
    rows, problems = corrections_table.parse(data)
    assert all(problem.startswith(corrections.NAME) for problem in problems)
    assert all(row.field in corrections.READERS for row in rows)
    moved, problems = redirects.parse(data)
    assert all(problem.startswith(redirects.NAME) for problem in problems)
    for old, new in moved.items():
        assert ".." not in f"{old}{new}".split("/")
        assert not urls.relative(new, old, True).startswith(("/", "\\"))
