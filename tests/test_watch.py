"""The server that shows a site on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from lxml import html
from pelican.plugins.dateline import watch

PAGE = """<!doctype html><html><head><link rel="stylesheet" href="theme/css/base.css"></head>
<body><a href="#main">x</a> <a href="index.html">y</a> <a href="https://example.org/">z</a></body></html>"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "404.html").write_text(PAGE, encoding="utf-8")
    with watch._server(tmp_path, "127.0.0.1", 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/nowhere", "/2019/07/nowhere/", "/a/b/c/d?e"])
def test_what_is_not_there_is_answered_with_a_page_that_works_at_any_depth(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as answer:
        urlopen(address + path)
    assert answer.value.code == 404
    links = html.fromstring(answer.value.read()).xpath("//@href")
    assert links == ["/theme/css/base.css", "#main", "/index.html", "https://example.org/"]
