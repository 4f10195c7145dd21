"""What can go wrong, as somebody who has to act on it would sort it.

RegwatchError                 one line for a person; exit status 1
├── SettingError              a setting does not parse or is unknown: mend the environment or .env
├── UsageError                an argument makes no sense: call again, corrected (exit status 2)
├── NotFoundError             no source, release, metric or subscription of that name or number
├── StorageError              the database cannot be opened, is from another version, or is full
├── SourceError               an address that cannot be watched
│   ├── UnreachableError      no answer, a refusal, an error status, a challenge page
│   └── NoReleasesError       an answer in which no list of releases can be found
├── BrowserMissingError       a source asks for a browser that is not installed: install it
└── DeliveryError             a message was not taken by its transport
    ├── RefusedError          refused for good (SMTP 5xx): trying again is pointless
    └── TransportDownError    the server is out of reach or refuses us, not one message: every mail waits
"""


class RegwatchError(Exception):
    """Root of every error that is meant for a person; its text is one full line."""


class SettingError(RegwatchError):
    """A setting that does not parse, or a REGWATCH_ name that does not exist."""


class UsageError(RegwatchError):
    """An argument that makes no sense."""


class NotFoundError(RegwatchError):
    """Nothing is stored under that name or number."""


class StorageError(RegwatchError):
    """The database cannot be opened or used."""


class SourceError(RegwatchError):
    """An address that cannot be watched as a source."""


class UnreachableError(SourceError):
    """The address gave no usable answer."""


class NoReleasesError(SourceError):
    """The address answers, but no list of releases can be found in the answer."""


class BrowserMissingError(RegwatchError):
    """A source is read through a browser, and this machine lacks it; the text says what to install."""


class DeliveryError(RegwatchError):
    """A message that its transport did not take; worth another try later."""


class RefusedError(DeliveryError):
    """A message refused for good."""


class TransportDownError(DeliveryError):
    """The mail server cannot be reached, or takes nothing from us; no message was at fault."""
