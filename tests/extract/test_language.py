"""The language of whole articles, of headlines, of tables, of text that some wire stripped of its accents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pelican.plugins.dateline.extract import language as by
from pelican.plugins.dateline.extract.language import language

GOLD = Path(__file__).parent.parent / "gold"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le maire de Valbrune a présenté mardi le budget de la commune devant les habitants."),
        ("fr", "Le president a declare que les negociations ont ete reportees a la semaine prochaine."),
        ("fr", "Valbrune : le marché couvert rouvre"),
        ("fr", "LE MARCHE COUVERT DE VALBRUNE ROUVRE SES PORTES"),
        ("en", "The harbour board of Port Linden will dredge the northern channel before winter."),
        ("en", "LINDEN MILLS INC <LDM> 2ND QTR NET"),
        ("en", "Shr 12 cts vs 9 cts\n    Net 1,204,000 vs 988,000\n    Revs 14.1 mln vs 13.0 mln"),
        ("en", "Port Linden to dredge northern channel"),
        ("es", "El puerto de Villalinda abrirá en octubre un nuevo muelle para los pescadores."),
        ("de", "Der Hafen von Lindenau wird im Herbst um ein Becken für Fischer erweitert."),
        ("ar", "أعلن وزير النقل يوم الخميس افتتاح ميناء جديد للصيادين في المدينة."),
        ("ar", "افتتاح ميناء جديد للصيادين"),
        ("it", "Il porto di Villachiara aprirà in ottobre un nuovo molo per i pescatori della città."),
        ("pt", "O porto de Vila Clara vai abrir em outubro um novo cais para os pescadores da cidade."),
        ("ru", "Порт откроет в октябре новый причал для рыбаков города."),
        ("fa", "بندر جدید برای ماهیگیران شهر در ماه آینده گشایش می‌یابد و این را وزیر گفت."),
        ("fr", 'Le maire a répété : "We shall see what we shall see", une phrase que personne ne comprend ici.'),
    ],
)
def test_language(lang: str, text: str) -> None:
    assert language(text)[0] == lang


@pytest.mark.parametrize("text", ["", "12 345,67 — 2019 !?", "\n \t"])
def test_a_text_without_letters_has_none(text: str) -> None:
    assert language(text) == ("", ())


def test_doubt_is_noted() -> None:
    assert [(note.field, note.code) for note in language("Lindenau")[1]] == [("lang", "doubtful")]
    assert language("Le maire de la commune a dit que les travaux seront terminés avant la fin de l'été.")[1] == ()


# Neighbours of the languages that newsrooms file in most: half of their small words are those of one of them.
NEIGHBOURS = {
    "ca": "El president de la Generalitat ha anunciat aquest dimarts que el govern aprovarà un nou pla d'habitatge per a les "
    "comarques de l'interior. La mesura, que serà vigent a partir del mes de gener, preveu ajuts de fins a deu mil euros "
    "per a les famílies que vulguin rehabilitar un pis. L'oposició ha criticat que el pla no té prou recursos.",
    "gl": "O presidente da Xunta anunciou este martes que o goberno aprobará un novo plan de vivenda para as comarcas do "
    "interior. A medida, que estará vixente a partir do mes de xaneiro, prevé axudas de ata dez mil euros para as familias "
    "que queiran rehabilitar un piso. A oposición criticou que o plan non ten recursos e que chega tarde.",
    "oc": "Lo president de la region a anonciat dimars que lo govèrn aprovarà un novèl plan d'abitatge per las comunas de "
    "l'interior. La mesura, que serà en vigor a partir del mes de genièr, prevei d'ajudas de fins a dètz mila èuros per las "
    "familhas que vòlon tornar bastir un ostal. L'oposicion a criticat que lo plan a pas pro de ressorsas.",
    "af": "Die regering het Dinsdag 'n nuwe plan vir behuising in die kleiner dorpe bekend gemaak. Die plan, wat in Januarie "
    "in werking tree, gee gesinne tot tien duisend euro as hulle 'n huis wil opknap. Die opposisie sê dat daar nie genoeg "
    "geld in die plan is nie en dat dit te laat kom. Die minister het gesê dit is die beste wat hulle kon kry.",
}


@pytest.mark.parametrize(("lang", "text"), NEIGHBOURS.items())
def test_a_neighbour_is_not_taken_for_the_language_next_door(lang: str, text: str) -> None:
    assert language(text) == (lang, ())


def test_where_small_words_are_plain_the_classifier_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = [
        json.loads(line)["seed"]
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    plain = [text for text in seeds if at_once(text)]
    assert len(plain) > len(seeds) * 0.8
    found = [language(text) for text in plain]
    monkeypatch.setattr(by, "_plainly", lambda known, words: "")
    assert [language(text) for text in plain] == found


def at_once(text: str) -> bool:
    """Whether a text's language is told without the classifier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by, "_judged", lambda sample, words, known: None)
        return language(text) is not None


