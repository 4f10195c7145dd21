"""The data that a Next.js page carries in its scripts: `self.__next_f.push([1,"…"])`, pieces of one long text."""

import json
import re
from collections.abc import Iterator

_PUSH = re.compile(r"self\.__next_f\.push\(\s{0,5}(?=\[)")
_DECODER = json.JSONDecoder()


def carries(html: str) -> bool:
    """Whether a page carries such data at all."""
    return _PUSH.search(html) is not None


def records(html: str, name: str) -> list[dict[str, object]]:
    """The longest list of objects under the key `name`.

    A list that is cut off in its middle, as by a ranged answer, gives the objects before the cut.
    """
    text = _text(html)
    lists = [list(_objects(text, match.end())) for match in re.finditer(rf'"{re.escape(name)}"\s?:\s?\[', text)]
    return max(lists, key=len, default=[])


def _text(html: str) -> str:
    """The pieces put together. Each is decoded as JSON, because its own text may hold what looks like its end."""
    pieces = []
    for push in _PUSH.finditer(html):
        try:
            piece, _ = _DECODER.raw_decode(html, push.end())
        except (ValueError, RecursionError):
            continue
        pieces += [part for part in piece[1:2] if isinstance(part, str)]
    return "".join(pieces)


def _objects(text: str, start: int) -> Iterator[dict[str, object]]:
    """The objects of a JSON list whose bracket has been passed, up to its end or the first that is cut off."""
    place = start
    while place < len(text) and text[place] in " \n\r\t,{":
        if text[place] != "{":
            place += 1
            continue
        try:
            found, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield found
