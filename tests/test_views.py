"""Views: what each page shows, and what it depends on."""

import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace

import pytest
from pelican.plugins.dateline import edition, interface
from pelican.plugins.dateline.around import Around, around
from pelican.plugins.dateline.corrections import Corrected
from pelican.plugins.dateline.explain import Reason
from pelican.plugins.dateline.model import Basis, Mention, Note, Person, Quote, Rejection
from pelican.plugins.dateline.page import Page
from pelican.plugins.dateline.shelves import month_of
from pelican.plugins.dateline.tables import table
from pelican.plugins.dateline.views import amendments, article, parts, periods, review
from pelican.plugins.dateline.views.evidence import Piece
from pelican.plugins.dateline.views.shapes import Group
from sample_entries import editor, entries, entry, made, site, story


def leaves(**more: object) -> dict[str, edition.Leaf]:
    return {leaf.address: leaf for leaf in editor(**more).lists()}  # type: ignore[arg-type]


def keys(found: list[edition.Entry], **more: object) -> dict[str, str]:
    return {leaf.address: leaf.key() for leaf in editor(found, **more).lists()}


def test_every_page_of_the_site_is_planned_once() -> None:
    addresses = [leaf.address for leaf in editor().lists()]
    assert len(addresses) == len(set(addresses))
    assert {"", "2019/", "2019/07/", "countries/", "countries/DZ/", "countries/DZ/2019/07/", "matrix/"} <= set(
        addresses
    )
    assert {"undated/", "data/", "404.html"} <= set(addresses)


def test_what_is_known_by_its_year_only_is_paged_like_any_list() -> None:
    found = [entry(n, "2017") for n in range(100)] + [entry(200, "2017-03")]
    planned = {leaf.address: leaf for leaf in editor(found, length=40).lists() if leaf.address.startswith("2017/")}
    assert set(planned) == {"2017/", "2017/page/1/", "2017/page/2/", "2017/03/"}
    year, newer, older = (made(planned[f"2017/{more}"])[0] for more in ("", "page/2/", "page/1/"))
    (group,) = year.loose
    told = [card.title for part in (group, *newer.groups, *older.groups) for card in part.cards]
    assert sorted(told) == sorted(one.title for one in found[:100])
    assert max(len(part.cards) for part in (group, *newer.groups, *older.groups)) <= 40
    assert [link.label for link in year.pages] == ["2", "1"]
    assert group.count.startswith("100")
    # One more changes the page of the year alone.
    before, after = keys(found, length=40), keys([*found, entry(201, "2017")], length=40)
    assert {
        address for address in after if address.startswith("2017/p") and after[address] != before[address]
    } == set()


def test_leaves_and_views_travel_between_processes() -> None:
    for leaf in editor().lists():
        again = pickle.loads(pickle.dumps(leaf))
        assert again == leaf
        assert again.key() == leaf.key()
        view = made(leaf)[0]
        assert made(again)[0].page.title == view.page.title
        with pytest.raises(FrozenInstanceError):
            view.page = None


def test_a_month_is_grouped_by_country_most_covered_first() -> None:
    view = leaves()["2019/07/"].view
    assert view.heading == "Juillet 2019"
    assert [(group.heading, len(group.cards)) for group in view.groups] == [("Algérie", 2)]
    assert [group.heading for group in view.singles] == ["Royaume-Uni", "Tunisie"]
    assert view.nowhere.heading == "Sans pays"
    assert view.standfirst == "5 articles (+4 par rapport à juin 2019), 4 pays"
    assert view.pager.older.label == "Juin 2019"
    assert view.pager.newer is None


def test_of_countries_alike_the_one_comes_first_that_a_reader_looks_for_first() -> None:
    found = [entry(n, "2019-07", (code,)) for n, code in enumerate(("CH", "BE", "GA", "CM", "GA", "DZ"))]
    view = leaves(found=found)["2019/07/"].view
    assert [group.heading for group in (*view.groups, *view.singles)] == [
        "Gabon",
        "Algérie",
        "Belgique",
        "Cameroun",
        "Suisse",
    ]
    assert [link.label for link in leaves(found=found)[""].view.countries] == [
        "Gabon",
        "Algérie",
        "Belgique",
        "Cameroun",
        "Suisse",
    ]


