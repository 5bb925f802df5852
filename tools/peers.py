"""What other installable systems make of the same dev sets, beside ours: `make peers`.

The peers are installed, pinned and hashed (`requirements/peers.txt`), into an environment of their own and asked by
`tools/peers_ask.py` there. Their codes and ours go to the set's own scorer. newsmap is no Python package: its dictionaries
are asked too where `--newsmap FOLDER` names a copy of its `dict/*.yml`. Nothing here is a dependency of the program.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements" / "peers.txt"
ASK = Path(__file__).with_name("peers_ask.py")
OURS = "Dateline"
RUNS = (
    ("reuters, body", "reuters", "reuters-dev.jsonl", "body"),
    ("reuters, full", "reuters", "reuters-dev.jsonl", "full"),
    ("headlines", "headlines", "headlines-dev.jsonl", ""),
)
Articles = list[dict[str, str]]
Answers = dict[str, dict[str, Any]]


def main() -> int:
    """Print one Markdown table a set: 0, or 1 where the sets or the packages cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval", help="folder of the dev sets")
    parser.add_argument("--venv", type=Path, default=ROOT / "cache" / "peers", help="environment for the peers")
    parser.add_argument("--newsmap", type=Path, help="a folder with newsmap's dictionaries (english.yml, …)")
    parser.add_argument("--limit", type=int, default=0, help="only the first N articles of a set")
    arguments = parser.parse_args()
    if not (arguments.sets / "score.py").is_file():
        print(f"{arguments.sets}: the dev sets are not here; give --sets FOLDER", file=sys.stderr)
        return 1
    if not prepare(arguments.venv):
        return 1
    for name, kind, gold, track in RUNS:
        articles = read(arguments.sets, kind, gold, track)[: arguments.limit or None]
        answers = asked(arguments.venv, articles, arguments.newsmap) | {OURS: ours(articles)}
        print(f"\n{name}: {len(articles)} articles\n\n| system | P | R | F1 | ms an article |\n|---|---|---|---|---|")
        for system, answer in with_french(answers, articles):
            score = scored(arguments.sets, kind, gold, track, articles, answer, arguments.limit)
            print(f"| {system} | {score[0]:.3f} | {score[1]:.3f} | {score[2]:.3f} | {answer['ms']:.2f} |", flush=True)
    return 0


def prepare(folder: Path) -> bool:
    """Whether the peers' environment stands: made and filled where it was not, with the pinned packages only."""
    stamp = folder / ".installed"
    if stamp.is_file() and stamp.read_bytes() == REQUIREMENTS.read_bytes():
        return True
    print(f"{folder}: installing {REQUIREMENTS.name}", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*map(str, pip), "--require-hashes", "-r", str(REQUIREMENTS)], check=False)
    if done.returncode:
        print(f"{REQUIREMENTS}: the peers cannot be installed; see the messages of pip above", file=sys.stderr)
        return False
    stamp.write_bytes(REQUIREMENTS.read_bytes())
    return True


def read(sets: Path, kind: str, gold: str, track: str) -> Articles:
    """The articles of a set as `key`, `text`, `date` and `lang`."""
    out: Articles = []
    for line in (sets / gold).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        if kind == "reuters" and track == "full":
            text = f"{row['title']}\n{row['dateline'] or ''} {text}"
        key = row["id"] if kind == "reuters" else row["key"]
        out.append({"key": key, "text": text, "date": row["date"][:7], "lang": row.get("lang", "en")})
    return out


def asked(folder: Path, articles: Articles, newsmap: Path | None) -> Answers:
    """What every peer says: `{system: {"codes": {key: [code, …]}, "ms": milliseconds an article}}`."""
    command = [str(folder / "bin" / "python"), str(ASK), *([str(newsmap)] if newsmap else [])]
    told = subprocess.run(command, input=json.dumps(articles), capture_output=True, text=True, check=True)
    answers: Answers = json.loads(told.stdout)
    return answers


def ours(articles: Articles) -> dict[str, Any]:
    """What the whole extraction says, countries being one of its fields."""
    from pelican.plugins.dateline import seed
    from pelican.plugins.dateline.extract import extract

    warm = seed.read(b" date 2019-07 Warm-up in Paris.", "x.txt")[0][0]
    extract(warm)
    codes = {}
    start = time.process_time()
    for article in articles:
        (raw, *_), _ = seed.read(f" date {article['date']} {article['text']}\n".encode(), f"{article['key']}.txt")
        codes[article["key"]] = list(extract(raw).countries)
    return {"codes": codes, "ms": (time.process_time() - start) * 1000 / max(len(articles), 1)}


def with_french(answers: Answers, articles: Articles) -> list[tuple[str, dict[str, Any]]]:
    """The answers in order; where a system knows but one language, it and ours are set side by side in that one."""
    lines = [(name, answer) for name, answer in answers.items() if len(answer["codes"]) == len(articles)]
    for name, answer in answers.items():
        (lang, *more) = sorted({a["lang"] for a in articles if a["key"] in answer["codes"]})
        if len(answer["codes"]) < len(articles) and not more:
            lines.append((f"{name}, {lang} only", {**answer, "group": lang}))
            lines.append((f"{OURS}, {lang} only", {**answers[OURS], "group": lang}))
    return lines


def scored(
    sets: Path, kind: str, gold: str, track: str, articles: Articles, answer: dict[str, Any], limit: int
) -> tuple[float, float, float]:
    """Precision, recall and F1 over all countries, in Reuters without the USA, by the set's own scorer."""
    codes: dict[str, list[str]] = answer["codes"]
    with tempfile.TemporaryDirectory() as folder:
        pred, part = Path(folder) / "pred.jsonl", sets / gold
        lines = [{"source": f"{a['key']}.txt", "countries": codes.get(a["key"], [])} for a in articles]
        pred.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        if limit:
            part = Path(folder) / gold
            part.write_text("".join((sets / gold).read_text(encoding="utf-8").splitlines(keepends=True)[:limit]))
        command = [sys.executable, str(sets / "score.py"), kind, str(part), str(pred), "--json"]
        command += ["--track", track] if track else []
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    table = told["no US"] if kind == "reuters" else told[answer.get("group", "all")]["countries"]
    return table["P"], table["R"], table["F1"]


if __name__ == "__main__":
    sys.exit(main())
