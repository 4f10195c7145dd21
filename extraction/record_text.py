"""The text of a JSON record: from fields that hold text, HTML or blocks, and from fields that hold one fact each."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

#: How JSON begins, and no sentence does.
_DATA = re.compile(r"\s{0,99}(?:\{\s{0,99}[\"}]|\[\s{0,99}[\[{\]])")
_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|table|tr|td|a|b|i|strong|em|span|section|article)\b[^>]{0,500}>", re.I
)
#: Keys under which editors of pages in blocks keep what is to be read.
_BLOCK_TEXT = ("html", "plaintext", "text", "content")


def is_data(text: str) -> bool:
    """Whether a text is JSON (an object, or a list of such) rather than a page."""
    return _DATA.match(text.removeprefix("\ufeff")) is not None


def at(value: object, path: str) -> Any:
    """What stands at a dotted path; None where nothing does. "rendered" is looked into by itself."""
    for step in path.split(".") if path else ():
        value = value.get(step) if isinstance(value, Mapping) else None
    if isinstance(value, Mapping) and isinstance(value.get("rendered"), str):
        return value["rendered"]
    return value


def written(row: Mapping[str, Any], body: Sequence[str], facts: Mapping[str, str]) -> str:
    """A record's text as HTML: its facts with their labels, then its texts."""
    labelled = [(label, _fact(at(row, path))) for label, path in facts.items()]
    lines = [f"<p>{escape(label)}: {escape(said)}</p>" for label, said in labelled if said]
    return "\n".join([*lines, *(text for path in body for text in _texts(_in_order(row, path)))])


def page(title: str, published: str, body: str, language: str, data: Mapping[str, Any]) -> str:
    """A record as a page: what a person reads of it, and the record itself, which a browser would not show."""
    kept = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    mark = f"<p>Published: {published}</p>" if published else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<script type="application/json">{kept}</script></head><body><h1>{escape(title)}</h1>{mark}'
        f'<div itemprop="articleBody">{body}</div></body></html>'
    )


def _in_order(row: Mapping[str, Any], path: str) -> object:
    """What stands at `path`; blocks under names of no meaning in the order that a list beside them gives."""
    value, order = at(row, path), at(row, f"{path}_layout.items")
    if not isinstance(value, Mapping) or not isinstance(order, list):
        return value
    return [value[name] for name in order if isinstance(name, str) and name in value]


def _fact(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_fact, value)))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value if _MARKUP.search(value) else _paragraphs(value)
    elif isinstance(value, Mapping):
        yield from _block(value)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    """A block's own text, or that of the blocks inside it in their order."""
    said = next((block[key] for key in _BLOCK_TEXT if isinstance(block.get(key), str)), None)
    if said is not None:
        yield from _texts(said)
        return
    for inner in block.values():
        if isinstance(inner, Mapping):
            yield from _block(inner)


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
