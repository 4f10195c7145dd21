"""A sentence that only breaks down the one before it ("其中，…") is told of the same time and the same event."""

import re
from functools import cache

from extraction.drafts import Sentence
from extraction.vocabulary import vocabulary_for
from items.facts import Period


class Continuation:
    def __init__(self, code: str) -> None:
        self._opens = re.compile(vocabulary_for(code).continues)

    def read(self, before: Sentence, sentence: Sentence) -> None:
        """Gives figures that name no time or event those of the sentence right before, where that has only one."""
        if not before.drafts or not self._opens.match(sentence.low):
            return
        period = None if any(not one.neutral for one in sentence.mentions) else _only_period(before)
        events = [draft.event for draft in before.drafts if draft.event and draft.role == "level"]
        for draft in sentence.drafts:
            if draft.role != "prior":
                draft.period = draft.period or period
            draft.event = draft.event or (events[-1] if events else None)


def _only_period(sentence: Sentence) -> Period | None:
    periods = {(one.period.start, one.period.end): one.period for one in sentence.drafts if one.period}
    return next(iter(periods.values())) if len(periods) == 1 else None


@cache
def continuation(code: str) -> Continuation:
    return Continuation(code)
