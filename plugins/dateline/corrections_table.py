"""The table `content/corrections.csv` as people and spreadsheets write it: rows from bytes, and what is wrong with them.

A value that holds the table's own separator and no quotation marks moves all cells behind it by one. A row of which
that may be so is named and left out whole: half a value, signed with the other half, would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import cache

from . import edtf, spreadsheet
from .corrections import NAME, READERS, Correction, show
from .escape import clean
from .frozen import frozen
from .seed.encoding import NotTextError, decode
from .seed.header import BLANKS, value_length
from .written_dates import stated

COLUMNS = ("source", "field", "value", "who", "why", "date")
NEEDED = COLUMNS[:3]
SEPARATORS = ",;\t"
# More than any value of a page; a cell beyond it is a quotation mark that was never closed.
LONGEST = 10_000
_OPEN, _CLOSED = re.compile("[“„«‹]"), re.compile("[”»›]")
# Of these no value holds a separator.
_SINGLE = ("date", "lang", "primary")


@frozen
class _Cell:
    """A cell: its text, whether quotation marks hold it together, whether a blank stands before it."""

    text: str
    quoted: bool
    apart: bool


def parse(data: bytes) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections of a table, and what is wrong with it, a line each: `corrections.csv:3: what; what to do`.

    Any encoding and any of the separators that spreadsheets write is read; a bad row is left out, never a stop. Of rows
    that say one thing of one source the last counts.
    """
    rows, problems, _ = _read(data)
    found: dict[tuple[str, str], Correction] = {}
    for one in rows:
        earlier = found.pop((one.source, one.field), None)
        if earlier:
            problems.append(f"{NAME}:{earlier.line}: line {one.line} says it again and counts; delete one of them")
        found[one.source, one.field] = one
    return tuple(found.values()), tuple(problems)


def unusable(data: bytes) -> tuple[Correction, ...]:
    """The rows that name a source and are left out, without a field; they go where their articles go until they are mended."""
    return tuple(_read(data)[2])


def _read(data: bytes) -> tuple[list[Correction], list[str], list[Correction]]:
    """All rows that can be read, what is wrong with the others and with the table, and the others as far as they name a source."""
    try:
        text = decode(data)[0]
    except NotTextError as error:
        return [], [f"{NAME}: {error}"], []
    found: list[Correction] = []
    others: list[Correction] = []
    problems: list[str] = []
    columns: list[str] = []
    separator = _separator(text)
    remarked: dict[str, list[int]] = {}
    for line, cells in _rows(text, separator, problems):
        if not any(cell.text for cell in cells) or cells[0].text.startswith("#"):
            continue
        if not columns:
            columns = [cell.text.lower() for cell in cells]
            missing = [name for name in NEEDED if name not in columns]
            if missing:
                wanted = separator.join(COLUMNS)
                problems.append(f"{NAME}:{line}: has no column {', '.join(missing)}; begin with the line {wanted}")
                break
            continue
        try:
            one, remarks = _correction(cells, columns, separator, line)
        except ValueError as error:
            problems.append(f"{NAME}:{line}: {error}")
            source = dict(zip(columns, (cell.text for cell in cells), strict=False)).get("source")
            if source:
                others.append(Correction(source, "", "\0".join(cell.text for cell in cells), line=line))
            continue
        for remark in remarks:
            remarked.setdefault(remark, []).append(line)
        found.append(one)
    for remark, lines in remarked.items():
        more = f" (and {len(lines) - 1} rows below)" if len(lines) > 1 else ""
        problems.append(f"{NAME}:{lines[0]}: {remark}{more}")
    return found, problems, others


def _separator(text: str) -> str:
    """The separator that the first line with headings has most of, or that Excel's own note on it names."""
    for line in text.split("\n", 100):
        if line.lower().startswith("sep=") and len(line) == 5:
            return line[4]
        if line.strip(f" {SEPARATORS}") and not line.lstrip('" ').startswith("#"):
            return max(SEPARATORS, key=line.count)
    return SEPARATORS[0]


