"""Where the theme is that came with the plugin: `from pelican.plugins.dateline.theme_path import THEME`."""

from pathlib import Path

_WITH_THE_WHEEL = Path(__file__).parent / "theme"
_IN_THE_PROJECT = Path(__file__).parents[2] / "theme"

THEME = str(_WITH_THE_WHEEL if _WITH_THE_WHEEL.is_dir() else _IN_THE_PROJECT)
