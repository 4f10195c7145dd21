"""Says of every figure of a sentence what it counts or measures."""

from extraction.drafts import Sentence
from extraction.subjects_han import han_subjects
from extraction.subjects_spaced import subject_finder


def find_subjects(sentence: Sentence) -> None:
    """Sets the subject span of every figure; changes and shares of one thing take the subject of the figure before."""
    code = sentence.words.code
    if sentence.words.han:
        han_subjects(code).find(sentence)
    else:
        subject_finder(code).find(sentence)