def test_a_month_like_the_one_before_says_no_change() -> None:
    two = [entry(1, "2019-06-01", ("DZ",)), entry(2, "2019-07-01", ("DZ",))]
    assert {leaf.address: leaf for leaf in editor(two).lists()}["2019/07/"].view.standfirst == "1 article, 1 pays"


def test_a_long_group_leads_to_the_rest() -> None:
    many = [entry(n, "2019-07-01", ("DZ",)) for n in range(periods.OF_A_COUNTRY + 1)]
    (group,) = {leaf.address: leaf for leaf in editor(many).lists()}["2019/07/"].view.groups
    assert len(group.cards) == periods.OF_A_COUNTRY
    assert group.more is not None
    assert group.more.href == "../../countries/DZ/2019/07/index.html"


def test_matrix_counts_add_up() -> None:
    view = leaves()["matrix/"].view
    table = view.table
    assert [(year.label, span) for year, span in table.years] == [("2018", 1), ("2019", 2)]
    algeria = table.lines[0]
    assert (algeria.country.label, algeria.country.count) == ("Algérie", "4")
    assert [cell and cell.count for cell in algeria.cells] == ["1", "1", "2"]
    assert [month.count for month in table.total] == ["1", "1", "5"]
    # The sums are of what is to be seen; articles whose month is not known stand in no column.
    assert table.whole == "7"
    assert all(1 <= cell.heat <= 5 for line in table.lines for cell in line.cells if cell)


def chain(found: dict[str, edition.Leaf], address: str) -> Iterator[str]:
    """Titles from the newest page of a list to the oldest, following the links to older pages by number."""
    number = found[address].args[3]
    yield from (c.title for g in found[address].view.groups for c in g.cards)
    for n in range(number, 0, -1):
        yield from (c.title for g in found[f"{address}page/{n}/"].view.groups for c in g.cards)


def test_a_country_s_pages_hold_every_article_once_and_in_order() -> None:
    many = [entry(n, f"2019-{1 + n // 28:02}-{1 + n % 28:02}", ("DZ",)) for n in range(40)]
    found = {leaf.address: leaf for leaf in editor(many).lists()}
    assert list(chain(found, "countries/DZ/")) == [e.title for e in reversed(many)]


@pytest.mark.parametrize("number", [1, 5, 6, 7, 8, 9, 30, 31, 32])
def test_one_more_article_leaves_the_older_pages_alone(number: int) -> None:
    many = [entry(n, f"2019-{1 + n // 28:02}-{1 + n % 28:02}", ("DZ",)) for n in range(number)]
    before = keys(many)
    after = keys([*many, entry(99, "2019-12-31", ("DZ",))])
    inner = {address for address in before if address.startswith("countries/DZ/page/")}
    changed = {address for address in inner if before[address] != after[address]}
    # The newest numbered page learns of its newer neighbour when that page comes into being.
    assert len(changed) <= 1
    assert before["countries/DZ/"] != after["countries/DZ/"]


def test_a_key_changes_with_what_the_page_shows_and_only_then() -> None:
    before = keys(entries())
    assert keys(list(reversed(entries()))) == before
    changed = [replace(e, title="Autre titre") if e.source == "0004.txt" else e for e in entries()]
    after = keys(changed)
    different = {address for address in before if before[address] != after[address]}
    assert {"2018/", "2018/12/", "countries/LY/", "countries/CD/2018/12/"} <= different
    assert not {"2019/", "2019/07/", "matrix/", "countries/", "countries/FR/", "undated/"} & different
    assert all(keys(entries(), name="Autre nom")[a] != before[a] for a in before)


def test_equal_keys_make_equal_views() -> None:
    changed = [replace(e, summary="Autre") if e.source == "0000.txt" else e for e in entries()]
    first = {leaf.address: leaf for leaf in editor().lists()}
    second = {leaf.address: leaf for leaf in editor(changed).lists()}
    for address, leaf in first.items():
        if leaf.key() == second[address].key():
            assert made(leaf)[0] == made(second[address])[0]


