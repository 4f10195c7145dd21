"""Subjects in languages without spaces: behind the classifier, before the figure, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.vocabulary import vocabulary_for

Span = tuple[int, int]

_RUN = re.compile(rf"[^\s，。；：:;,.!?！？、{BLANK}（）()《》“”\"|/<>≥≤=~]+")
_BACK = re.compile(rf"[^\s，。；：:;,!?！？、{BLANK}（）()《》“”\"|<>≥≤=~]*\Z")
_HAN = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3A-Za-z]")


class HanSubjects:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self.words = words
        self._head_trim = re.compile("(?:" + "|".join(words.head_trims) + ")+")
        self._tail_trim = re.compile("(?:" + "|".join(words.tail_trims) + r")+\Z")
        self._after_cut = re.compile("|".join(words.after_cuts))
        self._not_after = re.compile("|".join(words.not_after))
        self._actor = re.compile("|".join(words.actors))
        self._lead_in = re.compile(words.respectively)

    def find(self, sentence: Sentence) -> None:
        previous: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            draft.subject = self._one(sentence, draft, previous)
            if draft.role in ("change", "gap"):
                draft.subject = self._respective(sentence, index) or draft.subject
            previous = draft

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        if draft.role in ("change", "gap"):
            own = self._before(sentence, draft, previous)
            return own or (previous.subject if previous else None) or self._earlier(sentence, draft)
        if draft.role == "prior" and previous is not None and previous.subject:
            return previous.subject
        after = self._after(sentence, draft)
        if draft.kind in ("count", "percent") and after:
            return after
        before = self._before(sentence, draft, previous)
        return before or after or (previous.subject if previous else None) or self._earlier(sentence, draft)

    def _after(self, sentence: Sentence, draft: Draft) -> Span | None:
        """The noun behind the classifier ("31个创新药"), up to the verb; behind a share, what follows 的 or 为."""
        if draft.kind in ("money", "duration", "other"):
            return None
        text = sentence.bare
        at = draft.tail
        if draft.kind == "percent":
            link = re.match("的|为|是", text[at : at + 1])
            if link is None and draft.unit not in ("fraction",):
                return None
            at += 1 if link else 0
        elif text[at : at + 1] == "的":
            at += 1
        if self._not_after.match(text, at):
            return None
        run = _RUN.match(text, at)
        if run is None:
            return None
        end = run.end()
        cut = self._after_cut.search(text, at + 1, end)
        if cut:
            end = cut.start()
        following = next((other.outer for other in sentence.drafts if other.outer >= at), end)
        end = min(end, following)
        end = self._tail_trim.sub("", text[at:end]).__len__() + at
        return (at, end) if end - at >= 1 and _HAN.search(text, at, end) else None

    def _before(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        """The words before the figure in its clause without the verbs around them ("批准创新药31个")."""
        text = sentence.bare
        floor = previous.tail if previous else 0
        outer = draft.outer
        while outer > floor and text[outer - 1] in " :：":
            outer -= 1
        run = _BACK.search(text, floor, outer)
        if run is None or run.start() == run.end():
            return None
        return self._trimmed(text, run.start(), run.end(), draft)

    def _trimmed(self, text: str, start: int, end: int, draft: Draft) -> Span | None:
        part = self._tail_trim.sub("", text[start:end])
        if draft.role in ("change", "gap"):
            part = re.sub(rf"(?:{'|'.join(self.words.changes_before)})\Z", "", part)
            part = self._tail_trim.sub("", part)
        end = start + len(part)
        actor = None
        for actor in self._actor.finditer(text, start, end):
            pass
        if actor is not None and actor.end() < end:
            start = actor.end()
        head = self._head_trim.match(text, start, end)
        if head and head.end() < end:
            start = head.end()
        return (start, end) if end - start >= 2 and _HAN.search(text, start, end) else None

    def _earlier(self, sentence: Sentence, draft: Draft) -> Span | None:
        """The topic of the clause before, when this one has none of its own."""
        text = sentence.bare[: draft.outer]
        for run in reversed(list(_RUN.finditer(text))):
            span = self._trimmed(text, run.start(), run.end(), draft)
            if span:
                return span
        return None

    def _respective(self, sentence: Sentence, index: int) -> Span | None:
        drafts = sentence.drafts
        changes = [n for n, draft in enumerate(drafts) if draft.role in ("change", "gap")]
        if len(changes) < 2 or not self._lead_in.search(sentence.low):
            return None
        levels = [draft for draft in drafts[: changes[0]] if draft.role == "level"]
        return levels[changes.index(index)].subject if len(levels) == len(changes) else None


@cache
def han_subjects(code: str) -> HanSubjects:
    return HanSubjects(code)


def find(sentence: Sentence) -> None:
    han_subjects(sentence.words.code).find(sentence)
