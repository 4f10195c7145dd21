"""Addresses from pages, before they become links."""

from urllib.parse import urlsplit


def safe_href(url: str | None) -> str | None:
    """`url` if it is a plain http or https address with a host, else None: such text is shown, never linked."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname)
    except ValueError:
        return None
    return url if named and parts.scheme in ("http", "https") and not parts.username else None
