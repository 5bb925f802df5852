"""Feeds as a reader parses them."""

import json

import feedparser
import pytest
from lxml import etree
from pelican.plugins.dateline import feeds, shelves
from pelican.plugins.dateline.jsonfeed import jsonfeed
from pelican.plugins.dateline.opml import opml
from sample_entries import entries, entry

FOUND = shelves.shelve(entries(), "fr").entries
DATED = [e for e in FOUND if shelves.placed(e.date)[0]]


@pytest.mark.parametrize("siteurl", ["", "https://example.org/news"])
@pytest.mark.parametrize("page", ["", "countries/DZ/", "2019/07/"])
def test_a_feed_is_read_without_complaint(page: str, siteurl: str) -> None:
    data = feeds.atom("Le Feuillet & Cie", page, FOUND, "Le Feuillet", siteurl, "fr")
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert parsed.feed.title == "Le Feuillet & Cie"
    assert len(parsed.entries) == len(DATED) < len(FOUND)
    ids = [e.id for e in parsed.entries]
    assert len(set(ids)) == len(ids)
    assert parsed.feed.id not in ids
    assert all(
        link.startswith("https://example.org/news/") or not siteurl for link in (e.link for e in parsed.entries)
    )


def test_time_is_the_articles_own() -> None:
    parsed = feedparser.parse(feeds.atom("T", "", FOUND, "S", "", "fr"))
    assert parsed.feed.updated == "2019-07-16T00:00:00Z"
    assert parsed.entries[0].updated == "2019-07-16T00:00:00Z"


def test_a_date_is_told_as_far_as_it_is_known() -> None:
    """`updated` has to be a day; a month is said to readers in words, and to machines beside it."""
    data = feeds.atom("T", "", [entry(1, "2019-07-16"), entry(2, "2019-07"), entry(3, "2019")], "S", "", "fr")
    names = {"a": "http://www.w3.org/2005/Atom", "d": "http://purl.org/dc/terms/"}
    tree = etree.fromstring(data)
    assert tree.xpath("//a:published/text()", namespaces=names) == ["2019-07-16T00:00:00Z"]
    assert tree.xpath("//d:issued/text()", namespaces=names) == ["2019-07", "2019"]
    assert tree.xpath("//a:entry/a:updated/text()", namespaces=names)[1:] == [
        "2019-07-01T00:00:00Z",
        "2019-01-01T00:00:00Z",
    ]
    assert [text.partition(" – ")[0] for text in tree.xpath("//a:summary/text()", namespaces=names)][1:] == [
        "juillet 2019",
        "2019",
    ]


def test_titles_are_text_and_impossible_characters_do_not_break_the_feed() -> None:
    bad = entry(1, "2019-07-01", title="<b>a</b> & \x0b\x00 \ufffe \ud800 😀", summary="]]> \x1b[0m")
    data = feeds.atom("T", "", [bad], "S", "", "fr")
    (title,) = etree.fromstring(data).xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert title.startswith("<b>a</b> & ")
    assert title.endswith("😀")


def test_links_without_a_site_address_are_relative_to_the_feed() -> None:
    data = feeds.atom("T", "countries/DZ/", FOUND[:1], "S", "", "fr")
    links = etree.fromstring(data).xpath("//*[local-name()='link']/@href")
    assert links == ["feed.atom", "index.html", f"../../{FOUND[0].url}index.html"]


def test_an_empty_feed_and_a_long_one() -> None:
    assert not feedparser.parse(feeds.atom("T", "", [], "S", "", "fr")).bozo
    many = [entry(n, "2019-07-01") for n in range(feeds.LENGTH + 5)]
    assert len(feedparser.parse(feeds.atom("T", "", many, "S", "", "fr")).entries) == feeds.LENGTH


@pytest.mark.parametrize("siteurl", ["", "https://example.org/news"])
def test_a_json_feed_has_the_entries_of_the_atom_feed(siteurl: str) -> None:
    value = json.loads(jsonfeed("T", "countries/DZ/", FOUND, "S", siteurl, "fr"))
    parsed = feedparser.parse(feeds.atom("T", "countries/DZ/", FOUND, "S", siteurl, "fr"))
    assert value["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in value["items"]] == [e.id for e in parsed.entries]
    assert [item["title"] for item in value["items"]] == [e.title for e in DATED]
    assert all(item["content_text"] and item["url"] for item in value["items"])
    assert value["feed_url"].endswith("feed.json")


def test_a_json_feed_gives_a_time_only_where_the_day_is_known() -> None:
    items = json.loads(jsonfeed("T", "", [entry(1, "2019-07-16"), entry(2, "2019-07")], "S", "", "fr"))["items"]
    assert [item.get("date_published") for item in items] == ["2019-07-16T00:00:00Z", None]
    assert [item["_edtf"]["date"] for item in items] == ["2019-07-16", "2019-07"]


def test_the_outline_lists_every_feed() -> None:
    data = opml("S & T", "https://example.org", [("S", ""), ('"Côte" & <x> \x00', "countries/CI/")])
    outlines = etree.fromstring(data).xpath("//outline")
    assert [o.get("xmlUrl") for o in outlines] == [
        "https://example.org/feed.atom",
        "https://example.org/countries/CI/feed.atom",
    ]
    assert outlines[1].get("text").startswith('"Côte" & <x> ')
