"""The people index: who has a page, and what stands on it."""

from dataclasses import replace

from pelican.plugins.dateline import names
from pelican.plugins.dateline.views import people
from sample_entries import editor, entry

FOUND = [
    replace(entry(1, "2019-07-16"), people=("Hatem Zribi", "Léa Marchal")),
    replace(entry(2, "2019-06"), people=("Hatem Zribi", "HATEM ZRIBI")),
    replace(entry(3, "2018"), people=("Lea Marchal",)),
    replace(entry(4, ""), people=("Léa Marchal", "Omar Tilmassi")),
]


def test_a_person_needs_two_articles_and_is_one_whatever_the_accents() -> None:
    named = people.gather(FOUND)
    assert [(one.name, one.slug, len(one.entries)) for one in named] == [
        ("Hatem Zribi", "hatem-zribi", 2),
        ("Léa Marchal", "lea-marchal", 3),
    ]


def test_names_that_share_a_slug_have_pages_of_their_own() -> None:
    twice = [replace(entry(n, "2019"), people=("Ana Ruiz", "Ana-Ruiz")) for n in range(2)]
    slugs = [one.slug for one in people.gather(twice)]
    assert len(set(slugs)) == 2
    assert "ana-ruiz" in slugs


def test_every_page_of_a_person_is_planned_and_holds_every_article_once() -> None:
    many = [replace(entry(n, f"2019-07-{n + 1:02}"), people=("Hatem Zribi",)) for n in range(10)]
    found = {leaf.address: leaf for leaf in editor(many).lists()}
    pages = [address for address in found if address.startswith("people/hatem-zribi/")]
    cards = [card.href for page in pages for group in found[page].view.groups for card in group.cards]
    assert len(pages) == 3
    assert len(cards) == 10
    index = found["people/"].view
    assert [(letter, [link.label for link in links]) for letter, links in index.letters] == [("Z", ["Hatem Zribi"])]


def test_an_index_is_filed_by_last_names() -> None:
    of = {
        "Camdessus Michel": "Michel Camdessus",
        "Croo Herman de": "Herman de Croo",
        "Le Pen Marine": "Marine Le Pen",
        "Ould Abdel Aziz Mohamed": "Mohamed Ould Abdel Aziz",
        "Salim Suleiman": "Suleiman al-Salim",
        "King Martin Luther": "Martin Luther King",
        "Attou Samia": "Samia Attou",
        "Ward Jr. Thomas": "Thomas Ward Jr.",
        "Suharto": "Suharto",
        "عبد المسيح نجوى": "نجوى عبد المسيح",
        "بطرس نجوى": "نجوى بطرس",
    }
    assert {names.filed(name): name for name in of.values()} == of


def test_nobody_is_said_to_be_nobody() -> None:
    view = {leaf.address: leaf for leaf in editor([]).lists()}["people/"].view
    assert view.letters == ()
    assert "deux articles" in view.intro
