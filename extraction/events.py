"""What happened to the things counted, and where, in one closed table of canonical names for all languages."""

import re
from functools import cache

from extraction.drafts import Draft, Sentence, blanked
from extraction.roles import clause_bounds
from extraction.vocabulary import vocabulary_for

#: The closed table. Vocabularies hold the synonyms; nothing outside this list may be an event.
EVENTS = frozenset({
    "accepted", "answered", "approved", "charged", "closed", "completed", "confirmed", "destroyed", "died",
    "distributed", "exported", "failed", "fined", "granted", "imported", "in_review", "in_shortage", "in_trials",
    "inspected", "invested", "investigated", "issued", "on_market", "ongoing", "paid", "passed", "produced",
    "recalled", "recommended", "recruiting", "registered", "rejected", "released", "reported", "revised", "seized",
    "sold", "tested", "trained", "vaccinated", "withdrawn",
})  # fmt: skip


class EventReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        unknown = set(words.events) - EVENTS
        if unknown:
            raise ValueError(f"events outside the table: {sorted(unknown)}")
        body = "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in words.events.items())
        self._event = re.compile(body if words.han else rf"(?<![\w-])(?:{body})(?![\w-])")
        places = "|".join(sorted(map(re.escape, words.places), key=len, reverse=True)) or "(?!)"
        lead = (
            r"(?:在|于|from|in)?"
            if words.han
            else r"(?<![\w-])(?:(?:" + "|".join(words.place_leads) + r")\s+(?:the\s+)?)"
        )
        self._place = re.compile(rf"{lead}(?P<place>{places})" + ("" if words.han else r"(?![\w-])"))
        self._alone = re.compile(rf"(?<![\w-])(?P<place>{'|'.join(words.lone_places) or '(?!)'})(?![\w-])")
        self._places = words.places
        self._after_first = words.code in ("ja", "ko")

    def read(self, sentence: Sentence) -> None:
        """Sets event and place; a figure that names no event takes that of the figure before it."""
        previous: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            following = sentence.drafts[index + 1].start if index + 1 < len(sentence.drafts) else len(sentence.low)
            first, last = clause_bounds(sentence.low, draft.start, draft.tail, brackets=False)
            text = sentence.bare
            if draft.subject:
                text = blanked(text, list(draft.subject))
            draft.event = self._nearest(text, first, draft.start, draft.tail, min(last, following))
            if draft.event is None and draft.subject:
                draft.event = self._last(sentence.bare, *draft.subject[0])
            if draft.event is None and previous:
                draft.event = previous.event
            draft.place = self._where(sentence, draft, first, min(last, following))
            previous = draft
        for draft, after in zip(sentence.drafts, sentence.drafts[1:], strict=False):
            draft.event = draft.event or (after.event if draft.kind == after.kind else None)

    def _nearest(self, text: str, first: int, start: int, end: int, last: int) -> str | None:
        after = self._event.search(text, end, last)
        if self._after_first and after:
            return after.lastgroup
        return self._last(text, first, start) or (after.lastgroup if after else None)

    def _last(self, text: str, start: int, end: int) -> str | None:
        name = None
        for match in self._event.finditer(text, start, end):
            name = match.lastgroup
        return name

    def _where(self, sentence: Sentence, draft: Draft, first: int, last: int) -> str | None:
        """A place behind the figure narrows it more surely than one before it."""
        for start, end in ((draft.tail, last), (first, draft.start), (0, first)):
            for pattern in (self._place, self._alone):
                match = pattern.search(sentence.low, start, end)
                if match:
                    return self._places.get(match["place"])
        return None


@cache
def event_reader(code: str) -> EventReader:
    return EventReader(code)
