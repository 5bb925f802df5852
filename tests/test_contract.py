"""A theme's card: the version of the views, and the kinds of files it wants."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import contract
from pelican.plugins.dateline.edition import ASPECTS, DEFAULT, KINDS
from pelican.plugins.dateline.settings import SettingsError
from sample_entries import editor, entries


def test_a_theme_that_does_not_ask_gets_all_but_the_plain_months() -> None:
    assert contract.parse("contract = 1\n", "theme.toml").files == DEFAULT
    assert frozenset((*KINDS, *ASPECTS)) - {"chronicles"} == DEFAULT


def test_a_theme_gets_what_it_asks_for() -> None:
    card = contract.parse('contract = 1\nfiles = ["front", "chronicles", "feeds"]\n', "theme.toml")
    addresses = [leaf.address for leaf in editor().leaves(card.files)]
    assert len(addresses) == len(set(addresses))
    assert {"", "2019/07/", "feed.atom", "countries/DZ/feed.atom"} <= set(addresses)
    assert not [address for address in addresses if address.endswith((".ris", ".json", ".opml", "matrix/"))]


def test_a_plain_month_holds_every_article_of_it_once_newest_first() -> None:
    found = {leaf.address: leaf for leaf in editor(length=2).leaves(("chronicles",))}
    pages = [address for address in found if address.startswith("2019/07/")]
    assert pages == ["2019/07/", "2019/07/page/2/", "2019/07/page/1/"]
    titles = [card.title for page in pages for group in found[page].view.groups for card in group.cards]
    assert len(titles) == len(set(titles)) == len([e for e in entries() if e.url.startswith("2019/07/")])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("contract = 2", "contract is 2"),
        ("contract: 1", "is not TOML"),
        ('contract = 1\nfiles = ["feeds", "pdf"]', "'pdf'"),
        ('contract = 1\nfiles = "feeds"', "give a list of"),
        ('contract = 1\nfiles = ["months", "chronicles"]', "choose one"),
    ],
)
def test_what_cannot_be_obeyed_is_named(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        contract.parse(text, "theme.toml")


def test_a_folder_without_a_card_is_another_s_theme(tmp_path: Path) -> None:
    assert contract.read(tmp_path) is None
