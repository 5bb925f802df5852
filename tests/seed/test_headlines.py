"""Headlines above the date header of their article: which line is one, and which is somebody's last words."""

import pytest
from pelican.plugins.dateline import seed
from pelican.plugins.dateline.seed import despatch, headlines

B = "La ville a rouvert le marché."
C = "Le port a fermé hier."

FOUND = {
    "right above": (f"Le marché rouvre\ndate 2019-07 {B}", [("Le marché rouvre", "2019-07", B)]),
    "right above, alone": (f"Le marché rouvre\nDate: 2019-07\n\n{B}", [("Le marché rouvre", "2019-07", B)]),
    "right above, alone, no blank": (f"Le marché rouvre\ndate 2019-07\n{B}", [("Le marché rouvre", "2019-07", B)]),
    "blank line between": (f"Le marché rouvre\n\ndate 2019-07 {B}", [("Le marché rouvre", "2019-07", B)]),
    "label": (f"Titre : Le marché\nDate : 2019-07\n{B}", [("Titre : Le marché", "2019-07", B)]),
    "question": (f"Le marché rouvre-t-il ?\ndate 2019 {B}", [("Le marché rouvre-t-il ?", "2019", B)]),
    "colon": (f"Sfax : le marché rouvre\ndate 2019 {B}", [("Sfax : le marché rouvre", "2019", B)]),
    "above a bare date": (f"LE MARCHÉ ROUVRE\n2019-07-16\n{B}", [("LE MARCHÉ ROUVRE", "2019-07-16", B)]),
    "Arabic": ("افتتاح الميناء\nالتاريخ: 2019-07\nقالت البلدية", [("افتتاح الميناء", "2019-07", "قالت البلدية")]),
    "several": (
        f"Le marché rouvre\ndate 2019-07 {B}\n\nLe port ferme\ndate 2019-08 {C}",
        [("Le marché rouvre", "2019-07", B), ("Le port ferme", "2019-08", C)],
    ),
    "several, no blank lines": (
        f"Le marché rouvre\ndate 2019-07 {B}\nLe port ferme\ndate 2019-08 {C}",
        [("Le marché rouvre", "2019-07", B), ("Le port ferme", "2019-08", C)],
    ),
    "several, blank lines between": (
        f"Le marché rouvre\n\ndate 2019-07 {B}\n\nLe port ferme\n\ndate 2019-08 {C}",
        [("Le marché rouvre", "2019-07", B), ("Le port ferme", "2019-08", C)],
    ),
    "several with labels": (
        f"Title: A b\nDate: 2019-07\n\n{B}\n\nTitle: C d\nDate: 2019-08\n\n{C}",
        [("A b", "2019-07", B), ("C d", "2019-08", C)],
    ),
    "the second has none": (
        f"Le marché rouvre\ndate 2019-07 {B}\n\n{B}\ndate 2019-08 {C}",
        [("Le marché rouvre", "2019-07", f"{B}\n\n{B}"), ("", "2019-08", C)],
    ),
    "last words": (
        f"date 2019-07 {B}\n\nZoé Arlan\ndate 2019-08 {C}",
        [("", "2019-07", f"{B}\n\nZoé Arlan\ndate 2019-08 {C}")],
    ),
    "last words behind a stop": (
        f"date 2019-07 {B}\n\nZ. A.\n\ndate 2019-08 {C}",
        [("", "2019-07", f"{B}\n\nZ. A."), ("", "2019-08", C)],
    ),
    "heading of the file": (
        f"Dépêches de 2019\n\ndate 2019-07 {B}\n\ndate 2019-08 {C}",
        [("", "", "Dépêches de 2019"), ("", "2019-07", B), ("", "2019-08", C)],
    ),
    "sentence": (f"{B}\n\ndate 2019-07 {C}", [("", "", B), ("", "2019-07", C)]),
    "wrapped sentence": (
        "Ils ont fixé la\ndate 2020 du sommet.",
        [("", "", "Ils ont fixé la\ndate 2020 du sommet.")],
    ),
    "byline": (f"Par Zoé Arlan\ndate 2019-07 {B}", [("", "", f"Par Zoé Arlan\ndate 2019-07 {B}")]),
    "field": (f"Source: Littoral\ndate 2019-07 {B}", [("", "", f"Source: Littoral\ndate 2019-07 {B}")]),
    "a word and a line": (f"Économie\nLe marché\ndate 2019 {B}", [("Économie – Le marché", "2019", B)]),
    "two lines": (f"Le marché de Sfax\nrouvre mardi\ndate 2019 {B}", [("Le marché de Sfax rouvre mardi", "2019", B)]),
    "two lines, apart": (f"Sport\nLe club gagne\n\ndate 2019-07 {B}", [("Sport – Le club gagne", "2019-07", B)]),
    "two lines, bare date": (f"Sport\nLe club gagne\n2019-07-16\n{B}", [("Sport – Le club gagne", "2019-07-16", B)]),
    "apart, bare date": (f"Le club gagne\n\n2019-07-16 {B}", [("Le club gagne", "2019-07-16", B)]),
    "two lines of several": (
        f"Sport\nLe club gagne\ndate 2019-07 {B}\n\nSport\nLe club perd\ndate 2019-08 {B}",
        [("Sport – Le club gagne", "2019-07", B), ("Sport – Le club perd", "2019-08", B)],
    ),
    "a credit is no first line": (
        f"Le club gagne\ndate 2019-07 {B}\n\nPropos recueillis par Ana\nLe port de Sfax rouvre\nDate: 2019-08 {B}",
        [
            ("Le club gagne", "2019-07", f"{B}\n\nPropos recueillis par Ana\nLe port de Sfax rouvre"),
            ("", "2019-08", B),
        ],
    ),
    "last words are no first line": (
        f"Le club gagne\ndate 2019-07 {B}\nLe port\nLe club perd\nDate: 2019-08 {B}",
        [("Le club gagne", "2019-07", f"{B}\nLe port\nLe club perd"), ("", "2019-08", B)],
    ),
    "three lines": (
        f"Sport\nLe club\nLe stade\ndate 2019 {B}",
        [("", "", f"Sport\nLe club\nLe stade\ndate 2019 {B}")],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND)
def test_layouts(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [(part.title, part.value, part.text) for part in despatch.split(text)] == wanted


def test_the_headline_is_the_title_of_the_page() -> None:
    from pelican.plugins.dateline.extract import extract

    (article,), _ = seed.read(f"Titre : Le marché rouvre\ndate 2019-07 {B}".encode(), "a.txt")
    story = extract(article)
    assert (story.title, story.headline, story.paragraphs) == ("Le marché rouvre", "Titre : Le marché rouvre", (B,))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1234",
        "x " * 150,
        "Un point final.",
        "Fini. Deux",
        "Source: x",
        "By Zoe Arlan",
        "Title:",
        "Date :",
        "ALGER",
    ],
)
def test_what_is_no_headline(line: str) -> None:
    assert not headlines.is_one(line)


