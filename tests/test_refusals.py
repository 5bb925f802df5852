"""Why files were refused is said in the language of the site: no reason that the program gives is missing in the catalogues."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from pelican.plugins.dateline import interface, seed, store
from pelican.plugins.dateline.views import refusals

OTHERS = [lang for lang in interface.languages() if lang != interface.SOURCE]


def archive() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        whole.writestr("a.txt", "x")
    return made.getvalue()


DEEP = (
    b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n"
    + b" boundary=y;\n" * 2000
    + b"\nx\n"
)
REFUSED = {
    "an unknown format": ("a.docx", b"x"),
    "no extension": ("articles", b"x"),
    "too large": ("a.txt", b"date 2019-03 Le port rouvre.\n" * 9),
    "too long": ("a.txt", b"date 2019-03 " + b"x" * 90),
    "too many": ("a.txt", b"date 2019-03 Le port.\ndate 2019-04 Le lac.\ndate 2019-05 Le pont.\n"),
    "NUL": ("a.txt", b"Le port " + b"\0\0rouvre" * 4),
    "a document": ("a.txt", b"%PDF-1.7 x"),
    "an archive": ("a.txt", archive()),
    "an image": ("a.txt", b"\x89PNG\r\n\x1a\n"),
    "binary": ("a.txt", bytes(range(1, 32)) * 3),
    "empty": ("a.txt", b" \n"),
    "a page without text": ("a.html", b"<!doctype html><html><body><p> </p></body></html>"),
    "a header alone": ("a.txt", b"date 2019-03\n"),
    "an empty table": ("a.csv", b"\n"),
    "no column": ("a.csv", b"date,color\n2019-03,red\n"),
    "headings alone": ("a.csv", b"date,text\n"),
    "shifted cells": ("a.csv", b"date,text\n2019-03,Le port, rouvert, accueille\n"),
    "an empty row": ("a.csv", b"date,text\n2019-03,\n"),
    "an open quotation mark": ("a.csv", b'date,text\n2019-03,"Le port\n'),
    "mails in mails": ("a.eml", DEEP),
}


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("case", REFUSED)
def test_why_a_file_was_refused_is_said_in_the_language_of_the_site(case: str, lang: str) -> None:
    name, data = REFUSED[case]
    _, refused = seed.read(data, name, limits=seed.Limits(200 if case == "too large" else 9999, 60, 2))
    assert refused
    for one in refused:
        there = refusals.said(one.reason, lang)
        assert there != one.reason
        assert not {"the", "write", "save", "remove"} & set(there.split())


def test_what_lies_among_the_seeds_and_is_no_file_is_said_there_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("elsewhere")
    odd: dict[str, str] = {}
    store.listing(tmp_path, odd=odd)
    assert {name: refusals.said(reason, "fr") for name, reason in odd.items()} == {
        "pipe": "est un tube, pas un fichier\N{NARROW NO-BREAK SPACE}; retirez-le",
        "link": "est un lien, et les liens ne sont pas suivis\N{NARROW NO-BREAK SPACE}; mettez ici le fichier lui-même",
    }


@pytest.mark.parametrize(
    ("reason", "there"),
    [
        ("line 7 has neither text nor title; write one, or delete the row", "Zeile 7 hat weder Text noch Titel; schreiben Sie etwas, oder löschen Sie die Zeile"),
        ("this is a PDF document and no plain text; save its text in UTF-8", "das ist ein PDF-Dokument und kein reiner Text; speichern Sie den Text in UTF-8"),
        ("this is {0} and {no} plain text; save its text in UTF-8", "this is {0} and {no} plain text; save its text in UTF-8"),
        ("there is no text behind the date header “{header} %s”; write it, or remove the header", "hinter dem Datum „{header} %s“ steht kein Text; schreiben Sie ihn, oder entfernen Sie das Datum"),
        ("a reason that nobody has written", "a reason that nobody has written"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_reason_keeps_its_values_and_an_unknown_one_stays_as_it_is(reason: str, there: str) -> None:
    assert refusals.said(reason, "de") == there
    assert refusals.said(reason, "en") == reason


def test_the_program_still_says_what_the_catalogue_knows() -> None:
    root = Path(__file__).parent.parent / "plugins" / "dateline"
    code = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    texts = interface.catalogue(interface.SOURCE).texts
    parts = [
        part
        for name, text in texts.items()
        if name.startswith("reject.") and name != "reject.formats"
        for part in re.split(r"\{\w+\}|; |, or ", text)
    ]
    assert len(parts) > 60
    assert [part for part in parts if part not in code] == []
    accepted = " or ".join(form.name for form in seed.FORMATS)
    assert texts["reject.formats"] == accepted
