"""Pages as browsers get them."""

import itertools
import json
import posixpath
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from jinja2 import Environment
from lxml import html
from pelican.plugins.dateline import bytecode, indexes, render, urls, vault
from pelican.plugins.dateline.around import around
from pelican.plugins.dateline.leaf import Leaf
from pelican.plugins.dateline.model import Reject
from pelican.plugins.dateline.page import Page
from sample_entries import editor, entries, story

TEMPLATES = str(Path(__file__).parent.parent / "theme" / "templates")


def leaves(**more: object) -> list[Leaf]:
    """Pages of every kind but those that lead on."""
    desk = editor(**{"found": [replace(one, quoted=1) for one in entries()]} | more)  # type: ignore[arg-type]
    found = list(desk.lists())
    ordered = desk.shelves.entries
    for here, beside in around(ordered):
        found.append(desk.article(Page(story(here)), here, "", beside))
    found.append(desk.corrections(()))
    refused = [Reject("a/b.txt", "is empty; delete it")]
    found.append(
        indexes.coverage(
            desk.site, ordered, 1, refused, [tuple(entry.source for entry in ordered[:2])] if ordered else []
        )
    )
    found.append(desk.text("about/", "À propos", "<p>Un <em>mot</em>.</p>", "fr"))
    return found


def site(**more: object) -> dict[str, bytes]:
    env = render.environment([TEMPLATES])
    stories = {here.path: Page(story(here)) for here in entries()}
    return {
        urls.file(leaf.address): render.render(
            env, leaf.template, leaf.made(tuple(stories[path] for path in leaf.texts))[0]
        )
        for leaf in leaves(**more)
    }


@pytest.fixture(scope="module", params=["fr", "en", "ar"])
def pages(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return site(lang=request.param, pages=(("À propos", "about/", "fr"),))


def parse(page: bytes) -> html.HtmlElement:
    return html.document_fromstring(page.decode())


def test_pages_are_sound(pages: dict[str, bytes]) -> None:
    for name, data in pages.items():
        page = parse(data)
        assert data.startswith(b"<!doctype html>"), name
        assert len(page.xpath("//h1")) == 1, name
        assert len(page.xpath("//main")) == 1, name
        assert (page.get("lang"), page.get("dir")) in (("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")), name
        assert not page.xpath(
            "//script[not(@type='application/ld+json') and not(@src='../theme/js/search.js')] | //style | //@style | //*[starts-with(name(@*), 'on')]"
        ), name
        assert not page.xpath("//link[starts-with(@href, 'http') or starts-with(@href, '//')] | //img"), name
        assert page.xpath("//a[@class='skip']/@href") == ["#main"], name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        for link in page.xpath("//a"):
            assert (link.text_content() or link.get("aria-label") or "").strip(), name
        levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (name, levels)


def test_the_way_to_a_page_is_a_breadcrumb_list(pages: dict[str, bytes]) -> None:
    trails = 0
    for name, data in pages.items():
        for trail in parse(data).xpath("//nav[@class='trail']/ol"):
            trails += 1
            assert trail.get("itemtype") == "https://schema.org/BreadcrumbList", name
            items = trail.xpath("./li[@itemprop='itemListElement'][@itemtype='https://schema.org/ListItem']")
            assert len(items) == len(trail.xpath("./li")), name
            assert [item.xpath("string(.//@content)") for item in items] == [str(n + 1) for n in range(len(items))]
            for item in items:
                assert item.xpath(".//a[@itemprop='item']/@href"), name
                assert item.xpath("string(.//*[@itemprop='name'])").strip(), name
    assert trails > 15


def test_an_article_leads_on(pages: dict[str, bytes]) -> None:
    page = parse(pages["2019/07/depeche-90/index.html"])
    assert len(page.xpath("//nav[@class='turn']")) == 2
    related = page.xpath("//section[@aria-labelledby='related']//h3/a/@href")
    assert len(related) == len(set(related)) > 0


def test_every_internal_link_resolves(pages: dict[str, bytes]) -> None:
    checked = 0
    for name, data in pages.items():
        if name == urls.MISSING:
            continue
        page = parse(data)
        for link in page.xpath("//a/@href | //link/@href"):
            path, fragment = urldefrag(str(link))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
            assert not target.startswith(".."), (name, link)
            if target.endswith(
                ("feed.atom", "feed.json", "cite.ris", "cite.json", "index.json", ".epub")
            ) or target.startswith(("theme/", "data/articles", "data/corrections", "data/rejects")):
                continue
            if target in ("data/datapackage.json", "sitemap.xml", "feed.json", "feeds.opml"):
                continue
            assert target in pages, (name, link)
            if fragment:
                assert parse(pages[target]).xpath(f"//*[@id='{fragment}']"), (name, link)
            checked += 1
    assert checked > 500


def test_every_article_is_reached_from_a_list(pages: dict[str, bytes]) -> None:
    reached = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), str(link)))
        for name, data in pages.items()
        for link in parse(data).xpath("//h3/a/@href")
    }
    assert {urls.file(e.url) for e in entries()} <= reached


