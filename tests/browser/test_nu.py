"""Pages and style sheets before the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from chromium import MODULES, java, node
from digests import ROOT, Digest


def errors(files: Iterable[Path], *options: str) -> list[str]:
    """What the checker calls an error, as `file:line: message`, in one call for all files."""
    node()
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [*java(), "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *options, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if message["type"] != "info"
    ]


def test_the_checker_finds_no_error_on_any_page(folder_site: Digest, web_site: Digest, arabic_site: Digest) -> None:
    files = [
        digest.files[page]
        for digest in (web_site, arabic_site)
        for pages in digest.specimens.values()
        for page in pages
    ]
    files += [folder_site.files[pages[0]] for pages in folder_site.specimens.values()]
    assert len(files) > 60
    assert errors(files) == []


def test_the_checker_knows_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=fr><title>t</title><p><h1>x</p>", encoding="utf-8")
    assert any("h1" in error for error in errors([page]))


def test_the_checker_finds_no_error_in_the_style_sheets() -> None:
    assert errors(sorted((ROOT / "theme" / "static").rglob("*.css")), "--css") == []
