"""A theme of one's own: docs/theme.md does what it says, and what it lists is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pelican.plugins.dateline import render, settings
from pelican.plugins.dateline.edition import ASPECTS, KINDS
from sample_entries import editor, entries, made
from site_building import ROOT, Run, build
from test_render import leaves

DOC = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")
TEMPLATES = ROOT / "theme" / "templates"
SEEDS = {"un.txt": " date 2021-03 TUNIS - La Tunisie et l'Algérie ont signé mardi à Tunis un accord sur l'eau.\n"}


def example(beginning: str) -> str:
    """The example of the document that begins so, without its indent."""
    (found,) = (block for block in re.findall(r"(?:^    .*\n)+", DOC, re.M) if block.strip().startswith(beginning))
    return re.sub("^    ", "", found, flags=re.M)


def dressed(folder: Path, **lists: list[str]) -> Run:
    """A build with the shipped settings and these lists beside them."""
    text = (ROOT / "pelican.conf.py").read_text(encoding="utf-8")
    text = re.sub(r"^(THEME) = .*$", f"THEME = {str(ROOT / 'theme')!r}", text, flags=re.M)
    text = re.sub(r"^(CACHE_PATH) = .*$", f"CACHE_PATH = {str(folder / 'cache')!r}", text, flags=re.M)
    (folder / "pelican.conf.py").write_text(text + "".join(f"{key} = {value!r}\n" for key, value in lists.items()))
    run = build(folder, SEEDS, "--settings", str(folder / "pelican.conf.py"))
    assert run.status == 0, run.stderr
    return run


def times(run: Run) -> dict[str, int]:
    return {name: (run.output / name).stat().st_mtime_ns for name in run.files()}


def test_a_template_takes_the_place_of_the_theme_s_and_only_its_pages_are_made_again(tmp_path: Path) -> None:
    before = dressed(tmp_path)
    plain, stamps = before.files(), times(before)
    over = tmp_path / "templates"
    over.mkdir()
    (over / "article.html").write_text(example('{% extends "!theme/article.html"'), encoding="utf-8")
    said = eval(example("THEME_TEMPLATES_OVERRIDES").partition("=")[2])
    after = dressed(tmp_path, THEME_TEMPLATES_OVERRIDES=said)
    changed = {name for name in stamps if times(after)[name] != stamps[name]} - {"SHA256SUMS", "data/build.json"}
    (address,) = (article["url"] for article in after.articles)
    assert changed == {f"{address}index.html"}
    page = dict(after.pages())[f"{address}index.html"]
    assert [p.text_content() for p in page.xpath("//main/p[@class='hint']")] == ["mars 2021 – Dateline"]
    assert page.xpath("//article[@class='despatch']")
    assert dressed(tmp_path).files() == plain


def test_files_of_one_s_own_go_along_and_replace_the_theme_s(tmp_path: Path) -> None:
    css = tmp_path / "dress" / "css"
    css.mkdir(parents=True)
    (css / "ours.css").write_text(":root { --accent: #123456; }\n")
    (css / "base.css").write_text("/* ours */\n")
    over = tmp_path / "over"
    over.mkdir()
    (over / "base.html").write_text(example('{% extends "!theme/base.html"'), encoding="utf-8")
    statics = [
        word.replace("/srv/archive", str(tmp_path)) for word in eval(example("THEME_STATIC_PATHS").partition("=")[2])
    ]
    run = dressed(tmp_path, THEME_STATIC_PATHS=statics, THEME_TEMPLATES_OVERRIDES=["over"])
    files = run.files()
    assert files["theme/css/ours.css"] == (css / "ours.css").read_bytes()
    assert files["theme/css/base.css"] == b"/* ours */\n"
    assert files["theme/css/layout.css"] == (ROOT / "theme/static/css/layout.css").read_bytes()
    pages = dict(run.pages())
    assert pages["countries/DZ/index.html"].xpath("//link/@href")[-1] == "../../theme/css/ours.css"
    (css / "ours.css").write_text("/* later */\n")
    assert dressed(tmp_path, THEME_STATIC_PATHS=statics).files()["theme/css/ours.css"] == b"/* later */\n"
    assert "theme/css/ours.css" not in dressed(tmp_path).files()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"THEME_TEMPLATES_OVERRIDES": "templates"}, "THEME_TEMPLATES_OVERRIDES: is 'templates'; give a list"),
        ({"THEME_TEMPLATES_OVERRIDES": ["nowhere"]}, "THEME_TEMPLATES_OVERRIDES: .*nowhere is not there; make"),
        ({"THEME_STATIC_PATHS": ["static", "more"]}, "THEME_STATIC_PATHS: .*theme/more is not there"),
        ({"THEME_STATIC_PATHS": [3]}, "THEME_STATIC_PATHS: is \\[3\\]; give a list"),
    ],
)
def test_folders_that_cannot_be_used_are_named(wrong: dict[str, object], says: str, tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match=says):
        settings.check(wrong, tmp_path)


def test_what_a_template_is_made_of_is_followed_through_the_one_that_it_replaced(tmp_path: Path) -> None:
    theme, over = tmp_path / "theme", tmp_path / "over"
    for folder, name, text in (
        (theme, "base.html", "a{% block x %}{% endblock %}"),
        (theme, "one.html", '{% extends "base.html" %}{% block x %}b{% endblock %}'),
        (over, "one.html", '{% extends "!theme/one.html" %}{% block x %}<{{ super() }}>{% endblock %}'),
    ):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    folders = [str(over), str(theme)]
    assert render.environment(folders).get_template("one.html").render() == "a<b>"
    before = render.look(folders).prints["one.html"]
    (theme / "base.html").write_text("c{% block x %}{% endblock %}")
    assert render.look(folders).prints["one.html"] != before


def test_the_document_lists_every_template_with_its_view() -> None:
    found = {leaf.template: type(made(leaf)[0]) for leaf in [*leaves(found=entries()), editor().redirect("a/", "b/")]}
    said = dict(re.findall(r"^\| `(\w+\.html)` \| `([\w.]+)` \|$", DOC, re.M))
    assert said == {
        template: f"{view.__module__.rpartition('.')[2]}.{view.__name__}" for template, view in found.items()
    }
    assert set(said) == {path.name for path in TEMPLATES.glob("*.html")} - {"base.html", "blocks.html"}


def test_the_document_names_every_kind_of_file_and_every_block() -> None:
    (listed,) = re.findall(r"^`files` lists .*?\n\n|`files` lists [^.]*\.", DOC, re.M | re.S)
    assert set(re.findall(r"`([\w-]+)`", listed)) - {"files", "chronicles"} == {*KINDS, *ASPECTS} - {"chronicles"}
    blocks = re.findall(r"{% block (\w+) %}", (TEMPLATES / "base.html").read_text(encoding="utf-8"))
    (line,) = re.findall(r"^The blocks of `base.html`.*$", DOC, re.M)
    assert re.findall(r"`(\w+)`", line) == blocks
