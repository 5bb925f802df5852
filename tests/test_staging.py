"""One publishing after the other into a folder: what readers see, what stays, what is kept aside, what it costs."""

from __future__ import annotations

import errno
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pelican.plugins.dateline import exchange, inplace, scouting, settings, staging, store, tree, walking

SITES: list[dict[str, str]] = [
    {"index.html": "one", "2019/a/index.html": "a", "style.css": "s"},
    {"index.html": "two", "2019/a/index.html": "a", "2020/b/index.html": "b", "style.css": "s"},
    {"index.html": "three", "2020/b/index.html": "b2", "style.css": "s"},
]


@pytest.fixture(params=["exchange", "two steps", "file by file"])
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the three ways in which a site can be published."""

    def refuse(*paths: Path) -> None:
        raise OSError(errno.ENOSYS, "not here", str(paths[0]))

    if request.param == "two steps":
        monkeypatch.setattr(exchange, "exchange", refuse)
    elif request.param == "file by file":
        monkeypatch.setattr(staging, "mounted", lambda root: True)
    return str(request.param)


def publish(folder: Path, site: Mapping[str, str], known: Mapping[str, str] | None = None) -> staging.Stage:
    """Publish a site as the program does: write what it has, and see what had to change."""
    stage = staging.Stage(folder / "output", folder / "cache")
    stage.begin(site)
    changed = [path for path, text in site.items() if stage.draft.write(path, text.encode())]
    for path in site:
        stage.draft.stamp(path)
    sums = {path: store.digest(text.encode()) for path, text in site.items()}
    stage.commit(sums, changed, known or {})
    stage.close()
    return stage


def shown(folder: Path) -> dict[str, str]:
    output = folder / "output"
    found = {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }
    found.pop(store.SUMS, None)
    return found


def test_each_site_takes_the_place_of_the_one_before(method: str, tmp_path: Path) -> None:
    for site in (*SITES, *reversed(SITES)):
        publish(tmp_path, site)
        assert shown(tmp_path) == site
        listed = store.read_sums(tmp_path / "output")
        assert listed == {path: store.digest(text.encode()) for path, text in site.items()}
    assert not [path for path in (tmp_path / "output").iterdir() if path.name.startswith(".")]
    assert not (tmp_path / "output" / "2020" / "b" / "index.html").exists()
    assert not (tmp_path / "output" / "2020").exists()


def test_what_is_the_same_keeps_inode_and_time(method: str, tmp_path: Path) -> None:
    publish(tmp_path, SITES[0])
    path = tmp_path / "output" / "style.css"
    os.utime(path, (1, 1))
    inode = path.stat().st_ino
    for site in (*SITES, *SITES):
        publish(tmp_path, site)
        assert (path.stat().st_mtime, path.stat().st_ino) == (1, inode)


def test_only_what_changed_is_linked_or_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run costs what it and the last one changed, however large the site is."""
    site = {f"{number}/index.html": str(number) for number in range(300)}
    publish(tmp_path, site)
    publish(tmp_path, site | {"0/index.html": "x"})
    calls: list[str] = []
    for module, name in ((os, "link"), (os, "unlink"), (os, "replace"), (os, "mkdir"), (os, "rmdir")):
        real = getattr(module, name)

        def counted(*args: object, real: object = real, name: str = name, **more: object) -> object:
            calls.append(name)
            return real(*args, **more)  # type: ignore[operator]

        monkeypatch.setattr(module, name, counted)
    publish(tmp_path, site | {"0/index.html": "x", "1/index.html": "y"})
    assert 0 < len(calls) < 20, calls


def test_stamps_that_became_others_are_named(method: str, tmp_path: Path) -> None:
    """A link or a rename changes a file's own time of change: whoever keeps stamps has to take these anew."""

    def stamps() -> dict[str, str]:
        return {
            path: f"{status.st_ino} {status.st_ctime_ns}"
            for path, status in store.listing(tmp_path / "output").items()
        }

    for site in (*SITES, *SITES):
        before = stamps()
        stage = publish(tmp_path, site)
        after = stamps()
        other = {path for path in before.keys() & after.keys() if before[path] != after[path]}
        written = {path for path in other if before[path].split()[0] != after[path].split()[0]}
        assert other - written <= stage.touched


