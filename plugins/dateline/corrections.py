"""Corrections that people sign: rows of `content/corrections.csv`, read, applied to what was found, and published.

A row names a source, a field, the value that is right, who says so and why. It wins over what the program finds;
what a person wrote in the page itself stands above both, being nearest to the text. Pure: bytes in, values out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import edtf, names, spreadsheet
from .escape import clean
from .model import Person, Story
from .page import NONE
from .seed.encoding import NotTextError, decode

NAME = "corrections.csv"
COLUMNS = ("source", "field", "value", "who", "why", "date")
NEEDED = COLUMNS[:3]
# The columns of `data/corrections.csv`, and what they mean.
PUBLISHED = {
    "source": "path of the article's seed below the seeds folder, #n for the n-th article of a file",
    "url": "address of the article's page below the site",
    "field": "what was corrected",
    "before": "what the program had found",
    "after": "what the row says",
    "who": "who says so",
    "why": "for what reason",
    "date": "when, as the row gives it",
    "state": "applied; unneeded where the program finds it by itself now; page where the page says another thing by hand, which stands",
}
# More than any value of a page; a cell beyond it is a quotation mark that was never closed.
LONGEST = 10_000
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# What CLDR names besides countries: unions, outlying islands as a whole, codes for trials.
_NO_COUNTRY = frozenset(("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"))

APPLIED, UNNEEDED, OVERRULED = "applied", "unneeded", "page"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: `value` is written as `show` writes what was found."""

    source: str
    field: str
    value: str
    who: str = ""
    why: str = ""
    date: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction for readers: what the program had found, and whether the row stands (a code above)."""

    source: str
    field: str
    before: str
    after: str
    who: str
    why: str
    date: str
    state: str = APPLIED


def _text(cell: str) -> str:
    return " ".join(cell.split())


def _title(cell: str) -> str:
    if not cell.strip():
        raise ValueError("a title cannot be empty; write one")
    return _text(cell)


def _date(cell: str) -> str:
    if cell and not edtf.valid(cell):
        raise ValueError(f"{cell!r} is no EDTF date; write 2019, 2019-07, 2019-07-16, or 2019-07? where in doubt")
    return cell


def _lang(cell: str) -> str:
    if cell and not _LANG.fullmatch(cell):
        raise ValueError(f"{cell!r} is no language code; write one such as fr or ar")
    return cell


def _countries(cell: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(re.split(r"[\s,;]+", cell.strip().upper()))) if cell.strip() else ()
    known = names.countries("en")
    for code in codes:
        if code not in known or code in _NO_COUNTRY:
            raise ValueError(f"{code!r} is no country code; write ISO 3166-1 codes such as DZ, LY")
    return codes


def _primary(cell: str) -> str:
    codes = _countries("" if cell == NONE else cell)
    if len(codes) > 1:
        raise ValueError("there is one primary country; write one code, or none")
    return "".join(codes)


def _people(cell: str) -> tuple[Person, ...]:
    parts = (part.partition("|") for part in cell.split(";") if part.strip(" |"))
    return tuple(Person(_text(name), _text(role)) for name, _, role in parts)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, cell.split(";"))))


# Countries before the primary one, which has to be among them.
READERS: Mapping[str, Callable[[str], Any]] = {
    "title": _title,
    "date": _date,
    "lang": _lang,
    "dateline": _text,
    "countries": _countries,
    "primary": _primary,
    "people": _people,
    "organisations": _listed,
    "summary": _text,
}


def show(field: str, value: Any) -> str:
    """A field's value as a cell of the table has it."""
    if field == "people":
        return "; ".join(f"{one.name} | {one.role}" if one.role else one.name for one in value)
    if isinstance(value, tuple):
        return (", " if field == "countries" else "; ").join(value)
    return str(value)