KINDRED = {
    "lb": "De Buergermeeschter vu Lëtzebuerg huet en Dënschdeg ugekënnegt, datt d'Stad de Budget fir d'nächst Joer net wäert änneren, soten Quellen aus der Verwaltung, déi zënter Mäerz mat de Quartieren zesumme schafft.",
    "nds": "De Börgermeester vun Oldenborg hett an'n Dingsdag seggt, dat de Stadt den Huushaltsplan för dat kamen Johr nich ännern will, seggt Lüüd ut dat Amt, de siet März mit de Kreisen arbeidt.",
    "gsw": "De Stadtpresidänt vo Züri het am Zyschtig aakündet, dass d Stadt s Budget für s nächscht Jahr nid wird ändere, säge Quelle us em Amt, wo sit em März mit de Kreis schaffet.",
    "pcm": "Di mayor of di city don announce for Tuesday say dem no go change di budget for next year, na so people wey dey work for di office talk, as dem don dey work with di areas since March make dem no cut am again.",
    "it": "Il presidente della regione ha annunciato martedì a Palermo che la giunta non modificherà il bilancio del prossimo anno, secondo quanto hanno spiegato fonti dell'assessorato, che lavora con i comuni dal mese di marzo per evitare nuovi tagli.",
    "pt": "O presidente da câmara anunciou na terça-feira em Lisboa que o governo não vai alterar o orçamento do próximo ano, segundo explicaram fontes do ministério das finanças, que trabalha com os municípios desde o mês de março para evitar novos cortes.",
    "nl": "De burgemeester van Gent heeft dinsdag aangekondigd dat de stad de begroting voor volgend jaar niet zal wijzigen, zo zeggen bronnen bij de dienst, die sinds maart met de districten werkt om nieuwe besparingen te vermijden.",
    "da": "Borgmesteren i Aarhus meddelte tirsdag, at byen ikke vil ændre budgettet for næste år, oplyser kilder i forvaltningen, som siden marts har arbejdet med bydelene for at undgå nye besparelser.",
    "ht": "Prezidan komisyon an te anonse madi nan Pòtoprens ke gouvènman an pap chanje bidjè a pou ane k ap vini an, dapre sous nan ministè a, ki ap travay ak komin yo depi mwa mas pou evite nouvo koupe.",
    "fa": "رئیس شورای شهر سه\u200cشنبه در تهران اعلام کرد که دولت بودجه سال آینده را تغییر نخواهد داد، به گفته منابع وزارت دارایی که از ماه مارس با شهرداری\u200cها برای جلوگیری از کاهش\u200cهای جدید کار می\u200cکند.",
}
"""Texts of one sentence in languages that share small words with those of the tables; written for this test."""


@pytest.mark.parametrize("lang", KINDRED)
def test_a_short_text_in_a_kindred_language_is_left_to_the_classifier(lang: str) -> None:
    assert not at_once(KINDRED[lang])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les travaux du pont ne seront pas finis avant le printemps, selon la ville, qui les avait promis pour mars, mais les camions passent déjà."),
        ("en", "The harbour was closed on Tuesday after the crane fell, said the company, which has repaired it since."),
        ("de", "Der Bürgermeister hat am Dienstag mitgeteilt, dass die Brücke nicht vor dem Herbst wieder geöffnet wird, weil das Geld fehlt."),
        ("es", "El alcalde anunció el martes que la obra no estará lista hasta el año próximo, según fuentes de la empresa."),
    ],
)  # fmt: skip
def test_one_plain_sentence_needs_no_classifier(lang: str, text: str) -> None:
    assert at_once(text)
    assert language(text) == (lang, ())
