"""The data beside every page: what it says, and that it says what the page says."""

import json
from typing import Any

from pelican.plugins.dateline import urls
from pelican.plugins.dateline.around import Around
from pelican.plugins.dateline.page import Page
from sample_entries import editor, entries, made, story


def data(**more: object) -> dict[str, dict[str, Any]]:
    out = {}
    desk = editor(**more)  # type: ignore[arg-type]
    for leaf in [*desk.lists(), desk.corrections(()), desk.text("about/", "À propos", "<p>Un mot.</p>", "fr")]:
        if leaf.data:
            _, found = made(leaf)
            out[leaf.address] = json.loads(found)
    return out


def test_every_page_has_its_data_beside_it() -> None:
    pages = {leaf.address for leaf in editor().lists() if leaf.template and leaf.address != urls.MISSING}
    assert pages <= set(data())
    for leaf in editor().lists():
        if leaf.address in pages:
            assert leaf.files() == (urls.file(leaf.address), f"{leaf.address}index.json")
            assert made(leaf)[0].page.data


def test_every_file_says_what_it_is_and_where() -> None:
    for address, found in data().items():
        assert found["url"] == address
        assert found["type"]
        assert found["title"]


def test_a_month_s_data_are_its_articles() -> None:
    found = data()["2019/07/"]
    assert found["period"] == "2019-07"
    assert found["older"] == "2019/06/"
    assert [one["url"] for one in found["articles"]] == [e.url for e in editor().shelves.months["2019-07"].entries]
    assert {one["key"]: one["count"] for one in found["countries"]}["DZ"] == 2


def test_the_pages_of_a_country_lead_through_all_its_articles() -> None:
    pages = data()
    address, seen = "countries/DZ/", []
    while address:
        seen += [one["url"] for one in pages[address]["articles"]]
        address = pages[address]["older"]
    assert seen == [e.url for e in editor().shelves.countries["DZ"].entries]
    assert pages["countries/DZ/page/1/"]["newer"] == "countries/DZ/"


def test_an_article_s_data_are_its_line_in_the_data_file() -> None:
    here = entries()[0]
    leaf = editor().article(Page(story(here)), here, "", Around())
    _, found, *_ = leaf.made()
    row = json.loads(found)
    assert (row["url"], row["date"], row["countries"]) == (here.url, here.date, ["DZ", "LY"])
    for mention in row["mentions"]:
        assert row["text"][mention["start"] : mention["end"]] == mention["text"]
