"""Files where only some articles have a headline with a word for it: the others are articles, too."""

import pytest
from pelican.plugins.dateline import seed

A = "La ville de Brumeval a rouvert le marché."
B = "Le préfet a promis une navette entre les rives."
C = "Les pêcheurs du lac attendaient depuis deux ans."

WORDS = [("Date:", "Title:"), ("Fecha:", "Título:"), ("Date :", "Titre :"), ("date:", "title:")]


def found(text: str) -> list[tuple[str, str, str]]:
    return [(raw.header, raw.title, raw.text) for raw in seed.read(text.encode(), "a.txt")[0]]


@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize("between", ["\n\n", "\n---\n", "\n\n=====\n\n", "\n"])
@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("date", "title"), WORDS)
def test_those_without_a_headline_are_articles(date: str, title: str, above: bool, between: str, below: str) -> None:
    fields = [f"{date} 2024-05-07", f"{title} Un marché"]
    first = "\n".join(reversed(fields) if above else fields)
    a, b, c = (A, B, C) if between != "\n" else (3 * f"{A} ", 3 * f"{B} ", 3 * f"{C} ")
    text = between.join([f"{first}\n\n{a}", f"{date} 2024-05-08{below}{b}", f"{date} 2024-05-09{below}{c}"])
    assert found(text) == [
        ("2024-05-07", "Un marché", a.strip()),
        ("2024-05-08", "", b.strip()),
        ("2024-05-09", "", c.strip()),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "Date: 12 mai 2024\nEntrée libre.",
        "Date: 2024-05-12\nEntrée libre.",
        "Date: 2024-05-12\nLieu: Brumeval",
        "Lieu: Brumeval\n\nDate: 2024-05-12",
        "Date: 2024-05-12\n\nOuverture à vingt heures",
        "Date : 2024-05-12\n\nLes portes ouvrent à vingt heures précises.",
        "Date: 12 mai 2024, 20 h\nLes portes ouvrent à vingt heures précises.",
    ],
)
def test_when_something_is_is_a_part_of_the_article(behind: str) -> None:
    text = f"{A}\n\n{behind}"
    assert found(f"Date: 2024-05-07\nTitle: Un marché\n\n{text}") == [("2024-05-07", "Un marché", text)]


def test_one_of_them_may_have_its_headline_above() -> None:
    text = f"Date: 2024-05-07\nTitle: Un marché\n\n{A}\n\nLa navette du lac part\nDate: 2024-05-08\n\n{B}"
    assert found(text) == [("2024-05-07", "Un marché", A), ("2024-05-08", "La navette du lac part", B)]
