"""Towns that are called like another country's, where the text is about that one: Bathurst in New Brunswick, Athens in Ohio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..frozen import frozen
from ..gazetteer import fold
from ..gazetteer_rows import CUES
from ..model import Mention
from ..tables import table


@frozen
class _Double:
    """A row of `doubles.csv`: a town that we know, and the countries that have another of that name."""

    form: str
    codes: str


def placed(found: Sequence[Mention]) -> list[Mention]:
    """The mentions, a town's put into the one country that the text names otherwise and that has a town called so.

    A town stays where it is if anything else in the text names its own country.
    """
    shared = {m: codes for m in found if m.kind == "city" and (codes := _doubles().get(fold(m.text)))}
    if not shared:
        return list(found)
    known = {m.code for m in found if m.kind not in CUES and m not in shared}
    moved = {
        m: next(iter(both)) for m, codes in shared.items() if m.code not in known and len(both := codes & known) == 1
    }
    return [replace(m, code=moved[m]) if m in moved else m for m in found]


def has_another(town: str, code: str) -> bool:
    """Whether a country has a town that is called like this one."""
    return code in _doubles().get(fold(town), ())


@cache
def _doubles() -> dict[str, frozenset[str]]:
    return {fold(row.form): frozenset(row.codes.split()) for row in table("doubles.csv", _Double)}
