"""Lighthouse, as a phone, on the pages that most readers open, served by our own server."""

from __future__ import annotations

import pytest
from chromium import Chromium
from digests import Digest
from pelican.plugins.dateline import urls

KINDS = ["", "YYYY/MM/", "countries/CODE/", "YYYY/MM/*/", *(["search/"] if hasattr(urls, "SEARCH") else [])]
FULL = {"accessibility": 100, "best-practices": 100, "seo": 100}
FAST = 98
SLOWER = 4.0
"""So many times slower than a good machine is the phone that Lighthouse plays."""
GOOD = 1600.0
"""Lighthouse's own measure of such a machine; one that is busy is nearer to the phone, and has to be slowed down less."""


@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_gives_full_marks(kind: str, web_site: Digest, root: str, chromium: Chromium) -> None:
    """The marks for speed hang on what else the machine does: the best of five tries counts, for them alone, each slowed down by as much as it takes."""
    url = root + web_site.heaviest(kind).removesuffix("index.html")
    found = chromium.ask("lighthouse", url=url)
    assert found["error"] == ""
    assert {name: found["scores"][name] for name in FULL} == FULL, found["lost"]
    fast = found["scores"]["performance"]
    for _ in range(4):
        if fast < FAST:
            slowdown = SLOWER * min(max(found["pace"] / GOOD, 1 / SLOWER), 1)
            again = chromium.ask("lighthouse", url=url, only=["performance"], slowdown=slowdown)
            found["pace"] = again["pace"]
            fast = max(fast, again["scores"]["performance"])
    assert fast >= FAST, found["lost"]["performance"]
