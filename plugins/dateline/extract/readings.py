"""What the words around a name make of it: a country, another country's place, or none, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..gazetteer import Hit, fold, fold_word
from .cues import Context, contexts, particles, readings
from .landmarks import LANDMARK, STREETS, kind_of_street
from .namesakes import PLACES, Namesakes
from .things import thing
from .works import Works

_WINDOW = 60
_JOINED = 40
"""Characters between a language or a street and what is joined to it, at most: a conjunction and an article."""
_WORDS = re.compile(r"[^\W_]+|[^\w\s'’\"«»“”„.-]|\.(?=\s)")
_NEXT = re.compile(r"[ \-]([^\W_][\w'’-]*)")
_NEAR_BEFORE, _NEAR_AFTER = 120, 60
"""How far around a people's name what is baked there may be told of."""
_ENTITLED = re.compile(r"[a-zß-ÿ] (?:L[ae]s? |L['’])(?:[A-ZÀ-Þ][\w-]+ (?:d[eu] (?:la )?|des |d['’]|aux? )?){0,2}$")
"""An article in capitals in mid-sentence makes a name of what it leads to: "au camping Le Portugal", "Les Incas du Pérou"."""
_MANNER = {"fr": re.compile(r"\bà l(?:a |['’])$"), "es": re.compile(r"\ba la $")}
"""What leads to the manner of a people: "filé à l'anglaise", "riz à la cubaine"."""
_CLOSED = re.compile(r"[,.;)]|\s*(?:$|[-–—(])")
_LINE = re.compile(r"\s*(?:[-–—(]|[,،] ?\d)")
"""What follows the town that a dateline begins with."""
_INSIDE = frozenset({", in ", ", en ", ", im ", " in "})
_SERIES = frozenset({"language", "street"})
_KINDS = {
    "places": PLACES,
    "states": frozenset({"name", "historic"}),
    "towns": frozenset({"city", "capital"}),
    "cities": frozenset({"city"}),
}


