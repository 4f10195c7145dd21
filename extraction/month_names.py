"""Names and short names of months in the languages that regulators publish in."""

from functools import cache

from babel import Locale

_LANGUAGES = "en fr es pt de it sv da nb nl pl cs sk fi tr id ro ru uk el et lv lt sl hu"
#: Babel knows names as they stand in a date and as they stand alone.
_CONTEXTS = ("format", "stand-alone")
#: Spellings in use that the standard tables do not hold.
_MORE = {"jänner": 1, "fevrier": 2, "febr": 2, "maerz": 3, "aout": 8, "sept": 9, "set": 9, "octubre": 10, "okt": 10}


@cache
def numbers() -> dict[str, int]:
    """The number of the month by its name in lower case, without the dot of a short one."""
    found = dict(_MORE)
    tables = (Locale(language).months[context] for language in _LANGUAGES.split() for context in _CONTEXTS)
    for table in tables:
        for number, name in (*table["wide"].items(), *table["abbreviated"].items()):
            found.setdefault(name.rstrip(".").lower(), number)
    return found
