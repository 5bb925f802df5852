"""The date of an article: exactly as precise as header and dateline are."""

import datetime
import re

import pytest
from growth import cost
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.edtf import parse, valid
from pelican.plugins.dateline.extract.dates import find
from pelican.plugins.dateline.tables import table
from pelican.plugins.dateline.written_dates import MonthRow, fold, weekdays

HEADERS = """
fr | 2014-11-08 | 2014-11-08
fr | 2014/11/08 | 2014-11-08
fr | 2014.11.08 | 2014-11-08
fr | 20141108 | 2014-11-08
fr | 2014-11 | 2014-11
fr | 2014/11 | 2014-11
fr | 11/2014 | 2014-11
fr | 2014 | 2014
fr | 8 novembre 2014 | 2014-11-08
fr | 8 nov. 2014 | 2014-11-08
fr | samedi 8 novembre 2014 | 2014-11-08
fr | le 1er août 2012 | 2012-08-01
fr | 1er aout 2012 | 2012-08-01
fr | 12 DÉCEMBRE 1999 | 1999-12-12
fr | 12 déc. 1999 | 1999-12-12
fr | févr. 2003 | 2003-02
fr | juil. 2003 | 2003-07
fr | novembre 2014 | 2014-11
fr | 25/03/2011 | 2011-03-25
fr | 03/25/2011 | 2011-03-25
fr | 05.04.2011 | 2011-04-05
fr | 05/04/2011 | [2011-04-05,2011-05-04]
fr | 05/05/2011 | 2011-05-05
fr | 25-03-2011 10:30 | 2011-03-25
fr | samedi 8 novembre 2014 à 10h30 | 2014-11-08
fr | dimanche 8 novembre 2014 | 2014-11-08?
fr | mercredi 04/05/2011 | 2011-05-04
fr | 1958 ? | 1958?
fr | mai 1958 ? | 1958-05?
fr | vers 1931 | 1931~
fr | vers mai 1931 | 1931-05~
fr | vers 1931 ? | 1931%
fr | ca. 1931 | 1931~
fr | printemps 2009 | 2009-21
fr | été 2009 | 2009-22
fr | automne 2009 | 2009-23
fr | hiver 2009 | 2009-24
fr | 2009-22 | 2009-22
fr | 2009? | 2009?
fr | 2009-05~ | 2009-05~
fr | 2009-05-XX | 2009-05
fr | [2011-04-05,2011-05-04] | [2011-04-05,2011-05-04]
fr | 30 février 2013 | 2013-02?
fr | 2013-02-30 | 2013-02?
fr | 2013-02-29 | 2013-02?
fr | 12-14 mars 2018 | 2018-03
fr | du 12 au 14 mars 2018 | 2018-03
es | 3 al 5 de mayo de 2018 | 2018-05
fr | mi-mars 2018 | 2018-03
fr | 2018/09/?? | 2018-09
fr | 1er trimestre 2018 | 2018
fr | septembre-octobre 2018 | 2018
fr | 10 Rabie El Aouel 1440 | -
ar | ١٤٤٠/٠٣/١٢ | -
ar | 12 ربيع الأول 1440 هـ | -
ar | 12 ربيع الأول 1440 هـ الموافق 20 نوفمبر 2018 | 2018-11-20
ar | 3 شباط/فبراير 2019 | 2019-02-03
ar | 14 جويلية 2020 | 2020-07-14
ar | 7 أوت 2018 | 2018-08-07
ar | 15 غشت 2017 | 2017-08-15
ar | 2 جانفى 2021 | 2021-01-02
ar | ٣٠ تشرين الثاني ٢٠١٦ | 2016-11-30
fr | 2012-02-29 | 2012-02-29
fr | 1900-02-29 | 1900-02?
fr | 2013-15 | 2013?
fr | 2013-15-04 | 2013?
fr | 31/04/2013 | 2013-04?
fr | 32/13/2013 | 2013?
fr | 2013-00-00 | 2013?
fr | 12 mars 1066 | 1066-03-12?
fr | 12 mars 98 | 1998-03-12?
fr | 25/03/11 | 2011-03-25?
fr | années 1950 | -
fr | 1957-1958 | -
fr | 1950s | -
fr | 12 mars | -
fr | hier | -
fr | - | -
fr | 8 novembre 2014, mis à jour le 9 novembre 2014 | 2014-11-08?
en | November 8, 2014 | 2014-11-08
en | Nov. 8, 2014 | 2014-11-08
en | 8 November 2014 | 2014-11-08
en | 8th November 2014 | 2014-11-08
en | November 2014 | 2014-11
en | Sept 2014 | 2014-09
en | Sat, 08 Nov 2014 23:59:00 GMT | 2014-11-08
en | 2014-11-08T23:59:59Z | 2014-11-08
en | 2014-11-08T23:59:59.123+01:00 | 2014-11-08
en | 2014-11-08 23:59 | 2014-11-08
en | 08-NOV-2014 | 2014-11-08
en | 2014 Nov 8 | 2014-11-08
en | the 8th of November 2014 | 2014-11-08
en | 2014-W45-6 | 2014-11-08
en | 2014-W46 | 2014-11
en | 2014-W40 | 2014
en | 2014-W60 | 2014?
en | summer 2009 | 2009-22
en | fall of 2009 | 2009-23
en | about 1931 | 1931~
en | circa 1931 | 1931~
en | 04/05/2011 | [2011-04-05,2011-05-04]
en-US | 04/05/2011 | [2011-04-05,2011-05-04]
en | 05.04.2011 | 2011-04-05
es | 8 de noviembre de 2014 | 2014-11-08
es | noviembre de 2014 | 2014-11
es | 8 nov 2014 | 2014-11-08
es | hacia 1931 | 1931~
es | primavera de 2009 | 2009-21
es | 1 de enero del 2010 | 2010-01-01
es | sábado 8 de noviembre de 2014 | 2014-11-08
de | 8. November 2014 | 2014-11-08
de | 8. Nov. 2014 | 2014-11-08
de | 3. März 2014 | 2014-03-03
de | Jänner 2014 | 2014-01
de | 08.11.2014 | 2014-11-08
de | um 1931 | 1931~
de | Frühjahr 2009 | 2009-21
de | Sonnabend, den 8. November 2014 | 2014-11-08
ar | ٢٠١٤-١١-٠٨ | 2014-11-08
ar | ۲۰۱۴/۱۱/۰۸ | 2014-11-08
ar | 8 نوفمبر 2014 | 2014-11-08
ar | ٨ نوفمبر ٢٠١٤ | 2014-11-08
ar | 8 تشرين الثاني 2014 | 2014-11-08
ar | كانون الأول 2014 | 2014-12
ar | 14 جويلية 2014 | 2014-07-14
ar | 14 أوت 2014 | 2014-08-14
ar | غشت 2014 | 2014-08
ar | يوليوز 2014 | 2014-07
ar | 3 شباط 2014 | 2014-02-03
ar | السبت 8 نوفمبر 2014 | 2014-11-08
ar | حوالي 1931 | 1931~
ar | صيف 2009 | 2009-22
ar | 1958 ؟ | 1958?
"""

