"""One page that shows every macro of the theme with every variant, to be looked at like any other page of a site."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from pelican.plugins.dateline import names, render, urls
from pelican.plugins.dateline.pictures import bars, ties, world
from pelican.plugins.dateline.views.amendments import Amendment
from pelican.plugins.dateline.views.graphics import calendar, crossing, legend
from pelican.plugins.dateline.views.parts import Desk
from pelican.plugins.dateline.views.quotes import Quoted, Sayings
from pelican.plugins.dateline.views.shapes import Card, Group, Link, Page, SiteOptions, Strip, When

ADDRESS = "kitchen/"
TEMPLATES = Path(__file__).parent / "templates"
THEME = Path(__file__).parents[2] / "theme" / "templates"
# What the macro `card` is called with; test_kitchen.py holds it against the templates.
KINDS = ("", "lead", "second", "third", "brief")
LONG = "Une phrase qui ne finit pas, avec anticonstitutionnellement et https://exemple.example/une/adresse/sans/espace/ dedans"


@dataclass(frozen=True)
class KitchenView:
    """Values for every macro, as (variant, what it is called with)."""

    page: Page
    kinds: tuple[str, ...]
    times: tuple[tuple[str, When], ...]
    spoken: tuple[tuple[str, Link], ...]
    tally: tuple[Link, ...]
    cards: tuple[tuple[str, Card], ...]
    groups: tuple[tuple[str, str, Group], ...]
    singles: tuple[Group, ...]
    turns: tuple[tuple[Any, ...], ...]
    files: tuple[Link, ...]
    bars: bars.Bars | None
    world: world.World
    ties: ties.Ties | None
    calendars: tuple[tuple[str, Any], ...]
    crossings: tuple[tuple[str, Any], ...]
    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    more: tuple[tuple[str, Link | None], ...]
    strips: tuple[Strip, ...]
    quotes: tuple[tuple[str, Quoted, Sayings], ...]
    pages: tuple[Link, ...]
    amendments: tuple[Amendment, ...]


def led(value: Any, href: str) -> Any:
    """A part of a view with all its links leading to one place, for numbers are made up and their pages are not there."""
    if isinstance(value, tuple):
        return tuple(led(part, href) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {part.name: led(getattr(value, part.name), href) for part in fields(value)}
    return replace(value, **{**parts, **({"href": href} if parts.get("href") else {})})


def view(lang: str, url: str, index: bool) -> KitchenView:
    """The view of the page on a site in `lang`; its links lead to pages that the sites of digests.py have."""
    desk = Desk(SiteOptions("Le Feuillet", url, lang, index), ADDRESS)
    sure, doubtful = (When(names.date(date, lang), names.machine(date)) for date in ("2019-02-11", "2019?"))
    front, month = desk.link("Une", urls.FRONT), desk.link("2019-02", urls.month("2019-02"), 1234)
    arabic = replace(front, label="فتح جسر رأس تيلماس", lang="ar", dir="rtl")
    french = replace(front, label="Le pont rouvre", lang="fr", dir="ltr")
    foreign = french if lang == "ar" else arabic
    places = tuple(desk.country(code) for code in ("DZ", "TN"))
    full = Card("Le pont de Ras-Tilmas rouvre", front.href, "", "", sure, "Ras-Tilmas", "Le pont a rouvert.", places)
    cards = (
        ("full", full),
        ("foreign", replace(full, title=foreign.label, summary=foreign.label, lang=foreign.lang, dir=foreign.dir)),
        (
            "doubtful",
            replace(
                full, when=doubtful, summary="", countries=places[:1], further="+5", doubt="le texte ne le dit pas"
            ),
        ),
        ("bare", replace(full, dated=False, dateline="", summary="", countries=())),
        ("long", replace(full, title=LONG, summary=f"{LONG}. " * 4, dateline=LONG[:40])),
    )
    some = tuple(card for _, card in cards)
    head = Group("g1", "Algérie", desk.href(urls.country("DZ")), desk.articles(9), some, month)
    bare = Group("g2", LONG, "", "", some[:1])
    numbers = {"DZ": 90, "TN": 41, "LY": 20, "FR": 7, "MA": 2}
    counted = [desk.articles(n) for n in (9, 3, 1)]
    months = [(f"{year}-{n:02}", 3 * n + year % 7) for year in range(2020, 2008, -1) for n in (11, 4, 1)]
    crossed = [(code, key, n + 1) for n, code in enumerate(("DZ", "TN")) for key, _ in months[n:]]
    many = [(code, months[0][0], 2) for code in "DZ TN FR ES DE IT MA SN EG LY ML NE TD CM".split()]
    said = Sayings(front, foreign.lang, foreign.dir, sure, places, (), None)
    return KitchenView(
        page=desk.page("Kitchen sink", "Every macro", trail=[(desk.say["nav.front"], urls.FRONT)]),
        kinds=KINDS,
        times=(("sure", sure), ("doubtful", doubtful)),
        spoken=(("own", front), ("foreign", foreign)),
        tally=(month, front, Link("Hatem Zribi", "", "3"), Link("Sonia Belhadj", "")),
        cards=cards,
        singles=(
            replace(bare, anchor="g5", heading="Libye", href=month.href),
            replace(bare, anchor="g6", heading="France", href=month.href, count=desk.articles(2), more=month),
        ),
        groups=(
            ("plain", "", head),
            ("bare", "", bare),
            ("review", "review", replace(head, anchor="g3", heading="Tunisie")),
            ("review-of-one", "review", replace(bare, anchor="g4", heading="Maroc")),
        ),
        turns=(
            ("both", front, month, ("avant", "après")),
            ("older", foreign, None, ("avant", "après")),
            ("newer", None, front, ("", "")),
            ("none", None, None, ("", "")),
            ("unlabelled", front, foreign, ("", "")),
        ),
        files=(desk.link("Atom", urls.feed("")), desk.link("CSV", "data/articles.csv")),
        bars=bars.bars("Par mois", [("2020-02", 4), ("2019-11", 2), ("2020-01", 1)], str, desk.articles),
        world=replace(
            world.world(
                "Le monde",
                "Cinq pays",
                numbers,
                {code: f"{code} : {n}" for code, n in numbers.items()},
                dict.fromkeys(numbers, front.href),
            ),
            others=((2, "M0 0h90v90z"),),
            key=legend(desk, 90),
        ),
        ties=ties.ties(
            "Ensemble",
            "Trois pays",
            ties.chosen({("DZ", "TN"): 9, ("DZ", "FR"): 3, ("FR", "TN"): 1}),
            {code: names.country(code, lang) for code in ("DZ", "TN", "FR")},
            counted,
            lang == "ar",
        ),
        calendars=(
            (
                "whole",
                led(
                    calendar(desk, months[:9], urls.month, lambda year: urls.year(int(year)), lambda year: ""),
                    front.href,
                ),
            ),
            (
                "older",
                led(
                    calendar(desk, months, lambda key: "", lambda year: "", lambda year: urls.year(int(year))),
                    front.href,
                ),
            ),
        ),
        crossings=(
            ("narrow", led(crossing(desk, months[:4], crossed, 9), front.href)),
            ("wide", led(crossing(desk, months[:18], crossed, 9), front.href)),
            ("slim", led(crossing(desk, months[:2], many, 13), front.href)),
        ),
        letters=tuple((letter, ()) for letter in "ABCDEFGH"),
        more=(("some", month), ("none", None)),
        strips=(Strip("Pays", places), Strip("Personnes", (Link("Hatem Zribi", "", "3"), front))),
        quotes=(
            ("said", Quoted("Ce pont est à nous", "Hatem Zribi", front.href), replace(said, lang="", dir="")),
            ("unsaid", Quoted(foreign.label, "", front.href), said),
            ("foreign", Quoted(foreign.label, foreign.label, front.href), said),
            (
                "linked",
                Quoted("Non", "Hatem Zribi", front.href, front.href, 2),
                replace(said, lang="", dir=""),
            ),
            ("linked-foreign", Quoted(f"{LONG} " * 3, foreign.label, front.href, front.href, 3), said),
        ),
        pages=tuple(desk.link(str(n), urls.FRONT) for n in range(1, 4)),
        amendments=(
            Amendment("date", "2019-07", "2019-07-16", "Z. Arlan", "le journal le dit", "sans effet"),
            Amendment("pays", "", "DZ", "", "", ""),
            Amendment("titre", "un", foreign.label, "", "mieux", ""),
        ),
    )


def page(lang: str, url: str = "", index: bool = True) -> bytes:
    """The page, as `render` makes it with the theme and the template beside this module."""
    return render.render(render.environment([str(TEMPLATES), str(THEME)]), "kitchen.html", view(lang, url, index))


def write(output: Path, lang: str, url: str) -> None:
    """Put the page into a built site, with the file of data that every page points to."""
    target = output / urls.file(ADDRESS)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(page(lang, url, not url))
    (output / urls.data(ADDRESS)).write_text("{}\n")
