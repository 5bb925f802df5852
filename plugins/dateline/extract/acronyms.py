"""Acronyms: bodies that stand alone as one, and how far the name reaches that one in parentheses abbreviates."""

from __future__ import annotations

import re

from .named import folded
from .tokens import Word

_NO_BODY = frozenset(
    "cfa fcfa eur usd pib gdp adn dna covid tva vat ceo pdg dg sg ii iii iv vi vii viii ix xi xii xiv xv xvi xx xxi tv ok gmt utc am pm"
    " ong ngo mad tnd dzd gnl gpl ko opa rtt sms usb vih hiv sida aids fifo rh sarl eurl ttc ht nbsp http https www pdf ng iban hms uss rms ss mv mt".split()
)
_SHORT = re.compile(r"\(([A-ZÀ-Þ][A-Za-zÀ-ÿ&-]{1,9})\)")
_TOKEN = re.compile(r"[^\W_]+")
_FURTHEST = 14


def alone(text: str, words: list[Word]) -> list[tuple[int, int]]:
    """Acronyms of three to six capitals that stand alone: not a town in capitals, nor a shouted line, nor an expanded one."""
    out: list[tuple[int, int]] = []
    for i in [i for i, (_, _, word) in enumerate(words) if word[:3].isupper()]:
        start, end, word = words[i]
        stem = word.partition("-")[0]  # "ÖBB-Chefin"
        if not (3 <= len(stem) <= 6 and stem.isupper() and stem.isalpha()) or len(set(stem)) == 1:
            continue
        if stem.casefold() in _NO_BODY:
            continue
        shouted = any(0 <= k < len(words) and _is_shouted(words[k][2]) for k in (i - 1, i + 1))
        line = start < 60 and re.match(r"[^.]{0,40}? [-–—] ", text[end : end + 60])
        named = text[max(0, start - 2) : start].strip()[-1:] in tuple('(«“"')  # a ship "CMA Horizon"
        if not shouted and not line and not named:
            out.append((start, start + len(stem)))
    plain = text.casefold() if out else ""
    return [span for span in out if not _is_word(text[slice(*span)], text, plain, words)]


def _is_word(stem: str, text: str, plain: str, words: list[Word]) -> bool:
    """Whether a text has the letters of an acronym as a word in small letters, too; `plain` is the text in such."""
    small = stem.casefold()
    if plain.count(small) == text.count(stem):
        return False
    return any(word.casefold() == small and not word.isupper() for _, _, word in words)


def _is_shouted(word: str) -> bool:
    """Whether a neighbour is in capitals too; "L'" before a name is not."""
    letters = word.rstrip("'’")
    return len(letters) > 1 and letters.isupper()


def expanded(text: str, heads: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], set[str]]:
    """The names that acronyms in parentheses abbreviate, and those acronyms.

    "l'Agence nationale des barrages et transferts (ANBT)": the name reaches back to the word from which the initials
    of what follows give the acronym. `heads` are bodies found by their head word; one right before parentheses is known,
    whether its initials fit or not.
    """
    ends = {last for _, last in heads}
    out: list[tuple[int, int]] = []
    short: set[str] = set()
    for match in _SHORT.finditer(text):
        end = match.start() - (text[max(0, match.start() - 1) : match.start()] == " ")
        begin = _begin(text, end, match[1])
        if begin is not None:
            out.append((begin, end))
        if begin is not None or {end, end - 1} & ends:
            short.add(match[1])
    return out, short


def _begin(text: str, end: int, acronym: str) -> int | None:
    """Where the name before `end` begins whose initials give the acronym; None if they do not."""
    stretch = max(0, end - 160)
    words = [(m.start() + stretch, m[0]) for m in _TOKEN.finditer(text[stretch:end])][-_FURTHEST:]
    letters = folded("".join(c for c in acronym if c.isalpha()))
    if len(letters) < 2 or (not acronym.isupper() and len(letters) < 4):
        return None
    for n in range(len(words) - 1, -1, -1):
        start, word = words[n]
        if not word[0].isupper() or folded(word[0]) != letters[0]:
            continue
        if re.search(r"[.;:!?()]", text[start:end]):
            return None
        initials = [folded(w)[0] for _, w in words[n:]]
        if acronym.isupper() and len(initials) > 1 and _gives(initials, letters):
            return start
        if not acronym.isupper() and _abbreviates([folded(w) for _, w in words[n:]], letters):
            return start
    return None


def _gives(initials: list[str], letters: str) -> bool:
    """Whether the letters stand among the initials in order, and the last one near the end."""
    at = -1
    for letter in letters:
        try:
            at = initials.index(letter, at + 1)
        except ValueError:
            return False
    return len(initials) - at <= 3


def _abbreviates(words: list[str], letters: str) -> bool:
    """Whether "Cocobod" is made of the beginnings of the words, small ones left out: "Ghana Cocoa Board" gives "Cocobod"."""
    rest = letters
    used = 0
    for word in words:
        size = 0
        while size < len(word) and size < len(rest) and word[size] == rest[size]:
            size += 1
        if size:
            rest, used = rest[size:], used + 1
    return not rest and used > 1
