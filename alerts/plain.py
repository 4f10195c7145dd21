"""The text part of a message: the same facts as the HTML part, for clients and people without pictures."""

from collections.abc import Iterator, Mapping

from alerts.differences import Excerpt
from alerts.view import Item, Quote, View

MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def text(view: View) -> str:
    """Lines for a fixed-width window; a figure stands between asterisks, edits as in a word diff."""
    lines = [f"regwatch · {view.heading} · {view.day}", ""]
    for notice in view.notices:
        lines += [f"! {flat(notice)}", ""]
    for source, items in view.sources:
        lines += [source, "=" * max(8, len(source)), ""]
        for item in items:
            lines += [*_item(item, view), ""]
    if view.others:
        lines += [view.words["also"], "-" * 8, *(f"- {flat(line)}" for line in view.others), ""]
    colon = view.words["colon"]
    lines += ["-- ", colon.join(view.overview)]
    if view.stop_url:
        lines += [view.words["why"].format(view.address), f"{view.words['stop']}{colon}{view.stop_url}"]
    return "\n".join(lines) + "\n"


def _item(item: Item, view: View) -> Iterator[str]:
    words, colon = view.words, view.words["colon"]
    yield f"[{item.severity}] {item.kind}"
    yield flat(item.label)
    if item.old and item.new:
        yield f"{item.old} → {item.new}" + (f"   {item.step}" if item.step else "")
    if item.skipped:
        yield f"{words['skipped']}{colon}{item.skipped}"
    if item.note:
        yield flat(item.note)
    for quote in item.quotes:
        yield ""
        yield from _quote(quote, item, words)
    if item.edits:
        yield ""
        yield f"  {words['wording']}{colon.rstrip()}"
        yield from (f"    {_excerpt(excerpt)}" for excerpt in item.edits)
    if item.more_edits:
        yield f"    {words['edits'].format(item.more_edits)}"
    yield ""
    if item.document:
        if not item.quotes and item.document.title != item.label:
            yield f"  {flat(item.document.title)}"
        if not item.quotes and item.published:
            yield f"  {words['published'].format(item.published)}"
        yield f"  {words['page']}{colon}{item.document.url}"
        yield f"  {words['release']}{colon}{view.base_url}/releases/{item.document.id}"
    if item.metric:
        yield f"  {words['metric']}{colon}{view.base_url}/metrics/{item.metric}"
    yield f"  {words['detected'].format(item.detected)}"


def _quote(quote: Quote, item: Item, words: Mapping[str, str]) -> Iterator[str]:
    yield f"  {quote.title}{words['colon']}{quote.value}"
    marked = f"*{quote.figure}*" if quote.figure else ""
    yield f"    “{flat(quote.before + marked + quote.after)}”"
    if quote.period:
        yield f"    {words['period'].format(quote.period)}"
    if quote.document:
        yield f"    {flat(quote.document.title)}" + (f" ({quote.published})" if quote.published else "")
        if quote.document != item.document:
            yield f"    {quote.document.url}"


def _excerpt(excerpt: Excerpt) -> str:
    return flat("".join(MARKS[piece.operation].format(piece.text) for piece in excerpt))


def flat(text: str) -> str:
    """Text of a page on one line, so that none of it can pass for a line of ours."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
