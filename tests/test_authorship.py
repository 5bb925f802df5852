"""Who wrote an article, and where: as its seed says it, on its page, in references, feeds and data files."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from lxml import html
from pelican.plugins.dateline import merge, seal, seed
from pelican.plugins.dateline.cite.csl import csl
from pelican.plugins.dateline.cite.metadata import metadata
from pelican.plugins.dateline.cite.ris import ris
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.extract.bylines import stated
from pelican.plugins.dateline.feeds import atom
from pelican.plugins.dateline.jsonfeed import jsonfeed
from pelican.plugins.dateline.model import Story
from pelican.plugins.dateline.page import dumps, loads, written
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


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Pérez López, María José", ("Pérez López, María José",)),
        ("von Weizsäcker, Richard", ("von Weizsäcker, Richard",)),
        ("Von der Leyen", ("Von der Leyen",)),
        ("Zoé Arlan, correspondante à Lomé", ("Zoé Arlan",)),
        ("Jane Doe, Staff Writer", ("Jane Doe",)),
        ("Maria Arlan with Peter Brandt", ("Maria Arlan", "Peter Brandt")),
        ("Zoé Arlan - Publié le 12 mai 2019", ("Zoé Arlan",)),
        ("Maria Arlan, Peter Brandt, Paul Mensah", ("Maria Arlan", "Peter Brandt", "Paul Mensah")),
        (", ; |", ()),
    ],
)
def test_names_in_a_cell(cell: str, found: tuple[str, ...]) -> None:
    assert stated(cell) == found


@pytest.mark.parametrize("body", ["Agence France-Presse", "AFP", "La rédaction", "Danube Press"])
def test_a_newsroom_is_no_person(body: str) -> None:
    here = replace(HERE, authors=(body,))
    (read,) = rispy.loads(ris([here], "Archive", "", "fr").decode())
    assert read["authors"] == [body]
    assert json.loads(csl([here], "Archive", "", "fr"))[0]["author"] == [{"literal": body}]
    assert json.loads(metadata(here, "Archive", "", "fr").jsonld)["author"] == [
        {"@type": "Organization", "name": body}
    ]


def test_a_paper_that_signs_is_named_once() -> None:
    here = replace(HERE, authors=("Le Temps",), publication="Le Temps")
    (read,) = rispy.loads(ris([here], "Archive", "", "fr").decode())
    assert ("authors" in read, read["secondary_title"]) == (False, "Le Temps")


def test_a_byline_may_name_more_than_the_column() -> None:
    here = story(
        "a.csv", f'date,titre,texte,auteur\n2019,Le marché,"Par Zoé Arlan et Ivo Brandt\n\n{BODY}",Zoé Arlan\n'
    )
    assert here.authors == ("Zoé Arlan", "Ivo Brandt")
    assert story("a.csv", "date,titre,texte\n2019,Le port rouvre,Par Zoé Arlan\n").authors == ("Zoé Arlan",)


def test_a_person_s_own_author_stands_above_the_program_s() -> None:
    assert loads("Title: A\nAuthors: Zoé Arlan\nAuthor: Ivo Brandt\n\nText.\n").story.authors == ("Ivo Brandt",)


def test_what_a_person_changes_of_the_paper_leaves_the_rest_to_the_program() -> None:
    def page(**known: object) -> str:
        return seal.sealed(*written(Story("s", "T", ("x",), **known), names={}))  # type: ignore[arg-type]

    first = page(dateline="Lomé", authors=("Zoé Arlan",), publication="La Lagune")
    found = merge.merge(
        first.replace("La Lagune", "Le Lac"), page(dateline="Accra", authors=("Ivo Brandt",), publication="La Lagune")
    )
    assert found is not None
    here = loads(found.text).story
    assert (here.dateline, here.authors, here.publication) == ("Accra", ("Ivo Brandt",), "Le Lac")
    assert (found.kept, found.conflicts) == (("publication",), ())


def test_a_seal_from_before_these_fields_is_read() -> None:
    sealed = seal.sealed(*written(Story("s", "T", ("x",), dateline="Lomé"), names={}))
    digits = sealed.split("Seal: ")[1].split()[1]
    old = sealed.replace(digits, digits[: 2 + 6 * 13])
    found = merge.merge(old.replace("Lomé", "Lome"), sealed)
    assert found is not None
    assert (found.kept, loads(found.text).story.dateline) == (("dateline",), "Lome")


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
        ('<meta name="citation_author" content="Zoé Arlan"><meta name="citation_author" content="Ivo Brandt">', ("Zoé Arlan", "Ivo Brandt"), ""),
        (
            '<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2019-06-02"},'
            ' {"@type": "BlogPosting", "author": {"name": "Ana Cruz"}, "publisher": {"name": "Blog"}}]</script>',
            (),
            "",
        ),
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
    assert signed(replace(here, authors=("Zoé Arlan", "Zo"))) == ("Zo",)
