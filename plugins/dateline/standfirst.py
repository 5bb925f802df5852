"""What stands below a title in a list, where the summary would only say the title again.

A despatch without a headline gets its title out of its first sentence, which is its summary, too: a newspaper goes on
with what is told next.
"""

from __future__ import annotations

import re
from itertools import islice

from .sentences import leans, one_by_one

LONGEST = 300
"""Characters it is long at most."""

READ_AS = ("summary",)
"""The field of a card by which a template shows it."""

_READ = 800
_SHORTEST = 40
_WORD = re.compile(r"\w+")
_QUOTING = "«»“”„\"'‹›‘’-–—"


def repeats(title: str, summary: str) -> bool:
    """Whether a summary begins as the title does and has nearly all of its words.

    >>> repeats("Le bac de Gao a repris son service", "Le bac de Gao a repris lundi son service, après quatre mois.")
    True
    >>> repeats("Le bac est de retour", "Le bac de Gao a repris lundi son service, après quatre mois.")
    False
    """
    said = _WORD.findall(title.lower())
    told = _WORD.findall(summary.lower())
    if len(said) < 3 or said[0] not in told[:4]:
        return False
    held = set(told)
    return sum(word in held for word in said) >= 0.85 * len(said)


def standfirst(title: str, summary: str, text: str, lang: str) -> str:
    """The sentence to put below a title, of at most 300 characters; "" where the summary serves as well.

    It is the first one behind the summary that can stand alone: long enough, no speech, and leaning on nothing before it.
    """
    if not repeats(title, summary):
        return ""
    begin = text.find(summary.rstrip(" .…")[:60])
    start = max(begin, 0)
    for a, b in islice(one_by_one(text[start : start + _READ], lang), 1, None):
        found = " ".join(text[start + a : start + b].split())
        whole = found.endswith((".", "!", "?", "؟", "…"))
        if not whole or not _SHORTEST <= len(found) <= LONGEST or not any(map(str.isalnum, found)):
            continue
        if leans(found) or any(mark in found for mark in '«“„"') or found[0] in _QUOTING:
            continue
        return found if found not in summary else ""
    return ""
