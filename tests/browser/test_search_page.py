"""The search page with its index, in French and in Arabic: words, choices, what is found and how it is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from babel import Locale
from chromium import Chromium
from digests import Digest
from pelican.plugins.dateline import interface, names, urls

LENGTH = 20


@pytest.fixture(params=["web_site", "arabic_site"])
def digest(request: pytest.FixtureRequest) -> Digest:
    found: Digest = request.getfixturevalue(request.param)
    return found


def articles(digest: Digest, wanted: Callable[[dict[str, Any]], bool] = bool) -> dict[str, dict[str, Any]]:
    """The articles of a site that are wanted, by the full address of their pages."""
    lines = digest.files["data/articles.jsonl"].read_text(encoding="utf-8").splitlines()
    return {f"{digest.url}/{row['url']}": row for row in map(json.loads, lines) if wanted(row)}


def searched(digest: Digest, chromium: Chromium, asked: dict[str, str], *steps: dict[str, Any], **more: Any) -> Any:
    """What the search page says to a question in its address, and after each of `steps`."""
    query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
    url = f"{digest.url}/{urls.SEARCH}{'?' if query else ''}{query}"
    found = chromium.ask("search", **{"url": url, "width": 1280, "steps": list(steps)} | more)
    assert (found["complaints"], found["refused"]) == ([], [])
    assert all(request.startswith((f"{digest.url}/", "data:")) for request in found["requests"])
    return found


def addresses(state: dict[str, Any]) -> set[str]:
    return {address for address, _ in state["found"]}


def check(state: dict[str, Any], wanted: set[str], lang: str) -> None:
    """The page shows what is wanted, as much as goes at once, and says how many they are."""
    assert wanted
    assert addresses(state) <= wanted
    assert len(state["found"]) == len(addresses(state)) == min(len(wanted), LENGTH)
    assert state["more"] == (len(wanted) > LENGTH)
    forms = interface.forms("results", lang)
    said = forms.get(Locale.parse(lang).plural_form(len(wanted)), forms["other"])
    assert state["status"] == said.replace("{n}", str(len(wanted)))


@pytest.mark.parametrize(
    ("asked", "words", "lang"),
    [
        ("tramway", ("tramway",), "fr"),
        ("pêcheur", ("pêcheur",), "fr"),
        ("PECHEURS", ("pêcheur",), "fr"),
        ("تعاونيات", ("تعاونيات",), "ar"),
        ("التعاونيات", ("تعاونيات",), "ar"),
        ("الغرس الجفاف", ("غرس", "جفاف"), "ar"),
        ("Salzgehalt Messstellen", ("salzgehalt", "messstellen"), "de"),
    ],
)
def test_words_find_the_articles_that_have_them(
    asked: str, words: tuple[str, ...], lang: str, digest: Digest, chromium: Chromium
) -> None:
    wanted = articles(digest, lambda row: row["lang"] == lang and all(w in row["text"].lower() for w in words))
    (state,) = searched(digest, chromium, {"q": asked})["states"]
    check(state, set(wanted), digest.lang)
    assert state["marked"]
    assert all(any(word in mark.lower() for word in words) for mark in state["marked"])


@pytest.mark.parametrize("name", ["country", "month", "language", "person"])
def test_a_choice_narrows_to_what_it_names_and_its_number_is_true(
    name: str, digest: Digest, chromium: Chromium
) -> None:
    known: dict[str, Callable[[dict[str, Any]], list[str]]] = {
        "country": lambda row: [names.country(code, digest.lang) for code in row["countries"]],
        "month": lambda row: [(row["date"] or "")[:7]],
        "language": lambda row: [names.language(row["lang"], digest.lang)] if row["lang"] else [],
        "person": lambda row: [person["name"] for person in row["people"]],
    }
    value = {
        "country": names.country("SN", digest.lang),
        "month": "2019-02",
        "language": names.language("ar", digest.lang),
        "person": "Samia Belkhadra-Attou",
    }[name]
    wanted = articles(digest, lambda row: value in known[name](row))
    step = {"name": value} if name == "person" else {"choose": name, "value": value}
    empty, state = searched(digest, chromium, {}, step)["states"]
    assert (empty["found"], empty["asked"]) == ([], "")
    check(state, set(wanted), digest.lang)
    assert state["asked"].replace("+", " ") == f"?{name}={value}"
    if name != "person":
        numbers = {choice[0]: choice[1] for choice in empty["choices"][name]}
        assert numbers[value].endswith(f"({len(wanted)})")
        every = {part for row in articles(digest).values() for part in known[name](row) if part}
        assert set(numbers) <= every


def test_words_and_choices_together_step_by_step_without_leaving_the_page(
    web_site: Digest, chromium: Chromium
) -> None:
    has = articles(web_site, lambda row: "agronome" in row["text"])
    algeria = {url for url in has if "DZ" in has[url]["countries"]}
    march = {url for url in algeria if (has[url]["date"] or "").startswith("2020-03")}
    assert len(algeria) > LENGTH
    assert set(has) >= algeria > march
    found = searched(
        web_site,
        chromium,
        {},
        {"type": "agronome"},
        {"press": "#search-more"},
        {"choose": "country", "value": "Algérie"},
        {"choose": "month", "value": "2020-03"},
        {"press": "button[name='clear']"},
    )
    opened, typed, more, narrowed, both, cleared = found["states"]
    check(typed, set(has), "fr")
    assert typed["asked"] == "?q=agronome"
    assert len(more["found"]) == min(2 * LENGTH, len(has))
    assert addresses(typed) < addresses(more) <= set(has)
    assert more["focus"] == more["found"][LENGTH][0]
    check(narrowed, algeria, "fr")
    check(both, march, "fr")
    assert both["asked"] == "?q=agronome&country=Algérie&month=2020-03"
    months = {value: label for value, label, off in narrowed["choices"]["month"] if not off}
    assert months["2020-03"] == f"mars 2020 ({len(march)})"
    assert (cleared["found"], cleared["asked"], cleared["status"], cleared["focus"]) == ([], "", "", "q")
    # What may be chosen stands there from the first; the names, which are many, come with the engines.
    people = cleared["choices"].pop("people")
    assert (opened["choices"].pop("people"), len(people) > LENGTH) == ([], True)
    assert opened["choices"] == cleared["choices"]


def test_the_engines_come_when_somebody_asks(digest: Digest, chromium: Chromium) -> None:
    def engines(found: dict[str, Any]) -> list[str]:
        return [request for request in found["requests"] if "pagefind.js" in request or ".wasm" in request]

    assert engines(searched(digest, chromium, {})) == []
    assert len(engines(searched(digest, chromium, {"q": "tramway"}))) > 1


def test_an_excerpt_is_of_the_text_and_not_of_the_title(web_site: Digest, chromium: Chromium) -> None:
    (state,) = searched(web_site, chromium, {"q": "semaines"})["states"]
    texts = {url: " ".join(row["text"].split()) for url, row in articles(web_site).items()}
    assert len(state["excerpts"]) == LENGTH
    for (address, _), excerpt in zip(state["found"], state["excerpts"], strict=True):
        assert " ".join(excerpt.strip("… ").split()) in texts[address]
        assert "semaine" in excerpt


def test_the_name_of_a_country_finds_what_is_about_it_in_any_language(digest: Digest, chromium: Chromium) -> None:
    name = names.country("MA", digest.lang)
    about = articles(digest, lambda row: "MA" in row["countries"])
    assert len({row["lang"] for row in about.values()}) > 1
    (state,) = searched(digest, chromium, {"q": name, "country": name})["states"]
    check(state, set(about), digest.lang)


def test_markup_in_a_text_is_text(web_site: Digest, chromium: Chromium) -> None:
    (state,) = searched(web_site, chromium, {"q": "dockers avis"})["states"]
    assert len(state["found"]) == 1
    assert state["title"] != "mal"
    assert "<b>gras</b>" in state["excerpts"][0] or "<script>" in state["excerpts"][0]


def test_what_is_nowhere_is_said_to_be(digest: Digest, chromium: Chromium) -> None:
    (state,) = searched(digest, chromium, {"q": "introuvablement"})["states"]
    assert (state["found"], state["status"]) == ([], interface.words(digest.lang)["search.none"])


@pytest.mark.parametrize("width", [360, 1280])
def test_results_are_accessible_in_both_schemes_and_nothing_sticks_out(
    width: int, digest: Digest, chromium: Chromium
) -> None:
    found = searched(digest, chromium, {"q": "tramway"}, width=width, checked=["light", "dark"])
    assert found["axe"] == {"light": [], "dark": []}
    assert (found["overflow"], found["outside"]) == (0, [])


def test_from_a_folder_the_page_says_what_it_lacks(folder_site: Digest, chromium: Chromium) -> None:
    url = (folder_site.output / "search" / "index.html").as_uri()
    (status,) = chromium.ask("text", url=url, selector="#search-status")
    assert status == interface.words("fr")["search.missing"]
    assert chromium.ask("text", url=url, selector="#search[hidden]") != []