def article_view(number: int = 0, **more: object) -> article.ArticleView:
    desk = editor()
    here = desk.shelves.entries[number]
    beside = dict(around(desk.shelves.entries))[here]
    leaf = desk.article(Page(story(here, **more)), here, "", beside)
    view = leaf.view
    assert isinstance(view, article.ArticleView)
    return view


def test_evidence_is_marked_where_it_stands() -> None:
    view = article_view()
    texts = ["".join(piece.text for piece in paragraph) for paragraph in view.paragraphs]
    assert tuple(texts) == story(entries()[0]).paragraphs
    marked = [(p.text, p.anchor, p.country) for par in view.paragraphs for p in par if p.country]
    assert marked == [("Alger", "e1", "Algérie"), ("libyen", "e2", "Libye"), ("Alger", "e3", "Algérie")]
    algeria, libya = view.evidence
    assert (algeria.country, algeria.primary, libya.primary) == ("Algérie", True, False)
    assert [(cue.text, cue.kind, [p.href for p in cue.places]) for cue in algeria.cues] == [
        ("Alger", "capitale", ["#e1", "#e3"])
    ]


def test_a_country_without_words_is_inferred_only_where_it_stands_in_for_all() -> None:
    home = (Note("countries", "home", "TN"),)
    for notes, inferred in (((), False), (home, True)):
        view = article_view(countries=("DZ", "TN"), mentions=(Mention("DZ", "Alger", 0, 5, "capital"),), notes=notes)
        assert [(found.country, found.inferred) for found in view.evidence] == [
            ("Algérie", False),
            ("Tunisie", inferred),
        ]


def test_the_headline_keeps_its_evidence() -> None:
    given = story(entries()[0])
    shift = len("Alger rouvre") + 2
    moved = tuple(replace(m, start=m.start + shift, end=m.end + shift) for m in given.mentions)
    first = replace(moved[0], start=0, end=5)
    same = article_view(headline="Alger rouvre", title="Alger rouvre", mentions=(first, *moved))
    assert [piece.anchor for piece in same.heading] == ["e1", ""]
    assert same.headline == ()
    other = article_view(headline="Alger rouvre", mentions=(first, *moved))
    assert [piece.text for piece in other.headline] == ["Alger", " rouvre"]
    assert "".join(p.text for p in other.paragraphs[0]) == given.paragraphs[0]
    assert other.paragraphs[0][1].anchor == "e2"


def test_an_article_that_is_nothing_but_a_headline_says_it_once() -> None:
    words = "Alger reçoit la Libye"
    view = article_view(
        title=words, headline="", paragraphs=(words,), mentions=(Mention("DZ", "Alger", 0, 5, "capital"),)
    )
    assert ([(piece.text, piece.anchor) for piece in view.heading], view.headline, view.paragraphs) == (
        [("Alger", "e1"), (" reçoit la Libye", "")],
        (),
        (),
    )


def test_evidence_that_does_not_fit_the_text_is_told_but_not_marked() -> None:
    given = story(entries()[0])
    wrong = (replace(given.mentions[0], start=3, end=8), replace(given.mentions[1], start=-5, end=1))
    view = article_view(mentions=wrong)
    assert not [p for par in view.paragraphs for p in par if p.country]
    assert [cue.places for found in view.evidence for cue in found.cues] == [(), ()]


