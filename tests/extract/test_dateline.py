"""Datelines and places of leads; what only looks like one is left alone."""

import pytest
from growth import cost
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.dateline import dateline, ordinary

LINES = """
fr | ORAN - Le port a rouvert. | Oran | - | -
fr | ORAN, 16 juillet 2011 (APS) – Le port a rouvert. | Oran | APS | 16 juillet 2011
fr | Oran, 13/03/2014 (APS) - Le port a rouvert. | Oran | APS | 13/03/2014
fr | ORAN, 13/03/2014 /APS/ - Le port a rouvert. | Oran | APS | 13/03/2014
fr | ORAN (APS) - Le port a rouvert. | Oran | APS | -
fr | ORAN- Le port a rouvert. | Oran | - | -
fr | Oran - Le port a rouvert. | Oran | - | -
fr | Rabat – Les dockers attendent. | Rabat | - | -
fr | ORAN — Le port a rouvert. | Oran | - | -
fr | Oran, 16 juil. 2011 - Le port a rouvert. | Oran | - | 16 juil. 2011
fr | SAINT-LOUIS, le 1er mai 2011 (Sahel Presse) - Le pont ouvre. | Saint-Louis | Sahel Presse | 1er mai 2011
fr | SAINT-DENIS (La Réunion) - Le volcan gronde. | Saint-Denis | - | -
fr | FORT-DE-FRANCE - Les bananes manquent. | Fort-de-France | - | -
fr | N'DJAMENA, 4 mars - Le marché a rouvert. | N'Djamena | - | 4 mars
fr | L’AQUILA - Une école a rouvert. | L’Aquila | - | -
fr | LOMÉ, mardi 4 mars 2014 - Le port a rouvert. | Lomé | - | 4 mars 2014
fr | PARIS 12 mars (AFP) - Le musée ouvre. | Paris | AFP | 12 mars
fr | NIAMEY - « Nous attendons », a dit le maire. | Niamey | - | -
fr | NIAMEY - 12 puits ont été creusés. | Niamey | - | -
fr | AIX-EN-PROVENCE - Le tribunal a tranché. | Aix-en-Provence | - | -
en | GALWAY - A ferry ran aground. | Galway | - | -
en | SANTA ROSA, Calif., March 3 - Shares rose. | Santa Rosa | - | March 3
en | SAN JOSE, March 3 - Shares rose. | San Jose | - | March 3
en | ST. JOHN'S, Newfoundland, March 3 - Fish prices rose. | St. John's | - | March 3
en | WASHINGTON, D.C., March 3 - Talks began. | Washington | - | March 3
en | BERGEN, Norway - A ferry ran aground. | Bergen | - | -
en | DUBLIN, March 3, Reuter - Shares rose. | Dublin | Reuter | March 3
en | DUBLIN, March 3 (Reuters) - Shares rose. | Dublin | Reuters | March 3
en | DUBLIN (AP) _ Shares rose. | Dublin | AP | -
en | DUBLIN (AP) -- Shares rose. | Dublin | AP | -
en | Dublin, March 3, 2014 - Shares rose. | Dublin | - | March 3, 2014
en | LONDON/PARIS, March 3 - Shares rose. | London/Paris | - | March 3
en | OMAHA, Neb. - March 3 - Shares rose. | Omaha | - | March 3
en | ****OSLO, March 3 - Shares rose. | Oslo | - | March 3
en | PORT OF SPAIN - Steel bands met. | Port of Spain | - | -
en | McALLEN, Texas, March 3 - Oranges froze. | McAllen | - | March 3
en | MCALLEN, Texas, March 3 - Oranges froze. | McAllen | - | March 3
en | CALGARY, ALBERTA, MARCH 3 - Oil rose. | Calgary | - | MARCH 3
es | GRANADA (España) - El río creció. | Granada | - | -
es | Lima, 3 mar (EFE).- La feria abrió. | Lima | EFE | 3 mar
es | LA PAZ - La feria abrió. | La Paz | - | -
es | RIO DE JANEIRO - La feria abrió. | Rio de Janeiro | - | -
es | CIUDAD DE MÉXICO, 3 de marzo de 2014 - La feria abrió. | Ciudad de México | - | 3 de marzo de 2014
es | SANTIAGO DE LOS CABALLEROS - La feria abrió. | Santiago de los Caballeros | - | -
es | SUCRE - ¿Quién paga la feria? | Sucre | - | -
de | BAD ISCHL (APA) - Die Brücke ist fertig. | Bad Ischl | APA | -
de | Bad Ischl (dpa) – Die Brücke ist fertig. | Bad Ischl | dpa | -
de | KÖLN - Die Brücke ist fertig. | Köln | - | -
de | Köln, 5. März 2014 - Die Brücke ist fertig. | Köln | - | 5. März 2014
de | Köln, den 5. März 2014 - Die Brücke ist fertig. | Köln | - | 5. März 2014
de | FRANKFURT AM MAIN - Die Brücke ist fertig. | Frankfurt am Main | - | -
ar | صنعاء - افتتحت المدرسة. | صنعاء | - | -
ar | صنعاء (سبأ) - افتتحت المدرسة. | صنعاء | سبأ | -
ar | أبو ظبي - افتتحت المدرسة. | أبو ظبي | - | -
ar | الدار البيضاء، 3 غشت 2014 - افتتحت المدرسة. | الدار البيضاء | - | 3 غشت 2014
ar | مسقط في ٨ أكتوبر /العمانية/ - افتتحت المدرسة. | مسقط | العمانية | ٨ أكتوبر
"""

