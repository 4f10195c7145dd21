"""Reads a text sentence by sentence: traps, dates, numbers with units, qualifiers, then what, when and where."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from extraction.abbreviations import abbreviations
from extraction.carried import unit_carrier
from extraction.continued import continuation
from extraction.dates import date_finder
from extraction.days import Span
from extraction.drafts import BLANK, Draft, Mention, Sentence, blanked
from extraction.events import event_reader
from extraction.hints import Hints
from extraction.language import detect_language
from extraction.normal import TO_SIMPLIFIED, Folded, fold, lowered
from extraction.periods import assign_periods
from extraction.qualifiers import qualifier_reader
from extraction.quantities import quantity_reader
from extraction.ranges import range_joiner
from extraction.roles import role_reader
from extraction.sentences import sentences
from extraction.subjects import find_subjects
from extraction.traps import trap_finder
from extraction.vocabulary import LANGUAGES, vocabulary_for
from items.facts import DateMention, Extraction, Figure, Period

#: Longer sentences are read in pieces: nobody wrote them, and every layer stays linear.
LONGEST_SENTENCE = 2000
PIECE = 400

#: Fewer days between its ends make no month.
_MONTH = 27

#: Longer runs of digits and marks are no number that anybody reads.
_ENDLESS = re.compile(r"[\d.,]{41,}")


def extract(text: str, lang: str | None = None, ref_date: date | None = None) -> Extraction:
    """Every figure and date of a text, with offsets into it.

    `lang` is a language tag ("zh-Hant" reads as "zh"); without it the language is detected. `ref_date`, the day of
    the release, resolves relative dates; without it they have no days. No input raises.
    """
    folded = fold(text)
    code = _code(lang) or detect_language(folded.text)
    read = folded.text.translate(TO_SIMPLIFIED) if code == "zh" else folded.text
    low = lowered(read)
    figures: list[Figure] = []
    dates: list[DateMention] = []
    before: Sentence | None = None
    ended = 0
    for start, end in _worth_reading(read, low, code):
        sentence = read_sentence(read[start:end], low[start:end], code, ref_date)
        if before is not None and not read[ended:start].strip(" "):
            continuation(code).read(before, sentence)
        before, ended = sentence, end
        written = text[folded.back(start) : folded.back(end)]
        figures.extend(_figure(text, folded, start, sentence, draft, written) for draft in sentence.drafts)
        dates.extend(_date(text, folded, start, sentence, one) for one in sentence.mentions if not one.neutral)
    return Extraction(tuple(figures), tuple(dates), abbreviations(text))


def told_period(text: str, lang: str | None = None, ref_date: date | None = None) -> Period | None:
    """The one closed period, or year to date, of a month and more that a short text names; None where it names more."""
    folded = fold(text)
    code = _code(lang) or detect_language(folded.text)
    read = folded.text.translate(TO_SIMPLIFIED) if code == "zh" else folded.text
    low = lowered(read)
    mentions = [one for one in date_finder(code).find(low, ref_date) if not one.neutral and one.span is not None]
    spans = {one.span for one in mentions if one.span is not None}
    if len(spans) != 1 or any(one.since or one.as_of for one in mentions):
        return None
    span = spans.pop()
    if span.first is None or span.last is None or (span.last - span.first).days < _MONTH:
        return None
    first, last = folded.back(mentions[0].start), folded.back(mentions[0].end)
    return Period(text[first:last], span.first, span.last, span.type)


def _code(lang: str | None) -> str | None:
    code = (lang or "").lower().replace("_", "-").split("-")[0]
    return code if code in LANGUAGES else None


@cache
def _hints(code: str) -> Hints:
    return Hints(vocabulary_for(code).hints)


def _worth_reading(read: str, low: str, code: str) -> Iterator[tuple[int, int]]:
    """Sentences that may hold a figure or a date and are no page furniture."""
    hints = _hints(code)
    if not hints.found(low, 0, len(low)):
        return
    traps = trap_finder(code)
    for start, end in sentences(read, code):
        step = LONGEST_SENTENCE if end - start <= LONGEST_SENTENCE else PIECE
        for at in range(start, end, step):
            stop = min(end, at + step)
            if hints.found(low, at, stop) and not traps.is_furniture(low[at:stop]):
                yield at, stop


def read_sentence(text: str, low: str, code: str, ref: date | None) -> Sentence:
    words = vocabulary_for(code)
    if len(low) > 40:
        low = _ENDLESS.sub(lambda run: BLANK * len(run.group()), low)
    sentence = Sentence(text, low, words, ref)
    traps = trap_finder(code).find(text, low)
    mentions = date_finder(code).find(low, ref)
    traps = [trap for trap in traps if not any(_holds(mention, trap) for mention in mentions)]
    sentence.mentions = [mention for mention in mentions if not _meets(mention, traps)]
    sentence.bare = sentence.numbered = blanked(low, [(mention.start, mention.end) for mention in sentence.mentions])
    sentence.open = blanked(sentence.bare, traps)
    drafts = range_joiner(code).join(sentence, quantity_reader(code).read(sentence))
    sentence.drafts = drafts
    sentence.bare = blanked(sentence.bare, [(draft.start, draft.end) for draft in drafts if draft.kind != "multiple"])
    for draft in drafts:
        qualifier_reader(code).read(sentence, draft)
    if drafts:
        unit_carrier(code).read(sentence)
        role_reader(code).read(sentence)
        find_subjects(sentence)
        event_reader(code).read(sentence)
        assign_periods(sentence)
    return sentence


def _holds(mention: Mention, span: tuple[int, int]) -> bool:
    """A date that is wider than what looks like a trap in it, or more than a year, is a date ("十四五"以来)."""
    return (
        mention.start <= span[0]
        and span[1] <= mention.end
        and (mention.end - mention.start > span[1] - span[0] or not mention.bare)
    )


def _meets(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _figure(text: str, folded: Folded, offset: int, sentence: Sentence, draft: Draft, written: str) -> Figure:
    first, last = folded.back(offset + draft.start), folded.back(offset + draft.end)
    pieces = [text[folded.back(offset + a) : folded.back(offset + b)].strip() for a, b in draft.subject]
    subject = ("" if sentence.words.han else " ").join(pieces) or None
    return Figure(
        value=draft.value,
        value_max=draft.value_max,
        qualifier=draft.qualifier,
        kind=draft.kind,
        unit=draft.unit,
        currency=draft.currency,
        subject=subject,
        period=draft.period,
        direction=draft.direction,
        sentence=written,
        start=first,
        end=last,
        text=text[first:last],
        event=draft.event,
        place=draft.place,
        role=draft.role,
        of_whole=draft.of_whole,
        step=draft.step,
    )


def _date(text: str, folded: Folded, offset: int, sentence: Sentence, mention: Mention) -> DateMention:
    """The start of a running total reaches to the day of the release."""
    first, last = folded.back(offset + mention.start), folded.back(offset + mention.end)
    span = mention.span
    running = any(draft.period is not None and draft.period.type == "running" for draft in sentence.drafts)
    if mention.since and running and span:
        span = Span(span.first, sentence.ref, "running")
    return DateMention(text[first:last], span.first if span else None, span.last if span else None, first, last)