def parse(data: bytes) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections of a table, and what is wrong with it, a line each: `corrections.csv:3: what; what to do`.

    Any encoding and any of the separators that spreadsheets write is read; a bad row is left out, never a stop.
    """
    try:
        text = decode(data)[0]
    except NotTextError as error:
        return (), (f"{NAME}: {error}",)
    found: dict[tuple[str, str], Correction] = {}
    problems: list[str] = []
    columns: list[str] = []
    for line, cells in _rows(text, problems):
        if not any(cells) or cells[0].startswith("#"):
            continue
        if not columns:
            columns = [cell.lower() for cell in cells]
            missing = [name for name in NEEDED if name not in columns]
            if missing:
                wanted = ", ".join(COLUMNS)
                problems.append(f"{NAME}:{line}: has no column {', '.join(missing)}; begin with the line {wanted}")
                return (), tuple(problems)
            continue
        if any(cells[len(columns) :]):
            # A value with the separator in it would push its rest into the next columns, and be signed with it.
            problems.append(
                f"{NAME}:{line}: has {len(cells)} cells under {len(columns)} headings; "
                "put a value that holds the separator in quotation marks"
            )
            continue
        row = dict(zip(columns, cells, strict=False))
        try:
            one = _correction(row, line)
        except ValueError as error:
            problems.append(f"{NAME}:{line}: {error}")
            continue
        earlier = found.pop((one.source, one.field), None)
        if earlier:
            problems.append(f"{NAME}:{earlier.line}: line {line} says it again and counts; delete one of them")
        if one.date and not edtf.valid(one.date):
            problems.append(f"{NAME}:{line}: `date` {one.date!r} is read differently by others; write 2026-01-12")
        problems += [
            f"{NAME}:{line}: `{name}` is empty; say it, for it is published"
            for name in ("who", "why")
            if not row.get(name)
        ]
        found[one.source, one.field] = one
    return tuple(found.values()), tuple(problems)


def _rows(text: str, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(number of its line, cells) of each row; the separator is the one that the first line has most of."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        # Excel's own note on the separator.
        first, text = rest.partition("\n")[0], "\n" + rest
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(f"{NAME}:{line}: cannot be read ({error}); see to its quotation marks")
            continue
        if any(len(cell) > LONGEST for cell in cells):
            problems.append(f"{NAME}:{line}: a cell has over {LONGEST} characters; see to its quotation marks")
            continue
        yield line, [spreadsheet.bare(clean(cell).strip()) for cell in cells]


def _correction(row: Mapping[str, str], line: int) -> Correction:
    source, field = row.get("source", ""), row.get("field", "").lower()
    if not source:
        raise ValueError("names no source; write the path of the seed, as in articles.jsonl")
    if field not in READERS:
        raise ValueError(f"{field!r} cannot be corrected; write one of {', '.join(READERS)}")
    value = show(field, READERS[field](row.get("value", "")))
    return Correction(source, field, value, row.get("who", ""), row.get("why", ""), row.get("date", ""), line)


def by_source(rows: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """The corrections of each source."""
    found: dict[str, tuple[Correction, ...]] = {}
    for row in rows:
        found[row.source] = (*found.get(row.source, ()), row)
    return found


def digest(rows: Sequence[Correction]) -> str:
    """What of a source's corrections its page depends on."""
    text = "\0".join(part for row in sorted(rows, key=lambda r: r.field) for part in (row.field, row.value))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if rows else ""


def apply(story: Story, rows: Sequence[Correction]) -> tuple[Story, dict[str, str]]:
    """The story with its corrections, and of each corrected field what was found before.

    A doubt about a field goes with the value it was about.
    """
    wanted = {row.field: row.value for row in rows}
    before = {field: show(field, getattr(story, field)) for field in wanted}
    for field, reader in READERS.items():
        if field not in wanted:
            continue
        value = reader(wanted[field])
        story = replace(story, **{field: value}, notes=tuple(note for note in story.notes if note.field != field))
        if field == "countries" and story.primary not in value:
            story = replace(story, primary=value[0] if value else "")
        if field == "primary" and value and value not in story.countries:
            story = replace(story, countries=(value, *story.countries))
    return story, before


def unneeded(rows: Iterable[Correction], before: Mapping[str, Mapping[str, str]]) -> list[str]:
    """A line for each correction that says what the program finds by itself."""
    return [
        f"{NAME}:{row.line}: the program finds this `{row.field}` of {row.source} by itself now; the row can go"
        for row in rows
        if before.get(row.source, {}).get(row.field) == row.value
    ]


def corrected(row: Correction, before: str, stands: str | None) -> Corrected:
    """A correction for readers; `stands` is what the page says, None where nobody has touched the page."""
    state = UNNEEDED if before == row.value else APPLIED
    if stands is not None and stands != row.value:
        state = OVERRULED
    return Corrected(row.source, row.field, before, row.value, row.who, row.why, row.date, state)


def published(rows: Sequence[tuple[Corrected, str]]) -> bytes:
    """`data/corrections.csv`: each correction with the address of its article."""
    lines = [spreadsheet.line(list(PUBLISHED))]
    for one, url in rows:
        row = (one.source, url, one.field, one.before, one.after, one.who, one.why, one.date, one.state)
        lines.append(spreadsheet.line(list(map(spreadsheet.unarmed, row))))
    return "".join(lines).encode("utf-8", "replace")
