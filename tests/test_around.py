"""What an article leads on to: whom it meets on its shelves, and how little one more article changes."""

from dataclasses import replace

import pytest
from pelican.plugins.dateline.around import REACH, RELATED, Around, around
from pelican.plugins.dateline.model import Entry
from pelican.plugins.dateline.shelves import shelve
from sample_entries import entries, entry


def found(many: list[Entry]) -> dict[str, Around]:
    return {here.source: beside for here, beside in around(shelve(many, "fr").entries)}


def sources(near: tuple[Entry, ...]) -> list[str]:
    return [one.source for one in near]


def test_neighbours_in_the_month_and_in_the_country() -> None:
    beside = found(entries())["0003.txt"]
    assert (beside.newer, beside.older) == (None, None)
    assert beside.country_newer is not None
    assert beside.country_newer.source == "0090.txt"
    assert beside.country_older is not None
    assert beside.country_older.source == "0004.txt"


def test_a_country_s_neighbours_have_a_place_in_time() -> None:
    many = [entry(1, "2019-07-01", ("DZ",)), entry(2, "", ("DZ",)), entry(3, "2019?", ("DZ",))]
    for beside in found(many).values():
        assert (beside.country_newer, beside.country_older) == (None, None)


def test_people_count_for_more_than_countries_and_the_nearer_for_more_than_the_farther() -> None:
    many = [entry(n, f"2019-{1 + n:02}-01", ("DZ",)) for n in range(8)]
    many[0] = replace(many[0], people=("Léa Marchal",), countries=("FR",), primary="FR")
    many[6] = replace(many[6], people=("Léa Marchal",))
    near = found(many)["0006.txt"].related
    assert sources(near) == ["0000.txt", "0004.txt", "0003.txt"]


def test_nobody_is_related_to_itself_or_named_twice() -> None:
    many = [entry(n, "2019-07-01", ("DZ", "LY", "DZ")[: 1 + n % 3]) for n in range(30)]
    for here, beside in around(shelve(many, "fr").entries):
        led = [one for one in (beside.newer, beside.older, *beside.related) if one]
        assert here not in led
        assert len(led) == len({one.path for one in led})
        assert len(beside.related) <= RELATED


@pytest.mark.parametrize("place", [0, 57, 119, 200])
def test_one_more_article_changes_a_handful_of_pages(place: int) -> None:
    many = [
        replace(
            entry(n, f"2019-{1 + n // 20:02}-{1 + n % 20:02}", ("DZ", "LY")[: 1 + n % 2]), people=(f"Ana {n % 9}",)
        )
        for n in range(200)
    ]
    before = found(many)
    extra = replace(entry(900, f"2019-{1 + place // 20:02}-{1 + place % 20:02}", ("DZ", "LY")), people=("Ana 3",))
    after = found([*many, extra])
    changed = [source for source in before if before[source] != after[source]]
    # At most those within reach on its three shelves, on both sides.
    assert 0 < len(changed) <= 3 * 2 * REACH + 2