@cache
def _pattern(separator: str) -> re.Pattern[str]:
    """A cell and what ends it. A quotation mark that opens one has to be closed, and nothing may follow but the end."""
    mark, blank = re.escape(separator), " " if separator == "\t" else r"[ \t]"
    quoted = rf'{blank}*+"(?P<quoted>(?:[^"]|"")*+)"{blank}*+'
    return re.compile(rf'(?:{quoted}|(?!{blank}*+")(?P<plain>[^{mark}\r\n]*+))(?P<end>{mark}|\r?\n|\r|\Z)')


def _rows(text: str, separator: str, problems: list[str]) -> Iterator[tuple[int, list[_Cell]]]:
    """(number of its line, cells) of each row."""
    at, line = 0, 1
    if re.match(r"sep=.\n", text, re.IGNORECASE):
        at, line = 6, 2
    pattern = _pattern(separator)
    cells: list[_Cell] = []
    start = at
    while at < len(text) or cells:
        match = pattern.match(text, at)
        if not match:
            problems.append(
                f"{NAME}:{line}: cannot be read; see to its quotation marks, which have to be doubled inside a value"
            )
            at, cells = (text.find("\n", start) + 1) or len(text), []
        else:
            quoted = match["quoted"] is not None
            raw = match["quoted"].replace('""', '"') if quoted else match["plain"]
            cells.append(_Cell(raw, quoted, raw[:1].isspace() and not quoted))
            at = match.end()
            if match["end"] == separator:
                continue
            if reason := _swallowed(cells, separator):
                problems.append(f"{NAME}:{line}: {reason}; see to its quotation marks")
                at = (text.find("\n", start) + 1) or len(text)
            else:
                yield line, [_Cell(_bare(cell.text), cell.quoted, cell.apart) for cell in cells]
            cells = []
        line += text.count("\n", start, at)
        start = at


def _bare(cell: str) -> str:
    return spreadsheet.bare(clean(cell).strip())


def _swallowed(cells: Sequence[_Cell], separator: str) -> str:
    """Why a cell cannot be one, "" where all can: it is too long, or has another row in it."""
    for cell in cells:
        if len(cell.text) > LONGEST:
            return f"a cell has over {LONGEST} characters"
        if cell.quoted and "\n" in cell.text:
            for line in cell.text.split("\n")[1:]:
                if line.count(separator) > 1 and line.split(separator)[1].strip(' "').lower() in READERS:
                    return "a cell has another row in it"
    return ""


def _correction(
    cells: Sequence[_Cell], columns: Sequence[str], separator: str, line: int
) -> tuple[Correction, list[str]]:
    """A row, and what should be put right in it. ValueError where it says nothing, or not for certain what."""
    row = {name: cell.text for name, cell in zip(columns, cells, strict=False)}
    source, field = row.get("source", ""), row.get("field", "").lower()
    quote = f"put a cell that holds {_named(separator)} in quotation marks"
    if len(cells) == 1:
        others = [mark for mark in SEPARATORS if mark != separator and source.count(mark) > 1]
        if others:
            raise ValueError(
                f"is parted by {_named(others[0])}, the first line by {_named(separator)}; use one of them"
            )
    if any(cell.text for cell in cells[len(columns) :]):
        raise ValueError(f"has {len(cells)} cells under {len(columns)} headings; {quote}")
    if not source:
        raise ValueError("names no source; write the path of the seed, as in articles.jsonl")
    if field not in READERS:
        raise ValueError(f"{field!r} cannot be corrected; write one of {', '.join(READERS)}")
    value = show(field, READERS[field](row.get("value", "")))
    who, why, date = row.get("who", ""), row.get("why", ""), row.get("date", "")
    date = stated(date) or date
    if reason := _moved(row, field, cells, columns):
        raise ValueError(f"{reason}, so its cells may have moved; {quote}")
    if len(cells) < len(columns) and who and not why:
        raise ValueError(f"ends before `why`, so its cells may have moved; {quote}")
    remarks = []
    if date and not edtf.valid(date):
        remarks.append(f"`date` {date!r} is no date, or more than one; write 2026-01-12")
    remarks += [
        f"`{name}` is empty; the row counts, but say it, for it is published"
        for name in ("who", "why")
        if not row.get(name)
    ]
    return Correction(source, field, value, who, why, date, line), remarks


