"""Files: what is read, what is written, what is removed."""

import os
from pathlib import Path

import pytest
from pelican.plugins.dateline import store


def test_walk_is_sorted_and_stays_inside(tmp_path: Path) -> None:
    root, outside = tmp_path / "seeds", tmp_path / "outside"
    (root / "b").mkdir(parents=True)
    outside.mkdir()
    for path in (root / "b" / "2.txt", root / "a.txt", root / ".hidden", outside / "secret.txt"):
        path.write_text("x")
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    os.mkfifo(root / "pipe.txt")
    assert list(store.walk(root)) == ["a.txt", "b/2.txt"]
    assert list(store.walk(root, (".md",))) == []


def test_read_refuses_links_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    assert store.read(tmp_path / "a", limit=3) == b"1234"
    for name in ("link", "pipe"):
        with pytest.raises(OSError, match=r".+"):
            store.read(tmp_path / name)


def test_write_leaves_an_equal_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.md"
    assert store.write(path, b"one")
    os.utime(path, (1, 1))
    assert not store.write(path, b"one")
    assert path.stat().st_mtime == 1
    assert store.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["page.md"]


def test_sums_round_trip_and_remove(tmp_path: Path) -> None:
    for name in ("index.html", "2019/07/a/index.html"):
        store.write(tmp_path / name, name.encode())
    (tmp_path / "2019" / "theirs.txt").write_text("kept")
    sums = {name: store.digest(name.encode()) for name in ("index.html", "2019/07/a/index.html")}
    store.write(tmp_path / store.SUMS, store.listed(sums))
    assert store.read_sums(tmp_path) == sums
    assert store.remove(tmp_path, sums) == 2
    assert (tmp_path / "2019" / "theirs.txt").exists()
    assert not (tmp_path / "2019" / "07").exists()


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "a/../../b"])
def test_a_list_that_leads_out_is_not_believed(tmp_path: Path, path: str) -> None:
    (tmp_path / store.SUMS).write_text(f"{'0' * 64}  {path}\nnonsense\n")
    assert store.read_sums(tmp_path) == {}
