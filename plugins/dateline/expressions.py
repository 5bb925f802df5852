"""EDGE: regular expressions as Python has compiled them, kept in the cache folder.

Python keeps modules compiled, and compiles their expressions anew in every process: those that one article takes, for as long as
its page takes to be made. What the compiler gives for an expression is numbers, of which the machine that runs them makes
a pattern at once. That is the inside of one Python's `re`: so an expression is kept only where the pattern made so equals the one that
Python compiled, and where another Python has other insides all are compiled as ever.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from . import fingerprint, vault

FILE = "expressions"
# Fewer new ones are not worth the writing: some are made of the words of a text. Nor are more than these worth the reading.
_FEW, _MOST = 8, 1500
_compiler: Any = import_module("re._compiler")
_parser: Any = import_module("re._parser")
_machine: Any = import_module("_sre")
_usual = _compiler.compile


class Kept:
    """While it is entered, what is compiled is taken from what earlier runs with this cache folder compiled, and left for later ones."""

    def __init__(self, cache: Path) -> None:
        self._path = cache / FILE
        self._known: dict[tuple[str, int], tuple[Any, ...]] | None = None
        self._new: dict[tuple[str, int], tuple[Any, ...]] = {}

    def __enter__(self) -> None:
        # It takes part in the check, and what finds it out may have to be compiled itself.
        fingerprint.program()
        _compiler.compile = self._compile

    def __exit__(self, *problem: object) -> None:
        _compiler.compile = _usual
        if len(self._new) >= _FEW:
            known = self._known if self._known and len(self._known) + len(self._new) <= _MOST else {}
            vault.write(self._path, marshal.dumps({**known, **self._new}))

    def _compile(self, pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is not str:
            return _usual(pattern, flags)
        if self._known is None:
            # A run that compiles nothing does not read it.
            found = vault.read(self._path)
            self._known = marshal.loads(found) if found else {}
        key = pattern, flags
        # Whatever is wrong with what was kept, or cannot be, Python's own compiler finds out by itself.
        if made := self._known.get(key) or self._new.get(key):
            with suppress(Exception):
                return _machine.compile(pattern, *made)
        found = _usual(pattern, flags)
        with suppress(Exception):
            made = _compiled(pattern, flags)
            if _machine.compile(pattern, *made) == found:
                self._new[key] = made
        return found


def _compiled(pattern: str, flags: int) -> tuple[Any, ...]:
    """What Python's own compiler hands to the machine with the pattern."""
    parsed = _parser.parse(pattern, flags)
    code = [int(one) for one in _compiler._code(parsed, flags)]
    names = dict(parsed.state.groupdict)
    numbered: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbered[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbered)
