"""Which date headers of a text file start an article, and which are part of one.

Where an article starts. A line that opens with a header may also be part of an article that quotes
one, so the file's first header says what its kind looks like: with text on its line, or alone on it.

1. The first header opens the first line that is not blank, or the one below a headline; or, in a file that starts with
   text, it has text on its line and a blank line before it, or stands below a headline that a label of the file, or a text, stands above:
   what comes before is an undated article.
2. A line next to lines `Key: value` is one of them and starts nothing, unless it is opened exactly as the
   first header is (same blanks, same keyword, same colon) and has text or the first has such neighbours too.
3. A line of the first header's shape starts an article: if it has text, always, except where it is
   lower-case words without indentation or colon that go on with an unfinished line (a hard-wrapped
   sentence); if it is alone, behind a blank line or when opened exactly as the first.
4. A line of the other shape starts an article only if it is opened exactly as the first and stands behind a
   blank line, or has no text at all before the next such line or the end; or if it has its colon and nothing else, and parts a finished
   sentence from a line of text.
5. Where a headline stands above the first header, the line above another one is that one's headline if it is one; elsewhere if it
   can be nothing else. Below such a headline a header of the other shape, or a bare day, starts an article, too.
6. In what would be undated a date that stands bare is a header, if it can be nothing else (`bare`), and so is one in a
   block of fields at the head of the file (`fields`). Several before a short line each are a chronology, one text. So are
   datelines that say their date, if several open a paragraph each, or one behind a line such as `---` (`sections`).
7. Where one with text on its line says a date, lines that begin with the very same word are headers, too, if what stands for the date
   is not understood (`unread`): their articles are undated, and named. Where one says a day, so are
   lines that begin with the same word misspelt, before a day that is understood (`unread.misspelt`).
8. Below an article that a block of fields opened, a header alone on its line that is opened as the block's date is starts another (`below_block`).
9. Inside a line a header starts an article where nothing else can be meant (`inline`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import bare, header, headlines, inline, placard, unread
from .header import BLANKS, EDGES, ENTRY, SENTENCE_ENDS, Header, opening
from .headlines import PAIR

_CONTINUING = re.compile(r"[\w,;:(-]\s*$")
_BLANK = re.compile(r"\s*")
_RUN = re.compile(r"\d+|[^\W\d_]+")
# Words that a sentence has at least which is an article.
_SENTENCE = 5
_DAY = re.compile(rf"^[{BLANKS}]*\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}", re.MULTILINE)


def of_words(text: str, usual: str = "") -> list[Header]:
    """Those headers with the word for a date that start an article, by the rules above, and bare days among them.

    In a part of a file the first may be one that has text and is opened as another of the file is, `usual`.
    """
    missed: list[re.Match[str]] = []
    found = header.at_line_starts(text, missed)
    nearly = unread.misspelt(text, found)
    sure = next((h for h in found if not h.unread), None)
    found = sorted([*found, *unread.among(text, missed, found), *nearly], key=lambda h: h.start)
    top = headlines.beginning(text)
    first = next(
        (
            h
            for h in found
            if h.start <= top
            or _head(text, h, 0, top)
            or (not h.alone and (_after_blank(text, h) or (opening(text, h) == usual and not _continues(text, h))))
        ),
        None,
    )
    if first is None:
        return []
    first_opening = opening(text, sure if first in nearly and sure else first)
    pairs_wanted = _beside_pair(text, first)
    titled = bool(_head(text, first, 0, top))
    chosen = [first]
    ahead = {h.start: n for h, n in zip(found, [*found[1:], None], strict=True)}
    days = [h for h in _days(text, first.end) if h.start not in ahead]
    for h in sorted([*found[found.index(first) + 1 :], *days], key=lambda h: h.start):
        floor = chosen[-1].end
        if h.start not in ahead:
            if _below_clear(text, h, floor, top):
                chosen.append(h)
            continue
        like = opening(text, h) == first_opening
        if _beside_pair(text, h) and not (like and (pairs_wanted or not h.alone)):
            continue
        blank = _after_blank(text, h)
        if h.alone != first.alone:
            starts = like and (blank or _empty(text, h, ahead[h.start], first_opening))
            starts = starts or (h.alone and _parts(text, h))
        elif h.alone:
            starts = blank or like
        else:
            starts = blank or not _continues(text, h) or bool(titled and _head(text, h, floor, top))
        starts = starts or _below_clear(text, h, floor, top)
        if starts:
            chosen.append(h)
    return inline.among(text, chosen)


def below_block(text: str, found: list[Header], block: str) -> list[Header]:
    """These headers, and in order those alone on their line that open other articles as a block of fields opened the one whose text this is.

    They are opened as the date of the block is, stand behind a blank line, a finished sentence or below what can only be a headline,
    and have a text behind them: more than an entry of a list, or a sentence where their dates are written alike, too.
    """
    field = next((h for h in header.at_line_starts(block) if h.alone), None)
    if field is None:
        return found
    own = opening(block, field)
    chosen = list(found)
    known = {h.start for h in found}
    headers = header.at_line_starts(text)
    ends = [*(h.start for h in headers[1:]), len(text)]
    floor, top = 0, headlines.beginning(text)
    for h, end in zip(headers, ends, strict=False):
        if h.start in known or not h.alone or opening(text, h) != own or _beside_pair(text, h):
            continue
        clear = _below_clear(text, h, floor, top)
        behind = text[h.end : end].strip(EDGES)
        alike = _form(h.value) == _form(field.value) and len(behind.split()) >= _SENTENCE
        long = len(behind) > ENTRY or (alike and behind.endswith(SENTENCE_ENDS))
        if long and (clear or _after_blank(text, h) or _parts(text, h)):
            chosen.append(h)
            floor = h.end
    return sorted(chosen, key=lambda h: h.start)


def _form(value: str) -> str:
    """How a date is written, whatever it is."""
    return _RUN.sub(lambda run: "0" if run[0].isdecimal() else "a", value)


def _head(text: str, h: Header, floor: int, top: int) -> headlines.Head | None:
    """The headline above a header, right above it or who wrote the article."""
    if head := headlines.above(text, h, floor, top):
        return head
    if not headlines.is_byline(_line_before(text, h).strip(EDGES)):
        return None
    return headlines.apart(text, h, floor, top)


def _below_clear(text: str, h: Header, floor: int, top: int) -> bool:
    """Whether what stands above a header, behind a blank line, can only be a headline."""
    head = _head(text, h, floor, top)
    return bool(
        head
        and headlines.is_clear(head.title)
        and headlines.opens_paragraph(text[max(0, head.begin - 200) : head.begin])
    )


def _days(text: str, begin: int) -> list[Header]:
    """Bare days in numbers that open a line behind `begin`, before more than an entry of a list has to say."""
    if not _DAY.search(text, begin):
        return []
    found = (bare.at(text, m.start(), _line_end(text, m.start())) for m in _DAY.finditer(text, begin))
    days = [one[1] for one in found if one and one[0] == bare.NUMBERS]
    return [h for h in days if len(_next_line(text, h) if h.alone else text[h.end : _line_end(text, h.end)]) > ENTRY]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def bare_ones(text: str) -> list[Header]:
    """The bare dates that start an article, where the first one opens the text or stands below its headline."""
    top = headlines.beginning(text)
    opening_one = next((one for one in bare.at_line_starts(text, 5) if _may_open(text, one[1], top)), None)
    if opening_one is None:
        return []
    kind, first = opening_one
    if first.start > top and bare.is_keyword(text[: first.start]):
        first = replace(first, start=0)
    plain = kind == bare.NUMBERS and first.value[:1].isdecimal()
    below = _next_line(text, first)
    skipped = (plain and first.alone) or bare.at(below, 0, len(below))
    around = [text[: first.start], *([] if skipped else [below])]
    around += [] if plain else [text[first.end : first.end + 200].partition("\n")[0]]
    if any(map(bare.is_dateline, around)):
        # The article says its date itself, and this is something else.
        return []
    chosen = [first]
    placards = kind.startswith(placard.KIND)
    for other, h in bare.at_line_starts(text, placards=placards):
        floor = chosen[-1].end
        if h.start <= first.start or h.alone != first.alone:
            continue
        if other != kind:
            starts = placards and other.startswith(placard.KIND) and _below_clear(text, h, floor, top)
        else:
            starts = (
                _after_blank(text, h)
                or not _CONTINUING.search(_line_before(text, h)[-20:])
                or bool(_head(text, h, floor, top))
            )
        if starts:
            chosen.append(h)
    return [] if _is_chronology(text, chosen) else chosen


def _may_open(text: str, h: Header, top: int) -> bool:
    """Whether a bare date opens the text, or stands below its headline or below the word for a date."""
    if h.start <= top or bare.is_keyword(text[: h.start]):
        return True
    return bool(headlines.above(text, h, 0, top) or headlines.apart(text, h, 0, top))


def of_datelines(text: str, least: int = 2) -> list[Header]:
    """Datelines that open an article each and say its date, where there are so many; they stay in the text."""
    top = headlines.beginning(text)
    chosen: list[Header] = []
    if next(bare.datelines(text[: top + 4 * headlines.LONGEST]), None) is None:
        return []
    for start in bare.datelines(text):
        h = Header(start, start, start, "", False)
        floor = chosen[-1].end if chosen else 0
        head = headlines.above(text, h, floor, top) or headlines.apart(text, h, floor, top)
        if not chosen and start > top and not head:
            return []
        if not chosen or _after_blank(text, h) or (head and headlines.is_clear(head.title)):
            chosen.append(h)
    return chosen if len(chosen) >= least else []


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
    """Whether a field stands above or below a header that is no headline."""
    around = (_line_before(text, h), _next_line(text, h) if h.alone else "")
    return any(PAIR.match(line) and not headlines.label(line) for line in around)


def _empty(text: str, h: Header, ahead: Header | None, first: str) -> bool:
    """Whether nothing stands between a header and the next one of the same opening, or the end."""
    end = ahead.start if ahead and opening(text, ahead) == first else len(text) if ahead is None else -1
    return end >= 0 and not text[h.end : min(end, h.end + 10_000)].strip()


def _parts(text: str, h: Header) -> bool:
    """Whether a header that is alone, with its colon, stands between a finished sentence and a line of text, longer than a list's entry."""
    before, behind = _line_before(text, h), _next_line(text, h)
    marked = bool(set(opening(text, h)) & set(":=："))
    titled = headlines.label(behind)
    if titled:
        behind = text[h.end : h.end + 3 * ENTRY].strip(EDGES).partition("\n")[2].partition("\n")[0]
    return marked and before.rstrip().endswith(SENTENCE_ENDS) and len(behind) > ENTRY


def _continues(text: str, h: Header) -> bool:
    words = opening(text, h)
    plain = words[:1].islower() and not set(words) & set(":=：")
    return plain and bool(_CONTINUING.search(_line_before(text, h)[-20:]))
