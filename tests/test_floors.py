"""The floors: what the program reads in the gold articles may get better and may not get worse.

Floors lie in `gold/floors.json`, one for each language and field, beside the hash of the articles that
they were measured on: with other articles they say nothing. `python tests/test_floors.py` prints the figures of now.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins.dateline import seed
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.extract.cutting import LONGEST
from pelican.plugins.dateline.extract.title_rules import rules_of
from pelican.plugins.dateline.model import Story

FOLDER = Path(__file__).parent / "gold"
FLOORS: dict[str, Any] = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
SETS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def sha256(name: str) -> str:
    """The hash of a set's articles."""
    return hashlib.sha256((FOLDER / f"{name}.jsonl").read_bytes()).hexdigest()


def overlap(one: str, other: str) -> float:
    """F1 of the words of two phrases, without regard to case."""
    mine, theirs = Counter(one.lower().split()), Counter(other.lower().split())
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values())) if both else 0.0


def rouge_l(one: str, other: str) -> float:
    """F1 of the longest common subsequence of two titles' words, without regard to case."""
    mine, theirs = (re.findall(r"\w+", text.lower()) for text in (one, other))
    row = [0] * (len(theirs) + 1)
    for word in mine:
        before = 0
        for j, their in enumerate(theirs, 1):
            row[j], before = (before + 1 if word == their else max(row[j], row[j - 1])), row[j]
    return 2 * row[-1] / (len(mine) + len(theirs)) if mine and theirs else 0.0


@cache
def figures(name: str) -> dict[str, float]:
    """Figures of a set by field: F1 or shares from 0 to 1, for `traps` the number of forbidden countries given."""
    counts: dict[str, float] = defaultdict(float)
    articles = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for article in articles:
        (raw,), _ = seed.read(article["seed"].encode(), f"{article['id']}.txt")
        count(counts, article, extract(raw))
    shares = {key: counts[key] / len(articles) for key in ("primary", "language", "date", "dateline", "title")}
    scores = {key: f1(counts, key) for key in ("countries", "people", "quotes")}
    if counts["roles wanted"]:  # sets labelled with these too
        scores |= {"organisations": f1(counts, "organisations"), "roles": counts["roles"] / counts["roles wanted"]}
    if counts["titles by hand"]:
        scores["title_likeness"] = counts["likeness"] / counts["titles by hand"]
    return scores | shares | {"traps": counts["traps"]}


def f1(counts: dict[str, float], field: str) -> float:
    """Twice what is right by all that was given and all that was wanted; 1 where nothing was wanted or given."""
    both = counts[f"{field} given"] + counts[f"{field} wanted"]
    return 2 * counts[f"{field} right"] / both if both else 1.0


def count(counts: dict[str, float], article: dict[str, Any], story: Story) -> None:
    """Add one article to the counts."""
    names = {person.name for person in story.people} - set(article["people_optional"])
    neutral = set(article.get("quotes_optional", ()))
    quotes = {(quote.text, quote.speaker or None) for quote in story.quotes if quote.text not in neutral}
    tally(counts, "countries", set(story.countries) - set(article["countries_optional"]), set(article["countries"]))
    tally(counts, "people", names, set(article["people"]))
    tally(counts, "quotes", quotes, {(quote["text"], quote["speaker"]) for quote in article["quotes"]})
    if "roles" in article:
        bodies = set(story.organisations) - set(article["organisations_optional"])
        tally(counts, "organisations", bodies, set(article["organisations"]))
        given = {person.name: person.role for person in story.people}
        for name, role in article["roles"].items():
            counts["roles wanted"] += 1
            counts["roles"] += overlap(role, given.get(name, ""))
    if "title" in article:
        counts["titles by hand"] += 1
        counts["likeness"] += rouge_l(article["title"], story.title)
    counts["traps"] += len(set(story.countries) & set(article["countries_forbidden"]))
    counts["primary"] += (story.primary or None) in (article["primary"], *article["primary_alt"])
    counts["language"] += story.lang == article["lang"]
    counts["date"] += str(story.date or "") in {article["date"] or "", *article["date_equiv"]}
    counts["dateline"] += (story.dateline or None) == article["dateline"]
    counts["title"] += bool(story.title) and len(story.title) <= LONGEST and not hangs(story)


def tally(counts: dict[str, float], field: str, given: set[Any], wanted: set[Any]) -> None:
    """Add what was given, wanted and right."""
    for key, some in (("given", given), ("wanted", wanted), ("right", given & wanted)):
        counts[f"{field} {key}"] += len(some)


def hangs(story: Story) -> bool:
    """Whether a title ends with a word that points at something no longer there."""
    return bool(rules_of(story.lang).dangling.search(story.title))


def test_every_set_has_floors() -> None:
    assert sorted(FLOORS) == SETS


@pytest.mark.parametrize("name", SETS)
def test_the_articles_are_those_measured(name: str) -> None:
    assert FLOORS[name]["sha256"] == sha256(name), "measure again and write floors that are no lower"


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name in SETS for field in sorted(FLOORS.get(name, {})) if field != "sha256"]
)
def test_nothing_gets_worse(name: str, field: str) -> None:
    reached, floor = figures(name)[field], FLOORS[name][field]
    assert reached <= floor if field == "traps" else reached >= floor - 0.0005, f"{name} {field}: {reached:.4f}"


if __name__ == "__main__":
    now = {name: {"sha256": sha256(name), **{k: round(v, 4) for k, v in figures(name).items()}} for name in SETS}
    print(json.dumps(now, indent=1, sort_keys=True))
