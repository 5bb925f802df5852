"""EDGE: templates as Jinja has compiled them, kept in the cache folder: it takes longer to compile some than to make one page.

What lies there is run, and a cache folder may be restored from elsewhere, or be open to others. So it is taken only with a check
that nobody can make who cannot write to the program itself: its key is drawn by chance, and lies with Python's own compiled files.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import fingerprint, render, store

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

FOLDER = "templates"
KEY = fingerprint.HERE / "__pycache__" / "templates.key"
_SIZE = 32


@lru_cache(maxsize=4)
def environment(folders: tuple[str, ...], state: str, cache: Path) -> Environment:
    """The environment of a theme in this process, with its compiled templates; `state` tells a changed theme."""
    from jinja2 import BytecodeCache

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                data = store.read(cache / FOLDER / bucket.key)
                if data[:_SIZE] == check(data[_SIZE:]):
                    bucket.bytecode_from_string(data[_SIZE:])

        def dump_bytecode(self, bucket: Bucket) -> None:
            # Where there is no room for it the next run compiles it again.
            with suppress(OSError):
                data = bucket.bytecode_to_string()
                store.write(cache / FOLDER / bucket.key, check(data) + data)

    found = render.environment(folders)
    secret = _secret()

    def check(data: bytes) -> bytes:
        return hashlib.blake2b(fingerprint.program()[1].encode() + data, key=secret, digest_size=_SIZE).digest()

    if secret:
        found.bytecode_cache = Kept()
    return found


def _secret() -> bytes:
    """The key of this installation, b"" where it cannot keep one: then nothing compiled is kept."""
    try:
        KEY.parent.mkdir(exist_ok=True)
        with open(os.open(KEY, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b", buffering=0) as handle:
            found = handle.read()
            if len(found) != _SIZE:
                found = os.urandom(_SIZE)
                handle.seek(0)
                handle.truncate()
                handle.write(found)
            return found
    except OSError:
        return b""