NOTHING = """
fr | SNCF - Le trafic reprend.
fr | ONU - Le vote est reporté.
fr | FOOTBALL - Les Verts gagnent.
fr | URGENT - Le port ferme.
fr | "La digue" - Le film sort demain.
fr | «La digue» - Le film sort demain.
fr | Le maire - Il était seul - a parlé.
fr | Brumeval - Le port a rouvert.
fr | Paris - Roubaix est une course.
fr | Tunisie - Le port a rouvert.
fr | ORAN - le port a rouvert.
fr | Un couple franco-belge a ouvert une école.
fr | LE PORT ROUVRE ENFIN AUX NAVIRES - Les pêcheurs attendent.
fr | Il a annoncé jeudi à Kindia la fin des travaux.
fr | 12 mars - Le port a rouvert.
fr | - Le port a rouvert.
fr | Le port, fermé mardi, rouvre.
fr | Le match, mardi à Kindia, est reporté.
fr | Le port rouvre. Il a affirmé, mardi à Kindia, être prêt.
en | The mayor - who was alone - spoke.
en | NATO - The talks resume.
en | BREAKING - The port closed.
en | OIL PRICES FALL SHARPLY AGAIN - Traders worry.
en | PORT CLOSES - WORKERS STRIKE
en | Twenty-one boats sank.
en | PERU SIGNS, DELAYS FISH TREATY - OFFICIALS
en | MARKET REPORT - OIL'S BAD DAY
es | El alcalde - Que estaba solo - habló.
es | ECONOMÍA - El dólar sube.
de | Von Köln nach Bonn - Die Bahn baut.
de | EILMELDUNG - Die Brücke ist gesperrt.
ar | عاجل - أغلق الميناء.
ar | كرة القدم - فاز الفريق.
ar | قال الوزير يوم الأحد إن الميناء مغلق - مؤقتا.
"""

LEADS = """
fr | Le préfet Aimé Toumba a affirmé, mardi à Kindia, que le pont tiendrait. | Kindia
fr | La maire a annoncé, jeudi à Aix-en-Provence, un plan. | Aix-en-Provence
en | The mayor said, Tuesday in Port Harcourt, that it was over. | Port Harcourt
en | Mayor Ada Quill announced, on Tuesday in Galway, a plan. | Galway
es | El alcalde dijo, el martes en Sucre, que no. | Sucre
de | Der Minister sagte, am Dienstag in Linz, dass er bleibe. | Linz
ar | أكد الوزير، يوم الثلاثاء في صنعاء، أن الميناء مفتوح. | صنعاء
"""


def rows(cases: str) -> list[list[str]]:
    return [["" if c == "-" else c for c in line.split(" | ")] for line in cases.strip().splitlines()]


@pytest.mark.parametrize(("lang", "text", "place", "agency", "date"), rows(LINES))
def test_line(lang: str, text: str, place: str, agency: str, date: str) -> None:
    found = dateline(f"\n {text}", lang)
    assert found is not None
    assert (found.kind, found.place, found.agency, found.date) == ("line", place, agency, date)
    body = f"\n {text}"[found.end :]
    assert text.endswith(body)
    assert len(body) > 5
    assert body == body.lstrip()


@pytest.mark.parametrize(("lang", "text"), rows(NOTHING))
def test_no_dateline(lang: str, text: str) -> None:
    assert dateline(text, lang) is None


@pytest.mark.parametrize(("lang", "text", "place"), rows(LEADS))
def test_lead(lang: str, text: str, place: str) -> None:
    found = dateline(text, lang)
    assert found is not None
    assert (found.kind, found.place, text[found.start : found.end]) == ("lead", place, place)


@pytest.mark.parametrize(
    "name", ["Oran", "Rio de Janeiro", "N'Djamena", "Port-Louis", "Aix-en-Provence", "St. Gallen", "Łódź"]
)
def test_ordinary_takes_capitals_back(name: str) -> None:
    assert ordinary(name.upper()) == name
    assert ordinary(name) == name


@given(st.text(max_size=80), st.sampled_from(["fr", "en", "es", "de", "ar", ""]))
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_the_text(text: str, lang: str) -> None:
    for whole in (text, f"ORAN - {text}", f"ORAN, 3 mai ({text}) - Le"):
        found = dateline(whole, lang)
        if found:
            assert 0 <= found.start < found.end <= len(whole)
            assert found.place


@pytest.mark.parametrize("unit", ["ORAN - ", "A ", ", mardi à ", " ", "(", "/", "-", "«", "Oran, 3 mai, "])
def test_time_does_not_depend_on_length(unit: str) -> None:
    short = cost(lambda: dateline(unit * 3_000, "fr"))
    # A hundred times the text: about as much is right, a hundred times as much is wrong. Very short times say nothing.
    assert cost(lambda: dateline(unit * 300_000, "fr")) <= 8 * max(short, 0.02)
