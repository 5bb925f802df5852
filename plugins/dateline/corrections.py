"""Corrections that people sign: rows of `content/corrections.csv`, applied to what was found, and published.

A row names a source, a field, the value that is right, who says so and why. It wins over what the program finds;
what a person wrote in the page itself stands above both, being nearest to the text. How the table is read: `corrections_table`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import edtf, spreadsheet
from .country_lists import listed
from .frozen import frozen
from .model import Person, Story
from .page import NONE
from .written_dates import stated

NAME = "corrections.csv"
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
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

APPLIED, UNNEEDED, OVERRULED = "applied", "unneeded", "page"


@frozen
class Correction:
    """One row: `value` is written as `show` writes what was found."""

    source: str
    field: str
    value: str
    who: str = ""
    why: str = ""
    date: str = ""
    line: int = 0


@frozen
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
    if not cell or edtf.valid(cell):
        return cell
    # Spreadsheets save a date as their country writes it.
    if not (date := stated(cell)):
        raise ValueError(
            f"{cell!r} is no date, or more than one; write 2019, 2019-07, 2019-07-16, or 2019-07? where in doubt"
        )
    return date


def _lang(cell: str) -> str:
    if cell and not _LANG.fullmatch(cell):
        raise ValueError(f"{cell!r} is no language code; write one such as fr or ar")
    return cell


def _countries(cell: str) -> tuple[str, ...]:
    found = listed(cell)
    if found.unknown:
        raise ValueError(f"{found.unknown[0]!r} is no country; write ISO 3166-1 codes such as DZ, LY")
    for name, codes in found.several:
        raise ValueError(f"{name!r} may be {' or '.join(codes)}; write the code that is meant")
    return found.codes


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
    "authors": _listed,
    "publication": _text,
}


def show(field: str, value: Any) -> str:
    """A field's value as a cell of the table has it."""
    if field == "people":
        return "; ".join(f"{one.name} | {one.role}" if one.role else one.name for one in value)
    if isinstance(value, tuple):
        return (", " if field == "countries" else "; ").join(value)
    return str(value)


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
    if "primary" in wanted:
        # What `added` looks at.
        before["countries"] = show("countries", story.countries)
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


def added(rows: Iterable[Correction], before: Mapping[str, Mapping[str, str]]) -> list[str]:
    """A line for each primary country that nobody had among the countries, and that was put there for it."""
    rows = tuple(rows)
    named = {row.source: row.value for row in rows if row.field == "countries"}
    lines = []
    for row in rows:
        countries = named.get(row.source, before.get(row.source, {}).get("countries"))
        if row.field == "primary" and row.value and countries is not None and row.value not in countries.split(", "):
            lines.append(
                f"{NAME}:{row.line}: {row.value} is not among the countries of {row.source} ({countries or 'none'}) and was added to them; "
                "write a row `countries` that names all, or another `primary`"
            )
    return lines


def unneeded(rows: Iterable[Correction], before: Mapping[str, Mapping[str, str]]) -> list[str]:
    """A line for each correction that says what the program finds by itself."""
    return [
        f"{NAME}:{row.line}: the program finds this `{row.field}` of {row.source} by itself now; the row can go"
        for row in rows
        # That there is no date is more than that none was found.
        if row.value and before.get(row.source, {}).get(row.field) == row.value
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
