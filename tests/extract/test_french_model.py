"""The optional model: merged into what the rules find, with its offsets; asked for only where it is installed."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import settings
from pelican.plugins.dateline.extract import french_model
from pelican.plugins.dateline.extract.people import people

TEXT = "Vyka Vauclerc-Obiang rit. Le port de Brumeval Grande Anse est vide."


def test_what_the_model_finds_is_evidence_for_a_candidate() -> None:
    assert people(TEXT, "fr") == ()
    (person,) = people(TEXT, "fr", modelled=[(0, 20), (5, 9)])
    assert person.name == "Vyka Vauclerc-Obiang"
    assert [(span.start, span.end) for span in person.spans] == [(0, 20)]


def test_a_place_stays_a_place_whatever_the_model_says() -> None:
    assert people(TEXT, "fr", places=[(37, 58)], modelled=[(37, 58)]) == ()


def test_the_setting_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(french_model, "installed", lambda: False)
    with pytest.raises(settings.SettingsError, match=r"DATELINE_FRENCH_NAMES: .*french-names"):
        settings.check({"DATELINE_FRENCH_NAMES": True}, tmp_path)


@pytest.mark.skipif(not french_model.installed(), reason="the extra french-names is not installed")
def test_the_model_gives_offsets() -> None:
    text = "La pianiste Odile Marchebois et Jean Dupont ont joué à Lyon."
    assert "Jean Dupont" in [text[a:b] for a, b in french_model.french_people(text)]
