"""Quotes: which words in marks are somebody's, and whose."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.people import people
from pelican.plugins.dateline.extract.quotes import quotes

CASES = Path(__file__).parent.parent / "cases" / "quotes.txt"


def cases() -> list[tuple[str, str, list[tuple[str, str]]]]:
    out = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lang, text, wanted = line.split(" | ")
            pairs = [] if wanted == "-" else [pair.split(" =>") for pair in wanted.split(" ;; ")]
            out.append((lang, text, [(said, speaker.strip()) for said, speaker in pairs]))
    return out


def test_enough_cases() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize(("lang", "text", "wanted"), cases())
def test_quotes(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(q.text, q.speaker) for q in quotes(text, lang, people(text, lang))] == wanted


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="AbÉé .,:?'’‘“”„\"«»\n1قال", max_size=80),
    st.sampled_from(["fr", "en", "es", "de", "ar", "", "xx"]),
)
def test_offsets_are_exact(text: str, lang: str) -> None:
    text = "M. Jean Dupont a dit « oui ». " + text
    for q in quotes(text, lang, people(text, lang)):
        assert text[q.start : q.end] == q.text


def test_many_quotations_take_proportionally_long() -> None:
    text = 'He said "a b c d e f g" and ' * 3_000
    assert len(quotes(text, "en", people(text, "en"))) == 3_000


@pytest.mark.parametrize("field", ["De", "From", "Von", "À", "من", "Auteur"])
def test_a_field_at_the_end_holds_no_quotation(field: str) -> None:
    name = '"Amadou Kanouté, de la direction du port"'
    said = "Le maire, Paul Arlan, a dit : « Le port rouvre ce lundi matin »."
    text = f"{said}\n\n{field}: {name}"
    assert [q.text for q in quotes(text, "fr", people(text, "fr"))] == ["Le port rouvre ce lundi matin"]
    assert len(quotes(f"Le maire : {name}.", "fr", ())) == 1
