"""A summary: the first sentence that says more than the title, word for word; with the next where it is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..sentences import leans, one_by_one

LONGEST = 300
"""Characters a summary is long at most."""

_READ = 1_000
_SECOND = 90
_NEW = 2
"""Words that a sentence must have more than a title to say anything new."""
_MARKUP = re.compile(r"\||</?[a-z!%?]|#{1,6}\s|\{[{%#]|!\[|[-=_*]{3}|[\w-]{1,30}: \S+$")
_CLAUSE = re.compile(r"[,;:،؛](?=\s)|\s[–—-]{1,2}(?=\s)")
_WORD = re.compile(r"\w+")


def summary(text: str, lang: str, title: str) -> str:
    """One or two sentences in at most 300 characters, cut behind a clause only where the first is longer."""
    said = {word.lower() for word in _WORD.findall(title)}
    found = _sentences(text, lang)
    prose = (sentence for sentence in found if any(map(str.isalpha, sentence)) and not _MARKUP.match(sentence))
    told: list[str] = []
    for sentence in prose:
        told.append(sentence)
        # A bare repetition of the title adds nothing, unless there is nothing else.
        fresh = len({word.lower() for word in _WORD.findall(sentence)} - said) > _NEW
        # Further on in the text a sentence that leans on the one before cannot stand alone.
        if fresh and (len(told) == 1 or not leans(sentence)):
            first, following = sentence, next(prose, "")
            break
    else:
        first, following = [*(told or islice(_sentences(text, lang), 1)), "", ""][:2]
    if len(first) > LONGEST:
        return _shortened(first)
    if len(first) < _SECOND and following and len(first) + len(following) < LONGEST:
        return f"{first} {following}"
    return first


def _sentences(text: str, lang: str) -> Iterator[str]:
    """The sentences at the beginning of a text, each on one line, as they are asked for."""
    return (" ".join(text[a:b].split()) for a, b in one_by_one(text[:_READ], lang))


def _shortened(sentence: str) -> str:
    """A long sentence up to a clause's end, or the last word, that fits; an ellipsis says that it goes on."""
    cuts = [m.start() for m in _CLAUSE.finditer(sentence, LONGEST // 3, LONGEST - 1)]
    at = cuts[-1] if cuts else sentence.rfind(" ", 0, LONGEST - 1)
    return f"{sentence[: at if at > 0 else LONGEST - 2].rstrip()} …"
