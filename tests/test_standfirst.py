"""What stands below a title that was made of the summary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline.standfirst import LONGEST, repeats, standfirst

FIRST = "Le phare de Cap Serrat a été rallumé jeudi après onze ans de silence."
TITLE = "Le phare de Cap Serrat a été rallumé"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (TITLE, f"{FIRST} La lampe, changée en mer, porte à vingt milles. Le port suivra.", "La lampe, changée en mer, porte à vingt milles."),
        # A headline of its own says something else: the summary serves.
        ("Lumière au cap", f"{FIRST} La lampe, changée en mer, porte à vingt milles.", ""),
        # Nothing else is told, or nothing that can stand alone.
        (TITLE, FIRST, ""),
        (TITLE, f"{FIRST} Elle porte à vingt milles, disent les pêcheurs de la région.", ""),
        (TITLE, f"{FIRST} « La lampe porte à vingt milles », a dit le gardien du phare.", ""),
        (TITLE, f"{FIRST} Tout va bien.", ""),
        (TITLE, f"{FIRST} La lampe, changée en mer, porte à vingt milles et", ""),
        # What leans on the sentence before it is passed over.
        (TITLE, f"{FIRST} Cela a surpris jusqu'aux pêcheurs de la région. La lampe porte à vingt milles nautiques.", "La lampe porte à vingt milles nautiques."),
    ],
)  # fmt: skip
def test_what_is_told_next_stands_below_a_title_that_was_told_already(title: str, text: str, expected: str) -> None:
    assert standfirst(title, FIRST, text, "fr") == expected


@pytest.mark.parametrize(
    ("lang", "first", "title", "second"),
    [
        ("ar", "أعيد تشغيل منارة رأس سراط يوم الخميس بعد صمت دام أحد عشر عاماً.", "أعيد تشغيل منارة رأس سراط", "يصل ضوء المصباح الجديد إلى عشرين ميلاً بحرياً في الليل."),
        ("en", "The lighthouse of Cap Serrat was lit again on Thursday.", "Lighthouse of Cap Serrat lit again", "The lamp, changed at sea, reaches twenty miles out."),
        ("de", "Der Leuchtturm von Kap Serrat brennt seit Donnerstag wieder.", "Der Leuchtturm von Kap Serrat brennt wieder", "Die neue Lampe reicht zwanzig Meilen weit hinaus."),
        ("es", "El faro de cabo Serrat volvió a encenderse el jueves.", "El faro de cabo Serrat volvió a encenderse", "La lámpara nueva alcanza veinte millas mar adentro."),
    ],
)  # fmt: skip
def test_in_every_language(lang: str, first: str, title: str, second: str) -> None:
    assert standfirst(title, first, f"{first} {second}", lang) == second


@given(st.text(), st.text(), st.text(), st.sampled_from(["fr", "ar", "", "xx"]))
def test_it_is_words_of_the_text_or_nothing(title: str, summary: str, text: str, lang: str) -> None:
    found = standfirst(title, summary, text, lang)
    assert len(found) <= LONGEST
    assert found in " ".join(text.split())
    assert not found or repeats(title, summary)
