"""Answers that a browser or a script need not read twice: ETags, 304 and HEAD."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TEXTUAL = ("text/html", "application/json", "text/csv", "application/atom+xml")


class Validated:
    """Gives every page and API answer an ETag of its content, answers 304 to whoever holds it, and HEAD as GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        held = Headers(scope=scope).get("if-none-match", "")
        answer = _Answer(send, held, bodiless=scope["method"] == "HEAD")
        await self.app({**scope, "method": "GET"}, receive, answer)


class _Answer:
    """Holds a textual answer of known length back until it is whole; lets everything else pass."""

    def __init__(self, send: Send, held: str, *, bodiless: bool) -> None:
        self.send = send
        self.held = {tag.strip().removeprefix("W/") for tag in held.split(",")}
        self.bodiless = bodiless
        self.start: Message | None = None
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            kind = headers.get("content-type", "")
            if message["status"] == 200 and kind.startswith(TEXTUAL) and "content-length" in headers:
                self.start = message
                return
        if self.start is None:
            await self.send({**message, "body": b""} if self.bodiless and "body" in message else message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        tag = f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'
        headers = MutableHeaders(scope=start)
        headers["ETag"] = tag
        headers["Cache-Control"] = "private, no-cache"
        body = b"" if self.bodiless else bytes(self.body)
        if tag in self.held or "*" in self.held:
            start, body = {**start, "status": 304}, b""
            del headers["content-length"]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})
