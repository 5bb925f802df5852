"""Regions, quotations, coverage: what stands on them, and what they depend on."""

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pelican.plugins.dateline import indexes
from pelican.plugins.dateline.leaf import Leaf
from pelican.plugins.dateline.model import Entry, Quote, Reject, Story
from pelican.plugins.dateline.page import Page
from pelican.plugins.dateline.views import coverage, quotes, regions
from sample_entries import editor, entries, entry, site

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import accuracy  # noqa: E402


def leaves(found: list[Entry]) -> dict[str, Leaf]:
    return {leaf.address: leaf for leaf in editor(found).lists()}


def said(number: int, *texts: str) -> Page:
    return Page(
        Story(f"{number:04}.txt", "t", texts, quotes=tuple(Quote(t, "Hatem Zribi", 0, len(t)) for t in texts))
    )


# -- regions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en", "ar", "es", "de"])
def test_countries_stand_in_their_regions(lang: str) -> None:
    view = regions.regions(site(lang), (("DZ", 3), ("LY", 1), ("FR", 2), ("JP", 1), ("AQ", 1)))
    found = {region.anchor: [link.count for part in region.parts for link in part.links] for region in view.regions}
    assert found == {"r002": ["3", "1"], "r150": ["2"], "r142": ["1"], "none": ["1"]}
    assert all(region.heading and not region.heading.isdigit() for region in view.regions)
    assert view.regions[-1].anchor == "none"


def test_the_table_of_regions_covers_the_countries_of_the_gazetteer() -> None:
    rows = (ROOT / "plugins/dateline/data/gazetteer-hand.csv").read_text(encoding="utf-8").splitlines()
    codes = {row.split(",")[0] for row in rows if not row.startswith("#")} - {"code", "-", ""}
    placed = {row[0] for row in csv.reader((ROOT / "plugins/dateline/data/regions.csv").open(encoding="utf-8"))}
    assert len(codes) > 150
    assert codes <= placed


def test_every_country_has_one_region_and_every_region_a_name() -> None:
    rows = [line.split(",") for line in (ROOT / "plugins/dateline/data/regions.csv").read_text().splitlines()[2:]]
    assert len(rows) == len({row[0] for row in rows}) > 240
    assert {row[1] for row in rows} == {"002", "009", "019", "142", "150"}
    assert regions.name("015", "fr") == "Afrique septentrionale"


# -- quotations -------------------------------------------------------------------------------------------------


def test_quotations_are_indexed_by_month_and_lead_to_their_place() -> None:
    found = leaves([replace(one, quoted=2) if n in (0, 3, 6) else one for n, one in enumerate(entries())])
    index = found["quotes/"].view
    assert [(year, [link.href for link in links]) for year, links in index.years] == [
        ("2019", ["2019/07/index.html", "2019/06/index.html"])
    ]
    assert index.undated.count == "2"
    leaf = found["quotes/2019/07/"]
    assert leaf.texts == (entries()[0].path,)
    view, data = leaf.made((said(0, "Ce pont est à nous", "Il restera"),))
    (source,) = view.articles
    assert [(q.text, q.speaker, q.href) for q in source.quotes] == [
        ("Ce pont est à nous", "Hatem Zribi", "../../../2019/07/depeche-0/index.html#q1"),
        ("Il restera", "Hatem Zribi", "../../../2019/07/depeche-0/index.html#q2"),
    ]
    assert [row["url"] for row in json.loads(data)["quotes"]] == [f"{entries()[0].url}#q{n}" for n in (1, 2)]


def test_many_and_long_quotations_are_cut_on_the_index_and_whole_in_the_data() -> None:
    here = replace(entry(1, "2019-07-16", ("DZ",)), quoted=9)
    texts = ["mot " * 300] * 9
    view, data = leaves([here])["quotes/2019/07/"].made((said(1, *texts),))
    (source,) = view.articles
    assert len(source.quotes) == quotes.OF_AN_ARTICLE
    assert all(len(quote.text) <= quotes.LONG + 2 for quote in source.quotes)
    assert source.more.count == "9"
    assert [row["text"] for row in json.loads(data)["quotes"]] == texts


def test_one_more_article_leaves_the_older_pages_of_quotations_alone() -> None:
    many = [replace(entry(n, f"2019-07-{1 + n:02}"), quoted=1) for n in range(14)]
    before, after = leaves(many), leaves([*many, replace(entry(90, "2019-07-30"), quoted=1)])
    inner = [address for address in before if address.startswith("quotes/2019/07/page/")]
    assert len(inner) > 2
    assert len([a for a in inner if before[a].key() != after[a].key() or before[a].texts != after[a].texts]) <= 1


# -- coverage ---------------------------------------------------------------------------------------------------


def test_coverage_counts_what_is_known_and_what_is_not() -> None:
    counts = coverage.count(entries(), 2, 1)
    assert (counts.articles, counts.edited) == (len(entries()), 2)
    assert counts.day + counts.month + counts.year + counts.doubtful + counts.unknown == len(entries())
    assert (counts.month, counts.year, counts.doubtful, counts.unknown) == (1, 1, 2, 1)
    assert counts.nowhere == 2
    assert dict(counts.languages) == {"fr": 9, "ar": 1, "en": 1}


def test_the_page_shows_refusals_and_articles_without_a_country() -> None:
    refused = [Reject(f"{n:03}.txt", "is empty; delete it") for n in range(40)]
    leaf = indexes.coverage(site(), entries(), 0, refused, [])
    view, data = leaf.made()
    assert len(view.rejects) == coverage.SHOWN
    assert view.all_rejects.count == "40"
    assert len(view.nowhere) == 2
    assert json.loads(data)["rejected"] == 40
    assert leaf.key() != indexes.coverage(site(), entries(), 1, refused, []).key()


def test_texts_that_came_more_than_once_are_named_with_their_sources() -> None:
    sources = tuple(entry.source for entry in entries()[:7])
    leaf = indexes.coverage(site(), entries(), 0, [], [sources[:2], sources])
    view, data = leaf.made()
    assert [(first.href, said) for first, said in view.copies] == [
        (f"../{entries()[0].url}index.html", sources[:2]),
        (f"../{entries()[0].url}index.html", (*sources[:5], "+ 2")),
    ]
    assert json.loads(data)["copied"] == 1 + 6


@pytest.mark.parametrize(("lang", "figure"), [("fr", "100,0 %"), ("en", "100.0 %")])
def test_the_accuracy_shown_is_the_committed_one(lang: str, figure: str) -> None:
    view = indexes.coverage(site(lang), entries(), 0, [], []).view
    assert len(view.sets) == 4
    rows = dict(view.accuracy)
    # The last set is the one that the rules were not made from: texts at their first reading.
    assert not all(cells[-1] in (figure, "–") for cells in rows.values())
    assert sum(cells[-1] != "–" for cells in rows.values()) == len(accuracy.FRESH)
    assert figure in next(iter(rows.values()))
    figures = json.loads((ROOT / "docs" / "dev-figures.json").read_text(encoding="utf-8"))
    shown = (ROOT / "plugins/dateline/data/accuracy.csv").read_text(encoding="utf-8")
    assert shown == accuracy.table(figures), "run tools/accuracy.py, as make eval EVAL=--save does"
