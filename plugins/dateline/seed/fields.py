"""Blocks of fields at the head of an article, as mail and front matter have them, in any order.

From: port@example.org          ---
Subject: Le port rouvre         title: Le port rouvre
Date: Tue, 16 Jul 2019          date: 2019-07-16
                                ---
Le port …
                                Le port …

Date, headline, language and address are taken. How a mail came is no text; what else there is goes to the end of the text, of front
matter only who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..escape import web_address
from ..frozen import frozen
from . import header, separators
from .header import BLANKS, EDGES

_KEY = rf"[{BLANKS}]*(?P<key>[^\W\d_][\w -]{{0,30}}?)[{BLANKS}]*"
_FIELD = re.compile(rf"{_KEY}[:：][{BLANKS}]*(?P<value>.*)")
_FENCED = {
    "---": re.compile(rf"{_KEY}:[{BLANKS}]*(?P<value>.*)"),
    "+++": re.compile(rf"{_KEY}=[{BLANKS}]*(?P<value>.*)"),
}
_COMMENT = re.compile(r"\s*\([^()]{1,40}\)$")
# What mail programs put before a date and behind it that a date can do without: "mar. 16 juil. 2019", "10:05 UTC+2".
_WEEKDAY = re.compile(r"^(?:le )?[^\W\d_]{2,4}[.,،]{1,2}\s{1,3}(?=\d)", re.IGNORECASE)
_ZONE = re.compile(r"(?<=\d)\s?(?:(?:في )?\d{1,2}:\d\d\s?[صم]|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?)$")
_MBOX = re.compile(r"From \S{1,200} .{10,40}")
_LANG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})?")
# Not more of a text is looked at, in lines and in characters of one.
_LINES, _LINE = 120, 1000
# Nor more mails that hand on each other.
_NESTED = 20
_KINDS = ("title", "subject", "date", "transport", "author", "lang", "url")
_FORMS = {"title": ("headline",), "date": ("keyword", "sent")}


@frozen
class Block:
    """What a block says of its article, and where it stands: `[begin:end]`.

    `others` are the fields that go to the end of the text. `sure` where no text has such lines by chance: a fence, what a mail has alone, or
    several fields with the headline among them; `mail` is what a mail has alone. `closed` if a blank line or a fence ends it, `several` with two fields at least, `labelled` with one
    that announces a headline.
    """

    begin: int
    end: int
    date: str = ""
    title: str = ""
    lang: str = ""
    url: str = ""
    others: str = ""
    sure: bool = False
    closed: bool = False
    several: bool = False
    labelled: bool = False
    mail: bool = False


def blocks(text: str) -> list[Block]:
    """The blocks that open the articles of a file, [] where it does not begin with one that says a date, or is front matter with a title.

    Of several all are sure. A file with one that has more date headers is left to these, if they have text on their line; if the
    block is not sure, it is left anyhow.
    """
    found: list[Block] = []
    for begin in begins(text):
        if found and begin < found[-1].end:
            continue
        block = block_at(text, begin)
        fenced = text.startswith(tuple(_FENCED), begin)
        if block and (block.date or (fenced and block.title)) and (block.sure or not found):
            found.append(block)
        if not found or not found[0].sure:
            break
    if len(found) != 1:
        return found
    (only,) = found
    headers = header.at_line_starts(text)
    others = [h for h in headers if h.start >= only.end]
    if any(not h.alone for h in others):
        return []
    if not only.sure and len(headers) != 1:
        return []
    return found if only.title or text[only.end :].strip(EDGES) else []


def below(text: str) -> tuple[Block, str]:
    """(what fields right below a date header say, the text behind them): a labelled headline, or the rest of a mail, without another date."""
    block = _read(text, 0)
    if block is None or block.date or not text[block.end :].strip(EDGES):
        return Block(0, 0), text
    # One line alone is of a mail by chance.
    if not (block.labelled or (block.sure and block.several)):
        return Block(0, 0), text
    return block, text[block.end :].strip(EDGES)


def of_mail(date: str, subject: str, sender: str) -> Block:
    """The block, of no length, of a mail whose fields say so."""
    others = f"From: {sender}" if sender else ""
    return Block(0, 0, _value("date", date), _value("subject", subject), others=others, sure=True, closed=True)


def handed_on(block: Block, text: str) -> Block:
    """The block of a mail with what the fields of the mail say that it hands on, if that is all there is behind it in `text`.

    What these do not say is as in the mail.
    """
    for _ in range(_NESTED):
        mark = _forwarded().match(text, block.end)
        inner = _read(text, mark.end()) if mark else None
        if inner is None or not inner.several or not (inner.date or inner.title):
            break
        names = ("date", "title", "lang", "url", "others")
        said = {name: getattr(inner, name) or getattr(block, name) for name in names}
        block = replace(inner, begin=block.begin, sure=True, closed=True, **said)
    return block


def begins(text: str, anywhere: bool = False) -> Iterator[int]:
    """Where a block may begin: at the first word of the text, and behind a blank line; nowhere if not at the first word, or `anywhere`.

    Anywhere is behind a line, too, that ends a sentence.
    """
    blank, first, at = True, True, 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at : min(end, at + _LINE)].strip(BLANKS)
        if (
            line in _FENCED
            or (first and line[:1] and _forwarded().match(text, at))
            or (line and blank and (_FIELD.match(line) or _MBOX.match(line)))
        ):
            yield at
        elif first and not anywhere and separators.blanked(line).strip(BLANKS):
            return
        blank = not separators.blanked(line).strip(BLANKS)
        first = first and blank and line not in _FENCED
        blank = blank or (anywhere and text[at:end].rstrip(BLANKS).endswith(header.SENTENCE_ENDS))
        at = end + 1


def block_at(text: str, begin: int, among: bool = False) -> Block | None:
    """The block that begins there, with two fields at least or between fences, None where there is none.

    It has to be closed, or sure; `among` others a headline and a date will do.
    """
    line = line_at(text, begin)
    at = begin + len(line) + 1 if _MBOX.fullmatch(line) else begin
    block = _read(text, at)
    if mark := _forwarded().match(text, begin):
        block = handed_on(Block(begin, begin), text)
        block = block if block.end > mark.end() else None
    elif block and block.sure:
        block = handed_on(block, text)
    enough = block and (block.several or text.startswith(tuple(_FENCED), at))
    if block and enough and (block.closed or block.sure or (among and block.labelled and block.date)):
        return replace(block, begin=begin)
    return None


def line_at(text: str, at: int) -> str:
    """The line that goes on at a place, to its end."""
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


def _read(text: str, begin: int) -> Block | None:
    """The fields from there on, None where the line is none."""
    fence = line_at(text, begin).strip(BLANKS)
    form = _FENCED.get(fence)
    at = begin + len(line_at(text, begin)) + 1 if form else begin
    found: list[tuple[str, str]] = []
    others: list[str] = []
    closed = False
    for _ in range(_LINES):
        if at >= len(text):
            break
        line = line_at(text, at)
        plain = line[:_LINE].strip(BLANKS)
        if form and plain in (fence, "..."):
            at, closed = at + len(line) + 1, True
            break
        match = (form or _FIELD).fullmatch(line[:_LINE].rstrip(BLANKS))
        if form:
            if match and not line[:1].isspace():
                _take(match["key"], match["value"], found, others, fenced=True)
            elif plain and not (found and (line[:1].isspace() or plain[0] in "-#]}")):
                return None
        elif not plain:
            closed = True
            break
        elif not (found and found[-1][0] in ("transport", "subject") and line[:1] in " \t"):
            if not match:
                break
            _take(match["key"], match["value"], found, others)
        at += len(line) + 1
    if not found or (form and not closed):
        return None
    first = dict(reversed(found))
    known = {kind for kind, _ in found} - {""}
    sure = bool(form) or bool(known & {"transport", "subject"}) or ("title" in known and len(known) > 2)
    return Block(
        begin,
        min(at, len(text)),
        first.get("date", ""),
        first.get("title") or first.get("subject", ""),
        first.get("lang", ""),
        first.get("url", ""),
        "\n".join(others),
        sure,
        closed,
        len(found) > 1,
        "title" in known,
        bool(known & {"transport", "subject"}),
    )


def _take(key: str, value: str, found: list[tuple[str, str]], others: list[str], fenced: bool = False) -> None:
    """Put by one field: what it says, or its line for the end of the text."""
    kind = kinds().get(key.casefold(), "")
    if key.casefold().startswith("x-"):
        kind = "transport"
    said = _value(kind, value.strip(f"{BLANKS}\"'"))
    if said and kind not in (old for old, _ in found):
        found.append((kind, said))
        if kind != "author":
            return
    elif kind == "transport":
        found.append((kind, value))
        return
    else:
        found.append(("", value))
    if value.strip() and (kind == "author" or not fenced):
        others.append(f"{key}: {value.strip()}")


def _value(kind: str, value: str) -> str:
    """What a field of a kind says, "" where it says nothing of that kind."""
    if kind == "date":
        value = _COMMENT.sub("", value)
        forms = (value, _WEEKDAY.sub("", value, count=1), _ZONE.sub("", _WEEKDAY.sub("", value, count=1)))
        return next((form for form in forms if form and header.value_length(form) == len(form)), "")
    if kind == "subject":
        return _replies().sub("", value) or value
    if kind == "lang":
        match = _LANG.fullmatch(value.lower())
        return match[1] if match else ""
    if kind == "url":
        return web_address(value)
    return value if kind else ""


@cache
def _replies() -> re.Pattern[str]:
    """What programs put before the subject of a mail that they answer or hand on: `TR: Re[2]: `."""
    forms = "|".join(sorted(map(re.escape, header.forms("reply")), key=len, reverse=True))
    return re.compile(
        rf"(?:[{BLANKS}]*(?:{forms})[{BLANKS}]?(?:\[\d{{1,3}}\])?[{BLANKS}]?[:：][{BLANKS}]*){{1,20}}", re.IGNORECASE
    )


@cache
def _forwarded() -> re.Pattern[str]:
    """The line above a mail that is handed on, with the blank lines around it: `---------- Forwarded message ---------`."""
    forms = "|".join(sorted(map(re.escape, header.forms("forwarded")), key=len, reverse=True)).replace("'", "['’]")
    return re.compile(
        rf"[{EDGES}]*(?:-{{2,80}}[{BLANKS}]*(?:{forms})[{BLANKS}]*:?[{BLANKS}]*-{{2,80}}|(?:{forms})[{BLANKS}]*:)[{BLANKS}]*\n[{EDGES}]*",
        re.IGNORECASE,
    )


@cache
def kinds() -> dict[str, str]:
    """The kind of field that each label announces, in small letters."""
    return {
        form.casefold(): kind for kind in _KINDS for name in _FORMS.get(kind, (kind,)) for form in header.forms(name)
    }
