"""Lines that part what stands in a file and say nothing: `---`, `=====`, `* * *`."""

from __future__ import annotations

import re

from .header import BLANKS, EDGES

_LINE = re.compile(rf"^[{BLANKS}]*([-=*_~#•·+—–])(?:[{BLANKS}]?\1){{2,}}[{BLANKS}]*$", re.MULTILINE)


def lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each such line."""
    return [match.span() for match in _LINE.finditer(text)]


def blanked(text: str) -> str:
    """The text with blanks for such lines, each character in its place."""
    return _LINE.sub(lambda match: " " * len(match[0]), text)


def trimmed(text: str) -> str:
    """The text without blank lines and such lines before its first word and behind its last."""
    plain = blanked(text)
    end = len(plain.rstrip(EDGES))
    return text[end - len(plain[:end].lstrip(EDGES)) : end]
