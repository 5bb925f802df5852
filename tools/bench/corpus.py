"""The articles that the bench is run on: real texts where the dev sets are at hand, else invented ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETS = Path("shared", "eval", "reuters-dev.jsonl")
REUTERS = next((place / SETS for place in ROOT.parents if (place / SETS).is_file()), ROOT / SETS)
MONTHS = 60
PLACES = (
    "Alger Tunis Tripoli Rabat Dakar Bamako Niamey Paris Madrid Berlin Rome Beyrouth Le\u00a0Caire Ottawa Lima".split(
        " "
    )
)
FIRST_NAMES = "Amine Salma Jean Ana Ute Rachid Nadia Karim Claire Paul Inès Yacine Leïla Marta Jonas Samir".split()
LAST_NAMES = (
    "Deramchi Ouertani Valbrune Robledal Brandhoff Benmourad Haddouche Zermani Lacassagne Montreval Aguirrez "
    "Feldkamp Tazrouti Belhamra Dessaulx Mernissane Orvallo Kessberg Yahmadi Charpenel Ibarrosa Wendtland"
).split()
ACTS = (
    "a inauguré une station d'épuration de {n} mètres cubes par jour",
    "a annoncé la réouverture de {n} écoles rurales",
    "a reçu une délégation de {n} entrepreneurs",
    "a présenté un plan de {n} logements",
)


def seeds(count: int, months: int = MONTHS, sets: Path = REUTERS) -> Iterator[tuple[str, str]]:
    """(name, text) of so many seeds, the same on every run, spread over so many months up to the end of 2019.

    Texts of a set that is too small come again, numbered.
    """
    texts = list(_real(sets)) if sets.is_file() else []
    chance = random.Random(count)
    for number in range(count):
        if texts:
            text = texts[number % len(texts)]
            if number >= len(texts):
                text += f" Edition {number // len(texts) + 1}."
        else:
            text = invented(chance)
        # Spread so that neighbours in the folder are not neighbours in time.
        month = 2020 * 12 - months + number * 7919 % months
        yield f"{number:06d}.txt", f" date {month // 12}-{month % 12 + 1:02d} {text}\n"


def another(chance: random.Random, sets: Path = REUTERS) -> str:
    """One text more, like those of `seeds` and not among them."""
    texts = list(_real(sets)) if sets.is_file() else []
    return f"{chance.choice(texts)} Late edition {chance.randrange(1 << 30)}." if texts else invented(chance)


def described(sets: Path = REUTERS) -> str:
    """What the texts are, for the table."""
    if not sets.is_file():
        return "invented despatches of some 250 words"
    return "bodies of Reuters-21578, Distribution 1.0, dated anew, repeated above 4,000"


def _real(sets: Path) -> Iterator[str]:
    with sets.open(encoding="utf-8") as lines:
        for line in lines:
            if text := " ".join(json.loads(line)["text"].split()):
                yield text


def invented(chance: random.Random) -> str:
    """One invented despatch of some 250 words, in a line: a person in one of three places."""
    who = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    places = chance.sample(PLACES, 3)
    parts = [f"Le ministre {who} {_act(chance)}, mardi à {places[0]}."]
    parts += [f"À {chance.choice(places)}, le service {_act(chance)}." for _ in range(14)]
    parts.append(f"« Nous tiendrons parole », a déclaré {who}.")
    return " ".join(parts)


def _act(chance: random.Random) -> str:
    return chance.choice(ACTS).format(n=chance.randint(10, 9999))


def write(folder: Path, count: int, months: int = MONTHS) -> None:
    """Write so many seeds into a folder, spread over so many months."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in seeds(count, months):
        (folder / name).write_text(text, encoding="utf-8")
