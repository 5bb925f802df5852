"""Bytes to text: the encodings in which newsrooms keep despatches, and what went wrong on the way."""

from __future__ import annotations

import codecs
import re

from ..model import Note

REPLACED = "encoding-replaced"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b"))
# UTF-16: high bytes of the blocks that our languages use (Latin, Arabic, punctuation, Arabic forms).
_BLOCKS = b"\x00\x01\x02\x06\x20\xfb\xfe"
_FOREIGN_RUN = re.compile(rb"[\xc0-\xff]{3,}")
# UTF-8 Arabic read as Windows-1256: every letter becomes ط or ظ and a sign that stands for 80 to BF.
# Three such pairs in a row cannot be Arabic.
_SIGNS = bytes(range(0x80, 0xC0)).decode("cp1256")
_ARABIC_TWICE = re.compile(rf"(?:[طظ][{re.escape(_SIGNS)}]){{3,}}|(?<=\s)(?:[طظ][{re.escape(_SIGNS)}]){{2}}(?=\s)")
_UNPRINTABLE = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if code not in b"\t\n"} | {
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
}


class NotTextError(ValueError):
    """The bytes are no text; the message says what they are and what to do."""


def decode(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """The text with LF line ends and without byte-order mark; the name of its encoding; doubts about it.

    Raises NotTextError for anything binary. UTF-8 comes first and stays as long as most of what is not
    ASCII is valid: a damaged character is replaced by U+FFFD and noted. Otherwise Windows-1256 where the
    high bytes form words, Windows-1252 where they are single letters. A few control characters are damage.
    """
    notes: list[Note] = []
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(name, "replace")
            break
    else:
        name = _name(data)
        text = data.decode(name, "replace")
    if text.count("\0") > _tolerated(text):
        raise NotTextError("the file holds NUL characters; save it as plain text in UTF-8")
    text = text.replace("\0", "\ufffd")
    if lost := text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if name == "utf-8" else 0):
        notes.append(Note("text", REPLACED, f"{lost} in the file"))
    if name.startswith("windows"):
        notes.append(Note("text", "encoding-guessed", name))
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_MARKS)
    repaired = repair(text)
    if repaired != text:
        notes.append(Note("text", "mojibake", "repaired"))
    return repaired.translate(_UNPRINTABLE), name, tuple(notes)


_LINE_MARKS = {0x2028: "\n", 0x2029: "\n"}


def repair(text: str) -> str:
    """The text, with those lines put right where UTF-8 was once read as Windows-1252 or -1256."""
    if text.isascii():
        return text
    # Its tables take longer to load than a run without a text takes.
    import ftfy
    from ftfy.badness import is_bad

    text = _ARABIC_TWICE.sub(_reread, text)
    if not is_bad(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def _reread(match: re.Match[str]) -> str:
    return match[0].encode("cp1256").decode("utf-8", "replace")


def _name(data: bytes) -> str:
    """The encoding of text without a byte-order mark. Raises NotTextError."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"this is {kind} and no plain text; save its text in UTF-8")
    if b"\0" in data:
        for name, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
            if len(high.translate(None, _BLOCKS)) <= len(high) // 20 and _is_readable(data, name):
                return name
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _tolerated(data):
        raise NotTextError("the file holds binary data; save it as plain text in UTF-8")
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    written = data.count(b"\xef\xbf\xbd")
    bad = text.count("\ufffd") - written
    good = sum(1 for char in text if char > "\x7f") - bad
    if good >= bad:
        return "utf-8"
    high_bytes = len(data) - len(data.translate(None, bytes(range(0xC0, 0x100))))
    return "windows-1256" if 2 * sum(map(len, _FOREIGN_RUN.findall(data))) > high_bytes else "windows-1252"


def _tolerated(data: bytes | str) -> int:
    """How many control characters text may hold: a damaged archive is an archive still."""
    return max(2, len(data) // 50)


def _is_readable(data: bytes, name: str) -> bool:
    text = data.decode(name, "replace")
    return "\0" not in text and text.count("\ufffd") <= max(1, len(text) // 100)
