"""Pelican's own themes: Pelican builds the site on pages that are converted only where something changed."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pelican.plugins.dateline import build, convert, settings
from pelican.plugins.dateline.model import RawArticle
from test_incremental import ROOT, files, options

CONF = """SITENAME = "Revue"
SITEURL = ""
DEFAULT_LANG = "fr"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
PLUGINS = ["pelican.plugins.dateline"]
DATELINE_SEEDS = "seeds"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
THEME = "{theme}"
"""
SEED = " date 2019-07 Le ministre a affirmé, mardi à {place}, que le chantier numéro {n} sera livré. Les travaux durent depuis {n} ans.\n"
PLACES = ("Alger", "Tunis", "Rabat")


def lay(folder: Path, theme: str) -> None:
    (folder / "seeds").mkdir()
    (folder / "content").mkdir()
    (folder / "pelican.conf.py").write_text(CONF.format(theme=theme), encoding="utf-8")
    for number, place in enumerate(PLACES):
        (folder / "seeds" / f"{number}.txt").write_text(SEED.format(place=place, n=number + 10), encoding="utf-8")


def run(folder: Path) -> str:
    command = [
        sys.executable,
        "-m",
        "pelican.plugins.dateline",
        "build",
        "--settings",
        str(folder / "pelican.conf.py"),
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_of_pelicans_shows_every_article_its_country_and_what_changed(theme: str, tmp_path: Path) -> None:
    lay(tmp_path, theme)
    run(tmp_path)
    pages = sorted((tmp_path / "content" / "news").rglob("*.md"))
    assert len(pages) == len(PLACES)
    shown = [html.parse(str(tmp_path / "output" / f"{page.stem}.html")).getroot().text_content() for page in pages]
    numbers = [[n for n in (10, 11, 12) if f"durent depuis {n} ans" in text] for text in shown]
    assert sorted(numbers) == [[10], [11], [12]]
    tags = {path.stem for path in (tmp_path / "output" / "tag").glob("*.html")}
    assert tags == {"algerie", "tunisie", "maroc"}
    assert len((tmp_path / "output" / "data" / "articles.jsonl").read_text("utf-8").splitlines()) == len(PLACES)
    pages[0].write_text(f"{pages[0].read_text('utf-8')}\nAjout à la main.\n", encoding="utf-8")
    (tmp_path / "seeds" / "9.txt").write_text(SEED.format(place="Madrid", n=19), encoding="utf-8")
    run(tmp_path)
    assert "Ajout à la main." in (tmp_path / "output" / f"{pages[0].stem}.html").read_text("utf-8")
    assert (tmp_path / "output" / "tag" / "espagne.html").is_file()
    assert len((tmp_path / "output" / "data" / "articles.jsonl").read_text("utf-8").splitlines()) == len(PLACES) + 1


def converted(folder: Path, chosen: settings.Options, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the seeds that a run for Pelican extracts."""
    extract, found = convert._extract, []

    def noted(articles: Sequence[RawArticle], *args: Any, **kwargs: Any) -> Any:
        found.extend(raw.source for raw in articles)
        return extract(articles, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(convert, "_extract", noted)
        state, _, done = build.for_pelican(chosen)
    state.close()
    assert done.articles == len(list((folder / "seeds").iterdir()))
    return found


def test_only_seeds_that_changed_are_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "simple")
    chosen = options(tmp_path)
    assert converted(tmp_path, chosen, monkeypatch) == ["0.txt", "1.txt", "2.txt"]
    assert converted(tmp_path, chosen, monkeypatch) == []
    (tmp_path / "seeds" / "1.txt").write_text(SEED.format(place="Tripoli", n=77), encoding="utf-8")
    assert converted(tmp_path, chosen, monkeypatch) == ["1.txt"]
    next((tmp_path / "content" / "news").rglob("*.md")).unlink()
    assert len(converted(tmp_path, chosen, monkeypatch)) == 1


def test_back_with_our_theme_the_site_shows_what_changed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "simple")
    ours = options(tmp_path, THEME=str(ROOT / "theme"))
    build.build(ours)
    before = files(tmp_path / "output")
    page = next((tmp_path / "content" / "news").rglob("*.md"))
    page.write_text(f"{page.read_text('utf-8')}\nEntre-temps.\n", encoding="utf-8")
    assert len(converted(tmp_path, ours, monkeypatch)) == 1
    build.build(ours)
    changed = [name for name, data in files(tmp_path / "output").items() if data != before.get(name)]
    assert any(name.endswith(f"{page.stem}/index.html") for name in changed)
    assert "Entre-temps." in (
        tmp_path / "output" / page.relative_to(tmp_path / "content" / "news").with_suffix("") / "index.html"
    ).read_text("utf-8")


def test_what_is_no_more_goes_from_the_site_whatever_theme_made_it(tmp_path: Path) -> None:
    lay(tmp_path, str(ROOT / "theme"))
    conf = tmp_path / "pelican.conf.py"
    output = tmp_path / "output"
    run(tmp_path)
    (output / "theirs").mkdir()
    (output / "theirs" / "CNAME").write_text("example.org", encoding="utf-8")
    by_hand = output / "countries" / "index.html"
    by_hand.write_text("by hand", encoding="utf-8")
    of_ours = set(files(output))

    conf.write_text(CONF.format(theme="notmyidea"), encoding="utf-8")
    run(tmp_path)
    of_pelican = set(files(output))
    assert of_ours & of_pelican == {
        "theirs/CNAME", by_hand.relative_to(output).as_posix(), "SHA256SUMS", "index.html", "data/articles.jsonl",
        "data/articles.csv", "data/rejects.jsonl", "data/corrections.csv", "data/datapackage.json", "theme/css/fonts.css",
    }  # fmt: skip
    assert {"theme/css/main.css", "tags.html", "tag/algerie.html"} <= of_pelican

    (tmp_path / "seeds" / "0.txt").unlink()
    said = run(tmp_path)
    gone = of_pelican - set(files(output))
    assert "tag/algerie.html" in gone
    assert len([path for path in gone if "/" not in path]) == 1
    assert f"{len(gone)} files removed" in said
    assert run(tmp_path).count("removed") == 0

    conf.write_text(CONF.format(theme=ROOT / "theme"), encoding="utf-8")
    run(tmp_path)
    here = files(output)
    assert here.pop("theirs/CNAME") == b"example.org"
    clean = tmp_path / "clean"
    clean.mkdir()
    for name in ("seeds", "content"):
        shutil.copytree(tmp_path / name, clean / name)
    (clean / "pelican.conf.py").write_text(conf.read_text("utf-8"), encoding="utf-8")
    run(clean)
    assert sorted(here) == sorted(files(clean / "output"))
    assert {path for path, data in files(clean / "output").items() if data != here[path]} <= {
        "data/build.json", "SHA256SUMS",
    }  # fmt: skip
