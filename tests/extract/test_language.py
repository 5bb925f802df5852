"""The language of whole articles, of headlines, of tables, of text that some wire stripped of its accents."""

from __future__ import annotations

import pytest
from pelican.plugins.dateline.extract.language import language


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le maire de Valbrune a présenté mardi le budget de la commune devant les habitants."),
        ("fr", "Le president a declare que les negociations ont ete reportees a la semaine prochaine."),
        ("fr", "Valbrune : le marché couvert rouvre"),
        ("fr", "LE MARCHE COUVERT DE VALBRUNE ROUVRE SES PORTES"),
        ("en", "The harbour board of Port Linden will dredge the northern channel before winter."),
        ("en", "LINDEN MILLS INC <LDM> 2ND QTR NET"),
        ("en", "Shr 12 cts vs 9 cts\n    Net 1,204,000 vs 988,000\n    Revs 14.1 mln vs 13.0 mln"),
        ("en", "Port Linden to dredge northern channel"),
        ("es", "El puerto de Villalinda abrirá en octubre un nuevo muelle para los pescadores."),
        ("de", "Der Hafen von Lindenau wird im Herbst um ein Becken für Fischer erweitert."),
        ("ar", "أعلن وزير النقل يوم الخميس افتتاح ميناء جديد للصيادين في المدينة."),
        ("ar", "افتتاح ميناء جديد للصيادين"),
        ("it", "Il porto di Villachiara aprirà in ottobre un nuovo molo per i pescatori della città."),
        ("pt", "O porto de Vila Clara vai abrir em outubro um novo cais para os pescadores da cidade."),
        ("ru", "Порт откроет в октябре новый причал для рыбаков города."),
        ("fa", "بندر جدید برای ماهیگیران شهر در ماه آینده گشایش می‌یابد و این را وزیر گفت."),
        ("fr", 'Le maire a répété : "We shall see what we shall see", une phrase que personne ne comprend ici.'),
    ],
)
def test_language(lang: str, text: str) -> None:
    assert language(text)[0] == lang


@pytest.mark.parametrize("text", ["", "12 345,67 — 2019 !?", "\n \t"])
def test_a_text_without_letters_has_none(text: str) -> None:
    assert language(text) == ("", ())


def test_doubt_is_noted() -> None:
    assert [(note.field, note.code) for note in language("Lindenau")[1]] == [("lang", "doubtful")]
    assert language("Le maire de la commune a dit que les travaux seront terminés avant la fin de l'été.")[1] == ()
