"""Mail and front matter: what their fields give, in any order, and what of them is no text."""

import pytest
from growth import cost
from pelican.plugins.dateline import seed

B = "La ville de Brumeval a rouvert lundi le grand marché."
T = "Le marché rouvre"

# A text, and of its article the date, the headline, the text.
ONE = {
    "labelled below": (f"Date: 2019-07-01\nTitle: {T}\n{B}\n\n{B}", ("2019-07-01", T, f"{B}\n\n{B}")),
    "in small letters": (f"date 2019-07-01\ntitre: {T}\n{B}", ("2019-07-01", T, B)),
    "in Arabic": (f"التاريخ: 2019-07-01\nالعنوان: افتتاح السوق\n{B}", ("2019-07-01", "افتتاح السوق", B)),
    "subject first": (
        f"Subject: {T}\nFrom: Zoé Arlan <a@b.c>\nDate: 16 Jul 2019\n\n{B}",
        ("16 Jul 2019", T, f"{B}\n\nFrom: Zoé Arlan <a@b.c>"),
    ),
    "how it came": (
        "Received: from mx (a.b)\n\tby c.d; Tue, 9 Jul 2019\nTo: x@y.z\nX-Mailer: q\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain;\n charset=utf-8\nMessage-ID: <1>\nDate: Tue, 16 Jul 2019 09:03:00 +0200 (CEST)\nSubject: {T}\n\n{B}",
        ("Tue, 16 Jul 2019 09:03:00 +0200", T, B),
    ),
    "date first": (f"Date: 16 Jul 2019\nTo: x@y.z\nSubject: {T}\n\n{B}", ("16 Jul 2019", T, B)),
    "a mail that quotes one": (
        f"Subject: {T}\nDate: 16 Jul 2019\n\n{B}\n\nDate: 1999-01-01\n\nC.",
        ("16 Jul 2019", T, f"{B}\n\nDate: 1999-01-01\n\nC."),
    ),
    "French": (
        f"De : Zoé Arlan\nEnvoyé : mardi 16 juillet 2019 09:03\nÀ : Max\nObjet : {T}\n\n{B}",
        ("mardi 16 juillet 2019 09:03", T, f"{B}\n\nDe: Zoé Arlan"),
    ),
    "German": (
        f"Von: Zoé Arlan\nGesendet: Dienstag, 16. Juli 2019 09:03\nAn: Max\nBetreff: {T}\n\n{B}",
        ("Dienstag, 16. Juli 2019 09:03", T, f"{B}\n\nVon: Zoé Arlan"),
    ),
    "Spanish": (
        f"De: Zoé Arlan\nEnviado: martes, 16 de julio de 2019 9:03\nPara: Max\nAsunto: {T}\n\n{B}",
        ("martes, 16 de julio de 2019 9:03", T, f"{B}\n\nDe: Zoé Arlan"),
    ),
    "English": (
        f"From: Zoé Arlan\nSent: Tuesday, July 16, 2019 9:03 AM\nTo: Max\nSubject: {T}\n\n{B}",
        ("Tuesday, July 16, 2019 9:03 AM", T, f"{B}\n\nFrom: Zoé Arlan"),
    ),
    "Arabic": (
        f"من: زيد\nتم الإرسال: الثلاثاء، 16 يوليو 2019 09:03\nإلى: مريم\nالموضوع: {T}\n\n{B}",
        ("الثلاثاء، 16 يوليو 2019 09:03", T, f"{B}\n\nمن: زيد"),
    ),
    "front matter": (
        f'---\ntags:\n  - mer\n  - port\ntitle: "{T}"\nauthor: Zoé Arlan\ncountry: GA\n\ndate: 2019-07-16\ndraft: false\n---\n{B}',
        ("2019-07-16", T, f"{B}\n\nauthor: Zoé Arlan"),
    ),
    "lists at the margin": (
        f"---\ntitle: {T}\ntags:\n- mer\ndate: 2019-07-16T10:00:00+02:00\n---\n\n{B}",
        ("2019-07-16T10:00:00+02:00", T, B),
    ),
    "no date": (f"---\ntitle: {T}\ntags: [mer]\n---\n\n{B}", ("", T, B)),
    "the date behind": (f"---\ntitle: {T}\n---\n\n16 juillet 2019\n\n{B}", ("16 juillet 2019", T, B)),
    "plus signs": (f'+++\ntitle = "{T}"\ndate = 2019-07-16\n+++\n\n{B}', ("2019-07-16", T, B)),
}


