"""Values of a page's header that have parts: cells that a `|` parts, and several on a line, parted by `;` as in the table of corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from .escape import unvalue, value

_BREAK = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);|;")


def cells(*texts: str) -> str:
    """A value with these cells, those that are empty at its end left out.

    >>> cells("Hatem Zribi", "ministre"), cells("Hatem | Zribi", "")
    ('Hatem Zribi | ministre', 'Hatem &#124; Zribi')
    """
    return " | ".join(value(text).replace("|", "&#124;") for text in texts).rstrip(" |").lstrip(" ") or "|"


def read_cells(line: str, count: int) -> list[str]:
    """The cells of a value, as many as are asked for; what is not there is empty, what is too much is the last one's."""
    found = [unvalue(cell.strip()) for cell in line.split("|", count - 1)]
    return found + [""] * (count - len(found))


def whole(line: str) -> str:
    """A value that `parted` does not part.

    >>> whole("Port; mer &amp; sable"), [*parted([whole("Port; mer &amp; sable")])]
    ('Port&#59; mer &amp; sable', ['Port&#59; mer &amp; sable'])
    """
    return _BREAK.sub(lambda found: "&#59;" if _parts(found) else found[0], line) if ";" in line else line


def parted(lines: Sequence[str], marks: str = " ") -> Iterator[str]:
    """The values on these lines, one or more on each; what is nothing but `marks` is none.

    >>> [*parted(["Hatem Zribi | ministre; Sonia Jlassi;", ";", "AT&T; R&amp;D"])]
    ['Hatem Zribi | ministre', ' Sonia Jlassi', 'AT&T', ' R&amp;D']
    """
    for line in lines:
        start = 0
        for found in _BREAK.finditer(line) if ";" in line else ():
            if _parts(found):
                if line[start : found.end() - 1].strip(marks):
                    yield line[start : found.end() - 1]
                start = found.end()
        if line[start:].strip(marks):
            yield line[start:]


def _parts(found: re.Match[str]) -> bool:
    """Whether a semicolon ends no entity."""
    return unescape(found[0]) == found[0]
