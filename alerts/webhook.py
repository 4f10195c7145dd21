"""The other way out: a message as JSON, posted to an address that a subscription names."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from errors import DeliveryError, RefusedError

#: Seconds that the receiver may take.
TIMEOUT = 30.0
#: Answers that will be the same tomorrow: it understands and does not want this, or is gone.
FINAL = frozenset({400, 405, 410, 413, 415, 422})
#: Bytes of an answer that are read.
ANSWER = 300


class _NoRedirects(HTTPRedirectHandler):
    """A redirected POST arrives as a GET without its content: better a failure that somebody sees."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Post:
    """A message for this way out. The key is the same for every sending, so that a repetition can be told."""

    url: str
    idempotency_key: str
    content: Mapping[str, Any]


def send(post: Post, *, timeout: float = TIMEOUT) -> str:
    """Posts the message and returns the beginning of the answer.

    Raises `RefusedError` for an answer that is final and `DeliveryError` for any other failure.
    """
    request = Request(  # noqa: S310 - subscriptions take http and https addresses only
        post.url,
        data=json.dumps(post.content, ensure_ascii=False).encode(),
        headers={
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": post.idempotency_key,
            "User-Agent": "regwatch",
        },
        method="POST",
    )
    try:
        answer: HTTPResponse
        with build_opener(_NoRedirects).open(request, timeout=timeout) as answer:
            return f"{answer.status} {_words(answer.read(ANSWER))}".strip()
    except HTTPError as error:
        with error:
            said = f"{error.code} {_words(error.read(ANSWER)) or error.reason}"
        raise (RefusedError if error.code in FINAL else DeliveryError)(said) from error
    except (OSError, HTTPException) as error:
        raise DeliveryError(f"the webhook gave no answer: {error}") from error


def _words(text: bytes) -> str:
    return " ".join(text.decode("utf-8", "replace").split())
