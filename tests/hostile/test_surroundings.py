"""What a run meets beside its seeds and pages: streams that are shut, full or deaf, settings that are none, odd folders."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hostile.building import clean_for_a_terminal, surroundings, write_settings
from hostile.cases_files import SECRET

SECONDS = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("date 2019-07 ALGER – Le port rouvre.", encoding="utf-8")
    (tmp_path / "seeds" / "b.bin").write_bytes(b"\0")
    write_settings(tmp_path)
    return tmp_path


def call(
    folder: Path, redirection: str = "", *options: str, verb: str = "build"
) -> subprocess.CompletedProcess[bytes]:
    """The command, by a shell, which can shut streams."""
    settings = ["--settings", "pelican.conf.py"] if verb in ("build", "clean", "verify") else []
    words = [sys.executable, "-m", "pelican.plugins.dateline", verb, *settings, *options]
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *words],
        cwd=folder,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    "redirection",
    [">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full", "</dev/zero"],
)
def test_a_site_is_built_though_nobody_can_hear_of_it(folder: Path, redirection: str) -> None:
    for _ in range(2):
        done = call(folder, redirection)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr + done.stdout
        assert (folder / "output" / "SHA256SUMS").is_file()


def test_a_reader_that_has_gone_does_not_end_the_run(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "-m", "pelican.plugins.dateline", "build", "--settings", "pelican.conf.py"]
    done = subprocess.run(words, cwd=folder, stdout=write, stderr=write, timeout=SECONDS, check=False)
    os.close(write)
    assert done.returncode == 0
    assert (folder / "output" / "SHA256SUMS").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"x = (\n", "pelican.conf.py:1: SyntaxError: "),
        (b"A = 1\nraise ValueError('\\x1b[31m')\n", "pelican.conf.py:2: ValueError: "),
        (b"\xff\xfe", "pelican.conf.py:1: SyntaxError: "),
        (b"A = 1\nB = NAME\n", "pelican.conf.py:2: NameError: "),
    ],
)
def test_settings_that_cannot_be_read_are_one_line(folder: Path, text: bytes, said: str) -> None:
    (folder / "pelican.conf.py").write_bytes(text)
    done = call(folder)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), lines
    assert lines[0].startswith(said)
    assert lines[0].endswith("; mend the settings")
    assert clean_for_a_terminal(lines[0])


@contextmanager
def planted(path: Path, kind: str) -> Iterator[None]:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "file":
        path.write_bytes(b"x")
    else:
        path.symlink_to(kind)
    yield
    assert path.is_symlink() or not path.is_dir()


@pytest.mark.parametrize("option", ["output", "content"])
@pytest.mark.parametrize("kind", ["pipe", "file", "/dev/full", "nowhere", "loop"])
def test_what_is_no_folder_is_named_in_one_line(folder: Path, option: str, kind: str) -> None:
    with planted(folder / "loop", kind):
        done = call(folder, "", f"--{option}", "loop")
    said = done.stderr.decode().splitlines()
    assert done.returncode in (1, 2), said
    assert "Traceback" not in done.stderr.decode()
    assert said[-1].count("; ") >= 1
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize("name", ["a\n\x1b[31mb", "a\udcffb", "\u202eb", "-rf", "a b'c\"d$(id)`id`;&"])
def test_folders_may_bear_any_name(folder: Path, name: str) -> None:
    for part in ("seeds", "content", "output"):
        (folder / name).mkdir(exist_ok=True)
        (folder / part).rename(folder / name / part) if part == "seeds" else None
    options = [f"--{part}=./{name}/{part}" for part in ("seeds", "content", "output")]
    for _ in range(2):
        done = call(folder, "", *options)
        assert done.returncode == 0, done.stderr
        assert clean_for_a_terminal(done.stdout.decode())
        assert clean_for_a_terminal(done.stderr.decode())
    assert (folder / name / "output" / "2019" / "07" / "index.html").is_file()
    assert sorted(os.listdir(folder / name / "seeds")) == ["a.txt", "b.bin"]


def test_explain_shows_no_control_characters(folder: Path) -> None:
    (folder / "e.txt").write_bytes("date 2019-07 ALGER – \x1b[31m\u202e rouge, « \x9b2J » a dit M. X\x07.".encode())
    done = call(folder, "", "e.txt", verb="explain")
    assert clean_for_a_terminal(done.stdout.decode())


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/etc/hostname"])
def test_explain_waits_for_no_pipe_and_follows_no_link(folder: Path, kind: str) -> None:
    with planted(folder / "x.txt", kind):
        done = call(folder, "", "x.txt", verb="explain")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_what_was_planted_in_the_output_leads_nobody_out(folder: Path) -> None:
    """Links, pipes, a list and a card that somebody else has written: nothing outside is read, written or removed."""
    outside, output = folder / "outside", folder / "output"
    (outside / "d").mkdir(parents=True)
    secret = outside / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    output.mkdir()
    for name, target in {
        "link": outside, "2019": outside / "d", "theme": outside / "d", "index.html": secret, "feed.atom": Path("/dev/full"),
    }.items():  # fmt: skip
        (output / name).symlink_to(target)
    os.mkfifo(output / "feed.json")
    sum_ = hashlib.sha256(SECRET.encode()).hexdigest()
    names = (
        "link/secret.txt", "../outside/secret.txt", "/etc/hostname", "link/../../outside/secret.txt", ".", "", "2019/", "index.html",
        "..", "a\0b", "../" * 40 + "etc/hostname",
    )  # fmt: skip
    (output / "SHA256SUMS").write_text("".join(f"{sum_}  {name}\n" for name in names), encoding="utf-8")
    (output / "data").mkdir()
    (output / "data" / "build.json").write_text(
        '{"settings":' + "[" * 100_000 + "]" * 100_000 + "}", encoding="utf-8"
    )
    assert b"Traceback" not in call(folder, "", verb="verify").stderr
    before = surroundings(folder)
    for _ in range(2):
        done = call(folder)
        assert done.returncode == 0, done.stderr
    clean = call(folder, "", "--output", "output", verb="clean")
    assert clean.returncode == 0, clean.stderr
    assert surroundings(folder) == before
    assert secret.read_text(encoding="utf-8") == SECRET
    assert os.listdir(outside / "d") == []
    assert (output / "link").is_symlink()
    assert not (output / "data").exists()


def test_tables_and_pages_that_are_links_or_pipes_are_named_and_not_followed(folder: Path) -> None:
    outside = folder / "outside"
    outside.mkdir()
    (outside / "x.md").write_text(f"Title: {SECRET}\n\n{SECRET}", encoding="utf-8")
    content = folder / "content"
    os.mkfifo(content / "corrections.csv")
    (content / "redirects.csv").symlink_to(outside / "x.md")
    (content / "pages").symlink_to(outside)
    (content / "news").symlink_to(outside)
    before = surroundings(folder)
    done = call(folder)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "corrections.csv: cannot be read" in said
    assert "redirects.csv: cannot be read" in said
    assert "a.txt: its page would go to news, which is no folder of its own" in said
    assert surroundings(folder) == before
    assert not any(SECRET.encode() in path.read_bytes() for path in (folder / "output").rglob("*") if path.is_file())
