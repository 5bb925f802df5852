"""Quotations on the way to a title: they stand behind a mask, go whole or stay whole, or carry the sentence on without marks."""

from __future__ import annotations

import re

from ..marks import quotations
from .cutting import LEAST, LONGEST, MASK, shown, size, tidy
from .title_rules import Rules

_SHORT_QUOTATION = 45
_OPENS_QUOTED = re.compile("[\U000f0000-\U000ffffd](, |، | )(?=[^\\W\\d_])")
_QUOTE_MARK = re.compile('[«»“”„"]\\s?')
_PAUSE = re.compile(
    r"[,،;:.]\s|\s[-–—]\s| (?:lors|au cours|en marge|devant|during|in an|at a|durante|en el|bei|vor)\b"
)


def masked(text: str) -> tuple[str, list[str]]:
    """The text with one private character for each outer quotation, and the quotations."""
    text = MASK.sub("", text)
    out: list[str] = []
    quoted: list[str] = []
    at = 0
    for q in quotations(text):
        if q.depth == 0:
            out += [text[at : q.start], chr(0xF0000 + len(quoted))]
            quoted.append(text[q.start : q.end])
            at = q.end
    return "".join([*out, text[at:]]), quoted


def with_quotations(text: str, rules: Rules, quoted: list[str]) -> str:
    """The text with long quotations gone, or without their marks where they carry the sentence on."""
    while size(text, quoted) > LONGEST and (found := _longest_quotation(text, quoted)):
        inner = quoted[ord(found[0]) - 0xF0000][1:-1].strip()
        before = text[: found.start()].rstrip()
        if inner[:1].islower() and rules.dangling.search(before):
            text = f"{before} {inner}"
        else:
            text = tidy(before, rules) if len(before) >= LEAST else text[: found.start()] + text[found.end() :]
    return text


def with_pairs(text: str) -> str:
    """A text that was cut at a length, without an opening quotation mark whose other half is gone."""
    whole = {at for q in quotations(text) for at in (q.start, q.end - 1)}
    return _QUOTE_MARK.sub(lambda m: m[0] if m.start() in whole else "", text)


def _longest_quotation(text: str, quoted: list[str]) -> re.Match[str] | None:
    """The longest quotation left, if it is long: a short one is part of its sentence like any other words."""
    found = max(MASK.finditer(text), key=lambda m: len(quoted[ord(m[0]) - 0xF0000]), default=None)
    return found if found and len(quoted[ord(found[0]) - 0xF0000]) > _SHORT_QUOTATION else None


def quoted_first(text: str, quoted: list[str]) -> str | None:
    """The title of a sentence that opens with what somebody says: the words, and who says them if there is room.

    None for any other sentence, "" for one whose quotation is too long to head anything.
    """
    if not (opening := _OPENS_QUOTED.match(text)):
        return None
    words = quoted[ord(text[0]) - 0xF0000]
    if len(words) > LONGEST:
        return ""
    whole = shown(text, quoted)
    said = _PAUSE.split(whole[len(words) + 1 :], maxsplit=1)[0]
    with_speaker = f"{words}{opening[1]}{said.strip()}"
    return with_speaker if len(with_speaker) <= LONGEST and len(said.split()) > 1 else words
