"""What an edit did to a text, as a few short excerpts. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Operation = Literal["same", "removed", "added"]

#: Excerpts shown of one edit, and characters of unchanged text on each side of a change.
EXCERPTS = 4
CONTEXT = 60
#: Most characters shown of one removed or added stretch.
STRETCH = 400
#: Lines or words beyond which a comparison would take noticeable time; longer ones are compared as a whole.
COMPARED = 2000
#: A number with its separators, a word, one Chinese character, a run of spaces, or any other single sign.
TOKEN = re.compile(r"\d[\d.,]*\d|[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what the edit did to it."""

    operation: Operation
    text: str


Excerpt = tuple[Piece, ...]


def excerpts(before: str, after: str) -> tuple[list[Excerpt], int]:
    """The first few changed places with their surroundings, and how many more there are."""
    found = [
        excerpt
        for old, new in _changed_lines(before.split("\n"), after.split("\n"))
        for excerpt in _cut(_pieces(old, new))
    ]
    return found[:EXCERPTS], max(0, len(found) - EXCERPTS)


def _changed_lines(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    if max(len(old), len(new)) > COMPARED:
        return [("\n".join(old), "\n".join(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pairs = []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "replace" and b - a == d - c:
            pairs += [pair for pair in zip(old[a:b], new[c:d], strict=True) if pair[0] != pair[1]]
        elif operation != "equal":
            pairs.append(("\n".join(old[a:b]), "\n".join(new[c:d])))
    return pairs


def _pieces(old: str, new: str) -> list[Piece]:
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if max(len(before), len(after)) > COMPARED:
        return [Piece("removed", old), Piece("added", new)]
    matcher = SequenceMatcher(None, before, after)
    if matcher.ratio() < 0.3:
        return [piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text]
    pieces: list[Piece] = []
    removed = added = gap = ""
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            same = "".join(before[a:b])
            if same.isspace() and (removed or added):
                gap = same
                continue
            pieces += [*_replaced(removed, added), Piece("same", gap + same)]
            removed = added = gap = ""
        else:
            removed += gap + "".join(before[a:b])
            added += gap + "".join(after[c:d])
            gap = ""
    return [*pieces, *_replaced(removed, added), *([Piece("same", gap)] if gap else [])]


def _replaced(removed: str, added: str) -> list[Piece]:
    """Words that were replaced one by one read better as one stretch; spaces alone are not worth showing."""
    found = [Piece("removed", removed), Piece("added", added)]
    return [piece for piece in found if piece.text and (not piece.text.isspace() or removed == "" or added == "")]


def _cut(pieces: list[Piece]) -> list[Excerpt]:
    """Splits at long unchanged stretches and shortens what is left of them."""
    found: list[Excerpt] = []
    current: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.operation != "same":
            current.append(Piece(piece.operation, _shortened(piece.text)))
        elif len(piece.text) <= 2 * CONTEXT and 0 < number < len(pieces) - 1:
            current.append(piece)
        else:
            if current:
                found.append((*current, Piece("same", _head(piece.text))))
            current = [Piece("same", _tail(piece.text))]
    if any(piece.operation != "same" for piece in current):
        found.append(tuple(current))
    return found


def _shortened(text: str) -> str:
    return text if len(text) <= STRETCH else text[:STRETCH].rstrip() + " …"


def _head(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rstrip() + "…"


def _tail(text: str) -> str:
    return text if len(text) <= CONTEXT else "…" + text[-CONTEXT:].lstrip()
