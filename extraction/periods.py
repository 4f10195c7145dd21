"""Which of a sentence's dates a figure is about, and how such a period can be compared."""

import re
from datetime import date

from extraction.days import Span
from extraction.drafts import Draft, Mention, Sentence
from extraction.roles import clause_bounds
from items.facts import Period, PeriodType

#: Events that last, and no event at all: their count on one day is a level at that day.
_LASTING = {
    None, "filed_for_record", "in_review", "in_shortage", "in_trials", "listed", "on_market", "ongoing", "recruiting",
    "registered",
}  # fmt: skip
_FIRST_WORD = re.compile(r"\s*(?P<word>[a-zà-ÿ-]+)")
_COMMA = re.compile(r", (?:[a-zà-ÿ]{1,4} ){0,2}")
_NOUN_AFTER = re.compile(r" (?P<word>[a-zà-ÿ-]+)")


def assign_periods(sentence: Sentence) -> None:
    usable = [m for m in sentence.mentions if m.neutral or (m.span is not None and not _attributive(sentence, m))]
    dated = [m for m in usable if not m.neutral]
    in_turn = _in_turn(sentence, dated)
    backs = [m for m in usable if m.neutral and _points_back(sentence, m)]
    for index, draft in enumerate(sentence.drafts):
        before = sentence.drafts[index - 1].tail if index else 0
        after = sentence.drafts[index + 1].outer if index + 1 < len(sentence.drafts) else len(sentence.low)
        mention = in_turn.get(index) or _about(sentence, draft, dated, before, after)
        behind = next((m for m in backs if draft.tail <= m.start < after), None)
        earlier = (behind or _right_before(sentence, backs, draft)) if draft.role == "prior" else None
        if earlier is not None:
            main = mention or (dated[0] if dated else None)
            draft.period = _year_before(sentence, earlier, main)
        elif draft.role == "prior" and (mention is None or not _beside(mention, before, after)):
            draft.period = sentence.drafts[index - 1].period if index and _other_group(draft) else None
        elif mention is not None:
            draft.period = _period(sentence, draft, mention, dated)


def _in_turn(sentence: Sentence, dated: list[Mention]) -> dict[int, Mention]:
    """ "2020年、2021年分别检测3,410份和3,982份": as many figures behind the word as dates before it."""
    word = re.search(sentence.words.respectively, sentence.low) if len(dated) > 1 < len(sentence.drafts) else None
    if word is None:
        return {}
    ahead = [m for m in dated if m.end <= word.start()]
    behind = [index for index, draft in enumerate(sentence.drafts) if draft.start >= word.end()]
    return dict(zip(behind, ahead, strict=True)) if len(ahead) == len(behind) > 1 else {}


def _attributive(sentence: Sentence, mention: Mention) -> bool:
    """ "the 2019 revision": the year names a thing, not a time; but not in "The 2024 budget holds £2m"."""
    if not mention.bare and sentence.low[mention.start] != "q":
        return False
    head = sentence.low[max(0, mention.start - 4) : mention.start]
    start = sentence.low[mention.start : mention.end]
    if not (head.endswith("the ") or start.startswith("the ")):
        return False
    following = _NOUN_AFTER.match(sentence.bare, mention.end)
    words = sentence.words
    if following is not None and following["word"] in words.yearly and mention.start <= len("the "):
        return False
    return following is not None and following["word"] not in words.stops and following["word"] not in words.verbs


def _other_group(draft: Draft) -> bool:
    """ "compared with 267 days for other drugs": held against other things, not against an earlier time."""
    return draft.kind != "count" and bool(draft.subject) and draft.subject[0][0] >= draft.tail


def _right_before(sentence: Sentence, backs: list[Mention], draft: Draft) -> Mention | None:
    """ "今年上半年12件，去年同期为9件": the earlier time opens the clause of the figure."""
    if not backs:
        return None
    first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
    return next((m for m in backs if sentence.words.han and first <= m.start and m.end <= draft.outer), None)


def _points_back(sentence: Sentence, mention: Mention) -> bool:
    return re.search(sentence.words.year_back, sentence.low[mention.start : mention.end]) is not None


def _beside(mention: Mention, before: int, after: int) -> bool:
    return before <= mention.start and mention.end <= after


def _about(sentence: Sentence, draft: Draft, dated: list[Mention], before: int, after: int) -> Mention | None:
    """Behind the figure in its clause, else before it in its clause, else nearest before, else the first behind."""
    first, last = clause_bounds(sentence.bare, draft.start, draft.tail)
    dated = [m for m in dated if not m.compared or draft.role == "prior"]
    close = [m for m in dated if draft.outer - 2 <= m.end <= draft.outer and sentence.words.han]
    if close:
        return close[-1]
    beside = next((m for m in dated if _set_beside(sentence, draft, m)), None)
    if beside is not None:
        return beside
    dated = [m for m in dated if not _labels_other(sentence, m, draft)]
    ahead = [m for m in dated if m.end <= draft.start and not _bracketed(sentence, m, draft)]
    inside = [m for m in ahead if m.start >= first]
    behind = [m for m in dated if draft.tail <= m.start < min(last, after)]
    if behind and not (inside and sentence.low[behind[0].end : after].strip(" ,") == ""):
        return behind[0]
    if inside and not (sentence.words.han is False and draft.role == "prior"):
        return inside[-1]
    if draft.role == "prior":
        return None
    ahead = [m for m in ahead if not _aside(sentence, m)]
    if ahead:
        return ahead[-1]
    return _shared_ahead(sentence, draft, dated)