@pytest.mark.parametrize(("text", "wanted"), ONE.values(), ids=ONE)
def test_fields_give_date_and_headline(text: str, wanted: tuple[str, str, str]) -> None:
    (article,), rejects = seed.read(text.encode(), "a.txt")
    assert (article.header, article.title, article.text, rejects) == (*wanted, [])


def test_fields_give_language_and_address() -> None:
    text = f"---\ntitle: {T}\ndate: 2019-07-16\nlang: fr-FR\nurl: https://example.org/a\n---\n{B}"
    (article,), _ = seed.read(text.encode(), "a.txt")
    assert (article.lang, article.url) == ("fr", "https://example.org/a")
    (article,), _ = seed.read(text.replace("https:", "javascript:").replace("fr-FR", "?").encode(), "a.txt")
    assert (article.lang, article.url) == ("", "")


@pytest.mark.parametrize(
    "form",
    [
        "From: a@b.c\nSubject: T{n}\nDate: 1{n} Jul 2019\nTo: x\n\nText {n}.\n\n",
        "From a@b.c Tue Jul 1{n} 10:30:00 2019\nDate: 1{n} Jul 2019\nSubject: T{n}\nFrom: a@b.c\n\nText {n}.\n\n",
        "---\ntitle: T{n}\nauthor: a@b.c\ndate: 1{n} Jul 2019\n---\nText {n}.\n\n",
        "________________________________\nDe : a@b.c\nEnvoyé : 1{n} Jul 2019\nÀ : x\nObjet : T{n}\n\nText {n}.\n",
    ],
)
def test_several_in_a_file_are_several(form: str) -> None:
    articles, rejects = seed.read("".join(form.format(n=n) for n in (1, 2, 3)).encode(), "a.txt")
    assert [(raw.header, raw.title) for raw in articles] == [(f"1{n} Jul 2019", f"T{n}") for n in (1, 2, 3)]
    assert [raw.text.partition("\n")[0] for raw in articles] == ["Text 1.", "Text 2.", "Text 3."]
    assert rejects == []


@pytest.mark.parametrize(
    "text",
    [
        f"Oran : Zoé Arlan\nTunis : Max Orme\n\n{B}",
        f"De : quoi parle-t-on\n{B}",
        f"Titre : {T}\n\n{B}",
        f"---\n{B}\n---\n{B}",
    ],
)
def test_lines_with_colons_are_text(text: str) -> None:
    (article,), _ = seed.read(text.encode(), "a.txt")
    assert (article.header, article.title, article.text) == ("", "", text)


BLOCKS = {
    "three fields": "Titre : Le quai {n}\nAuteur : Zoé Arlan\nDate : 1{n} mars 2019\n\nText {n}.\n\n",
    "two": "Date: 1{n} mars 2019\nTitle: Le quai {n}\n\nText {n}.\n\n",
    "in Arabic": "العنوان: Le quai {n}\nالتاريخ: 1{n} mars 2019\n\nText {n}.\n\n",
}


