"""Addresses and the links between them."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import urls

PAGES = ["", "2019/", "2019/07/", "2019/07/a/", "countries/DZ/2019/07/", "countries/DZ/", "404.html", "data/x.csv"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("target", PAGES)
@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/sub/path/"])
def test_a_link_leads_where_it_should(page: str, target: str, base: str) -> None:
    assert urljoin(base + page, urls.relative(target, page, False)) == base + target
    assert urljoin(base + urls.file(page), urls.relative(target, page, True)) == base + urls.file(target)


@given(st.text(st.characters(codec="utf-8", exclude_characters="/?#."), min_size=1, max_size=12))
def test_any_name_makes_one_safe_link(name: str) -> None:
    link = urls.relative(f"2019/{name}/", "countries/", False)
    assert link.isascii()
    assert not set(link) & set(" \"'<>&:?#\n")


@pytest.mark.parametrize(
    ("date", "folder"),
    [
        ("2019-07-16", "2019/07/"),
        ("2019-07", "2019/07/"),
        ("2019", "2019/"),
        ("2019?", "undated/"),
        ("2019-07-16?", "undated/"),
        ("", "undated/"),
        ("nonsense", "undated/"),
    ],
)
def test_an_article_lies_where_its_date_is_sure(date: str, folder: str) -> None:
    assert urls.article_folder(date) == folder


def test_numbered_pages_and_absolute_addresses() -> None:
    assert urls.numbered("countries/DZ/", 0) == "countries/DZ/"
    assert urls.numbered("countries/DZ/", 2) == "countries/DZ/page/2/"
    assert urls.absolute("2019/été/", "https://example.org/sub") == "https://example.org/sub/2019/%C3%A9t%C3%A9/"
    assert urls.absolute("2019/", "") == "/2019/"
