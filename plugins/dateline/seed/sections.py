"""Which lines such as `---` part articles that nothing else parts: those before a segment that opens, by itself, with its own date.

A segment is what stands between two such lines. One that says no date is a section of the article before it, and so is one whose date may be
something else: an entry of a list, what ends a letter, when and where a concert is.
"""

from __future__ import annotations

import re

from ..written_dates import written
from . import bare, fields, header, headlines, separators, starts
from .header import BLANKS, EDGES, ENTRY, SENTENCE_ENDS, Header

_UNDERLINED = re.compile(rf"\n[{BLANKS}]*\n(?P<title>[^\n]+)\n[{BLANKS}]*(?P<line>=+|-+)[{BLANKS}]*$")
_CLOSING = "\"'»”’)]* \n"
# Of a segment only so much is looked at for a dateline that opens it, or for one below its headline.
_HEAD = 4 * headlines.LONGEST


def cuts(text: str) -> list[int]:
    """Where in the text of an article others begin. Linear in the text."""
    lines = separators.lines(text)
    if not lines:
        return []
    found: list[int] = []
    seen, said = 0, False
    for (start, end), after in zip(lines, [*[start for start, _ in lines[1:]], len(text)], strict=True):
        title = _underlined(text, seen, end)
        said = said or _says_something(text[seen : start if title < 0 else title])
        seen = end
        if said and opens(text[end:after] if title < 0 else separators.blanked(text[title:after])):
            found.append(end if title < 0 else title)
            said = False
    return found


def opens(segment: str) -> bool:
    """Whether a text opens with its own date: a block of fields, a date header, a bare date, a dateline, or a headline above one of them."""
    block = next(iter(fields.blocks(segment)), None)
    if block:
        return _is_own(block, segment)
    top = headlines.beginning(segment)
    words = starts.of_words(segment)
    if words and _is_first(segment, words[0], top):
        return _is_headed(segment, words)
    bares = [] if words else starts.bare_ones(segment)
    if bares and _is_first(segment, bares[0], top):
        return _is_long(segment, bares) or (bares[0].alone and _is_said(_behind(segment, bares)))
    return _is_lead(segment, top)


def _is_own(block: fields.Block, segment: str) -> bool:
    """Whether a block of fields is of an article, not of an event, by the labelled headline or by what follows."""
    behind = segment[block.end :].strip(EDGES)
    return bool(block.date) and (block.labelled or block.sure) and (block.sure or len(behind) > ENTRY)


def _is_first(segment: str, first: Header, top: int) -> bool:
    """Whether a header opens the segment, or stands below its headline."""
    if first.start <= top:
        return True
    head = headlines.above(segment, first, 0, top) or headlines.apart(segment, first, 0, top)
    return bool(head and _is_title(head.title))


def _is_headed(segment: str, found: list[Header]) -> bool:
    """Whether a header with the word for a date is an article's: "Date : samedi 12 mai 2019, 20 h" may be a concert's."""
    first = found[0]
    if first.unread or not any(map(str.isdigit, first.value)):
        return False
    plain = not set(header.opening(segment, first)) & set(":=：")
    return (plain and not first.alone) or _is_long(segment, found)


def _is_lead(segment: str, top: int) -> bool:
    """Whether a dateline that says a day of a year opens the segment, or stands below its headline."""
    start = next(bare.datelines(segment[: top + _HEAD]), -1)
    if start < 0 or not _is_first(segment, Header(start, start, start, "", False), top):
        return False
    line = segment[start:].partition("\n")[0]
    return any(one.day > 0 and one.year > 0 for one in written(line[: header.WINDOW]))


def _behind(segment: str, found: list[Header]) -> str:
    """What stands behind the first of these headers, up to the next."""
    return segment[found[0].end : found[1].start if len(found) > 1 else len(segment)].strip(EDGES)


def _is_long(segment: str, found: list[Header]) -> bool:
    """Whether more than an entry of a list stands behind the first of these headers, in lines that are no fields."""
    behind = _behind(segment, found)
    return len(behind) > ENTRY and not headlines.PAIR.match(behind.partition("\n")[0])


def _is_said(behind: str) -> bool:
    """Whether a text ends as a sentence does."""
    return behind.rstrip(_CLOSING).endswith(SENTENCE_ENDS) and not headlines.PAIR.match(behind.partition("\n")[0])


def _is_title(line: str) -> bool:
    """Whether a line that can be a headline is no name: it has a word in small letters, or three where there are none."""
    words = line.split()
    return headlines.is_clear(line) or any(word[0].islower() and len(word) > 3 for word in words) or _no_case(line)


def _no_case(line: str) -> bool:
    return len(line.split()) > 2 and not any(map(str.islower, line))


def _says_something(text: str) -> bool:
    """Whether a text is more than a headline."""
    return not all(map(headlines.is_like_one, text.splitlines()))


def _underlined(text: str, begin: int, end: int) -> int:
    """Where the headline begins that the line which ends at `end` stands below, as Markdown has it, -1 without one."""
    match = _UNDERLINED.search(text, max(begin, end - 3 * headlines.LONGEST), end)
    if not match or not headlines.is_one(match["title"].strip(BLANKS)) or not headlines.is_clear(match["title"]):
        return -1
    return match.start("title") if 2 * len(match["line"]) >= len(match["title"]) else -1
