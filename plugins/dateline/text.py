"""Plain text: what transport did to it undone, and paragraphs made from a dump of one line."""

from __future__ import annotations

import re
import unicodedata

from .marks import quotations

_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069]")
_END = re.compile(r"[.!?…؟۔][\"'»”’)\]]*(?: [»”\"])?(?=\s+[^\s\d]|\s+\d+[^\d])")
_PARAGRAPH = 420


def normalise(text: str) -> str:
    """`text` in NFC with `\\n` line ends and without invisible and control characters; otherwise word for word."""
    plain = _DROPPED.sub("", _BREAK.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", plain).strip()


def paragraphs(text: str, lang: str) -> tuple[str, ...]:
    """The paragraphs of a text, every word in order: its own where it has some, otherwise a few sentences each.

    None begins or ends inside a quotation.
    """
    del lang
    out: list[str] = []
    for block in unwrap(text):
        out += _parts(block)
    return tuple(out)


def unwrap(text: str) -> list[str]:
    """The blocks of a text: lines broken at a fixed width joined, separate lines kept apart."""
    lines = text.split("\n")
    longest = max((len(line) for line in lines), default=0)
    wrapped = 40 <= longest <= 100 and sum(len(line) > longest * 0.7 for line in lines) * 2 >= len(lines) > 2
    blocks: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        words = line.strip()
        if not words:
            blocks.append([])
            continue
        new = not wrapped or line.startswith("    ") or (number and len(lines[number - 1]) < longest * 0.5)
        if new and blocks[-1]:
            blocks.append([])
        blocks[-1].append(words)
    return [" ".join(block) for block in blocks if block]


def _parts(block: str) -> list[str]:
    if len(block) <= _PARAGRAPH * 1.5:
        return [block]
    inside = [(q.start, q.end) for q in quotations(block) if q.depth == 0]
    parts: list[str] = []
    start = at = 0
    for match in _END.finditer(block):
        end = match.end()
        while at < len(inside) and inside[at][1] < end:
            at += 1
        if at < len(inside) and inside[at][0] < end < inside[at][1]:
            continue
        if end - start >= _PARAGRAPH * 0.75 and len(block) - end > _PARAGRAPH * 0.3:
            parts.append(block[start:end].strip())
            start = end
    parts.append(block[start:].strip())
    return [part for part in parts if part]
