"""Quotations with their speakers; what stands in quotation marks but is nobody's words is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..frozen import frozen
from ..marks import Quotation, quotations
from ..model import Quote
from ..tables import table
from .attribution import Attribution, Attributor
from .named import NamedPerson
from .sightings import sayings

_WORD = re.compile(r"[^\W\d_]+")
_PASSED = frozenset(
    "le la les l un une de du d des the a an of as under by sous en el los las una como con der die das dem den als von"
    " mit e ou et é son sa ses".split()
)
_MARKUP = re.compile(r"[=<>{}\\]|://")
_SENTENCE = re.compile(r"[.;:!?…]")
_JOINED = re.compile(r"\s?(?:,|,? ?(?:et|and|y|e|und|و))\s?")
"""What stands between two names of a row of them: "« Tintin au Congo », « Candide » et « La Chartreuse »"."""
_ENOUGH = 6
_LONG_TITLE = 8
_FEW = 3
_ADDRESS = re.compile(r"\s{0,3}[<‹\[][ ]?(?:mailto:)?[^\s<>‹›\[\]@]{1,80}@[^\s<>‹›\[\]]{1,200}[ ]?[>›\]]")


@frozen
class _WordRow:
    """A row of `headers.csv`."""

    lang: str
    kind: str
    form: str
    note: str


def quotes(text: str, lang: str, people: Sequence[NamedPerson], behind: int = 0) -> tuple[Quote, ...]:
    """The outer quotations that are somebody's words, in text order, each with its speaker.

    `people` are those of the same text. The speaker is a full name of theirs, otherwise the words for a
    body or an unnamed person, "" if nobody in particular speaks. Names of works, ships and operations, those
    of who writes and single words that nobody is said to have used are no quotes. The text proper begins `behind` a dateline.
    """
    outer = [q for q in quotations(text) if not q.depth]
    if not outer:
        return ()
    asked = Attributor(text, lang, outer, people, behind)
    out: list[Quote] = []
    last, last_end = "", -1
    named_end = -1
    last_paragraph = text.rfind("\n\n")
    for number, q in enumerate(outer):
        row = named_end >= 0 and _JOINED.fullmatch(text, named_end, q.start) and _is_title(_inner(text, q))
        if row or _is_set_off(text, asked, q, lang) or _is_name(text, asked, q, lang):
            named_end = q.end
            continue
        if _is_exhibit(text, q) or _ADDRESS.match(text, q.end) or _is_in_a_field(text, q, last_paragraph):
            continue
        found = asked.said(number)
        start, _ = asked.sentence(q.start)
        if not found.how and last_end >= 0 and _follows(asked, last_end, start):
            found = Attribution(last, "continued")
        if not _is_said(text, q, found):
            continue
        out.append(Quote(text[q.inner_start : q.inner_end], found.speaker, q.inner_start, q.inner_end))
        last, last_end = found.speaker, q.end
    return tuple(out)


def _follows(asked: Attributor, last_end: int, start: int) -> bool:
    """Whether the sentence that begins at `start` comes right behind the one in which the last quote ended."""
    end = asked.sentence(last_end - 1)[1]
    return start <= end or asked.sentence(end)[0] == start


def _is_exhibit(text: str, q: Quotation) -> bool:
    """Whether the marks hold code, or no letters at all."""
    inner = text[q.inner_start : q.inner_end]
    return text[q.start - 1 : q.start] == "=" or bool(_MARKUP.search(inner)) or not any(c.isalpha() for c in inner)


def _is_in_a_field(text: str, q: Quotation, last_paragraph: int) -> bool:
    """Whether the marks stand in a line of the last paragraph that says who wrote or got the text: `De : "Amadou Kanouté"`."""
    if q.start < last_paragraph:
        return False
    low = max(0, q.start - _NEAR)
    begin = text.rfind("\n", low, q.start) + 1
    return (begin > low or not low) and bool(_field().match(text, begin, q.start))


@cache
def _field() -> re.Pattern[str]:
    """The word for who wrote a text, or how it came, and a colon."""
    forms = {row.form for row in table("headers.csv", _WordRow) if row.kind in ("author", "transport")}
    words = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    return re.compile(rf"\s{{0,3}}(?:{words})\s?[:：]", re.IGNORECASE)


def _is_name(text: str, asked: Attributor, q: Quotation, lang: str) -> bool:
    """Whether the words before the marks announce a name: "baptisée", "known as", "le navire"."""
    begin = max(asked.sentence(q.start)[0], q.start - 60)
    ahead = [w for w in _WORD.findall(asked.plain[begin : q.start]) if w not in _PASSED]
    gap = text[max(0, q.start - 2) : q.start]
    if not ahead or ":" in gap:
        return False
    if (
        ahead[-1].startswith("ال")
        and ahead[-1][2:] in sayings(lang, ("work",))
        and len(_inner(text, q).split()) < _FEW
    ):
        return True  # "القارب «دمشق»"
    if ahead[-1] in sayings(lang, ("naming",)):
        return "what" not in ahead[-4:-1] and ahead[-3:-1] != ["ce", "qu"]  # "what she called"
    inner = text[q.inner_start : q.inner_end]
    if inner.islower() and " " not in inner and any(w in asked.verbs for w in ahead):
        return False  # "a qualifié le mouvement d'« irresponsable »"
    short = len(inner.split()) <= 6 and inner[-1] not in ".!?…,"
    if short and ahead[-1] in sayings(lang, ("work",)) and (lang != "de" or _is_capital(inner)):
        return True
    if lang in ("fr", "es") and "," not in gap and _stands_as_name(asked, q, inner, ahead):
        return True
    if lang == "ar" or not short or "," in gap:
        return short and "," in gap and _is_capital(inner) and ahead[-1] in sayings(lang, ("work",))
    near = sayings(lang, ("work",)) & set(ahead[-3:])
    words = inner.split()
    return _is_capital(inner) and (bool(near) or (lang != "de" and all(_is_capital(w) or len(w) < 4 for w in words)))


def _inner(text: str, q: Quotation) -> str:
    return text[q.inner_start : q.inner_end]


_NEAR = 200
"""Characters before a quotation in which a verb of saying is near."""


def _is_set_off(text: str, asked: Attributor, q: Quotation, lang: str) -> bool:
    """Whether commas set off words like a title, and no verb of saying is near: "La projection suivante, « Nuit blanche », a plu"."""
    if text[max(0, q.start - 2) : q.start] != ", " or text[q.end : q.end + 1] != "," or lang == "ar":
        return False
    words = _WORD.findall(asked.plain[max(asked.sentence(q.start)[0], q.start - _NEAR) : q.start])
    words += _WORD.findall(asked.plain[q.end : q.end + 60])[:5]
    short = _is_title(_inner(text, q)) and len(_inner(text, q).split()) <= _ENOUGH
    return short and not any(word in asked.verbs for word in words)


def _stands_as_name(asked: Attributor, q: Quotation, inner: str, ahead: Sequence[str]) -> bool:
    """Whether words with a capital in mid-sentence follow no verb of saying, so that they are a title: "range « Tintin au Congo »".

    French and Spanish begin somebody's words within a sentence small, or behind a colon or a verb.
    """
    behind = _WORD.findall(_SENTENCE.split(asked.plain[q.end : q.end + 60], maxsplit=1)[0])[:5]
    return _is_title(inner) and " " in inner and not any(w in asked.verbs for w in (*ahead, *behind))


def _is_title(inner: str) -> bool:
    """Whether words are few, begin with a capital and end without a stop."""
    return _is_capital(inner) and len(inner.split()) <= _LONG_TITLE and inner[-1] not in ".!?…,"


def _is_capital(words: str) -> bool:
    return words[:1].isupper()


def _is_said(text: str, q: Quotation, found: Attribution) -> bool:
    """Whether the words are somebody's: an attribution for few, their number otherwise."""
    words = text[q.inner_start : q.inner_end].split()
    if found.how == "said":
        return True
    ended = words[-1][-1] in ".!?…,؟" or text[q.end : q.end + 1] == ","
    return len(words) >= _ENOUGH or (len(words) >= 3 and (ended or found.how == "mentioned"))
