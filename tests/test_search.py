"""The search index: what is indexed, when it is made, and that the site does not depend on it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pelican.plugins.dateline import search, searchable, settings, store
from site_building import ROOT, Run, build

SEEDS = {
    "un.txt": " date 2021-03 TUNIS - La Tunisie et l'Algérie ont signé mardi à Tunis un accord sur le partage des eaux. "
    "« Ce fleuve n'a pas de passeport », a déclaré le ministre tunisien de l'Agriculture, Hatem Zribi-Mansour.\n",
    "deux.txt": "Date: 16/07/2020\nMADRID - España enviará en otoño una misión a Perú, anunció el jueves la ministra de "
    "Comercio, Lucía Barrenechea Soto. «Iremos a escuchar», dijo. <script>document.title='mal'</script> & fin.\n",
    "ar.txt": " date مارس 2021 الجزائر - وقعت الجزائر وتونس يوم الثلاثاء اتفاقا جديدا حول المياه. وقال الوزير إن المشروع كبير.\n",
}
RECORD: dict[str, Any] = {
    "url": "2019/07/x/", "title": 'Le "port" <de> Ras-Tilmas', "date": "2019-07-16", "lang": "fr", "countries": ["DZ", "LY"],
    "people": [{"name": "Hatem Zribi"}, {"name": "Léa Marchal"}], "text": "Un & deux.\n\n<b>Trois</b>.",
}  # fmt: skip


def filters(record: dict[str, Any], people: frozenset[str] = frozenset(), lang: str = "fr") -> list[tuple[str, str]]:
    page = html.document_fromstring(searchable.page(record, people, lang))
    found = page.xpath("//meta[@data-pagefind-filter]")
    return [(meta.get("data-pagefind-filter").removesuffix("[content]"), meta.get("content")) for meta in found]


def test_a_page_holds_the_words_and_nothing_else_counts() -> None:
    page = html.document_fromstring(searchable.page(RECORD, frozenset(), "fr"))
    body = page.xpath("//*[@data-pagefind-body]")[0]
    assert [part.text_content() for part in body] == [
        "Un & deux.",
        "<b>Trois</b>.",
        'Le "port" <de> Ras-Tilmas',
        "Algérie, Libye",
    ]
    assert page.get("lang") == "fr"


def test_results_are_narrowed_by_what_is_known() -> None:
    assert filters(RECORD, frozenset({"Léa Marchal"})) == [
        ("country", "Algérie"), ("country", "Libye"), ("month", "2019-07"), ("language", "français"), ("person", "Léa Marchal"),
    ]  # fmt: skip
    vague = RECORD | {"date": "2019", "lang": None, "countries": [], "people": []}
    assert filters(vague) == []
    assert filters(RECORD | {"date": "2019-07?"}, lang="en")[2] == ("language", "French")


def test_the_people_to_choose_from_are_the_most_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searchable, "PEOPLE", 1)
    assert searchable.known([RECORD, RECORD | {"people": [{"name": "Léa Marchal"}]}]) == frozenset({"Léa Marchal"})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    done = build(tmp_path_factory.mktemp("search"), SEEDS, "--search", "small")
    assert done.status == 0, done.stderr
    return done


def test_the_site_does_not_depend_on_the_index(run: Run, tmp_path: Path) -> None:
    plain = build(tmp_path, SEEDS)
    assert not (plain.output / "pagefind").exists()
    rest = {name: data for name, data in run.files().items() if not name.startswith("pagefind/")}
    assert plain.files() == rest
    assert not [path for path in store.read_sums(run.output) if path.startswith("pagefind/")]


def test_the_index_has_a_list_of_its_own_files(run: Run) -> None:
    root = run.output / "pagefind"
    sums = store.read_sums(root)
    assert {"pagefind.js", "pagefind-entry.json", "KEY"} <= set(sums)
    assert set(sums) == set(store.walk(root)) - {store.SUMS}
    assert all(store.holds(root / path, sum_) for path, sum_ in sums.items())
    assert not [path for path in sums if path.startswith(search.SPARED)]
    assert set(json.loads((root / "pagefind-entry.json").read_text())["languages"]) == {"fr", "es", "ar"}


def test_it_is_made_anew_when_the_articles_changed_and_only_then(tmp_path: Path) -> None:
    first = build(tmp_path, SEEDS, "--search", "small")
    before = {path: path.stat().st_mtime_ns for path in (first.output / "pagefind").rglob("*")}
    again = build(tmp_path, first.seeds, "--search", "small")
    assert {path: path.stat().st_mtime_ns for path in (again.output / "pagefind").rglob("*")} == before
    (first.seeds / "neu.txt").write_text(
        " date 2021-05 BERLIN - Die Häfen der Elbe werden tiefer, sagte der Senat.\n"
    )
    later = build(tmp_path, first.seeds, "--search", "small")
    languages = json.loads((later.output / "pagefind" / "pagefind-entry.json").read_text())["languages"]
    assert set(languages) == {"fr", "es", "ar", "de"}
    clean = [sys.executable, "-m", "pelican.plugins.dateline", "clean", "--output", str(later.output)]
    assert subprocess.run(clean, cwd=ROOT, check=False).returncode == 0
    assert not later.output.exists()


def test_a_large_archive_waits_for_make_search(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    (output / "data").mkdir(parents=True)
    shutil.copy(run.output / search.ARTICLES, output / "data")
    values = {"PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(output), "CACHE_PATH": str(tmp_path / "cache")}
    options = settings.check(values | {"DATELINE_SEARCH": "small"}, tmp_path)
    monkeypatch.setattr(search, "SMALL", 2)
    search.refresh(options, 3)
    assert not (output / "pagefind").exists()
    assert "run make search" in capsys.readouterr().err
    search.refresh(replace(options, search="always"), 3)
    assert (output / "pagefind" / "pagefind.js").is_file()
    assert "3 articles" in capsys.readouterr().out
    search.refresh(replace(options, search="always"), 0)
    assert not (output / "pagefind").exists()


def test_a_setting_that_means_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match="DATELINE_SEARCH: is 'often'; give"):
        settings.check({"DATELINE_SEARCH": "often"}, tmp_path)


def listed(folder: Path, files: dict[str, str]) -> None:
    """A folder with these files, all of which its list names."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    store.write(
        folder / store.SUMS, store.listed({name: store.digest(text.encode()) for name, text in files.items()})
    )


