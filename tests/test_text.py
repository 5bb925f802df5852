"""Characters, lines and paragraphs: nothing that a reader can see is lost, moved or added."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.text import normalise, paragraphs, unwrap

WORDS = st.text(st.sampled_from("ab É.!?\"«»“”' \n\t\u00a0\u00ad\u200b\u202e\r:|-<1ع؟"), max_size=400)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\ufeffUn mot", "Un mot"),
        ("co\u00adopé\u200bration", "coopération"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("cafe\u0301", "café"),
        ("\u202eabc\u202c \u200fd", "abc d"),
        ("a\x00\x07\x9fb", "ab"),
        ("12\u202f000\u00a0F", "12\u202f000\u00a0F"),
        ("می\u200cرود", "می\u200cرود"),
        ("a\u200cb", "ab"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_invisible_characters_go_and_the_rest_stays(written: str, read: str) -> None:
    assert normalise(written) == read


WIRE = """The harbour board of Port Linden said it
would dredge the northern channel before winter so that larger
grain ships can berth.
    Two contractors have been asked for offers, its chairman Odo
Brandt told reporters.
 Wire
"""
PLAIN = """Le conseil municipal de Valbrune a voté hier soir la reconstruction du
marché couvert, fermé depuis l'incendie. Les travaux dureront dix-huit
mois.

Les commerçants seront relogés sur la place. Ils demandent une baisse
des loyers.
"""
LISTED = """Les résultats sont les suivants :
Valbrune: 12 points
Montclair: 9 points
- le gardien a été blessé
- le match sera rejoué
| nom | note |
<b>gras</b>
"""
FIGURES = """Shr 12 cts vs 9 cts
    Net 1,204,000 vs 988,000
    NOTE: Net of the present year includes a gain of 100,000 dlrs
from the sale of a mill.
"""


@pytest.mark.parametrize(
    ("text", "count", "opening"),
    [
        (WIRE, 3, "The harbour board of Port Linden said it would dredge"),
        (PLAIN, 2, "Le conseil municipal de Valbrune a voté hier soir la reconstruction du marché couvert,"),
        (LISTED, 7, "Les résultats sont les suivants :"),
        (FIGURES, 3, "Shr 12 cts vs 9 cts"),
        ("Une seule ligne.", 1, "Une seule ligne."),
        ("", 0, ""),
    ],
)
def test_lines_are_joined_where_the_sender_broke_them(text: str, count: int, opening: str) -> None:
    found = unwrap(text)
    assert len(found) == count
    assert "".join(found[:1]).startswith(opening)


def test_a_heading_in_capitals_is_not_joined_to_what_follows() -> None:
    assert unwrap("LINDEN BOARD TO DREDGE CHANNEL\nThe harbour board of Port Linden said it would\ndredge.")[0] == (
        "LINDEN BOARD TO DREDGE CHANNEL"
    )


SENTENCE = "Le maire de Valbrune, M. A. Quillier, a présenté le budget devant les habitants réunis dans la salle. "
QUOTED = "« Nous avons attendu. Nous attendrons encore. " + "Rien ne presse vraiment ici. " * 30 + "Voilà tout. » "


def test_a_dump_of_one_line_becomes_paragraphs_of_some_sentences() -> None:
    found = paragraphs(SENTENCE * 20, "fr")
    assert len(found) > 3
    assert all(150 <= len(paragraph) <= 700 and paragraph.endswith(".") for paragraph in found)


def test_no_paragraph_ends_inside_a_quotation() -> None:
    found = paragraphs(SENTENCE * 5 + QUOTED + SENTENCE * 5, "fr")
    assert len(found) > 2
    assert all(paragraph.count("«") == paragraph.count("»") for paragraph in found)


def test_a_paragraph_begins_where_the_text_turns() -> None:
    found = paragraphs(SENTENCE * 2 + SENTENCE.replace("Le maire", "Par ailleurs, le maire") + SENTENCE * 6, "fr")
    assert found[1].startswith("Par ailleurs")


def test_a_short_text_stays_whole() -> None:
    assert paragraphs(SENTENCE * 3, "fr") == ((SENTENCE * 3).strip(),)


@given(WORDS, st.sampled_from(["fr", "en", "ar", ""]))
@settings(max_examples=150, deadline=None)
def test_every_word_is_kept_in_order(text: str, lang: str) -> None:
    normal = normalise(text * 4)
    assert normalise(normal) == normal
    assert " ".join(paragraphs(text * 4, lang)).split() == normal.split()


@pytest.mark.parametrize("unit", [SENTENCE, '" ', "« a. ", "x\n", "    a\nb c\n", "a: b\n"])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    start = time.process_time()
    paragraphs(text, "fr")
    assert time.process_time() - start < 10
