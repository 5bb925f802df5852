"""Slugs: readable, safe in addresses and file systems, unique, and the same on every run."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.slugs import LENGTH, Slugs, slug

CASES = [
    ("Le port d'Alger rouvre", "fr", "le-port-d-alger-rouvre"),
    ("The minister's visit – a “success”", "en", "the-ministers-visit-a-success"),
    ("Größere Übung in Köln", "de", "groessere-uebung-in-koeln"),
    ("Größere Übung in Köln", "", "grossere-ubung-in-koln"),
    ("Rødgrød på Ærø", "da", "roedgroed-paa-aeroe"),
    ("Переговоры в Минске", "ru", "peregovory-v-minske"),
    ("2019", "fr", "despatch-2019"),
    ("07", "fr", "despatch-07"),
    ("12345", "fr", "12345"),
    ("CON", "", "despatch-con"),
    ("Nul", "", "despatch-nul"),
    ("Index!", "", "despatch-index"),
    ("Page", "", "despatch-page"),
    ("../../etc/passwd", "", "etc-passwd"),
    ("a" * 200, "", "a" * LENGTH),
]


@pytest.mark.parametrize(("title", "lang", "expected"), CASES)
def test_titles(title: str, lang: str, expected: str) -> None:
    assert slug(title, lang) == expected


def test_cut_at_a_word() -> None:
    assert slug("abcdefghi " * 20) == "-".join(["abcdefghi"] * 6)


@pytest.mark.parametrize("title", ["", "…", "« — »", "\ud800", "👍"])
def test_a_title_without_words_gets_a_neutral_name_that_depends_on_the_source(title: str) -> None:
    one, two = slug(title, "fr", "a.txt"), slug(title, "fr", "b.txt")
    assert re.fullmatch(r"despatch-[0-9a-f]{8}", one)
    assert one != two
    assert one == slug(title, "fr", "a.txt")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["", "fr", "en-GB", "de", "ar", "xx"]))
def test_every_slug_is_safe(title: str, lang: str) -> None:
    found = slug(title, lang, "s")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LENGTH
    assert not re.fullmatch(r"\d{1,4}|con|prn|aux|nul|index|page|(com|lpt)\d", found)


def test_unique_in_order_and_whatever_the_case() -> None:
    slugs = Slugs(["Accord", "accord-3"])
    assert [slugs.give("Accord", "a"), slugs.give("accord !", "b"), slugs.give("Accord 2", "c")] == [
        "accord-2",
        "accord-4",
        "accord-2-2",
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "A", "a 2", "a-2-2", "", "1", "a 3"]), max_size=30))
def test_no_slug_is_given_twice(titles: list[str]) -> None:
    slugs = Slugs(["a-3"])
    given_ = [slugs.give(title, "s") for title in titles]
    assert len({*given_, "a-3"}) == len(given_) + 1
    again = Slugs(["a-3"])
    assert [again.give(title, "s") for title in titles] == given_


def test_fifty_thousand_equal_titles() -> None:
    slugs = Slugs()
    start = time.process_time()
    last = [slugs.give("Météo", f"{n}.txt") for n in range(50_000)][-1]
    assert last == "meteo-50000"
    assert time.process_time() - start < 5
