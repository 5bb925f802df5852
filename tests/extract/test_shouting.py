"""Texts in capitals throughout: what a name is shows in ordinary type, and what is kept stands as the text has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.extract.shouting import spoken
from pelican.plugins.dateline.model import RawArticle

SHOUTED = (
    'ANKARA - LA TURQUIE A ROUVERT MARDI SA FRONTIERE AVEC LA GEORGIE. "LA NOISETTE N\'A PAS DE PASSEPORT", A DECLARE LE DIRECTEUR'
    " DES DOUANES TURQUES, OKTAY BEYAZIT-ERDEM. L'ONU A SALUE L'ACCORD. LA RUSSIE ACHETERA."
)


def story(text: str):
    return extract(RawArticle(source="a.txt", text=text, header="", encoding="utf-8", notes=()))


def test_names_get_a_capital_and_words_none() -> None:
    said = spoken(SHOUTED, "fr")
    assert "avec la Georgie" in said
    assert "directeur des douanes turques, Oktay Beyazit-Erdem. L'ONU a salue" in said


def test_what_is_found_stands_as_the_text_has_it() -> None:
    found = story(SHOUTED)
    assert [person.name for person in found.people] == ["OKTAY BEYAZIT-ERDEM"]
    assert [quote.speaker for quote in found.quotes] == ["OKTAY BEYAZIT-ERDEM"]
    assert set(found.countries) == {"TR", "GE", "RU"}
    whole = "\n\n".join(found.paragraphs)
    assert all(mention.text == whole[mention.start : mention.end] for mention in found.mentions)


def test_the_us_is_a_country_and_no_body_reaches_over_its_verb() -> None:
    found = story(
        "SUVA - JAPAN WILL BUY THE ROE. THE US WILL BUILD A PORT FOR FIJI, THE MINISTER SAID ON TUESDAY IN SUVA. TONGA WILL WAIT."
    )
    assert {"US", "JP", "FJ"} <= set(found.countries)
    assert found.organisations == ()


@pytest.mark.parametrize("lang", ["fr", "en", "es", "de", "ar"])
def test_other_texts_stay(lang: str) -> None:
    assert spoken("Le maire NATO a parlé à Paris.", lang) == "Le maire NATO a parlé à Paris."


@given(st.text(alphabet="ABCDEÉÀŒİIŞSSẞ '’.,-\"«»!\n", max_size=300))
def test_a_letter_for_a_letter(text: str) -> None:
    assert len(spoken(text, "fr")) == len(text)
