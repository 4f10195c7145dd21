"""Releases that say of themselves that they correct another one."""

import re

from items.changes import Edition
from tracking import furniture

_TITLE = re.compile(
    r"\b(?:correction|corrections|corrigendum|corrigenda|corrected|erratum|errata)\b|更正|勘误|订正", re.I
)
_BODY = re.compile(
    r"\b(?:corrigendum|erratum|correction\s?:|correction to\b|corrects? (?:the|our|a|an)\b|"
    r"should (?:read|have read|be corrected)\b|was (?:wrong|incorrect)\b|were (?:wrong|incorrect)\b)|更正|勘误|有误",
    re.I,
)


def is_correction(edition: Edition) -> bool:
    """Tell whether a release is marked as the correction of another (corrigendum, erratum, 更正, 勘误)."""
    if _TITLE.search(edition.title):
        return True
    return any(_BODY.search(line) for line in edition.body.splitlines() if not furniture.is_furniture(line))
