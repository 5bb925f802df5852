"""What a reviewer adds to a list: the stories that stand for many, what is new, how much there was when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import names
from ..model import Entry
from ..pictures.bars import Bars, bars
from ..shelves import tally
from .parts import Desk, Strip

# Countries that a month's page says are new or gone.
CHANGES = 8


def news(
    desk: Desk, now: Sequence[tuple[str, int]], before: Mapping[str, int], period: str, older: str
) -> tuple[Strip, ...]:
    """Who has come into the news and who has left it; nothing where no month came before this one."""
    if not before:
        return ()
    here = dict(now)
    come = [(code, n) for code, n in now if code not in before][:CHANGES]
    left = sorted(((c, n) for c, n in before.items() if c not in here), key=lambda pair: (-pair[1], pair[0]))
    strips = (
        Strip(desk.say["month.come"], tuple(desk.country(code, period, n) for code, n in come)),
        Strip(desk.say["month.left"], tuple(desk.country(code, older, n) for code, n in left[:CHANGES])),
    )
    return tuple(strip for strip in strips if strip.links)


def volume(desk: Desk, months: Sequence[tuple[str, int]]) -> Bars | None:
    """The picture of how many articles each month has."""
    return bars(desk.say["front.months"], months, lambda key: capital(names.date(key, desk.lang)), desk.articles)


def leads(entries: Sequence[Entry], number: int) -> list[Entry]:
    """The stories that stand for many: the longest of each country, the most covered country first.

    Where there are fewer countries than wanted, the longest of the remaining ones follow.
    """
    best: dict[str, Entry] = {}
    for entry in entries:
        code = entry.primary or "".join(entry.countries[:1])
        if code not in best or entry.words > best[code].words:
            best[code] = entry
    chosen = [best[code] for code, _ in tally(entries) if code in best][:number]
    taken = {entry.path for entry in chosen}
    rest = sorted((e for e in entries if e.path not in taken), key=lambda e: -e.words)
    return chosen + rest[: number - len(chosen)]


def capital(text: str) -> str:
    """`text` with a capital to begin with, as a heading has it."""
    return text[:1].upper() + text[1:]
