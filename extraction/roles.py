"""What a figure does in its sentence: a level, a change, a gap, an earlier level, a plan, or a quoted old value."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from extraction.drafts import Draft, Sentence
from extraction.endings import Ending
from extraction.openings import Openings
from extraction.vocabulary import vocabulary_for
from items.facts import Direction, Role

_SIGN = re.compile(r"(?<![\w%])[+-]\Z")
_HEAD = 60
_CLAUSE = re.compile(r"[,;:]\s|[，；。()（）]")
_OPEN_CLAUSE = re.compile(r"[,;:]\s|[，；。]")


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(patterns) or "(?!)"


def _ending(patterns: tuple[str, ...]) -> Ending:
    return Ending(rf"(?<![a-zà-ÿ])(?:{_any_of(patterns)})\s*\Z")


class RoleReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._before, self._priors = _ending(words.changes_before), _ending(words.priors)
        self._after = Openings([rf"\s*(?:{_any_of(words.changes_after)})"], at_word=False)
        self._ups, self._downs = re.compile(_any_of(words.ups)), re.compile(_any_of(words.downs))
        self._from = Ending(words.bare_prior + r"\s*\Z")
        self._plans = re.compile(_any_of(words.plans))
        self._planned = Openings(words.plans, at_word=not words.han)
        self._quoted = Openings(words.quoted, at_word=not words.han)
        self._parts = Openings(words.parts, at_word=not words.han)
        self._of_them = re.compile(rf"\s+(?:{'|'.join(words.of_them)})(?![a-z])")
        self._chain = re.compile(r"\s*(?:" + "|".join(words.chains) + r")\s*")
        self._back, self._leads = re.compile(words.year_back), re.compile(words.prior_leads)
        self._noun = re.compile(r"\s+[^\W\d_]+" if not words.han else r"(?!)")

    def read(self, sentence: Sentence) -> None:
        """Sets role, direction and `of_whole` of every figure, left to right."""
        quoted = self._quoted.first(sentence.low, 0, len(sentence.low))
        previous: Draft | None = None
        for draft in sentence.drafts:
            draft.role, draft.direction = self._role(sentence, draft, previous)
            if quoted and quoted.start() < draft.start and draft.role == "level":
                draft.role = "quoted"
            since = previous.tail if previous else 0
            draft.of_whole = self._parts.first(sentence.low, max(since, draft.outer - _HEAD), draft.outer) is not None
            if self._of_them.match(sentence.low, draft.tail):
                draft.of_whole = True
            previous = draft

    def _role(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> tuple[Role, Direction | None]:
        """The first that holds: a multiple, points, a sign, words of change before and after, an earlier change, …"""
        head = sentence.bare[max(0, draft.outer - _HEAD) : draft.outer]
        tail = sentence.low[draft.tail : draft.tail + _HEAD]
        if draft.kind == "multiple":
            return "change", self._direction(sentence.low[draft.start : draft.end] + tail, head)
        before = self._before.search(head)
        after = next((match for _, pattern in self._after.at(tail, 0) if (match := pattern.match(tail))), None)
        if draft.unit == "pp":
            nearest = (before.group(), "") if before else (after.group() if after else tail[:16], head[-24:])
            return "gap", self._direction(*nearest)
        sign = _SIGN.search(sentence.low, max(0, draft.start - 2), draft.start)
        if sign and draft.kind == "percent":
            return "change", "up" if sign.group() == "+" else "down"
        change = before or after
        if change:
            return "change", self._direction(change.group(), "")
        if previous and self._continues(sentence, previous, draft):
            return previous.role, previous.direction
        if (
            self._priors.search(head)
            or self._of_before(sentence, draft)
            or self._moves_from(sentence, draft, previous, head)
        ):
            return "prior", None
        return "plan" if self._is_planned(sentence.low, draft) else "level", None

    def _continues(self, sentence: Sentence, previous: Draft, draft: Draft) -> bool:
        """19.23% and 12.19% behind one "growth of"."""
        if previous.kind != draft.kind or previous.role not in ("change", "gap") or previous.kind == "multiple":
            return False
        return self._chain.fullmatch(sentence.low, previous.tail, draft.outer) is not None

    def _of_before(self, sentence: Sentence, draft: Draft) -> bool:
        """ "去年同期为187件": a time that only points back leads to an earlier level, or opens the clause of one."""
        backs = [m for m in sentence.mentions if m.neutral and m.end <= draft.outer]
        if not backs:
            return False
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        return any(
            first <= m.start
            and self._back.search(sentence.low, m.start, m.end)
            and self._leads.fullmatch(sentence.low, m.end, draft.outer)
            for m in backs
        )

    def _moves_from(self, sentence: Sentence, draft: Draft, previous: Draft | None, head: str) -> bool:
        """ "Fell to 9.5 days from 14 days", "529 tonnes, from 540 tonnes"; not "87 applications from 52 companies"."""
        if not self._from.search(head):
            return False
        if previous is None or previous.kind != draft.kind:
            return False
        if ";" in sentence.low[previous.end : draft.start]:
            return False
        noun = self._noun.match(sentence.bare, draft.end) if draft.kind == "count" else None
        before = self._noun.match(sentence.bare, previous.end)
        if noun and (before is None or before.group() != noun.group()):
            return False
        return draft.start - previous.end < _HEAD

    def _is_planned(self, low: str, draft: Draft) -> bool:
        """Whether the stretch between commas that holds the figure tells a plan; a comma inside a number is none."""
        start, end = clause_bounds(low, draft.start, draft.tail)
        return bool(self._planned.candidates(low, start, end)) and self._plans.search(low[start:end]) is not None

    def _direction(self, first: str, second: str) -> Direction | None:
        for text in (first, second):
            ups, downs = self._ups.search(text), self._downs.search(text)
            if ups and (not downs or ups.start() <= downs.start()):
                return "up"
            if downs:
                return "down"
        return None


def clause_bounds(low: str, start: int, end: int, *, brackets: bool = True) -> tuple[int, int]:
    """The stretch between marks around start:end; `brackets` end it too."""
    starts, ends = _marks(low, brackets)
    before, after = bisect_right(ends, start), bisect_left(starts, end)
    return ends[before - 1] if before else 0, starts[after] if after < len(starts) else len(low)


@lru_cache(maxsize=16)
def _marks(low: str, brackets: bool) -> tuple[list[int], list[int]]:
    """Where the marks of a sentence start and end; asked for again with every one of its figures."""
    marks = list((_CLAUSE if brackets else _OPEN_CLAUSE).finditer(low))
    return [mark.start() for mark in marks], [mark.end() for mark in marks]


def in_order(drafts: list[Draft], index: int) -> tuple[tuple[int, int], ...]:
    """ "31 drugs and 46 devices, growth of 19 % and 12 % respectively": the n-th change is that of the n-th level."""
    changes = [n for n, draft in enumerate(drafts) if draft.role in ("change", "gap") and draft.kind == "percent"]
    if len(changes) < 2 or index not in changes:
        return ()
    levels = [draft for draft in drafts[: changes[0]] if draft.role == "level"]
    return levels[changes.index(index)].subject if len(levels) == len(changes) else ()


@cache
def role_reader(code: str) -> RoleReader:
    return RoleReader(code)
