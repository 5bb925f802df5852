"""The seal of a generated page: a header line that says whether a person has touched the page since, and where.

`Seal: 5f1c9a0b2d3e4f60 1:…` is the start of the SHA-256 of all the rest, then a digest of each field. It travels
with the page, so a clone, a restored backup or a deleted cache cannot make an edit look like the machine's own
text.
"""

from __future__ import annotations

import hashlib

from . import merge, page

_KEY = "Seal: "


def sealed(header: page.Header, body: str) -> str:
    """The page with this header and this body, as `page.split` divides it, with its seal as the last line of the header."""
    text, fields = page.joined(header, body), merge.fields(header, body)
    head, gap, rest = text.partition("\n\n")
    return f"{head}\n{_KEY}{_sum(text, fields)} {fields}{gap}{rest}"


def untouched(text: str) -> bool:
    """Whether `text` is byte for byte what `sealed` once gave."""
    header, gap, body = text.partition("\n\n")
    rest, _, last = header.rpartition("\n")
    sum_, space, fields = last.removeprefix(_KEY).partition(" ")
    return last.startswith(_KEY) and bool(space) and sum_ == _sum(f"{rest}{gap}{body}", fields)


def _sum(text: str, fields: str) -> str:
    return hashlib.sha256(f"{text}{fields}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
