"""Offices that stand before a name as part of its run of capitals: "Economic Planning Secretary NAME", "ÖBB-Chefin NAME"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from .latin_leads import is_only_noun
from .latin_roles import Around
from .latin_words import FORERUNNERS, PARTICLES
from .sightings import endings, given_names

Parts = list[list[int]]
_THE = frozenset("le la l el the der die dem den".split())
_LONG_TITLE = 6
"""Letters up to which an English title may be a surname: "Bishop", "Cooper"."""


def further(words: Sequence[str], given: Collection[str]) -> int:
    """Where in a German run of capitals what follows a surname begins, the run's length if nowhere.

    "sagte NAME NAME der Zeitung", "nennen NAME NAME das Möbel"; not "Maria das Neves", "Walther von der Vogelweide".
    """
    for at in range(2, len(words) - 1):
        if (
            words[at] in ("der", "das", "dem", "den")
            and words[at - 1] not in PARTICLES
            and words[at - 1] not in given
        ):
            return at
    return len(words)


class Offices:
    """One text, for asking how much of a run of capitals is an office."""

    def __init__(self, around: Around, places: Sequence[tuple[int, int]]) -> None:
        self.around, self.places = around, places
        self.text, self.lang, self.fold = around.text, around.lang, around.fold
        self.titles, self.given = around.titles, given_names()

    def ahead(self, parts: Parts) -> int:
        """How many parts are an English office before a name: "Economic Planning Secretary NAME NAME"; 0 for none."""
        if self.lang != "de" and (self.lang != "en" or len(parts) < 4):
            return 0
        words = [self.fold[a:b].rstrip(".") for a, b in parts]
        if self.lang == "de":
            return self._german_office(parts, words)
        for n in range(1, min(5, len(parts) - 2)):
            title = self.titles.get(words[n])
            if title and title.kind != "honorific" and words[n] not in self.given:
                # "Ted Bates Worldwide Chairman NAME" has a given name before it, as "Roy Bishop" has before a surname.
                sure = n > 1 and len(words[n]) > _LONG_TITLE
                known = any(
                    (word in self.given and word != "german") or (word in self.titles and word not in FORERUNNERS)
                    for word in words[:n]
                )
                return n + 1 if sure or not known else 0
        return 0

    def _german_office(self, parts: Parts, words: list[str]) -> int:
        """The same for German: "Österreichs Verkehrsminister NAME NAME", "ÖBB-Chefin NAME NAME"."""
        for n in range(min(3, len(parts) - 2)):
            if words[n] in self.given or words[n] in PARTICLES:
                return 0
            prefix = self.text[parts[n][0] : parts[n][1]].partition("-")[0]
            title = self.around.title(words[n])
            party = (
                self.around.title(words[n].rpartition("-")[2]) is not None and len(words[n].rpartition("-")[2]) > 6
            )
            if title and title.kind != "honorific" and (n or prefix.isupper() or prefix.endswith("en") or party):
                return n + 1 if n or "-" in words[n] else 0
            if not (self.fold[parts[n][0] : parts[n][1]].endswith(("s", "er")) or self.covered(*parts[n])):
                return 0
        return 0

    def origin(self, parts: list[list[int]]) -> int:
        """Where "le Norvégien", "el noruego" before a name begins, which is taken from `parts`; -1 if nothing such does."""
        i = bisect_left(self.around.starts, parts[0][0])
        if self.lang == "de" and len(parts) > 3 and self.fold[parts[0][0] : parts[0][1]] in _THE:  # "Die Polin NAME"
            if self.covered(*parts[1]) and is_only_noun(self.fold[parts[1][0] : parts[1][1]]):
                origin = parts[0][0]
                del parts[:2]
                return origin
        if self.covered(*parts[0]) and len(parts) > 2:
            article, own = i - 1, True
        elif i and len(parts) > 1 and self.covered(self.around.words[i - 1][0], self.around.words[i - 1][1]):
            article, own = i - 2, False
        else:
            return -1
        if article < 0 or self.around.words[article][2] not in _THE:
            return -1
        if self.text[self.around.words[article][1] : self.around.words[article + 1][0]].strip(" '’\n\u00a0\u202f"):
            return -1
        # French writes the adjective small, so that a capital is somebody; elsewhere it may be "the German Motor Show".
        first = parts[1] if own else parts[0]
        sure = own and (
            self.lang == "fr" or (self.lang == "de" and is_only_noun(self.fold[parts[0][0] : parts[0][1]]))
        )
        if not sure and self.fold[first[0] : first[1]].split("-")[0] not in self.given:
            return -1
        if own:
            del parts[0]
        return self.around.words[article][0]

    def people_of(self, origin: int) -> str:
        """The noun behind the German article at `origin`, as it stands alone: "Slowene" of "dem Slowenen"; "" elsewhere."""
        if self.lang != "de" or origin < 0:
            return ""
        start, end, _ = self.around.words[bisect_left(self.around.starts, origin) + 1]
        word = self.text[start:end]
        return word[:-1] if word.endswith("en") else word

    def covered(self, start: int, end: int) -> bool:
        """Whether the caller's places have just this span."""
        i = bisect_left(self.places, (start, end))
        return i < len(self.places) and self.places[i] == (start, end)

    def is_branch(self, start: int, end: int) -> bool:
        """Whether two or three capitals behind a title say of what it is: "general EP", "coronel PNP"."""
        i = bisect_left(self.around.starts, start) - 1
        word = self.text[start:end]
        return (
            2 <= len(word) <= 4
            and word.isalpha()
            and word.isupper()
            and i >= 0
            and self.around.words[i][2] in self.titles
        )

    def is_german_role(self, word: str, parts: Parts) -> bool:
        """Whether a capital begins a German noun for what somebody does, by its ending, before two words or more.

        Or by the article before it and a given name behind: "der Mineur João NAME".
        """
        i = bisect_left(self.around.starts, parts[0][0]) - 1 if parts else -1
        led = self.lang == "de" and len(parts) > 2 and i >= 0 and self.around.words[i][2] in _THE and len(word) > 4
        if led and self.fold[parts[1][0] : parts[1][1]].split("-")[0] in self.given and word not in self.given:
            return not self.covered(*parts[0])
        return (
            self.lang == "de"
            and len(parts) > 2
            and len(word) > 6
            and (word.endswith(endings("de")) or self.around.title(word) is not None)
            and word not in self.given
            and "-" not in word
        )

    def is_german_origin(self, word: str, parts: Parts) -> bool:
        """Whether a word says where the office behind it is: "Basler Zoodirektorin NAME NAME"."""
        return (
            self.lang == "de"
            and len(parts) > 3
            and word.endswith("er")
            and self.is_german_role(self.fold[parts[1][0] : parts[1][1]], parts[1:])
        )
