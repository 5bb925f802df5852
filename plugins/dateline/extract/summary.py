"""A summary: the first sentence that says more than the title, word for word; with the next where it is short."""

from __future__ import annotations

import re

from ..sentences import leans, sentences

LONGEST = 300
"""Characters a summary is long at most."""

_READ = 1_000
_SECOND = 90
_MARKUP = re.compile(r"\||</?[a-z!%?]|#{1,6}\s|\{[{%#]|!\[|[-=_*]{3}|[\w-]{1,30}: \S+$")
_CLAUSE = re.compile(r"[,;:،؛](?=\s)|\s[–—-]{1,2}(?=\s)")
_WORD = re.compile(r"\w+")


def summary(text: str, lang: str, title: str) -> str:
    """One or two sentences in at most 300 characters, cut behind a clause only where the first is longer."""
    found = [" ".join(text[a:b].split()) for a, b in sentences(text[:_READ], lang)]
    prose = [s for s in found if any(c.isalpha() for c in s) and not _MARKUP.match(s)] or found[:1]
    said = {word.lower() for word in _WORD.findall(title)}
    # A bare repetition of the title adds nothing, unless there is nothing else.
    fresh = [s for s in prose if len({w.lower() for w in _WORD.findall(s)} - said) > 2] or prose
    if not fresh:
        return ""
    # Further on in the text a sentence that leans on the one before cannot stand alone.
    first = next((s for s in fresh if s is prose[0] or not leans(s)), prose[0])
    if len(first) > LONGEST:
        return _shortened(first)
    at = prose.index(first) + 1
    if len(first) < _SECOND and at < len(prose) and len(first) + len(prose[at]) < LONGEST:
        return f"{first} {prose[at]}"
    return first


def _shortened(sentence: str) -> str:
    """A long sentence up to a clause's end, or the last word, that fits; an ellipsis says that it goes on."""
    cuts = [m.start() for m in _CLAUSE.finditer(sentence, LONGEST // 3, LONGEST - 1)]
    at = cuts[-1] if cuts else sentence.rfind(" ", 0, LONGEST - 1)
    return f"{sentence[: at if at > 0 else LONGEST - 2].rstrip()} …"
