"""Who may read and who may change: the holder of one token, as a bearer, by a signed cookie or, for feeds, a password.

The token itself is in no page, no cookie, no address and no log. Texts are compared in constant time.
"""

import hashlib
import hmac
import secrets
from base64 import b64decode
from binascii import Error as Base64Error
from datetime import UTC, datetime, timedelta
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers

COOKIE = "regwatch_session"
#: How long somebody who signed in stays so.
LASTS = timedelta(days=7)


class Access:
    """What one token opens. Without a token nothing can be changed; `open_reading` tells that anybody may read."""

    def __init__(self, token: str | None, *, open_reading: bool = True) -> None:
        self.writable = token is not None
        self.open_reading = open_reading
        self._key = hashlib.sha256((token or secrets.token_hex()).encode()).digest()

    def is_token(self, text: str) -> bool:
        """Whether that is the token."""
        given = hashlib.sha256(text.encode("utf-8", "replace")).digest()
        return self.writable and hmac.compare_digest(given, self._key)

    def session(self, now: datetime) -> str:
        """A cookie's value for somebody who showed the token: its last second, a nonce and a signature of both."""
        stem = f"{int((now + LASTS).timestamp())}.{secrets.token_urlsafe(12)}"
        return f"{stem}.{self._sign('session', stem)}"

    def holds_session(self, headers: Headers) -> str:
        """The cookie's value when it is one of ours and not over, else an empty text."""
        value = _cookie(headers)
        stem, _, signature = value.rpartition(".")
        end = stem.partition(".")[0]
        signed = self.writable and hmac.compare_digest(signature.encode(), self._sign("session", stem).encode())
        if not signed or not end.isdecimal() or int(end) < datetime.now(UTC).timestamp():
            return ""
        return value

    def seal(self, session: str) -> str:
        """What a form of that session carries, so that a page elsewhere cannot send it."""
        return self._sign("form", session)

    def is_seal(self, session: str, text: str) -> bool:
        """Whether a form carries the seal of its session."""
        return bool(session) and hmac.compare_digest(text.encode("utf-8", "replace"), self.seal(session).encode())

    def bears_token(self, headers: Headers) -> bool:
        """Whether the request carries the token as a bearer."""
        scheme, _, text = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.is_token(text.strip())

    def may_read(self, headers: Headers) -> bool:
        """Anybody where reading is open; else bearers, who signed in, and readers whose password is the token."""
        return (
            self.open_reading
            or self.bears_token(headers)
            or bool(self.holds_session(headers))
            or self.is_token(_password(headers))
        )

    def _sign(self, purpose: str, text: str) -> str:
        message = f"{purpose}:{text}".encode("utf-8", "replace")
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _password(headers: Headers) -> str:
    """The password of HTTP's basic scheme, which feed readers offer; the user name does not matter."""
    scheme, _, text = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(text, validate=True).decode().partition(":")[2]
    except (Base64Error, UnicodeDecodeError, ValueError):
        return ""
