"""Countries, months and dates in words; the interface's own words."""

import csv
import locale
import string

import pytest
from pelican.plugins.dateline import interface, names, tables


@pytest.mark.parametrize(
    ("date", "fr", "en"),
    [
        ("2019-07-16", "16 juillet 2019", "16 July 2019"),
        ("2019-07-01", "1er juillet 2019", "1 July 2019"),
        ("2019-07", "juillet 2019", "July 2019"),
        ("2019", "2019", "2019"),
        ("", "date inconnue", "undated"),
        ("16/07/2019", "date inconnue", "undated"),
        ("2019?", "2019 (date incertaine)", "2019 (date uncertain)"),
        ("2019-07~", "vers juillet 2019", "about July 2019"),
        ("2019%", "vers 2019 (date incertaine)", "about 2019 (date uncertain)"),
        ("2019-22", "été 2019", "summer 2019"),
        ("[2018-04,2018-05]", "avril 2018 ou mai 2018 (date incertaine)", "April 2018 or May 2018 (date uncertain)"),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_is_known(date: str, fr: str, en: str) -> None:
    assert (names.date(date, "fr"), names.date(date, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2019-07-16", "2019-07-16"),
        ("2019-07", "2019-07"),
        ("2019", "2019"),
        ("2019?", ""),
        ("2019-22", ""),
        ("", ""),
    ],
)
def test_only_a_sure_date_is_given_to_machines(date: str, machine: str) -> None:
    assert names.machine(date) == machine


def test_months_do_not_leak_from_one_language_into_another() -> None:
    before = [names.date(f"2019-{month:02}", "fr") for month in range(1, 13)]
    for lang in ("ar", "pl", "fi", "cs", "de"):
        names.date("2019-03", lang)
    names._months.cache_clear()
    names.date.cache_clear()
    assert [names.date(f"2019-{month:02}", "fr") for month in range(1, 13)] == before
    assert before[7] == "août 2019"


def test_the_process_locale_is_left_alone() -> None:
    before = locale.setlocale(locale.LC_ALL)
    names.date("2019-08-01", "fr")
    assert locale.setlocale(locale.LC_ALL) == before


def test_countries_and_languages() -> None:
    assert names.country("DZ", "fr") == "Algérie"
    assert names.country("XK", "en") == "Kosovo"
    assert names.country("QQ", "fr") == "QQ"
    assert all(len(code) == 2 for code in names.countries("fr"))
    assert names.language("ar", "fr") == "arabe"
    assert (names.direction("ar"), names.direction("fr"), names.direction("")) == ("rtl", "ltr", "auto")
    assert names.country("DZ", "qqq") == "Algeria"
    assert sorted(["Zambie", "Égypte", "Espagne"], key=names.sortable) == ["Égypte", "Espagne", "Zambie"]
    assert names.initial("Égypte") == "E"


def test_the_interface_says_everything_in_every_language() -> None:
    rows = tables.table("interface.csv", interface.Row)
    assert len({row.key for row in rows}) == len(rows)
    fields = string.Formatter()
    for row in rows:
        blanks = [{name for _, name, _, _ in fields.parse(text) if name} for text in (row.fr, row.en)]
        assert row.fr, row.key
        assert row.en, row.key
        assert blanks[0] == blanks[1], row.key
    header = next(csv.reader([line for line in tables.read("interface.csv").splitlines() if line[0] != "#"][:1]))
    assert tuple(header) == ("key", *interface.LANGUAGES)


def test_counting() -> None:
    assert [interface.counted("articles", n, "fr") for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [interface.counted("articles", n, "en") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert interface.numeral(1234567, "fr") == "1\u202f234\u202f567"
    assert interface.numeral(1234567, "en") == "1,234,567"
    assert (interface.spoken("fr-CA"), interface.spoken("ar"), interface.spoken("en_GB")) == ("fr", "en", "en")
