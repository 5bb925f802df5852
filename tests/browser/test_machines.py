"""What other programs read of a site: feeds, lists of feeds, sitemaps, metadata in pages, references, e-books."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
import rispy
import shapes
from chromium import HERE, java, need, node
from digests import Digest
from lxml import etree
from pelican.plugins.dateline import urls
from test_nu import errors

SCHEMAS = HERE / "schemas"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SCHEMAS / f"{name}.rng")))


def named(digest: Digest, ending: str) -> list[str]:
    """The files of a site that end so; there are some."""
    found = [name for name in digest.files if name.endswith(ending)]
    assert found, ending
    return found


def articles(digest: Digest) -> list[dict[str, Any]]:
    lines = digest.files["data/articles.jsonl"].read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module", params=["web", "folder", "arabic"])
def digest(request: pytest.FixtureRequest) -> Digest:
    found: Digest = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="module", params=["web", "arabic"])
def published(request: pytest.FixtureRequest) -> Digest:
    found: Digest = request.getfixturevalue(f"{request.param}_site")
    return found


def resolved(digest: Digest, page: str, link: str) -> str:
    """`file#fragment` of the site that a link in a file of it leads to, "" for one that leads out of it."""
    whole, fragment = urldefrag(link)
    if digest.url and (whole + "/").startswith(f"{digest.url}/"):
        path = whole[len(digest.url) + 1 :]
    elif urlsplit(whole).scheme or whole.startswith("//"):
        return ""
    elif whole:
        path = os.path.normpath(os.path.join("/", os.path.dirname(page), unquote(whole)))[1:] + "/" * whole.endswith(
            "/"
        )
        path = "" if path == "/" else path
    else:
        path = page
    return f"{urls.file(unquote(path))}#{fragment}"


def leading(digest: Digest, page: str) -> Iterator[str]:
    """All that a page links to, loads, or leads on to."""
    root = digest.pages[page]
    yield from root.xpath("//@href | //@src | //form/@action")
    for content in root.xpath("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]


def test_every_link_of_every_page_leads_to_a_file_and_to_a_place_in_it(digest: Digest) -> None:
    places = {name: {"", *page.xpath("//@id")} for name, page in digest.pages.items()}
    lost: set[str] = set()
    count = 0
    for page in digest.pages:
        if page == urls.MISSING and not digest.url:
            continue
        for link in leading(digest, page):
            target = resolved(digest, page, link)
            count += 1
            if target:
                file, _, place = target.partition("#")
                if file not in digest.files or (place and place not in places.get(file, ())):
                    lost.add(f"{page} -> {link}")
    assert sorted(lost) == []
    assert count > 15_000


def test_style_sheets_load_what_is_there(digest: Digest) -> None:
    found = 0
    for name in named(digest, ".css"):
        for part in digest.files[name].read_text(encoding="utf-8").split("url(")[1:]:
            target = resolved(digest, name, part.partition(")")[0].strip("\"'"))
            assert target.partition("#")[0] in digest.files, (name, part[:60])
            found += 1
    assert found


def addresses(value: Any) -> Iterator[str]:
    """What stands under `url` anywhere in a value of JSON."""
    if isinstance(value, dict):
        yield from (part for key, part in value.items() if key == "url" and isinstance(part, str))
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from addresses(part)


def test_data_beside_pages_names_places_that_are_there(digest: Digest) -> None:
    found = set()
    for name in named(digest, "index.json"):
        for address in addresses(json.loads(digest.files[name].read_text(encoding="utf-8"))):
            page, _, place = address.removeprefix(f"{digest.url}/" if digest.url else "").partition("#")
            assert urls.file(page) in digest.pages, (name, address)
            assert not place or digest.pages[urls.file(page)].xpath("//*[@id=$place]", place=place), (name, address)
            found.add(page)
    assert {article["url"] for article in articles(digest)} <= found


# -- feeds ---------------------------------------------------------------------------------------------------------


def test_atom_feeds_keep_to_rfc_4287(digest: Digest) -> None:
    grammar = schema("atom")
    for name in named(digest, urls.feed("")):
        tree = etree.parse(str(digest.files[name]))
        assert grammar.validate(tree), (name, grammar.error_log)
        feed = tree.getroot()
        # 4.1.1: authors everywhere, one alternate link of a type and language; SHOULD have a link to itself.
        assert feed.xpath("a:author", namespaces=ATOM) or not feed.xpath("a:entry[not(a:author)]", namespaces=ATOM)
        (own,) = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
        assert resolved(digest, name, own) == f"{name}#"
        # 4.1.1: no two entries with the same id and the same time.
        entries = feed.xpath("a:entry", namespaces=ATOM)
        ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            # 4.1.2: without content, one alternate link; ours lead to a page.
            (link,) = entry.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
            assert resolved(digest, name, link).partition("#")[0] in digest.pages, (name, link)


def test_the_grammar_of_feeds_knows_an_error(web_site: Digest) -> None:
    whole = web_site.files["feed.atom"].read_text(encoding="utf-8")
    grammar = schema("atom")
    for before, after in (
        ("<updated>", "<updated>on "),
        ("<id>http:", "<id>"),
        ("<author><name>", "<author><nom>"),
        (' term="', ' name="'),
        ("<summary>", "<abstract>"),
    ):
        assert before in whole
        broken = whole.replace(before, after).replace("</name>", "</nom>" if "nom" in after else "</name>")
        broken = broken.replace("</summary>", "</abstract>" if "abstract" in after else "</summary>")
        assert not grammar.validate(etree.fromstring(broken.encode())), (before, after)


def test_json_feeds_keep_to_their_shape(published: Digest) -> None:
    for name in named(published, urls.jsonfeed("")):
        value = json.loads(published.files[name].read_text(encoding="utf-8"))
        assert list(shapes.wrong(value, shapes.JSON_FEED)) == [], name
        assert resolved(published, name, value["feed_url"]) == f"{name}#"
        assert len({item["id"] for item in value["items"]}) == len(value["items"])
        for item in value["items"]:
            assert resolved(published, name, item["url"]).partition("#")[0] in published.pages


def test_the_list_of_feeds_has_every_feed_once(digest: Digest) -> None:
    tree = etree.parse(str(digest.files[urls.OPML]))
    grammar = schema("opml")
    assert grammar.validate(tree), grammar.error_log
    found = [resolved(digest, urls.OPML, link).removesuffix("#") for link in tree.xpath("//@xmlUrl")]
    assert sorted(found) == named(digest, urls.feed(""))
    pages = [resolved(digest, urls.OPML, link).removesuffix("#") for link in tree.xpath("//@htmlUrl")]
    assert set(pages) <= set(digest.pages)


def test_the_sitemap_has_every_page_once_that_does_not_lead_on(published: Digest) -> None:
    tree = etree.parse(str(published.files["sitemap.xml"]))
    grammar = schema("sitemap")
    assert grammar.validate(tree), grammar.error_log
    found = [resolved(published, "", loc).removesuffix("#") for loc in tree.xpath("//*[local-name()='loc']/text()")]
    beside = {urls.MISSING, "kitchen/index.html", *published.kinds["redirect"]}
    assert sorted(found) == sorted(set(published.pages) - beside)


# -- metadata in pages ---------------------------------------------------------------------------------------------


def test_every_article_says_what_it_is_in_the_words_of_schema_org(published: Digest) -> None:
    seen = {"datePublished": 0, "contentLocation": 0, "mentions": 0}
    for article in articles(published):
        (block,) = published.pages[urls.file(article["url"])].xpath("//head/script[@type='application/ld+json']")
        value = json.loads(block.text)
        assert list(shapes.wrong(value, shapes.NEWS_ARTICLE)) == [], article["url"]
        assert value["headline"] == article["title"]
        assert value.get("datePublished", "") in ("", article["date"])
        assert [place["identifier"] for place in value.get("contentLocation", ())] == article["countries"]
        assert value["url"] == f"{published.url}/{article['url']}"
        for key in seen:
            seen[key] += key in value
    assert all(seen.values()), seen


def test_every_article_can_be_taken_over_by_a_reference_manager(published: Digest) -> None:
    """Highwire and Dublin Core, as translators look for them: the title, the date as far as known, the language."""
    for article in articles(published):
        page = published.pages[urls.file(article["url"])]
        meta = {}
        for element in page.xpath("//meta[@name or @property]"):
            meta.setdefault(element.get("name") or element.get("property"), []).append(element.get("content"))
        for key in ("citation_title", "DC.title", "og:title"):
            assert meta[key] == [article["title"]], (key, article["url"])
        sure = article["date"] if article["date"] and article["date"].replace("-", "").isdigit() else None
        if sure and not sure.endswith(("-21", "-22", "-23", "-24")):
            assert meta["citation_publication_date"] == [sure.replace("-", "/")]
            assert meta["DC.date"] == [sure]
        elif not sure:
            assert "citation_publication_date" not in meta
        address = f"{published.url}/{article['url']}"
        for key in ("citation_fulltext_html_url", "DC.identifier", "og:url"):
            assert meta[key] == [address]
        assert page.xpath("//link[@rel='canonical']/@href") == [address]
        if article["lang"]:
            assert meta["citation_language"] == meta["DC.language"] == [article["lang"]]
        assert len(meta.get("DC.coverage", ())) == len(article["countries"])


# -- references ----------------------------------------------------------------------------------------------------


def test_references_are_read_by_the_programs_that_cite(web_site: Digest) -> None:
    """citation-js reads both formats, and citeproc, the engine of Zotero, makes a bibliography of them."""
    titles = {f"{article['url']}": article["title"] for article in articles(web_site)}
    # Of single articles a few; the files of months and countries have them all again.
    few = {page for kind, pages in web_site.specimens.items() if kind.endswith("*/") for page in pages}
    alone = {urls.file(address) for address in titles} - few
    files = [
        web_site.files[name]
        for name in (*named(web_site, urls.ris("")), *named(web_site, urls.csl("")))
        if f"{os.path.dirname(name)}/index.html" not in alone
    ]
    done = subprocess.run(
        [node(), str(HERE / "cite.mjs"), *map(str, files)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    read = {
        Path(name).relative_to(web_site.output).as_posix(): found for name, found in json.loads(done.stdout).items()
    }
    dated = {article["title"] for article in articles(web_site) if article["date"] and "?" not in article["date"]}
    assert dated <= {title for found in read.values() for title in found["titles"]}
    for name, found in read.items():
        own = titles.get(f"{os.path.dirname(name)}/")
        assert len(found["lines"]) == (len(found["titles"]) if len(found["titles"]) <= 3 else 0)
        if own:
            assert [" ".join(title.split()) for title in found["titles"]] == [" ".join(own.split())], name
        other = urls.csl("") if name.endswith(".ris") else urls.ris("")
        twin = read[name.replace(os.path.basename(name), other)]
        assert sorted(found["titles"]) == sorted(twin["titles"]), name
        assert all(line.strip() for line in found["lines"])


def test_references_keep_to_their_shapes(published: Digest) -> None:
    for name in named(published, urls.csl("")):
        value = json.loads(published.files[name].read_text(encoding="utf-8"))
        assert list(shapes.wrong(value, shapes.CSL)) == [], name
        beside = published.files[name.removesuffix(urls.csl("")) + urls.ris("")]
        read = rispy.loads(beside.read_text(encoding="utf-8"))
        assert [item["title"] for item in value] == [item["title"] for item in read], name
        assert [item.get("URL") for item in value] == [(item.get("urls") or [None])[0] for item in read], name


# -- e-books -------------------------------------------------------------------------------------------------------


def books(*sites: Digest) -> list[Path]:
    """The largest book of each site."""
    return [site.files[max(named(site, ".epub"), key=site.weight)] for site in sites]


def epubcheck() -> list[str]:
    """The command that checks an e-book."""
    jar = shutil.which("epubcheck")
    need(jar, "epubcheck: is not on this machine; on Debian: apt install epubcheck")
    # Debian's command is the archive itself, which only some kernels can start.
    return [*java(), "-jar", str(jar)]


def test_epubcheck_has_nothing_to_say_of_the_months(web_site: Digest, arabic_site: Digest) -> None:
    command = epubcheck()
    checks = [
        subprocess.Popen([*command, "-w", str(book)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for book in books(web_site, arabic_site)
    ]
    for check in checks:
        said, _ = check.communicate(timeout=300)
        assert "0 fatals / 0 errors / 0 warnings" in said, said


def test_the_pages_of_an_e_book_are_sound_html(web_site: Digest, arabic_site: Digest, tmp_path: Path) -> None:
    """The Nu checker reads them as XHTML; what EPUB adds to that, epubcheck judges."""
    files = []
    for number, book in enumerate(books(web_site, arabic_site)):
        with zipfile.ZipFile(book) as archive:
            for name in archive.namelist():
                if name.endswith(".xhtml"):
                    files.append(tmp_path / f"{number}-{os.path.basename(name)}")
                    text = archive.read(name).decode()
                    files[-1].write_text(re.sub(r' (?:epub:type|xmlns:epub)="[^"]*"', "", text), encoding="utf-8")
    assert len(files) > 8
    assert errors(files) == []
