"""Whole sites for tests: a folder of seeds, the real command in a process of its own, the output parsed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


_PROGRESS = re.compile(r"\w+: \d+(?: of \d+)?")


@dataclass(frozen=True)
class Run:
    """One build: how it ended and where its folders are."""

    status: int
    stdout: str
    stderr: str
    seeds: Path
    content: Path
    output: Path

    @property
    def articles(self) -> list[dict[str, Any]]:
        lines = (self.output / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @property
    def rejects(self) -> dict[str, str]:
        lines = (self.output / "data" / "rejects.jsonl").read_text(encoding="utf-8").splitlines()
        return {row["source"]: row["reason"] for row in map(json.loads, lines)}

    @property
    def complaints(self) -> list[str]:
        """What was said on stderr, but for how far the work had come: that depends on the machine."""
        return [line for line in self.stderr.splitlines() if not _PROGRESS.fullmatch(line)]

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        for path in sorted(self.output.rglob("*.html")):
            yield (
                path.relative_to(self.output).as_posix(),
                html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot(),
            )

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }


def settings_of_its_own(folder: Path) -> tuple[str, str]:
    """The option that gives a site below `folder` a cache of its own: the others share one."""
    text = (ROOT / "pelican.conf.py").read_text(encoding="utf-8").replace('"theme"', repr(str(ROOT / "theme")))
    conf = folder / "pelican.conf.py"
    conf.write_text(text.replace('"cache"', repr(str(folder / "cache"))), encoding="utf-8")
    return "--settings", str(conf)


def build(
    folder: Path, seeds: Mapping[str, str | bytes] | Path, *options: str, env: Mapping[str, str] | None = None
) -> Run:
    """Write the seeds (or take a folder of them) and build the site below `folder`."""
    if isinstance(seeds, Path):
        place = seeds
    else:
        place = folder / "seeds"
        for name, data in seeds.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "pelican.plugins.dateline",
        "build",
        "--settings",
        str(ROOT / "pelican.conf.py"),
    ]
    command += [
        "--seeds",
        str(place),
        "--content",
        str(folder / "content"),
        "--output",
        str(folder / "output"),
    ]
    done = subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    return Run(done.returncode, done.stdout, done.stderr, place, folder / "content", folder / "output")


def broken_links(run: Run) -> list[str]:
    """Links inside the site that lead to no file, as `page -> link`."""
    there = set(run.files())
    ids: dict[str, set[str]] = {}
    broken = []
    for name, page in run.pages():
        ids[name] = set(page.xpath("//@id"))
    for name, page in run.pages():
        for link in page.xpath("//a/@href | //link/@href | //img/@src"):
            parts = urlsplit(str(link))
            if parts.scheme or parts.netloc:
                continue
            target = (
                os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path))) if parts.path else name
            )
            if parts.path.endswith("/"):
                target = os.path.normpath(os.path.join(target, "index.html"))
            if target not in there or (parts.fragment and parts.fragment not in ids.get(target, set())):
                broken.append(f"{name} -> {link}")
    return broken