@dataclass(slots=True)
class Reader:
    """Decides hit after hit of one text, in order."""

    text: str
    lang: str
    reached: int = 0
    """Where the country named last ends."""
    series: tuple[int, str] = (-1, "")
    """Where the language or street named last ends, and which of the two it is."""
    town: tuple[int, str] = (-1, "")
    """Where the town named last ends, and the country of its row."""
    moved: dict[str, str] = field(default_factory=dict)
    """Where the text puts a place that is called like a state: {"peru": "US"}."""
    _namesakes: Namesakes = field(init=False)
    _works: Works = field(init=False)
    _folded: str = ""
    _cues: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._namesakes = Namesakes(self.text, self.lang)
        self._works = Works(self.text, self.lang)

    def read(self, hit: Hit, after: Hit | None) -> tuple[str, str]:
        """(code, "") for a country, maybe another than the row's, or (code, reason) for a reading to drop.

        `after` is the next hit.
        """
        row = hit.row
        if row.kind in _KINDS["towns"]:
            self.town = hit.end, row.code
        if not row.code:
            return (hit.inside.code if hit.inside else ""), row.kind
        if row.form.endswith("-"):
            joined = after is not None and after.start == hit.end and bool(after.row.code)
            return row.code, "" if joined else "prefix"
        words = self._before(hit.start)
        said = self.text[hit.start : hit.end]
        following = _NEXT.match(self.text, hit.end, hit.end + _WINDOW)
        behind = following[1] if following else ""
        code, reason = self._homonym(hit, words, behind)
        if reason:
            return (code, "") if code else (row.code, reason)
        reason = self._context(hit, words, behind, said)
        if reason in (STREETS, LANDMARK):
            linked = len(_content(words, self.lang)) < len(words)
            reason = kind_of_street(self.text, self.lang, hit, after, reason, linked)
        if not reason and self._namesakes.person(hit, words, behind, self.reached):
            reason = "person"
        if not reason and self.series[0] >= 0 and (row.kind == "demonym") == (self.series[1] == "language"):
            reason = self.series[1] if self._goes_on(hit) else ""
        if not reason and row.kind == "name" and self.lang == "fr":
            reason = "company" if _ENTITLED.search(self.text, max(0, hit.start - _WINDOW), hit.start) else ""
        if not reason and (self._manner(hit, behind) or self._baked(hit, behind)):
            reason = "kind"
        if not reason and self._works.hold(hit):
            reason = "work"
        reason = reason or thing(self.text, self.lang, hit)
        if not reason and self._namesakes.firm(hit, words):
            reason = "firm"
        if reason in _SERIES:
            self.series = hit.end, reason
        if reason:
            return row.code, reason
        if row.kind == "code" and _shouted(said, words, behind):
            return row.code, "word"
        if said.isupper() and self.text[hit.start - 1 : hit.start] == "<" and self.text[hit.end : hit.end + 1] == ">":
            return row.code, "share"
        if row.kind == "code" and after and after.start == hit.end + 1 and after.row.kind in ("city", "capital"):
            cue = contexts(self.lang, "before").get(fold_word(said))
            if cue:
                return row.code, cue.reason
        return self._elsewhere(hit, after) or row.code, ""

    def _before(self, start: int) -> list[str]:
        """Up to eight words in front of `start`, without crossing punctuation; Arabic clitics belong to the name."""
        found: list[str] = []
        while self.lang == "ar" and start and self.text[start - 1].isalpha():
            start -= 1
        for word in _WORDS.findall(self.text, max(0, start - _WINDOW), start):
            if word[0].isalnum():
                found.append(word)
            elif word != "." or not (found and len(found[-1]) <= 3):
                found = []
        return found

    def _homonym(self, hit: Hit, words: list[str], behind: str) -> tuple[str, str]:
        """(code, reason) of the first row of `readings.csv` that fits; ("", "") if none does."""
        row = hit.row
        for rule in readings(self.lang, row.form):
            if rule.side == "before":
                fits = _ends(_content(words, self.lang), rule.cue)
            elif rule.side == "after":
                fits = behind.startswith(rule.cue)
            elif rule.side == "unless":
                fits = not self._joined(hit) and not any(_ends(words, cue) for cue in rule.cue.split("|"))
            elif rule.side == "town":
                fits = self.text[max(0, hit.start - 2) : hit.start] == ", " and self.town[0] == hit.start - 2
                fits = fits and self.town[1] != row.code
            elif rule.side == "line":
                opens = self.text[max(0, hit.start - 2) : hit.start] in ("", "\n\n")
                fits = opens and bool(_LINE.match(self.text, hit.end))
            else:
                fits = self._says(rule.cue)
            if fits:
                return rule.code, rule.reason
        return "", ""

    def _joined(self, hit: Hit) -> bool:
        """Whether a country's name and a word that joins equals stand right before: "Niger et Maurice"."""
        between = self.text[self.reached : hit.start].strip()
        return 0 < self.reached <= hit.start and fold(between) in particles(self.lang, "join")

    def _manner(self, hit: Hit, behind: str) -> bool:
        """Whether a people's name says how something is done or cooked, and no name follows it."""
        ahead = _MANNER.get(self.lang)
        if not ahead or hit.row.kind != "demonym" or behind[:1].isupper() or self.text[hit.start].isupper():
            return False
        return self.text[hit.end - 1] == ("e" if self.lang == "fr" else "a") and bool(
            ahead.search(self.text, max(0, hit.start - 6), hit.start)
        )

    def _baked(self, hit: Hit, behind: str) -> bool:
        """Whether the people of a town are what is baked or boiled there, as the words around tell: "ihre Berliner"."""
        town = self.text[hit.end - 2 : hit.end] == "er" and self.lang == "de" and not behind[:1].isupper()
        if not town or hit.row.kind not in ("demonym", "capital", "city"):
            return False
        around = _WORDS.findall(self.text, max(0, hit.start - _NEAR_BEFORE), hit.end + _NEAR_AFTER)
        return any((cue := contexts("de", "around").get(fold_word(word))) and cue.reason == "kind" for word in around)

    def _goes_on(self, hit: Hit) -> bool:
        """Whether a word that joins equals stands between a language or a street and this: "habla francés y alemán"."""
        if hit.start - self.series[0] > _JOINED:
            return False
        between = fold(self.text[self.series[0] : hit.start]).replace("'", " ").split()
        joins, links = particles(self.lang, "join"), particles(self.lang, "link")
        return bool(between) and len(between) <= 2 and between[0] in joins and all(w in links for w in between[1:])

    def _says(self, cue: str) -> bool:
        if cue not in self._cues:
            self._folded = self._folded or fold(self.text)
            self._cues[cue] = bool(re.search(rf"\b{re.escape(fold(cue))}\b", self._folded))
        return self._cues[cue]

    def _context(self, hit: Hit, words: list[str], behind: str, said: str) -> str:
        """The reason of the row of `contexts.csv` that fits, "" if none does."""
        content = _content(words, self.lang)
        cues = contexts(self.lang, "before")
        for size, said_before in ((1, content), (2, content), (2, words)):
            found = said_before[-size:]
            rule = self._cue(cues, found) if len(found) == size else None
            if (
                rule
                and _spelt(rule.cue, found[0])
                and _of_kind(rule, hit, said, all(word[0].isupper() for word in words[len(content) :]))
            ):
                return rule.reason
        rule = contexts(self.lang, "after").get(fold_word(behind)) if behind else None
        if rule and rule.reason != "place" and _spelt(rule.cue, behind) and _of_kind(rule, hit, said, True):
            return rule.reason
        return ""

    def _cue(self, cues: dict[str, Context], words: list[str]) -> Context | None:
        """The row for these words; Arabic may write conjunction and preposition before the first of them."""
        said = fold(" ".join(words))
        if self.lang != "ar" or said in cues:
            return cues.get(said)
        bare = said[1:] if said[0] in "وفبلك" else said
        return cues.get(bare) or cues.get(bare[1:] if bare[:1] in ("ب", "ل") else bare)

    def _elsewhere(self, hit: Hit, after: Hit | None) -> str:
        """The code of the state that stands behind a place: "Granada (Nicaragua)", "Peru, Indiana"; "" without.

        A place that is called like a state is then meant wherever the text names it.
        """
        name = fold(self.text[hit.start : hit.end])
        if hit.row.kind == "name":
            if after and after.row.kind == "region" and self.text[hit.end : after.start] == ", ":
                if after.row.code != hit.row.code and _CLOSED.match(self.text, after.end):
                    self.moved[name] = after.row.code
            return self.moved.get(name, "")
        if hit.row.kind not in ("city", "capital"):
            return ""
        code = self._inside(hit, after) if after and after.row.code else ""
        if code and code != hit.row.code:
            self.moved[name] = code
        return code or self.moved.get(name, "")

    def _inside(self, hit: Hit, after: Hit) -> str:
        """The code of what stands behind a town and holds it, "" without."""
        between = self.text[hit.end : after.start]
        for rule in readings(self.lang, after.row.form) if between == ", " else ():
            if rule.side == "town" and after.row.code != hit.row.code:
                return rule.code
        if between in _INSIDE and after.row.kind in ("name", "region"):
            return after.row.code
        if between == " (" and after.row.kind in ("name", "region", "code"):
            return after.row.code if self.text[after.end : after.end + 1] == ")" else ""
        return after.row.code if between == ", " and after.row.kind == "region" else ""


