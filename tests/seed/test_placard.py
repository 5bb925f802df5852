"""Date lines of papers at the head of a text: what they give, what stays of them, and what is no such line."""

import pytest
from growth import cost
from pelican.plugins.dateline import advice, seed
from pelican.plugins.dateline.extract import extract

HEAD = "Le grand marché rouvre enfin ses portes"
B = "La ville de Brumeval a rouvert lundi le grand marché couvert. Le maire a promis d'autres travaux."

# The line, its date, and what stays of it at the end of the text.
LINES = [
    ("Le 12 mars 2019, à Libreville", "2019-03-12", True),
    ("12 mars 2019 - Le Temps", "2019-03-12", True),
    ("12 mars 2019 | Le Temps | p. 4", "2019-03-12", True),
    ("Le Temps, mardi 12 mars 2019", "2019-03-12", True),
    ("Numéro 4521 - 12 mars 2019", "2019-03-12", True),
    ("Madrid, 12 de marzo de 2019", "2019-03-12", True),
    ("Le Monde | 12 mars 2019", "2019-03-12", True),
    ("Brumevaler Zeitung, 12. März 2019, S. 3", "2019-03-12", True),
    ("The Harbour Post, March 12, 2019", "2019-03-12", True),
    ("الميناء، 12 مارس 2019", "2019-03-12", True),
    ("Stand: 12.03.2019, 14:30 Uhr", "2019-03-12", False),
    ("été 2019", "2019-22", False),
    ("mars-avril 2019", "2019", False),
    ("12 مارس/آذار 2019م", "2019-03-12", False),
    ("*12 mars 2019*", "2019-03-12", False),
]


PAPERS = [
    "Le Courrier du Midi, mardi 12 mars 2019",
    "La Voix du Nord, 12 mars 2019",
    "Le Quotidien d'Oran, mardi 12 mars 2019",
    "L'Écho de la Bourse, 12 mars 2019",
    "Le Temps du Lac, mardi 12 mars 2019",
    "Journal de l'île de la Réunion, mardi 12 mars 2019",
    "Diario de Burgos, 12 de marzo de 2019",
    "The Times of Malta, Tuesday 12 March 2019",
    "Zeitung für Sachsen, 12. März 2019",
    "Brumevaler Tageszeitung für das Land, 12. März 2019",
    "جريدة الميناء, 12 مارس 2019",
    "Le Temps, mardi 12 mars 2019",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("line", PAPERS)
def test_the_name_of_a_paper_opens_a_text(line: str, between: str) -> None:
    text = f"{HEAD}\n\n{B}"
    (article,), _ = seed.read(f"{line}{between}{text}".encode(), "a.txt")
    assert (article.text, extract(article).date) == (f"{text}\n\n{line}", "2019-03-12")


@pytest.mark.parametrize("line", PAPERS)
def test_the_name_of_a_paper_stands_below_a_headline_and_opens_several(line: str) -> None:
    (article,), _ = seed.read(f"{HEAD}\n{line}\n\n{B}".encode(), "a.txt")
    assert (article.title, article.text, extract(article).date) == (HEAD, f"{B}\n\n{line}", "2019-03-12")
    both, _ = seed.read(f"{line}\n\n{B}\n\n{line.replace('12', '13')}\n\n{B}".encode(), "a.txt")
    assert [extract(one).date for one in both] == ["2019-03-12", "2019-03-13"]


@pytest.mark.parametrize(
    "line",
    [
        "Le Traité de Rome, 25 mars 2019",
        "La Bataille de Brumeval, 3 mai 2019",
        "Attentat contre un Quotidien, 3 mai 2019",
        "Catastrophe de Brumeval, mardi 12 mars 2019",
        "Le Courrier de Lyon ferme, 12 mars 2019",
        "Le Quotidien, 12 mars 2019, à Oran",
    ],
)
def test_what_names_no_paper_opens_none(line: str) -> None:
    (article,), _ = seed.read(f"{line}\n{HEAD}\n\n{B}".encode(), "a.txt")
    assert article.header == ""


@pytest.mark.parametrize("between", ["\n", "\n\n", "\nPar Jean Dupuis-Colin\n", "\n\nPar Jean Dupuis-Colin\n\n"])
@pytest.mark.parametrize(("line", "date", "stays"), LINES, ids=[line for line, _, _ in LINES])
def test_a_line_below_the_headline_gives_the_date(line: str, date: str, stays: bool, between: str) -> None:
    (article,), _ = seed.read(f"{HEAD}{between}{line}\n\n{B}".encode(), "a.txt")
    byline = between.strip()
    assert article.title == HEAD
    assert article.text == "\n\n".join(filter(None, (B, byline, line if stays else "")))
    assert extract(article).date == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Le Monde | 12 mars 2019", "2019-03-12"),
        ("Madrid, 12 de marzo de 2019", "2019-03-12"),
        ("Le Temps, mardi 12 mars 2019", "2019-03-12"),
        ("12 mars 2019 - Le Temps", "2019-03-12"),
        ("Catastrophe de Brumeval, 3 mai 2019", ""),
        ("Attentats du 13 novembre 2015", ""),
        ("Du 3 mai 2019 au 5 mai 2019, Oran", ""),
    ],
)
def test_a_line_that_opens_the_text_does_if_it_is_no_headline(line: str, date: str) -> None:
    (article,), _ = seed.read(f"{line}\n\n{B}".encode(), "a.txt")
    assert extract(article).date == date
    assert line in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Le 12 mars 2019, à Libreville, le ministre a dit",
        "Le ministre, le 12 mars 2019, à Oran",
        "Oran : le 12 mars 2019, la mer",
        "Le port, 12 mars 2019 : la mer monte",
        "Le port rouvre le 12 mars 2019",
        "Il faut attendre, 12 mars 2019.",
        "12 mars 2019, 13 mars 2019",
        "قالت البلدية: 12 مارس 2019",
    ],
)
def test_a_sentence_or_a_headline_gives_none(line: str) -> None:
    (article,), _ = seed.read(f"{HEAD}\n{line}\n\n{B}".encode(), "a.txt")
    assert (article.header, article.text) == ("", f"{HEAD}\n{line}\n\n{B}")


