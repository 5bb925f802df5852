"""Countries, months and dates in words; the interface's own words."""

import locale
import re
import string
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from pelican.plugins.dateline import interface, names, recall

LOCALE = Path(interface.__file__).parent / "locale"


@pytest.mark.parametrize(
    ("date", "fr", "en"),
    [
        ("2019-07-16", "16 juillet 2019", "16 July 2019"),
        ("2019-07-01", "1er juillet 2019", "1 July 2019"),
        ("2019-07", "juillet 2019", "July 2019"),
        ("2019", "2019", "2019"),
        ("", "date inconnue", "undated"),
        ("16/07/2019", "date inconnue", "undated"),
        ("2019?", "2019 (date incertaine)", "2019 (date uncertain)"),
        ("2019-07~", "vers juillet 2019", "about July 2019"),
        ("2019%", "vers 2019 (date incertaine)", "about 2019 (date uncertain)"),
        ("2019-22", "été 2019", "summer 2019"),
        ("[2018-04,2018-05]", "avril 2018 ou mai 2018 (date incertaine)", "April 2018 or May 2018 (date uncertain)"),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_is_known(date: str, fr: str, en: str) -> None:
    assert (names.date(date, "fr"), names.date(date, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("first", "last", "fr", "es"),
    [
        ("2024-06", "2024-11", "juin – novembre 2024", "junio – noviembre de 2024"),
        ("2023-12", "2024-05", "décembre 2023 – mai 2024", "diciembre de 2023 – mayo de 2024"),
        ("2024-06", "2024-06", "juin 2024", "junio de 2024"),
        ("2019", "2024", "2019 – 2024", "2019 – 2024"),
        ("2019", "2019-07", "2019 – juillet 2019", "2019 – julio de 2019"),
        ("", "", "date inconnue", "fecha desconocida"),
    ],
)
def test_a_span_says_a_year_of_both_once(first: str, last: str, fr: str, es: str) -> None:
    assert (names.span(first, last, "fr"), names.span(first, last, "es")) == (fr, es)


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2019-07-16", "2019-07-16"),
        ("2019-07", "2019-07"),
        ("2019", "2019"),
        ("2019?", ""),
        ("2019-22", ""),
        ("", ""),
    ],
)
def test_only_a_sure_date_is_given_to_machines(date: str, machine: str) -> None:
    assert names.machine(date) == machine


@pytest.mark.parametrize("lang", interface.languages())
def test_every_country_that_can_be_found_has_a_name(lang: str) -> None:
    data = Path(interface.__file__).parent / "data"
    codes = {
        code
        for table in ("gazetteer", "gazetteer-hand", "gazetteer-cues", "towns")
        for code in re.findall("^([A-Z]{2}),", (data / f"{table}.csv").read_text(encoding="utf-8"), re.M)
    }
    assert len(codes) > 240
    assert [code for code in sorted(codes) if names.country(code, lang) == code] == []


def test_months_do_not_leak_from_one_language_into_another() -> None:
    before = [names.date(f"2019-{month:02}", "fr") for month in range(1, 13)]
    for lang in ("ar", "pl", "fi", "cs", "de"):
        names.date("2019-03", lang)
    recall.forget()
    names.date.cache_clear()
    assert [names.date(f"2019-{month:02}", "fr") for month in range(1, 13)] == before
    assert before[7] == "août 2019"


def test_the_process_locale_is_left_alone() -> None:
    before = locale.setlocale(locale.LC_ALL)
    names.date("2019-08-01", "fr")
    assert locale.setlocale(locale.LC_ALL) == before


def test_countries_and_languages() -> None:
    assert names.country("DZ", "fr") == "Algérie"
    assert names.country("XK", "en") == "Kosovo"
    assert names.country("QQ", "fr") == "QQ"
    assert all(len(code) == 2 for code in names.countries("fr"))
    assert names.language("ar", "fr") == "arabe"
    assert (names.direction("ar"), names.direction("fr"), names.direction("")) == ("rtl", "ltr", "auto")
    assert names.country("DZ", "qqq") == "Algeria"
    assert sorted(["Zambie", "Égypte", "Espagne"], key=names.sortable) == ["Égypte", "Espagne", "Zambie"]
    assert names.initial("Égypte") == "E"


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_has_one_name_and_is_said_in_english() -> None:
    with (LOCALE / "dateline.pot").open("rb") as lines:
        source = [message for message in read_po(lines, abort_invalid=True) if message.id]
    contexts = [message.context for message in source]
    assert all(contexts)
    assert len(set(contexts)) == len(contexts) > 250


@pytest.mark.parametrize("lang", [lang for lang in interface.languages() if lang != interface.SOURCE])
def test_a_catalogue_says_everything_and_fills_the_same_blanks(lang: str) -> None:
    source, said = interface.catalogue(interface.SOURCE), interface.catalogue(lang)
    missing = sorted((set(source.texts) | set(source.nouns)) - set(said.texts) - set(said.nouns))
    assert (len(missing), missing) == (0, [])
    assert (set(said.texts), set(said.nouns)) == (set(source.texts), set(source.nouns))
    for name, text in said.texts.items():
        assert blanks(text) == blanks(source.texts[name]) or name == "date.first", name
    for name, forms in said.nouns.items():
        categories = interface.forms(name, lang)
        assert tuple(categories.values()) == forms
        for category, text in categories.items():
            # A form that stands for one number alone may say that number in words.
            assert blanks(text) == {"n"} or (category in ("zero", "one", "two") and not blanks(text)), name


@pytest.mark.parametrize("lang", interface.languages())
def test_a_catalogue_takes_the_form_that_cldr_gives_a_number(lang: str) -> None:
    rule, forms = Locale.parse(lang).plural_form, interface.forms("articles", lang)
    for number in (*range(1200), 10_000, 12_345):
        assert forms[rule(number)].format(n=interface.numeral(number, lang)) == interface.counted(
            "articles", number, lang
        ), number


@pytest.mark.parametrize("lang", [lang for lang in interface.languages() if lang != interface.SOURCE])
def test_a_catalogue_is_translated_from_what_is_said_now(lang: str) -> None:
    with (LOCALE / "dateline.pot").open("rb") as lines:
        source = {message.context: message.id for message in read_po(lines) if message.id}
    with (LOCALE / lang / "LC_MESSAGES" / "dateline.po").open("rb") as lines:
        read = read_po(lines, abort_invalid=True)
    assert {message.context: message.id for message in read if message.id} == source
    assert read.locale_identifier == lang


def test_arabic_has_all_six_plural_forms() -> None:
    said = interface.catalogue("ar")
    assert len(said.nouns) >= 4
    assert {len(forms) for forms in said.nouns.values()} == {6}
    assert [interface.counted("articles", n, "ar") for n in (0, 1, 2, 3, 11, 100, 1234)] == [
        "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال", "1,234 مقالًا",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "ar", "es", "de"),
    [
        ("2019-07-16", "16 يوليو 2019", "16 de julio de 2019", "16. Juli 2019"),
        ("2019-07", "يوليو 2019", "julio de 2019", "Juli 2019"),
        ("2019-07-01", "1 يوليو 2019", "1 de julio de 2019", "1. Juli 2019"),
        ("2019?", "2019 (تاريخ غير مؤكد)", "2019 (fecha incierta)", "2019 (Datum unsicher)"),
    ],
)
def test_dates_in_other_languages(date: str, ar: str, es: str, de: str) -> None:
    assert [names.date(date, lang) for lang in ("ar", "es", "de")] == [ar, es, de]


def test_counting() -> None:
    assert [interface.counted("articles", n, "fr") for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [interface.counted("articles", n, "en") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert interface.numeral(1234567, "fr") == "1\u202f234\u202f567"
    assert interface.numeral(1234567, "en") == "1,234,567"
    assert [interface.spoken(lang) for lang in ("fr-CA", "ar-DZ", "en_GB", "pl")] == ["fr", "ar", "en", "en"]
    assert [interface.numeral(n, "es") for n in (1234, 12345)] == ["1234", "12.345"]


def test_every_text_of_the_source_is_asked_for() -> None:
    root = Path(__file__).parent.parent
    files = [*root.glob("plugins/dateline/**/*.py"), *root.glob("theme/templates/*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    source = interface.catalogue(interface.SOURCE)
    # By its name, or by a name that is put together: `f"kind.{kind}"`, `"search." ~ name`.
    idle = [
        name
        for name in (*source.texts, *source.nouns)
        if not re.search(rf"""["']{re.escape(name)}["']|["']{re.escape(name.rpartition(".")[0])}\.[{{"']""", code)
    ]
    assert idle == []
