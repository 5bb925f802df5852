"""Mails as they came, with encoded fields and parts (MIME): what each says, decoded.

Header names, boundaries and parts are read by the standard library's parser; what it decodes strictly or gives back undecoded where it is
damaged is decoded here, so that nothing is raised and no base64 is taken for text.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from ..escape import clean
from ..frozen import frozen
from ..model import Note
from . import encoding, hypertext

# The standard library's reader of mails is imported where one is read, for few seeds are.
if TYPE_CHECKING:
    from email.message import Message

SUFFIXES = (".eml", ".mbox")
"""Ends of the names of files that are mails; others are if they begin as such and have something encoded."""

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*(?:From \S{1,200} [^\r\n]{10,60}\r?\n)?[!-9;-~]{1,60}:")
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S{1,200} [^\r\n]{10,60}\r?\n(?=[!-9;-~]{1,60}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ENCODED = re.compile(
    rb"^content-transfer-encoding:[ \t]*[\"']?(?:quoted-printable|base64)|^content-type:[ \t]*(?:multipart/|text/html|message/)"
    rb"|^[!-9;-~]{1,60}:[^\r\n]{0,1000}=\?[\w*-]{1,40}\?[qb]\?|^[ \t][^\r\n]{0,1000}=\?[\w*-]{1,40}\?[qb]\?",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_CHARSET = re.compile(
    r"(?:utf|iso|windows|cp|us-ascii|ascii|mac|koi8|gb|big5|euc|shift|latin|tis)[\w.:-]{0,30}", re.IGNORECASE
)
_LIKE_A_PART = re.compile(rb"^--(\S[^\r\n]{0,70}?)[ \t]*\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BLANKS = re.compile(rb"\s+")
# Not more of a field is looked at, nor more parts of a mail, nor names of what is attached; deeper parts are none of a despatch.
_FIELD, _PARTS, _NAMES, _DEEP = 4000, 100, 5, 12


@frozen
class Mail:
    """What a mail says: its date, headline and sender as written, its text; `reason` why there is none."""

    date: str = ""
    subject: str = ""
    sender: str = ""
    text: str = ""
    notes: tuple[Note, ...] = ()
    reason: str = ""


def recognises(data: bytes, source: str) -> bool:
    """Whether a file holds mails: its name says so, or it begins as one and something in the fields of one is encoded."""
    if source.lower().endswith(SUFFIXES):
        return True
    if not _BEGINS.match(data):
        return False
    return any(_ENCODED.search(raw, 0, _header_end(raw)) for raw in _apart(data))


def _header_end(raw: bytes) -> int:
    end = _HEADER_END.search(raw)
    return end.start() if end else len(raw)


def read(data: bytes) -> Iterator[Mail]:
    """Every mail of a file, in order. Never raises."""
    from email.errors import MessageError

    for raw in _apart(data):
        try:
            yield _mail(raw)
        except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            yield Mail(reason="the mail is damaged and cannot be decoded; save it anew, or its text as plain text")


def _apart(data: bytes) -> list[bytes]:
    """The mails of an mbox, or the one of a file, without the lines that part them."""
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    marks = list(_SEPARATOR.finditer(data))
    if not marks or marks[0].start():
        return [data]
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    return [_QUOTED.sub(rb"\1", data[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]


def _mail(raw: bytes) -> Mail:
    if len(re.findall(rb"boundary\s*=", raw, re.IGNORECASE)) > _PARTS:
        return Mail(reason="the mail has too many parts in parts; save its text as plain text")
    return _of_message(_parsed(raw), 0)


def _parsed(raw: bytes) -> Message:
    from email.parser import BytesParser

    return BytesParser().parsebytes(raw)


def _of_message(message: Message, depth: int) -> Mail:
    notes: list[Note] = []
    attached: list[str] = []
    inner: list[Mail] = []
    text = "\n\n".join(filter(None, _texts(message, depth, notes, attached, inner)))
    date, subject, sender = (_field(message, name) for name in ("date", "subject", "from"))
    if not text.strip() and inner:
        first = inner.pop(0)
        date, subject, sender = first.date or date, first.subject or subject, first.sender or sender
        text, notes = first.text, [*notes, *first.notes]
    for one in inner:
        fields = (("From", one.sender), ("Date", one.date), ("Subject", one.subject))
        head = "\n".join(f"{name}: {value}" for name, value in fields if value)
        text = "\n\n".join(filter(None, (text, head, one.text)))
        notes += one.notes
    if attached:
        more = " …" if len(attached) > _NAMES else ""
        notes.append(Note("text", "mail-attachments", ", ".join(attached[:_NAMES]) + more))
    reason = (
        "" if text.strip() else "the mail holds no text that can be read; save its text as plain text, or remove it"
    )
    return Mail(date, subject, sender, text, tuple(dict.fromkeys(notes)), reason)


def _texts(part: Message, depth: int, notes: list[Note], attached: list[str], inner: list[Mail]) -> Iterator[str]:
    """The texts of a part, in order; what is attached, and the mails in it, are put by."""
    kind = part.get_content_type()
    payload = _parts(part)
    if depth > _DEEP:
        notes.append(Note("text", "mail-damaged", kind))
    elif kind == "message/rfc822" and payload is not None:
        inner += [_of_message(one, depth + 1) for one in payload]
    elif payload is not None and kind == "multipart/alternative":
        yield from _best(payload, depth, notes, attached, inner)
    elif payload is not None:
        # What stands behind the page in related parts is its pictures.
        for one in payload:
            yield from _texts(one, depth + 1, notes, attached, inner)
    elif part.get_content_maintype() == "multipart":
        yield from _regrouped(part, depth, notes, attached, inner)
    elif part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text" or kind not in _READ:
        attached.append(_name(part) or kind)
    else:
        yield _text(part, kind, notes)


def _parts(part: Message) -> list[Message] | None:
    """The parts of a part, None where it has none."""
    from email.message import Message

    payload = part.get_payload() if part.is_multipart() else None
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else None


_READ = ("text/plain", "text/html", "text/enriched")


def _best(
    parts: list[Message], depth: int, notes: list[Note], attached: list[str], inner: list[Mail]
) -> Iterator[str]:
    """The text of the plain one of several parts that say the same, else of the last that says anything."""
    plain = [one for one in parts if one.get_content_type() == "text/plain"]
    for one in (*plain, *(one for one in reversed(parts) if one.get_content_type() != "text/plain")):
        kept: list[Note] = []
        texts = [text for text in _texts(one, depth + 1, kept, attached, inner) if text.strip()]
        if texts:
            notes += kept
            yield from texts
            return
        notes += [note for note in kept if note.code == "mail-damaged"]


def _regrouped(part: Message, depth: int, notes: list[Note], attached: list[str], inner: list[Mail]) -> Iterator[str]:
    """The texts of parts whose boundary is not that which the mail names, by the first line that looks like one."""
    notes.append(Note("text", "mail-damaged", "boundary"))
    payload = _bytes(part)
    mark = _LIKE_A_PART.search(payload)
    if not mark:
        if payload.strip() and not payload.lstrip().startswith(b"--"):
            yield encoding.decode(payload)[0]
        return
    head = b'Content-Type: multipart/mixed; boundary="' + mark[1].replace(b'"', b"") + b'"\n\n'
    again = _parsed(head + payload)
    if again.is_multipart():
        yield from _texts(again, depth + 1, notes, attached, inner)


def _text(part: Message, kind: str, notes: list[Note]) -> str:
    """The text of one part, "" with a note where its bytes are none."""
    way = str(part.get("content-transfer-encoding", "")).strip(" \t\"'").lower()
    raw = _bytes(part)
    if way == "quoted-printable":
        raw = quopri.decodestring(raw)
    elif way == "base64":
        raw, whole = _unbase(raw)
        if not whole:
            notes.append(Note("text", "mail-damaged", "base64"))
    elif way.startswith(("x-uu", "uu", "x-yenc")):
        notes.append(Note("text", "mail-damaged", clean(way)[:20]))
        return ""
    try:
        text, found = _decoded(raw, _charset(part))
    except encoding.NotTextError:
        notes.append(Note("text", "mail-damaged", kind))
        return ""
    notes += found
    return text.strip("\n") if kind == "text/plain" else hypertext.body(text)


def _bytes(part: Message) -> bytes:
    """What stands in a part, as it stands there."""
    del part["content-transfer-encoding"]
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unbase(raw: bytes) -> tuple[bytes, bool]:
    """(what base64 stands for, as far as it goes; whether it is whole)."""
    tight = _BLANKS.sub(b"", raw)
    plain = _NOT_BASE64.sub(b"", tight)
    whole = len(tight.rstrip(b"=")) == len(plain) and len(tight) % 4 == 0
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4)), whole


def _decoded(raw: bytes, charset: str) -> tuple[str, tuple[Note, ...]]:
    """The text of bytes in the character set that they are said to have, if they have it, else in the one that they look like."""
    if charset.lower() in ("iso-8859-1", "latin1", "latin-1"):
        charset = "windows-1252"
    if raw and charset and _CHARSET.fullmatch(charset):
        with suppress(UnicodeError, LookupError):
            raw = raw.decode(charset).encode("utf-8", "replace")
    if not raw.strip():
        return "", ()
    text, _, notes = encoding.decode(raw)
    return text, notes


def _charset(part: Message) -> str:
    from email.utils import collapse_rfc2231_value

    value = part.get_param("charset", "")
    return collapse_rfc2231_value(value).strip(" \t\"'") if value else ""


def _name(part: Message) -> str:
    name = clean(_words(part.get_filename("") or "")).replace("\n", " ").replace(" / ", " ")
    return name[:100]


def _field(message: Message, name: str) -> str:
    """What the first field of a name says, on one line, "" without one."""
    value = next((value for key, value in message.raw_items() if key.strip().lower() == name), "")
    return " ".join(_words(str(value)).split())


def _words(value: str) -> str:
    """A field with its encoded words decoded."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    value = (
        value[:_FIELD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if value.isascii()
        else _raw(value)
    )
    try:
        found = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    texts = []
    for piece, charset in found:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        try:
            texts.append(_decoded(piece, charset or "")[0] if charset else piece.decode("raw-unicode-escape"))
        except (encoding.NotTextError, UnicodeError):
            return value
    return clean("".join(texts))


def _raw(value: str) -> str:
    """A field that holds bytes beyond ASCII, which no field may, as text."""
    try:
        return encoding.decode(value[:_FIELD].encode("utf-8", "surrogateescape"))[0]
    except encoding.NotTextError:
        return value[:_FIELD].encode("ascii", "replace").decode()
