"""Who wrote an article, and where: as its seed says it, on its page, in references, feeds and data files."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from lxml import html
from pelican.plugins.dateline import seed
from pelican.plugins.dateline.cite.csl import csl
from pelican.plugins.dateline.cite.metadata import metadata
from pelican.plugins.dateline.cite.ris import ris
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.feeds import atom
from pelican.plugins.dateline.jsonfeed import jsonfeed
from pelican.plugins.dateline.model import Story
from pelican.plugins.dateline.page import dumps, loads
from pelican.plugins.dateline.views.particulars import signed
from sample_entries import entry
from site_building import build

BODY = "Le grand marché de Lomé a rouvert mardi, deux ans après le feu. Les marchandes ont chanté."
ADDRESS = "https://example.org/marche"
HERE = replace(
    entry(1, "2019-07-16", ("TG",)),
    authors=("Zoé Arlan", "Ivo von Brandt"),
    publication="La Lagune",
    original=ADDRESS,
)


def story(name: str, text: str) -> Story:
    articles, rejects = seed.read(text.encode(), name)
    assert not rejects
    return extract(articles[0])


@pytest.mark.parametrize(
    ("author", "paper", "cell", "found"),
    [
        ("Auteur", "Journal", "Zoé Arlan", ("Zoé Arlan",)),
        ("author", "media_name", "By Zoé Arlan and Ivo Brandt", ("Zoé Arlan", "Ivo Brandt")),
        ("byline", "source", "Arlan, Zoé", ("Arlan, Zoé",)),
        ("Autor", "Zeitung", "Zoé Arlan, Ivo Brandt", ("Zoé Arlan", "Ivo Brandt")),
        ("Autores", "Medio", "Zoé Arlan; Ivo von Brandt", ("Zoé Arlan", "Ivo von Brandt")),
        ("الكاتب", "الصحيفة", "كوفي منصة، آمنة ديالو", ("كوفي منصة", "آمنة ديالو")),
        ("Writer", "Outlet", "Zoé Arlan <z@example.org>", ("Zoé Arlan",)),
        ("Signature", "Support", "", ()),
    ],
)
def test_the_columns_of_an_export(author: str, paper: str, cell: str, found: tuple[str, ...]) -> None:
    here = story("a.csv", f'date,texte,{author},{paper}\n2019-07-16,"{BODY}","{cell}",La Lagune\n')
    assert (here.authors, here.publication) == (found, "La Lagune")
    assert here.text == BODY


def test_an_address_is_no_paper() -> None:
    assert story("a.csv", f'date,texte,source\n2019,"{BODY}",{ADDRESS}\n').publication == ""


@pytest.mark.parametrize(
    ("head", "authors", "paper"),
    [
        ('<meta name="author" content="Zoé Arlan"><meta property="og:site_name" content="La Lagune">', ("Zoé Arlan",), "La Lagune"),
        ('<meta property="article:author" content="https://example.org/zoe">', (), ""),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-07-16", "author": [{"name": "Zoé Arlan"},'
            ' {"name": "Ivo Brandt"}], "publisher": {"@type": "Organization", "name": "La Lagune"}}</script>',
            ("Zoé Arlan", "Ivo Brandt"),
            "La Lagune",
        ),
        (
            '<script type="application/ld+json">[{"@type": "NewsArticle", "author": {"name": "Zoé Arlan"}},'
            ' {"@type": "NewsArticle", "author": {"name": "Ivo Brandt"}}]</script>',
            (),
            "",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "author": [[[["x"]]], 7, null]}</script>', (), ""),
    ],
)  # fmt: skip
def test_what_a_saved_page_says(head: str, authors: tuple[str, ...], paper: str) -> None:
    here = story(
        "a.html", f"<!doctype html><html><head>{head}</head><body><h1>Le marché</h1><p>{BODY}</p></body></html>"
    )
    assert (here.authors, here.publication) == (authors, paper)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Par Zoé Arlan", ("Zoé Arlan",)),
        ("Par Zoé Arlan et Ivo Brandt, à Lomé", ("Zoé Arlan", "Ivo Brandt")),
        ("By Ama Lawson, Kojo Mensah and Jean Paris, Danube Press", ("Ama Lawson", "Kojo Mensah", "Jean Paris")),
        ("By Ama Lawson in London", ("Ama Lawson",)),
        ("Auteur : Zoé Arlan", ("Zoé Arlan",)),
        ("بقلم كوفي منصة", ("كوفي منصة",)),
        ("Source : Le Temps de Dakar", ()),
        ("From: Paris Bureau", ()),
        ("De notre correspondant à Lomé", ()),
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_bylines_in_the_text(line: str, found: tuple[str, ...], last: bool) -> None:
    text = f"{BODY}\n\n{line}" if last else f"{line}\n\n{BODY}"
    here = story("a.txt", f"date 2019-07 {text}")
    assert here.authors == found
    assert line in here.paragraphs


def test_pelican_reads_the_authors_that_a_page_has() -> None:
    from pelican.readers import METADATA_PROCESSORS

    for authors in (("Zoé Arlan",), ("Arlan, Zoé",), ("A B", "C D"), ("Arlan, Zoé", "Brandt, Ivo")):
        text = dumps(Story("s", "T", ("x",), authors=authors), names={})
        line = next(line for line in text.split("\n") if line.startswith("Authors: "))
        read = METADATA_PROCESSORS["authors"](line.removeprefix("Authors: "), {"AUTHOR_URL": "", "AUTHOR_SAVE_AS": "", "SLUGIFY_USE_UNICODE": True, "SLUG_REGEX_SUBSTITUTIONS": [], "AUTHOR_REGEX_SUBSTITUTIONS": []})  # fmt: skip
        assert tuple(author.name for author in read) == authors
        assert loads(text).story.authors == authors


def test_an_author_that_a_person_names_as_pelican_has_it() -> None:
    assert loads("Title: A\nAuthor: Zoé Arlan\n\nText.\n").story.authors == ("Zoé Arlan",)


def test_references_name_them_and_no_other_paper() -> None:
    (read,) = rispy.loads(ris([HERE], "Archive", "https://archive.example", "fr").decode())
    assert read["authors"] == ["Arlan, Zoé", "Brandt, Ivo von"]
    assert (read["secondary_title"], read["name_of_database"]) == ("La Lagune", "Archive")
    assert read["urls"] == [ADDRESS, f"https://archive.example/{HERE.url}"]
    (item,) = json.loads(csl([HERE], "Archive", "https://archive.example", "fr"))
    assert item["author"] == [{"family": "Arlan", "given": "Zoé"}, {"family": "Brandt", "given": "Ivo von"}]
    assert (item["container-title"], item["archive"], item["URL"]) == ("La Lagune", "Archive", ADDRESS)
    (bare,) = json.loads(csl([entry(1, "2019-07", ("TG",))], "Archive", "", "fr"))
    assert not {"author", "container-title", "URL"} & bare.keys()


def test_what_a_page_and_feeds_say() -> None:
    found = metadata(HERE, "Archive", "https://archive.example", "fr")
    assert [value for name, value in found.names if name == "citation_author"] == ["Zoé Arlan", "Ivo von Brandt"]
    assert ("citation_journal_title", "La Lagune") in found.names
    linked = json.loads(found.jsonld)
    assert linked["author"] == [{"@type": "Person", "name": name} for name in HERE.authors]
    assert (linked["publisher"]["name"], linked["isBasedOn"]) == ("La Lagune", ADDRESS)
    feed = atom("T", "", [HERE], "Archive", "", "fr").decode()
    assert "<author><name>Zoé Arlan</name></author>" in feed
    assert f'<link rel="via" type="text/html" href="{ADDRESS}"/>' in feed
    (item,) = json.loads(jsonfeed("T", "", [HERE], "Archive", "", "fr"))["items"]
    assert (item["authors"][0], item["external_url"]) == ({"name": "Zoé Arlan"}, ADDRESS)


def test_a_site_shows_them(tmp_path: Path) -> None:
    row = f'2019-07-16,Le marché,"{BODY}",Zoé Arlan,La Lagune,{ADDRESS}'
    run = build(tmp_path, {"a.csv": f"date,titre,texte,auteur,journal,url\n{row}\n"})
    (data,) = run.articles
    assert (data["authors"], data["publication"]) == (["Zoé Arlan"], "La Lagune")
    (cells,) = csv.DictReader((run.output / "data/articles.csv").read_text("utf-8").splitlines())
    assert (cells["authors"], cells["publication"]) == ("Zoé Arlan", "La Lagune")
    page = html.parse(str(run.output / data["url"] / "index.html")).getroot()
    facts = {
        " ".join(dt.text_content().split()): " ".join(dt.getnext().text_content().split()) for dt in page.iter("dt")
    }
    assert facts["Signé"] == "Zoé Arlan"
    assert facts["Paru dans"] == "La Lagune"
    assert "Zoé Arlan, « Le marché », La Lagune, 16 juillet 2019" in " ".join(page.text_content().split()).replace(
        "\u00a0", " "
    )


def test_who_signs_in_the_text_is_not_named_twice_above_it() -> None:
    here = story("a.txt", f"date 2019-07 Par Zoé Arlan\n\n{BODY}")
    assert (here.authors, signed(here)) == (("Zoé Arlan",), ())
    assert signed(replace(here, authors=("Ivo Brandt",), publication="La Lagune")) == ("Ivo Brandt", "La Lagune")
