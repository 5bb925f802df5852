"""Pages and tables that a person is said to have written: nothing in them leads out, runs, or stands in another's place."""

from __future__ import annotations

import os
import re

import pytest
from hostile import cases_files, cases_pages
from hostile.building import clean_for_a_terminal, run, surroundings, write_settings
from hostile.invariants import Site, broken, visible
from site_building import Run

LINKS = ("http://", "https://", "mailto:")
SEEDS = {
    "2019.txt": "date 2019-07 ALGER – Le port rouvre en 2019.",
    "2020.txt": "date 2020-07 ALGER – Le port rouvre en 2020.",
    "a.txt": "date 2019-07 ALGER – Le port a.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "outside").mkdir()
    (folder / "outside" / "secret.txt").write_text(f"Title: {cases_files.SECRET}\n\nx", encoding="utf-8")
    (folder / "seeds").mkdir()
    for name, text in SEEDS.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    write_settings(folder)
    content = folder / "content"
    tables = {"corrections.csv": cases_pages.CORRECTIONS, "redirects.csv": cases_pages.REDIRECTS}
    for name, data in (cases_pages.pages() | tables).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data)
    for name, make in cases_pages.odd(str(folder / "outside")).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        make(os.fsencode(content / name))
    before = surroundings(folder)
    first, second = run(folder), run(folder)
    assert surroundings(folder) == before
    return first, second


def test_it_is_built_and_a_second_run_has_nothing_to_do(built: tuple[Run, Run]) -> None:
    first, second = built
    assert first.status == 0, first.stderr[-3000:]
    assert second.status == 0, second.stderr[-3000:]
    assert " 0 files changed" in second.stdout


def test_the_site_is_sound(built: tuple[Run, Run]) -> None:
    wrong = broken(Site(built[0].output, LINKS))
    assert not wrong, "\n".join(wrong[:50])


def test_nothing_is_read_or_written_through_a_link(built: tuple[Run, Run]) -> None:
    for path in built[0].output.rglob("*"):
        assert not path.is_symlink()
        assert not path.is_file() or cases_files.SECRET.encode() not in path.read_bytes(), path
    assert "2020.txt" in built[0].rejects
    for name in ("news/link.md", "news/fifo.md", "pages/link.md"):
        assert (built[0].content / name).is_symlink() or not (built[0].content / name).is_file()


def test_every_text_can_be_read(built: tuple[Run, Run]) -> None:
    output = built[0].output
    for number, body in enumerate(cases_pages.BODIES):
        # Raw HTML may swallow what follows it, in a browser too.
        if re.search(r"<(?:style|script|svg|math|noscript|template|object)|<!", body):
            continue
        for place in (f"2019/07/body-{number}", f"body-{number}"):
            assert f"Fin {number}." in visible((output / place / "index.html").read_bytes()), place


def test_no_redirect_leads_out(built: tuple[Run, Run]) -> None:
    output = built[0].output
    assert (output / "old5" / "index.html").is_file()
    for name in ("old", "old2", "old3", "old4", "old7", "old8", "x"):
        assert not (output / name).exists(), name


def test_the_terminal_sees_no_control_characters(built: tuple[Run, Run]) -> None:
    for done in built:
        assert clean_for_a_terminal(done.stdout)
        assert clean_for_a_terminal(done.stderr)
