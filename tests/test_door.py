"""The front door: it says that nothing changed only where a run would find nothing to do."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pelican.plugins.dateline import cli, door, ticket
from test_incremental import ROOT

CONF = """SITENAME = "Revue"
DEFAULT_LANG = "fr"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = "cache"
PLUGINS = ["pelican.plugins.dateline"]
DATELINE_SEEDS = "seeds"
DATELINE_WORKERS = 1
THEME_TEMPLATES_OVERRIDES = ["own"]
"""
SEED = " date 2019-07 Le ministre a affirmé, mardi à Alger, que le chantier sera livré. Les travaux durent depuis {n} ans.\n"
PROGRAM = Path(door.__file__).parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("door") / "site"
    (folder / "seeds").mkdir(parents=True)
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "pelican.conf.py").write_text(CONF, encoding="utf-8")
    for number in range(4):
        (folder / "seeds" / f"{number}.txt").write_text(SEED.format(n=number + 10), encoding="utf-8")
    (folder / "own").mkdir()
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


@pytest.fixture(autouse=True)
def _in_no_hurry(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "lately" not in request.node.name:
        monkeypatch.setattr(door, "SETTLED", 0)


def words(site: Path) -> list[str]:
    return ["build", "--settings", str(site / "pelican.conf.py")]


def settled(site: Path) -> None:
    """Build until the door answers: stamps of what was written a moment ago are not taken."""
    for _ in range(4):
        assert cli.main(words(site)) == 0
        if door.enter(words(site)) == 0:
            return
        time.sleep(0.05)
    raise AssertionError("the door never answers")


def rewritten(path: Path, text: str) -> None:
    """Other words of the same length under the old times, as a tool that restores them leaves them."""
    status = path.stat()
    assert len(text.encode()) == status.st_size
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def page(site: Path) -> Path:
    return min((site / "content" / "news").rglob("*.md"))


def _swapped(site: Path) -> None:
    one, other = site / "seeds" / "0.txt", site / "seeds" / "1.txt"
    one.rename(site / "seeds" / "x"), other.rename(one), (site / "seeds" / "x").rename(other)


def _restored(site: Path) -> None:
    shutil.copy2(site / "seeds" / "0.txt", site / "0")
    (site / "0").rename(site / "seeds" / "0.txt")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a new seed": lambda site: (site / "seeds" / "new.txt").write_text(SEED.format(n=99), encoding="utf-8"),
    "a seed less": lambda site: (site / "seeds" / "3.txt").unlink(),
    "a seed of the same size and time": lambda site: rewritten(site / "seeds" / "2.txt", SEED.format(n=88)),
    "a seed restored from a backup": _restored,
    "two seeds that changed names": _swapped,
    "a page edited": lambda site: page(site).write_text(f"{page(site).read_text('utf-8')}\nAjout.\n", "utf-8"),
    "a page deleted": lambda site: page(site).unlink(),
    "a hand-written page": lambda site: (site / "content" / "pages" / "x.md").write_text("Title: X\n\nX\n"),
    "a correction": lambda site: (site / "content" / "corrections.csv").write_text(
        "source;field;value;who;why\n2.txt;title;Neuf;Zoé;vu\n", "utf-8"
    ),
    "a file of the site changed": lambda site: (site / "output" / "index.html").write_text("x"),
    "a file of the site lost": lambda site: (site / "output" / "robots.txt").unlink(),
    "a template": lambda site: (site / "theme" / "templates" / "base.html").open("a").write("<!-- -->"),
    "a template before the theme's": lambda site: shutil.copy(
        site / "theme" / "templates" / "list.html", site / "own"
    ),
    "a style sheet": lambda site: (site / "theme" / "static" / "more.css").write_text("p {}"),
    "the settings": lambda site: (site / "pelican.conf.py").write_text(CONF.replace("Revue", "Revut")),
    "the cache lost": lambda site: shutil.rmtree(site / "cache"),
    "the ticket damaged": lambda site: [
        path.write_bytes(path.read_bytes()[:-1]) for path in site.glob("cache/ticket-*")
    ],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_door_sees_every_change_and_answers_again_after_the_run(
    change: Callable[[Path], object], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled(site)
    capsys.readouterr()
    assert door.enter(words(site)) == 0
    told = capsys.readouterr()
    change(site)
    assert type(door.enter(words(site))) is not int
    settled(site)
    assert " 0 files changed" in told.out


def test_what_was_seen_holds_no_more_once_a_run_was_at_work_or_killed(site: Path) -> None:
    settled(site)
    (site / "seeds" / "new.txt").write_text(SEED.format(n=55), encoding="utf-8")
    time.sleep(0.05)
    folders = [str(site / name) for name in ("seeds", "content", "output")]
    [state] = map(str, (site / "cache").glob("state-*.sqlite"))

    def seen() -> door.Looked:
        found = door.enter(words(site))
        assert isinstance(found, tuple)
        assert found[1]
        return found[1]

    assert seen().holds(state, *folders)
    # What a run leaves that is killed before it ends: a page that the state does not know of, or a state that is another.
    before = seen()
    (site / "content" / "news" / "left.md").write_text("Title: x\n\nx\n", encoding="utf-8")
    assert not before.holds(state, *folders)
    (site / "content" / "news" / "left.md").unlink()
    time.sleep(0.05)
    before = seen()
    assert before.holds(state, *folders)
    os.utime(state)
    assert not before.holds(state, *folders)
    assert not seen()._replace(when=0).holds(state, *folders)
    settled(site)
    (site / "seeds" / "new.txt").unlink()
    settled(site)


def test_what_is_no_file_among_the_seeds_is_for_a_run_to_name(site: Path) -> None:
    settled(site)
    link = site / "seeds" / "link.txt"
    link.symlink_to("0.txt")
    for _ in range(2):
        assert type(door.enter(words(site))) is not int
        assert cli.main(words(site)) == 0
    link.unlink()
    settled(site)


def test_a_link_that_leads_elsewhere_now_is_followed_there(site: Path) -> None:
    calls = [*words(site), "--seeds", str(site / "way")]
    (site / "way").symlink_to("seeds")
    for _ in range(3):
        assert cli.main(calls) == 0
    assert door.enter(calls) == 0
    shutil.copytree(site / "seeds", site / "later")
    (site / "way").unlink()
    (site / "way").symlink_to("later")
    assert door.enter(calls) is None
    (site / "way").unlink()
    shutil.rmtree(site / "later")


def test_templates_behind_a_link_are_looked_at(site: Path, tmp_path: Path) -> None:
    templates = site / "theme" / "templates"
    templates.rename(tmp_path / "templates")
    templates.symlink_to(tmp_path / "templates")
    settled(site)
    (tmp_path / "templates" / "base.html").open("a").write("<!-- seen -->")
    assert type(door.enter(words(site))) is not int
    assert cli.main(words(site)) == 0
    assert "<!-- seen -->" in (site / "output" / "index.html").read_text("utf-8")
    templates.unlink()
    (tmp_path / "templates").rename(templates)


def test_times_of_an_earlier_run_are_not_said(site: Path) -> None:
    conf = site / "pelican.conf.py"
    before = conf.read_text("utf-8")
    conf.write_text(f"{before}DATELINE_PROFILE = True\n", "utf-8")
    for _ in range(3):
        assert cli.main(words(site)) == 0
        assert type(door.enter(words(site))) is not int
    conf.write_text(before, "utf-8")


def test_without_room_for_a_ticket_a_site_is_built(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*paths: str) -> None:
        raise OSError(28, "No space left on device")

    settled(site)
    for left in site.glob("cache/ticket-*"):
        left.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(door.os, "replace", full)
        assert cli.main(words(site)) == 0
    assert list(site.glob("cache/ticket-*")) == []


def test_it_says_what_a_run_would_say(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "seeds" / "bad.txt").write_text("no date\0\0\0", encoding="utf-8")
    settled(site)
    capsys.readouterr()
    assert door.enter(words(site)) == 0
    short = capsys.readouterr()
    assert cli.main(words(site)) == 0
    long = capsys.readouterr()
    assert short.out == long.out
    assert [line for line in short.err.splitlines() if "bad" in line] == [
        line for line in long.err.splitlines() if "bad" in line
    ]


def test_other_words_another_place_or_code_in_the_settings_get_no_answer(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settled(site)
    assert door.enter([*words(site), "--strict"]) is None
    assert type(door.enter([*words(site), "--profile"])) is not int
    monkeypatch.chdir(tmp_path)
    assert door.enter(words(site)) is None
    assert ticket.call(words(site), str(site / "pelican.conf.py")) is not None
    assert ticket.call(["watch", *words(site)[1:]], str(site / "pelican.conf.py")) is None
    (tmp_path / "conf.py").write_text(f"{CONF}import os\nSITENAME = os.name\n", encoding="utf-8")
    assert ticket.call(words(site), str(tmp_path / "conf.py")) is None


def test_a_terminal_that_cannot_show_a_character_gets_its_number(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [*words(site), "--output", str(site / "édité")]
    # What runs the program is part of the ticket.
    monkeypatch.setenv("PYTHONPATH", str(PROGRAM.parent))
    for _ in range(3):
        assert cli.main(calls) == 0
    command = [
        sys.executable,
        "-c",
        "import sys; from dateline import door; sys.exit(door.enter(sys.argv[1:]))",
        *calls,
    ]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert "0 files changed" in done.stdout
    assert "\\xe9dit\\xe9" in done.stdout


def test_what_changed_lately_may_change_again_unseen(site: Path) -> None:
    (site / "theme" / "static" / "late.css").write_text("p {}")
    assert door.seen([str(site / "theme")]) is None


def test_a_pipe_for_settings_is_neither_waited_for_nor_emptied(site: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "conf")
    assert door.enter(["build", "--settings", str(tmp_path / "conf")]) is None


def test_by_its_path_it_answers_and_builds_without_pelican(site: Path) -> None:
    def run() -> str:
        command = [sys.executable, "-v", str(PROGRAM), *words(site)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=site)
        loaded = {line.split()[1].strip("'") for line in done.stderr.splitlines() if line.startswith("import ")}
        return done.stdout + ", ".join(f"{name}: {name in loaded}" for name in ("pelican", "jinja2", "babel"))

    (site / "seeds" / "bad.txt").unlink(missing_ok=True)
    time.sleep(2.2)
    assert "pelican: False" in run()
    said = run()
    assert " 0 files changed" in said
    assert "pelican: False, jinja2: False, babel: False" in said
    (site / "seeds" / "path.txt").write_text(SEED.format(n=77), encoding="utf-8")
    time.sleep(0.05)
    said = run()
    assert " 0 files changed" not in said
    assert "pelican: False, jinja2: True, babel: False" in said
    conf = site / "pelican.conf.py"
    before = conf.read_text("utf-8")
    conf.write_text(before + "import os\n", "utf-8")
    assert "pelican: True" in run()
    conf.write_text(before, "utf-8")