def test_a_line_that_goes_on_gives_none() -> None:
    for text in ("Le 12 mars 2019, à Libreville\nle ministre a parlé.", f"{HEAD}\nOran, 12 mars 2019\nla mer monte."):
        (article,), _ = seed.read(text.encode(), "a.txt")
        assert (article.header, article.text) == ("", text)


def test_a_section_and_two_lines_are_a_headline() -> None:
    text = f"Économie\nLe grand marché de Brumeval\nrouvre enfin ses portes\n12 mars 2019\n\n{B}"
    (article,), _ = seed.read(text.encode(), "a.txt")
    assert (article.title, article.header) == (
        "Économie – Le grand marché de Brumeval rouvre enfin ses portes",
        "12 mars 2019",
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([HEAD, "13/03/19"], "13/03/19"),
        ([HEAD, "Un chapeau qui dit ce qui suit", "Par Zoé Arlan", "Le 12/03/19 dans Le Temps"], "Le 12/03/19"),
        ([HEAD, "Le port rouvre le 12 mars 2019"], "Le port rouvre le 12 mars 2019"),
        ([HEAD, "Une phrase.", "13/03/19"], ""),
        ([HEAD, "", "Une phrase.", "", "Le Temps, 12 mars 2019"], "Le Temps, 12 mars 2019"),
    ],
)
def test_what_may_be_a_date_line_is_hinted_at(lines: list[str], words: str) -> None:
    (article,), _ = seed.read("\n".join([*lines, "", B]).encode(), "a.txt")
    found = advice.undated(extract(article))
    assert len(found) == bool(words)
    assert all(words in line for line in found)


def test_who_wrote_it_stays_on_the_line_of_the_date() -> None:
    (article,), _ = seed.read(f"Publié le 12 mars 2019 par Zoé Arlan\n\n{B}".encode(), "a.txt")
    assert (article.header, article.text) == ("12 mars 2019", f"{B}\n\npar Zoé Arlan")


def test_ten_thousand_articles_take_four_times_what_a_quarter_takes() -> None:
    def of(size: int) -> float:
        data = f"Le Monde | 3 mai 2019\n\n{B}\n\n".encode() * size
        assert len(seed.read(data, "a.txt")[0]) == size
        return cost(lambda: seed.read(data, "a.txt"))

    assert of(10_000) <= 8 * max(of(2_500), 0.02)
