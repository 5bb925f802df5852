"""Where sentences end: full stops that are none, quotations that hold whole sentences, any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .frozen import frozen
from .marks import quotations
from .tables import table

# The stop, what closes behind it (French puts a space before its guillemet), then a space or the end.
_STOP = re.compile(
    r"[.!?…؟۔。\n](?:(?<!\n)[.!?…؟۔。]{0,8}(?:[ \u00a0\u202f]?[»”“’\"'›)\]]){0,3}(?=\s|$)|(?<=\n)\s*\n|(?<=[:。]\n))"
)
_TOKEN = re.compile(r"[\w.\-ª'’]*")
_NEXT = re.compile(r"\s*[\"'«»“”„‘’(\[¿¡–—-]*\s*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)?[A-ZÀ-Þ]$|(?:[^\W\d_]\.)+[^\W\d_]$")


@frozen
class AbbreviationRow:
    """A row of `abbreviations.csv`."""

    lang: str
    kind: str
    form: str


@frozen
class FunctionWordsRow:
    """A row of `function_words.csv` or `leaning.csv`."""

    lang: str
    words: str


def sentences(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Spans `(start, end)` that cover `text` without a gap; the blanks behind a sentence are its own.

    A sentence ends inside no quotation; it ends with one that ends with a full sentence of its own.
    """
    return tuple(one_by_one(text, lang))


def beginning(text: str, lang: str, most: int) -> str:
    """The first sentence of a text, or as many of its words as fit into so many characters, with an ellipsis.

    >>> beginning("M. Zribi parle. Il pleut.", "fr", 20), beginning("Il pleut, encore et encore", "fr", 15)
    ('M. Zribi parle.', 'Il pleut…')
    """
    head = text[: 8 * most]
    first = head[: sentences(head, lang)[0][1]].strip()
    if len(first) <= most:
        return first
    return f"{first[:most].rpartition(' ')[0].rstrip(',;: ') or first[: most - 1]}…"


def one_by_one(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The same, each as soon as it is found, for who needs the first ones only."""
    quotes = [(q.start, q.end) for q in quotations(text) if q.depth == 0]
    start = at = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        while at < len(quotes) and quotes[at][1] < end:
            at += 1
        inside = at < len(quotes) and quotes[at][0] < stop.start() and end < quotes[at][1]
        if inside or not _ends(text, stop, lang[:2]):
            continue
        end = _NEXT_BLANK.match(text, end).end()  # type: ignore[union-attr]
        if end > start and text[start:end].strip():
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


_NEXT_BLANK = re.compile(r"\s*")


def _ends(text: str, stop: re.Match[str], lang: str) -> bool:
    """Whether a sentence ends with the stop."""
    mark = stop[0]
    if mark[0] == "\n":
        return True
    ahead = text[stop.end() : stop.end() + 60]
    ahead = ahead[_NEXT.match(ahead).end() :]  # type: ignore[union-attr]
    if ahead[:1].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    # Read backwards from the stop: of the other way each character before the word would be tried as its first.
    before = text[max(0, stop.start() - 24) : stop.start()].removesuffix("\n")
    word = _TOKEN.match(before[::-1])[0][::-1]  # type: ignore[index]
    closed = len(mark) > 1
    kind = "" if closed else _abbreviations(lang).get(word, "")
    if not kind and not closed and (forms := _spaced(lang)):
        if text.startswith(forms, stop.start() - len(word)):
            return False
        spaced = text[max(0, stop.start() - 8) : stop.start() + 1]
        if spaced.endswith(forms):
            kind = next(_abbreviations(lang)[form[:-1]] for form in forms if spaced.endswith(form))
    if not kind and not closed and _INITIALS.fullmatch(word):
        kind = "inner"
    if kind == "title":
        return not ahead
    if kind == "inner":
        first = _WORD.match(ahead)
        return not ahead or bool(first and first[0].lower() in starters(lang) and len(first[0]) > 1)
    if lang == "de" and not closed and word.isdigit() and len(word) <= 2:
        return not ahead
    return True


def ends_no_sentence(word: str, lang: str) -> bool:
    """Whether a full stop behind a word never ends a sentence: a title's abbreviation."""
    return _abbreviations(lang).get(word) == "title"


@cache
def _abbreviations(lang: str) -> dict[str, str]:
    """`{form: kind}` of a language, with a capital too; of all languages where we have none of its own."""
    rows = table("abbreviations.csv", AbbreviationRow)
    own = [row for row in rows if row.lang == lang] or rows
    return {form: row.kind for row in own for form in (row.form, row.form[:1].upper() + row.form[1:])}


@cache
def _spaced(lang: str) -> tuple[str, ...]:
    """The abbreviations with a space inside, each with its full stop."""
    return tuple(f"{form}." for form in _abbreviations(lang) if " " in form)


@cache
def starters(lang: str) -> frozenset[str]:
    """The small words of a language, lower case: a capital on one begins a sentence, not a name."""
    rows = table("function_words.csv", FunctionWordsRow)
    return frozenset(word for row in rows if row.lang == lang for word in row.words.split())


def leans(sentence: str) -> bool:
    """Whether a sentence opens with a word that points back to the one before it, in any language.

    >>> leans("Cela a surpris le port."), leans("La lampe porte à vingt milles.")
    (True, False)
    """
    first = _WORD.search(sentence[:40].lower())
    return first is not None and first[0] in _leaning()


@cache
def _leaning() -> frozenset[str]:
    return frozenset(word for row in table("leaning.csv", FunctionWordsRow) for word in row.words.split())
