"""Roles that lean on a body: a possessive, a verb in a noun's place."""

import pytest
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.model import RawArticle


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        (
            "fr",
            "L'Office des forêts n'a pas de camions. « Nous marchons », dit son directeur, Anselme Vauclerc.",
            "directeur de l'Office des forêts",
        ),
        (
            "fr",
            "Le syndicat des passeurs proteste. « C'est trop », déplore sa présidente, Odette Morvan.",
            "présidente du syndicat des passeurs",
        ),
        (
            "fr",
            "Les pêcheurs refusent la taxe. « Jamais », promet leur porte-parole, Ferdinand Lacoste-Vidal.",
            "porte-parole des pêcheurs",
        ),
        # Behind a preposition a body is not whose spokesman is meant, and of somebody's spokesman it is not said.
        ("fr", "Il a parlé à l'Agence Brume. Son émissaire, Anselme Vauclerc, attend.", "émissaire"),
        ("fr", "L'Office dort. Le maire est venu avec son porte-parole, Anselme Vauclerc.", "porte-parole"),
        ("fr", "Odette Morvan, qui préside l'Office des forêts, a ri.", "présidente de l'Office des forêts"),
        ("fr", "Mathieu Vauclerc, qui dirige le Centre des ports, a ri.", "directeur du Centre des ports"),
        ("en", "The Harbour Board lost. Its chairman, Ansel Wickery, resigned.", "chairman of the Harbour Board"),
        ("en", 'Ansel Wickery, who leads the Norland delegation, said "no".', "head of the Norland delegation"),
        (
            "es",
            "El Instituto del Mar calla. Su directora, Lucrecia Ocampo, renunció.",
            "directora del Instituto del Mar",
        ),
        (
            "fr",
            "Le directeur de l'Agence des ports et quais (APQ), Anselme Vauclerc, a ri.",
            "directeur de l'Agence des ports et quais",
        ),
    ],
)
def test_role(lang: str, text: str, role: str) -> None:
    story = extract(RawArticle(source="a.txt", header="", text=text, lang=lang))
    assert [person.role for person in story.people] == [role]
