"""Every kind of page in Chromium: as phone and desktop, light and dark, French and Arabic, from folder, path and CDN."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import digests
import pytest
from chromium import Chromium
from digests import Digest
from pelican.plugins.dateline import urls
from pypdf import PdfReader

WIDTHS = (360, 1280)

# What the functions of urls.py that give the address of a page are called with; the others give no page of their own.
PAGES: dict[str, tuple[Any, ...]] = {
    "year": (2019,),
    "month": ("2019-07",),
    "country": ("DZ", "2019-07"),
    "person": ("x",),
    "quotes": ("2019-07",),
    "numbered": ("countries/DZ/", 1),
}
NO_PAGES = {
    "feed",
    "jsonfeed",
    "ris",
    "csl",
    "data",
    "epub",
    "file",
    "article_folder",
    "root",
    "relative",
    "absolute",
}


def known_kinds() -> dict[str, str]:
    """`{kind: who names it}` of all that urls.py can name, and of articles wherever they may lie."""
    out = {
        digests.kind(urls.file(value)): name for name, value in vars(urls).items() if name.isupper() and _page(value)
    }
    out |= {digests.kind(urls.file(getattr(urls, name)(*args))): f"{name}()" for name, args in PAGES.items()}
    out |= {
        f"{digests.kind(urls.file(urls.article_folder(date)))}*/": "an article" for date in ("2019-07", "2019", "")
    }
    return out | {"countries/CODE/": "country()", "redirect": "redirects.csv"}


def _page(value: object) -> bool:
    return isinstance(value, str) and (not value or value.endswith(("/", ".html")))


def test_every_kind_that_has_an_address_is_looked_at(web_site: Digest, arabic_site: Digest) -> None:
    named = {
        name
        for name, value in vars(urls).items()
        if inspect.isfunction(value)
        and value.__module__ == urls.__name__
        and not name.startswith("_")
        and value.__annotations__["return"] == "str"
    }
    assert named == set(PAGES) | NO_PAGES, "say of the function whether it gives a page: PAGES or NO_PAGES"
    for digest in (web_site, arabic_site):
        assert {kind: by for kind, by in known_kinds().items() if kind not in digest.kinds} == {}


@pytest.fixture(scope="module")
def visits(web_site: Digest, arabic_site: Digest, chromium: Chromium) -> dict[str, dict[str, Any]]:
    """`{"fr 360 page": what was seen}` with axe in both schemes: of every kind one page at both widths, others at one."""
    jobs = {
        f"{digest.lang} {width} {page}": {
            "job": "visit",
            "url": f"{digest.url}/{page}",
            "width": width,
            "schemes": ["light", "dark"],
            "stay": kind == "redirect",
        }
        for digest in (web_site, arabic_site)
        for kind, pages in digest.specimens.items()
        for number, page in enumerate(pages)
        for width in (WIDTHS if not number else WIDTHS[number % 2 :][:1])
    }
    return dict(zip(jobs, chromium.ask_all(list(jobs.values())), strict=True))


def gathered(visits: dict[str, dict[str, Any]], key: str) -> dict[str, Any]:
    """What is not empty under a key, by visit."""
    return {name: visit[key] for name, visit in visits.items() if visit[key]}


def nothing(wrong: dict[str, Any]) -> None:
    """Fail with all that is wrong, a line each."""
    assert not wrong, "\n" + "\n".join(f"{name}: {what}" for name, what in wrong.items())


def test_axe_finds_nothing(visits: dict[str, dict[str, Any]]) -> None:
    assert len(visits) > 60
    wrong = {
        f"{name} {scheme}": found for name, visit in visits.items() for scheme, found in visit["axe"].items() if found
    }
    nothing(wrong)


def test_nothing_is_complained_of_or_refused(visits: dict[str, dict[str, Any]]) -> None:
    nothing(gathered(visits, "complaints"))
    nothing(gathered(visits, "refused"))


def test_nothing_is_asked_of_another_host(visits: dict[str, dict[str, Any]]) -> None:
    sites = [f"{url}/" for url in digests.SITEURLS.values()]
    foreign = {
        name: [url for url in visit["requests"] if not url.startswith((*sites, "data:"))]
        for name, visit in visits.items()
    }
    nothing({name: found for name, found in foreign.items() if found})


def test_nothing_shifts_and_nothing_sticks_out(visits: dict[str, dict[str, Any]]) -> None:
    nothing(gathered(visits, "moved"))
    nothing(gathered(visits, "overflow"))
    nothing(gathered(visits, "outside"))


def test_no_script_is_needed_but_for_search(web_site: Digest) -> None:
    with_script = {
        kind
        for kind, pages in web_site.kinds.items()
        for page in pages
        if web_site.pages[page].xpath("//script[not(@type) or @type='module' or contains(@type, 'javascript')]")
    }
    assert with_script <= {"search/"}


@pytest.mark.parametrize("place", ["folder", "cdn"])
def test_it_works_from_a_folder_and_from_another_host(
    place: str, folder_site: Digest, web_site: Digest, root: str, chromium: Chromium
) -> None:
    """From a folder all but search; a 404 page is what only a server shows, at the address it was built for."""
    digest, base = (folder_site, f"{folder_site.output.as_uri()}/") if place == "folder" else (web_site, root)
    jobs = [
        {"job": "visit", "url": f"{base}{pages[0]}", "width": 1280, "schemes": []}
        for kind, pages in digest.specimens.items()
        if kind not in ("redirect", urls.MISSING)
    ]
    for visit, job in zip(chromium.ask_all(jobs), jobs, strict=True):
        assert (visit["complaints"], visit["refused"]) == ([], []), job["url"]
        assert all(url.startswith((base, "data:")) for url in visit["requests"]), job["url"]
        assert any(url.endswith(".css") for url in visit["requests"]), job["url"]


def test_an_old_address_leads_on(web_site: Digest, chromium: Chromium) -> None:
    for page in web_site.kinds["redirect"]:
        (target,) = web_site.pages[page].xpath("//main//a/@href")
        here = f"{web_site.url}/{page}"
        assert chromium.ask("follow", url=here, limit=10_000) == {"reached": urljoin(here, target)}


def test_light_and_dark_differ(web_site: Digest, chromium: Chromium, tmp_path: Path) -> None:
    shots = []
    for colours in ("light", "dark"):
        target = tmp_path / f"{colours}.png"
        chromium.ask("shoot", url=f"{web_site.url}/index.html", width=768, colours=colours, path=str(target))
        shots.append(target.read_bytes())
    assert shots[0] != shots[1]


def test_pages_print_as_text(web_site: Digest, chromium: Chromium, tmp_path: Path) -> None:
    """An article and a month go to paper with their words, and without the ways about the site."""
    for kind in ("YYYY/MM/*/", "YYYY/MM/"):
        pages = web_site.kinds[kind]
        page = max((page for page in pages if not web_site.pages[page].xpath("//h1/@lang")), key=web_site.weight)
        target = tmp_path / "print.pdf"
        chromium.ask("print", url=f"{web_site.url}/{page}", path=str(target))
        words = " ".join(sheet.extract_text() for sheet in PdfReader(target).pages).split()
        (title,) = web_site.pages[page].xpath("//h1")
        assert " ".join(title.text_content().split()) in " ".join(words)
        (skip,) = web_site.pages[page].xpath("//a[@class='skip']")
        assert skip.text_content() not in " ".join(words)
        assert len(words) > 100
