"""The title of an article: its headline made ready for print, or its first sentence condensed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ..escape import clean
from ..frozen import frozen
from ..sentences import one_by_one
from ..tables import table
from .capitals import in_capitals, ordinary
from .condense import condense
from .cutting import LONGEST
from .figures import heading

_READ = 900
_SENTENCE = 1_500
_FIRST = 6
"""Sentences among which a title is looked for."""
_FRAGMENT = 25
"""Characters below which a sentence is hardly one."""
_FINAL_STOP = re.compile(r"[.۔](?<![.…\s].)(?<!\.[^\W\d_].)$")
_MARKUP = re.compile(r"\||</?[a-z!%?]|#{1,6}\s|\{[{%#]|!\[|[-=_*]{3}|[\w-]{1,30}: \S+$")
_LETTER = re.compile(r"[^\W\d_]")


@frozen
class _Word:
    lang: str
    kind: str
    form: str
    note: str


def title(text: str, lang: str, *, dateline_end: int = 0, place: str = "", headline: str = "") -> str:
    """At most 110 characters that say what the article says, in its own words, without a final stop.

    `headline` is the article's own, if it has one; otherwise the title comes from the first sentence of
    `text` behind `dateline_end` that says anything. `place` is the dateline's. "" where nothing has letters.
    """
    if headline and _LETTER.search(headline):
        line = " ".join(_plain(headline).split())
        label, _, named = line.partition(":")
        if label.strip().casefold() in _labels() and _LETTER.search(named):
            line = named.strip()
        if in_capitals(line):
            line = ordinary(line, text, lang[:2])
        return _finished(line if len(line) <= LONGEST else condense(line, lang, place))
    if figures := heading(text[dateline_end : dateline_end + _READ]):
        return figures
    for sentence in _informative(text[dateline_end : dateline_end + _READ], lang):
        if made := _finished(condense(_plain(sentence), lang, place)):
            return made
    return ""


def _plain(text: str) -> str:
    """The text with its HTML entities read, but for controls and marks that turn text, which no page may hold."""
    return clean(html.unescape(text))


@cache
def _labels() -> frozenset[str]:
    """What announces a headline, as a dump's fields do: `Title: …`."""
    return frozenset(row.form for row in table("headers.csv", _Word) if row.kind == "headline")


def _informative(text: str, lang: str) -> Iterator[str]:
    """The sentences that may give a title, best first: prose before fragments and markup, in text order."""
    found = (text[a:b].strip()[:_SENTENCE] for a, b in one_by_one(text, lang))
    others: list[tuple[bool, bool, str]] = []
    for sentence in islice(filter(_LETTER.search, found), _FIRST):
        markup, fragment = bool(_MARKUP.match(sentence)), len(sentence) < _FRAGMENT
        if markup or fragment:
            others.append((markup, fragment, sentence))
        else:
            yield sentence
    yield from (sentence for *_, sentence in sorted(others, key=lambda other: other[:2]))


def _finished(line: str) -> str:
    """The line with a capital and without a final stop; "" if it has no letter."""
    line = _FINAL_STOP.sub("", line.strip())
    return line[:1].upper() + line[1:] if _LETTER.search(line) else ""