def _moved(row: Mapping[str, str], field: str, cells: Sequence[_Cell], columns: Sequence[str]) -> str:
    """What shows that a separator inside a value may have moved the cells behind it, "" where nothing does."""
    date = row.get("date", "")
    if date and not edtf.valid(date) and value_length(date) < len(date):
        return f"its `date` {date[:40]!r} is no date such as 2026-01-12"
    place = columns.index("value")
    if len(cells) > len(columns) and not date:
        return f"has {len(cells)} cells under {len(columns)} headings"
    if place + 1 >= len(cells) or cells[place].quoted or field in _SINGLE:
        return ""
    value, behind = cells[place], cells[place + 1]
    if behind.apart and not value.apart and behind.text:
        return f"a blank stands before {behind.text[:40]!r}"
    if len(_OPEN.findall(value.text)) > len(_CLOSED.findall(value.text)) and _CLOSED.search(behind.text):
        return f"{value.text[:40]!r} is half a quotation"
    if columns[place + 1 : place + 2] != ["who"]:
        return ""
    if field == "people" and "|" in behind.text:
        return f"its `who` {behind.text[:40]!r} is written as people are"
    if field == "countries" and not date and behind.text and _are_codes(behind.text):
        return f"its `who` {behind.text[:40]!r} could be a country"
    return ""


def _are_codes(text: str) -> bool:
    try:
        return bool(READERS["countries"](text)) and text.isupper()
    except ValueError:
        return False


def _named(separator: str) -> str:
    return "a tab" if separator == "\t" else f"`{separator}`"


def moved(data: bytes, sources: Mapping[str, str]) -> bytes | None:
    """The table with these sources by their new names, all else as it was; rows whose source has no new name are comments.

    None where that cannot be said in the table's own encoding.
    """
    rows, _, others = _read(data)
    try:
        decoded, name, _ = decode(data)
        text = data.decode(name)
        separator = _separator(decoded)
        heads = next(cells for _, cells in _rows(decoded, separator, []) if cells[0].text and cells[0].text[0] != "#")
        place = [cell.text.lower() for cell in heads].index("source")
        out = _LINE.findall(text)
        for row in (one for one in (*rows, *others) if one.source in sources):
            line, new = out[row.line - 1], sources[row.source]
            # What is wrong with a row may be that its cells cannot be told apart.
            with nullcontext() if row.field else suppress(ValueError):
                out[row.line - 1] = _renamed(line, place, separator, new) if new else _comment(line)
        after = "".join(out).encode(name)
    except (NotTextError, UnicodeError, StopIteration, ValueError):
        return None
    wanted = [replace(row, source=sources.get(row.source, row.source)) for row in rows]
    same = text.encode(name) == data and _read(after)[0] == [row for row in wanted if row.source]
    return after if same else None


# The ends that `encoding.decode` makes of one kind.
_LINE = re.compile(
    r"[^\r\n\x0b\x0c\x85\u2028\u2029]*+(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])|[^\r\n\x0b\x0c\x85\u2028\u2029]++\Z"
)


def _comment(line: str) -> str:
    mark = "\ufeff" if line.startswith("\ufeff") else ""
    return f"{mark}# {line.removeprefix(mark)}"


def _renamed(line: str, place: int, separator: str, source: str) -> str:
    """A line of the table with another source in the cell of that number. ValueError where it has no such cell."""
    at, match = 0, None
    for _ in range(place + 1):
        match = _pattern(separator).match(line, at)
        if not match:
            raise ValueError(line)
        at = match.end()
    assert match
    kind = "quoted" if match["quoted"] is not None else "plain"
    cell = spreadsheet.unarmed(source)
    if kind == "quoted" or set(cell) & {separator, '"'}:
        cell = cell.replace('"', '""')
    if kind == "plain" and set(cell) & {separator, '"'}:
        cell = f'"{cell}"'
    bare = match[kind].strip(f"\ufeff{BLANKS}")
    start = match.start(kind) + match[kind].find(bare)
    return line[:start] + cell + line[start + len(bare) :]
