"""Pages of HTML: the text of their article, and what they say of it."""

import pytest
from growth import cost
from pelican.plugins.dateline import seed
from pelican.plugins.dateline.seed import hypertext

HEAD = (
    '<!DOCTYPE html>\n<html lang="fr-FR">\n<head><meta charset="utf-8">\n<title>Le marché rouvre | La Gazette</title>\n'
    '<meta property="article:published_time" content="2019-07-16T10:30:00+02:00">\n'
    '<link rel="canonical" href="https://example.org/a"><style>p { color: red }</style></head>\n'
)
BODY = (
    "<body><nav><a href='/'>Accueil</a></nav><article><h1>Le marché\n rouvre</h1><p>La ville a rouvert\nle marché"
    " &amp; le port.</p><script>x()</script><p>Le maire l&rsquo;a dit.</p></article><footer>Mentions</footer></body></html>"
)


@pytest.mark.parametrize("source", ["a.txt", "a.html", "a.HTM"])
def test_a_page_is_its_article(source: str) -> None:
    (article,), rejects = seed.read((HEAD + BODY).encode(), source)
    assert (article.title, article.header, article.lang, article.url, rejects) == (
        "Le marché rouvre",
        "2019-07-16T10:30:00+02:00",
        "fr",
        "https://example.org/a",
        [],
    )
    assert article.text == "La ville a rouvert le marché & le port.\n\nLe maire l’a dit."


def test_a_page_without_article_and_heading_gives_its_title_and_its_text() -> None:
    text = HEAD + BODY.replace("article>", "div>").replace("h1>", "p>")
    (article,), _ = seed.read(text.encode(), "a.html")
    assert article.title == "Le marché rouvre | La Gazette"
    assert article.text == "Le marché rouvre\n\nLa ville a rouvert le marché & le port.\n\nLe maire l’a dit."


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ('<meta itemprop="datePublished" content="2019-07-16">', "2019-07-16"),
        ("<meta name=date content=2019-07-16>", "2019-07-16"),
        ('<meta name="date" content="hier">', ""),
        ('<meta name="viewport" content="2019-07-16">', ""),
        ("<time datetime='2019-07-16'>mardi</time>", "2019-07-16"),
        ("<time datetime='2019-07-16'>mardi</time><time datetime='2019-07-17'>mercredi</time>", ""),
    ],
)
def test_the_date_is_what_the_page_says_if_it_says_one(tag: str, date: str) -> None:
    assert hypertext.document(f"<html><head>{tag}</head><body><p>La ville.</p></body></html>").date == date


def test_a_page_that_says_no_date_is_read_as_its_text() -> None:
    page = "<html><body><h1>Le marché rouvre enfin</h1><p>Le Temps, mardi 16 juillet 2019</p><p>La ville a dit.</p></body></html>"
    (article,), _ = seed.read(page.encode(), "a.html")
    assert (article.header, article.title) == ("16 juillet 2019", "Le marché rouvre enfin")
    dump = "<html><body><p>date 2019-07-16 La ville.</p><p>date 2019-07-17 Le port.</p></body></html>"
    assert [raw.header for raw in seed.read(dump.encode(), "a.html")[0]] == ["2019-07-16", "2019-07-17"]


@pytest.mark.parametrize("text", ["Le <b>port</b> a <html> fermé.", "<p>Le port.</p>", "HTML : un métier"])
def test_a_text_that_begins_otherwise_is_no_page(text: str) -> None:
    assert not hypertext.is_document(text)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publié le 12 mars 2019 à 10h05 - Mis à jour le 14 mars 2019", "12 mars 2019 à 10h05"),
        ("Publié le 12 mars 2019", "12 mars 2019"),
        ("Veröffentlicht am 12.03.2019 | Aktualisiert am 14.03.2019", "12.03.2019"),
        ("Published on March 12, 2019 – Updated March 14, 2019", "March 12, 2019"),
    ],
)
def test_a_page_with_one_heading_is_one_article(line: str, date: str) -> None:
    page = f'<div id="menu">Accueil Sport Culture</div><h1>Lomé rouvre son marché</h1><p>{line}</p><p>Le grand marché a rouvert.</p>'
    for text, source in ((page, "a.html"), (f"<!DOCTYPE html><html><body>{page}</body></html>", "a.txt")):
        (article,), rejects = seed.read(text.encode(), source)
        assert (article.header, article.title, article.text) == (
            date,
            "Lomé rouvre son marché",
            "Le grand marché a rouvert.",
        )
        assert rejects == []


def test_a_sentence_is_no_line_that_says_when_a_page_was_published() -> None:
    said = "Publié le 3 mai dernier, le rapport dit tout."
    page = hypertext.document(f"<h1>Le port rouvre</h1><p>{said}</p><p>Il est long.</p>")
    assert (page.date, page.text) == ("", f"{said}\n\nIl est long.")


@pytest.mark.parametrize(
    ("data", "date"),
    [
        ('{"@type": "NewsArticle", "articleBody": "<p>a</p>", "datePublished": "2019-07-16"}', "2019-07-16"),
        (
            '[{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2019-07-16"}]}]',
            "2019-07-16",
        ),
        ('{"@type": "Organization", "datePublished": "2019-07-16"}', ""),
        (
            '[{"@type": "Article", "datePublished": "2019-07-16"}, {"@type": "Article", "datePublished": "2019-07-17"}]',
            "",
        ),
        ('{"@type": "NewsArticle", "datePublished": 7, "@graph": 3}', ""),
        ('{"@type": "NewsArticle", "datePublished": ', ""),
        ("[" * 90_000, ""),
    ],
)
def test_linked_data_give_the_date(data: str, date: str) -> None:
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body><p>La ville.</p></body></html>'
    )
    assert hypertext.document(page).date == date


def test_a_page_without_text_is_refused_with_a_reason() -> None:
    articles, (reject,) = seed.read(b"<html><body><script>x()</script></body></html>", "a.html")
    assert articles == []
    assert "holds no text" in reject.reason


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Le port.</p>\n",
        "<h1>",
        "<meta ",
        "<article>",
        "<nav>x</b>",
        "<i><b>x</i>",
        "<script>",
        "<time datetime=",
        "<title>",
        '<script type="application/ld+json">[',
        "<h1>a</h1><p>Publié le ",
        "&amp;",
        "\u00a0",
    ],
)
def test_a_long_page_takes_time_in_proportion(piece: str) -> None:
    def of(size: int) -> float:
        page = "<html>" + piece * (size // len(piece))
        return cost(lambda: hypertext.document(page))

    assert of(800_000) <= 8 * max(of(200_000), 0.02)


def test_cells_of_a_table_are_words_of_their_own() -> None:
    table = "<table><tr><th>Zone</th><th>Girafes</th></tr><tr><td>Kouré</td><td>500</td></tr></table>"
    text = hypertext.document(f"<!doctype html><html><body><h1>A</h1><p>Le bac.</p>{table}</body></html>").text
    assert text.split() == ["Le", "bac.", "Zone", "Girafes", "Kouré", "500"]
