"""The text format of seeds: one or several despatches in a file, each opened by a date header.

Where an article starts. A line that opens with a header may also be part of an article that quotes
one, so the file's first header says what its kind looks like: with text on its line, or alone on it.

1. The first header opens the first line that is not blank; or, in a file that starts with text, it has text
   on its line and a blank line before it: what comes before is an undated article.
2. A line next to lines `Key: value` is one of them and starts nothing, unless it is opened exactly as the
   first header is (same blanks, same keyword, same colon) and has text or the first has such neighbours too.
3. A line of the first header's shape starts an article: if it has text, always, except where it is
   lower-case words without indentation or colon that go on with an unfinished line (a hard-wrapped
   sentence); if it is alone, behind a blank line or when opened exactly as the first.
4. A line of the other shape starts an article only if it is opened exactly as the first and stands behind a
   blank line, or has no text at all before the next such line or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import RawArticle, Reject
from . import encoding, header
from .header import Header

_PAIR = re.compile(r"\s*[^\W\d][\w-]{0,30}(?: [\w-]{1,30}){0,2} ?[:=] ?\S.{0,80}$")
_CONTINUING = re.compile(r"[\w,;:(-]\s*$")
_BLANK = re.compile(r"\s*")


def recognises(source: str) -> bool:
    """Whether the file's name says that it is of this format."""
    return source.lower().endswith(".txt")


def parse(data: bytes, source: str) -> tuple[list[RawArticle], list[Reject]]:
    """The articles of a text file and the parts of it that hold none; if several, numbered in file order."""
    try:
        text, name, notes = encoding.decode(data)
    except encoding.NotTextError as error:
        return [], [Reject(source, str(error))]
    if not _visible(text):
        return [], [Reject(source, "the file is empty; write a date header and text, or remove the file")]
    parts = list(split(text))
    articles: list[RawArticle] = []
    rejects: list[Reject] = []
    for number, (value, body) in enumerate(parts, 1):
        place = f"{source}#{number}" if len(parts) > 1 else source
        if _visible(body):
            kept = tuple(n for n in notes if n.code != encoding.REPLACED or "\ufffd" in body + value)
            articles.append(RawArticle(place, body, value, name, kept))
        else:
            rejects.append(
                Reject(
                    place,
                    f"there is no text behind the date header “{value}”; write it, or remove the header",
                )
            )
    return articles, rejects


def _visible(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


def split(text: str) -> Iterator[tuple[str, str]]:
    """`(header value, text)` of every article in a file, in order; value "" where it has no header."""
    starts = _starts(text, header.at_line_starts(text))
    first = starts[0].start if starts else len(text)
    if undated := text[:first].strip(header.BLANKS + "\n"):
        yield "", undated
    for place, start in enumerate(starts):
        end = starts[place + 1].start if place + 1 < len(starts) else len(text)
        yield start.value, text[start.end : end].strip(header.BLANKS + "\n")


def _starts(text: str, found: list[Header]) -> list[Header]:
    """Those headers that start an article, by the rules above."""
    first = next(
        (
            h
            for h in found
            if not text[: h.start].strip(header.BLANKS + "\n") or (not h.alone and _after_blank(text, h))
        ),
        None,
    )
    if first is None:
        return []
    opening = _opening(text, first)
    pairs_wanted = _beside_pair(text, first)
    chosen = [first]
    ahead = {h.start: n for h, n in zip(found, [*found[1:], None], strict=True)}
    for h in found[found.index(first) + 1 :]:
        like = _opening(text, h) == opening
        if _beside_pair(text, h) and not (like and (pairs_wanted or not h.alone)):
            continue
        blank = _after_blank(text, h)
        if h.alone != first.alone:
            starts = like and (blank or _empty(text, h, ahead[h.start], opening))
        elif h.alone:
            starts = blank or like
        else:
            starts = blank or not _continues(text, h)
        if starts:
            chosen.append(h)
    return chosen


def _opening(text: str, h: Header) -> str:
    return text[h.start : h.value_start].lstrip("\ufeff")


def _line_before(text: str, h: Header) -> str:
    """The line before the header's, "" if there is none; of a long one the last 200 characters."""
    end = max(h.start - 1, 0)
    return text[max(text.rfind("\n", 0, end) + 1, end - 200) : end]


def _after_blank(text: str, h: Header) -> bool:
    return not _line_before(text, h).strip()


def _next_line(text: str, h: Header) -> str:
    """The next line with anything on it, cut at 200 characters."""
    line_end = text.find("\n", h.end)
    if line_end < 0:
        return ""
    start = _BLANK.match(text, line_end).end()  # type: ignore[union-attr]
    end = text.find("\n", start, start + 200)
    return text[start : end if end >= 0 else start + 200]


def _beside_pair(text: str, h: Header) -> bool:
    return bool(_PAIR.match(_line_before(text, h)) or (h.alone and _PAIR.match(_next_line(text, h))))


def _empty(text: str, h: Header, ahead: Header | None, opening: str) -> bool:
    """Whether nothing stands between a header and the next one of the same opening, or the end."""
    end = ahead.start if ahead and _opening(text, ahead) == opening else len(text) if ahead is None else -1
    return end >= 0 and not text[h.end : min(end, h.end + 10_000)].strip()


def _continues(text: str, h: Header) -> bool:
    opening = _opening(text, h)
    plain = opening[:1].islower() and not set(opening) & set(":=：")
    return plain and bool(_CONTINUING.search(_line_before(text, h)[-20:]))