def test_other_peoples_files_go_along(method: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "CNAME").write_text("digest.example", encoding="utf-8")
    (output / ".well-known").mkdir()
    (output / ".well-known" / "security.txt").write_text("x", encoding="utf-8")
    (output / "empty").mkdir()
    (output / "a-link").symlink_to("index.html")
    (output / "2019").mkdir()
    (output / "2019" / "own.txt").write_text("mine", encoding="utf-8")
    os.utime(output / "CNAME", (5, 5))
    for site in (*SITES, *SITES):
        publish(tmp_path, site)
        assert (output / "CNAME").stat().st_mtime == 5
        assert (output / ".well-known" / "security.txt").read_text(encoding="utf-8") == "x"
        assert (output / "empty").is_dir()
        assert os.readlink(output / "a-link") == "index.html"
        assert (output / "2019" / "own.txt").read_text(encoding="utf-8") == "mine"
    # Changed, replaced, removed: as its owner left it.
    (output / "2019" / "own.txt").write_text("mine too", encoding="utf-8")
    (output / "CNAME.new").write_text("other.example", encoding="utf-8")
    (output / "CNAME.new").rename(output / "CNAME")
    shutil.rmtree(output / ".well-known")
    for site in SITES:
        publish(tmp_path, site)
        assert (output / "CNAME").read_text(encoding="utf-8") == "other.example"
        assert (output / "2019" / "own.txt").read_text(encoding="utf-8") == "mine too"
        assert not (output / ".well-known").exists()


def test_what_is_put_there_while_a_site_is_made_is_not_lost(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tmp_path, SITES[0])
    (output / "old.txt").write_text("x", encoding="utf-8")
    (output / "gone.txt").write_text("x", encoding="utf-8")
    stage = staging.Stage(output, tmp_path / "cache")
    site = SITES[1]
    stage.begin(site)
    (output / "late.txt").write_text("late", encoding="utf-8")
    (output / "new").mkdir()
    (output / "new" / "late.txt").write_text("late", encoding="utf-8")
    (output / "old.new").write_text("y", encoding="utf-8")
    (output / "old.new").rename(output / "old.txt")
    (output / "gone.txt").unlink()
    changed = [path for path, text in site.items() if stage.draft.write(path, text.encode())]
    stage.commit({path: store.digest(text.encode()) for path, text in site.items()}, changed, {})
    stage.close()
    late = {"late.txt": "late", "new/late.txt": "late", "old.txt": "y"}
    assert shown(tmp_path) == site | late
    publish(tmp_path, SITES[2])
    assert shown(tmp_path) == SITES[2] | late


def test_what_somebody_changed_in_the_site_is_restored_and_kept_aside(method: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tmp_path, SITES[0])
    (output / "index.html").write_text("by hand", encoding="utf-8")
    (output / "2019" / "a" / "index.html").write_text("by hand, too", encoding="utf-8")
    stage = publish(tmp_path, SITES[2])
    assert shown(tmp_path) == SITES[2]
    kept = {path: place.read_text(encoding="utf-8") for path, place in stage.replaced}
    assert kept == {"index.html": "by hand", "2019/a/index.html": "by hand, too"}
    assert publish(tmp_path, SITES[0]).replaced == []


def test_a_foreign_file_where_ours_has_to_be_is_kept_aside(method: str, tmp_path: Path) -> None:
    output, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    output.mkdir()
    (output / "2019").symlink_to(outside)
    (output / "2020").write_text("a file where a folder has to be", encoding="utf-8")
    (output / "index.html").write_text("somebody's", encoding="utf-8")
    (output / "style.css").mkdir()
    (output / "style.css" / "x.txt").write_text("in a folder where a file has to be", encoding="utf-8")
    stage = publish(tmp_path, SITES[1])
    assert shown(tmp_path) == SITES[1]
    assert list(outside.iterdir()) == []
    kept = dict(stage.replaced)
    assert sorted(kept) == ["2019", "2020", "index.html", "style.css/x.txt"]
    assert os.readlink(kept["2019"]) == str(outside)
    assert kept["index.html"].read_text(encoding="utf-8") == "somebody's"
    assert kept["style.css/x.txt"].read_text(encoding="utf-8").startswith("in a folder")


