"""What may lie in the seeds folder: an ordered table of formats, one module each. Bytes in, articles out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from ..frozen import frozen
from ..model import LOOKS_DATED, RawArticle, Reject, Story
from ..written_dates import order
from . import despatch, rows


@frozen
class Limits:
    """What is too much: bytes of a file, characters of an article, articles of a file."""

    file: int = 256_000_000
    article: int = 10_000_000
    articles: int = 1_000_000


LIMITS = Limits()
"""Those that hold where nobody says otherwise."""


@frozen
class Format:
    """A seed format: its name for readers, which files are its own, how bytes become articles and rejects."""

    name: str
    recognises: Callable[[str], bool]
    parse: Callable[[bytes, str], tuple[list[RawArticle], list[Reject]]]


FORMATS = (
    Format("plain text (.txt), mails (.eml, .mbox) or web pages (.html)", despatch.recognises, despatch.parse),
    Format("a table with headings (.csv, .tsv)", rows.recognises, rows.parse),
)
# So much of a header is looked at for it.
_WINDOW = 200
# A date of which one cannot see by itself, or by which one can, whether the day comes first.
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s?[-/]\s?\d{1,2}\s?[-/]\s?\d")


def too_large(limit_bytes: int) -> str:
    """The reason for refusing a file that is larger."""
    return f"larger than {limit_bytes:,} bytes; split the file or raise DATELINE_MAX_SEED_BYTES"


def read(data: bytes, source: str, *, limits: Limits = LIMITS) -> tuple[list[RawArticle], list[Reject]]:
    """The articles of one seed file; a reject, with a reason, for all that could not be read. Never raises.

    `source` is the file's POSIX path below the seeds folder; the n-th article of a file with several is
    `source#n`. The first format that recognises the name reads the file.
    """
    if len(data) > limits.file:
        return [], [Reject(source, too_large(limits.file))]
    for form in FORMATS:
        if form.recognises(source):
            articles, rejects = form.parse(data, source)
            return _within(limits, source, _alike(articles), rejects)
    accepted = " or ".join(form.name for form in FORMATS)
    remedy = f"save its articles as {accepted}, or take it away"
    suffix = PurePosixPath(source).suffix
    what = f"{suffix} is no seed format" if suffix else "a name without extension is no seed format"
    return [], [Reject(source, f"{what}; {remedy}")]


def _alike(articles: list[RawArticle]) -> list[RawArticle]:
    """The articles of a file, those whose date may be two days with the first header that shows which number is the day, if no other disagrees."""
    numbers = {raw.source: order(raw.header[:_WINDOW]) for raw in articles if _NUMBERS.search(raw.header[:_WINDOW])}
    shown = {numbers[raw.source]: raw.header for raw in reversed(articles) if numbers.get(raw.source)}
    if len(shown) != 1:
        return articles
    (alike,) = shown.values()
    return [replace(raw, alike=alike) if numbers.get(raw.source) == "" else raw for raw in articles]


def settled(story: Story) -> Story:
    """The story without the note on words that may be its date, where its dateline gives one."""
    if not story.date:
        return story
    return replace(story, notes=tuple(note for note in story.notes if note.code != LOOKS_DATED))


def _within(
    limits: Limits, source: str, articles: list[RawArticle], rejects: list[Reject]
) -> tuple[list[RawArticle], list[Reject]]:
    if len(articles) > limits.articles:
        reason = (
            f"over {limits.articles:,} articles, the rest is left out; split the file or raise DATELINE_MAX_ARTICLES"
        )
        articles, rejects = articles[: limits.articles], [*rejects, Reject(source, reason)]
    reason = f"over {limits.article:,} characters; split the article or raise DATELINE_MAX_ARTICLE_LENGTH"
    long = [Reject(raw.source, reason) for raw in articles if len(raw.text) + len(raw.title) > limits.article]
    if long:
        articles, rejects = (
            [raw for raw in articles if len(raw.text) + len(raw.title) <= limits.article],
            [*rejects, *long],
        )
    return articles, rejects
