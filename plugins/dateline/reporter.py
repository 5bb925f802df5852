"""A page and its entry → the view of an article, with the evidence marked in its text."""

from __future__ import annotations

from collections.abc import Sequence

from . import edtf, names, urls
from .desk import Desk, Leaf, direction, machine_date
from .model import Entry
from .page import Page
from .views import Article, Evidence, Said, Segment


class Reporter(Desk):
    """Builds the views of articles."""

    def article(self, page: Page, entry: Entry, body: str, newer: Entry | None, older: Entry | None) -> Leaf:
        """An article with its evidence."""
        story, address = page.story, entry.url
        known = edtf.parse(story.date) if story.date else None
        crumbs = [(self.words["front"], "")]
        if known and known.month_key:
            crumbs.append((names.date(known.month_key, self.lang), urls.month(known.month_key)))
        elif known is None or known.doubtful:
            crumbs.append((self.words["undated"], urls.UNDATED))
        else:
            crumbs.append((str(known.year), urls.year(known.year)))
        marks = [(m.start, m.end, m.code, f"e{n}") for n, m in enumerate(story.mentions) if m.code in story.countries]
        segments = _segments(story.headline, story.paragraphs, marks)
        country_link = {
            code: self.link(names.country(code, self.lang), urls.country(code), address) for code in story.countries
        }
        evidence = tuple(
            Evidence(
                link,
                True,
                tuple(
                    (m.text, self.words[f"kind.{m.kind}"], f"e{n}")
                    for n, m in enumerate(story.mentions)
                    if m.code == code
                ),
            )
            for code, link in country_link.items()
        )
        view = Article(
            frame=self.frame(address, story.title, story.summary, crumbs),
            title=story.title,
            headline=segments[0] if story.headline == story.title else (),
            lang=story.lang,
            dir=direction(story.lang),
            date=names.date(story.date, self.lang),
            datetime=machine_date(story.date),
            dateline=story.dateline,
            summary=story.summary,
            paragraphs=segments[1:] if page.plain else (),
            html="" if page.plain else body,
            countries=tuple(country_link.values()),
            evidence=evidence,
            people=tuple((person.name, person.role) for person in story.people),
            organisations=story.organisations,
            quotes=tuple(Said(quote.text, quote.speaker) for quote in story.quotes),
            notes=tuple(": ".join(filter(None, (note.field, note.code, note.detail))) for note in story.notes),
            source=story.source,
            words=self.words["words"].format(n=entry.words),
            previous=self.link(older.title, older.url, address) if older else None,
            next=self.link(newer.title, newer.url, address) if newer else None,
        )
        return Leaf(address, "article.html", view)


def _segments(
    headline: str, paragraphs: Sequence[str], marks: Sequence[tuple[int, int, str, str]]
) -> tuple[tuple[Segment, ...], ...]:
    """The headline's and each paragraph's text, cut where evidence begins and ends. Overlaps keep the first."""
    out: list[tuple[Segment, ...]] = []
    todo = sorted(marks)
    at = 0
    start = 0
    for number, text in enumerate([headline, *paragraphs]):
        parts: list[Segment] = []
        done = 0
        end = start + len(text)
        while at < len(todo) and todo[at][0] < end:
            first, last, code, anchor = todo[at]
            at += 1
            if first < start + done or last > end:
                continue
            if first - start > done:
                parts.append(Segment(text[done : first - start]))
            parts.append(Segment(text[first - start : last - start], code, anchor))
            done = last - start
        if done < len(text):
            parts.append(Segment(text[done:]))
        out.append(tuple(parts))
        start = end + 2 if number or headline else 0
    return tuple(out)
