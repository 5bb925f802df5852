"""A real Dask scheduler and two workers on the loopback interface do what this machine would have done."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pelican.plugins.dateline import cluster, settings, work
from site_building import build

distributed = pytest.importorskip(
    "distributed", reason="the extra 'cluster' is not installed; pip install distributed"
)

TOWNS = ("Alger", "Lima", "Oslo", "Amman", "Madrid", "Berlin", "Tunis")


class Cluster:
    """A scheduler and two workers, each a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        log = folder / "scheduler.log"
        self.start(log, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = "tcp://" + self.wait(log, r"Scheduler at:\s+tcp://(127\.0\.0\.1:\d+)")

    def hire(self, count: int) -> None:
        for number in range(count):
            log = self.folder / f"worker-{len(self.processes)}-{number}.log"
            options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
            self.start(log, "worker", self.address, *options, "--local-directory", str(self.folder))
            self.wait(log, r"(Registered to):")

    def start(self, log: Path, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        with log.open("wb") as handle:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *arguments], stdout=handle, stderr=handle, env=environment
                )
            )

    def wait(self, log: Path, pattern: str) -> str:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if found := re.search(pattern, log.read_text(encoding="utf-8", errors="replace")):
                return found[1]
            time.sleep(0.05)
        raise AssertionError(f"{pattern} not in {log.read_text(errors='replace')}")

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.stop()


def dask(made: Cluster) -> str:
    return made.address.replace("tcp://", cluster.SCHEME)


def die_once(batch: Sequence[tuple[str, int]]) -> list[int]:
    """Twice each number; the worker that meets the first zero is killed in the middle of its batch."""
    for flag, number in batch:
        if not number and not Path(flag).exists():
            Path(flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for _, number in batch]


def test_a_killed_worker_is_made_up_for(running: Cluster, tmp_path: Path) -> None:
    running.hire(2)
    flag = tmp_path / "died"
    count = 3 * work.SMALL
    items = [(str(flag), (number + count // 2) % count) for number in range(count)]
    done = list(work.ordered(die_once, items, executor=dask(running)))
    assert done == [2 * number for _, number in items]
    assert flag.exists()
    assert sum(process.poll() is None for process in running.processes) == 2, "the scheduler and one worker are left"


def test_the_site_is_the_same_with_a_worker_killed_in_the_middle(running: Cluster, tmp_path: Path) -> None:
    running.hire(2)
    seeds = {
        f"{number:04}.txt": (
            f" date 2019-{number % 12 + 1:02} Le port de {TOWNS[number % 7]} recevra {number} tonnes de sel, a déclaré "
            f"mardi Mme Anselme Vauclerc. « Nous tiendrons le quai {number} », a-t-elle dit. " * 4
        )
        for number in range(1_400)
    }
    alone = build(tmp_path / "alone", seeds)
    assert alone.status == 0
    victim = running.processes[-1]
    watcher = subprocess.Popen(
        [sys.executable, "-c", KILLER, running.address, str(victim.pid)], stdout=subprocess.PIPE
    )
    together = build(tmp_path / "together", seeds, "--executor", dask(running))
    assert watcher.communicate(timeout=60)[0] == b"killed while it worked\n"
    assert together.status == 0, together.stderr
    assert victim.wait(timeout=10) == -signal.SIGKILL
    assert together.files() == alone.files()
    for path in sorted(alone.content.rglob("*.md")):
        assert (together.content / path.relative_to(alone.content)).read_bytes() == path.read_bytes()


# Kills a worker by its process number as soon as the scheduler says that it has something to do.
KILLER = """
import os, signal, sys, time
from distributed import Client
with Client(sys.argv[1]) as client:
    names = {pid: name for name, pid in client.run(os.getpid).items()}
    end = time.monotonic() + 50
    while time.monotonic() < end:
        if client.processing().get(names[int(sys.argv[2])]):
            os.kill(int(sys.argv[2]), signal.SIGKILL)
            print("killed while it worked", flush=True)
            break
        time.sleep(0.01)
"""


def test_a_worker_with_another_program_is_refused(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    running.hire(1)
    monkeypatch.setattr(cluster, "_version", lambda: "another")
    with pytest.raises(OSError, match="another Dateline"):
        list(work.ordered(die_once, [("", 1)] * work.SMALL, executor=dask(running)))


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(OSError, match="no scheduler answers") as caught:
        list(work.ordered(die_once, [("", 1)] * work.SMALL, executor="dask://127.0.0.1:9"))
    assert caught.value.filename == "dask://127.0.0.1:9"


def test_no_worker(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(OSError, match="no worker"):
        list(work.ordered(die_once, [("", 1)] * work.SMALL, executor=dask(running)))


@pytest.mark.parametrize(
    "wrong", ["dask://", "host:8786", "dask://host", "dask://host:port", "tcp://host:8786", "dask://a b:1"]
)
def test_an_address_that_is_none(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(settings.SettingsError, match="DATELINE_EXECUTOR"):
        settings.check({"PATH": "content", "DATELINE_EXECUTOR": wrong}, tmp_path)


def test_addresses(tmp_path: Path) -> None:
    for right in ("dask://127.0.0.1:8786", "dask://scheduler.example:8786", "dask://[::1]:8786"):
        assert settings.check({"PATH": "content", "DATELINE_EXECUTOR": right}, tmp_path).executor == right
