"""Score the whole product on the labelled dev sets and say what changed: `make eval`.

Each set is exported as raw seeds, converted and built as a user would, and the published
`data/articles.jsonl` goes to the set's own scorer. The figures are printed beside the last committed
ones (`docs/dev-figures.json`); `--save` makes them the committed ones; `--errors` counts the wrong countries by
family instead. The texts are lent, so nothing but figures is kept.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import accuracy

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "dev-figures.json"
RUNS = {
    "reuters body": ("reuters", "reuters-dev.jsonl", ["--track", "body"]),
    "reuters full": ("reuters", "reuters-dev.jsonl", ["--track", "full"]),
    "headlines": ("headlines", "headlines-dev.jsonl", []),
    "dispatches": ("dispatches", "dispatches-dev", []),
}


def main() -> int:
    """Print the table: 0, or 1 where the sets are not there or the build fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval", help="folder of the dev sets")
    parser.add_argument("--only", choices=sorted(RUNS), action="append", help="only these")
    parser.add_argument("--save", action="store_true", help=f"write {FIGURES.relative_to(ROOT)}")
    parser.add_argument("--errors", action="store_true", help="where countries go wrong on Reuters bodies, by family")
    arguments = parser.parse_args()
    if not (arguments.sets / "score.py").is_file():
        print(
            f"{arguments.sets}: the dev sets are not here; give their folder: make eval EVAL='--sets FOLDER'",
            file=sys.stderr,
        )
        return 1
    if arguments.errors:
        import errors  # takes numpy, which nothing else here does

        errors.report(arguments.sets)
        return 0
    before = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    now = dict(before)
    for name in arguments.only or RUNS:
        now[name] = measure(arguments.sets, *RUNS[name])
        for field, value in now[name].items():
            old = before.get(name, {}).get(field)
            change = f"{value - old:+.4f}" if isinstance(old, int | float) and value != old else ""
            print(f"{name:<14} {field:<28} {value:>9.4f}  {change}")
    if arguments.save:
        FIGURES.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        accuracy.main()
    return 0


def measure(sets: Path, kind: str, gold: str, track: list[str]) -> dict[str, float]:
    """The figures of one set: shares and F1 from 0 to 1, and the build's wall time in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        seeds, content, output = (Path(folder) / name for name in ("seeds", "content", "output"))
        content.mkdir()
        score = [sys.executable, str(sets / "score.py")]
        export = [word for word in track if kind == "reuters"]
        subprocess.run([*score, "export", kind, str(seeds), *export], check=True, capture_output=True)
        start = time.monotonic()
        build = [
            sys.executable,
            "-m",
            "pelican.plugins.dateline",
            "build",
            "--settings",
            ROOT / "pelican.conf.py",
        ]
        build += ["--seeds", seeds, "--content", content, "--output", output]
        subprocess.run([str(word) for word in build], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        pred = output / "data" / "articles.jsonl"
        told = subprocess.run(
            [*score, kind, str(sets / gold), str(pred), *track, "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    leads = lead(sets, kind, gold) if track != ["--track", "full"] else {}
    answer = json.loads(told.stdout)
    # Headlines and dispatches are told by language and source as well; the whole is what is compared.
    whole = answer if kind == "reuters" else answer["all"]
    return {**flat(whole), **leads, "seconds": round(seconds, 1)}


def lead(sets: Path, kind: str, gold: str) -> dict[str, float]:
    """ROUGE-L of the lead as a title: the best of the first 8, 10, 12, 15 and 20 words, behind header and dateline.

    A set without titles has none. The measure is the scorer's own.
    """
    sys.path.insert(0, str(sets))
    import score
    from pelican.plugins.dateline import seed
    from pelican.plugins.dateline.extract.dateline import dateline

    pairs: list[tuple[str, str]] = []
    if kind == "reuters":
        rows = [json.loads(line) for line in (sets / gold).read_text(encoding="utf-8").splitlines()]
        pairs = [(row["title"], row["text"]) for row in rows if row["title"]]
    elif kind == "dispatches":
        for path in sorted((sets / gold).glob("[0-9]*.json")):
            label = json.loads(path.read_text(encoding="utf-8"))
            (raw, *_), _ = seed.read(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt")
            line = dateline(raw.text, label["lang"])
            pairs.append((label["title"], raw.text[line.end :] if line and line.kind == "line" else raw.text))
    if not pairs:
        return {}
    shares = [
        sum(score.rouge_l(title, " ".join(text.split()[:size])) for title, text in pairs) / len(pairs)
        for size in (8, 10, 12, 15, 20)
    ]
    return {"lead as title ROUGE-L": round(max(shares), 4)}


def flat(value: Any, prefix: str = "") -> dict[str, float]:
    """The numbers in a scorer's answer, one level of names: those that tell versions apart."""
    found: dict[str, float] = {}
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in (
                "tp",
                "fp",
                "fn",
                "labels",
                "match",
                "per country",
                "date classes",
                "date_classes",
                "errors",
            ):
                found.update(flat(inner, f"{prefix} {name}".strip()))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found[prefix] = float(value)
    return found


if __name__ == "__main__":
    sys.exit(main())
