"""Write `plugins/dateline/data/first_names.csv`, the given names that show a person.

Two sources, the first that has a name decides its gender: our hand rows (`first_names-hand.csv`) and the lists of
Faker (MIT), which is needed only here: `pip install Faker==40.63.0`, then `python tools/first_names.py`. A name that is
also an ordinary word, a place, a title or a word that stops a name is left out, for it would show nobody. The result is
sorted, so that the same sources give the same bytes.
"""

from __future__ import annotations

import csv
import importlib
import re
from pathlib import Path

from pelican.plugins.dateline.extract.named import folded
from pelican.plugins.dateline.extract.sightings import forms, sayings, titles
from pelican.plugins.dateline.gazetteer_rows import Row
from pelican.plugins.dateline.tables import table

DATA = Path(__file__).resolve().parents[1] / "plugins" / "dateline" / "data"
LOCALES = (
    "ar_AA ar_DZ ar_PS cs_CZ da_DK de_AT de_CH de_DE de_LI de_LU en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CA"
    " es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CH fr_DZ fr_FR fr_QC ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT"
    " lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH vi_VN yo_NG zu_ZA"
).split()
SURNAMES = "en_US en_GB de_DE fr_FR".split()
WORDS = "ar_AA de_DE en_US es_ES fr_FR it_IT la nl_NL".split()
LANGUAGES = ("fr", "en", "ar", "es", "de")
LISTS = ("name_stops.csv", "eponyms.csv", "organisation_heads.csv", "body_nouns.csv", "verbs_ar.csv")
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-ÿā-ž]+(?:[A-Z][a-zß-ÿ]+)?|[\u0621-\u064a]{3,}")
SHORTEST = 3
NOT_NAMES = frozenset(
    (
        "abel action april august axel bay bear best bill bishop blue booker bridge brook brooks canon carol carter case chance chase"
        " christian church city clay cliff cole connor cook cooper coral country craig crystal dale dallas dawn dean delta dell devon"
        " diamond dick duke earl eden element ever faith fern ford forest fox frank garden gay gene general glen glory gold grace grant"
        " green guy harbor harmony heath heaven heide herald holly honey hope hunter iris island ivy jack jade jewel jordan joy judge june"
        " junior justice king lake land lane legend liberty linde lion london long love loyal lucky lynn major march mark marina mars mason"
        " master max may melody mercury mercy miles miller missy more north nova ocean olive olympia opal page paris parker penny"
        " piper porter prince princess queen rain ray red reed reich river robin rock rose royal ruby rusty sage saint salem sandy"
        " sky south star stern stone storm street summer sunday sunny terra tiger time trinity true unity urban van victor victory vincent"
        " violet wade ward west will winter wolf wood word young zeit wien kai mai mira norden osten sol luz mar paz pilar rio reyes cruz"
        " cielo nieves dolores trinidad asuncion concepcion blanca clara bianca serena alba aurora gloria vera stella italia argentina america"
        " asia africa europa britannia indiana georgia carolina virginia dakota brittany lorraine ardennes france constant"
        " parfait fidele prosper juste noel pascal toussaint avril juillet octobre marin sylvestre aime desire fortune bonne claire"
        " blanche marche capucine prune perle cerise ombre lumiere jour solene ange celeste mai yes son sun win sung bo da do an"
        " ba ma ha le la les das der die den del des los las con per por von the and bin ben ibn abu umm el al dan alfa aura autumn bent bitten brent canal corona dries fares flore gala galo gil harm harsh ira jail jet lean lies"
        " loan mad made mart mate miel mile naide nail nair nand nas neo nil nore nout odd owe patience pier prudence purity raid ramadan"
        " rica romaine server sine tea ties till tone troy uni urbain valves venus wage toy lone atlas taj meda gran salina amri lois"
    ).split()
)


def main() -> None:
    """Read the sources, write the table."""
    with (DATA / "first_names-hand.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["form"]: row["gender"] for row in csv.DictReader(lines)}
    known = {folded(form) for form in rows}
    words = ordinary_words()
    found: dict[str, set[str]] = {}
    for locale in LOCALES:
        provider = provider_of(locale)
        for attribute, gender in (("first_names_male", "m"), ("first_names_female", "f"), ("first_names", "")):
            for form in listed(provider, attribute):
                fold = folded(form)
                if NAME.fullmatch(form) and len(form) >= SHORTEST and fold not in known and fold not in words:
                    found.setdefault(form, set()).add(gender)
    for form, genders in found.items():
        sexes = genders - {""}
        rows[form] = sexes.pop() if len(sexes) == 1 else ""
    with (DATA / "first_names.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("form", "gender"))
        writer.writerows(sorted(rows.items()))
    print(f"first_names.csv: {len(rows)} names, {len(rows) - len(found)} of them by hand")


def provider_of(locale: str) -> type:
    """Faker's lists for a locale."""
    return importlib.import_module(f"faker.providers.person.{locale}").Provider


def listed(provider: type, attribute: str) -> list[str]:
    """The names of one list of a provider, which may be weighted or made on demand; without vowel signs."""
    value = getattr(provider, attribute, ())
    if not isinstance(value, dict | list | tuple | set):
        return []
    return sorted({re.sub("[\u064b-\u0652]", "", str(form)) for form in value})


def ordinary_words() -> set[str]:
    """Folded words that are no sign of a person though somebody may be called so."""
    words = set(NOT_NAMES)
    for locale in WORDS:
        provider = importlib.import_module(f"faker.providers.lorem.{locale}").Provider
        words |= {folded(word) for word in provider.word_list}
    for locale in SURNAMES:  # firms are called so: "Morgan Stanley"
        words |= {folded(name) for name in listed(provider_of(locale), "last_names")}
    for lang in LANGUAGES:
        words |= set(titles(lang)) | set(sayings(lang, ("says", "said", "saying", "according", "naming", "work")))
        for name in LISTS:
            words |= set(forms(name, lang))
    return words | {folded(row.form) for row in table("gazetteer.csv", Row)}


if __name__ == "__main__":
    main()
