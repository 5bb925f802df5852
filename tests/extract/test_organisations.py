"""Organisations: heads, complements, acronyms, names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.organisations import organisations


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "L'Office national des forêts a replanté.", ["Office national des forêts"]),
        ("fr", "L'Union des pêcheurs de l'Ouest proteste.", ["Union des pêcheurs de l'Ouest"]),
        ("fr", "Le ministère de l'Énergie a démenti.", ["ministère de l'Énergie"]),
        ("fr", "L'Académie maritime de Brumeval forme des marins.", ["Académie maritime de Brumeval"]),
        ("fr", "Les médiateurs de l'OSCE sont partis.", ["OSCE"]),
        ("fr", "Le Kremlin et la Maison-Blanche se taisent.", ["Kremlin", "Maison-Blanche"]),
        ("fr", "Le maire est allé au conseil.", []),
        ("fr", "BRUMEVAL (Côte Presse) - Il pleut.", ["Côte Presse"]),
        ("en", "The Northern Rivers Network sued.", ["Northern Rivers Network"]),
        ("en", "The Ministry of Foreign Trade denied it.", ["Ministry of Foreign Trade"]),
        ("en", "Goldman Mills Inc raised prices.", ["Goldman Mills Inc"]),
        ("en", "NORPORT - The European Union paid.", ["European Union"]),
        ("es", "El Ministerio de Pesca cerró el puerto.", ["Ministerio de Pesca"]),
        ("es", "El FC Piedraluna ganó.", ["FC Piedraluna"]),
        ("de", "Die Leiterin der Nationalparkwacht kam.", ["Nationalparkwacht"]),
        ("ar", "وقالت وزارة التربية العراقية ذلك", ["وزارة التربية العراقية"]),
        ("ar", "ورحبت الأمم المتحدة بالاتفاق", ["الأمم المتحدة"]),
    ],
)
def test_names(lang: str, text: str, wanted: list[str]) -> None:
    assert list(organisations(text, lang)) == wanted


def test_the_agency_comes_first_and_once() -> None:
    assert organisations("Le Kremlin se tait.", "fr", agency="Côte Presse") == ("Côte Presse", "Kremlin")


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="AbÉ é.,-()'’\nUnion deوزارة", max_size=60),
    st.sampled_from(["fr", "en", "es", "de", "ar", "", "xx"]),
)
def test_never_raises(text: str, lang: str) -> None:
    for name in organisations("L'Union des ports. " + text, lang):
        assert name.strip() == name != ""
