"""Text in, typed facts out: figures, periods and dates of a release. Pure; no input and no output."""

from extraction.grammar import extract
from extraction.language import detect_language

__all__ = ["detect_language", "extract"]
