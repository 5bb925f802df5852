"""A full disk, folders that may not be written, another run, damage: one line, and nothing that stood is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from killing import Server, look
from pelican.plugins.dateline import faults
from pelican.plugins.dateline.lock import Busy, Lock
from test_kill import Scene, clean_site, despatch, files

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.close()


@pytest.fixture
def scene(server: Server, tmp_path: Path) -> Scene:
    """A site that stands, with something new to be built."""
    made = Scene(tmp_path / "site", random.Random(3))
    assert server.run(made.words()) == 0
    return made


def one_line(said: str) -> str:
    lines = said.splitlines()
    assert len(lines) == 1, said
    return lines[0]


# -- disk full -------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(place: Path, kilobytes: int = 30_000) -> Iterator[Path]:
    """A file system of that size; the test is skipped where none may be mounted."""
    place.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small file system takes the rights of root")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", 0) as file:
        while file.write(bytes(4096)):
            pass
    return filler


def move(scene: Scene, part: str, to: Path) -> None:
    """Let a folder of the site lie elsewhere, and be reached by a link."""
    here = scene.folder / part
    here.mkdir(exist_ok=True)
    shutil.copytree(here, to, dirs_exist_ok=True)
    shutil.rmtree(here)
    here.symlink_to(to)


@pytest.mark.parametrize("parts", [("output",), ("output", "cache"), ("content",)], ids="+".join)
def test_a_full_disk_leaves_the_old_site_and_says_so_in_one_line(
    parts: tuple[str, ...], server: Server, tmp_path: Path
) -> None:
    scene = Scene(tmp_path / "site", random.Random(3))
    with small_disk(tmp_path / "disk") as disk:
        for part in parts:
            move(scene, part, disk / part if len(parts) > 1 else disk)
        assert server.run(scene.words()) == 0
        before = files(scene.folder / "output"), files(scene.folder / "content")
        for _ in range(4):
            scene.add()
        filler = fill(disk)
        assert server.run(scene.words()) == 1
        said = one_line(server.said())
        assert said.startswith(str(disk))
        assert ": No space left on device; make room on that disk and run it again; the published site" in said
        filler.unlink()
        stands, pages = files(scene.folder / "output"), files(scene.folder / "content")
        assert stands == before[0]
        assert {name: pages[name] for name in before[1]} == before[1]
        assert scene.torn() == []
        assert server.run(scene.words()) == 0
        assert (files(scene.folder / "content"), files(scene.folder / "output")) == clean_site(
            scene, server, tmp_path / "clean"
        )


def test_without_room_for_what_it_knows_the_site_is_built_all_the_same(server: Server, tmp_path: Path) -> None:
    scene = Scene(tmp_path / "site", random.Random(3))
    with small_disk(tmp_path / "disk") as disk:
        move(scene, "cache", disk)
        fill(disk)
        assert server.run(scene.words()) == 0
        assert "has no room to write to, so the next run does all anew; make room, or set CACHE_PATH" in server.said()
        assert files(scene.folder / "output") == clean_site(scene, server, tmp_path / "clean")[1]


def test_a_limit_on_the_size_of_files_is_a_fault_like_any_other(scene: Scene, tmp_path: Path) -> None:
    """The fault that needs no rights to bring about."""
    before = files(scene.folder / "output")
    for _ in range(4):
        scene.add()
    words = [sys.executable, "-m", "pelican.plugins.dateline", *scene.words()]
    program = f"import resource, os; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); os.execv({words[0]!r}, {words!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert "File too large; raise the limit on the size of files and run it again; the published site" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(scene.folder / "output") == before


# -- folders that may not be written ---------------------------------------------------------------------------


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be written there, not even by root."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid():
        modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*")) if path.is_dir()}
        for path in modes:
            path.chmod(0o555)
        yield
        for path, mode in modes.items():
            path.chmod(mode)
        return
    for words in (["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder]):
        if subprocess.run(words, check=False, capture_output=True).returncode:
            pytest.skip("root writes everywhere here, and a folder cannot be mounted read-only")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("part", ["output", "content"])
def test_a_folder_that_cannot_be_written_is_named_and_all_else_stands(
    part: str, server: Server, scene: Scene
) -> None:
    before = files(scene.folder / "output")
    # Where nothing has to be written there, nothing is amiss.
    with read_only(scene.folder / part):
        assert server.run(scene.words()) == 0
    scene.add()
    with read_only(scene.folder / part):
        assert server.run(scene.words()) == 1
        said = one_line(server.said())
        assert str(scene.folder / part) in said
        assert "; make that file system writable, or give" in said or "; give yourself the right" in said
        assert files(scene.folder / "output") == before
    assert server.run(scene.words()) == 0
    assert look(scene.folder / "output", ()) == []


def test_seeds_and_cache_may_be_read_only(server: Server, scene: Scene, tmp_path: Path) -> None:
    scene.add()
    shutil.rmtree(scene.folder / "cache")
    with read_only(scene.folder / "seeds"), read_only(scene.folder / "cache"):
        assert server.run(scene.words()) == 0
    assert files(scene.folder / "output") == clean_site(scene, server, tmp_path / "clean")[1]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def test_a_seed_that_may_not_be_read_is_a_reject_and_the_rest_is_published(open_folder: Path) -> None:
    """Run as nobody where root would read it all the same."""
    scene = Scene(open_folder / "site", random.Random(3))
    bad = scene.seeds()[3]
    bad.chmod(0)

    def to_nobody() -> None:
        for path in (scene.folder, *scene.folder.rglob("*")) if not os.geteuid() else ():
            os.chown(path, 65534, 65534)

    to_nobody()
    nobody = Server("nobody")
    try:
        assert nobody.run(scene.words()) == 0, nobody.said()
        assert f"{bad.name}: cannot be read (Permission denied); check its permissions" in nobody.said()
        assert look(scene.folder / "output", ()) == []
        scene.add()
        to_nobody()
        before = files(scene.folder / "output")
        output, above = scene.folder / "output", scene.folder
        output.chmod(0o555)
        above.chmod(0o555)
        assert nobody.run(scene.words()) == 1
        assert files(scene.folder / "output") == before
        assert "Permission denied; give yourself the right to read and write there" in nobody.said()
        assert "Traceback" not in nobody.said()
        # Only the folder above shut, files are published one by one.
        output.chmod(0o755)
        inode = output.stat().st_ino
        assert nobody.run(scene.words()) == 0, nobody.said()
        assert output.stat().st_ino == inode
        above.chmod(0o755)
        assert look(output, ()) == []
        assert files(output) != before
    finally:
        nobody.close()
        scene.folder.chmod(0o755)


# -- two at once -----------------------------------------------------------------------------------------------


def test_of_two_at_once_the_second_waits_says_so_and_finds_all_done(scene: Scene, tmp_path: Path) -> None:
    for _ in range(6):
        scene.add()
    words = [sys.executable, "-m", "pelican.plugins.dateline", *scene.words()]
    runs = [
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)
    ]
    said = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0] * 4
    assert look(scene.folder / "output", ()) == []
    assert scene.torn() == []
    waited = [err for _, err in said if "another run works there; waiting until it has ended" in err]
    built = [out for out, _ in said if " 0 files changed" not in out]
    assert len(built) == 1
    assert len(waited) >= 1


def test_who_waits_too_long_leaves_with_a_clear_line(tmp_path: Path) -> None:
    said: list[str] = []
    held = Lock(tmp_path, said.append)
    with pytest.raises(Busy) as caught:
        Lock(tmp_path, said.append, patience=0.2)
    assert faults.line(caught.value).startswith(f"{tmp_path}: another run works there and does not end; end it, then")
    assert said == [f"{tmp_path}: another run works there; waiting until it has ended"]
    held.release()
    Lock(tmp_path, said.append, patience=0.2).release()


def test_workers_end_with_the_run_they_work_for(server: Server, scene: Scene) -> None:
    """Else they would write on, and hold the lock."""
    for number in range(30):
        (scene.folder / "seeds" / f"m{number}.txt").write_text(
            despatch(scene.chance, 5000 + number), encoding="utf-8"
        )
    words = scene.words()
    words[words.index("--workers") + 1] = "2"
    leader = server.start(words)
    children: list[str] = []
    end = time.monotonic() + 30
    while len(children) < 2 and time.monotonic() < end:
        with suppress(OSError):
            children = Path(f"/proc/{leader}/task/{leader}/children").read_text(encoding="ascii").split()
    os.kill(leader, signal.SIGKILL)
    assert server.wait() == -signal.SIGKILL
    assert len(children) == 2
    end = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert server.run(scene.words()) == 0


# -- damage ----------------------------------------------------------------------------------------------------


def keeping(scene: Scene) -> list[Path]:
    """Every file in which the program keeps what it knows."""
    cache = scene.folder / "cache"
    kept = [path for path in cache.rglob("*") if path.is_file() and "tree" not in path.relative_to(cache).parts]
    return [
        *sorted(kept),
        scene.folder / "output" / "SHA256SUMS",
        scene.folder / "output" / "data" / "articles.jsonl",
    ]


@pytest.mark.parametrize("how", ["truncated", "emptied", "randomised", "deleted", "a folder", "text"])
def test_whatever_is_damaged_is_made_anew_without_a_word(
    how: str, server: Server, scene: Scene, tmp_path: Path
) -> None:
    chance = random.Random(how)
    clean = clean_site(scene, server, tmp_path / "clean")
    names = [path.relative_to(scene.folder) for path in keeping(scene)]
    assert any(name.suffix == ".sqlite" for name in names)
    for name in names:
        path = scene.folder / name
        data = path.read_bytes()
        path.unlink()
        if how == "truncated":
            path.write_bytes(data[: len(data) // 2])
        elif how == "emptied":
            path.write_bytes(b"")
        elif how == "randomised":
            path.write_bytes(chance.randbytes(len(data)))
        elif how == "a folder":
            path.mkdir()
        elif how == "text":
            path.write_text("nothing of ours\n" * 300, encoding="utf-8")
        assert server.run(scene.words()) == 0, (name, server.said())
        said = [line for line in server.said().splitlines() if "0 rejects" not in line]
        if how != "a folder":
            assert [line for line in said if "is kept in the cache folder" not in line] == [], name
        assert (files(scene.folder / "content"), files(scene.folder / "output")) == clean, name
        if path.is_dir():
            shutil.rmtree(path)
    assert (files(scene.folder / "content"), files(scene.folder / "output")) == clean


def test_a_flipped_bit_anywhere_in_what_it_knows_is_found(server: Server, scene: Scene, tmp_path: Path) -> None:
    chance = random.Random(5)
    (state,) = (scene.folder / "cache").glob("*.sqlite")
    for _ in range(6):
        data = bytearray(state.read_bytes())
        for _ in range(chance.choice((1, 30))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        state.write_bytes(bytes(data))
        scene.chance.choice((scene.add, scene.edit, scene.remove))()
        assert server.run(scene.words()) == 0
        assert (files(scene.folder / "content"), files(scene.folder / "output")) == clean_site(
            scene, server, tmp_path / "clean"
        )


def test_states_of_folders_that_are_no_more_go(server: Server, scene: Scene) -> None:
    cache, folder = scene.folder / "cache", scene.folder
    (mine,) = cache.glob("state-*.sqlite")
    there, gone = folder / "there", folder / "gone"
    for output in (there, gone):
        words = scene.words()
        words[words.index("--output") + 1] = str(output)
        assert server.run(words) == 0
    others = {path for path in cache.glob("state-*.sqlite") if path != mine}
    shutil.rmtree(gone)
    (cache / "state-0000.sqlite").write_bytes(b"of another release")
    (cache / "state-0001.sqlite-journal").write_bytes(b"not a state")
    scene.add()
    assert server.run(scene.words()) == 0
    left = set(cache.glob("state-*"))
    assert mine in left
    assert len(left & others) == 1
    assert len(left) == 3


def test_a_template_with_a_mistake_is_named_in_one_line_and_the_old_site_stands(server: Server, scene: Scene) -> None:
    before = files(scene.folder / "output")
    template = scene.folder / "theme" / "templates" / "article.html"
    template.write_text("{% if %}", encoding="utf-8")
    scene.add()
    assert server.run(scene.words()) == 1
    said = one_line(server.said())
    assert said.startswith(f"{template}:1: TemplateSyntaxError: ")
    assert said.endswith("; mend the template and run it again; the published site stands as it was")
    assert files(scene.folder / "output") == before


def test_with_a_theme_of_another_maker_the_second_waits_too(scene: Scene) -> None:
    conf = scene.folder / "pelican.conf.py"
    theme = "theme.toml"
    (scene.folder / "theme" / theme).unlink()
    shutil.rmtree(scene.folder / "theme" / "templates")
    (scene.folder / "theme" / "templates").mkdir()
    held = Lock(scene.folder / "content", lambda text: None)
    words = [sys.executable, "-m", "pelican.plugins.dateline", *scene.words()]
    run = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert run.stderr
    lines = []
    while "waiting until it has ended" not in (line := run.stderr.readline()) and line:
        lines.append(line)
    assert "another run works there; waiting" in line, lines
    held.release()
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    assert "articles" in out
    assert conf.is_file()


def test_the_back_of_the_site_may_be_damaged_or_go(server: Server, scene: Scene, tmp_path: Path) -> None:
    chance = random.Random(8)
    for kind in (
        "delete a file",
        "change a file",
        "add a file",
        "delete all",
        "a file in its place",
        "delete a folder",
    ):
        (back,) = (scene.folder / "cache").glob("site-*")
        tree = back / "tree"
        inside = sorted(path for path in tree.rglob("*") if path.is_file())
        if kind == "delete a file":
            chance.choice(inside).unlink()
        elif kind == "change a file":
            # A link to what readers see as well.
            chance.choice(inside).write_bytes(b"changed")
        elif kind == "add a file":
            (tree / "stray.html").write_text("x", encoding="utf-8")
        elif kind == "delete all":
            shutil.rmtree(back)
        elif kind == "a file in its place":
            shutil.rmtree(tree)
            tree.write_text("x", encoding="utf-8")
        else:
            shutil.rmtree(tree / "data")
        scene.add()
        assert server.run(scene.words()) == 0, (kind, server.said())
        assert files(scene.folder / "output") == clean_site(scene, server, tmp_path / "clean")[1], kind


# -- links ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["removed", "replaced"])
def test_nothing_is_put_aside_through_a_link(kind: str, server: Server, scene: Scene, tmp_path: Path) -> None:
    """Neither the page of a seed that has gone nor a file of the site that somebody changed leaves the cache folder."""
    outside, aside = tmp_path / "outside", scene.folder / "cache" / kind
    outside.mkdir()
    aside.symlink_to(outside)
    changed = scene.folder / "output" / "index.html"
    if kind == "removed":
        scene.seeds()[0].unlink()
    else:
        changed.write_text("by hand", encoding="utf-8")
        scene.add()
    before = files(scene.folder / "output"), files(scene.folder / "content")
    assert server.run(scene.words()) == 1
    said = server.said()
    assert f"{aside}: is a link, and nothing is written through one; take it away, or put a folder there" in said
    assert list(outside.iterdir()) == []
    assert files(scene.folder / "output") == before[0]
    assert before[1].items() <= files(scene.folder / "content").items()
    aside.unlink()
    assert server.run(scene.words()) == 0
    assert len(files(aside)) == 1
    assert list(outside.iterdir()) == []
