"""Summaries: whole sentences of the text that say more than the title."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.summary import LONGEST, summary

FIRST = "Le port de Valbrune rouvrira en mai pour les pêcheurs."
SECOND = "Un quai de deux cents mètres leur sera réservé, avec une halle et des chambres froides."


def test_one_sentence_or_two() -> None:
    assert summary(f"{FIRST} {SECOND} {SECOND}", "fr", "Réouverture") == f"{FIRST} {SECOND}"


def test_the_title_is_not_said_again() -> None:
    assert summary(f"{FIRST} {SECOND}", "fr", FIRST) == SECOND


def test_a_text_of_one_sentence_is_its_own_summary() -> None:
    assert summary(FIRST, "fr", FIRST) == FIRST


def test_a_long_sentence_is_cut_behind_a_clause_and_says_so() -> None:
    long = "Le port de Valbrune, " + "que tous les pêcheurs de la côte attendaient, " * 12 + "rouvrira."
    made = summary(long, "fr", "")
    assert len(made) <= LONGEST
    assert made.endswith("attendaient …")


def test_markup_is_no_summary() -> None:
    assert summary(f"| nom | note |\n\n{FIRST}", "fr", "") == FIRST


def test_no_text_no_summary() -> None:
    assert summary("", "fr", "") == ""


@given(st.text(st.sampled_from('aÉb .,"«»\n1|'), max_size=900))
@settings(max_examples=150, deadline=None)
def test_no_summary_is_long_or_breaks_a_word(text: str) -> None:
    made = summary(text, "fr", "")
    assert len(made) <= LONGEST
    assert "\n" not in made
    if " " in text.strip()[:200]:
        assert set(made.split()) <= set(text.split()) | {"…"} | {made.split()[-2] if made.endswith("…") else ""}
