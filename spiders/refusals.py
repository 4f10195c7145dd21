"""Why a request came to nothing, in plain words: what our own middlewares refuse and what the network does."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from items.readings import Verdict

#: What each failure means to a person; the first class that fits is taken.
_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "the host name cannot be resolved"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (DownloadTimeoutError, "no complete answer within the time allowed"),
    (ResponseDataLossError, "the answer broke off before its end"),
    (DownloadFailedError, "the connection failed"),
    (OSError, "the answer cannot be unpacked"),
)


class Refused(IgnoreRequest):
    """A request that we do not make, with the verdict and the reason its reading gets."""

    def __init__(self, verdict: Verdict, reason: str) -> None:
        super().__init__(reason)
        self.verdict = verdict
        self.reason = reason


def in_words(error: BaseException, largest: int) -> tuple[Verdict, str]:
    """Verdict and reason for a request that brought no answer. `largest` is the cap on a body, in bytes."""
    if isinstance(error, Refused):
        return error.verdict, error.reason
    if isinstance(error, DownloadCancelledError) or "DOWNLOAD_MAXSIZE" in str(error):
        return "error", f"the answer is larger than {largest:,} bytes"
    if isinstance(error, IgnoreRequest):
        text = str(error)
        return "error", "the address redirects in circles" if "redirection" in text else text
    if type(error).__module__.startswith("playwright."):
        return "error", f"the browser could not open it: {str(error).splitlines()[0][:200]}"
    for kind, words in _WORDS:
        if isinstance(error, kind):
            detail = str(error).strip() if kind is DownloadFailedError else ""
            return "error", f"{words}: {detail[:200]}" if detail else words
    return "error", f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")


def gave_no_answer(error: BaseException) -> bool:
    """Whether the host itself stayed silent, so that asking it for more is pointless."""
    silent = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError, DownloadFailedError)
    return isinstance(error, silent)