def anchors(view: article.ArticleView) -> dict[str, str]:
    """The words at every anchor of the text."""

    def inner(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, str]]:
        for piece in pieces:
            if piece.anchor:
                yield piece.anchor, piece.text
            yield from inner(piece.pieces)

    blocks = (view.heading, view.headline, *view.paragraphs)
    pairs = [pair for block in blocks for pair in inner(block)]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_people_and_quotations_lead_to_their_words() -> None:
    text = ("Zribi, dit « le Libyen », et Awa Tine ont parlé d'« un pont vers Alger, et la mer » à Alger.", "Fin.")
    whole = "\n\n".join(text)
    place = whole.index("Alger")
    said = whole.index("un pont")
    view = article_view(
        paragraphs=text,
        mentions=(Mention("DZ", "Alger", place, place + 5, "capital"),),
        people=(Person("Awa Tine", ""), Person("Hatem Zribi", "")),
        quotes=(
            Quote("un pont vers Alger, et la mer", "Awa Tine", said, said + 29),
            # It begins within a mark, and one that is not in the text at all.
            Quote("ger, et", "", place + 2, place + 9),
            Quote("ailleurs", "", 900, 908),
        ),
    )
    assert anchors(view) == {"p1": "Awa Tine", "q1": "un pont vers Alger, et la mer", "e1": "Alger"}
    assert [person.place for person in view.people] == ["#p1", ""]
    assert [quote.inside for quote in view.quotes] == [True, False, False]
    assert "".join(piece.text for piece in view.paragraphs[0]) == text[0]


def test_a_reading_that_was_dropped_says_why() -> None:
    at = "\n\n".join(story(entries()[0]).paragraphs).index("ministre")
    dropped = (Rejection("GE", "ministre", at, at + 8, "homonym"), Rejection("TR", "dinde", 0, 5, "word"))
    view = article_view(rejected=dropped)
    assert [(one.text, one.country, one.place) for one in view.dropped] == [
        ("ministre", "Géorgie", "#r1"),
        ("dinde", "Turquie", ""),
    ]
    assert anchors(view)["r1"] == "ministre"
    assert view.dropped[1].why == "un mot ordinaire ici"


def test_every_reason_has_words_in_every_language() -> None:
    for lang in interface.languages():
        said = interface.words(lang)
        assert [row.code for row in table("reasons.csv", Reason) if f"reason.{row.code}" not in said] == []


def test_the_date_says_what_it_rests_on() -> None:
    bases = (Basis("2019-07-16", "header", "2019-07"), Basis("2019-07-16", "line", "16 juillet"))
    view = article_view(bases=bases, date="2019-07-16")
    assert [(fact.label, fact.value) for fact in view.bases] == [
        ("En-tête du fichier", "2019-07"),
        ("Ligne de date du texte", "16 juillet"),
    ]
    assert not view.redated
    assert article_view(bases=bases, date="2019-07-15").redated


def test_neighbours_are_of_the_same_month() -> None:
    assert article_view().older is not None
    found = dict(around(editor().shelves.entries))
    for here, beside in found.items():
        months = {month_of(other) for other in (beside.newer, beside.older) if other}
        assert months <= {month_of(here)} - {""}


def july(view: periods.MonthView) -> tuple[Group, ...]:
    return (*view.groups, *view.singles, *((view.nowhere,) if view.nowhere else ()))


def test_foreign_texts_say_their_language() -> None:
    cards = [c for group in july(leaves()["2019/07/"].view) for c in group.cards]
    assert {(c.lang, c.dir) for c in cards} == {("", ""), ("ar", "rtl"), ("en", "ltr")}


def test_leads_stand_for_different_countries() -> None:
    chosen = review.leads([e for e in entries() if e.date.startswith("2019-07")], 4)
    assert len({e.path for e in chosen}) == 4
    assert chosen[0].primary == "DZ"
    assert review.leads([], 3) == []


def test_a_large_month_is_a_selection_with_a_list_of_all() -> None:
    many = [entry(n, f"2019-07-{1 + n % 28:02}", ("DZ",) if n % 2 else ()) for n in range(periods.LARGE + 1)]
    found = {leaf.address: leaf for leaf in editor(many).lists()}
    view = found["2019/07/"].view
    last = max(int(a.split("/")[3]) for a in found if a.startswith("2019/07/page/"))
    assert view.whole.href == f"page/{last}/index.html"
    assert len(view.nowhere.cards) == periods.OF_A_SMALLER_COUNTRY
    assert view.nowhere.more == view.whole
    titles = [
        card.title
        for number in range(last, 0, -1)
        for group in found[f"2019/07/page/{number}/"].view.groups
        for card in group.cards
    ]
    assert titles == [e.title for e in editor(many).shelves.entries]
    # The newest page of the list is followed by the review.
    assert found[f"2019/07/page/{last}/"].view.pager.newer.href.endswith("2019/07/index.html")


