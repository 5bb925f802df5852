"""The gold articles say what their texts say: labels that a reader could not check are mistakes."""

import json
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins.dateline import edtf, seed

FOLDER = Path(__file__).parent / "gold"
ARTICLES: list[dict[str, Any]] = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def test_there_are_enough_in_every_language() -> None:
    counts = {lang: sum(article["lang"] == lang for article in ARTICLES) for lang in ("fr", "en", "ar", "es", "de")}
    assert sum(counts.values()) == len(ARTICLES) >= 120
    assert min(counts.values()) >= 4
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])
def test_labels_fit_the_text(article: dict[str, Any]) -> None:
    raws, rejects = seed.read(article["seed"].encode(), f"{article['id']}.txt")
    assert not rejects
    (raw,) = raws
    for name in (*article["people"], *article["people_optional"]):
        assert name in raw.text
    for name in (
        *article.get("organisations", ()),
        *article.get("organisations_optional", ()),
        *article.get("roles", ()),
    ):
        assert name in raw.text
    for quote in article["quotes"]:
        assert quote["text"] in raw.text
        assert quote["speaker"] is None or quote["speaker"] in raw.text
    for date in filter(None, (article["date"], *article["date_equiv"], *article["date_alt"])):
        assert edtf.parse(date) is not None


@pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])
def test_every_country_has_one_standing(article: dict[str, Any]) -> None:
    lists = [article[key] for key in ("countries", "countries_optional", "countries_forbidden")]
    codes = [code for some in lists for code in some]
    assert len(codes) == len(set(codes))
    assert article["primary"] in (article["countries"] or [None])
    assert set(article["primary_alt"]) <= {*article["countries"], *article["countries_optional"]} - {
        article["primary"]
    }
