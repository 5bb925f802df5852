"""Dates without the word for it: read where nothing else can be meant, hinted at where something may be."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import advice, seed
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.seed import bare, despatch, fields
from pelican.plugins.dateline.seed.despatch import Part

READ = [
    ("2024-09 La mairie a rouvert.", "2024-09", "La mairie a rouvert."),
    ("16/07/2024 La mairie a rouvert.", "16/07/2024", "La mairie a rouvert."),
    ("03.09.2024 Der Bürgermeister sprach.", "03.09.2024", "Der Bürgermeister sprach."),
    ("2024/09/03 قالت البلدية", "2024/09/03", "قالت البلدية"),
    ("٢٠٢٤-٠٩ قالت البلدية", "٢٠٢٤-٠٩", "قالت البلدية"),
    ("20240903 The harbour opened.", "20240903", "The harbour opened."),
    ("2024-09-03T10:30 The harbour opened.", "2024-09-03T10:30", "The harbour opened."),
    ("2024-09-03 : La mairie", "2024-09-03", "La mairie"),
    ("[16/07/2024] La mairie", "[16/07/2024]", "La mairie"),
    ("2024-09 « La mairie » rouvre", "2024-09", "« La mairie » rouvre"),
    ("2019-07 12 personnes ont manifesté", "2019-07", "12 personnes ont manifesté"),
    ("septembre 2024 La mairie a rouvert.", "septembre 2024", "La mairie a rouvert."),
    ("mardi 3 septembre 2024 La mairie", "mardi 3 septembre 2024", "La mairie"),
    ("septiembre de 2024 El alcalde", "septiembre de 2024", "El alcalde"),
    ("September 2024 Der Bürgermeister", "September 2024", "Der Bürgermeister"),
    ("July 2019 The harbour opened.", "July 2019", "The harbour opened."),
    ("سبتمبر 2024\nقالت البلدية", "سبتمبر 2024", "قالت البلدية"),
    ("3 septembre 2024\n\nla mairie", "3 septembre 2024", "la mairie"),
    ("- date 2019-07 La mairie", "2019-07", "La mairie"),
    ("**Date:** juillet 2019 La mairie", "juillet 2019", "La mairie"),
    ("date;2019-07;La mairie", "2019-07", "La mairie"),
    ("<date>2019-07</date> La mairie", "2019-07", "La mairie"),
    ("« Fecha: 2019 » El alcalde", "2019", "El alcalde"),
    ("1. التاريخ: 2019 قالت", "2019", "قالت"),
    ("Posted on July 16, 2019 The harbour opened.", "July 16, 2019", "The harbour opened."),
    ("Publicado el 16 de julio de 2019 El puerto abrió.", "16 de julio de 2019", "El puerto abrió."),
    ("Veröffentlicht: 16. Juli 2019\nDer Hafen", "16. Juli 2019", "Der Hafen"),
    ("نشر في 16 يوليو 2019\nقالت البلدية", "16 يوليو 2019", "قالت البلدية"),
    ("2019-07-16;La mairie", "2019-07-16", "La mairie"),
    ("2019-07-16|La mairie", "2019-07-16", "La mairie"),
    ("date\n2019-07\nLa mairie", "2019-07", "La mairie"),
    ("Date :\njuillet 2019\n\nLa mairie", "juillet 2019", "La mairie"),
    ("date2019-07 La mairie", "2019-07", "La mairie"),
]


@pytest.mark.parametrize(("text", "value", "rest"), READ, ids=[text for text, _, _ in READ])
def test_what_can_only_be_a_date_is_one(text: str, value: str, rest: str) -> None:
    (article,), rejects = seed.read(f"\n {text}\n".encode(), "a.txt")
    assert (article.header, article.text, article.notes, rejects) == (value, rest, (), [])
    assert extract(article).date


# What may be meant as the date, "" where nothing looks so.
LEFT = [
    ("2010-11 Premier League sides met.", "2010-11"),
    ("2001-09-11 changed the world.", "2001-09-11"),
    ("2019 was a year of harbours.", ""),
    ("2024 La mairie a rouvert.", "2024"),
    ("2019-13 La mairie", "2019-13"),
    ("31/31/2019 La mairie", "31/31/2019"),
    ("04/05/18 La mairie", "04/05/18"),
    ("1234-05 La mairie", "1234-05"),
    ("septembre 2024 a vu la mairie rouvrir.", "septembre 2024"),
    ("July 2019 Protests Shake the Harbour", "July 2019"),
    ("11 septembre 2001 : le monde regarde.", "11 septembre 2001"),
    ("11 septembre 2001 - Le monde regarde.", "11 septembre 2001"),
    ("Septembre 2024. La ville dort.", "Septembre 2024"),
    ("Le 3 septembre 2024, le ministre a dit", "Le 3 septembre 2024"),
    ("سبتمبر 2024 شهد الميناء", "سبتمبر 2024"),
    ("septembre La mairie", ""),
    ("Qtr ended Jan 31\n    Net loss", ""),
    ("été 2024 La mairie", "été 2024"),
    ("datte 2019-07 La mairie", "datte 2019-07"),
    ("12 personnes sont mortes en 2019", ""),
    ("Publié en 2019 par la mairie, le livre", ""),
    ("Dated 2019 and signed, the letter", ""),
    ("Le ministre du port a dit le 3 mai 2019 que", ""),
    ("La mairie.\n2019-07 Le port.", ""),
    ("1984\n\nLe roman.", ""),
]


@pytest.mark.parametrize(("text", "hint"), LEFT, ids=[text for text, _ in LEFT])
def test_what_may_be_something_else_is_left_and_hinted_at(text: str, hint: str) -> None:
    (article,), _ = seed.read(text.encode(), "a.txt")
    assert (article.header, article.text) == ("", text)
    assert [note.detail for note in article.notes] == ([hint] if hint else [])


def test_a_chronology_is_one_text() -> None:
    entries = "2019-07 Ouverture du pont.\n2019-08 Fermeture pour travaux.\n2020-01-04 Réouverture.\n"
    for text in (entries, f"Une chronologie\n{entries}", entries.replace("\n", "\n\n")):
        (article,), _ = seed.read(text.encode(), "a.txt")
        assert article.header == ""
        assert all(word in article.title + article.text for word in text.split())
    long = entries.replace("travaux.", f"travaux. {'Le préfet a promis une navette. ' * 5}")
    assert len(seed.read(long.encode(), "a.txt")[0]) == 3


def test_a_file_of_bare_dates_is_parted_as_one_of_headers() -> None:
    for text in ("2024-09 A a.\n2024-10-03 B b\nC c.\n", "2024-09 A a.\n\n2024-10-03 B b\nC c."):
        assert [(p.value, p.text) for p in despatch.split(text)] == [("2024-09", "A a."), ("2024-10-03", "B b\nC c.")]
    wrapped = "16/07/2024 La mairie a dit le\n17/07/2024 La suite"
    assert [p.text for p in despatch.split(wrapped)] == ["La mairie a dit le\n17/07/2024 La suite"]
    mixed = "2024-09 A a.\nseptembre 2024\ndate 2019-07 B b."
    assert [p.value for p in despatch.split(mixed)] == ["2024-09"]


def test_the_note_goes_where_the_dateline_gives_a_date() -> None:
    (article,), _ = seed.read(b"12 mars 2019, ORAN (Littoral) - Le port a rouvert.", "a.txt")
    assert article.notes
    story = seed.settled(extract(article))
    assert bool(story.date) != bool(story.notes)
    assert advice.undated(story) == [] if story.date else advice.undated(story)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Le 3 septembre 2024, le ministre", "2024-09-03"),
        ("septembre 2024 a vu", "2024-09"),
        ("04/05/18 La", "2019-07-16"),
    ],
)
def test_the_advice_says_which_line_to_write(text: str, written: str) -> None:
    (article,), _ = seed.read(text.encode(), "a.txt")
    (line,) = advice.undated(extract(article))
    assert line.endswith(f"write a line `date: {written}` above it")
    (again,), _ = seed.read(f"date: {written}\n{text}".encode(), "a.txt")
    assert (extract(again).date, again.text) == (written, text)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "date 2019-07 ",
                "Date: 2019-08\n",
                " date mai 2018 ",
                "2024-09 ",
                "16/07/2024 ",
                "septembre 2024 ",
                "2010-11 ",
            ),
            *(
                "- date 2017 ",
                "(2024-09-03) ",
                "ORAN, 3 mai 2019 (Littoral) - ",
                "Le port a rouvert.",
                "la mer monte",
                "Un titre",
            ),
            *("\n", "\n\n", "\n", "Source: x", "Title: y", "Date: 2016\n", " ", "قالت البلدية"),
        ]
    ),
    min_size=1,
    max_size=9,
).map("".join)


B = "La ville a dit."
BLOCKS = [
    (
        f"From: a@b.c\nSubject: Le port\nDate: Tue, 16 Jul 2019 10:30:00 +0200\n\n{B}",
        ("Tue, 16 Jul 2019 10:30:00 +0200", "Le port", f"{B}\n\nFrom: a@b.c"),
    ),
    (f'---\ntitle: "Le port"\ndate: 2019-07-16\n---\n{B}', ("2019-07-16", "Le port", B)),
    (f"Auteur : Z\nDate : juillet 2019\n\n{B}", ("juillet 2019", "", f"{B}\n\nAuteur: Z")),
    (f"Title: Le port\nAuthor: Z\nDate: 2019-07\n\n{B}", ("2019-07", "Le port", f"{B}\n\nAuthor: Z")),
    (f"الموضوع: الميناء\nالكاتب: ز\nالتاريخ: 2019-07\n\n{B}", ("2019-07", "الميناء", f"{B}\n\nالكاتب: ز")),
]


@pytest.mark.parametrize(("text", "wanted"), BLOCKS)
def test_a_block_of_fields_gives_date_and_headline_and_keeps_the_rest(
    text: str, wanted: tuple[str, str, str]
) -> None:
    (part,) = despatch.split(text)
    assert (part.value, part.title, part.text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"Auteur : Z\nDate : limite\n\n{B}",
        f"Auteur : Z\nDate: 2019-07\nRien de plus\n\n{B}",
        f"Auteur : Z\nDate: 2019-07\n\n{B}\n\nAuteur : Y\nDate: 2019-08\n\n{B}",
        "Auteur : Z\nDate: 2019-07\n",
    ],
)
def test_a_block_that_leaves_a_doubt_is_text(text: str) -> None:
    assert [(part.value, part.text) for part in despatch.split(text)] == [("", text.strip())]


def without(text: str) -> list[Part]:
    """The parts of a file as they would be if no bare date were read."""
    no_dates = patch.object(bare, "at_line_starts", lambda *_, **__: []), patch.object(bare, "at", lambda *_: None)
    with no_dates[0], no_dates[1], patch.object(fields, "blocks", lambda _: []):
        return list(despatch.split(text))


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_only_what_was_undated_is_read_otherwise(text: str) -> None:
    # A hint is asked for, and never a date.
    now, before = ([replace(part, hint="") for part in parts] for parts in (despatch.split(text), without(text)))
    assert [part for part in now if part in before and part.value] == [part for part in before if part.value]
    for part in before:
        if not part.value and part not in now:
            with (
                patch.object(bare, "at_line_starts", lambda *_, **__: []),
                patch.object(fields, "blocks", lambda _: []),
            ):
                assert [extract(raw).date for raw in seed.read(part.text.encode(), "a.txt")[0]] == [""]


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_to_a_bare_date(text: str) -> None:
    kept = "".join(f"{part.value} {part.title} {part.text}" for part in despatch.split(text))
    for word in (
        "2019",
        "2018",
        "2024",
        "2010",
        "2017",
        "2016",
        "y",
        "ORAN",
        "port",
        "mer",
        "titre",
        "Source",
        "البلدية",
    ):
        # A line such as "Le Temps, 12 mars 2019" gives its date and stays whole.
        assert kept.count(word) >= text.count(word)


def test_many_lines_take_time_in_proportion() -> None:
    text = f"2024-09 La mairie{' de la ville' * 12}.\n" * 20_000
    assert len(list(despatch.split(text))) == 20_000
