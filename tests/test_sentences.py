"""Sentences end where a reader says they do, and their spans leave no gap."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.sentences import sentences


def cut(text: str, lang: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "M. Quillier a reçu MM. Orban et Vasseur.|Le Dr. Lemoine était absent."),
        ("fr", "La hausse est de 2,5 p.c. sur un an.|Elle coûte 1.200 francs.|Il est 21.30 heures."),
        ("fr", "Il vit à Valbrune.|« Nous partons. Nous reviendrons. »|Puis il se tut."),
        ("fr", "« Pourquoi pas ? » demande-t-elle.|Personne ne répond…|Tant pis !"),
        ("fr", 'Il a dit que "rien. Rien du tout" ne changerait.|Il est parti.'),
        ("en", "Mr. Odo Brandt met J. K. Lund of the U.S. Treasury.|He left the U.S.|The talks failed."),
        ("en", "Linden Mills Inc. Chairman Lund resigned.|Sales rose 3.5 pct."),
        ("en", '"Where is it?" she asked.|"We will wait."|Nobody came.'),
        ("de", "Am 21. März kam Dr. Lund, z. B. mit dem Zug.|Er blieb."),
        ("es", "El Sr. Paz llegó a EE.UU. ayer.|¿Quién lo espera?|Nadie."),
        ("ar", "هل وصل الوفد؟|وصل الوفد أمس.|ثم غادر۔|انتهى."),
        ("", "No rules here.|Still two."),
    ],
)
def test_sentences(lang: str, text: str) -> None:
    assert cut(text.replace("|", " "), lang) == text.split("|")


def test_a_blank_line_ends_a_sentence() -> None:
    assert cut("Un titre sans point\n\nUn texte.", "fr") == ["Un titre sans point", "Un texte."]


@given(st.text(st.sampled_from('aÉ1.!?…"«» \n()؟M'), max_size=200), st.sampled_from(["fr", "en", "de", ""]))
@settings(max_examples=200, deadline=None)
def test_spans_cover_the_text(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    assert "".join(text[start:end] for start, end in spans) == text