WITH_DATELINE = """
- | 12 octobre 2011 | 2011-10-12
- | le 12 octobre 2011 | 2011-10-12
- | 12 octobre | -
- | - | -
2011-10 | 12 octobre 2011 | 2011-10-12
2011-10 | 12 octobre | 2011-10-12
octobre 2011 | Oct 12 | 2011-10-12
2011 | Oct 12 | 2011-10-12
2011 | octobre 2011 | 2011-10
2011-10-12 | 12 octobre | 2011-10-12
2011-10-12 | octobre 2011 | 2011-10-12
2011-10-12 | 13 octobre 2011 | 2011-10-12?
2011-10-12 | 12 octobre 2010 | 2011-10-12?
2011-10 | 12 novembre | 2011-10?
2011-10 | 12 octobre 2010 | 2011-10?
2011 | 12 octobre 2010 | 2011?
2011-02 | 30 février | 2011-02?
04/05/2011 | 4 mai | 2011-05-04
04/05/2011 | 5 avril 2011 | 2011-04-05
04/05/2011 | 7 juin 2011 | [2011-04-05?,2011-05-04?]
vers 1931 | 12 mai 1931 | 1931-05-12~
vers 1931 | 12 mai 1932 | 1931%
1958 ? | 12 mai | 1958-05-12?
printemps 2011 | 12 avril 2011 | 2011-04-12
2011-10 | 12 octobre 11 | 2011-10-12
n'importe quoi | 12 octobre 2011 | 2011-10-12
"""

