"""From the front page to any article by Tab and Enter alone."""

from __future__ import annotations

import os
from collections import deque
from urllib.parse import unquote, urlsplit

from chromium import Chromium
from digests import Digest


def ways(digest: Digest) -> dict[str, list[str]]:
    """`{page: pages on the shortest way to it}` from the front page, along links."""
    found: dict[str, list[str]] = {"index.html": []}
    todo = deque(found)
    while todo:
        here = todo.popleft()
        for link in digest.pages[here].xpath("//body//a/@href"):
            target = resolve(here, str(link))
            if target in digest.pages and target not in found:
                found[target] = [*found[here], target]
                todo.append(target)
    return found


def resolve(page: str, link: str) -> str:
    """The file that a link on a page leads to, "" where it leads out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    target = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
    return os.path.normpath(os.path.join(target, "index.html")) if path.endswith(("/", ".")) else target


def address(digest: Digest, page: str) -> str:
    return f"{digest.url}/{page.removesuffix('index.html')}"


def test_every_article_is_few_links_away(web_site: Digest) -> None:
    reached = ways(web_site)
    articles = [page for kind, pages in web_site.kinds.items() if kind.endswith("*/") for page in pages]
    assert len(articles) > 150
    assert [page for page in articles if len(reached.get(page, "?" * 9)) > 4] == []


def test_tab_and_enter_lead_to_articles_of_every_kind(web_site: Digest, chromium: Chromium) -> None:
    """The way to the farthest article of every kind is gone in the browser; the focus is seen at every step."""
    reached = ways(web_site)
    kinds = [kind for kind in web_site.kinds if kind.endswith("*/")]
    assert len(kinds) >= 4
    for kind in kinds:
        way = max((reached[page] for page in web_site.kinds[kind]), key=len)
        done = chromium.ask(
            "walk", url=address(web_site, "index.html"), hrefs=[address(web_site, page) for page in way], limit=600
        )
        assert "lost" not in done, done
        assert done["reached"] == address(web_site, way[-1])
        assert done["trouble"] == []
        assert done["complaints"] == []
        assert sum(done["presses"]) < 400