LABELS = [
    "Revue de presse",
    "SOMMAIRE",
    "Export Agence Littoral — revue de presse du 14 mars 2025",
    "Revue de presse\nSemaine 12",
    "Revue de presse :",
    "Une ville attend.",
]


@pytest.mark.parametrize("byline", ["", "Par Zoé Arlan", "De notre correspondant", "De nos envoyés spéciaux à Lomé"])
@pytest.mark.parametrize("behind", [" ", "\n", "\n\n"])
@pytest.mark.parametrize("word", ["date ", "Date: ", ""])
@pytest.mark.parametrize("above", ["\n", "\n\n"])
@pytest.mark.parametrize("between", ["\n\n", "\n---\n"])
@pytest.mark.parametrize("label", ["", *LABELS])
def test_what_a_file_has_above_its_first_headline_parts_from_it(
    label: str, between: str, above: str, word: str, behind: str, byline: str
) -> None:
    if label.endswith(".") and not word:
        # It may be the text, and what follows a table.
        return
    line = f"{byline}\n" if byline else ""
    text = "\n\n".join(
        f"{head}{above}{line}{word}{date}{behind}{body}"
        for head, date, body in (("Le marché rouvre", "2019-07-16", B), ("Le port ferme ses quais", "2019-07-17", C))
    )
    kept = f"\n\n{byline}" if byline else ""
    parts = [
        (part.title, part.value, part.text) for part in despatch.split(f"{label}{between}{text}" if label else text)
    ]
    assert parts[-2:] == [
        ("Le marché rouvre", "2019-07-16", B + kept),
        ("Le port ferme ses quais", "2019-07-17", C + kept),
    ]
    assert [text.partition("\n---")[0].strip() for _, _, text in parts[:-2]] == [label] * bool(label)


@pytest.mark.parametrize(
    "text",
    [
        f"{B} {C}\n\nGrand bal sur les quais\nDate: 2019-07-16\nEntrée libre.",
        "Programme de la fête\n\nGrand bal sur les quais\nDate: 2019-07-16\nEntrée libre.",
        f"{B}\n\nLes matchs de la semaine\n\n2019-07-16 Oran reçoit Sfax\n2019-07-17 Sfax reçoit Oran",
        f"Annuaire\n\n{B} Ils ont fixé hier au Caire la\ndate 2020 du sommet, dit-on.",
        f"{B}\n\nLe conseil a fixé la\ndate 2019-07-16 du sommet de Sfax.",
    ],
)
def test_what_stands_in_an_undated_text_parts_nothing(text: str) -> None:
    assert [part.text for part in despatch.split(text)] == [text]
