"""The text of an article as it came, made readable without touching a word: characters, lines, paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from .frozen import frozen
from .sentences import sentences
from .tables import table

# Invisible characters carry nothing for a reader and can hide or reorder text (Unicode TR36): soft hyphen,
# zero-width space, byte-order mark, bidirectional controls, C0 and C1 controls. The two joiners are letters'
# business in Arabic script and the like, and stay between letters that are not Latin.
_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "(?:(?<![\u200c\u200d])|(?<![^\x00-\u024f].)|(?![^\x00-\u024f]))"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_PLAIN = re.compile("[\x00-\x7f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")

_WIDEST = 120
"""Characters: no sender wraps wider; longer lines are paragraphs as they are."""

_INDENT = re.compile(r" {2,}|\t|\u3000")
_MARKUP = r"\||</?[a-z!%?]|#{1,6}\s|\{[{%#]|!\[|`{3}|~{3}"
_STRUCTURE = re.compile(rf"{_MARKUP}|[>*+•▪◦·‣–—-]\s|[-–—=_*]{{2,}}|\d{{1,3}}[.)]\s|\(?[a-z]\)\s")
_PAIR = re.compile(r"[A-ZÀ-Þ][\w -]{0,30} ?: ?\S.{0,80}$")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")
_STOP = re.compile(r"[\s\"'»”’“)\]]*[.!?…؟۔:;]")
"""The end of a sentence, read backwards from the end of a line."""
_SIGNATURE = re.compile(r" \S{1,20}$")

_LONG = 700
_ENOUGH = 350
_FULL = 600
_TURN = 200
_SHORT = 150


@frozen
class DiscourseRow:
    """A row of `discourse.csv`."""

    lang: str
    kind: str
    form: str


def normalise(text: str) -> str:
    """`text` in NFC with `\\n` line ends and without invisible characters; word for word otherwise.

    Idempotent. No-break and thin spaces stay; a lone surrogate becomes U+FFFD.
    """
    if text.isascii() and not _CONTROL.search(text):
        return text
    text = _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def count(text: str, kind: Callable[[str], bool]) -> int:
    """How many characters of a text are of a kind: `str.isalpha`, `str.isdigit` or `is_capital`.

    >>> count("L'an 2024, à Gao", str.isalpha), count("L'an 2024, à Gao", str.isdigit), count("Éte à Gao", is_capital)
    (7, 4, 2)
    """
    plain = text.encode("ascii", "ignore")
    found = len(plain.translate(None, _others(kind)))
    return found if len(plain) == len(text) else found + sum(map(kind, _PLAIN.sub("", text)))


def is_capital(char: str) -> bool:
    """Whether a character is a letter, and a capital one."""
    return char.isalpha() and char.isupper()


@cache
def _others(kind: Callable[[str], bool]) -> bytes:
    """The characters of ASCII that are not of a kind."""
    return bytes(code for code in range(128) if not kind(chr(code)))


def capitals(text: str) -> tuple[int, int]:
    """(how many letters a text has, how many of them are capitals)."""
    return count(text, str.isalpha), count(text, is_capital)


def unwrap(text: str) -> list[str]:
    """The paragraphs and free-standing lines of `text` in order, lines broken at a fixed width rejoined.

    A break is the sender's where the next word would not have fitted, or the sentence goes on in small
    letters; indentation and blank lines start paragraphs; lists, tables, `Key: value` lines and markup
    stay lines of their own.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    narrow = all(len(line) <= _WIDEST for line in lines)
    indented = narrow and any(
        _INDENT.match(line) and after and not after[0].isspace() for line, after in pairwise(lines)
    )
    out: list[list[str]] = []
    before = ""
    for line in lines:
        words = line.strip()
        if words and before and _continues(before, line, width if narrow else 0, indented, len(out) == 1):
            out[-1].append(words)
        elif words:
            out.append([words])
        before = line
    # A tab that is left has told what it had to; no Markdown page could keep it.
    return [" ".join(parts).replace("\t", " ") for parts in out]


def _continues(before: str, line: str, width: int, indented: bool, opening: bool) -> bool:
    """Whether `line` goes on with the paragraph that `before` belongs to."""
    words = line.lstrip()
    if (
        (len(words) < len(line) and (_INDENT.match(line) or _SIGNATURE.match(line)))
        or _in_columns(line)
        or _in_columns(before)
    ):
        return False
    if _STRUCTURE.match(words) or (before.lstrip()[0] in "|<>#{[!`" and _STRUCTURE.match(before.lstrip())):
        return False
    ended = bool(_STOP.match(before[::-1]))
    # ALL CAPS above running text is a title, not the beginning of a sentence.
    if before.isupper() and not words.isupper() and len(before) > 3:
        return False
    small = words[0].islower() and not ended
    if not width:
        return small and len(before) > 40 and not _PAIR.match(before)
    full = len(before) + 1 + len(words.split(None, 1)[0]) > width - 4
    if _PAIR.match(words) and (_PAIR.match(before.lstrip()) or ended or not full):
        return False
    if indented:
        return True
    return width >= 30 and (
        full or (small and not _PAIR.match(before)) or (opening and not ended and len(before) * 2 > width)
    )


def _in_columns(line: str) -> bool:
    return ("   " in line or "\t" in line) and _COLUMNS.search(line) is not None


def paragraphs(text: str, lang: str) -> tuple[str, ...]:
    """The paragraphs of a text, those of a one-line dump made at the ends of sentences.

    About two to four sentences, 350 to 600 characters; none is split inside a quotation, and short texts
    stay whole. Every word is kept, in order.
    """
    out: list[str] = []
    for line in unwrap(normalise(text)):
        out += _parts(line, lang) if len(line) > _LONG else [line]
    return tuple(out)


def _parts(line: str, lang: str) -> Iterator[str]:
    """A long line cut at the ends of sentences, where the text turns if possible."""
    turn, tie = _turns(lang[:2]), _ties(lang[:2])
    start = end = count = 0
    for begin, stop in sentences(line, lang):
        size = begin - start
        if count and len(line) - begin >= _SHORT:
            ahead = line[begin : begin + 40].lower()
            leans = bool(tie.match(ahead))
            full = size >= _ENOUGH and (not leans or size >= _FULL)
            turned = size >= _TURN and bool(turn.match(ahead))
            over = size >= _ENOUGH // 2 and stop - start > _FULL + _SHORT
            if full or turned or over or count >= 6:
                yield line[start:end].strip()
                start, count = begin, 0
        end = stop
        count += 1
    yield line[start:].strip()


@cache
def _turns(lang: str) -> re.Pattern[str]:
    return _any_of("turn", lang)


@cache
def _ties(lang: str) -> re.Pattern[str]:
    return _any_of("tie", lang)


def _any_of(kind: str, lang: str) -> re.Pattern[str]:
    forms = [row.form for row in table("discourse.csv", DiscourseRow) if (row.lang, row.kind) == (lang, kind)]
    # Without rows a pattern that matches nothing.
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)" if forms else r"(?!)")