def test_text_stays_text() -> None:
    pages = site()
    page = parse(pages[urls.file(next(e.url for e in entries() if e.lang == "en"))])
    (heading,) = page.xpath("//h1")
    assert heading.text_content() == "A bridge <b>opens</b> & closes"
    assert "<Zribi>" in page.xpath("//div[@class='prose']")[0].text_content()
    assert not page.xpath("//zribi")


def test_arabic_reads_from_right_to_left() -> None:
    pages = site()
    url = next(e.url for e in entries() if e.lang == "ar")
    page = parse(pages[urls.file(url)])
    assert page.xpath("//h1[@lang='ar' and @dir='rtl']")
    assert page.xpath("//div[@class='prose' and @lang='ar' and @dir='rtl']")
    assert parse(pages["2019/07/index.html"]).xpath("//h3[@lang='ar' and @dir='rtl']")


def test_a_site_in_arabic_reads_from_right_to_left_throughout() -> None:
    for name, data in site(lang="ar").items():
        page = parse(data)
        assert (page.get("lang"), page.get("dir")) == ("ar", "rtl"), name
    front = parse(site(lang="ar")["index.html"])
    assert front.xpath("//h3[@lang='fr' and @dir='ltr']")
    assert not front.xpath("//h3[@lang='ar']")


def test_an_article_can_be_cited_by_people_and_by_machines() -> None:
    here = next(e for e in entries() if e.lang == "en")
    page = parse(site(url="https://example.org/news", index=False)[urls.file(here.url)])
    (value,) = [json.loads(script.text) for script in page.xpath("//head/script[@type='application/ld+json']")]
    assert (value["@type"], value["headline"]) == ("NewsArticle", here.title)
    assert page.xpath("//meta[@name='citation_title']/@content") == [here.title]
    assert page.xpath("//meta[@name='z:itemType']/@content") == ["newspaperArticle"]
    assert page.xpath("//meta[@property='og:url']/@content") == [f"https://example.org/news/{here.url}"]
    assert page.xpath("//section[@aria-labelledby='cite']//a/@href") == ["cite.ris", "cite.json"]
    assert here.title in page.xpath("//section[@aria-labelledby='cite']/p")[0].text_content()


def test_marks_are_exact() -> None:
    here = entries()[0]
    page = parse(site()[urls.file(here.url)])
    assert [mark.text_content() for mark in page.xpath("//mark")] == ["Alger", "libyen", "Alger"]
    paragraphs = [p.text_content() for p in page.xpath("//div[@class='prose']/p")]
    assert tuple(paragraphs) == story(here).paragraphs


def test_links_within_an_article_say_where_they_lead_and_lead_there() -> None:
    page = parse(site()[urls.file(entries()[0].url)])
    links = page.xpath("//main//a[starts-with(@href, '#')]")
    named = [link.get("aria-label") or link.text_content() for link in links]
    assert named == [
        "Réserves",
        "Alger : passage 1 du texte",
        "Alger : passage 2 du texte",
        "libyen : passage 1 du texte",
        "Adresse de la citation 1",
    ]
    assert all(page.get_element_by_id(link.get("href")[1:]) is not None for link in links)


def test_a_doubt_about_a_date_is_told_in_words() -> None:
    page = parse(site()[urls.file(entries()[0].url)])
    assert page.xpath("string(//section[@aria-labelledby='notes']//dd)").endswith("juillet 2019 / août 2019")


def test_published_pages_know_their_address() -> None:
    pages = site(url="https://example.org/news", index=False)
    page = parse(pages["2019/07/index.html"])
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/news/2019/07/"]
    missing = parse(pages[urls.MISSING])
    assert not missing.xpath("//link[@rel='canonical']")
    assert all(str(link).startswith(("https://example.org/news/", "#")) for link in missing.xpath("//@href"))
    in_a_folder = parse(site()[urls.MISSING]).xpath("//@href")
    assert in_a_folder
    assert not any(str(link).startswith("/") for link in in_a_folder)


def test_the_same_pages_again() -> None:
    assert site() == site()


def test_an_empty_site_is_a_site() -> None:
    pages = site(found=[])
    assert parse(pages["index.html"]).xpath("//h2[@id='edition']")
    assert {"countries/index.html", "matrix/index.html", "undated/index.html"} <= set(pages)


