"""EDGE: the ticket that a run leaves for the next one: written whole, read whole, known by the call that it is for.

Only the standard library is needed: the front door reads it before all else is imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

SECTIONS = ("seeds", "pages", "leaves")
_GONE = "-"
# Tickets of calls that nobody makes any more go.
_KEPT = 4


class Call(NamedTuple):
    """How a run was called: the words behind the program's name, and the settings file as it was before it was read."""

    words: tuple[str, ...]
    conf: str
    settings: str


class Seen(NamedTuple):
    """The program, and the folders of templates and static files, as they were before anything was read from them.

    `program` and `dress` are digests of their files' stamps, `there` says which of the folders there are.
    """

    program: str
    folders: tuple[str, ...]
    there: tuple[bool, ...]
    dress: str


def name(words: Sequence[str]) -> str:
    """The file name of the ticket for a call with these words, made from where we are."""
    call = [os.getcwd(), os.environ.get("SOURCE_DATE_EPOCH", _GONE), *words]
    return f"ticket-{digest(os.fsencode(chr(0).join(call)))}"


def call(words: Sequence[str], conf: str) -> Call | None:
    """A call for which a ticket can be left: one that builds, with settings that are literals, for code may say anything."""
    from . import literal

    try:
        text = read(conf)
        fit = [*words[:1]] == ["build"] and literal.read(text) is not None
        return Call(tuple(words), os.path.abspath(conf), digest(text)) if fit else None
    except (OSError, ValueError, SyntaxError):
        return None


def leave(
    cache: str,
    made: Call,
    before: Seen,
    options: Mapping[str, Any],
    stamps: Mapping[str, Mapping[str, str]],
    tables: Sequence[str],
    absent: Iterable[str],
    **said: object,
) -> bool:
    """Whether a ticket was left in the folder `cache`: not where a stamp is missing, or there is no room for it.

    `options` are those of `settings.plain`, `stamps` those of the files of SECTIONS, `tables` the SHA-256 of TABLES, `absent`
    files that are not there; `said` is `status`, `warned` and `said`, and what was `found` of the program.
    """
    path = os.path.join(cache, name(made.words))
    partial = f"{path}.{os.getpid()}.part"
    parts = []
    for section in SECTIONS:
        part = "\n".join(map("\t".join, stamps[section].items()))
        if f"{part}\n".count("\n") != (len(stamps[section]) or 1) or "\t\n" in f"{part}\n":
            _forget(path)
            return False
        parts.append(part)
    head = {
        "conf": made.conf,
        "settings": made.settings,
        **before._asdict(),
        "options": dict(options),
        "tables": list(tables),
        "absent": list(absent),
        **said,
    }
    body = "\0".join([json.dumps(head), *parts]).encode("utf-8", "surrogateescape")
    try:
        with open(partial, "wb") as handle:
            handle.write(digest(body).encode() + b"\n" + body)
        os.replace(partial, path)
        ours = (entry for entry in os.scandir(cache) if entry.name.startswith("ticket-"))
        others = sorted((entry.stat().st_mtime_ns, entry.path) for entry in ours)
    except OSError:
        # The site stands; without a ticket the next run takes longer, and that is all.
        _forget(partial)
        return False
    _forget(*(other for _, other in others[:-_KEPT]))
    return True


def _forget(*paths: str) -> None:
    for path in paths:
        with suppress(OSError):
            os.unlink(path)


def opened(data: bytes) -> dict[str, Any] | None:
    """What a ticket says, with its `sections`; None where it is not as it was written."""
    sum_, _, body = data.partition(b"\n")
    if sum_.decode("ascii", "replace") != digest(body):
        return None
    head, *sections = body.decode("utf-8", "surrogateescape").split("\0")
    return {**json.loads(head), "sections": sections}


def read(path: str) -> bytes:
    """The bytes of a regular file. Raises OSError for anything else."""
    # Whatever else is called so, a pipe say, is not to be waited for, nor emptied.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb", buffering=0) as handle:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no regular file")
        return handle.read()


def digest(data: bytes) -> str:
    """A digest of bytes, short and quick."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