def test_a_date_goes_without_saying_under_a_heading_that_says_it() -> None:
    """On a page of July an article of July has no date, one of the 16th has, and so has one in doubt."""
    found = {leaf.address: made(leaf)[0] for leaf in editor(length=50).lists()}
    groups = (*found["2019/07/"].groups, *found["2019/07/"].singles, found["2019/07/"].nowhere)
    dated = {card.when.machine: card.dated for group in groups for card in group.cards}
    assert (dated["2019-07"], dated["2019-07-16"]) == (False, True)
    country = {card.when.machine: card.dated for group in found["countries/DZ/"].groups for card in group.cards}
    assert country["2019-07-16"]
    by_day = found["countries/DZ/2019/07/"].groups
    assert by_day[0].heading == "16 juillet 2019"
    assert not any(card.dated for group in by_day for card in group.cards)
    undated = {group.heading: {card.dated for card in group.cards} for group in found["undated/"].groups}
    assert undated == {"Date incertaine": {True}, "Date inconnue": {False}}


def test_a_card_names_the_first_countries_and_how_many_more_there_are() -> None:
    desk = parts.Desk(site(), "")
    card = desk.card(entry(1, "2019", ("DZ", "TN", "LY", "MA", "ML", "NE")), "TN")
    assert ([link.label for link in card.countries], card.further) == (["Algérie", "Libye", "Maroc", "Mali"], "+1")
    assert desk.card(entry(1, "2019", ("DZ", "TN", "LY", "MA"))).further == ""


def test_a_large_month_names_the_countries_that_it_does_not_show_at_its_end() -> None:
    codes = [f"{a}{b}" for a in "XYZ" for b in "ABCDEFGHIJ"]
    many = [entry(n, "2019-07", (codes[n % 30],)) for n in range(periods.LARGE + 1)]
    view = {leaf.address: leaf for leaf in editor(many).lists()}["2019/07/"].view
    assert len(view.others) == len(codes) - periods.COUNTRIES_SHOWN
    assert all(link.href.startswith("#") for link in view.contents)
    assert not any(link.href.startswith("#") for link in view.others)


@pytest.mark.parametrize(("lang", "expected"), [("fr", "Sfax\u00a0: «\u00a0non\u00a0»"), ("en", "Sfax : « non »")])
def test_french_signs_stay_on_the_line_of_their_word_in_every_language_of_the_site(lang: str, expected: str) -> None:
    one = replace(entry(1, "2019-07", ("TN",)), title="Sfax : « non »", summary="Le port : « non »", lang=lang)
    for site_lang in ("fr", "ar"):
        card = parts.Desk(site(site_lang), "").card(one)
        assert (card.title, card.summary) == (expected, expected.replace("Sfax", "Le port"))


def test_a_citation_is_a_sentence_around_the_title() -> None:
    cite = article_view().cite
    assert "".join(words for words, _ in cite.words) == (
        f"«\u00a0{entries()[0].title}\u00a0», Le Feuillet, 16 juillet 2019."
    )
    # What is somebody's own is kept apart from the words around it, whichever way these are read.
    assert [words for words, own in cite.words if own] == [entries()[0].title, "Le Feuillet", "16 juillet 2019"]


def test_a_group_that_may_go_on_elsewhere_has_no_number() -> None:
    found = [entry(n, f"2019-07-{1 + n // 5:02}", ("DZ",)) for n in range(100)]
    planned = {leaf.address: leaf for leaf in editor(found, length=12).lists()}
    said: dict[str, set[str]] = {}
    for address, leaf in planned.items():
        if address.startswith(("2019/07/page/", "countries/DZ/2019/07/")):
            for group in made(leaf)[0].groups:
                said.setdefault(address.partition("page/")[0] + group.heading, set()).add(group.count)
    # Of five articles a day each number that is said is that of the whole day.
    assert set().union(*said.values()) == {"", "5 articles"}
    dossier = made(planned["countries/DZ/"])[0]
    assert [group.count for group in dossier.groups] == [""]


