"""Settings are checked before any work, all problems at once."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import settings


def test_defaults(tmp_path: Path) -> None:
    options = settings.check({"PATH": "content"}, tmp_path)
    assert options.seeds == tmp_path.resolve() / "seeds"
    assert options.pagination == 50
    assert options.workers == 0


def test_all_problems_at_once(tmp_path: Path) -> None:
    wrong = {"DATELINE_WORKERS": "two", "DATELINE_HOME_COUNTRY": "Algeria", "DATELINE_SEED": "x"}
    with pytest.raises(settings.SettingsError) as caught:
        settings.check(wrong, tmp_path)
    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "DATELINE_WORKERS",
        "DATELINE_SEED",
        "DATELINE_HOME_COUNTRY",
    ]


@pytest.mark.parametrize("output", [".", "content", "content/.."])
def test_output_may_not_hold_the_input(tmp_path: Path, output: str) -> None:
    with pytest.raises(settings.SettingsError, match="OUTPUT_PATH"):
        settings.check({"PATH": "content", "OUTPUT_PATH": output}, tmp_path)