def _shouted(said: str, words: list[str], behind: str) -> bool:
    """Whether a code of letters stands among words in capitals, where it is rather a word."""
    around = [word for word in (*words[-2:], behind) if len(word) > 1 and word.isalpha()]
    return said.isalpha() and len(said) == 2 and bool(around) and all(word.isupper() for word in around)


def _content(words: list[str], lang: str) -> list[str]:
    size = len(words)
    links = particles(lang, "link")
    while size and fold_word(words[size - 1]) in links:
        size -= 1
    return words[:size]


def _ends(words: list[str], cue: str) -> bool:
    wanted = fold(cue).replace("'", " ").split()
    return [fold_word(word) for word in words[-len(wanted) :]] == wanted


def _spelt(cue: str, word: str) -> bool:
    return not cue[0].isupper() or word[0].isupper()


def _of_kind(rule: Context, hit: Hit, said: str, adjacent: bool) -> bool:
    if rule.kinds == "all":
        return True
    if rule.kinds in _KINDS:
        return hit.row.kind in _KINDS[rule.kinds]
    if rule.kinds in ("adjective", "breeds"):
        small = hit.row.kind == "demonym" and adjacent and not said[0].isupper()
        return small or (rule.kinds == "breeds" and hit.row.kind in PLACES)
    if rule.kinds == "called":
        return hit.row.kind in PLACES and adjacent
    if rule.kinds == "bare":
        return hit.row.kind == "demonym" and adjacent and fold_word(said) == fold(hit.row.form)
    return hit.row.kind == "demonym"