def test_without_its_list_the_state_knows_what_is_ours(method: str, tmp_path: Path) -> None:
    publish(tmp_path, SITES[0])
    (tmp_path / "output" / store.SUMS).write_text("nonsense", encoding="utf-8")
    known = {path: store.digest(text.encode()) for path, text in SITES[0].items()}
    stage = publish(tmp_path, SITES[2], known)
    assert shown(tmp_path) == SITES[2]
    assert stage.replaced == []


def test_a_list_that_leads_out_removes_nothing(method: str, tmp_path: Path) -> None:
    publish(tmp_path, SITES[0])
    output, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    (outside / "x").write_text("x", encoding="utf-8")
    (output / "way").symlink_to(outside)
    sum_ = store.digest(b"x")
    with (output / store.SUMS).open("a", encoding="utf-8") as file:
        file.write(f"{sum_}  way/x\n{sum_}  ../outside/x\n{sum_}  {outside}/x\n")
    publish(tmp_path, SITES[1])
    assert (outside / "x").read_text(encoding="utf-8") == "x"
    staging.clear(output, tmp_path / "cache", lambda text: None)
    assert (outside / "x").read_text(encoding="utf-8") == "x"


def test_a_folder_with_git_or_full_of_other_things_is_never_swapped(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / ".git").mkdir(parents=True)
    (output / ".git" / "HEAD").write_text("x", encoding="utf-8")
    inode = output.stat().st_ino
    for site in SITES:
        publish(tmp_path, site)
    assert output.stat().st_ino == inode
    assert (output / ".git" / "HEAD").read_text(encoding="utf-8") == "x"
    shutil.rmtree(output / ".git")
    for number in range(staging.FEW + 1):
        (output / f"{number}.txt").write_text("x", encoding="utf-8")
    publish(tmp_path, SITES[0])
    assert output.stat().st_ino == inode
    (output / "0.txt").unlink()
    (output / "1.txt").unlink()
    publish(tmp_path, SITES[1])
    assert output.stat().st_ino != inode


def test_the_folder_stays_open_to_whom_it_was(tmp_path: Path) -> None:
    publish(tmp_path, SITES[0])
    output = tmp_path / "output"
    output.chmod(0o2775)
    (output / "theirs").mkdir()
    (output / "theirs").chmod(0o700)
    for site in SITES:
        publish(tmp_path, site)
        assert output.stat().st_mode & 0o7777 == 0o2775
        assert (output / "theirs").stat().st_mode & 0o7777 == 0o700


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    output = tmp_path / "output"
    (tmp_path / "real").mkdir()
    output.mkdir()
    words = ["mount", "--bind", str(tmp_path / "real"), str(output)]
    if os.geteuid() or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("mounting takes the rights of root")
    yield tmp_path
    subprocess.run(["umount", str(output)], check=True)


def test_a_mount_point_is_published_into(mounted: Path) -> None:
    assert tree.mounted(mounted / "output")
    assert not tree.mounted(mounted / "real")
    for site in (*SITES, *SITES):
        publish(mounted, site)
        assert shown(mounted) == site


def test_a_mount_that_nobody_told_of_is_published_into_all_the_same(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "mounted", lambda root: False)
    for site in (*SITES, *SITES):
        publish(mounted, site)
        assert shown(mounted) == site


def test_a_swap_in_two_steps_is_finished_from_wherever_it_was_left(tmp_path: Path) -> None:
    for left in ("nothing in front", "the old one aside"):
        folder = tmp_path / left
        front, back, aside = folder / "front", folder / "back", folder / "aside"
        for name, path in (("old", aside), ("new", back if left == "nothing in front" else front)):
            path.mkdir(parents=True)
            (path / name).touch()
        assert exchange.follow_up(front, back, aside)
        assert [path.name for path in front.iterdir()] == ["new"]
        assert [path.name for path in back.iterdir()] == ["old"]
        assert not exchange.follow_up(front, back, aside)


def test_a_list_of_things_to_do_counts_only_when_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    target = inplace.target(tmp_path)
    target.mkdir(parents=True)
    (target / "a").write_text("new", encoding="utf-8")
    (target.parent / "to-do.json").write_text(f'{"0" * 64}\n[["a"], []]', encoding="utf-8")
    assert not inplace.follow_up(tmp_path)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert not target.exists()