def test_the_number_of_a_year_has_what_has_no_month() -> None:
    found = [entry(1, "2019-07", ("DZ",)), entry(2, "2019", ("DZ",)), entry(3, "2019"), entry(4, "1962", ("DZ",))]
    planned = {leaf.address: leaf for leaf in editor(found).lists()}
    front = made(planned[""])[0].calendar
    assert [(year.label, year.count) for year, _ in front.years] == [("2019", "3"), ("1962", "1")]
    country = made(planned["countries/DZ/"])[0].calendar
    assert [(year.label, year.count, year.href) for year, _ in country.years] == [
        ("2019", "2", ""),
        ("1962", "1", ""),
    ]


def test_the_highest_month_is_named_only_where_it_is_alone() -> None:
    found = [entry(n, f"2019-0{1 + n % 4}", ("DZ",)) for n in range(8)]
    for more, most in (([], ""), ([entry(90, "2019-02")], "Au plus\u00a0: février 2019, 3 articles")):
        (front,) = (leaf for leaf in editor([*found, *more]).lists() if leaf.address == "")
        assert made(front)[0].bars.most == most


def test_a_list_of_what_is_new_says_that_it_is_cut() -> None:
    codes = ("DZ", "LY", "TN", "MA", "EG", "SN", "ML", "NE", "TD", "FR")
    found = [entry(0, "2019-06", ("GB",)), *(entry(n, "2019-07", (code,)) for n, code in enumerate(codes, 1))]
    (month,) = (leaf for leaf in editor(found).lists() if leaf.address == "2019/07/")
    come = made(month)[0].news[0]
    assert (len(come.links), come.links[-1].count) == (9, "+2")


def test_stories_that_repeat_a_title_come_last() -> None:
    many = [replace(entry(n, "2019-07", ("DZ",)), title=f"Ports {n // 2}", words=100 - n) for n in range(6)]
    chosen = review.leads(many, 5)
    assert [(one.title, one.words) for one in chosen] == [
        ("Ports 0", 100),
        ("Ports 1", 98),
        ("Ports 2", 96),
        ("Ports 0", 99),
        ("Ports 1", 97),
    ]


def test_a_month_says_what_is_new_against_the_month_before() -> None:
    before = [entry(n, "2019-06", code) for n, code in enumerate([("DZ",), ("DZ",), ("LY",), ("FR",)])]
    now = [entry(n + 9, "2019-07", code) for n, code in enumerate([("DZ",), ("TN",), ("FR",), ("FR",)])]
    view = {leaf.address: leaf for leaf in editor(before + now).lists()}["2019/07/"].view
    assert [(strip.heading, [(link.label, link.count) for link in strip.links]) for strip in view.news] == [
        ("Entrent dans l’actualité", [("Tunisie", "1")]),
        ("Plus présents", [("France", "+1")]),
        ("Moins présents", [("Algérie", "−1")]),
        ("Présents le mois précédent, absents ici", [("Libye", "1")]),
    ]


def test_a_country_s_months_stand_in_a_calendar() -> None:
    months = [f"{year}-0{month}" for year in range(2014, 2020) for month in (2, 5)]
    view = {leaf.address: leaf for leaf in editor([entry(n, m, ("DZ",)) for n, m in enumerate(months)]).lists()}[
        "countries/DZ/"
    ].view
    year, cells = view.calendar.years[0]
    assert (year.label, year.count, len(cells)) == ("2019", "2", 12)
    assert [(n, cell.count, cell.href) for n, cell in enumerate(cells, 1) if cell.href] == [
        (2, "1", "2019/02/index.html"),
        (5, "1", "2019/05/index.html"),
    ]
    assert [(link.label, link.href) for link in view.calendar.older] == [
        ("2015", "2015/05/index.html"),
        ("2014", "2014/05/index.html"),
    ]
    assert view.standfirst == "12 articles, de février 2014 à mai 2019"


def test_the_front_page_is_the_newest_month_and_repeats_no_story() -> None:
    many = [entry(n, "2019-07", (("DZ",), ("FR",), ("TN",))[n % 3]) for n in range(30)]
    view = {leaf.address: leaf for leaf in editor(many).lists()}[""].view
    shown = [card.href for card in view.leads] + [card.href for group in view.sections for card in group.cards]
    assert len(shown) == len(set(shown)) == 19
    assert (view.edition_title, view.edition_count) == ("Édition de juillet 2019", "30 articles, 3 pays")