def _set_beside(sentence: Sentence, draft: Draft, mention: Mention) -> bool:
    """ "De 21, em 2019, para 57, em 2023": a date between commas right behind a figure."""
    gap = sentence.low[draft.tail : mention.start]
    return _COMMA.fullmatch(gap) is not None and sentence.low[mention.end : mention.end + 1] in (",", ".", "")


def _aside(sentence: Sentence, mention: Mention) -> bool:
    """ "The agency, founded in 1988, employs 620 people": a date that only tells of the thing named before."""
    first, last = clause_bounds(sentence.bare, mention.start, mention.end)
    word = _FIRST_WORD.match(sentence.bare, first)
    told = word is not None and word["word"] not in sentence.words.stops
    told = told and word is not None and re.fullmatch(sentence.words.participle, word["word"]) is not None
    return told and sentence.bare.startswith(",", last)


def _labels_other(sentence: Sentence, mention: Mention, draft: Draft) -> bool:
    """ "71% (2022: 69%)": a date before a colon is that of what follows it."""
    return mention.start > draft.start and sentence.low[mention.end : mention.end + 2].lstrip().startswith(":")


def _bracketed(sentence: Sentence, mention: Mention, draft: Draft) -> bool:
    """A date in brackets that hold a figure of their own says nothing of what stands behind them: 12 (2023: 9)."""
    close = sentence.low.find(")", mention.end, draft.start)
    if close < 0 or "(" in sentence.low[mention.end : close]:
        return False
    return any(mention.end <= other.start < close for other in sentence.drafts)


def _shared_ahead(sentence: Sentence, draft: Draft, dated: list[Mention]) -> Mention | None:
    """One date that closes a list of like figures ("6 vaccines, 14 medicines and 9 diagnostics in 2023")."""
    behind = [m for m in dated if draft.tail <= m.start]
    if len(dated) != 1 or not behind:
        return None
    if sentence.words.han and any(other.start >= behind[0].end for other in sentence.drafts):
        return None
    between = [other for other in sentence.drafts if draft.tail <= other.start < behind[0].start]
    apart = ("plan",) if draft.role == "change" else ("prior", "plan")
    if any(other.role in apart or _own(sentence, other, behind[0]) for other in between):
        return None
    if behind[0].since and any(other.role == "change" for other in between):
        return None
    if ";" in sentence.low[draft.tail : behind[0].start]:
        return None
    opened = sentence.low.find("(", draft.tail, behind[0].start)
    return None if opened >= 0 and any(opened < other.start for other in between) else behind[0]


def _own(sentence: Sentence, part: Draft, mention: Mention) -> bool:
    """Whether a date in the clause of a part ("of which 17 in 2023") is the part's alone."""
    _, last = clause_bounds(sentence.bare, part.start, part.tail)
    return part.of_whole and mention.start < last


def _period(sentence: Sentence, draft: Draft, mention: Mention, dated: list[Mention]) -> Period:
    assert mention.span is not None
    span = mention.span
    text = sentence.text[mention.start : mention.end]
    kind: PeriodType = span.type
    since = next((m for m in dated if m.since and m.span and m.end <= draft.start), mention if mention.since else None)
    if since is not None and since.span is not None and kind != "ytd" and draft.role not in ("change", "gap"):
        until = span.last if mention is not since else sentence.ref
        if until and since.span.first and until < since.span.first:
            return Period(text, span.first, span.last, kind)
        first = min(since.start, mention.start)
        return Period(sentence.text[first : max(since.end, mention.end)], since.span.first, until, "running")
    until = _as_of_within(span, dated) if kind == "ytd" else None
    if until is not None:
        return Period(text, span.first, until, kind)
    if kind == "closed" and (mention.as_of or (span.first == span.last and draft.event in _LASTING)):
        kind = "level"
    last = span.last
    if kind == "ytd" and last and sentence.ref and draft.role != "plan":
        last = min(last, sentence.ref)
    return Period(text, span.first, last, kind)


def _as_of_within(year: Span, dated: list[Mention]) -> date | None:
    """ "As of 31 October … this year": where the part of the year that is told of ends."""
    for mention in dated:
        day = mention.span.last if mention.as_of and mention.span else None
        if day and year.first and year.last and year.first <= day < year.last:
            return day
    return None


def _year_before(sentence: Sentence, earlier: Mention, main: Mention | None) -> Period | None:
    text = sentence.text[earlier.start : earlier.end]
    if main is None or main.span is None or main.span.first is None or main.span.last is None:
        return Period(text, None, None)
    return Period(text, _back(main.span.first), _back(main.span.last), main.span.type)


def _back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
