"""A message in a few lines, for chat rooms and telephones: what changed, both sentences, the page."""

from collections.abc import Iterator

from alerts.plain import flat
from alerts.services import Note
from alerts.view import Item, View

#: Characters of a sentence that a small screen shows at a glance.
SENTENCE = 240


def note(view: View) -> Note:
    """The gravest first; the subject is the title, so that one change alone is not told twice."""
    items = [item for _, members in view.sources for item in members]
    paragraphs = ["\n".join(_lines(item, view, alone=len(items) == 1)) for item in items]
    return Note(
        url=view.address,
        title=flat(view.subject),
        paragraphs=tuple(filter(None, (*map(flat, view.notices), *paragraphs, *map(flat, view.others)))),
        closing=view.words["colon"].join(view.overview),
    )


def _lines(item: Item, view: View, *, alone: bool) -> Iterator[str]:
    if not alone:
        yield flat(item.line)
    for quote in item.quotes:
        sentence = flat(quote.before + quote.figure + quote.after)
        shown = sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1]}…"
        yield f"{quote.title}{view.words['colon']}“{shown}”"
    if item.document:
        yield item.document.url
