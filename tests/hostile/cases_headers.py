"""Hostile headers: dates that are none, text that looks like a header of a page, of a seed or of a mail."""

from __future__ import annotations

import re

from hostile.case import EITHER, LEAD, Case, text, texts

# First lines of a body that a static site generator would obey.
_KEYS = (
    "Save_as: ../../evil.html", "Status: draft", "Status: hidden", "Template: ../../../etc/passwd", "Url: https://evil.example/",
    "Slug: ../../x", "Slug: index", "URL: javascript:alert(1)", "Date: 1999-01-01", "Modified: yesterday", "Category: ../..",
    "Tags: <script>alert(1)<!--", "Authors: ../../x", "Translation: true", "Lang: ../../x", "Title: Autre titre",
    "Seal: 0123456789abcdef", "Source: ../../../etc/passwd", "Countries: XX, ../..", "Primary: ../../x", "Date_edtf: 2019-07",
    "Mentions: DZ name 0 x", "Quotes: 0-5 | x | y", "Notes: text | x | y", "Summary: <b>gras</b>", "---", "...", "+++", "title: x\nlayout: y",
    "%title x", ":date: 2019", "@charset \"x\";", "#lang x", "Content-Type: text/html\n\n<b>x</b>", "From: x@y.example\nSubject: z",
    "Save_as: a\nUrl: b\nStatus: published\nTemplate: c\n\nSuite.", "    Save_as: indented", "save_as : espace", "Save_as:sans espace",
    "---\nsave_as: x\n---\nSuite.", "{\"save_as\": \"x\"}", "<!-- Status: draft -->", "\ufeffStatus: draft", "Ｓtatus: draft",
)  # fmt: skip
# What announces a headline is none of its words.
_TITLE = re.compile("^(?:title|subject): ", re.IGNORECASE)
# Date headers, each before the same text. The article is published whatever they say.
_DATES = (
    "date 0000", "date 0000-00", "date 0000-00-00", "date 9999-99", "date 9999-12-31", "date 10000", "date -2019", "date -0001-01-01",
    "date 2019-02-30", "date 2019-13", "date 2019-00-10", "date 31/02/2019", "date 99/99/9999", "date 00/00/0000", "date 1/1/1",
    "date ٢٠١٩-٠٧", "date ٢٠١٩/٠٧/٣٢", "date ২০১৯-০৭", "date ２０１９－０７", "date ²⁰¹⁹", "date Ⅻ 2019", "date ㋀ 2019", "date 一九九九年",
    "date 2019-07-16T99:99:99Z", "date 2019-W99", "date 2019-W00-0", "date 2019-366", "date 20190732", "date 1e400", "date 0x7e3",
    "date NaN", "date inf", "date null", "date None", "date undefined", "date ????", "date 2019?~%", "date [2019,2018,2017]", "date [[[[2019",
    "date 2019-07/2018-01", "date 2019-07-16/..", "date XXXX-XX-XX", "date u019", "date 201X", "date 2019-2X", "date y170000002",
    "date {{ now }}", "date $(date)", "date `id`", "date <b>2019</b>", "date 2019\"onx=1", "date 2019';--", "date =1+1", "date 2019|cmd",
    "date\t2019-07", "date\u00a02019-07", "date\u202e2019-07", "Date:2019-07", "DATE : 2019-07", "date=2019-07", "Date：2019-07",
    "date 2019-07 date 2018-05", "date date date", "date " + "9" * 500, "date " + "1-" * 500, "date " + "janvier " * 100, "date " + "?" * 300,
    "date " + "1/" * 60, "date 2019" + "~" * 200, "date 1 er" * 30, "date " + "\u0301" * 200 + "2019", "date 2019\u0301\u0301-07",
    "date il y a 3 jours", "date demain", "date 31 février 2019", "date 29 fevrier 1900", "date 2019-07-16 25h61", "date 1752-09-03",
    "date 0001-01-01", "date 1582-10-10", "date 99", "date '99", "date 16 du mois de", "date lundi mardi mercredi 2019", "date 3000",
)  # fmt: skip


def cases() -> list[Case]:
    """The cases."""
    keys = [Case("keys", f"keys/{n:03}.txt".encode(), f"date 2019-07\n{body}\n\nLe port {n} rouvre à {LEAD}Alger.\n".encode(),
                 (*(_TITLE.sub("", line) for line in body.splitlines() if line.strip(" -.+\ufeff")), f"Le port {n} rouvre"))
            for n, body in enumerate(_KEYS, 1)]  # fmt: skip
    dates = [
        text("dates", f"{n:03}", f"Le port {n} rouvre mardi.", header=f"{date} ") for n, date in enumerate(_DATES, 1)
    ]
    return [
        *keys,
        *dates,
        *texts("firstlines", _KEYS),
        text("dates", "no-header", "Sans aucune date.", header=""),
        text("dates", "only-header", "", header="date 2019-07", verdict=EITHER),
        Case("dates", b"dates/many-headers.txt", b"date 2019-07\n" * 3000, verdict=EITHER),
        Case("dates", b"dates/empty-articles.txt", b"date 2019-07 \n\n" * 500 + b"date 2019-08 Fin.", verdict=EITHER),
    ]
