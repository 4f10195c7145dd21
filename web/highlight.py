"""A release's text with its figures where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text; `figure` is the figure that it is, if it is one."""

    text: str
    figure: Mapping[str, Any] | None = None


def stretches(text: str, figures: Sequence[Mapping[str, Any]], part: str) -> list[Stretch]:
    """The text of one `part` cut at its figures; of two that overlap the one that starts first is kept.

    Text of attachments is part of the body.
    """
    found: list[Stretch] = []
    place = 0
    for figure in sorted(
        (f for f in figures if (f["part"] == "title") == (part == "title")), key=lambda f: (f["start"], -f["end"])
    ):
        if not place <= figure["start"] < figure["end"] <= len(text):
            continue
        if figure["start"] > place:
            found.append(Stretch(text[place : figure["start"]]))
        found.append(Stretch(text[figure["start"] : figure["end"]], figure))
        place = figure["end"]
    return [*found, Stretch(text[place:])] if place < len(text) else found


def paragraphs(body: str, figures: Sequence[Mapping[str, Any]]) -> list[list[Stretch]]:
    """The stretches of a body, paragraph by paragraph; a figure across a line break is told in both."""
    found: list[list[Stretch]] = [[]]
    for stretch in stretches(body, figures, "body"):
        for number, line in enumerate(stretch.text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Stretch(line, stretch.figure))
    return [paragraph for paragraph in found if paragraph]


def marked(text: str, marks: Sequence[Sequence[int]]) -> list[tuple[str, bool]]:
    """A snippet cut at its marks: (text, found)."""
    found: list[tuple[str, bool]] = []
    place = 0
    for start, end in marks:
        found += [(text[place:start], False), (text[start:end], True)]
        place = end
    return [(piece, hit) for piece, hit in [*found, (text[place:], False)] if piece]
