"""Says of every figure of a sentence what it counts or measures."""

from extraction import subjects_han, subjects_spaced
from extraction.drafts import Sentence


def find_subjects(sentence: Sentence) -> None:
    """Sets the subject span of every figure; changes and shares of one thing take the subject of the figure before."""
    finder = subjects_han if sentence.words.han else subjects_spaced
    finder.find(sentence)
