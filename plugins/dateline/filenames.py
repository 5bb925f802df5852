"""File names that can be shown, kept in tables and published, for those that the file system gives: both directions.

A name may hold line ends, controls, marks that turn the reading direction, and bytes that are no text. Each of these
is written `\\xNN`, byte by byte, and so is a backslash that could be taken for the beginning of such a group; all else
stays as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|\\\\(?=x[0-9A-F]{2})"
)
_GROUPS = re.compile(r"(?:\\x[0-9A-F]{2})+")


def shown(name: str) -> str:
    r"""The name as it is shown.

    >>> shown("a\nb.txt"), shown("caf\udce9.txt"), shown("été 2019.txt")
    ('a\\x0Ab.txt', 'caf\\xE9.txt', 'été 2019.txt')
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name
    return _ODD.sub(lambda match: "".join(f"\\x{byte:02X}" for byte in os.fsencode(match[0])), name)


def plain(names: Iterable[str]) -> bool:
    """Whether all names are shown as they are, found out at once.

    >>> plain(["a/b.txt", "c.txt"]), plain(["a.txt", "b\x1b.txt"])
    (True, False)
    """
    whole = "".join(names)
    return (whole.isascii() and whole.isprintable() and "\\" not in whole) or shown(whole) == whole


def real(name: str) -> str:
    r"""The name in the file system that is shown as `name`.

    >>> real(shown("a\\x41\x1b[2J\udcff.txt")) == "a\\x41\x1b[2J\udcff.txt"
    True
    """
    if "\\" not in name:
        return name
    return _GROUPS.sub(lambda match: os.fsdecode(bytes.fromhex(match[0].replace("\\x", ""))), name)
