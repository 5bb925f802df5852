"""Hostile sizes: long words, lines and headers, many of a thing, deep nesting, and what doubles a bad expression's time."""

from __future__ import annotations

from hostile.case import EITHER, LEAD, Case, text

SIZE = 15_000
"""Characters of each: the time that more of it takes is measured in test_linear.py."""

# (name, what is repeated)
REPEATED = (
    ("word", "a"), ("capitals", "A"), ("capitalised", "Ab"), ("digits", "1"), ("accents", "é"), ("marks", "\u0301"), ("arabic", "ا"), ("tatweel", "ـ"),
    ("spaces", " "), ("nbsp", "\u00a0"), ("tabs", "\t"), ("newlines", "\n"), ("space-lines", " \n"), ("dots", "."), ("ellipses", "… "), ("commas", ", "), ("hyphens", "-"), ("dashes", " – "),
    ("apostrophes", "d'"), ("quotes", "\""), ("guillemets", "« "), ("pairs", "« a » "), ("open-close", "“”"), ("brackets", "["), ("links", "[a]("), ("images", "!["), ("parens", "("), ("braces", "{{"), ("angle", "<"), ("tags", "<a>"),
    ("closing", "</a>"), ("comments", "<!--"), ("entities", "&amp;"), ("ampersands", "&"), ("stars", "*"), ("underscores", "_"), ("emphasis", "*a_ "), ("backticks", "`"), ("backslashes", "\\"), ("pipes", "|"), ("table", "a|b\n"), ("rules", "-|"),
    ("quotations", "> "), ("bullets", "- "), ("indents", "    "), ("colons", "a: "), ("keys", "Key: v\n"), ("dates", "date 2019-07 "), ("date-lines", "date 2019-07\n"), ("months", "janvier "), ("numbers", "1 2 3 "), ("slashes", "1/"), ("iso", "2019-07-"),
    ("initials", "A. "), ("abbreviations", "M. "), ("titles", "le docteur "), ("particles", "de la "), ("names", "Anselme Vauclerc, "), ("long-name", "Anselme "), ("saying", "a dit "), ("countries", "Algérie "), ("demonyms", "algérien "), ("glued", "Algérie"),
    ("cities", "Paris, "), ("organisations", "Union de la Banque de "), ("acronyms", "(UA) "), ("sentences", "Il a dit. "), ("questions", "?"), ("breaks", "a\n"), ("wrapped", "un deux trois quatre cinq six sept huit neuf dix onze douze\n"),
    ("mojibake", "Ã©"), ("arabic-mojibake", "ظ„"), ("replacement", "\ufffd"), ("emoji", "👩‍👩‍👧‍👦"), ("cjk", "漢"), ("surrogate-like", "\U0001f600"), ("joiners", "\u200d"), ("mixed", "aا"), ("case", "aA"), ("ordinals", "1er "), ("hours", "12h"), ("urls", "http://a."), ("mails", "a@"),
)  # fmt: skip


def cases() -> list[Case]:
    """The cases."""
    out = []
    for name, unit in REPEATED:
        body = (unit * (SIZE // len(unit)))[:SIZE]
        out.append(
            Case(
                "sizes",
                f"sizes/{name}.txt".encode(),
                f" date 2019-07 {LEAD}{body}\nFin {name}.\n".encode(),
                (f"Fin {name}.",),
            )
        )
    nested = 5000
    return [
        *out,
        text("sizes", "deep-html", "<div>" * nested + "x" + "</div>" * nested),
        text("sizes", "deep-quotes", "« " * nested + "x" + " »" * nested),
        text("sizes", "deep-lists", "\n".join("  " * n + "- x" for n in range(150))),
        text("sizes", "one-letter-lines", "\n\n".join("abcdefghij" * 40)),
        text(
            "sizes",
            "many-articles",
            "\n\n".join(f"date 2019-07-{n % 28 + 1:02} Brève {n} sur le port." for n in range(120)),
            verdict=EITHER,
        ),
        text("sizes", "long-header", "Le port rouvre.", header=" date " + "2019-07 " * 10_000),
        text(
            "sizes", "long-key", "Le port rouvre.", header="date 2019-07\n" + "x" * 20_000 + ": y\n", verdict=EITHER
        ),
        text("sizes", "all-countries", "Algérie, Libye, Tunisie, Maroc, France, Allemagne, Espagne, Japon. " * 800),
        text("sizes", "all-quotes", "« Oui », a dit Anselme Vauclerc. " * 2000),
        text(
            "sizes",
            "all-people",
            " ".join(
                f"Le docteur Anselme Vauclerc{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} a parlé." for n in range(600)
            ),
        ),
    ]
