"""Lines that open an article as others of their file do, whose date is not understood."""

import pytest
from pelican.plugins.dateline import advice, seed
from pelican.plugins.dateline.extract import extract

SURE = "Le port a rouvert."

# What stands behind the word for a date in a dump: the header, what is named, the text.
OPENED = [
    ("12 mras 2019 Le Ghana a voté.", "", "12 mras 2019", "Le Ghana a voté."),
    ("juilet 2019 Le Mali a voté.", "", "juilet 2019", "Le Mali a voté."),
    ("O9/10/2019 Le Togo a voté.", "", "O9/10/2019", "Le Togo a voté."),
    ("mars 19 Le Niger a voté.", "", "mars 19", "Le Niger a voté."),
    ("2019_08 Le Niger a voté.", "", "2019_08", "Le Niger a voté."),
    ("hier Le Niger a voté.", "", "hier", "Le Niger a voté."),
    ("lundi dernier Le Niger a voté.", "", "lundi dernier", "Le Niger a voté."),
    ("illisible Le Niger a voté.", "", "illisible", "Le Niger a voté."),
    ("gestern Der Zug fährt.", "", "gestern", "Der Zug fährt."),
    ("Le Niger a voté.", "", "Le Niger a", "Le Niger a voté."),
    ("12 personnes ont défilé.", "", "12 personnes ont", "12 personnes ont défilé."),
    ("le 1er mai dernier Les syndicats ont défilé.", "le 1er mai dernier", "le 1er mai dernier", "Les syndicats ont défilé."),
    ("lun. 11 mars 2019 Le Ghana a voté.", "lun. 11 mars 2019", "", "Le Ghana a voté."),
    ("2019-W11 Le Togo a voté.", "2019-W11", "", "Le Togo a voté."),
    ("2019 - 06 Le Togo a voté.", "2019 - 06", "", "Le Togo a voté."),
    ("2019 - 12 personnes ont défilé.", "2019", "", "12 personnes ont défilé."),
]  # fmt: skip
PROSE = [
    "date butoir fixée au 3 mai pour tous.",
    "date limite des dépôts de dossiers.",
    "date de la rencontre fixée par Le Caire.",
    "Date Palms wither in the south.",
    "Date hier Le Ghana a voté.",
    "Dates to remember: 3 May.",
]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("line", "header", "named", "text"), OPENED)
def test_each_opens_an_article(first: bool, line: str, header: str, named: str, text: str) -> None:
    sure, other = f"date 2019-07 {SURE}", f"date {line}"
    articles, _ = seed.read("\n".join([other, sure] if first else [sure, other]).encode(), "a.txt")
    assert len(articles) == 2
    raw = articles[0 if first else 1]
    assert (raw.header, raw.text) == (header, text)
    said = advice.undated(extract(raw))
    assert [repr(named) in line for line in said] == ([True] if named else [])


@pytest.mark.parametrize("line", PROSE)
def test_prose_goes_on(line: str) -> None:
    (article,), _ = seed.read(f"date 2019-07 {SURE}\n{line}".encode(), "a.txt")
    assert article.text == f"{SURE}\n{line}"


@pytest.mark.parametrize("line", [line for line, header, _, _ in OPENED if not header])
def test_without_a_sure_one_there_is_none(line: str) -> None:
    (article,), _ = seed.read(f"Un mot.\ndate {line}".encode(), "a.txt")
    assert article.header == ""


def test_a_date_that_nobody_knows_is_nothing_to_put_right() -> None:
    articles, _ = seed.read(f"date s.d. {SURE}\ndate 2019-07 {SURE}".encode(), "a.txt")
    assert advice.undated(extract(articles[0])) == []


LONG = " ".join([SURE] * 8)


@pytest.mark.parametrize("word", ["dtae ", "Daet: ", "daate ", "dat ", "ate: ", "Datee: "])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_word_that_is_misspelt_opens_an_article(word: str, place: int) -> None:
    words = ["date ", "date ", "date "]
    words[place] = word
    text = "\n".join(f"{one}2019-07-1{n} {LONG}" for n, one in enumerate(words))
    articles, _ = seed.read(text.encode(), "a.txt")
    assert [(raw.header, raw.text) for raw in articles] == [(f"2019-07-1{n}", LONG) for n in range(3)]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_so_does_one_alone_on_its_line(place: int) -> None:
    words = ["Date: ", "Date: ", "Date: "]
    words[place] = "Dtae: "
    text = "\n\n".join(f"{one}2019-07-1{n}\n{LONG}" for n, one in enumerate(words))
    articles, _ = seed.read(text.encode(), "a.txt")
    assert [(raw.header, raw.text) for raw in articles] == [(f"2019-07-1{n}", LONG) for n in range(3)]


@pytest.mark.parametrize(
    "line",
    [
        f"data 2019-07-11 {LONG}",
        f"data: 2019-07-11 {LONG}",
        f"dtae 2019 {LONG}",
        "dtae 2019-07-11 Le port.",
        f"dtae 2019-07-11 le port. {LONG}",
        f"gate 2019-07-11 {LONG}",
        f"dates 2019-07-11 {LONG}",
    ],
)
def test_another_word_does_not_nor_a_year_nor_an_entry(line: str) -> None:
    (article,), _ = seed.read(f"date 2019-07-10 {SURE}\n{line}".encode(), "a.txt")
    assert article.text == f"{SURE}\n{line}"
