"""Text in, typed facts out: figures, periods and dates of a release. Pure; no input and no output."""

from extraction.grammar import extract, told_period
from extraction.language import detect_language

__all__ = ["detect_language", "extract", "told_period"]
