"""Where two texts differ, word by word or character by character where a script has no spaces."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[{_HAN}]|[^\W\d{_HAN}]+|\s+|.", re.DOTALL)
#: Texts whose lengths in words multiply to more than this are not compared word by word.
MOST_WORK = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `differs` tells that the other text does not have it here."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in a comparison: kept, or what became of it; `old` or `new` is empty where there was none."""

    kept: bool
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


def differing(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, those that only one of them has marked."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > MOST_WORK:
        return (Piece(old, old != new),), (Piece(new, old != new),)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        _joined((kind != "equal", before[start:end]) for kind, start, end, _, _ in codes),
        _joined((kind != "equal", after[start:end]) for kind, _, _, start, end in codes),
    )


def _joined(runs: Iterable[tuple[bool, Sequence[str]]]) -> tuple[Piece, ...]:
    """Pieces of runs of words; white space between two that differ differs with them, for a calmer picture."""
    pieces: list[Piece] = []
    for differs, tokens in runs:
        text = "".join(tokens)
        if not text:
            continue
        if differs and len(pieces) > 1 and pieces[-2].differs and not pieces[-1].text.strip():
            text = pieces[-2].text + pieces[-1].text + text
            del pieces[-2:]
        pieces.append(Piece(text, differs))
    return tuple(pieces)


def blocks(old: str, new: str) -> list[Block]:
    """Two bodies compared paragraph by paragraph, and within those that were edited word by word."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) * len(after) > MOST_WORK:
        return [Block(False, *differing(old, new))]
    found: list[Block] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Block(True, new=(Piece(text, False),)) for text in after[c:d]]
            continue
        pairs = min(b - a, d - c)
        found += [Block(False, *differing(before[a + n], after[c + n])) for n in range(pairs)]
        found += [Block(False, old=(Piece(text, True),)) for text in before[a + pairs : b]]
        found += [Block(False, new=(Piece(text, True),)) for text in after[c + pairs : d]]
    return found


def between(older: Mapping[str, Any], newer: Mapping[str, Any]) -> dict[str, Any]:
    """What differs between two revisions of one release, as `storage.reading.revision` gives them."""
    same = older["title"] == newer["title"]
    titles = differing(older["title"], newer["title"])
    return {
        "release": newer["release"],
        "older": {name: value for name, value in older.items() if name not in ("release", "previous", "figures")},
        "newer": {name: value for name, value in newer.items() if name not in ("release", "previous", "figures")},
        "title": Block(same, () if same else titles[0], titles[1]),
        "body": blocks(older["body"], newer["body"]),
    }
