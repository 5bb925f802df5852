"""A Chromium to ask things of: one process for a whole run of tests, spoken to through driver.mjs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def need(found: str | None, what: str) -> str:
    """`found`; where nothing was, the test is skipped with the reason, or fails if REQUIRE_BROWSER is set."""
    return found or missing(what)


def missing(what: str) -> NoReturn:
    """Skip with `what` is missing and the remedy; fail instead where REQUIRE_BROWSER says that nothing may be."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"REQUIRE_BROWSER is set: {what}", pytrace=False)
    pytest.skip(what)


def browser() -> str:
    """The path of a Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return need(found, "Chromium: is not on this machine; on Debian: apt install chromium")


def node() -> str:
    """The path of Node, with the modules installed beside this file."""
    path = need(shutil.which("node"), "node: is not on this machine; on Debian: apt install nodejs npm")
    if not (MODULES / "puppeteer-core").is_dir():
        missing(f"{MODULES}: is not there; make test installs it where npm is")
    return path


def java() -> list[str]:
    """The call of a Java that starts soon rather than runs fast."""
    found = need(shutil.which("java"), "java: is not on this machine; on Debian: apt install default-jre-headless")
    return [found, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


class Chromium:
    """Chromium, ready to visit pages; ends with the `with` block."""

    def __init__(self, profile: Path, hosts: Mapping[str, int]) -> None:
        """Start it; names in `hosts` are those of servers on ports of this machine, all others lead nowhere."""
        rules = "".join(f"MAP {name}:80 127.0.0.1:{port}, " for name, port in hosts.items())
        command = [node(), str(HERE / "driver.mjs"), browser(), str(profile), rules]
        self.process = subprocess.Popen(
            command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.version: str = self._answers(1)[0]["browser"]
        self.asked = 0

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def ask(self, job: str, **what: Any) -> Any:
        """The answer to one job of driver.mjs; raises RuntimeError with its error."""
        return self.ask_all([{"job": job, **what}])[0]

    def ask_all(self, jobs: Sequence[dict[str, Any]], at_once: int = 2) -> list[Any]:
        """The answers to several jobs, in their order, `at_once` of them under way at a time."""
        assert self.process.stdin is not None
        out: dict[int, Any] = {}
        first = self.asked + 1
        for count, job in enumerate(jobs, 1):
            self.asked += 1
            self.process.stdin.write(json.dumps({"id": self.asked, **job}) + "\n")
            self.process.stdin.flush()
            if count >= at_once:
                out.update(self._answers(1))
        out.update(self._answers(len(jobs) - len(out)))
        for number, job in enumerate(jobs, first):
            if isinstance(out[number], Exception):
                raise RuntimeError(f"{job}: {out[number]}")
        return [out[first + n] for n in range(len(jobs))]

    def _answers(self, count: int) -> dict[int, Any]:
        assert self.process.stdout is not None
        out = {}
        for _ in range(count):
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"driver.mjs: ended with status {self.process.wait()}; see its messages above")
            value = json.loads(line)
            out[value["id"]] = RuntimeError(value["error"]) if "error" in value else value["answer"]
        return out
