"""What may lie in the seeds folder: an ordered table of formats, one module each. Bytes in, articles out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model import RawArticle, Reject
from . import despatch

LIMIT_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A seed format: its name for readers, which files are its own, how bytes become articles and rejects."""

    name: str
    recognises: Callable[[str], bool]
    parse: Callable[[bytes, str], tuple[list[RawArticle], list[Reject]]]


FORMATS = (Format("despatches (.txt)", despatch.recognises, despatch.parse),)


def too_large(limit_bytes: int) -> str:
    """The reason for refusing a file that is larger."""
    return f"larger than {limit_bytes:,} bytes; split the file or raise DATELINE_MAX_SEED_BYTES"


def read(data: bytes, source: str, *, limit_bytes: int = LIMIT_BYTES) -> tuple[list[RawArticle], list[Reject]]:
    """The articles of one seed file; a reject, with a reason, for all that could not be read. Never raises.

    `source` is the file's POSIX path below the seeds folder; the n-th article of a file with several is
    `source#n`. The first format that recognises the name reads the file.
    """
    if len(data) > limit_bytes:
        return [], [Reject(source, too_large(limit_bytes))]
    for form in FORMATS:
        if form.recognises(source):
            return form.parse(data, source)
    accepted = ", ".join(form.name for form in FORMATS)
    suffix = PurePosixPath(source).suffix or "a name without extension"
    return [], [Reject(source, f"{suffix} is no seed format; use one of: {accepted}")]
