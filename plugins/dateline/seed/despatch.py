"""The text format of seeds: one or several despatches in a file, each opened by a date header.

Where an article starts. A line that opens with a header may also be part of an article that quotes
one, so the file's first header says what its kind looks like: with text on its line, or alone on it.

1. The first header opens the first line that is not blank, or the one below a headline; or, in a file that starts with
   text, it has text on its line and a blank line before it: what comes before is an undated article.
2. A line next to lines `Key: value` is one of them and starts nothing, unless it is opened exactly as the
   first header is (same blanks, same keyword, same colon) and has text or the first has such neighbours too.
3. A line of the first header's shape starts an article: if it has text, always, except where it is
   lower-case words without indentation or colon that go on with an unfinished line (a hard-wrapped
   sentence); if it is alone, behind a blank line or when opened exactly as the first.
4. A line of the other shape starts an article only if it is opened exactly as the first and stands behind a
   blank line, or has no text at all before the next such line or the end.
5. Where a headline stands above the first header, the line above another one is that one's headline if it is one.
6. In what would be undated a date that stands bare is a header, if it can be nothing else (`bare`), and so is one in a
   block of fields at the head of the file (`fields`). Several before a short line each are a chronology, one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..escape import clean
from ..frozen import frozen
from ..model import LOOKS_DATED, Note, RawArticle, Reject
from . import bare, encoding, fields, header, headlines
from .header import EDGES, Header, opening
from .headlines import PAIR

ENTRY = 120
"""Characters of the longest entry of a chronology: a despatch has more than a line to say."""

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
    for number, part in enumerate(parts, 1):
        place = f"{source}#{number}" if len(parts) > 1 else source
        if not _visible(part.text) and part.title:
            # A headline and nothing else is an article, too.
            part = replace(part, text=part.title, title="")
        if _visible(part.text):
            whole = part.value + part.title + part.text
            kept = [n for n in notes if n.code != encoding.REPLACED or "\ufffd" in whole]
            if part.hint:
                kept.append(Note("date", LOOKS_DATED, clean(" ".join(part.hint.split()))))
            articles.append(RawArticle(place, part.text, part.value, name, tuple(kept), part.title))
        else:
            rejects.append(
                Reject(
                    place,
                    f"there is no text behind the date header “{_printable(part.value)}”; write it, or remove the header",
                )
            )
    return articles, rejects


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def _visible(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


@frozen
class Part:
    """What a file says of one article: header value, "" without one, headline above it, text; words that may be meant as a date."""

    value: str
    text: str
    title: str = ""
    hint: str = ""


def split(text: str) -> Iterator[Part]:
    """Every article in a file, in order."""
    starts = _starts(text, header.at_line_starts(text))
    before, parts = _parted(text, starts)
    if _visible(before) and not parts and (block := fields.read(before)):
        yield Part(block[0], block[2], block[1])
    elif _visible(before):
        bare_before, bare_parts = _parted(before, _bare_starts(before))
        if undated := bare_before.strip(EDGES):
            yield Part("", undated, hint=bare.hint(undated))
        yield from bare_parts
    yield from parts


def _parted(text: str, starts: list[Header]) -> tuple[str, list[Part]]:
    """(what stands before the first of these headers, the parts that they start)."""
    heads = headlines.of_all(text, starts)
    ends = [*[begin for begin, _ in heads[1:]], len(text)]
    parts = [
        Part(start.value, text[start.end : end].strip(EDGES), title)
        for start, (_, title), end in zip(starts, heads, ends, strict=False)
    ]
    return text[: heads[0][0]] if heads else text, [_dated(part) for part in parts]


def _dated(part: Part) -> Part:
    """The part with the date of its text's first line, where its header has none."""
    found = [] if part.value else _bare_starts(part.text)
    if len(found) != 1 or part.text[: found[0].start].strip(EDGES):
        return part
    return replace(part, value=found[0].value, text=part.text[found[0].end :].strip(EDGES))


def _starts(text: str, found: list[Header]) -> list[Header]:
    """Those headers that start an article, by the rules above."""
    top = headlines.beginning(text)
    first = next(
        (
            h
            for h in found
            if h.start <= top or headlines.above(text, h, 0, top) or (not h.alone and _after_blank(text, h))
        ),
        None,
    )
    if first is None:
        return []
    first_opening = opening(text, first)
    pairs_wanted = _beside_pair(text, first)
    titled = bool(headlines.above(text, first, 0, top))
    chosen = [first]
    ahead = {h.start: n for h, n in zip(found, [*found[1:], None], strict=True)}
    for h in found[found.index(first) + 1 :]:
        like = opening(text, h) == first_opening
        if _beside_pair(text, h) and not (like and (pairs_wanted or not h.alone)):
            continue
        blank = _after_blank(text, h)
        if h.alone != first.alone:
            starts = like and (blank or _empty(text, h, ahead[h.start], first_opening))
        elif h.alone:
            starts = blank or like
        else:
            starts = (
                blank or not _continues(text, h) or bool(titled and headlines.above(text, h, chosen[-1].end, top))
            )
        if starts:
            chosen.append(h)
    return chosen


def _bare_starts(text: str) -> list[Header]:
    """The bare dates that start an article, where the first one opens the text or stands below its headline."""
    candidates = bare.at_line_starts(text, 3)[:1]
    if not candidates:
        return []
    kind, first = candidates[0]
    top = headlines.beginning(text)
    if first.start > top and bare.is_keyword(text[: first.start]):
        first = replace(first, start=0)
    elif first.start > top and not (headlines.above(text, first, 0, top) or headlines.apart(text, first, 0, top)):
        return []
    plain = kind == bare.NUMBERS and first.value[:1].isdecimal()
    around = [text[: first.start], *([] if plain and first.alone else [_next_line(text, first)])]
    around += [] if plain else [text[first.end : first.end + 200].partition("\n")[0]]
    if any(map(bare.is_dateline, around)):
        # The article says its date itself, and this is something else.
        return []
    chosen = [first]
    for other, h in bare.at_line_starts(text):
        if h.start <= first.start or (other, h.alone) != (kind, first.alone):
            continue
        if (
            _after_blank(text, h)
            or not _CONTINUING.search(_line_before(text, h)[-20:])
            or headlines.above(text, h, chosen[-1].end, top)
        ):
            chosen.append(h)
    return [] if _is_chronology(text, chosen) else chosen


def _is_chronology(text: str, found: list[Header]) -> bool:
    """Whether several dates with text behind them are the entries of one text: a short line each, and no more."""
    if len(found) < 2 or found[0].alone:
        return False
    ends = [*[h.start for h in found[1:]], len(text)]
    entries = [text[h.end : end].strip(EDGES) for h, end in zip(found, ends, strict=True)]
    return all(len(entry) <= ENTRY and "\n" not in entry for entry in entries)


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
    return bool(PAIR.match(_line_before(text, h)) or (h.alone and PAIR.match(_next_line(text, h))))


def _empty(text: str, h: Header, ahead: Header | None, first: str) -> bool:
    """Whether nothing stands between a header and the next one of the same opening, or the end."""
    end = ahead.start if ahead and opening(text, ahead) == first else len(text) if ahead is None else -1
    return end >= 0 and not text[h.end : min(end, h.end + 10_000)].strip()


def _continues(text: str, h: Header) -> bool:
    words = opening(text, h)
    plain = words[:1].islower() and not set(words) & set(":=：")
    return plain and bool(_CONTINUING.search(_line_before(text, h)[-20:]))
