"""Bylines: what says who wrote an article is in its text, and in nothing that is found there."""

import pytest
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.extract.bylines import apart, is_byline
from pelican.plugins.dateline.model import RawArticle

BODIES = {
    "fr": "Le grand marché de Lomé a rouvert mardi, deux ans après le feu. Les marchandes ont chanté.",
    "en": "The great market of Lomé reopened on Tuesday, two years after the fire. The traders sang.",
    "es": "El gran mercado de Lomé reabrió el martes, dos años después del fuego. Las vendedoras cantaron.",
    "de": "Der große Markt von Lomé hat am Dienstag wieder geöffnet, zwei Jahre nach dem Feuer. Die Frauen sangen.",
    "ar": "أعيد فتح السوق الكبير في لومي يوم الثلاثاء بعد عامين من الحريق. غنت البائعات.",
}
LINES = [
    ("fr", "Par Odile Paris"),
    ("fr", "par Zoé Arlan"),
    ("fr", "PAR ODILE DUPONT / APD"),
    ("fr", "Par Ali Bongo Sévérin, à Cotonou"),
    ("fr", "Par Zoé d'Almeida avec APD"),
    ("fr", "Auteur : Zoé Arlan"),
    ("fr", "De: Service étranger"),
    ("fr", "De notre correspondant à Bamako, Yao Kouamélan"),
    ("en", "By Ama Lawson"),
    ("en", "By A. B. Lawson and Jean Paris, Danube Press"),
    ("en", "By Ama Lawson in London"),
    ("en", "From: Paris Bureau"),
    ("en", "From our own correspondent in Accra, Ama Lawson"),
    ("es", "Por Ana Córdoba, Madrid"),
    ("es", "Autora: Ana Córdoba"),
    ("de", "Von Anna von Kassel (Donau)"),
    ("de", "Verfasser: Jens Hamburger"),
    ("ar", "بقلم كوفي منصة"),
    ("ar", "الكاتب: كوفي منصة"),
]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("headline", ["", "Le marché"])
@pytest.mark.parametrize(("lang", "line"), LINES)
def test_it_gives_nothing(lang: str, line: str, headline: str, first: bool, gap: str) -> None:
    text = gap.join([line, BODIES[lang]] if first else [BODIES[lang], line])
    story = extract(RawArticle(source="a", header="2019-03-12", text=text, title=headline))
    bare = extract(RawArticle(source="a", header="2019-03-12", text=BODIES[lang], title=headline))
    assert (story.countries, story.people, story.title) == (bare.countries, (), bare.title)
    assert story.countries == ("TG",)
    assert story.summary == bare.summary
    assert line in story.paragraphs
    whole = "\n\n".join(((story.headline,) if story.headline else ()) + story.paragraphs)
    assert all(whole[m.start : m.end] == m.text for m in story.mentions)


def test_fields_at_the_end() -> None:
    text = f"{BODIES['fr']}\nTitre : Le feu de Berlin Auteur : Zoé Arlan\nSource : Le Temps de Dakar"
    story = extract(RawArticle(source="a", header="2019", text=text, title="Le marché"))
    assert story.countries == ("TG",)
    assert "Berlin" not in story.summary


def test_a_dateline_behind_it() -> None:
    text = f"Par Zoé Arlan\n\nLOMÉ, 12 mars (APD) - {BODIES['fr']}"
    story = extract(RawArticle(source="a", header="2019", text=text))
    assert (story.dateline, story.countries, story.headline) == ("Lomé", ("TG",), "")


@pytest.mark.parametrize(
    "line",
    [
        "Par deux fois le pont a cédé",
        "Par Toutatis",
        "Von Husum nach Kiel",
        "By the river they waited",
        "De Gaulle Airport reopened",
        "Por Navidad vuelven todos",
        "بقلم",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_byline(line)
    assert apart(f"{line}\n{BODIES['fr']}") == f"{line}\n{BODIES['fr']}"


def test_nothing_else() -> None:
    story = extract(RawArticle(source="a", header="2019", text="Par Zoé Arlan"))
    assert story.title == "Par Zoé Arlan"