@pytest.mark.parametrize(
    ("dates", "title", "shown", "archive"),
    [
        ((), "Aucun article daté pour le moment.", 0, ("0 article",)),
        (("",) * 3, "Articles sans date sûre", 3, ("3 articles", "2 pays")),
        (("2019", "2018", ""), "Édition de 2018 – 2019", 2, ("3 articles", "2 pays")),
        (("2019", "2019-07", ""), "Édition de juillet 2019", 1, ("3 articles", "1 mois", "2 pays")),
    ],
)
def test_the_front_page_shows_what_there_is_where_no_month_is_known(
    dates: tuple[str, ...], title: str, shown: int, archive: tuple[str, ...]
) -> None:
    made = [entry(n, date, ("DZ", "FR")) for n, date in enumerate(dates)]
    leaves = {leaf.address: leaf for leaf in editor(made).lists()}
    view = leaves[""].view
    assert view.edition_title == title
    assert len(view.leads) == shown
    assert tuple(figure for _, figure in view.figures) == archive
    links = [link.href for link in view.countries] + [group.href for group in view.sections]
    assert {link.removesuffix("index.html") for link in links} <= {*leaves}


def test_a_heavy_matrix_ends_and_says_so() -> None:
    codes = [
        "DZ",
        "FR",
        "TN",
        "LY",
        "MA",
        "ML",
        "NE",
        "TD",
        "SN",
        "GN",
        "CI",
        "BJ",
        "TG",
        "GH",
        "NG",
        "CM",
        "GA",
        "CG",
        "AO",
        "ZM",
        "KE",
    ]
    many = [
        entry(n * 30 + m, f"20{17 + m // 12}-{1 + m % 12:02}", (code,))
        for n, code in enumerate(codes)
        for m in range(26)
    ]
    table = {leaf.address: leaf for leaf in editor(many).lists()}["matrix/"].view.table
    assert len(table.months) == 12
    assert 10 < len(table.lines) < len(codes)
    assert (table.rest.label, table.rest.href) == (f"{len(codes) - len(table.lines)} pays", "../countries/index.html")


def test_an_edition_that_is_too_small_is_joined_by_the_months_before_it() -> None:
    found = [entry(n, f"2019-{month:02}", ("DZ",)) for n, month in enumerate([7, 6, 6, *[5] * 7, 4, 3])]
    view = {leaf.address: leaf for leaf in editor(found).lists()}[""].view
    assert (view.edition_title, view.edition) == ("Édition de mai – juillet 2019", None)
    assert view.edition_count == "10 articles, 1 pays"
    assert len(view.leads) == 10
    # Of three months no card goes without its date, and no country leads to one of them.
    assert all(card.dated for card in view.leads)
    assert [(link.href, link.count) for link in view.countries] == [("countries/DZ/index.html", "10")]
    assert [(group.heading, group.href, len(group.cards)) for group in view.sections] == [
        ("Avril 2019", "2019/04/index.html", 1),
        ("Mars 2019", "2019/03/index.html", 1),
    ]


def test_a_dossier_shows_what_was_said_of_late() -> None:
    found = [replace(e, quoted=1) if e.source == "0003.txt" else e for e in entries()]
    leaf = {leaf.address: leaf for leaf in editor(found).lists()}["countries/DZ/"]
    assert leaf.texts == (found[3].path,)
    text = story(found[3])
    view, data = leaf.made((Page(replace(text, quotes=(Quote("Le pont tient.", "Inès Tahraoui", 0, 14),))),))
    (source,) = view.sayings
    assert [(q.text, q.speaker) for q in source.quotes] == [("Le pont tient.", "Inès Tahraoui")]
    assert source.quotes[0].href.endswith("2019/06/depeche-3/index.html#q1")
    assert b'"type": "country"' in data


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        ("Alimentation : Ali a parlé.", "Ali", 15),
        ("Alimentation en Italie.", "Ali", None),
        ("قال ومحمد الطاهر هناك", "محمد الطاهر", 5),
        ("A (b) c", "(b)", 2),
    ],
)
def test_a_person_is_marked_where_the_whole_name_stands(text: str, name: str, start: int | None) -> None:
    view = article_view(paragraphs=(text,), mentions=(), quotes=(), people=(Person(name, ""),))
    pieces = ["".join(piece.text for piece in view.paragraphs[0][:n]) for n in range(len(view.paragraphs[0]))]
    places = [len(before) for before, piece in zip(pieces, view.paragraphs[0], strict=True) if piece.anchor]
    assert places == ([] if start is None else [start])
    assert view.people[0].place == ("" if start is None else "#p1")


