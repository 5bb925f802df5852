"""Tables of articles: exports of databases and media monitors, a row an article below a row of headings (`.csv`, `.tsv`).

Columns are known by their headings (`data/columns.csv`): text, title, date, address, language, who wrote it, where it was published; what else there is stays in the seed.
An article without a text is its title. Text that is HTML loses its tags, not its paragraphs. A column of dates that are all numbers of
days, as spreadsheets count them, is read as these days.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from ..escape import web_address
from ..frozen import frozen
from ..model import Note, RawArticle, Reject
from ..tables import table
from . import encoding, headlines, hypertext

SEPARATORS = ",;\t|"
# A cell holds whole articles.
csv.field_size_limit(sys.maxsize)
_ENDINGS = (".csv", ".tsv")
_HEADING = re.compile(r"[\s_.-]+")
_SERIAL = re.compile(r"([2-5]\d{4})(?:[.,]0{1,6})?")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""The day before the first that spreadsheets count, as they count the 29th of February 1900, too."""
_LANG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})?")


@frozen
class ColumnRow:
    """A row of `columns.csv`."""

    field: str
    form: str


def recognises(source: str) -> bool:
    """Whether the file's name says that it is of this format."""
    return source.lower().endswith(_ENDINGS)


def parse(data: bytes, source: str) -> tuple[list[RawArticle], list[Reject]]:
    """The articles of a table and the rows of it that hold none; if it has several rows, numbered in file order."""
    try:
        text, name, notes = encoding.decode(data)
    except encoding.NotTextError as error:
        return [], [Reject(source, str(error))]
    rejects: list[Reject] = []
    rows = list(_rows(text, source, rejects))
    if not rows:
        return [], rejects or [
            Reject(source, "the file is empty; write a row of headings and a row an article, or remove it")
        ]
    (_, headings), *rows = rows
    columns = _columns(headings)
    if "text" not in columns and "title" not in columns and "lead" not in columns:
        found = ", ".join(filter(None, map(_printable, headings)))[:200]
        return [], [
            Reject(source, f"has no column for the text or the title (it has: {found}); call one `text` or `title`")
        ]
    if not rows and not rejects:
        return [], [Reject(source, "holds headings and no row; write a row an article, or remove the file")]
    articles = []
    days = _days([cells[columns["date"]] for _, cells in rows if "date" in columns and columns["date"] < len(cells)])
    for number, (line, cells) in enumerate(rows, 1):
        place = f"{source}#{number}" if len(rows) > 1 else source
        if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            reason = (
                f"line {line} has {len(cells)} cells below {len(headings)} headings; "
                "put a text that holds the separator between quotation marks"
            )
            rejects.append(Reject(place, reason))
            continue
        said = {field: cells[at] for field, at in columns.items() if at < len(cells)}
        if days and "date" in said:
            said["date"] = days.get(said["date"], "")
        article = _article(said, place, name, notes)
        if article:
            articles.append(article)
        else:
            rejects.append(Reject(place, f"line {line} has neither text nor title; write one, or delete the row"))
    return articles, rejects


def _article(cells: Mapping[str, str], place: str, name: str, notes: tuple[Note, ...]) -> RawArticle | None:
    body, title, lead = (hypertext.plain(cells.get(field, "")) for field in ("text", "title", "lead"))
    title = " ".join(title.split())
    text = body or lead or title
    if not text:
        return None
    lang = _LANG.fullmatch(cells.get("lang", "").strip().lower())
    if len(title) > headlines.LONGEST and body:
        # So long it is the beginning of the text.
        title, text = "", f"{title}\n\n{text}"
    whole = "".join(cells.values())
    return RawArticle(
        place,
        text,
        " ".join(cells.get("date", "").split()),
        name,
        tuple(note for note in notes if note.code != encoding.REPLACED or "\ufffd" in whole),
        title if text != title else "",
        web_address(cells.get("url", "").strip()),
        lang[1] if lang else "",
        author=" ".join(hypertext.plain(cells.get("author", "")).split()),
        publication=" ".join(hypertext.plain(cells.get("publication", "")).split()),
    )


def _days(dates: Sequence[str]) -> dict[str, str]:
    """The day of each of these cells where all that are not blank are numbers such as 43550, which no other date is; else {}.

    >>> _days(["43550", ""]), _days(["43550", "2019"])
    ({'43550': '2019-03-26'}, {})
    """
    found = {cell: _SERIAL.fullmatch(cell.strip()) for cell in dates if cell.strip()}
    if not all(found.values()):
        return {}
    return {
        cell: (_DAY_ZERO + datetime.timedelta(int(match[1]))).isoformat() for cell, match in found.items() if match
    }


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Where each field stands in a row."""
    there: dict[str, int] = {}
    for at, heading in enumerate(headings):
        there.setdefault(" ".join(_HEADING.split(heading.strip().casefold())), at)
    columns: dict[str, int] = {}
    for row in table("columns.csv", ColumnRow):
        if row.form in there:
            columns.setdefault(row.field, there[row.form])
    return columns


def _rows(text: str, source: str, rejects: list[Reject]) -> Iterator[tuple[int, list[str]]]:
    """(number of its line, cells) of each row that is not blank; the rest behind a row that cannot be read is a reject."""
    # A spreadsheet's own note of its separator.
    noted = re.match(rf"sep=([{re.escape(SEPARATORS)}])\n", text, re.IGNORECASE)
    if noted:
        text = text[noted.end() :]
    head = text.lstrip("\n").partition("\n")[0]
    separator = noted[1] if noted else max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1 + bool(noted)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1 + bool(noted)
    except csv.Error:
        reason = f"a quotation mark in line {line} or below is not closed, or stands alone in a cell; write it twice and save again, the rows from there on are left out"
        rejects.append(Reject(source, reason))


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text)).strip()
