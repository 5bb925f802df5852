"""What a page weighs without its fonts, with all else that it loads, as it lies there and as it is sent.

Looked at are the sites of the tests, a large month, a long archive of the whole world in two scripts, and two thousand
real articles.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from digests import Digest, write_settings
from lxml import html
from pelican.plugins.dateline import names
from site_building import SHARED, build

PAGE, SENT = 60_000, 30_000
REUTERS = SHARED / "eval" / "reuters-dev.jsonl"
PLACES = (
    ("ALGER", "l'Algérie"), ("TUNIS", "la Tunisie"), ("RABAT", "le Maroc"), ("DAKAR", "le Sénégal"), ("PARIS", "la France"),
    ("ROME", "l'Italie"), ("MADRID", "l'Espagne"), ("BERLIN", "l'Allemagne"), ("LIMA", "le Pérou"), ("TOKYO", "le Japon"),
    ("DELHI", "l'Inde"), ("OSLO", "la Norvège"), ("QUITO", "l'Équateur"), ("LE CAIRE", "l'Égypte"), ("BAMAKO", "le Mali"),
)  # fmt: skip

CODES = (
    "DZ TN MA SN FR IT ES DE PE JP IN NO EC EG ML AO AR AT AU AZ BD BE BF BG BJ BO BR BY CA CD CF CG CI CL CM CN CO CR CU CZ"
    " DK DO EE ET FI GA GB GH GR GT HN HR HT HU ID IE IL IQ IR IS JM JO KE KH KR KW LA LB LK LR LT LU LV LY MG MK MM MN MR MW"
    " MX MY MZ NE NG NI NL NP NZ OM PA PG PH PK PL PT PY QA RO RS RU RW SA SD SE SG SI SK SL SO SV SY TD TG TH TR TZ UA UG UY"
).split()
WORLD = {
    "fr": "{a} (Agence Littoral) - Le ministère des Ports et des Pêches maritimes de {a} et celui de {b} ont signé l'accord "
    "numéro {n} sur les quais, les grues et la formation de ceux qui y travaillent, après de longs mois de discussions. "
    "« L'accord {n} ne coûte rien aux villes qui l'appliquent, et il rapporte beaucoup à celles qui savent attendre », a "
    "déclaré le ministre {name}. Il entre en vigueur dans {n} jours.",
    "ar": "{a} (وكالة الساحل) - وقعت وزارة الموانئ والصيد البحري في {a} مع نظيرتها في {b} الاتفاق رقم {n} حول الأرصفة والرافعات "
    "وتكوين العاملين فيها بعد أشهر طويلة من المفاوضات الشاقة. وقال الوزير حاتم الزريبي: «إن الاتفاق رقم {n} لا يكلف المدن شيئا "
    "ويعود عليها بفائدة كبيرة لمن يعرف كيف ينتظر». ويدخل الاتفاق حيز التنفيذ بعد {n} يوما.",
}
GIVEN = "Hatem Sonia Karim Leïla Anwar Nadia Farid Samia Youssef Amina Rachid Salma Tarek Ines Mounir Yasmine Walid Rania".split()
FAMILIES = (
    "Zribi-Mansour Belkhadra-Attou Ferhati-Dhaou Ndiaye-Tine Zerrouki-Lamine Bouzidi-Ramla Cherfaoui-Naïm Messaoudi-Kader"
    " Haddadi-Selmane Khelifi-Doukali Tabrizi-Mokhtar Gharbi-Souilem Lounici-Aberkane Oukaci-Temmar"
).split()


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


def of_the_world() -> dict[str, str]:
    """Invented despatches of twenty years: sixteen hundred, about a hundred countries, long titles, Arabic every other."""
    out = {}
    for n in range(1600):
        # A few countries and the newest years have most, as in any archive.
        here, there = CODES[n % 7 if n % 3 else n % len(CODES)], CODES[(n * 11 + 5) % len(CODES)]
        year = 2024 - (n % 4 if n % 5 else n % 20)
        day = f"{year}-{1 + n * 5 % 12:02}-{1 + n % 28:02}"
        lang = "ar" if n % 2 else "fr"
        a, b = names.country(here, lang), names.country(there, lang)
        name = f"{GIVEN[n // 2 % 18]} {FAMILIES[n // 4 % 14]}"
        out[f"{n:04}.txt"] = f"date {day} {WORLD[lang].format(a=a, b=b, n=n, name=name)}\n"
    return out


def real() -> dict[str, str]:
    """The first two thousand articles of the Reuters set, as its own tool exports them."""
    out = {}
    with REUTERS.open(encoding="utf-8") as lines:
        for _, line in zip(range(2000), lines, strict=False):
            row = json.loads(line)
            out[f"{row['id']}.txt"] = f" date {row['date'][:7]} {row['text']}"
    return out


def loaded(page: Path) -> set[Path]:
    """The files that a page loads: style sheets, pictures, scripts; not the search page's engine, and no fonts."""
    root = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    links = root.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
    assert not root.xpath("//iframe | //object | //embed | //video | //audio | //image | //use | //*[@srcset]")
    files = {Path(os.path.normpath(page.parent / link)) for link in links if "://" not in link}
    return {path for path in files if path.parent.name != "js" or path.name != "search.js"}


def weights(output: Path) -> Iterator[tuple[str, int, int]]:
    """(page, the bytes of it and of all that it loads, the same as it is sent, compressed)."""

    @cache
    def sizes(path: Path) -> tuple[int, int]:
        data = path.read_bytes()
        if path.suffix == ".css":
            # What a sheet draws on would have to be counted, too.
            assert all(b"fonts/" in part for part in data.split(b"url(")[1:])
            assert b"@import" not in data
        return len(data), len(gzip.compress(data, 6, mtime=0))

    for page in sorted(output.rglob("*.html")):
        files = [sizes(path) for path in (page, *loaded(page)) if path.is_file()]
        yield page.relative_to(output).as_posix(), sum(whole for whole, _ in files), sum(sent for _, sent in files)


def check(output: Path, least: int) -> None:
    found = [row for row in weights(output) if row[0] != "kitchen/index.html"]
    assert len(found) > least
    assert [row for row in found if row[1] > PAGE] == []
    assert [row for row in found if row[2] > SENT] == []
    # The sheets were found.
    assert min(row[2] for row in found if not row[0].startswith("404")) > 1000
    assert max(row[1] for row in found) > 40_000


def test_pages_of_the_sites_weigh_little(web_site: Digest, arabic_site: Digest) -> None:
    for digest in (web_site, arabic_site):
        check(digest.output, 350)


def test_a_large_month_weighs_little(tmp_path: Path) -> None:
    run = build(tmp_path, of_one_month())
    assert run.status == 0, run.stderr
    assert (run.output / "2019" / "03" / "page" / "1" / "index.html").is_file()
    check(run.output, 850)


def test_a_long_archive_of_the_whole_world_weighs_little(tmp_path: Path) -> None:
    settings = write_settings(tmp_path, "ar")
    run = build(tmp_path, of_the_world(), "--settings", str(settings))
    assert run.status == 0, run.stderr
    assert len({row["primary_country"] for row in run.articles}) > 40
    check(run.output, 2400)


@pytest.mark.skipif(not REUTERS.exists(), reason="the Reuters set is not at hand (../shared/eval)")
def test_two_thousand_real_articles_weigh_little(tmp_path: Path) -> None:
    run = build(tmp_path, real())
    assert run.status == 0, run.stderr
    check(run.output, 2300)
