"""EDGE: lists of words as they are looked up, kept in the cache folder: to make them of the tables takes longer than to read an article."""

from __future__ import annotations

import hashlib
import marshal
from pathlib import Path
from typing import Any

from . import recall, vault

FOLDER = "words"


class Kept:
    """While it is entered, what is `recall.shelved` is taken from what earlier runs with this cache folder found, and left for later ones."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / FOLDER

    def __enter__(self) -> None:
        recall.lend(self)

    def __exit__(self, *problem: object) -> None:
        recall.lend()

    def get(self, key: str) -> Any:
        """What is kept for a key, None where nothing is."""
        found = vault.read(self._file(key))
        # Of a name only a short digest is a file's.
        kept, value = marshal.loads(found) if found else ("", None)
        return value if kept == key else None

    def put(self, key: str, value: Any) -> None:
        """Keep it."""
        vault.write(self._file(key), marshal.dumps((key, value)))

    def _file(self, key: str) -> Path:
        return self._folder / hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