def test_a_template_cannot_use_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "text.html").write_text("{{ view.nothing }}")
    leaf = editor().text("about/", "À propos", "")
    with pytest.raises(render.TemplateFault, match=r"/text\.html:1: UndefinedError: .*nothing.*; mend the template"):
        render.render(render.environment([str(tmp_path)]), leaf.template, leaf.view)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{% if %}", "text.html:2: TemplateSyntaxError: "),
        ("{% include 'gone.html' %}", "text.html:1: TemplateNotFound: gone.html"),
        ("{% include 'part.html' %}", "part.html:3: ZeroDivisionError: "),
        ("x\n{{ page.title.nothing() }}", "text.html:2: UndefinedError: "),
        ("{% macro m(a) %}{% endmacro %}\n{{ m(b=1) }}", "text.html:2: TypeError: "),
    ],
)
def test_what_is_wrong_with_a_template_is_one_line_that_names_it(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "text.html").write_text(text)
    (tmp_path / "part.html").write_text("a\nb\n{{ 1 / 0 }}")
    leaf = editor().text("about/", "À propos", "")
    with pytest.raises(render.TemplateFault) as caught:
        render.render(render.environment([str(tmp_path)]), leaf.template, leaf.view)
    (line,) = str(caught.value).splitlines()
    assert line.removeprefix(f"{tmp_path}/").startswith(said)
    assert line.endswith("; mend the template and run it again")


def test_a_template_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.html").write_bytes(b"\xe9")
    with pytest.raises(render.TemplateFault, match=r"text\.html: is no UTF-8 .*; save it as UTF-8"):
        render.look([str(tmp_path)])


def test_a_template_s_print_covers_what_it_is_made_of(tmp_path: Path) -> None:
    files = {"base.html": "a", "one.html": '{% extends "base.html" %}', "two.html": "b"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    before = render.look([str(tmp_path)]).prints
    (tmp_path / "base.html").write_text("c")
    after = render.look([str(tmp_path)]).prints
    assert {name for name in files if before[name] != after[name]} == {"base.html", "one.html"}
    over = tmp_path / "over"
    over.mkdir()
    (over / "two.html").write_text("d")
    assert render.look([str(over), str(tmp_path)]).prints["two.html"] != after["two.html"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{{ card.summary }}", True),
        ("{{ card\n.  summary|e }}", True),
        ("{{ card['summary'] }}<p class='lead'>", True),
        ('<p class="{{ card["summary"] }}">', True),
        ("{{ cards|map(attribute='card.summary')|join }}", True),
        ("{% include 'part.html' %}", True),
        ("<p>summary</p>{% set summary = card.title %}{{ summary }}", False),
        ("{{ summary }}, {{ card.summary_of }}", False),
    ],
)
def test_what_a_template_may_read_is_known(text: str, read: bool, tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("{{ card.summary }}")
    (tmp_path / "a.html").write_text(text)
    (tmp_path / "b.html").write_text("{{ card.title }}")
    found = render.look([str(tmp_path)])
    assert found.read(("summary", "anchor"), "a.html") is read
    assert not found.read(("summary", "anchor"), "b.html")
    assert not found.read(("summary",), "c.html")
    assert found.read(("summary",))


def test_compiled_templates_are_kept_and_a_damaged_one_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("{{ x }}!", encoding="utf-8")
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    compiled: list[str | None] = []
    compile_it = Environment.compile
    monkeypatch.setattr(
        Environment,
        "compile",
        lambda self, source, name, *rest: compiled.append(name) or compile_it(self, source, name, *rest),
    )

    def said() -> str:
        bytecode.environment.cache_clear()
        return bytecode.environment((str(tmp_path),), "", tmp_path).get_template("a.html").render(x=1)

    assert (said(), said(), compiled) == ("1!", "1!", ["a.html"])
    [kept] = (tmp_path / bytecode.FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert (said(), said(), compiled) == ("1!", "1!", ["a.html"] * 2)
    (tmp_path / "a.html").write_text("{{ x }}?", encoding="utf-8")
    assert (said(), compiled) == ("1?", ["a.html"] * 3)
    monkeypatch.setattr(vault.fingerprint, "program", lambda: ("", "another"))
    assert (said(), said(), compiled) == ("1?", "1?", ["a.html"] * 4)
    # A cache that comes from another installation, or from somebody who has only that.
    vault.KEY.unlink()
    assert (said(), said(), compiled) == ("1?", "1?", ["a.html"] * 5)
    assert vault.KEY.stat().st_mode & 0o077 == 0
    vault.KEY.write_bytes(b"")
    assert (said(), said(), compiled) == ("1?", "1?", ["a.html"] * 6)
    # Without a place for a key nothing is kept, for it could not be told from anybody's.
    monkeypatch.setattr(vault, "KEY", tmp_path / "a.html" / "key")
    assert (said(), said(), compiled) == ("1?", "1?", ["a.html"] * 8)