def test_backs_of_sites_that_are_no_more_go(tmp_path: Path) -> None:
    for name in ("one", "two"):
        stage = staging.Stage(tmp_path / name, tmp_path / "cache")
        stage.close()
    assert len(list((tmp_path / "cache").glob("site-*"))) == 2
    shutil.rmtree(tmp_path / "one")
    staging.Stage(tmp_path / "two", tmp_path / "cache").close()
    assert len(list((tmp_path / "cache").glob("site-*"))) == 1


# -- clean -----------------------------------------------------------------------------------------------------


def test_clean_removes_ours_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(tmp_path, SITES[1])
    (output / "CNAME").write_text("x", encoding="utf-8")
    (output / "style.css").write_text("changed", encoding="utf-8")
    assert staging.clear(output, tmp_path / "cache", print) == (4, 1)
    assert sorted(path.name for path in output.iterdir()) == ["CNAME", "style.css"]
    with pytest.raises(OSError, match="holds no list of ours"):
        staging.clear(output, tmp_path / "cache", print)
    publish(tmp_path, SITES[1])
    assert shown(tmp_path) == SITES[1] | {"CNAME": "x"}


@pytest.mark.parametrize("made", [True, False], ids=["by us", "by somebody"])
def test_clean_removes_only_a_folder_that_we_made(made: bool, tmp_path: Path) -> None:
    output = tmp_path / "output"
    if not made:
        output.mkdir()
    publish(tmp_path, SITES[0])
    publish(tmp_path, SITES[1])
    staging.clear(output, tmp_path / "cache", print)
    assert output.exists() is not made


def test_clean_leaves_a_folder_with_git(tmp_path: Path) -> None:
    (tmp_path / "output" / ".git").mkdir(parents=True)
    publish(tmp_path, SITES[0])
    with pytest.raises(OSError, match=r"holds \.git"):
        staging.clear(tmp_path / "output", tmp_path / "cache", print)
    assert shown(tmp_path) == SITES[0]


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("/", "root of all files"),
        ("~", "holds a home"),
        ("~/..", "holds a home"),
        # The home of the account, whatever the environment says.
        (pwd.getpwuid(os.getuid()).pw_dir, "holds a home"),
        ("seeds/out", "lies in DATELINE_SEEDS"),
    ],
)
def test_folders_that_are_never_published_into(
    folder: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nowhere/home/somebody")
    with pytest.raises(settings.SettingsError, match=why):
        settings.check({"OUTPUT_PATH": folder}, tmp_path)


@pytest.mark.parametrize("large", [True, False])
def test_what_others_do_while_a_run_is_at_work_stays_done(
    large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scouting, "LARGE", 0 if large else 1 << 30)
    publish(tmp_path, SITES[0])
    output = tmp_path / "output"
    (output / "note.txt").write_text("mine", encoding="utf-8")
    stage = staging.Stage(output, tmp_path / "cache")
    assert "note.txt" in stage.listing
    (output / "note.txt").unlink()
    (output / "later.txt").write_text("mine too", encoding="utf-8")
    stage.begin(SITES[1])
    changed = [path for path, text in SITES[1].items() if stage.draft.write(path, text.encode())]
    stage.commit({path: store.digest(text.encode()) for path, text in SITES[1].items()}, changed, {})
    stage.close()
    assert shown(tmp_path) == {**SITES[1], "later.txt": "mine too"}


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("large", [True, False])
def test_an_old_look_at_the_site_is_not_published_by(
    seen: bool, large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scouting, "LARGE", 0 if large else 1 << 30)
    publish(tmp_path, SITES[0])
    stage = staging.Stage(tmp_path / "output", tmp_path / "cache")
    stage.scout(walking.walk(str(tmp_path / "output"), time.time_ns()) if seen else None)
    monkeypatch.setattr(scouting, "FRESH", -1.0)
    (tmp_path / "output" / "later.txt").write_text("mine", encoding="utf-8")
    assert "later.txt" in stage.listing
    stage.close()


def test_a_change_in_the_same_step_of_the_clock_as_the_look_is_seen(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "a").mkdir(parents=True)
    (root / "a" / "one").write_text("1")
    before = tree.look(root)
    assert tree.unchanged(root, before)
    times = (root / "a").stat()
    for made in (lambda: (root / "a" / "two").write_text("2"), (root / "a" / "below").mkdir):
        made()
        os.utime(root / "a", ns=(times.st_atime_ns, times.st_mtime_ns))
        assert not tree.unchanged(root, before)
        before = tree.look(root)
        assert tree.unchanged(root, before)
