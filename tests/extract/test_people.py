"""People: who counts as one, what they are called, what they are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.people import people

CASES = Path(__file__).parent.parent / "cases" / "people.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    rows = [line.split(" | ") for line in CASES.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    return [(lang, text, [] if names == "-" else names.split("; ")) for lang, text, names in rows]


def test_enough_cases() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize(("lang", "text", "names"), cases())
def test_names(lang: str, text: str, names: list[str]) -> None:
    assert [person.name for person in people(text, lang)] == names


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("fr", "Le ministre mauricien des Ports, Anselme Vauclerc, est venu.", "ministre mauricien des Ports"),
        ("fr", "Anselme Vauclerc, ministre des Ports, est venu.", "ministre des Ports"),
        (
            "fr",
            "La cheffe de la brigade chargée des forêts, Odette Morvan, a ri.",
            "cheffe de la brigade chargée des forêts",
        ),
        ("en", "Norland's power secretary, Ansel Wickery, resigned.", "Norland's power secretary"),
        ("en", "Ansel Wickery, the harbour master's deputy, resigned.", "harbour master's deputy"),
        ("es", "La viceministra paraguaya, Lucrecia Ocampo, aceptó.", "viceministra paraguaya"),
        ("de", "Die Leiterin der Wache, Hedwig Brandt, kam.", "Leiterin der Wache"),
        ("en", "The yard's owner, whose president, Walt Lindgren, resigned, sued.", "president"),
        ("en", "Trade ministry official Samir Belhadef declined.", "Trade ministry official"),
        ("es", "La restauradora Jimena Villafañe lloró.", "restauradora"),
        ("ar", "وقال وزير النقل العراقي، رامي الحلواني، ذلك.", "وزير النقل العراقي"),
        ("en", "Dr Jane Porter of the University of Cape Town said no.", "University of Cape Town"),
        (
            "en",
            "Professor Anna Whitfield of the University of Leeds said no.",
            "Professor of the University of Leeds",
        ),
        ("en", "Labour Minister Kumari Silva said no.", "Labour Minister"),
        ("ar", "أعلن وزير الفلاحة عز الدين بن الشيخ أن الموسم كان جيدا.", "وزير الفلاحة"),
        ("fr", "Le maire a reçu une d'elles, Odette Marchebois, infirmière.", "infirmière"),
        ("fr", "« Assez », a crié l'un d'eux, Anselme Vauclerc.", ""),
    ],
)
def test_role(lang: str, text: str, role: str) -> None:
    assert [person.role for person in people(text, lang)] == [role]


def test_counterpart_takes_the_function_of_the_one_before() -> None:
    text = "Le ministre mauricien de la Mer, Anselme Vauclerc, et son homologue ivoirien des Ports, Yao Kokora, ont signé."
    assert [person.role for person in people(text, "fr")] == [
        "ministre mauricien de la Mer",
        "ministre ivoirien des Ports",
    ]
    text = "Norland's port minister, Ansel Wickery, met her Finnish counterpart, Juhani Korvela."
    assert people(text, "en")[1].role == "Finnish port minister"
    text = "Das teilte Norlands Hafenminister Bojan Rezar mit. Sein Kärntner Amtskollege Wendelin Moritsch nickte."
    assert people(text, "de")[1].role == "Kärntner Hafenminister"


def test_short_forms_are_mentions_of_the_full_name() -> None:
    text = "Le ministre Anselme Vauclerc est venu. M. Vauclerc a parlé. Vauclerc est reparti."
    (person,) = people(text, "fr")
    assert [text[s.start : s.end] for s in person.spans] == ["Anselme Vauclerc", "Vauclerc", "Vauclerc"]
    assert person.gender == "m"


def test_a_place_that_the_caller_knows_is_nobody() -> None:
    text = "Le ministre Saint Brumeval est venu."
    assert people(text, "fr")
    assert not people(text, "fr", [(12, 26)])
    text = "The driver, Marcus England, slept."
    assert [p.name for p in people(text, "en", [(19, 26)])] == ["Marcus England"]


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="AbÉé lM.,;-'’\"«»\n1والن محدد", max_size=80),
    st.sampled_from(["fr", "en", "es", "de", "ar", "", "xx"]),
)
def test_mentions_lie_in_the_text(text: str, lang: str) -> None:
    text = "Le ministre Jean Dupont. السيد محمد الفهيد " + text
    for person in people(text, lang):
        for span in person.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].split()
