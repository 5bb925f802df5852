"""What extraction costs on one core: `make cost`. Start-up, memory, time an article, and growth with the text.

Times are processor time of this process. Articles are those of the Reuters dev set where it is at hand, otherwise an
invented text of the same median length; the long texts are invented and full of one thing each.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEDIAN = 528
"""Characters of the median article in the Reuters dev set."""
PROSE = "Le ministre des Ports, Anselme Vauclerc, a ouvert mardi la digue de Brumeval. « Elle tiendra », a dit la préfète. "
LONG = {
    "an article of 5 MB": PROSE * (5_000_000 // len(PROSE.encode())),
    "10,000 names of countries": "La Tunisie, le Niger et la Guinée-Bissau ont signé avec Oman. " * 2_500,
    "100,000 quotation marks": 'Il a dit "oui" et « non », puis “peut-être”. ' * 16_667,
    "10,000 names of people": "".join(
        f"Mme Odile Marchebois-{chr(97 + i % 26)}{i} est venue. " for i in range(10_000)
    ),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "eval", help="folder of the dev sets")
    arguments = parser.parse_args()
    print("| what | cost |\n|---|---|")
    print(
        f"| start Python, import the extraction | {started('from pelican.plugins.dateline.extract import extract'):.2f} s |"
    )
    start = time.process_time()
    from pelican.plugins.dateline.extract import extract
    from pelican.plugins.dateline.model import RawArticle

    extract(RawArticle(source="x.txt", text=PROSE))
    print(
        f"| the same and a first article (language model, gazetteer, tables) | {time.process_time() - start:.2f} s |"
    )
    print(f"| memory, ready | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB |")
    gold = arguments.sets / "reuters-dev.jsonl"
    if gold.is_file():
        texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()[:2000]]
    else:
        texts = [PROSE * (MEDIAN // len(PROSE))] * 500
    texts = sorted(texts, key=len)
    per: list[tuple[int, float]] = []
    for text in texts:
        start = time.process_time()
        extract(RawArticle(source="x.txt", text=text))
        per.append((len(text), (time.process_time() - start) * 1000))
    middle = len(texts[len(texts) // 2])
    near = [ms for size, ms in per if 0.8 * middle <= size <= 1.2 * middle]
    print(f"| an article of median length ({middle} characters), median | {statistics.median(near):.2f} ms |")
    print(f"| all {len(per)}, mean | {statistics.mean(ms for _, ms in per):.2f} ms |")
    for what, text in LONG.items():
        half, whole = (timed(extract, RawArticle(source="x.txt", text=t)) for t in (text[: len(text) // 2], text))
        print(f"| {what} ({len(text) / 1e6:.1f} M characters) | {whole:.1f} s, half of it {half:.1f} s |", flush=True)
    print(f"| memory, at most | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB |")


def started(code: str) -> float:
    """Seconds of wall time, the least of three, to start a process and run `code`."""
    times = []
    for _ in range(3):
        start = time.monotonic()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.monotonic() - start)
    return min(times)


def timed(function: object, argument: object) -> float:
    """Seconds of processor time of one call."""
    start = time.process_time()
    function(argument)  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    main()