WITH_WEEKDAY = """
es | 12/10/2017 | Viajará en marzo a Santo Domingo. | [2017-10-12,2017-12-10]
fr | 04/05/2011 | La maire a promis mercredi un pont. | 2011-05-04
fr | 05/04/2011 | La maire a promis mercredi un pont. | 2011-05-04
fr | 04/05/2011 | La maire a promis mardi un pont. | 2011-04-05
fr | 04/05/2011 | La maire a promis samedi un pont. | [2011-04-05,2011-05-04]
en | 04/05/2011 | The mayor promised a bridge on Wednesday. | 2011-05-04
en-US | 04/05/2011 | The mayor promised a bridge on Tuesday. | 2011-04-05
es | 04/05/2011 | La alcaldesa prometió el miércoles un puente. | 2011-05-04
de | 04/05/2011 | Am Mittwoch versprach die Stadt eine Brücke. | 2011-05-04
ar | ٠٤/٠٥/٢٠١١ | وعدت البلدية يوم الأربعاء ببناء جسر. | 2011-05-04
de | 04.05.2011 | Am Dienstag versprach die Stadt eine Brücke. | 2011-05-04
fr | 2011-05 | La maire a promis mercredi un pont. | 2011-05
fr | - | La maire a promis mercredi 4 mai 2011 un pont. | -
"""


def rows(cases: str) -> list[list[str]]:
    return [["" if c == "-" else c for c in line.split(" | ")] for line in cases.strip().splitlines()]


@pytest.mark.parametrize(("lang", "header", "expected"), rows(HEADERS))
def test_header(lang: str, header: str, expected: str) -> None:
    date, notes = find(header, "", lang, "")
    assert date == expected
    stated = bool(re.search(r"[?؟~]|vers|ca|about|hacia|um|حوالي|\[", header.lower()))
    assert bool(notes) == (bool(header) and (not expected or bool(re.search(r"[?\[]", expected)))) or stated


@pytest.mark.parametrize(("header", "line", "expected"), rows(WITH_DATELINE))
def test_dateline_completes_or_contradicts(header: str, line: str, expected: str) -> None:
    assert find(header, line, "fr", "")[0] == expected


@pytest.mark.parametrize(("lang", "header", "text", "expected"), rows(WITH_WEEKDAY))
def test_weekday_settles_only_the_order(lang: str, header: str, text: str, expected: str) -> None:
    assert find(header, "", lang, text)[0] == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("2019-02-28/2019-03-02", "2019"),
        ("2019-03-12/2019-03-14", "2019-03"),
        ("2019-03-12/2019-03-12", "2019-03-12"),
        ("2018-12-30/2019-01-02", "[2018-12,2019-01]"),
        ("28/02/2019-02/03/2019", "2019"),
        ("13/03/2019 - 14/03/2019", "2019-03"),
        ("12.03.2019–14.03.2019", "2019-03"),
        ("12 mars 2019-14 mars 2019", "2019-03"),
        ("12 mars 2019 au 14 avril 2019", "2019"),
    ],
)
def test_a_span_is_what_all_of_it_has(header: str, expected: str) -> None:
    assert find(header, "", "fr", "") == (expected, ())


@pytest.mark.parametrize(
    ("header", "text", "order", "expected"),
    [
        ("12/05/2024", "", "dmy", "2024-05-12"),
        ("12/05/2024", "", "mdy", "2024-12-05"),
        ("12/05/24", "", "dmy", "2024-05-12?"),
        ("16/07/2024", "", "mdy", "2024-07-16"),
        ("12/05/2024", "Le port a rouvert jeudi.", "dmy", "2024-12-05"),
        ("12.05.2024", "", "mdy", "2024-05-12"),
    ],
)
def test_an_order_that_is_known_settles_what_no_weekday_does(
    header: str, text: str, order: str, expected: str
) -> None:
    assert find(header, "", "fr", text, order)[0] == expected


