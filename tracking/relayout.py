"""Whether release pages lost what could be read on them before because their layout changed, and not their text."""

from collections.abc import Mapping
from dataclasses import dataclass

#: So many of the known releases looked at again, and at least this share of them, must have lost something.
LEAST, SHARE = 3, 0.5
#: A text that is shorter than this share of what it was is lost; one that was shorter than this many letters is not.
REST_OF_TEXT, LEAST_TEXT = 0.3, 200


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read on one page: whether it states its own date, how many figures, its title and its text.

    `listed` is the title by which its list names it now.
    """

    dated: bool
    figures: int
    title: str
    text: str
    listed: str = ""


def doubtful(looks: Mapping[str, tuple[Coverage | None, Coverage]]) -> dict[str, str]:
    """The releases of one crawl, by key, whose page is not believed, with what it lost in words.

    `looks` holds for each readable page what was read on it before, None for a new release, and what is read now. One
    page that lost all at once, or several that lost something each, have a new layout; a single loss is an edit.
    """
    alike = _alike({key: now for key, (_, now) in looks.items()})
    lost = {key: _lost(before, now) for key, (before, now) in looks.items() if before is not None}
    some = {key: words for key, words in lost.items() if words}
    several = len(some) >= LEAST and len(some) >= len(lost) * SHARE
    doubted = {key: words for key, words in some.items() if several or len(words) == 3}
    return {
        **{key: f"the page no longer shows {' and '.join(words)} that it had" for key, words in doubted.items()},
        **dict.fromkeys(alike, "several pages show the same text, which is not that of a release"),
    }


def _lost(before: Coverage, now: Coverage) -> list[str]:
    return [
        name
        for name, gone in (
            ("the date", before.dated and not now.dated),
            ("the figures", before.figures > 0 and now.figures == 0),
            ("the text", len(before.text) >= LEAST_TEXT and len(now.text) < len(before.text) * REST_OF_TEXT),
        )
        if gone
    ]


def _alike(looks: Mapping[str, Coverage]) -> set[str]:
    """Releases of different names that share title and text: a banner or a shell was read in place of each."""
    names: dict[tuple[str, str], set[str]] = {}
    for look in looks.values():
        names.setdefault((look.title, look.text), set()).add(look.listed)
    return {key for key, look in looks.items() if len(names[look.title, look.text] - {""}) >= LEAST}
