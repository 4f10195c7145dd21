"""What happened to the things counted, and where, in one closed table of canonical names for all languages."""

import re
from collections.abc import Iterable
from functools import cache

from extraction.drafts import Draft, Sentence
from extraction.openings import Openings
from extraction.roles import clause_bounds
from extraction.vocabulary import vocabulary_for

#: The closed table. Vocabularies hold the synonyms; nothing outside this list may be an event.
EVENTS = frozenset({
    "accepted", "answered", "approved", "cancelled", "certified", "charged", "closed", "completed", "confirmed",
    "destroyed", "died", "distributed", "exported", "failed", "filed_for_record", "fined", "granted", "imported",
    "in_review", "in_shortage", "in_trials", "included", "inspected", "invested", "investigated", "issued", "listed",
    "on_market", "ongoing", "paid", "passed", "produced", "published", "recalled", "recommended", "recruiting",
    "registered", "rejected", "released", "reported", "revised", "revoked", "seized", "sold", "submitted",
    "suspended", "tested", "trained", "vaccinated", "withdrawn",
})  # fmt: skip


#: What these tell is said by the noun behind them (完成药品抽检).
_LIGHT = frozenset({"completed"})

#: What leads from one member of an enumeration to the next.
_AND = re.compile(r"(?:,|\b(?:and|or|with|at|from|et|y|e|und|sowie|con|avec|mit)\b)[^,;:.]{0,24}\Z")
#: Words remembered at once; a text cannot make the memory grow for ever.
_MOST_WORDS = 2000


class EventReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        unknown = set(words.events) - EVENTS
        if unknown:
            raise ValueError(f"events outside the table: {sorted(unknown)}")
        self._names = [(name, re.compile("|".join(patterns))) for name, patterns in words.events.items()]
        events = [pattern for patterns in words.events.values() for pattern in patterns]
        events = events if words.han else [rf"(?<![\w-])(?:{pattern})(?![\w-])" for pattern in events]
        self._events = Openings(events, at_word=not words.han)
        self._known: dict[str, str] = {}
        places = "|".join(sorted(map(re.escape, words.places), key=len, reverse=True)) or "(?!)"
        lead = (
            r"(?:在|于|from|in)?"
            if words.han
            else r"(?<![\w-])(?:(?:" + "|".join(words.place_leads) + r")\s+(?:the\s+)?)"
        )
        self._place = re.compile(rf"{lead}(?P<place>{places})" + ("" if words.han else r"(?![\w-])"))
        self._alone = re.compile(rf"(?<![\w-])(?P<place>{'|'.join(words.lone_places) or '(?!)'})(?![\w-])")
        self._placed = Openings([self._place.pattern, self._alone.pattern], at_word=not words.han)
        self._places, self._spaced = words.places, not words.han
        self._after_first = words.code in ("ja", "ko")

    def read(self, sentence: Sentence) -> None:
        """Sets event and place; a figure that names no event takes that of the figure before it."""
        previous: Draft | None = None
        verb: str | None = None
        # A noun that is counted itself ("37 fines and 12 closure orders") tells nothing of what is counted next to it.
        named_things = [draft for draft in sentence.drafts if draft.subject and not draft.said]
        nouns = [draft.subject[0] for draft in named_things] if self._spaced else []
        named = self._events.matches(sentence.bare)
        placed = self._placed.candidates(sentence.low, 0, len(sentence.low))
        for index, draft in enumerate(sentence.drafts):
            following = sentence.drafts[index + 1].start if index + 1 < len(sentence.drafts) else len(sentence.low)
            first, last = _clause(sentence.low, draft)
            spoken, inside, head = self._nearest(named, draft, first, min(last, following), nouns)
            # A noun within the subject (首次注册) names the event only where no verb before the enumeration does.
            spoken = inside if spoken in _LIGHT and inside else spoken
            verb = spoken or (verb if previous and self._enumerated(sentence, previous, draft) else None)
            draft.event = verb or head or (previous.event if previous else None) or inside
            draft.place = self._where(sentence, draft, first, min(last, following)) if placed else None
            previous = draft
        for draft, after in zip(sentence.drafts, sentence.drafts[1:], strict=False):
            draft.event = draft.event or (after.event if draft.kind == after.kind else None)

    def _enumerated(self, sentence: Sentence, previous: Draft, draft: Draft) -> bool:
        """Whether a figure goes on with an enumeration, its noun behind it."""
        if not self._spaced or not draft.subject or draft.subject[0][0] < draft.tail:
            return False
        return _AND.search(sentence.low, previous.tail, draft.outer) is not None

    def _nearest(
        self,
        named: list[re.Match[str]],
        draft: Draft,
        first: int,
        last: int,
        nouns: list[tuple[int, int]],
    ) -> tuple[str | None, str | None, str | None]:
        """The event word next to a figure in its clause; one within its subject; and one at the head of that."""
        before = after = inside = head = None
        # Only the noun phrase keeps its words to itself; what is said of a part ("410 approved") tells what happened.
        named_by = () if draft.said else draft.subject[:1] if self._spaced else draft.subject
        for match in named:
            start, end = match.span()
            if _meets(match, named_by):
                inside = self._name(match)
                head = inside if draft.subject[0][0] == start else head
            elif _meets(match, nouns):
                continue
            elif first <= start and end <= draft.start:
                before = self._name(match)
            elif draft.tail <= start and end <= last:
                after = after or self._name(match)
        return (after if self._after_first else before) or before or after, inside, head

    def _name(self, match: re.Match[str]) -> str:
        """Which event a word stands for: the first whose pattern reaches as far as the match does."""
        word = match.group()
        if word not in self._known:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            tries = ((name, pattern.match(match.string, match.start())) for name, pattern in self._names)
            fits = [name for name, found in tries if found and found.end() >= match.end()]
            fits = fits or [name for name, pattern in self._names if pattern.match(match.string, match.start())]
            self._known[word] = fits[0]
        return self._known[word]

    def _where(self, sentence: Sentence, draft: Draft, first: int, last: int) -> str | None:
        """A place behind the figure narrows it more surely than one before it."""
        for start, end in ((draft.tail, last), (first, draft.start), (0, first)):
            for pattern in (self._place, self._alone):
                match = pattern.search(sentence.low, start, end)
                if match:
                    return self._places.get(match["place"])
        return None


def _meets(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a match shares a letter with any of the spans."""
    return any(match.start() < stop and begin < match.end() for begin, stop in spans)


def _clause(low: str, draft: Draft) -> tuple[int, int]:
    """The clause of a figure, with the label before its colon ("Variations approved: 3,905")."""
    first, last = clause_bounds(low, draft.start, draft.tail, brackets=False)
    label = low[:first].rstrip()
    if label.endswith((":", "：")) and not low[first : draft.outer].strip():
        first = clause_bounds(low, len(label) - 1, len(label) - 1, brackets=False)[0]
    return first, last


@cache
def event_reader(code: str) -> EventReader:
    return EventReader(code)
