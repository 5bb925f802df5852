"""Shapes of dumps: several articles in a file, each of which has to be one, with its own date."""

import pytest
from growth import cost
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import advice, seed
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.seed import despatch

A = "La ville de Brumeval a rouvert lundi le grand marché couvert. Le maire a promis d'autres travaux pour l'automne prochain."
C = "Le préfet a promis mardi une navette entre les deux rives. Les pêcheurs du lac l'attendaient, disent-ils, depuis deux longues années."
LAC = "Le lac Tanganyika monte encore"

# What stands in a file, and of each article the header, the headline, the text.
FILES = {
    "the first has no headline": (
        f"date 2019-07-01 Une ville attend\n\n{LAC}\ndate 2019-07-02 {C}",
        [("2019-07-01", "", "Une ville attend"), ("2019-07-02", LAC, C)],
    ),
    "the first has no headline, the others' stand apart": (
        f"date 2019-07-01 {A}\n\n{LAC}\n\ndate 2019-07-02 {C}\n\nUn pont relie les rives\n\ndate 2019-07-03 {A}",
        [("2019-07-01", "", A), ("2019-07-02", LAC, C), ("2019-07-03", "Un pont relie les rives", A)],
    ),
    "close and apart": (
        f"{LAC}\ndate 2019-07-01 {A}\n\nUn pont relie les rives\n\ndate 2019-07-03 {A}",
        [("2019-07-01", LAC, A), ("2019-07-03", "Un pont relie les rives", A)],
    ),
    "a name is no headline": (
        f"date 2019-07-01 {A}\n\nZoé Arlan\n\ndate 2019-07-02 {C}",
        [("2019-07-01", "", f"{A}\n\nZoé Arlan"), ("2019-07-02", "", C)],
    ),
    "datelines": (
        f"ALGER, 1er juillet 2019 (Agence Littoral) – {A}\n\nORAN, 2 juillet 2019 (Agence Littoral) – {C}",
        [
            ("", "", f"ALGER, 1er juillet 2019 (Agence Littoral) – {A}"),
            ("", "", f"ORAN, 2 juillet 2019 (Agence Littoral) – {C}"),
        ],
    ),
    "datelines below headlines": (
        f"Le marché rouvre\nLIBREVILLE, 1er juillet 2019 (AFX) - {A}\n\n{LAC}\nLIBREVILLE, 2 juillet 2019 (AFX) - {C}",
        [
            ("", "Le marché rouvre", f"LIBREVILLE, 1er juillet 2019 (AFX) - {A}"),
            ("", LAC, f"LIBREVILLE, 2 juillet 2019 (AFX) - {C}"),
        ],
    ),
    "datelines in Arabic": (
        "الجزائر، 1 يوليو 2019 (وكالة) - قالت البلدية إن السوق فتح.\n\nوهران، 2 يوليو 2019 (وكالة) - قال الوالي.",
        [
            ("", "", "الجزائر، 1 يوليو 2019 (وكالة) - قالت البلدية إن السوق فتح."),
            ("", "", "وهران، 2 يوليو 2019 (وكالة) - قال الوالي."),
        ],
    ),
    "one dateline": (
        f"{LAC}\n\nALGER, 1er juillet 2019 – {A}\n\nLe 2 juillet 2019, le port – celui d'Oran – a fermé.",
        [("", "", f"{LAC}\n\nALGER, 1er juillet 2019 – {A}\n\nLe 2 juillet 2019, le port – celui d'Oran – a fermé.")],
    ),
    "two forms": (
        f"fecha 2021-08-10 {A}\n\n{LAC}\n13/08/2021 {C}\n",
        [("2021-08-10", "", A), ("13/08/2021", LAC, C)],
    ),
    "a list of days": (
        f"date 2019-07-01 {A}\n\nLes matchs de la semaine\n16/07/2019 Oran reçoit Sfax\n23/07/2019 Sfax reçoit Oran",
        [
            (
                "2019-07-01",
                "",
                f"{A}\n\nLes matchs de la semaine\n16/07/2019 Oran reçoit Sfax\n23/07/2019 Sfax reçoit Oran",
            )
        ],
    ),
    "fields among lines": (
        f"date 2019-07-01 {A}\n\ndate 2019-07-02 {C}\n\nTitre: Un pont\nDate: 04/07/2019\n{A}",
        [("2019-07-01", "", A), ("2019-07-02", "", C), ("04/07/2019", "Un pont", A)],
    ),
    "fields right below a line": (
        f"date 2019-07-01 {A}\nTitre: Un pont\nAuteur: Zoé Arlan\nDate: 04/07/2019\n{C}\ndate 2019-07-05 {A}",
        [("2019-07-01", "", A), ("04/07/2019", "Un pont", f"{C}\n\nAuteur: Zoé Arlan"), ("2019-07-05", "", A)],
    ),
    "fields right below a line, the date first": (
        f"date 2019-07-01 {A}\nDate: 2019-07-04\nTitre: Un pont\n{C}\ndate 2019-07-05 {A}",
        [("2019-07-01", "", A), ("2019-07-04", "Un pont", C), ("2019-07-05", "", A)],
    ),
    "a date alone right below a line": (
        f"date 2019-07-01 {A}\nDate: 2019-07-04\n{C}\ndate 2019-07-05 {A}",
        [("2019-07-01", "", A), ("2019-07-04", "", C), ("2019-07-05", "", A)],
    ),
    "fields in a text that have none of their own": (
        f"date 2019-07-01 {A}\n\ndate 2019-07-02 {C}\nTitre : La nuit\nDate : 12 mai 2019\n\ndate 2019-07-03 {A}\n\ndate 2019-07-04 {C}",
        [
            ("2019-07-01", "", A),
            ("2019-07-02", "", f"{C}\nTitre : La nuit\nDate : 12 mai 2019"),
            ("2019-07-03", "", A),
            ("2019-07-04", "", C),
        ],
    ),
    "fields in a text with a line of their own": (
        f"Date: 3 mars 2019 LOME - {A}\nTitre : La nuit\nDate : 12 mai 2019\nIl coûte dix euros.\n\nDate: 4 mars 2019 {C}",
        [
            ("3 mars 2019", "", f"LOME - {A}\nTitre : La nuit\nDate : 12 mai 2019\nIl coûte dix euros."),
            ("4 mars 2019", "", C),
        ],
    ),
    "a date alone among fields of a text, and behind all": (
        f"date 2019-07-01 {A}\nLieu: Oran\nDate: 2019-07-04\nEntrée libre.\ndate 2019-07-05 {A}\nDate: 2019-07-06",
        [
            ("2019-07-01", "", f"{A}\nLieu: Oran\nDate: 2019-07-04\nEntrée libre."),
            ("2019-07-05", "", f"{A}\nDate: 2019-07-06"),
        ],
    ),
    "bare dates of papers": (
        f"Le Monde | 1er juillet 2019\n\n{A}\n\nLe Monde | 2 juillet 2019\n\n{C}",
        [
            ("1er juillet 2019", "", f"{A}\n\nLe Monde | 1er juillet 2019"),
            ("2 juillet 2019", "", f"{C}\n\nLe Monde | 2 juillet 2019"),
        ],
    ),
    "places and dates below headlines": (
        f"Le marché rouvre\nLibreville, 1er juillet 2019\n\n{A}\n\n{LAC}\nMadrid, 2 juillet 2019\n\n{C}",
        [
            ("1er juillet 2019", "Le marché rouvre", f"{A}\n\nLibreville, 1er juillet 2019"),
            ("2 juillet 2019", LAC, f"{C}\n\nMadrid, 2 juillet 2019"),
        ],
    ),
    "a dateline behind a line": (
        f"date 2019-07-01 {A}\n---\nORAN, 3 mai 2024 (Agence Littoral) – {C}",
        [("2019-07-01", "", A), ("", "", f"ORAN, 3 mai 2024 (Agence Littoral) – {C}")],
    ),
    "datelines behind a line, and a section": (
        f"Titre: Un pont\nAuteur: Zoé Arlan\nDate: 2019-07-01\n\n{A}\n\n* * *\n\n{C}\n\n* * *\n\n{LAC}\nORAN, 3 mai 2024 – {C}\n\nSFAX, 4 mai 2024 – {A}",
        [
            ("2019-07-01", "Un pont", f"{A}\n\n* * *\n\n{C}\n\nAuteur: Zoé Arlan"),
            ("", LAC, f"ORAN, 3 mai 2024 – {C}"),
            ("", "", f"SFAX, 4 mai 2024 – {A}"),
        ],
    ),
    "only lines between dates of all kinds": (
        f"2019-07-01\n{A}\n---\nORAN, 3 mai 2024 – {C}\n---\n{LAC}\n\n4 mai 2024\n\n{A}\n---\n05/2024 {C}\n---\nLe Monde | 6 mai 2024\n\n{A}\n---\ndate 2024-05-07 {C}",
        [
            ("2019-07-01", "", A),
            ("", "", f"ORAN, 3 mai 2024 – {C}"),
            ("4 mai 2024", LAC, A),
            ("05/2024", "", C),
            ("6 mai 2024", "", f"{A}\n\nLe Monde | 6 mai 2024"),
            ("2024-05-07", "", C),
        ],
    ),
    "the first is undated": (
        f"{A}\n---\n{C}\n---\n٣ مايو ٢٠٢٤\nقال الوالي إن الميناء فتح.\n---\n{LAC}\n2024-05-04\n{C}",
        [("", "", f"{A}\n---\n{C}"), ("٣ مايو ٢٠٢٤", "", "قال الوالي إن الميناء فتح."), ("2024-05-04", LAC, C)],
    ),
    "a headline with a line below it": (
        f"date 2019-07-01 {A}\n\n{LAC}\n====================\n\nORAN, 3 mai 2024 – {C}",
        [("2019-07-01", "", A), ("", LAC, f"ORAN, 3 mai 2024 – {C}")],
    ),
    "a headline, a line and a dateline": (
        f"date 2019-07-01\n{LAC}\n---\nORAN, 1er juillet 2019 – {C}",
        [("2019-07-01", "", f"{LAC}\n---\nORAN, 1er juillet 2019 – {C}")],
    ),
    "a mail": (
        f"From: a@b.c\nSubject: {LAC}\nDate: Tue, 16 Jul 2019\n\n{A}\n\n---\nORAN, 3 mai 2024 – {C}",
        [("Tue, 16 Jul 2019", LAC, f"{A}\n\n---\nORAN, 3 mai 2024 – {C}\n\nFrom: a@b.c")],
    ),
    "bare days and dashes": (
        f"12/03/2019 - {A} {C}\n\n13/03/2019 - {C}\n",
        [("12/03/2019", "", f"{A} {C}"), ("13/03/2019", "", C)],
    ),
    "a numbered list": (
        f"1. date 2019-07-01 {A}\n2. date 2019-07-02 {C}\n10. date 2019-07-03 {A}",
        [("2019-07-01", "", A), ("2019-07-02", "", C), ("2019-07-03", "", A)],
    ),
    "front matter between pluses": (
        f'+++\ntitle = "Un pont"\ndate = 2019-07-01\n+++\n{A}\n+++\ntitle = "{LAC}"\ndate = 2019-07-02\n+++\n{C}',
        [("2019-07-01", "Un pont", A), ("2019-07-02", LAC, C)],
    ),
    "dates between rules": (
        f"===== 1er juillet 2019 =====\n{A}\n===== 2 juillet 2019 =====\n{C}\n",
        [("1er juillet 2019", "", A), ("2 juillet 2019", "", C)],
    ),
    "words for a date of several words": (
        f"Fecha y hora: 12/03/2019 10:30\n{A}\n\nFecha y hora: 13/03/2019 10:30\n{C}",
        [("12/03/2019 10:30", "", A), ("13/03/2019 10:30", "", C)],
    ),
    "one line": (
        f" date 2019-07 {A} date 2019-08 {C} date 3 septembre 2019 {A}\ndate 2019-10 {C}  date 2019-11 Bref.",
        [
            ("2019-07", "", A),
            ("2019-08", "", C),
            ("3 septembre 2019", "", A),
            ("2019-10", "", f"{C}  date 2019-11 Bref."),
        ],
    ),
    "one line, with a colon": (
        f"Date : 2019-07 {A} Date : 2019-08 Bref. Date : 2019-09 Le port est vide. {C} Date : 2019-10 La mer. {A}",
        [
            ("2019-07", "", A),
            ("2019-08", "", "Bref."),
            ("2019-09", "", f"Le port est vide. {C}"),
            ("2019-10", "", f"La mer. {A}"),
        ],
    ),
    "a date in a sentence of one line": (
        f"date 2019-07 {A} Ils l'ont fixé « à la date 2019-08 du sommet ». {C} On lit : date 2019-09 Le port. {A} Date 2019-10 La mer. {C}",
        [
            (
                "2019-07",
                "",
                f"{A} Ils l'ont fixé « à la date 2019-08 du sommet ». {C} On lit : date 2019-09 Le port. {A} Date 2019-10 La mer. {C}",
            )
        ],
    ),
    "a concert in a line": (
        f"Date: 2019-07 {A} Prochain concert. Date: 12 mai 2019 à Oran. {C} Un autre. Date: 13 mai 2019. Lieu: Oran. {A}",
        [
            (
                "2019-07",
                "",
                f"{A} Prochain concert. Date: 12 mai 2019 à Oran. {C} Un autre. Date: 13 mai 2019. Lieu: Oran. {A}",
            )
        ],
    ),
    "a list in one line": (
        "date 2019-07 Ouverture du pont. date 2019-08 Fermeture. date 2019-09 Réouverture.",
        [("2019-07", "", "Ouverture du pont. date 2019-08 Fermeture. date 2019-09 Réouverture.")],
    ),
    "a letter's place and date at its end": (
        f"Libreville, 1er juillet 2019\n\n{A}\n\n{C}\n\nOran, 3 mai 2018\n\nLe maire",
        [("1er juillet 2019", "", f"{A}\n\n{C}\n\nOran, 3 mai 2018\n\nLe maire\n\nLibreville, 1er juillet 2019")],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FILES.values(), ids=FILES)
def test_every_article_of_a_file_is_one(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [(part.value, part.title, part.text) for part in despatch.split(text)] == wanted


@pytest.mark.parametrize("line", ["---", "=====", "***", "* * *", "_____", "–––"])
def test_a_line_between_articles_is_no_text(line: str) -> None:
    text = (
        f"date 2019-07-01 Une ville attend\n{line}\ndate 2019-07-02 {C}\n{line}\n{LAC}\ndate 2019-07-03 {A}\n{line}\n"
    )
    found = [(part.value, part.title, part.text) for part in despatch.split(text)]
    assert found == [("2019-07-01", "", "Une ville attend"), ("2019-07-02", "", C), ("2019-07-03", LAC, A)]
    bare = [(part.value, part.text) for part in despatch.split(f"2019-07-01\n{A}\n{line}\n2019-07-02\n{C}")]
    assert bare == [("2019-07-01", A), ("2019-07-02", C)]


# What may stand behind a line, and is part of the article before it.
SECTIONS = {
    "no date": C,
    "a chronology": "2019-07-01 Ouverture du pont.\n2019-07-02 Fermeture du pont pour travaux, qui ont duré.\n2019-08-02 Réouverture en présence du maire et du préfet.",
    "a chronology of lines": "2019-07-01 Ouverture du pont.\n---\n3 mai 2019 La fermeture.\n---\nmai 2020\nRéouverture",
    "a table": "---------- -----\n2019-07-01 Oran reçoit Sfax au stade du port, à la nuit\n2019-07-02 Sfax reçoit Oran au stade du lac, à midi\n---------- -----\nFin.",
    "a table in Markdown": "Date | Ville\n---|---\n2019-07-01 | Oran\n2019-07-02 | Sfax",
    "who signs": "Zoé Arlan\nOran, 12 mars 2019\nTél. 00 00",
    "where and when it was written": "Oran, le 12 mars 2019",
    "when it was changed": "Mis à jour le 12 mars 2019",
    "a concert": "Date: 12 mai 2019\nLieu: Oran\nEntrée libre.",
    "fields": "Lieu: Oran\nDate: 12 mai 2019\nPrix: 10\n---\nEntrée libre.",
    "a sentence": f"Le 12 mai 2019, le maire – celui d'Oran – a dit oui. {C}",
    "a sentence that begins with a month": f"En mars 2019, le maire a dit oui. {C}",
    "a caption": "Oran, mai 2019 – le port",
    "a heading of a year": f"2019\n\n{C}",
    "a dateline without a year": f"ORAN, 3 mai – {C}",
    "a mail that is quoted": f"Le 12 mars 2019 à 10:05, Zoé Arlan a écrit :\n> {C}",
}


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_what_says_no_date_of_its_own_is_a_section(section: str) -> None:
    for head in ("date 2018-07 ", "2018-07-01\n", ""):
        text = f"{A}\n\n---\n{section}"
        assert [part.text for part in despatch.split(head + text)] == [text]


def test_long_lines_take_time_in_proportion() -> None:
    def of(size: int) -> float:
        text = f"date 2019-07-01 {A} " * size
        assert len(list(despatch.split(text))) == size
        return cost(lambda: list(despatch.split(text)))

    assert of(4000) <= 8 * max(of(1000), 0.02)


def test_many_lines_take_time_in_proportion() -> None:
    for kind in (f"---\n{C}\n", f"---\n3 mai 2024\n\n{C}\n", "---\n12 mars 2019\n", f"\n{LAC}\n=====\n\n{C}\n"):

        def of(size: int, kind: str = kind) -> float:
            text = f"date 2019-07-01 {A}\n" + kind * size
            return cost(lambda: list(despatch.split(text)))

        assert of(2000) <= 8 * max(of(500), 0.02)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "\n---\n",
                "\n\n***\n\n",
                "\n=====\n",
                "\n",
                "\n\n",
                "date 2019-07 ",
                "Date: 2019-08\n",
                "2024-09-03\n",
            ),
            *(
                "16/07/2024 ",
                "septembre 2024\n",
                "ORAN, 3 mai 2019 (Littoral) – ",
                A,
                f"{C}\n",
                "Un titre qui monte\n",
            ),
            *("Zoé Arlan", "Le Temps, 12 mars 2019\n", "قالت البلدية"),
        ]
    ),
    min_size=2,
    max_size=12,
).map("".join)


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_to_a_line(text: str) -> None:
    kept = " ".join(f"{part.value} {part.title} {part.text}" for part in despatch.split(text))
    for word in ("Brumeval", "préfet", "ORAN", "titre", "Zoé", "Temps", "البلدية", "2019", "2024"):
        assert kept.count(word) >= text.count(word)


def test_a_line_inside_an_article_stays() -> None:
    for text in (f"{A}\n***\n{C}", f"{A}\n\n---\n\n{C}"):
        assert [part.text for part in despatch.split(f"date 2019-07-01 {text}")] == [text]
        assert [part.text for part in despatch.split(text)] == [text]


def test_what_may_be_several_articles_is_not_told_to_take_one_date() -> None:
    text = "\n\n".join(f"Auteur : Zoé Arlan\nDate: 2019-07-0{n}\n\n{A}" for n in (1, 2, 3))
    (article,), _ = seed.read(text.encode(), "a.txt")
    (line,) = advice.undated(extract(article))
    assert "'Date: 2019-07-01' and '2019-07-03'" in line
    assert "stands above the first" in line
    mended = "\n\n".join(f"date: 2019-07-0{n}\nAuteur : Zoé Arlan\nDate: 2019-07-0{n}\n\n{A}" for n in (1, 2, 3))
    assert [extract(raw).date for raw in seed.read(mended.encode(), "a.txt")[0]] == [
        "2019-07-01",
        "2019-07-02",
        "2019-07-03",
    ]
