"""Labels: "Approved: 31", and lists behind a label: "Approvals by field: oncology 14, neurology 9"."""

import re
from functools import cache

from extraction.clauses import clause_reader
from extraction.drafts import BLANK, Draft, Sentence
from extraction.phrases import Span
from extraction.vocabulary import vocabulary_for

_LABEL_MARK = re.compile(r"[:–—=]\s*(?=[^:–—=;.()]{0,80}\Z)|\s-\s(?=[^:;.()]{0,80}\Z)")
_LABEL_START = re.compile(r"[\n;:()|]|\.\s")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
#: What stands behind the colon of a list: two items and more, each with its number.
_LIST = re.compile(rf":(?:[;,]?(?: and)? [^\W\d_][^{BLANK}:;,.()]{{1,40}} {BLANK}+%?(?=[;,. ]|$)){{2,}}")
_ITEM_MARK = re.compile("[:;,] (?:and )?")
_FAR = 160


class LabelReader:
    def __init__(self, code: str) -> None:
        self._clauses = clause_reader(code)
        self._small = frozenset(vocabulary_for(code).stops)

    def read(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "Approved: 31", "Generic drugs approved in September – 78": what stands before the mark."""
        text = sentence.bare
        from_ = max(0, draft.outer - _FAR)
        opened = len(text[: draft.outer].rstrip(" (")) + 1
        mark = _LABEL_MARK.search(text, from_, draft.outer) or _LABEL_MARK.search(text, from_, opened)
        if mark is None:
            return None
        if any(word not in self._small for word in _WORD.findall(text, mark.end(), draft.outer)):
            own = self._clauses.topic(sentence, draft, None)
            if own:
                return own
        end = mark.start()
        aside = re.search(r"\([^()]{0,30}\)\s*\Z", text[from_:end])
        end = from_ + aside.start() if aside else end
        starts = [one.end() for one in _LABEL_START.finditer(text, from_, end)]
        phrase = self._clauses.opening(sentence, starts[-1] if starts else from_, end)
        if phrase is None:
            word = _WORD.search(text, starts[-1] if starts else from_, end)
            return word.span() if word else None
        return self._clauses.stretched(text, phrase, end)

    def listed(self, sentence: Sentence, draft: Draft) -> tuple[Span, Span] | None:
        """ "Approvals by field: oncology 14; neurology 9": the head of the label and the item right before a figure."""
        text = sentence.bare
        items = _LIST.match(text, max(0, text.rfind(":", 0, draft.outer)))
        if items is None or draft.outer > items.end():
            return None
        label = self._clauses.opening(sentence, 0, items.start())
        if label is None:
            return None
        first = max(mark.end() for mark in _ITEM_MARK.finditer(text, 0, draft.outer))
        words = text[first : draft.outer].split()
        if not words or self._small & set(words):
            return None
        return self._clauses.phrases.head_span(text, label), (first, len(text[: draft.outer].rstrip()))


@cache
def label_reader(code: str) -> LabelReader:
    return LabelReader(code)
