"""What every answer carries for safety, and which host names are answered at all."""

from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import problem

#: For every answer that sets none of its own. Nothing from elsewhere, nothing inline: text from a page can never
#: become a script, a style or a frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Adds the headers, and refuses requests under a strange host name.

    A page elsewhere that points its own name at 127.0.0.1 would otherwise read the dashboard with a visitor's
    browser. Plain IP addresses are answered: no such name is in play there.
    """

    def __init__(self, app: ASGIApp, *, host: str) -> None:
        self.app = app
        self.names = {"localhost", host.lower()} - {""}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        if self._answers_to(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send_with_headers)
            return
        await _refusal(scope["path"])(scope, receive, send_with_headers)

    def _answers_to(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
        if name.lower() in self.names:
            return True
        try:
            ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True


def _refusal(path: str) -> Response:
    text = "regwatch does not answer under this host name. Set REGWATCH_BASE_URL to the address in use."
    return problem(421, text) if path.startswith("/api/") else PlainTextResponse(text + "\n", 421)
