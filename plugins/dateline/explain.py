"""What was found in a seed and why: every value with its evidence, every reading that was dropped with its rule."""

from __future__ import annotations

from collections.abc import Iterator

from . import seed
from .extract import extract, names
from .frozen import frozen
from .model import RawArticle, Story
from .tables import table


@frozen
class Reason:
    """A rule by which readings are dropped, in words."""

    code: str
    text: str


def explain(
    data: bytes,
    source: str,
    number: str = "",
    home_country: str = "",
    french_names: bool = False,
    date_order: str = "",
) -> tuple[list[str], bool]:
    """(lines for a reader, whether every article of the seed could be read), of the article with this number alone if one is given.

    The last three are wishes as `extract` takes them.
    """
    articles, rejects = seed.read(data, source)
    if number:
        wanted = (f"{source}#{number}", *([source] if number == "1" else []))
        count = len(articles) + len(rejects)
        articles = [raw for raw in articles if raw.source in wanted]
        rejects = [reject for reject in rejects if reject.source in wanted]
        if not articles and not rejects:
            last = f"{source}#{count}" if count > 1 else source
            return [
                f"{source}#{number}: the file holds {count} article{'s' * (count != 1)}; write {last} for the last of them"
            ], False
    stories = (seed.settled(extract(raw, home_country, french_names, date_order)) for raw in articles)
    lines = [line for raw, story in zip(articles, stories, strict=True) for line in _lines(raw, story)]
    lines += [f"{reject.source}: {reject.reason}" for reject in rejects]
    return lines, not rejects


def _lines(raw: RawArticle, story: Story) -> Iterator[str]:
    yield f"== {story.source}"
    yield f"title      {story.title}" + (
        "  (the seed's own headline)" if story.headline else "  (made from the text)"
    )
    yield f"language   {story.lang or '—'}"
    yield f"date       {story.date or '—'}  (header {raw.header!r})"
    for basis in story.bases[1 if raw.header else 0 :]:
        yield f"  {basis.kind:<9}{basis.words}"
    for label, value in (
        ("original", story.original),
        ("authors", "; ".join(story.authors)),
        ("paper", story.publication),
    ):
        if value:
            yield f"{label:<11}{value}"
    yield f"dateline   {story.dateline or '—'}"
    yield f"countries  {' '.join(story.countries) or '—'}  (primary {story.primary or '—'})"
    for mention in story.mentions:
        yield f"  {mention.code}  {mention.kind:<12} {mention.start:>6}  {mention.text}"
    reasons = {row.code: row.text for row in table("reasons.csv", Reason)}
    for dropped in names(story.text, story.lang)[1]:
        why = reasons.get(dropped.reason, dropped.reason)
        yield f"  not {dropped.code}  {dropped.start:>6}  {dropped.text}: {why}"
    for person in story.people:
        yield f"person     {person.name}" + (f": {person.role}" if person.role else "")
    for organisation in story.organisations:
        yield f"body       {organisation}"
    for quote in story.quotes:
        yield f"quote      {quote.start:>6}  {quote.speaker or '—'}: {quote.text}"
    for note in story.notes:
        yield f"doubt      {note.field}: {note.code} {note.detail}".rstrip()
