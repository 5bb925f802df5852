"""Organisations: heads, complements, acronyms, names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.organisations import organisations


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "L'Office national des forêts a replanté.", ["Office national des forêts"]),
        ("fr", "L'Union des pêcheurs de l'Ouest proteste.", ["Union des pêcheurs de l'Ouest"]),
        ("fr", "Le ministère de l'Énergie a démenti.", ["ministère de l'Énergie"]),
        ("fr", "L'Académie maritime de Brumeval forme des marins.", ["Académie maritime de Brumeval"]),
        ("fr", "Les médiateurs de l'OSCE sont partis.", ["OSCE"]),
        ("fr", "Le Kremlin et la Maison-Blanche se taisent.", ["Kremlin", "Maison-Blanche"]),
        ("fr", "Le maire est allé au conseil.", []),
        ("fr", "BRUMEVAL (Côte Presse) - Il pleut.", ["Côte Presse"]),
        ("en", "The Northern Rivers Network sued.", ["Northern Rivers Network"]),
        ("en", "Shipping Minister opened the quay.", []),
        ("en", "The Ministry of Foreign Trade denied it.", ["Ministry of Foreign Trade"]),
        ("en", "Goldman Mills Inc raised prices.", ["Goldman Mills Inc"]),
        ("en", "NORPORT - The European Union paid.", ["European Union"]),
        ("es", "El Ministerio de Pesca cerró el puerto.", ["Ministerio de Pesca"]),
        ("es", "El FC Piedraluna ganó.", ["FC Piedraluna"]),
        ("de", "Die Leiterin der Nationalparkwacht kam.", ["Nationalparkwacht"]),
        ("fr", "La Fédération des ports brumais (FPB) proteste. La FPB attend.", ["Fédération des ports brumais"]),
        (
            "fr",
            "La Communauté économique et monétaire de l'Ouest siège.",
            ["Communauté économique et monétaire de l'Ouest"],
        ),
        ("fr", "La société Bâtibrume a gagné.", ["Bâtibrume"]),
        ("fr", "L'association « Les Amis de la Brume » proteste.", ["Les Amis de la Brume"]),
        ("fr", "BRUME - La faculté de Brumeval a fermé.", []),
        ("en", "The Farmers' Association of Norland sued.", ["Farmers' Association of Norland"]),
        ("en", "NORPORT (North Wire) -- It rains.", ["North Wire"]),
        ("en", "The City of Norport sued.", []),
        ("de", "Laut Wirtschaftskammer Nordland regnet es.", ["Wirtschaftskammer Nordland"]),
        ("de", "Der Obmann des Bauernbundes kam.", ["Bauernbundes"]),
        ("de", "Neue Bahn für alte Hügel: Der Bau beginnt.", []),
        ("de", "Alte Bibliothek, junge Leser. Die Alte Bibliothek öffnet am Montag.", ["Alte Bibliothek"]),
        ("de", "Die Polizei prüft Brandstiftung im Stadtarchiv.", ["Stadtarchiv"]),
        ("en", "Derwent Fibres Pty will close the mill.", ["Derwent Fibres Pty"]),
        ("en", "The Grain Inspectorate shut three cellars.", ["Grain Inspectorate"]),
        ("es", "El Servicio de Aduanas y la Cruz Roja llegaron.", ["Servicio de Aduanas", "Cruz Roja"]),
        ("ar", "طالب الاتحاد التونسي للفلاحة والصيد البحري بذلك", ["الاتحاد التونسي للفلاحة والصيد البحري"]),
        ("ar", "أعيد فتح المتحف الوطني أمس", ["المتحف الوطني"]),
        ("ar", "فاز الفريق في المركز الأول", []),
        ("ar", "استؤنفت حركة الحاويات في الميناء", []),
        ("ar", "أغلقت مكاتب الاقتراع، ووصلت صناديق إلى مكتب الاقتراع", []),
        ("ar", "انقطعت شبكة الصرف الصحي", []),
        ("ar", "دعت حركة النهضة التونسية إلى الحوار", ["حركة النهضة التونسية"]),
        ("ar", "وقالت وزارة التربية العراقية ذلك", ["وزارة التربية العراقية"]),
        ("ar", "ورحبت الأمم المتحدة بالاتفاق", ["الأمم المتحدة"]),
    ],
)
def test_names(lang: str, text: str, wanted: list[str]) -> None:
    assert list(organisations(text, lang)) == wanted


def test_the_agency_comes_first_and_once() -> None:
    assert organisations("Le Kremlin se tait.", "fr", agency="Côte Presse") == ("Côte Presse", "Kremlin")


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="AbÉ é.,-()'’\nUnion deوزارة", max_size=60),
    st.sampled_from(["fr", "en", "es", "de", "ar", "", "xx"]),
)
def test_never_raises(text: str, lang: str) -> None:
    for name in organisations("L'Union des ports. " + text, lang):
        assert name.strip() == name != ""


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Le pont rouvrira, ont annoncé les ministres des Transports du Togo et du Bénin.", ()),
        ("La ministre déléguée aux Transports et à la Mer a parlé.", ()),
        ("La secrétaire d’État aux Transports a parlé.", ()),
        ("La société Transports du Golfe a rouvert.", ("Transports du Golfe",)),
        ("Transports du Golfe a rouvert sa ligne.", ("Transports du Golfe",)),
    ],
)
def test_what_a_minister_is_in_charge_of_is_no_body(text: str, bodies: tuple[str, ...]) -> None:
    assert organisations(text, "fr") == bodies
