"""EDGE: templates as Jinja has compiled them, kept in the cache folder: it takes longer to compile some than to make one page.

As with Python's own `__pycache__`, what lies there is run: it is taken only where a check with a key of this program agrees.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import fingerprint, render, store

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

FOLDER = "templates"
_SIZE = 32


@lru_cache(maxsize=4)
def environment(folders: tuple[str, ...], state: str, cache: Path) -> Environment:
    """The environment of a theme in this process, with its compiled templates; `state` tells a changed theme."""
    from jinja2 import BytecodeCache

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                data = store.read(cache / FOLDER / bucket.key)
                if data[:_SIZE] == _check(data[_SIZE:]):
                    bucket.bytecode_from_string(data[_SIZE:])

        def dump_bytecode(self, bucket: Bucket) -> None:
            # Where there is no room for it the next run compiles it again.
            with suppress(OSError):
                data = bucket.bytecode_to_string()
                store.write(cache / FOLDER / bucket.key, _check(data) + data)

    found = render.environment(folders)
    found.bytecode_cache = Kept()
    return found


def _check(data: bytes) -> bytes:
    return hashlib.blake2b(data, key=fingerprint.program()[1].encode(), digest_size=_SIZE).digest()
