"""What a theme says of itself in `theme.toml`: that it is written for Dateline's views, and which files it wants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .edition import ASPECTS, DEFAULT, KINDS, RIVALS
from .frozen import frozen
from .recall import recalled
from .settings import SettingsError

NAME = "theme.toml"
VERSION = 1


@frozen
class Card:
    """A theme's card: the kinds of files that it wants beside articles and hand-written pages (of KINDS and ASPECTS)."""

    files: frozenset[str] = DEFAULT


def parse(text: str, where: str) -> Card:
    """The card in the text of a `theme.toml`.

    Raises SettingsError for what is no TOML, for another version of the contract, and for a kind of file that
    there is not.
    """
    files = _wanted(text, where)
    return Card() if files is None else Card(frozenset(files))


@recalled
def _wanted(text: str, where: str) -> list[str] | None:
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: is not TOML ({error}); write contract = {VERSION}") from error
    version = values.get("contract")
    if version != VERSION:
        raise SettingsError(f"{where}: contract is {version!r}; this release speaks {VERSION}")
    return _files(values["files"], where) if "files" in values else None


def read(theme: Path) -> Card | None:
    """The card of a theme's folder, None for a theme that is not written for Dateline's views."""
    path = theme / NAME
    return parse(path.read_text(encoding="utf-8", errors="replace"), str(path)) if path.is_file() else None


def _files(value: Any, where: str) -> list[str]:
    known = (*KINDS, *ASPECTS)
    if not isinstance(value, list) or not all(name in known for name in value):
        unknown = [name for name in value if name not in known] if isinstance(value, list) else value
        raise SettingsError(f"{where}: files names {unknown!r}; give a list of {', '.join(known)}")
    if set(value).issuperset(RIVALS):
        raise SettingsError(f"{where}: files names both {' and '.join(RIVALS)}, which have one address; choose one")
    return value
