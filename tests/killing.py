"""Runs of the command that are meant to be killed, and somebody who watches what readers see meanwhile.

`server` starts one Python that has read what every run reads; each run is a fork of it in a session of its own, so that
a hundred of them take seconds. `python killing.py serve` and `python killing.py watch` are its processes.
"""

from __future__ import annotations

import codecs
import hashlib
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

# Calls by which files come, go and change names: a run can be ended right before any of them.
CALLS = ("link", "unlink", "rename", "replace", "mkdir", "rmdir", "open")


class Server:
    """Starts runs: `start` gives the process, which leads a group of its own; `wait` its exit status."""

    def __init__(self, *seams: str) -> None:
        handle, self._said = tempfile.mkstemp()
        os.close(handle)
        self._process = subprocess.Popen(
            [sys.executable, __file__, "serve", self._said, *seams],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        assert self._process.stdin
        self._out, self._in = self._process.stdout, self._process.stdin
        assert self._out.readline() == "ready\n"

    def start(self, words: Sequence[str], before: int = 0) -> int:
        self._in.write(json.dumps([list(words), before]) + "\n")
        self._in.flush()
        return int(self._out.readline())

    def wait(self) -> int:
        return int(self._out.readline())

    def said(self) -> str:
        """What the last run wrote to the terminal."""
        return Path(self._said).read_text(encoding="utf-8")

    def run(self, words: Sequence[str]) -> int:
        self.start(words)
        return self.wait()

    def run_killed(self, words: Sequence[str], after: float) -> int:
        """The status of a run whose whole group is killed after so many seconds."""
        leader = self.start(words)
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.killpg(leader, signal.SIGKILL)
        return self.wait()

    def run_killed_before(self, words: Sequence[str], call: int) -> int:
        """The status of a run whose group is killed right before its n-th call that changes a folder."""
        self.start(words, call)
        return self.wait()

    def close(self) -> None:
        self._in.close()
        self._process.wait()
        os.unlink(self._said)


@contextmanager
def watched(
    output: Path, theirs: Sequence[str] = (), gaps: bool = False
) -> Iterator[Callable[[], tuple[int, list[str]]]]:
    """Somebody looks at `output` all the time; the value says how often they saw a site, and what was wrong with it.

    `theirs` are files of other people that must always be there; with `gaps` there may be moments without a folder.
    """
    words = [sys.executable, __file__, "watch", str(output), json.dumps([list(theirs), gaps])]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    found: list[Any] = []

    def result() -> tuple[int, list[str]]:
        if not found:
            out, _ = process.communicate()
            found.extend(json.loads(out))
        return found[0], found[1]

    try:
        yield result
    finally:
        result()


def look(output: Path, theirs: Sequence[str]) -> list[str] | None:
    """What is wrong with the site that stands there; None where the folder was replaced while it was read.

    All is read through the folder as it was opened, so that it is one site or none.
    """
    root = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    try:
        seen = {}
        for folder, _, names, handle in os.fwalk(".", dir_fd=root):
            for name in names:
                descriptor = os.open(name, os.O_RDONLY, dir_fd=handle)
                with open(descriptor, "rb") as file:
                    seen[os.path.normpath(f"{folder}/{name}")] = file.read()
        same = os.path.samestat(os.fstat(root), os.stat(output))
    except FileNotFoundError:
        # A folder that was read when the next run but one began is no longer what anybody is shown.
        if not os.path.samestat(os.fstat(root), os.stat(output)):
            return None
        return ["a file went while it was read"]
    finally:
        os.close(root)
    if not same:
        return None
    lines = seen.pop("SHA256SUMS", b"").decode().splitlines()
    sums = {path: sum_ for sum_, path in (line.split("  ", 1) for line in lines)}
    wrong = [f"{path} is not there" for path in (*sums, *theirs) if path not in seen]
    wrong += [f"{path} is of no site" for path in seen if path not in sums and path not in theirs]
    wrong += [
        f"{path} is of another site"
        for path, sum_ in sums.items()
        if path in seen and hashlib.sha256(seen[path]).hexdigest() != sum_
    ]
    return wrong


def watch(output: Path, theirs: Sequence[str], gaps: bool) -> None:
    """Look until standard input is closed; print how often, and what was wrong."""
    os.set_blocking(0, False)
    looks, wrong = 0, []
    while os.read(0, 1) if _readable() else True:
        try:
            found = look(output, theirs)
        except FileNotFoundError:
            found = [] if gaps else ["there is no site"]
        if found is not None:
            looks += 1
            wrong += found
        time.sleep(0.03)
    print(json.dumps([looks, wrong[:20]]))


def _readable() -> bool:
    import select

    return bool(select.select([0], [], [], 0)[0])


def serve(said: str, seams: Sequence[str]) -> None:
    """Run the command for each line of standard input, in a fork; print the process, then its exit status."""
    from pelican.plugins.dateline import build, cli, exchange, hooks, interface, names, work  # noqa: F401
    from pelican.plugins.dateline.extract import extract
    from pelican.plugins.dateline.model import RawArticle  # noqa: F401
    from pelican.plugins.dateline.seed import read

    for raw in read(" date 2019-07 Le port d'Alger a rouvert mardi, a annoncé la ville.\n".encode(), "x.txt")[0]:
        extract(raw, "")
    # What is read as late as when it is needed cannot be by one who may not read this Python.
    for name in ("unicode-escape", "ascii", "latin-1"):
        codecs.lookup(name)
    for lang in interface.languages():
        names.date("2019-07-16", lang)
    for name in ("concurrent.futures.process", "tomllib", "traceback"):
        importlib.import_module(name)
    for name in ("synchronize", "queues", "popen_fork", "connection", "resource_sharer"):
        importlib.import_module(f"multiprocessing.{name}")
    ours = Path(build.__file__).parent
    for name in (path.relative_to(ours).with_suffix("") for path in ours.rglob("*.py")):
        if name.name not in ("__main__", "cluster", "french_model"):
            importlib.import_module(f"{build.__package__}.{'.'.join(name.parts)}".removesuffix(".__init__"))
    # Small archives are to be worked on by several processes too.
    work.SMALL, work.BATCH = 6, 2
    if "no exchange" in seams:
        exchange.exchange = _unknown
    print("ready", flush=True)
    for line in sys.stdin:
        words, before = json.loads(line)
        child = os.fork()
        if not child:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDWR), 0)
            log = os.open(said, os.O_WRONLY | os.O_TRUNC | os.O_APPEND)
            os.dup2(log, 1)
            os.dup2(log, 2)
            if "nobody" in seams and not os.geteuid():
                os.setgroups([])
                os.setresgid(*[65534] * 3)
                os.setresuid(*[65534] * 3)
            if before:
                _end_before(before)
            os._exit(cli.main(words))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _unknown(one: Path, other: Path) -> None:
    import errno

    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))


def _end_before(number: int) -> None:
    """Have this process group killed right before its n-th call that changes what folders hold."""
    from pelican.plugins.dateline import exchange

    left = number

    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def guard(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.killpg(0, signal.SIGKILL)
            return call(*args, **kwargs)

        return guard

    for name in CALLS:
        setattr(os, name, guarded(getattr(os, name)))
    exchange.exchange = guarded(exchange.exchange)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2], sys.argv[3:])
    else:
        watch(Path(sys.argv[2]), *json.loads(sys.argv[3]))
