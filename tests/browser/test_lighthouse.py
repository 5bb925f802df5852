"""Lighthouse, as a phone, on the pages that most readers open, served by our own server."""

from __future__ import annotations

import pytest
from chromium import Chromium
from digests import Digest
from pelican.plugins.dateline import urls

KINDS = ["", "YYYY/MM/", "countries/CODE/", "YYYY/MM/*/", *(["search/"] if hasattr(urls, "SEARCH") else [])]
FULL = {"accessibility": 100, "best-practices": 100, "seo": 100}
FAST = 98


@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_gives_full_marks(kind: str, web_site: Digest, root: str, chromium: Chromium) -> None:
    """The marks for speed hang on what else the machine does: the best of five tries counts, for them alone."""
    url = root + web_site.heaviest(kind).removesuffix("index.html")
    found = chromium.ask("lighthouse", url=url)
    assert found["error"] == ""
    assert {name: found["scores"][name] for name in FULL} == FULL, found["lost"]
    fast = found["scores"]["performance"]
    for _ in range(4):
        if fast < FAST:
            again = chromium.ask("lighthouse", url=url, only=["performance"])
            fast = max(fast, again["scores"]["performance"])
    assert fast >= FAST, found["lost"]["performance"]
