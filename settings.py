"""Every setting of regwatch, from the environment or a `.env` file in the data directory; Scrapy reads it too.

Precedence: command line (which sets the environment before this module is loaded), environment, `.env`, default.
A name that starts with REGWATCH_ and is not listed here, or a value that does not parse, raises `InvalidSetting`
with a text for a person.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dotenv import dotenv_values


class InvalidSetting(ValueError):
    """A setting that does not exist or does not parse; apart from errors.py because settings import nothing of ours."""


PROJECT_ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"


def _flag(text: str) -> bool:
    values = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.strip().lower() not in values:
        raise ValueError("use 1 or 0")
    return values[text.strip().lower()]


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number < 86_400:
        raise ValueError("use a number of seconds between 0 and 86400")
    return number


def _size(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("use a whole number above 0")
    return number


def _database(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ValueError("use sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME")
    return text


def _smtp(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("use smtp://USER:PASSWORD@HOST:PORT?starttls=true or smtps://…")
    if parts.port is not None and not 0 < parts.port < 65_536:
        raise ValueError("the port must lie between 1 and 65535")
    unknown = set(parse_qs(parts.query)) - {"starttls"}
    if unknown:
        raise ValueError(f"unknown option {sorted(unknown)[0]!r}; only starttls is known")
    return text


def _address(text: str) -> str:
    local, at, domain = text.rpartition("@")
    if not (local and at and domain) or any(c.isspace() for c in text.split("<")[-1]):
        raise ValueError("use an e-mail address such as alerts@example.org")
    return text


def _web(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("use an address such as https://regwatch.example.org")
    return text.rstrip("/")


def _listen(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65_535:
        raise ValueError("use HOST:PORT, for example 127.0.0.1:8000")
    return text


def _token(text: str) -> str:
    if len(text) < 16 or not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError(
            "use at least 16 letters, digits and signs without spaces, such as `openssl rand -hex 24` prints"
        )
    return text


#: Names whose values hold secrets, and are not repeated when they do not parse.
SECRET = {"REGWATCH_API_TOKEN", "REGWATCH_DATABASE_URL", "REGWATCH_SMTP_URL"}
#: Every name a user may set, and how its text is read.
READERS: dict[str, Callable[[str], Any]] = {
    "REGWATCH_DATA_DIR": lambda text: Path(text).expanduser().resolve(),
    "REGWATCH_DATABASE_URL": _database,
    "REGWATCH_SMTP_URL": _smtp,
    "REGWATCH_MAIL_FROM": _address,
    "REGWATCH_MAILS_PER_MINUTE": _size,
    "REGWATCH_OPERATOR": _address,
    "REGWATCH_BASE_URL": _web,
    "REGWATCH_LISTEN": _listen,
    "REGWATCH_API_TOKEN": _token,
    "REGWATCH_ALLOW_PRIVATE_NETWORKS": _flag,
    "REGWATCH_CRAWL_DELAY": _seconds,
    "REGWATCH_CRAWL_TIME_LIMIT": _seconds,
    "REGWATCH_MAX_PAGE_BYTES": _size,
    "REGWATCH_MAX_RELEASES": _size,
}


def load(environ: Mapping[str, str]) -> dict[str, Any]:
    """Parsed values of the names that `environ` or the `.env` file in its data directory sets.

    Raises `InvalidSetting` for an unknown name or a bad value, saying which and what to write instead.
    """
    data_dir = Path(environ.get("REGWATCH_DATA_DIR") or PROJECT_ROOT / "var").expanduser().resolve()
    try:
        from_file = {k: v for k, v in dotenv_values(data_dir / ".env", interpolate=False).items() if v is not None}
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSetting(f"{data_dir / '.env'} cannot be read: {error}") from error
    values: dict[str, Any] = {"REGWATCH_DATA_DIR": data_dir}
    for name, text in {**from_file, **environ}.items():
        if not name.startswith("REGWATCH_"):
            continue
        if name not in READERS:
            known = ", ".join(sorted(READERS))
            raise InvalidSetting(f"unknown setting {name}; known are {known}")
        if not text or (name == "REGWATCH_DATA_DIR"):
            continue
        try:
            values[name] = READERS[name](text)
        except ValueError as error:
            shown = name if name in SECRET else f"{name}={text!r}"
            raise InvalidSetting(f"{shown} does not parse: {error}") from (None if name in SECRET else error)
    return values


_VALUES = load(os.environ)

# --- where things are ---------------------------------------------------------------------------------------

#: Database, outbox and `.env` live here.
DATA_DIR: Path = _VALUES["REGWATCH_DATA_DIR"]
#: SQLAlchemy address of the database; SQLite in the data directory unless set.
DATABASE_URL: str = _VALUES.get("REGWATCH_DATABASE_URL", f"sqlite:///{DATA_DIR / 'regwatch.sqlite'}")
#: Mails land here as .eml files while no SMTP server is set.
OUTBOX_DIR: Path = DATA_DIR / "outbox"

# --- mail and pages -----------------------------------------------------------------------------------------

#: smtp://user:pass@host:587?starttls=true or smtps://…; None writes .eml files.
SMTP_URL: str | None = _VALUES.get("REGWATCH_SMTP_URL")
#: Sender of every mail.
MAIL_FROM: str = _VALUES.get("REGWATCH_MAIL_FROM", "regwatch@localhost")
#: Most messages that leave in any minute; None bounds nothing.
MAILS_PER_MINUTE: int | None = _VALUES.get("REGWATCH_MAILS_PER_MINUTE")
#: Who hears of sources that cannot be read; None tells nobody by mail.
OPERATOR: str | None = _VALUES.get("REGWATCH_OPERATOR")
#: Where the dashboard listens, HOST:PORT.
LISTEN: str = _VALUES.get("REGWATCH_LISTEN", "127.0.0.1:8000")
#: Who presents it may change things through the dashboard and the API; None lets nobody.
API_TOKEN: str | None = _VALUES.get("REGWATCH_API_TOKEN")
#: Address of the dashboard in mails.
BASE_URL: str = _VALUES.get("REGWATCH_BASE_URL", f"http://{LISTEN}")

# --- crawling -----------------------------------------------------------------------------------------------

#: Loopback and private addresses are refused as sources unless this is on.
ALLOW_PRIVATE_NETWORKS: bool = _VALUES.get("REGWATCH_ALLOW_PRIVATE_NETWORKS", False)
#: Seconds between two requests to one host.
CRAWL_DELAY: float = _VALUES.get("REGWATCH_CRAWL_DELAY", 1.0)
#: Seconds after which a crawl of one source is stopped; what it read by then is kept.
CRAWL_TIME_LIMIT: float = _VALUES.get("REGWATCH_CRAWL_TIME_LIMIT", 1800.0)
#: Largest page taken, in bytes after decompression.
MAX_PAGE_BYTES: int = _VALUES.get("REGWATCH_MAX_PAGE_BYTES", 20_000_000)
#: Most release pages opened in one crawl of one source.
MAX_RELEASES: int = _VALUES.get("REGWATCH_MAX_RELEASES", 1000)

# --- Scrapy's own settings ----------------------------------------------------------------------------------

BOT_NAME = "regwatch"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
#: Named, with a contact, so that a regulator's administrator knows whom to ask.
USER_AGENT = f"regwatch/{VERSION} (+{_VALUES.get('REGWATCH_BASE_URL', 'https://regwatch.invalid/bot')})"
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = CRAWL_DELAY
DOWNLOAD_DELAY_JITTER = 0.5 if CRAWL_DELAY > 0 else 0.0
#: One request at a time to one host, except where tests set no delay. No more are prepared, so that a server's
#: "wait" holds back every request after it.
CONCURRENT_REQUESTS_PER_DOMAIN = 1 if CRAWL_DELAY > 0 else 8
CONCURRENT_REQUESTS = CONCURRENT_REQUESTS_PER_DOMAIN
#: A page that takes longer than this many seconds is an error of that page.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = MAX_PAGE_BYTES
DOWNLOAD_WARNSIZE = 0
#: Doors that a crawler does not need stay shut: code execution, telnet, local files and data addresses.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
#: The base list itself: an extension that is only switched off is loaded all the same, aiohttp with it.
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
}
DOWNLOAD_HANDLERS = {"file": None, "data": None, "s3": None, "ftp": None}
#: Scrapy's cache invents freshness; conditional requests are made from our own stored validators instead.
HTTPCACHE_ENABLED = False
COOKIES_ENABLED = True
RETRY_TIMES = 1
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
#: 429 is answered by waiting, in spiders.patience.
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]
REDIRECT_MAX_TIMES = 5
#: Only a refresh that is due at once is a redirect; a page that reloads itself after a minute is read as it is.
METAREFRESH_MAXDELAY = 1
#: Every answer reaches the spider, which judges it by more than its status.
HTTPERROR_ALLOW_ALL = True
#: What was read until then is kept.
CLOSESPIDER_TIMEOUT = CRAWL_TIME_LIMIT
DOWNLOAD_VERIFY_CERTIFICATES = True
#: Releases are opened in the order of their list.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
#: Our own in place of the library's: a refusal becomes the reading's reason, and 5xx on robots.txt means "not now".
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "spiders.guard.GuardMiddleware": 50,
    "spiders.robots.RobotsMiddleware": 100,
    "spiders.patience.PatienceMiddleware": 560,
}
#: One act per file, in this order.
ITEM_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.dates.DatesPipeline": 200,
    "pipelines.figures.FiguresPipeline": 300,
    "pipelines.store.StorePipeline": 400,
}
#: What goes wrong with a page is an item with a reason; the library would say it a second time as a warning.
LOG_LEVEL = "ERROR"
LOGSTATS_INTERVAL = 0.0
