"""Where messages go: mailboxes, hooks on the web, and whatever Apprise knows. Pure."""

import hashlib
from email.errors import HeaderParseError
from email.headerregistry import Address
from urllib.parse import urlsplit

from errors import UsageError

#: Longest web address of a hook or a service.
LONGEST = 2000
_WEB = ("https://", "http://")


def recipient(text: str) -> str:
    """The address as it is stored: that of a mailbox, a web address to post to, or one for Apprise.

    Raises `UsageError`. Whether Apprise knows the service is not asked here.
    """
    if "://" not in text:
        return mailbox(text)
    return hook(text) if text.strip().lower().startswith(_WEB) else service(text)


def is_hook(address: str) -> bool:
    """Whether messages for a stored address are posted to it as they are."""
    return address.startswith(_WEB)


def is_mailbox(address: str) -> bool:
    """Whether a stored address is told by mail."""
    return "://" not in address


def masked(address: str) -> str:
    """The address as it may be shown: what could be a secret in a web address becomes a short mark of the whole."""
    scheme, separator, _ = address.partition("://")
    if not separator:
        return address
    mark = hashlib.sha256(address.encode()).hexdigest()[:6]
    if not is_hook(address):
        return f"{scheme}://…{mark}"
    parts = urlsplit(address)
    return f"{scheme}://{parts.netloc}/…{mark}" if parts.path.strip("/") or parts.query else address


def meant(address: str, asked: str) -> bool:
    """Whether a person who writes `asked`, in full or as it is shown, means this address."""
    return asked in (address, masked(address))


def hook(text: str) -> str:
    """The web address as it is posted to. Raises `UsageError` for anything that is none."""
    scheme, _, rest = text.strip().partition("://")
    url = f"{scheme.lower()}://{rest}"
    try:
        parts = urlsplit(url)
        well_formed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        well_formed = False
    if not (well_formed and _is_one_word(url)):
        raise UsageError(f"{text!r} is no address of a webhook; write one such as https://example.org/hook")
    if parts.username or parts.password:
        raise UsageError("the address of a webhook takes no user name; put a secret into its path")
    return url


def service(text: str) -> str:
    """An address for Apprise, its scheme in lower case. Raises `UsageError`, without a secret that may be in it."""
    scheme, _, rest = text.strip().partition("://")
    named = scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()
    if not (named and rest and _is_one_word(rest)):
        raise UsageError(f"this address of {scheme[:20]!r} cannot be used; write one as Apprise names it")
    return f"{scheme.lower()}://{rest}"


def _is_one_word(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST


def mailbox(text: str) -> str:
    """The address as it goes into a header, its host name in lower-case ASCII; `UsageError` for anything else."""
    local, _, domain = text.strip().rpartition("@")
    try:
        host = domain.encode("idna").decode("ascii").lower()
        spec = Address(addr_spec=f"{local}@{host}").addr_spec
    except (HeaderParseError, ValueError, IndexError):
        host = spec = ""
    well_formed = (
        spec == f"{local}@{host}"
        and spec.isascii()
        and spec.isprintable()
        and not any(c in ' "()<>[],;:\\' for c in spec)
        and 0 < len(local) <= 64
        and len(spec) <= 254
        and all(_is_label(label) for label in host.split("."))
    )
    if not well_formed:
        raise UsageError(f"{text!r} is no e-mail address; write one such as name@example.org")
    return spec


def _is_label(label: str) -> bool:
    return 0 < len(label) <= 63 and label.replace("-", "a").isalnum() and label[0] != "-" != label[-1]
