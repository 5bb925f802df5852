"""Running a command and taking its time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One build: wall seconds; peak kilobytes of all its processes together, 0 where nobody looked; seconds of processor."""

    seconds: float
    kilobytes: int = 0
    processor: float = 0.0


def run(words: Sequence[str], folder: Path, memory: bool = False) -> Run:
    """One run of a command in a folder, start-up included; with `memory` it is watched, which slows it a little.

    Memory is the proportional share (PSS) of every process, so that what they have in common counts once.
    Raises SystemExit where the command fails.
    """
    with tempfile.TemporaryFile() as said:
        start, spent = time.perf_counter(), _processor()
        with subprocess.Popen(words, cwd=folder, stdout=said, stderr=said) as process:
            peak = 0
            while memory and process.poll() is None:
                peak = max(peak, _shares(process.pid))
                time.sleep(0.03)
            process.wait()
        seconds = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            problems = said.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{folder}: failed; run it by hand: {' '.join(words)}\n{problems}")
    return Run(seconds, peak, _processor() - spent)


def _processor() -> float:
    """Processor seconds of all commands run so far, their own workers included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _shares(pid: int) -> int:
    total = 0
    todo = [pid]
    while todo:
        here = todo.pop()
        try:
            text = Path(f"/proc/{here}/smaps_rollup").read_text(encoding="ascii")
            total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
            for task in os.listdir(f"/proc/{here}/task"):
                todo += map(int, Path(f"/proc/{here}/task/{task}/children").read_text(encoding="ascii").split())
        except (OSError, StopIteration):
            continue
    return total
