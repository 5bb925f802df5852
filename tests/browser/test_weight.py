"""What a page weighs without its fonts: of the sites of the tests, of a large month, and of two thousand real articles."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from digests import Digest
from site_building import SHARED, build

PAGE, SENT = 60_000, 30_000
REUTERS = SHARED / "eval" / "reuters-dev.jsonl"
PLACES = (
    ("ALGER", "l'Algérie"), ("TUNIS", "la Tunisie"), ("RABAT", "le Maroc"), ("DAKAR", "le Sénégal"), ("PARIS", "la France"),
    ("ROME", "l'Italie"), ("MADRID", "l'Espagne"), ("BERLIN", "l'Allemagne"), ("LIMA", "le Pérou"), ("TOKYO", "le Japon"),
    ("DELHI", "l'Inde"), ("OSLO", "la Norvège"), ("QUITO", "l'Équateur"), ("LE CAIRE", "l'Égypte"), ("BAMAKO", "le Mali"),
)  # fmt: skip


def of_one_month() -> dict[str, str]:
    """Invented despatches of one month: eight hundred, about fifteen countries, two at a time."""
    out = {}
    for n in range(800):
        (place, country), (_, other) = PLACES[n % 15], PLACES[(n * 7 + n // 15) % 15]
        out[f"{n:04}.txt"] = (
            f"date 2019-03-{1 + n % 28:02} {place} (Agence Littoral) - Le ministère des Ports de {country} a signé avec "
            f"{other} l'accord numéro {n} sur les quais, les grues et la formation de ceux qui y travaillent. « L'accord {n} "
            f"ne coûte rien aux villes », a déclaré le ministre Hatem Zribi-Mansour. Il entre en vigueur dans {n} jours.\n"
        )
    return out


def real() -> dict[str, str]:
    """The first two thousand articles of the Reuters set, as its own tool exports them."""
    out = {}
    with REUTERS.open(encoding="utf-8") as lines:
        for _, line in zip(range(2000), lines, strict=False):
            row = json.loads(line)
            out[f"{row['id']}.txt"] = f" date {row['date'][:7]} {row['text']}"
    return out


def weights(output: Path) -> Iterator[tuple[str, int, int]]:
    """(page, its bytes, the bytes sent for it, compressed, with all that it loads but fonts and the search index)."""

    @cache
    def sent(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 6, mtime=0))

    for page in sorted(output.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        loaded = {
            Path(os.path.normpath(page.parent / part.partition('"')[0]))
            for mark in ('rel="stylesheet" href="', 'rel="icon" href="', 'script src="')
            for part in text.split(mark)[1:]
        }
        files = [path for path in loaded if path.is_file()]
        yield page.relative_to(output).as_posix(), page.stat().st_size, sent(page) + sum(map(sent, files))


def check(output: Path, least: int) -> None:
    found = [row for row in weights(output) if row[0] != "kitchen/index.html"]
    assert len(found) > least
    assert [row for row in found if row[1] > PAGE] == []
    assert [row for row in found if row[2] > SENT] == []
    assert min(row[2] for row in found if not row[0].startswith("404")) > 1000


def test_pages_of_the_sites_weigh_little(web_site: Digest, arabic_site: Digest) -> None:
    for digest in (web_site, arabic_site):
        check(digest.output, 350)


def test_a_large_month_weighs_little(tmp_path: Path) -> None:
    run = build(tmp_path, of_one_month())
    assert run.status == 0, run.stderr
    assert (run.output / "2019" / "03" / "page" / "1" / "index.html").is_file()
    check(run.output, 850)


@pytest.mark.skipif(not REUTERS.exists(), reason="the Reuters set is not at hand (../shared/eval)")
def test_two_thousand_real_articles_weigh_little(tmp_path: Path) -> None:
    run = build(tmp_path, real())
    assert run.status == 0, run.stderr
    check(run.output, 2300)
