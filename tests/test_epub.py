"""A month as an e-book: what stands in it, the same bytes every time, and what epubcheck says of it."""

import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pelican.plugins.dateline import shelves
from pelican.plugins.dateline.epub import IN_A_FILE, epub
from pelican.plugins.dateline.model import Entry
from pelican.plugins.dateline.page import Page, loads
from pelican.plugins.dateline.xhtml import xhtml
from sample_entries import entries, entry, site, story

JAR = Path("/usr/bin/epubcheck")
XHTML = {"x": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}
# What a person may have written in a page, and what a text may hold.
BY_HAND = (
    "# Un titre\n\nUn *mot*, un [lien](../autre/) et [un autre](https://example.org/?a=1&b=2).  \nUne ligne.\n\n"
    "![une carte](carte.png)\n\n* un\n* deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTexte[^1] & <kbd>fin</kbd>\n\n[^1]: Une note.\n"
)
HOSTILE = ("<b>gras</b> & «\x02»", "title=\"x\" 'y' ]]> &amp; \ud800", "ligne\nautre")


def month(found: list[Entry], key: str = "2019-07") -> shelves.Shelf:
    return shelves.shelve(found, "fr").months[key]


def pages(shelf: shelves.Shelf) -> list[Page]:
    return [Page(story(one)) for one in shelf.entries]


def book(
    lang: str = "fr", shelf: shelves.Shelf | None = None, found: list[Page] | None = None, **more: object
) -> bytes:
    shelf = shelf or month(entries())
    return epub(found if found is not None else pages(shelf), site(lang, **more), shelf)


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hostile() -> bytes:
    shelf = month([replace(one, title=HOSTILE[n % 3]) for n, one in enumerate(entries())])
    found = [Page(replace(story(one), paragraphs=HOSTILE, mentions=(), quotes=())) for one in shelf.entries]
    found[0] = loads(f"Title: À la main\nLang: fr\n\n{BY_HAND}")
    assert not found[0].plain
    return book("fr", shelf, found)


def test_a_book_opens_with_its_kind_unpacked() -> None:
    data = book()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_month_gives_the_same_bytes() -> None:
    assert book() == book()
    assert book() != book(name="Autre")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_article_stands_in_it_once_and_the_contents_lead_to_it(lang: str) -> None:
    found = files(book(lang))
    articles = {}
    for name, data in found.items():
        if name.endswith(".xhtml"):
            root = etree.fromstring(data)
            assert root.get("dir") == ("rtl" if lang == "ar" else "ltr")
            articles |= {
                f"{name.rpartition('/')[2]}#{one.get('id')}": one for one in root.iterfind(".//x:article", XHTML)
            }
    contents = etree.fromstring(found["EPUB/nav.xhtml"])
    links = contents.xpath("//x:nav[@e:type='toc']/x:ol/x:li/x:ol/x:li/x:a/@href", namespaces=XHTML)
    assert sorted(links) == sorted(articles)
    assert len(articles) == month(entries()).count
    package = found["EPUB/package.opf"].decode()
    assert ('page-progression-direction="rtl"' in package) == (lang == "ar")


def test_foreign_articles_say_their_language() -> None:
    texts = b"".join(data for name, data in files(book()).items() if name.endswith(".xhtml"))
    assert b'lang="ar" xml:lang="ar" dir="rtl"' in texts


def test_a_large_country_has_several_files() -> None:
    many = month([entry(n, "2019-07-01", ("DZ",)) for n in range(IN_A_FILE + 1)])
    names = [name for name in files(book(shelf=many)) if "/DZ-" in name]
    assert names == ["EPUB/DZ-1.xhtml", "EPUB/DZ-2.xhtml"]


def test_what_a_person_wrote_and_what_a_text_holds_is_well_formed() -> None:
    for name, data in files(hostile()).items():
        if name.endswith((".xhtml", ".opf", ".svg", ".xml")):
            etree.fromstring(data)
    text = files(hostile())["EPUB/DZ-1.xhtml"].decode()
    assert "&lt;b&gt;gras&lt;/b&gt; &amp;" in text
    assert "carte.png" not in text
    assert "une carte" in text
    assert 'href="https://example.org/?a=1&amp;b=2"' in text
    assert "../autre/" not in text


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>a<br>b<hr>c", "<p>a<br/>b<hr/>c</p>"),
        ('<a href="#x">note</a> <a href="https://a.example/">b</a>', 'note <a href="https://a.example/">b</a>'),
        ("<h1>t</h1><video><p>v</p></video>", "<h2>t</h2><p>v</p>"),
        ('<p id="x" class="y" lang="ar" dir="rtl">z</p>', '<p lang="ar" dir="rtl" xml:lang="ar">z</p>'),
        ("&lt;script&gt; &eacute;", "&lt;script&gt; é"),
    ],
)
def test_html_becomes_xhtml(html: str, wanted: str) -> None:
    assert xhtml(html) == wanted


@pytest.mark.skipif(
    not (JAR.exists() and shutil.which("java")) and "REQUIRE_BROWSER" not in os.environ,
    reason="epubcheck is not on this machine: apt install epubcheck",
)
def test_epubcheck_has_nothing_to_say_of_hostile_texts(tmp_path: Path) -> None:
    """tests/browser/test_machines.py asks it about the months of whole sites."""
    target = tmp_path / "2019-07.epub"
    target.write_bytes(hostile())
    # Debian's command is the archive itself, which only some kernels can start.
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR), "-w", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr
