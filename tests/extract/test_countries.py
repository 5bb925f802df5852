"""Countries: which words name one, which only look like it and by which rule, and which a story is about."""

from pathlib import Path

import pytest
from pelican.plugins.dateline.explain import explain
from pelican.plugins.dateline.extract import extract, names
from pelican.plugins.dateline.extract.countries import evidence, mentions, rank
from pelican.plugins.dateline.extract.salience import shipped
from pelican.plugins.dateline.extract.standing import MEASURES
from pelican.plugins.dateline.extract.tokens import Tokens
from pelican.plugins.dateline.gazetteer_rows import CUES
from pelican.plugins.dateline.model import RawArticle

CASES = Path(__file__).parent.parent / "cases" / "countries.txt"


def cases() -> list[tuple[str, str, str, str]]:
    rows = [line.split(" | ") for line in CASES.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    return [(lang, text, codes, reasons) for lang, text, codes, reasons in rows]


def test_enough_cases() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize(("lang", "text", "codes", "reasons"), cases())
def test_readings(lang: str, text: str, codes: str, reasons: str) -> None:
    found, dropped, _ = names(text, lang)
    assert " ".join(m.code for m in found if m.kind not in CUES) == ("" if codes == "-" else codes)
    assert " ".join(d.reason for d in dropped) == ("" if reasons == "-" else reasons)
    assert all(text[m.start : m.end] == m.text for m in (*found, *dropped))


def flags() -> list[list[str]]:
    lines = CASES.with_name("flags.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line[:1] not in "#"]


@pytest.mark.parametrize(("lang", "text", "codes"), flags())
def test_the_country_of_a_flag_or_a_plate_comes_last(lang: str, text: str, codes: str) -> None:
    found = mentions(text, lang)[0]
    assert " ".join(rank(text, lang, found)[0]) == codes


@pytest.mark.parametrize(
    ("text", "code", "kind", "said"),
    [
        ("Pretax profit was 84 mln stg.", "GB", "currency", "stg"),
        ("It cost 40 mln marks in all.", "DE", "currency", "marks"),
        ("The firm paid HK$30 a share.", "HK", "currency", "HK$"),
        ("Brumeval <BRML.PA> rose.", "FR", "company", "<BRML.PA>"),
        ("Sonatrach will drill.", "DZ", "company", "Sonatrach"),
        ("Margaret Thatcher was there.", "GB", "person", "Margaret Thatcher"),
        ("Brumeval Plc will drill.", "GB", "company", "Plc"),
        ("It paid 20 mln Swiss francs.", "CH", "currency", "Swiss"),
        ("It cost 90 mln yen in all.", "JP", "currency", "yen"),
        ("It cost 90 mln N.Z. Dlrs in all.", "NZ", "currency", "N.Z. Dlrs"),
        ("The International Cocoa Organization met.", "GB", "seat", "International Cocoa Organization"),
    ],
)
def test_cues(text: str, code: str, kind: str, said: str) -> None:
    found = [(m.code, m.kind, m.text) for m in mentions(text, "en")[0]]
    assert (code, kind, said) in found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It cost 40 mln crowns in all.", {"SE"}),
        ("It cost 40 mln crowns, the Copenhagen yard said; a year ago it was 30 mln crowns.", {"DK"}),
        ("The fee is 40 francs, 10 Belgian francs more.", {"BE"}),
        ("The mine will cost 40 mln U.S. dollars, or 50 mln dollars.", {"US", "CA"}),
        ("The mine in Gabon will cost 40 mln U.S. dollars.", {"US"}),
    ],
)
def test_money_of_several_countries_is_that_of_the_one_named(text: str, codes: set[str]) -> None:
    assert {m.code for m in mentions(text, "en")[0] if m.kind == "currency"} == codes


@pytest.mark.parametrize("text", ["It marks the end.", "He won twice.", "The real thing.", "Plc is a word."])
def test_a_cue_asks_for_its_company(text: str) -> None:
    assert mentions(text, "en")[0] == ()


def test_cues_alone_make_no_country_of_a_brief_text() -> None:
    found, _ = mentions("Emmanuel Macron est fatigué.", "fr")
    assert [m.code for m in found] == ["FR"]
    assert rank("Emmanuel Macron est fatigué.", "fr", found) == ((), "")


def test_cues_are_shown_only_with_the_countries_of_the_story() -> None:
    found, _ = mentions("Sonatrach a vendu du gaz à l'Espagne.", "fr")
    assert [m.code for m in evidence(found, ("ES",))] == ["ES"]
    assert [m.code for m in evidence(found, ("DZ", "ES"))] == ["DZ", "ES"]


def test_a_compound_counts_for_both_of_its_halves() -> None:
    text = (
        "Un convoi bulgaro-roumain a quitté le port. " + "Les bateliers ont chargé le grain toute la nuit. " * 12
    ) + "\n\nLa Bulgarie attend."
    assert set(rank(text, "fr", mentions(text, "fr")[0])[0]) == {"BG", "RO"}


def test_the_country_of_the_story_comes_before_one_touched_in_passing() -> None:
    text = (
        "Le Ghana a ouvert une école de pêche à Tema.\n\n"
        + "Le Ghana formera cent patrons. Les élèves ghanéens apprendront à ravauder. " * 4
        + "\n\nUne école semblable, ouverte il y a dix ans au Pérou, a depuis fermé."
    )
    ranked, primary = rank(text, "fr", mentions(text, "fr")[0])
    assert (primary, ranked[0]) == ("GH", "GH")


@pytest.mark.parametrize("times", [1, 10, 40, 400])
def test_a_report_as_long_as_a_book_has_countries(times: int) -> None:
    text = (
        "Le rapport de la Cour des eaux de Belgique relève que les écluses du canal sont usées. À Bruxelles, la présidente de la "
        "Cour a demandé un plan de travaux au gouvernement belge. Les bateliers attendent depuis trois ans. "
    ) * times
    story = extract(RawArticle("a.txt", text, "2019-07"))
    assert story.countries == ("BE",)
    assert sum(mention.code == "BE" for mention in story.mentions) == 3 * times


def test_home_country_stands_in_where_there_is_no_cue() -> None:
    raw = RawArticle(
        source="a.txt", header="", text="La salle des fêtes a rouvert samedi après deux mois de travaux."
    )
    assert extract(raw).countries == ()
    story = extract(raw, "DZ")
    assert (story.countries, story.primary) == (("DZ",), "DZ")
    assert any(note.code == "home" for note in story.notes)


def test_every_measure_has_its_two_weights() -> None:
    assert len(shipped().with_line) == len(shipped().without_line) == len(MEASURES) + 1


def test_explain_says_by_which_rule_a_reading_was_dropped() -> None:
    lines, _ = explain(" date 2020-01 La crue du fleuve Niger a emporté la digue de Ségou.".encode(), "a.txt")
    assert any("not NE" in line and "it names a river" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        ("LISBONNE - La Norvège a battu l'Irlande à Lisbonne.", "NO"),
        ("LISBONNE - La Norvège a ouvert une école de voile à Lisbonne.", "PT"),
        ("LISBONNE - La Norvège a battu le Portugal à Lisbonne, devant l'Irlande.", "PT"),
        ("LISBON - Norway and Ireland signed a treaty on seals in Lisbon.", "NO"),
        ("LISBON - Norwegian firm Tarvik Plc has bought Irish maker Coolbawn Ltd in Lisbon.", "PT"),
    ],
)
def test_guests_on_third_ground_come_before_their_host(text: str, primary: str) -> None:
    more = " Le public a chanté toute la soirée sur le port, où les bateaux étaient restés." * 5
    lang = "en" if text.startswith("LISBON ") else "fr"
    found, _, _ = names(text + more, lang)
    assert rank(text + more, lang, found, dateline=(0, text.index(" - ")))[1] == primary


@pytest.mark.parametrize(
    "text",
    [
        "Anglo-French trade with the U.S. and Guinea-Bissau, _Peru_, ex-Zaire; 12Mali, L'Aquila's fair in New York.",
        "PARIS-LONDON: a Franco-\nGerman ship left St. John's for South-Africa's ports (Trinidad and Tobago).",
    ],
)
def test_words_that_are_known_change_no_reading(text: str) -> None:
    for lang in ("en", "fr", "es"):
        assert mentions(text, lang, Tokens(text, lang)) == mentions(text, lang) != ((), ())


@pytest.mark.parametrize(
    ("text", "shown", "dropped"),
    [
        ("La Tunisie a vendu du blé pour deux millions de dinars tunisiens.", ["Tunisie", "tunisiens"], []),
        ("La Tunisie a payé son blé en dollars canadiens.", ["Tunisie"], ["canadiens"]),
        ("Kenya paid for its wheat in Kenyan shillings, not in Canadian dollars.", ["Kenya", "Kenyan"], ["Canadian"]),
    ],
)
def test_what_is_shown_as_evidence_is_no_dropped_reading(text: str, shown: list[str], dropped: list[str]) -> None:
    story = extract(RawArticle("a.txt", text, "2019-07"))
    assert [m.text for m in story.mentions] == shown
    assert [it.text for it in story.rejected] == dropped
