"""Cut the theme's fonts from the variable fonts of the npm packages @fontsource-variable/…: fonts.py PACKAGES OUT.

PACKAGES is the folder that holds `newsreader`, `public-sans` and `markazi-text`; needs fonttools and brotli.
A font is one request and one file that never changes: weights 400 to 700, no hints, only what the theme asks for.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 700)
# The file in a package, the file in the theme, and how far its axes reach.
CUTS = (
    ("newsreader/files/newsreader-latin-opsz-normal.woff2", "newsreader.woff2", {"wght": WEIGHTS, "opsz": (12, 72)}),
    ("newsreader/files/newsreader-latin-ext-wght-normal.woff2", "newsreader-ext.woff2", {"wght": WEIGHTS}),
    ("public-sans/files/public-sans-latin-wght-normal.woff2", "public-sans.woff2", {"wght": WEIGHTS}),
    ("markazi-text/files/markazi-text-arabic-wght-normal.woff2", "markazi-text.woff2", {"wght": WEIGHTS}),
)
FEATURES = "kern liga calt ccmp locl mark mkmk tnum lnum init medi fina isol rlig frac".split()


def cut(source: Path, target: Path, axes: dict[str, tuple[int, int]]) -> None:
    """Write the subset of a font to `target`."""
    font = instantiateVariableFont(TTFont(source), axes)
    variations = font["gvar"].variations
    for glyph in font.getGlyphOrder():
        # Glyphs that never vary have no entry in these files, which the subsetter does not expect.
        try:
            variations[glyph]
        except KeyError:
            variations[glyph] = []
    whole = io.BytesIO()
    font.flavor = None
    font.save(whole)
    whole.seek(0)
    font = TTFont(whole, recalcTimestamp=False)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main(packages: str, out: str) -> None:
    """Cut them all."""
    for source, target, axes in CUTS:
        cut(Path(packages) / source, Path(out) / target, axes)


if __name__ == "__main__":
    main(*sys.argv[1:3])
