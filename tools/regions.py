"""Write `data/regions.csv`: the region and subregion of every country, by UN M49 as CLDR carries it.

    python tools/regions.py path/to/cldr-core/supplemental/territoryContainment.json

CLDR follows UN M49, and places Taiwan and Kosovo, which M49 leaves out. Outlying Oceania (QO), which is no region of
M49, is left out.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "plugins" / "dateline" / "data" / "regions.csv"
REGIONS = ("002", "019", "142", "150", "009")


# Codes that ISO 3166-1 has withdrawn and old news still name: the Netherlands Antilles.
FORMER = [("AN", "019", "029")]


def rows(contained: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """(country, region, subregion), by country; `contained` has what each region contains."""
    found = []
    for region in REGIONS:
        for subregion in contained[region]:
            if subregion.isdigit():
                found += [(code, region, subregion) for code in contained[subregion] if not code.isdigit()]
    return sorted(found + FORMER)


def main() -> int:
    """Write the table: 0."""
    values = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["supplemental"]
    contained = {code: value["_contains"] for code, value in values["territoryContainment"].items()}
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# Written by tools/regions.py from CLDR {values['version']['_cldrVersion']}: codes of UN M49.\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("code", "region", "subregion"))
        out.writerows(rows(contained))
    return 0


if __name__ == "__main__":
    sys.exit(main())
