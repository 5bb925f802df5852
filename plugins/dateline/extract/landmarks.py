"""Streets, bridges and stations with a town's name: whether they lie in the town or are only called after it.

"Le pont de Kinshasa" is a bridge in Kinshasa, "le pont de Varsovie" one of Liège: what tells them apart is where else
the text is. "Les rues d'Alger" are those of the town, unless there are but two of them: "au coin des rues de Varsovie et de Rome".
"""

from __future__ import annotations

from collections.abc import Sequence

from ..gazetteer import Hit, fold
from ..gazetteer_rows import CUES
from ..model import Mention, Rejection
from .cues import particles
from .towns import lines

STREET, STREETS, LANDMARK = "street", "streets", "landmark"
"""Reasons in `contexts.csv`: the second is that of several streets, the third of what a town has one of."""
_TOWNS = frozenset({"city", "capital"})
_PLACES = _TOWNS | {"region"}
_NO_LINK = ("ar", "en")
"""Languages in which no preposition stands between the thing and its town."""


def kind_of_street(text: str, lang: str, hit: Hit, after: Hit | None, reason: str, linked: bool) -> str:
    """The reason that stands for one of a street: STREET, LANDMARK where only the whole text can tell, "" for the town itself.

    `linked`: a preposition stands between the thing and the name; `after` is the next hit.
    """
    if hit.row.kind not in _TOWNS or not (linked or lang in _NO_LINK):
        return STREET
    if reason == LANDMARK:
        return LANDMARK
    between = fold(text[hit.end : after.start]).replace("'", " ").split() if after else []
    joined = bool(between) and between[0] in particles(lang, "join")
    return STREET if joined and all(word in particles(lang, "link") for word in between[1:]) else ""


def settled(
    text: str, doubtful: Sequence[Mention], kept: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """Of the `doubtful`, all landmarks: (those of their town, those that are only called after one).

    A town's own is one of a country that the text names besides; or the text says of no other town that it is there.
    """
    named = {mention.code for mention in kept if mention.kind not in CUES}
    ours = {mention.code for mention in doubtful}
    elsewhere = {mention.code for mention in kept if mention.kind in _PLACES} - ours
    spans = [(mention.start, mention.end) for mention in (*kept, *doubtful)]
    lost = len(ours) > 1 or bool(elsewhere) or not all(_overlaps(line, spans) for line in lines(text))
    own = tuple(one for one in doubtful if one.code in named or not lost)
    dropped = tuple(
        Rejection(one.code, one.text, one.start, one.end, STREET)
        for one in doubtful
        if one.code not in named and lost
    )
    return own, dropped


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
