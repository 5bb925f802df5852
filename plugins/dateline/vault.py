"""EDGE: what lies in the cache folder and is run, or believed, as it stands: each file with a check before it.

A cache folder may be restored from elsewhere, or be open to others. So a file is taken only with a check that nobody can make who
cannot write to the program itself: its key is drawn by chance, and lies with Python's own compiled files.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from . import fingerprint, store

KEY = fingerprint.HERE / "__pycache__" / "cache.key"
_SIZE = 32


def read(path: Path) -> bytes:
    """What this very program once wrote there, b"" where that does not stand as it was."""
    with suppress(OSError):
        data = store.read(path)
        secret = _secret()
        if secret and data[:_SIZE] == _check(path, data[_SIZE:], secret):
            return data[_SIZE:]
    return b""


def write(path: Path, data: bytes) -> None:
    """Leave it there for `read`; where there is no room for it, or none for the key, nothing is kept."""
    secret = _secret()
    if secret:
        with suppress(OSError):
            store.write(path, _check(path, data, secret) + data)


def _check(path: Path, data: bytes, secret: bytes) -> bytes:
    """The check over a file: whose it is, which one, and what it holds."""
    about = "\0".join((*fingerprint.program(), path.parent.name, path.name, "")).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(about + data, key=secret, digest_size=_SIZE).digest()


def _secret() -> bytes:
    """The key of this installation, b"" where it cannot keep one."""
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