@pytest.mark.parametrize(
    ("header", "line", "code"),
    [
        ("2011-10-12", "13 octobre", "conflict"),
        ("", "13 octobre", "no-year"),
        ("hier", "", "unreadable"),
        ("2013-02-30", "", "impossible"),
        ("12 mars 98", "", "two-digit-year"),
        ("10 Rabie El Aouel 1440", "", "other-calendar"),
        ("١٤٤٠/٠٣/١٢", "", "other-calendar"),
        ("12 mars 3066", "", "strange-year"),
        ("05/04/2011", "", "day-month-order"),
        ("dimanche 8 novembre 2014", "", "weekday"),
        ("2014-11-08, 2014-11-09", "", "several"),
    ],
)
def test_notes_say_why(header: str, line: str, code: str) -> None:
    _, notes = find(header, line, "fr", "")
    assert [(note.field, note.code) for note in notes] == [("date", code)]


def test_every_month_name_is_read_as_one_month() -> None:
    months: dict[str, set[str]] = {}
    for row in table("months.csv", MonthRow):
        months.setdefault(fold(row.form), set()).add(row.month)
        assert find(f"{row.form} 2014", "", row.lang, "")[0] == f"2014-{int(row.month):02d}", row
        assert find(f"7 {row.form} 2014", "", row.lang, "")[0] == f"2014-{int(row.month):02d}-07", row
    assert all(len(numbers) == 1 for numbers in months.values())


bits = st.sampled_from(
    [
        "2011",
        "12",
        "31",
        "05",
        "mai",
        "octobre",
        "Feb",
        "شباط",
        "٢٠١١",
        "vers",
        "?",
        "~",
        "/",
        "-",
        ".",
        ",",
        " ",
        "W12",
    ]
)
soup = st.one_of(
    st.text(max_size=60), st.lists(bits, max_size=10).map("".join), st.lists(bits, max_size=10).map(" ".join)
)


@given(soup, soup, st.sampled_from(["fr", "en", "en-US", "ar", ""]), st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_input_gives_valid_edtf(header: str, line: str, lang: str, text: str) -> None:
    date, notes = find(header, line, lang, text)
    assert not date or valid(date)
    assert date or notes or not header[:200].strip()


@given(
    st.dates(min_value=datetime.date(1500, 1, 1)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y/%m", "%m/%Y", "%d.%m.%Y", "%B %Y", "%d %b %Y"]),
)
@settings(max_examples=200, deadline=None)
def test_never_more_precise_than_the_input(day: object, form: str) -> None:
    text = day.strftime(form)  # type: ignore[attr-defined]
    if not re.search(r"\b\d{4}\b", text):
        return
    date = parse(find(text, "", "fr", "lundi mardi mercredi")[0])
    assert date is not None
    assert bool(date.month) == ("%m" in form or "%b" in form.lower())
    assert bool(date.day) == ("%d" in form)


def test_time_does_not_depend_on_the_length_of_the_rest() -> None:
    def of(size: int) -> float:
        header, head, body = "2011 " * size, "12 mai " * size, "mardi 12 mai " * size
        return cost(lambda: find(header, head, "fr", body))

    assert of(400_000) <= 8 * max(of(4_000), 0.02)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("mar. 12 mars 2019", "2019-03-12"),
        ("mar 12 de mar. de 2019", "2019-03-12"),
        ("mar, 2019-03-12", "2019-03-12"),
        ("mar. 16/07/2019 à 10:05", "2019-07-16"),
        ("mar. 1er janv. 2019", "2019-01-01"),
        ("mar 12, 2019", "2019-03-12"),
        ("12 mar 2019", "2019-03-12"),
        ("mar. 2019", "2019-03"),
    ],
)
def test_a_weekday_that_is_written_as_a_month_is_told_by_the_date_behind_it(header: str, expected: str) -> None:
    assert find(header, "", "fr", "") == (expected, ())


def test_every_weekday_may_stand_before_a_date() -> None:
    for name, number in weekdays().items():
        for mark in ("", ".", ","):
            assert find(f"{name}{mark} {10 + number} mars 2019", "", "fr", "") == (f"2019-03-{10 + number}", ()), name
