"""What a reviewer adds to a list: the stories that stand for many, what is new, how much there was when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Entry
from ..shelves import tally
from .parts import Desk
from .shapes import Link, Strip

# Countries that a month's page says are new or gone.
CHANGES = 8


def news(
    desk: Desk, now: Sequence[tuple[str, int]], before: Mapping[str, int], period: str, older: str
) -> tuple[Strip, ...]:
    """What is new against the month before: who has come into the news, who is there more and less, who has left.

    A country that is there more or less says by how much. Nothing where no month came before this one.
    """
    if not before:
        return ()
    here = dict(now)
    change = {code: here.get(code, 0) - before.get(code, 0) for code in here.keys() | before.keys()}
    ranked = sorted(change, key=lambda code: (-abs(change[code]), code))

    def strip(key: str, codes: Iterable[str], period: str, shown: Callable[[str], str]) -> Strip:
        found = list(codes)
        # One more takes no more room than to say so.
        number = CHANGES if len(found) > CHANGES + 1 else len(found)
        links = [replace(desk.country(code, period), count=shown(code)) for code in found[:number]]
        if len(found) > number:
            links.append(Link("…", "", desk.signed(len(found) - number)))
        return Strip(desk.say[key], tuple(links))

    def moved(code: str) -> str:
        return desk.signed(change[code])

    both = [code for code in ranked if code in here and code in before]
    strips = (
        strip("month.come", (c for c in ranked if c not in before), period, lambda c: desk.number(here[c])),
        strip("month.up", (c for c in both if change[c] > 0), period, moved),
        strip("month.down", (c for c in both if change[c] < 0), period, moved),
        strip("month.left", (c for c in ranked if c not in here), older, lambda c: desk.number(before[c])),
    )
    return tuple(strip for strip in strips if strip.links)


def leads(entries: Sequence[Entry], number: int) -> list[Entry]:
    """The stories that stand for many: the longest of each country, the most covered country first.

    A title of a word or two tells nothing at the head of a page, so such a story leads only for want of another.
    Where there are fewer countries than wanted, the longest of the remaining ones follow, such as repeat a title last.
    """
    best: dict[str, Entry] = {}
    for entry in entries:
        code = entry.primary or "".join(entry.countries[:1])
        if code not in best or _worth(entry) > _worth(best[code]):
            best[code] = entry
    chosen = [best[code] for code, _ in tally(entries) if code in best][:number]
    taken = {entry.path for entry in chosen}
    titles = {entry.title.casefold() for entry in chosen}
    fresh: list[Entry] = []
    again: list[Entry] = []
    for entry in sorted((e for e in entries if e.path not in taken), key=_worth, reverse=True):
        (again if entry.title.casefold() in titles else fresh).append(entry)
        titles.add(entry.title.casefold())
    return (chosen + fresh + again)[:number]


def _worth(entry: Entry) -> tuple[bool, int]:
    return entry.title.count(" ") > 2, entry.words


def capital(text: str) -> str:
    """`text` with a capital to begin with, as a heading has it."""
    return text[:1].upper() + text[1:]
