"""What the server for this machine shows, and what it says on the terminal."""

import gzip
import http.client
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.plugins.dateline import watch


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    (tmp_path / "secret.txt").write_text("outside")
    root = tmp_path / "output"
    (root / "2019").mkdir(parents=True)
    (root / "bare").mkdir()
    (root / "index.html").write_text("front")
    (root / "404.html").write_text("nothing here")
    (root / "2019" / "index.html").write_text("year")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    with watch._server(root, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield root, server.server_port
        server.shutdown()


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    # Put as it is: http.client refuses what a hostile client would send.
    connection._validate_path = lambda url: None  # type: ignore[attr-defined]
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("path", "text"), [("/", "front"), ("/index.html", "front"), ("/2019/", "year"), ("/2019/?x=1", "year")]
)
def test_files_of_the_site_are_shown(site: tuple[Path, int], path: str, text: str) -> None:
    assert get(site[1], path) == (200, text)


@pytest.mark.parametrize(
    "path",
    [
        "/link.txt",
        "/up/secret.txt",
        "/up/",
        "/pipe",
        "/bare/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "//../secret.txt",
        "/nothing",
    ],
)
def test_nothing_else_is(site: tuple[Path, int], path: str) -> None:
    status, text = get(site[1], path)
    assert status == 404
    assert text == "nothing here"


def test_no_request_reaches_the_terminal_raw(site: tuple[Path, int], capfd: pytest.CaptureFixture[str]) -> None:
    get(site[1], "/\x1b[31m\x1b]0;x\x07%1b[2J")
    error = capfd.readouterr().err
    assert "404" in error
    assert all(char == "\n" or char.isprintable() for char in error)


def test_texts_are_compressed_for_those_who_ask(site: tuple[Path, int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site[1], timeout=10)
    # One connection serves all of it.
    for path, asked, encoding, body in (
        ("/2019/", "gzip, br", "gzip", b"year"),
        ("/2019/", "br", None, b"year"),
        ("/font.woff2", "gzip", None, b"font"),
        ("/nothing", "gzip", None, b"nothing here"),
        ("/", "gzip", "gzip", b"front"),
    ):
        (site[0] / "font.woff2").write_bytes(b"font")
        connection.request("GET", path, headers={"Accept-Encoding": asked})
        answer = connection.getresponse()
        data = answer.read()
        assert answer.getheader("Content-Encoding") == encoding, path
        assert (gzip.decompress(data) if encoding else data) == body, path
    connection.request("HEAD", "/", headers={"Accept-Encoding": "gzip"})
    assert connection.getresponse().read() == b""
