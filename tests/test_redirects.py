"""Addresses that changed: tables, chains, and what they never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import redirects

LIVE = {"index.html", "c/index.html", "2019/07/Le-Port/index.html", "robots.txt", "data/articles.csv"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2019/07/a/", "2019/07/a/"),
        ("/2019/07/a/index.html", "2019/07/a/"),
        ("2019/07/é b", "2019/07/é b/"),
        ("", ""),
        ("/", ""),
        ("../a/", ""),
        ("a/../../b/", ""),
        ("a//b/", ""),
        ("a/.git/", ""),
        ("a\\b/", ""),
        ("data/x/", ""),
        ("theme/x/", ""),
        ("a/" * 300, ""),
        ("https://example.org/", ""),
    ],
)
def test_addresses(text: str, found: str) -> None:
    assert redirects.address(text) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ({"a/": "c/"}, {"a/": "c/"}),
        ({"a/": "b/", "b/": "c/"}, {"a/": "c/", "b/": "c/"}),
        ({"a/": "b/", "b/": "a/"}, {}),
        ({"a/": "a/"}, {}),
        ({"a/": "nowhere/"}, {}),
        ({"c/": "2019/07/Le-Port/", "a/": "c/"}, {"a/": "c/"}),
        ({"2019/07/le-port/": "c/"}, {}),
        ({"robots.txt/": "c/"}, {}),
        ({"a/": "c/", "A/": "c/"}, {"a/": "c/"}),
    ],
)
def test_chains_are_short_and_nothing_is_shadowed(rows: dict[str, str], found: dict[str, str]) -> None:
    assert redirects.resolve(rows, LIVE) == found


def test_bad_rows_are_named() -> None:
    rows, problems = redirects.parse(b"address;to\r\n# old\r\na/;b/\r\n../x;b/\r\nonly\r\na/;c/\r\n")
    assert rows == {"a/": "c/"}
    assert [problem.partition(": ")[0] for problem in problems] == ["redirects.csv:4", "redirects.csv:5"]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh"))
)
def test_every_way_ends_at_a_page_that_lives(rows: dict[str, str], living: set[str]) -> None:
    pairs = {f"{old}/": f"{new}/" for old, new in rows.items()}
    live = {f"{name}/index.html" for name in living}
    found = redirects.resolve(pairs, live)
    assert all(f"{new}index.html" in live and f"{old}index.html" not in live for old, new in found.items())
    for old, new in pairs.items():
        if f"{new}index.html" in live and f"{old}index.html" not in live:
            assert found[old] == new


def test_a_long_chain_takes_no_long_time() -> None:
    rows = {f"{n}/": f"{n + 1}/" for n in range(50_000)}
    assert len(redirects.resolve(rows, {"50000/index.html"})) == 50_000


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("vieux/,2024/03/rien/", "vieux/ leads to 2024/03/rien/, and no page stands there"),
        ("a/,b/\nb/,a/", "a/ leads in a circle"),
        ("a/,a/", "a/ leads in a circle"),
        ("c/,2019/07/Le-Port/", "c/ is the address of a page that stands"),
        ("robots.txt/,c/", "robots.txt/ cannot be an address beside what the site has there"),
        ("2019/07/le-port/,c/", "2019/07/le-port/ cannot be an address beside"),
        ("a/,b/\nb/,rien/", "b/ leads to rien/, and no page stands there"),
        ("a/,b/\nb/,c/", ""),
    ],
)
def test_a_row_that_does_nothing_is_named_with_the_remedy(row: str, said: str) -> None:
    rows, _ = redirects.parse(f"address,to\n{row}\n".encode())
    lines = redirects.idle(rows, LIVE, redirects.resolve(rows, LIVE))
    assert len(lines) == (len(rows) if said else 0)
    assert not said or any(line.startswith(f"redirects.csv: {said}") and "delete the row" in line for line in lines)
