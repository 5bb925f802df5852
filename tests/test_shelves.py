"""Entries on shelves."""

import random
import sys

from pelican.plugins.dateline import shelves
from sample_entries import entries, entry


def test_every_entry_stands_where_it_belongs() -> None:
    found = shelves.shelve(entries(), "fr")
    assert list(found.years) == ["2019", "2018"]
    assert list(found.months) == ["2019-07", "2019-06", "2018-12"]
    assert {e.date for e in found.undated.entries} == {"", "2019?", "2019-07-02?"}
    assert [e.date for e in found.years["2018"].entries] == ["2018-12-03", "2018"]
    assert set(found.countries) == {"CD", "DZ", "FR", "GB", "LY", "TN"}
    assert found.countries["DZ"].count == 6
    assert found.country_months["DZ", "2019-07"].count == 2
    assert ("DZ", "2018-12") in found.country_months
    assert ("TN", "") not in found.country_months
    assert sum(shelf.count for shelf in found.years.values()) + found.undated.count == len(entries())


def test_newest_first_and_the_undated_last_whatever_the_order_of_the_files() -> None:
    ordered = shelves.shelve(entries(), "fr").entries
    for seed in range(5):
        mixed = entries()
        random.Random(seed).shuffle(mixed)
        assert shelves.shelve(mixed, "fr").entries == ordered
    settled = [shelves.placed(e.date)[0] for e in ordered]
    assert settled == sorted(settled, reverse=True)
    assert ordered[0].date == "2019-07-16"


def test_what_has_one_date_stands_from_a_to_z() -> None:
    found = [entry(n, "2019-07", title=title) for n, title in enumerate(("Oran", "Alger", "Sfax"))]
    assert [e.title for e in shelves.shelve(found, "fr").entries] == ["Alger", "Oran", "Sfax"]


def test_shelves_look_like_tags() -> None:
    found = shelves.shelve(entries(), "fr")
    country, month = found.countries["DZ"], found.months["2019-07"]
    crossed = found.country_months["DZ", "2019-07"]
    assert (str(country), country.slug, country.url) == ("Algérie", "DZ", "countries/DZ/")
    assert country.save_as == "countries/DZ/index.html"
    assert (month.name, month.slug, month.save_as) == ("juillet 2019", "2019-07", "2019/07/index.html")
    assert (crossed.name, crossed.slug) == ("Algérie, juillet 2019", "DZ-2019-07")
    assert (found.undated.name, found.undated.slug) == ("date inconnue", "undated")


def test_tally_counts_an_article_for_each_of_its_countries() -> None:
    assert shelves.tally(entries())[0] == ("DZ", 6)
    assert shelves.tally([]) == []


def test_an_empty_archive_has_empty_shelves() -> None:
    found = shelves.shelve([], "fr")
    assert not found.months
    assert found.undated.count == 0


def test_the_work_grows_with_the_entries_only() -> None:
    def calls(number: int) -> int:
        many = [entry(n, f"2019-{1 + n % 12:02}", ("DZ", "LY")) for n in range(number)]
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            shelves.shelve(many, "fr")
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(4000) < 4.4 * calls(1000)
