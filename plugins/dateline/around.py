"""What an article leads on to: its neighbours in the month and in its country, and the articles nearest to it.

Linear, and local: an article is compared only with those that stand next to it on the shelves of its countries and
its people. So one new article changes a handful of pages, wherever it comes in, and never half the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from .frozen import frozen
from .model import Entry
from .shelves import month_of, placed

REACH = 3
"""How far, on each side of an article, a shelf is looked at."""

RELATED = 4
"""How many related articles a page names at most."""

# Articles about one person have more in common than articles about one country. Of each meeting the distance on
# that shelf is taken off, which nothing changes but what stands between.
OF_A_PERSON, OF_A_COUNTRY = 50, 20


@frozen
class Around:
    """The articles around one, None where there are none.

    `newer` and `older` are of its month, `country_newer` and `country_older` of its main country; `related` are
    others, the nearest first. `people` are those whom it names that have pages of their own, as (name, slug).
    """

    newer: Entry | None = None
    older: Entry | None = None
    country_newer: Entry | None = None
    country_older: Entry | None = None
    related: tuple[Entry, ...] = ()
    people: tuple[tuple[str, str], ...] = ()


NOTHING = Around()


def around(
    entries: Sequence[Entry], people: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({})
) -> Iterator[tuple[Entry, Around]]:
    """(entry, what is around it) for each entry; `entries` are in the order of the archive, newest first.

    `people` are those with pages of their own, by the path of the article that names them.
    """
    shelves: dict[str, list[int]] = defaultdict(list)
    keys = [_keys(entry) for entry in entries]
    for here, found in enumerate(keys):
        for key in found:
            shelves[key].append(here)
    # An article is met on each of its shelves in the order in which it stands there.
    passed = dict.fromkeys(shelves, 0)
    months = [month_of(entry) for entry in entries]
    size = len(entries)
    for here, entry in enumerate(entries):
        scores: dict[int, int] = {}
        country_newer = country_older = None
        for key, weight in keys[here].items():
            shelf, at = shelves[key], passed[key]
            if len(shelf) == 1:
                continue
            passed[key] = at + 1
            for near in (shelf[at + 1 : at + 1 + REACH], shelf[max(0, at - REACH) : at][::-1]):
                for away, other in enumerate(near, 1):
                    scores[other] = scores.get(other, 0) + weight - away
            if key == entry.primary:
                country_newer = shelf[at - 1] if at else None
                country_older = shelf[at + 1] if at + 1 < len(shelf) else None
        month = months[here]
        newer = here - 1 if here and month and months[here - 1] == month else None
        older = here + 1 if here + 1 < size and month and months[here + 1] == month else None
        for led in (newer, older, country_newer, country_older):
            if led is not None:
                scores.pop(led, None)
        # One number for each: by score, then in the order of the archive.
        ranked = sorted([-score * size + other for other, score in scores.items()])
        yield (
            entry,
            Around(
                None if newer is None else entries[newer],
                None if older is None else entries[older],
                None if country_newer is None else _in_time(entry, entries[country_newer]),
                None if country_older is None else _in_time(entry, entries[country_older]),
                tuple([entries[code % size] for code in ranked[:RELATED]]),
                people.get(entry.path, ()),
            ),
        )


def alone(
    entries: Sequence[Entry], people: Mapping[str, tuple[tuple[str, str], ...]]
) -> Iterator[tuple[Entry, Around]]:
    """The same where nobody asks for neighbours and related articles."""
    for entry in entries:
        yield entry, Around(people=people[entry.path]) if entry.path in people else NOTHING


def _keys(entry: Entry) -> dict[str, int]:
    """The shelves that an entry stands on, each with the weight of meeting there; people's keys are no codes."""
    keys = dict.fromkeys(entry.countries, OF_A_COUNTRY)
    for name in entry.people:
        keys[f"person {name}"] = OF_A_PERSON
    return keys


def _in_time(here: Entry, other: Entry) -> Entry | None:
    """`other`, where both have a place in time."""
    return other if placed(here.date)[0] and placed(other.date)[0] else None
