"""A message in a few lines, for chat rooms and telephones: what changed, both sentences, the page."""

import re
from collections.abc import Iterator

from alerts.plain import flat
from alerts.services import Note
from alerts.view import Item, View

#: Characters of a sentence that a small screen shows at a glance.
SENTENCE = 240
#: Where chat rooms would call people: @everyone, <@12>, <!channel>. Mail addresses call nobody.
_CALL = re.compile(r"(?<!\w)@(?=[\w!&])|<(?=[@!#])")
#: Stands between the sign and the name and is not seen.
_APART = "\u2060"


def note(view: View) -> Note:
    """The gravest first; the subject is the title, so that one change alone is not told twice."""
    items = [item for _, members in view.sources for item in members]
    paragraphs = ["\n".join(_lines(item, view, alone=len(items) == 1)) for item in items]
    return Note(
        url=view.address,
        title=_text(view.subject),
        paragraphs=tuple(filter(None, (*map(_text, view.notices), *paragraphs, *map(_text, view.others)))),
        closing=view.words["colon"].join(view.overview),
    )


def _lines(item: Item, view: View, *, alone: bool) -> Iterator[str]:
    if not alone:
        yield _text(item.line)
    for quote in item.quotes:
        sentence = flat(quote.before + quote.figure + quote.after)
        shown = sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1]}…"
        yield f"{quote.title}{view.words['colon']}“{_silent(shown)}”"
    if item.document:
        yield _address(item.document.url)


def _text(line: str) -> str:
    return _silent(flat(line))


def _silent(text: str) -> str:
    """Text of a page calls nobody in a room where it is quoted."""
    return _CALL.sub(lambda call: call[0] + _APART, text)


def _address(url: str) -> str:
    """The same address, calling nobody either."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}{slash}{path.replace('@', '%40')}"