@pytest.mark.parametrize("form", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("order", ["BL", "LB", "LBL", "BLB", "LBBL", "LLBLB"])
def test_blocks_and_dated_lines_may_stand_in_one_file(form: str, order: str) -> None:
    line = " date 2019-0{n} Text {n}.\n\n"
    text = "".join((form if kind == "B" else line).format(n=n) for n, kind in enumerate(order, 1))
    articles, rejects = seed.read(text.encode(), "a.txt")
    assert [(raw.header, raw.title, raw.text.partition("\n")[0]) for raw in articles] == [
        (f"1{n} mars 2019", f"Le quai {n}", f"Text {n}.") if kind == "B" else (f"2019-0{n}", "", f"Text {n}.")
        for n, kind in enumerate(order, 1)
    ]
    assert rejects == []


def test_what_a_despatch_quotes_of_a_mail_stays_in_it() -> None:
    mail = f"From: a@b.c\nSubject: {T}\nDate: 16 Jul 2019\n\n{B}"
    (article,), _ = seed.read(f"date 2019-07-01 {B}\n\n{mail}".encode(), "a.txt")
    assert article.text == f"{B}\n\n{mail}"


FORWARDED = "From: Zoé Arlan <a@b.c>\nDate: {date}\nSubject: TR: {title}\nTo: <x@y.z>\n\n\n{body}"


@pytest.mark.parametrize(
    ("mark", "date", "wanted"),
    [
        ("---------- Forwarded message ---------", "Tue, Jul 16, 2019 at 10:05 AM", "Tue, Jul 16, 2019 at 10:05 AM"),
        ("---------- Forwarded message ---------", "mar. 16 juil. 2019 à 10:05", "mar. 16 juil. 2019 à 10:05"),
        ("---------- Forwarded message ---------", "mar, 16 jul 2019 a las 10:05", "mar, 16 jul 2019 a las 10:05"),
        (
            "-------- Weitergeleitete Nachricht --------",
            "Di., 16. Juli 2019 um 10:05 Uhr",
            "Di., 16. Juli 2019 um 10:05 Uhr",
        ),
        ("-------- Message transféré --------", "Tue, 16 Jul 2019 09:03:00 +0200", "Tue, 16 Jul 2019 09:03:00 +0200"),
        ("Début du message réexpédié :\n", "16 juillet 2019 à 10:05:00 UTC+2", "16 juillet 2019 à 10:05:00"),
        (
            "---------- رسالة معاد توجيهها ---------",
            "الثلاثاء، 16 يوليو 2019 في 10:05 ص",
            "الثلاثاء، 16 يوليو 2019",
        ),
    ],
)
@pytest.mark.parametrize(
    "outer", ["", "Subject: Fwd: Quai\nFrom: Max <m@b.c>\nDate: Wed, 17 Jul 2019 10:00:00 +0200\n\n"]
)
def test_what_is_handed_on_is_the_mail(mark: str, date: str, wanted: str, outer: str) -> None:
    inner = FORWARDED.format(date=date, title=T, body=B)
    (article,), rejects = seed.read(f"{outer}{mark}\n{inner}".encode(), "a.txt")
    assert (article.header, article.title, article.text, rejects) == (
        wanted,
        T,
        f"{B}\n\nFrom: Zoé Arlan <a@b.c>",
        [],
    )


def test_what_is_handed_on_below_words_stays_in_the_text() -> None:
    mark = "---------- Forwarded message ---------"
    inner = FORWARDED.format(date="16 Jul 2019", title=T, body=B)
    (article,), _ = seed.read(f"Subject: TR: Quai\nDate: 17 Jul 2019\n\n{B}\n\n{mark}\n{inner}".encode(), "a.txt")
    assert (article.header, article.title, article.text) == ("17 Jul 2019", "Quai", f"{B}\n\n{mark}\n{inner}")


@pytest.mark.parametrize(
    "prefix", ["TR:", "Fwd:", "FW :", "RE:", "Re[2]:", "WG:", "AW: TR : RE:", "RV:", "رد:", "إعادة توجيه:"]
)
def test_that_a_mail_answers_is_no_part_of_its_headline(prefix: str) -> None:
    (article,), _ = seed.read(f"Subject: {prefix} {T}\nDate: 16 Jul 2019\n\n{B}".encode(), "a.txt")
    assert article.title == T
    (article,), _ = seed.read(f"Subject: {prefix}\nDate: 16 Jul 2019\n\n{B}".encode(), "a.txt")
    assert article.title == prefix


def test_mails_that_hand_on_each_other_take_time_in_proportion() -> None:
    def of(size: int) -> float:
        text = "-- Forwarded message --\nFrom: a\nSubject: b\n\n" * size
        return cost(lambda: seed.read(text.encode(), "a.txt"))

    assert of(8_000) <= 8 * max(of(2_000), 0.02)