def test_people_of_a_dossier_lead_to_their_pages() -> None:
    found = [replace(e, people=("Inès Tahraoui",)) for e in entries()]
    view = {leaf.address: leaf for leaf in editor(found).lists()}["countries/DZ/"].view
    assert [(link.label, link.href) for link in view.beside[1].links] == [
        ("Inès Tahraoui", "../../people/ines-tahraoui/index.html")
    ]


def test_a_theme_can_list_every_month_and_every_country_on_the_front() -> None:
    view = leaves()[""].view
    assert [(year.label, [month.count for month in months]) for year, months in view.years] == [
        ("2019", ["5", "1"]),
        ("2018", ["1"]),
    ]
    assert {link.label for link in view.places} >= {"Algérie", "France", "Tunisie"}


def test_what_was_put_right_last_stands_first() -> None:
    first, second = entries()[:2]
    rows = [
        (Corrected("a.txt", field, "x", "y", "Z", "w", date), of)
        for of, field, date in (
            (first, "title", "2026-01-12"),
            (first, "lang", "bald"),
            (second, "title", "2025-12-01"),
            (second, "lang", "2026-02-03"),
        )
    ]
    shown = amendments.corrections(site("fr"), tuple(rows)).articles
    assert [(link.label, [one.signed for one in made]) for link, made in shown] == [
        (second.title, ["Z, 3 février 2026", "Z, 1er décembre 2025"]),
        (first.title, ["Z, 12 janvier 2026", "Z, bald"]),
    ]


def test_a_correction_of_people_is_shown_in_words() -> None:
    row = Corrected("a.txt", "people", "A. B. | juge; C. D.", "A. B. | ministre", "Z", "w", "")
    (found,) = amendments.corrections(site("fr"), ((row, entries()[0]),)).articles[0][1]
    assert (found.before, found.after) == ("A. B. (juge); C. D.", "A. B. (ministre)")


def test_the_undated_shelf_says_why_a_date_is_in_doubt() -> None:
    view = made(next(leaf for leaf in editor(length=50).lists() if leaf.address == "undated/"))[0]
    doubts = {card.title: card.doubt for group in view.groups for card in group.cards}
    assert len(doubts) == 3
    assert set(doubts.values()) == {"L’en-tête et le texte donnent des dates différentes – juillet 2019 / août 2019"}


def test_people_lead_to_their_pages_from_articles_and_quotations() -> None:
    found = [replace(e, people=("Hatem Zribi",), quoted=1) for e in entries()[:2]]
    desk = editor(found)
    known = desk.known[found[0].path]
    view = article.article(site(), story(found[0]), found[0], "", Around(people=known))
    assert [fact.href for fact in view.people] == ["../../../people/hatem-zribi/index.html"]
    assert [quote.person for quote in view.quotes] == ["../../../people/hatem-zribi/index.html"]
    assert [fact.href for fact in article.article(site(), story(found[0]), found[0], "", Around()).people] == [""]
    # Who gets a page changes the pages of all that name them.
    marked = replace(found[0], mark="mark")
    assert (
        len({desk.article_key(marked, Around(people=some), "") for some in ((), known, (("Hatem Zribi", "x"),))}) == 3
    )
    said = made(next(leaf for leaf in desk.lists() if leaf.address == "quotes/2019/07/"))[0]
    assert {quote.person for source in said.articles for quote in source.quotes} == {
        "../../../people/hatem-zribi/index.html"
    }
