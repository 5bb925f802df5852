"""The whole corpus, through the real command, twice: every case comes to what it must, and the site is sound."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile import cases_bytes, cases_files, cases_headers, cases_mails, cases_markup, cases_sizes
from hostile.building import clean_for_a_terminal, run, surroundings, write_settings
from hostile.case import ARTICLE, EITHER, NOTHING, REJECT, Case, lay
from hostile.invariants import Site, broken, searching, visible
from pelican.plugins.dateline import filenames
from site_building import Run


def squeezed(text: str) -> str:
    """Text without what a reader cannot see: blanks, controls, formats, and what stands for a damaged character."""
    # A headline that is all of an article is set as titles are, with the apostrophe of print.
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] != "C" and c != "\ufffd")


@dataclass
class Built:
    """The corpus as built: its cases, both runs, the bytes of the site after each, and what lay around before and after."""

    cases: list[Case]
    first: Run
    second: Run
    before: dict[str, str]
    after: dict[str, str]
    files: list[dict[str, bytes]]

    def __post_init__(self) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {}
        for row in self.first.articles:
            self.rows.setdefault(re.sub(r"#\d+$", "", str(row["source"])), []).append(row)
        self.rows |= {str(row["source"]): [row] for row in self.first.articles}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hostile")
    outside = folder / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(f"date 2019-07 {cases_files.SECRET}", encoding="utf-8")
    (folder / "seeds").mkdir()
    cases = lay(
        [
            *cases_files.cases(str(outside)),
            *cases_bytes.cases(),
            *cases_headers.cases(),
            *cases_mails.cases(),
            *cases_markup.cases(),
            *cases_sizes.cases(),
        ],
        folder / "seeds",
    )
    write_settings(folder)
    before = surroundings(folder)
    first = run(folder)
    files = [first.files()]
    second = run(folder)
    return Built(cases, first, second, before, surroundings(folder), [*files, second.files()])


def test_the_corpus_is_large_and_of_many_families(built: Built) -> None:
    families = Counter(case.family for case in built.cases)
    assert len(built.cases) > 1100
    assert len(families) >= 20
    assert min(families.values()) >= 15


def test_it_is_built_in_spite_of_everything(built: Built) -> None:
    assert built.first.status == 0, built.first.stderr[-2000:]
    assert "Traceback" not in built.first.stderr


def test_every_case_comes_to_what_it_must(built: Built) -> None:
    rejects = {re.sub(r"#\d+$", "", source) for source in built.first.rejects} | set(built.first.rejects)
    wrong = []
    for case in built.cases:
        name = filenames.shown(case.name)
        found = (ARTICLE if name in built.rows else "") or (REJECT if name in rejects else NOTHING)
        if case.verdict != found and not (case.verdict == EITHER and found != NOTHING):
            wrong.append(f"{name}: {found}, not {case.verdict} {built.first.rejects.get(name, '')}")
    assert not wrong, "\n".join(wrong)


def test_every_reason_says_what_to_do(built: Built) -> None:
    assert all("; " in reason for reason in built.first.rejects.values()), built.first.rejects


def test_every_text_can_be_read_on_its_page(built: Built) -> None:
    wrong = []
    for case in built.cases:
        rows = built.rows.get(filenames.shown(case.name), [])
        if not case.words or not rows:
            continue
        pages = "".join(visible((built.first.output / str(row["url"]) / "index.html").read_bytes()) for row in rows)
        text = squeezed(pages)
        wrong += [f"{case.name!r}: {word[:200]!r}" for word in case.words if squeezed(word) not in text]
    assert not wrong, "\n".join(wrong)


def test_the_site_is_sound(built: Built) -> None:
    wrong = broken(Site(built.first.output))
    assert not wrong, "\n".join(wrong[:50])


def test_the_search_page_holds_nothing_of_the_texts(built: Built, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("date 2019-07 ALGER – Le port rouvre.", encoding="utf-8")
    write_settings(tmp_path)
    assert searching(Site(built.first.output)) == searching(Site(run(tmp_path).output)) != ""


def test_nothing_is_read_or_written_outside(built: Built) -> None:
    assert built.before == built.after
    secret = cases_files.SECRET.encode()
    for folder in (built.first.content, built.first.output):
        for path in folder.rglob("*"):
            assert not path.is_symlink()
            assert not path.is_file() or secret not in path.read_bytes(), path


def test_pages_have_no_keys_but_ours(built: Built) -> None:
    ours = set(
        "Title Date Date_edtf Lang Dateline Countries Primary Tags Summary People Organisations Slug Source Original Authors Publication "
        "Headline Notes Date_from Quotes Mentions Rejected Seal".split()
    )
    for path in sorted(built.first.content.rglob("*.md")):
        header = path.read_text(encoding="utf-8").partition("\n\n")[0]
        keys = {line.partition(":")[0] for line in header.split("\n") if not line.startswith("    ")}
        assert keys <= ours, path


def test_the_terminal_sees_no_control_characters(built: Built) -> None:
    for done in (built.first, built.second):
        assert clean_for_a_terminal(done.stdout)
        assert clean_for_a_terminal(done.stderr)


def test_a_second_run_has_nothing_to_do(built: Built) -> None:
    assert built.second.status == 0
    assert " 0 files changed" in built.second.stdout
    assert "another name" not in built.second.stderr
    assert built.files[0] == built.files[1]
