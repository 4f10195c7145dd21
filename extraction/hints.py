"""Whether a text may hold what a language's hints tell of: a digit, or one of the words at a word's start."""

import re

_DIGIT_OR_WORD = r"\d|\b"


class Hints:
    """Stands for `re.compile(pattern)` where only whether it is found matters."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        # `re` passes quickly over letters where each match begins with a mark or a digit; so the mark is taken in.
        words = pattern.removeprefix(_DIGIT_OR_WORD)
        whole = rf"[\W\d](?:(?<=\d)|\b{words})" if words != pattern else pattern
        self._behind_first = re.compile(whole)

    def found(self, text: str, start: int, end: int) -> bool:
        first = self._pattern.match(text, start, end)
        return (first or self._behind_first.search(text, start, end)) is not None