def test_a_new_index_leaves_the_files_of_others(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "output" / "pagefind"
    listed(target, {"a.js": "old", "b.js": "old"})
    (target / "theirs.txt").write_text("mine", encoding="utf-8")
    listed(made, {"a.js": "new"})
    search._put(made, target, tmp_path)
    assert {name: (target / name).read_text() for name in store.walk(target) if name != store.SUMS} == {
        "a.js": "new",
        "theirs.txt": "mine",
    }


def test_no_index_is_put_or_removed_through_a_link(tmp_path: Path) -> None:
    outside, output, made = tmp_path / "outside", tmp_path / "output", tmp_path / "made"
    listed(outside, {"a.js": "theirs"})
    output.mkdir()
    (output / "pagefind").symlink_to(outside)
    listed(made, {"a.js": "new"})
    with pytest.raises(OSError, match="is a link"):
        search._put(made, output / "pagefind", tmp_path)
    assert search.remove(output) == 0
    (output / "pagefind").unlink()
    listed(output / "pagefind", {"own.js": "x"})
    (output / "pagefind" / "led").symlink_to(outside)
    sums = {"own.js": store.digest(b"x"), "led/a.js": store.digest(b"theirs")}
    store.write(output / "pagefind" / store.SUMS, store.listed(sums))
    assert search.remove(output) == 2
    assert (outside / "a.js").read_text() == "theirs"
