"""EDTF strings: every one of the subset is read, written back alike, and ordered by what is known."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.edtf import Edtf, canonical, parse, sort_key, valid

years = st.integers(1, 9999)
qualifiers = st.sampled_from(["", "?", "~", "%"])
single = st.one_of(
    st.builds(Edtf, years, qualifier=qualifiers),
    st.builds(Edtf, years, st.integers(1, 12), qualifier=qualifiers),
    st.builds(lambda y, s, q: Edtf(y, season=s, qualifier=q), years, st.integers(21, 24), qualifiers),
    st.builds(lambda d, q: Edtf(d.year, d.month, d.day, qualifier=q), st.dates(), qualifiers),
)


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "season", "doubtful", "earliest", "month_key"),
    [
        ("2019", 2019, 0, 0, 0, False, (2019, 1, 1), ""),
        ("2019-07", 2019, 7, 0, 0, False, (2019, 7, 1), "2019-07"),
        ("2019-07-16", 2019, 7, 16, 0, False, (2019, 7, 16), "2019-07"),
        ("2018-21", 2018, 0, 0, 21, False, (2018, 3, 1), ""),
        ("2018-24", 2018, 0, 0, 24, False, (2018, 12, 1), ""),
        ("1958?", 1958, 0, 0, 0, True, (1958, 1, 1), ""),
        ("1954~", 1954, 0, 0, 0, True, (1954, 1, 1), ""),
        ("2018-02%", 2018, 2, 0, 0, True, (2018, 2, 1), ""),
        ("[2018-04-05,2018-05-04]", 2018, 0, 0, 0, True, (2018, 4, 5), ""),
        ("[2018-04-05,2018-04-09]", 2018, 4, 0, 0, True, (2018, 4, 5), ""),
    ],
)
def test_reads(
    text: str,
    year: int,
    month: int,
    day: int,
    season: int,
    doubtful: bool,
    earliest: tuple[int, int, int],
    month_key: str,
) -> None:
    date = parse(text)
    assert date is not None
    assert (date.year, date.month, date.day, date.season) == (year, month, day, season)
    assert (date.doubtful, date.earliest(), date.month_key) == (doubtful, earliest, month_key)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "0000",
        "19",
        "2019-13",
        "2019-00",
        "2018-02-30",
        "2019-7",
        "2019-07-00",
        "2018-21-03",
        "2018-25",
        "[]",
        "[2018]",
        "[2018,x]",
        "[[2018,2019],2020]",
        "2018?~",
        "٢٠١٨",
        "today",
        "2018/2019",
        "2019-07-16T10",
    ],
)
def test_refuses(text: str) -> None:
    assert not valid(text)
    assert canonical(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-03-XX", "2018-03"),
        ("2018-XX-XX?", "2018?"),
        (" 2018-03 ", "2018-03"),
        ("[2018-05-04, 2018-04-05]", "[2018-04-05,2018-05-04]"),
        ("[2018-05-04,2018-05-04]", "2018-05-04"),
    ],
)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected


def test_orders_unknown_parts_first() -> None:
    ordered = ["2017-12-31", "2018", "2018-01", "2018-01-05", "[2018-02-03,2018-03-02]", "2018-21", "2018-04"]
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered
    assert sort_key("") == sort_key(None) == sort_key("nonsense") < sort_key("0001")


@given(single)
def test_round_trip(date: Edtf) -> None:
    assert parse(str(date)) == date
    assert canonical(str(date)) == str(date)
    datetime.date(*date.earliest())


@given(st.lists(single, min_size=2, max_size=4, unique=True))
def test_round_trip_of_sets(dates: list[Edtf]) -> None:
    text = canonical(f"[{', '.join(map(str, dates))}]")
    read = parse(text)
    assert read is not None
    assert set(read.choices) == set(dates)
    assert read.earliest() == min(date.earliest() for date in dates)
    assert canonical(text) == text


@given(st.text(alphabet="0123456789-?~%[], X٣", max_size=30))
@settings(max_examples=200)
def test_never_raises(text: str) -> None:
    assert canonical(text) == "" or valid(canonical(text))
