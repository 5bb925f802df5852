"""Addresses that have changed: rows of `content/redirects.csv`, by which old links to the site lead on.

The table is part of the content: it is committed, can be corrected by hand, and needs no cache. A row that leads to no page
of the site does nothing, and is named (`idle`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping

NAME = "redirects.csv"
HEAD = "address,to\n"
LONGEST = 400
# A folder's name on every system; with full stops inside, as addresses of other sites have them.
_PART = re.compile(r"\w(?:[\w .,+@!'()~-]{0,198}[\w)~!])?")
# Folders whose files are not pages.
_OURS = ("data", "theme")


def parse(data: bytes) -> tuple[dict[str, str], tuple[str, ...]]:
    """`{old address: new address}`, a later row over an earlier one, and what is wrong, a line each."""
    if not data:
        return {}, ()
    # Mostly there is none, and what reads one takes a while to load.
    from .seed.encoding import NotTextError, decode

    try:
        text = decode(data)[0]
    except NotTextError as error:
        return {}, (f"{NAME}: {error}",)
    found: dict[str, str] = {}
    problems: list[str] = []
    separator = max(",;\t", key=text.partition("\n")[0].count)
    for number, line in enumerate(text.split("\n"), 1):
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
        except csv.Error:
            cells = [""]
        if not any(cells) or cells[0].startswith("#") or cells[:2] == ["address", "to"]:
            continue
        pair = [address(cell) for cell in cells[:2]]
        if len(pair) < 2 or not all(pair):
            problems.append(
                f"{NAME}:{number}: names no two addresses; write the old and the new one, as 2019/07/slug/"
            )
            continue
        found.pop(pair[0], None)
        found[pair[0]] = pair[1]
    return found, tuple(problems)


def address(text: str) -> str:
    """The address of a page below the site that `text` writes, "" where it is none or could lead out of it."""
    parts = text.strip().removesuffix("index.html").strip("/").split("/")
    fits = len(text) <= LONGEST and all(_PART.fullmatch(part) for part in parts) and parts[0] not in _OURS
    return "/".join(parts) + "/" if fits else ""


def row(old: str, new: str) -> str:
    """The line of the table for a change of address."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow((old, new))
    return out.getvalue()


def resolve(rows: Mapping[str, str], live: Collection[str]) -> dict[str, str]:
    """`{address: the living page it leads to}`: chains made short, circles and dead ends left out.

    `live` are the paths of the site's files. A page, or a file where a folder would have to be, is never
    shadowed, in whatever capitals.

    >>> resolve({"a/": "b/", "b/": "c/", "d/": "a/", "c/": "d/"}, {"c/index.html"})
    {'a/': 'c/', 'b/': 'c/', 'd/': 'c/'}
    """
    taken = {path.casefold() for path in live}
    ends: dict[str, str] = {}
    out: dict[str, str] = {}
    for start in rows:
        passed: dict[str, None] = {}
        here = start
        while here in rows and here not in ends and here not in passed and f"{here}index.html" not in live:
            passed[here] = None
            here = rows[here]
        end = here if f"{here}index.html" in live else ends.get(here, "")
        ends |= dict.fromkeys(passed, end)
        folded = start.casefold()
        folders = (folded[:at] for at, char in enumerate(folded) if char == "/")
        if end and end != start and f"{folded}index.html" not in taken and not any(f in taken for f in folders):
            out[start] = end
            taken.add(f"{folded}index.html")
    return out


def idle(rows: Mapping[str, str], live: Collection[str], made: Collection[str]) -> list[str]:
    """A line for each row that does nothing, `made` being the addresses of those that do (`resolve`).

    >>> idle({"a/": "b/", "b/": "a/"}, set(), ())[0]
    'redirects.csv: a/ leads in a circle; write the address of a page that stands, or delete the row'
    """
    return [f"{NAME}: {_why(start, rows, live)}" for start in rows if start not in made]


def _why(start: str, rows: Mapping[str, str], live: Collection[str]) -> str:
    if f"{start}index.html" in live:
        return f"{start} is the address of a page that stands, so nothing leads on from there; delete the row"
    passed = {start}
    here = rows[start]
    while here in rows and here not in passed and f"{here}index.html" not in live:
        passed.add(here)
        here = rows[here]
    if f"{here}index.html" in live:
        return f"{start} cannot be an address beside what the site has there; delete the row"
    if here in passed:
        return f"{start} leads in a circle; write the address of a page that stands, or delete the row"
    return f"{start} leads to {here}, and no page stands there; write the address of one that does, or delete the row"


def leading(rows: Mapping[str, str], articles: Collection[str]) -> list[str]:
    """The addresses of rows that lead on: to one of the addresses of `articles`, or to a page that is none.

    >>> leading({"2019/07/a/": "2019/07/b/", "2019/07/c/": "2019/07/d/", "old/": "about/"}, {"2019/07/b/"})
    ['2019/07/a/', 'old/']
    """
    others = (to for to in rows.values() if not (to[:4].isdigit() or to.startswith("undated/")))
    return list(resolve(rows, {f"{to}index.html" for to in (*articles, *others)}))
