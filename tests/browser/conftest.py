"""The sites, the servers and the one Chromium of a run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import digests
import pytest
from chromium import Chromium
from digests import Digest


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the seeds, pages and sites in French."""
    return tmp_path_factory.mktemp("french")


@pytest.fixture(scope="session")
def folder_site(workplace: Path) -> Digest:
    """The site as `make` leaves it, to be opened from a folder."""
    return digests.build(workplace, "fr", workplace / "folder")


@pytest.fixture(scope="session")
def web_site(workplace: Path) -> Digest:
    """The site as `make publish` leaves it, for an address with a path."""
    return digests.build(workplace, "fr", workplace / "web" / "archive", digests.SITEURLS["fr"])


@pytest.fixture(scope="session")
def arabic_site(workplace: Path, tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """The same seeds for readers of Arabic, published below the same host."""
    folder = tmp_path_factory.mktemp("arabic")
    return digests.build(folder, "ar", workplace / "web" / "ar" / "archive", digests.SITEURLS["ar"])


@pytest.fixture(scope="session")
def port(web_site: Digest, arabic_site: Digest) -> Iterator[int]:
    """The port of a server of the folder that the published sites lie in."""
    with serving(web_site.output.parent) as number:
        yield number


@pytest.fixture(scope="session")
def root(web_site: Digest) -> Iterator[str]:
    """The address at which the web site is served by itself, as a CDN would: not the one that it was built for."""
    with serving(web_site.output) as number:
        yield f"http://127.0.0.1:{number}/"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory, port: int) -> Iterator[Chromium]:
    """The browser, for which the published address leads to our server."""
    with Chromium(tmp_path_factory.mktemp("profile"), {digests.HOST: port}) as started:
        yield started


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port at which `make serve` shows a folder."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "pelican.plugins.dateline",
        "serve",
        "--port",
        "0",
        "--output",
        str(folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line
        try:
            yield int(found[1])
        finally:
            process.terminate()
