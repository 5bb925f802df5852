"""The people index: who has a page, and what stands on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from pelican.plugins.dateline import names, render
from pelican.plugins.dateline.model import Person
from pelican.plugins.dateline.page import Page
from pelican.plugins.dateline.views import people
from sample_entries import editor, entry, made, site, story

ROOT = Path(__file__).parent.parent

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
    cards = [card.href for page in pages for group in made(found[page])[0].groups for card in group.cards]
    assert len(pages) == 3
    assert len(cards) == 10
    index = found["people/"].view
    assert [(letter, [link.label for link in links]) for letter, links in index.letters] == [("Z", ["Hatem Zribi"])]


def test_a_person_is_shown_with_what_articles_say_and_with_whom() -> None:
    many = [replace(entry(n, "2019-07", ("DZ", "TN")), people=("Hatem Zribi", "Léa Marchal")) for n in range(3)]
    many.append(replace(entry(9, "2019-08", ("DZ",)), people=("HATEM ZRIBI",)))
    leaf = {leaf.address: leaf for leaf in editor(many, length=40).lists()}["people/hatem-zribi/"]
    said = ("ministre", "ministre", "juge", "")
    pages = tuple(
        Page(story(one, people=(Person("HATEM ZRIBI", role), Person("Léa Marchal", "maire"))))
        for one, role in zip(many, said, strict=True)
    )
    roles, countries, company = leaf.made(pages)[0].strips
    assert [(link.label, link.count) for link in roles.links] == [("ministre", "2"), ("juge", "1")]
    assert [(link.label, link.count) for link in countries.links] == [("Algérie", "4"), ("Tunisie", "3")]
    assert [(link.label, link.href != "", link.count) for link in company.links] == [("Léa Marchal", True, "3")]


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
        "Roh Tae-woo": "Roh Tae-woo",
        "Ban Ki-moon": "Ban Ki-moon",
        "Deng Xiaoping": "Deng Xiaoping",
        "Li Peng": "Li Peng",
        "Kim Il Sung": "Kim Il Sung",
        "Lee Kuan Yew": "Lee Kuan Yew",
        "Novak Kim": "Kim Novak",
        "Miller Lee": "Lee Miller",
        "Van Cleef Lee": "Lee Van Cleef",
        "Leigh-Pemberton Robin": "Robin Leigh-Pemberton",
        "Wang Michelle": "Michelle Wang",
        "Orbán Viktor": "Viktor Orbán",
        "عبد المسيح نجوى": "نجوى عبد المسيح",
        "بطرس نجوى": "نجوى بطرس",
    }
    assert {names.filed(name): name for name in of.values()} == of


def test_a_long_index_is_divided_by_letters_and_begins_with_those_named_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "WHOLE", 3)
    monkeypatch.setattr(people, "MOST", 2)
    known = {"Ana Bari": 2, "Ines Cato": 9, "Ida Bora": 3, "Leo Bela": 2, "Max Bolo": 2, "Kim Dara": 4}
    many = [
        replace(entry(100 * n + m, f"2019-{1 + n:02}"), people=(name,))
        for n, (name, count) in enumerate(known.items())
        for m in range(count)
    ]
    found = {leaf.address: leaf.view for leaf in editor(many).lists() if not leaf.texts}
    index = found["people/"]
    assert [(link.label, link.href) for link in index.ways] == [
        ("B", "page/1/index.html"),
        ("Bora …", "page/2/index.html"),
        ("C", "page/3/index.html"),
        ("D", "page/4/index.html"),
    ]
    assert [link.label for _, links in index.letters for link in links] == ["Ines Cato", "Kim Dara"]
    assert "2 plus nommées, sur 6" in index.intro
    pages = [found[f"people/page/{n}/"] for n in (1, 2, 3, 4)]
    listed = [[link.label for _, links in page.letters for link in links] for page in pages]
    assert listed == [["Ana Bari", "Leo Bela", "Max Bolo"], ["Ida Bora"], ["Ines Cato"], ["Kim Dara"]]
    assert [(page.before is None, page.after is None) for page in pages] == [
        (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip


def test_a_long_index_weighs_no_more_than_a_page_may() -> None:
    names_ = [f"Prénom-{n} Nom-de-famille-{n:04}" for n in range(people.WHOLE + 1)]
    many = tuple((name, f"prenom-{n}-nom-de-famille-{n:04}", 1234) for n, name in enumerate(names_))
    environment = render.environment([str(ROOT / "theme" / "templates")])
    for view in (people.people(site(), many[:-1]), people.people(site(), many), people.leaf(site(), many[1:], 1, 2)):
        assert 5_000 < len(render.render(environment, "people.html", view)) < 60_000


def test_nobody_is_said_to_be_nobody() -> None:
    view = {leaf.address: leaf for leaf in editor([]).lists()}["people/"].view
    assert view.letters == ()
    assert "deux articles" in view.intro
