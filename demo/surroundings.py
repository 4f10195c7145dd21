"""The environment that the demo runs in: data of its own, no mail server, loopback allowed, no waiting."""

import secrets
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

from demo.story import OPERATOR
from errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
#: Settings that a demo must not inherit; an empty value also overrules a `.env` file.
_NEUTRAL = ("REGWATCH_DATABASE_URL", "REGWATCH_SMTP_URL", "REGWATCH_MAIL_FROM", "REGWATCH_BASE_URL")
_DASHBOARD_PORT = 8000


def surroundings(inherited: Mapping[str, str], data_dir: Path | None) -> dict[str, str]:
    """Variables for the demo's process. Raises `UsageError` when `data_dir` holds a database already."""
    folder = data_dir or Path(tempfile.mkdtemp(prefix="regwatch-demo-"))
    if (folder / "regwatch.sqlite").exists():
        raise UsageError(f"{folder} holds data already; the demo wants an empty directory")
    path = str(ROOT)
    if inherited.get("PYTHONPATH"):
        path = f"{path}:{inherited['PYTHONPATH']}"
    return {
        **{name: value for name, value in inherited.items() if not name.startswith("REGWATCH_")},
        **dict.fromkeys(_NEUTRAL, ""),
        "REGWATCH_DATA_DIR": str(folder),
        "REGWATCH_OPERATOR": OPERATOR,
        "REGWATCH_ALLOW_PRIVATE_NETWORKS": "1",
        "REGWATCH_CRAWL_DELAY": "0",
        # Whoever sees the terminal may also try what changes things on the dashboard.
        "REGWATCH_API_TOKEN": secrets.token_hex(8),
        "REGWATCH_LISTEN": inherited.get("REGWATCH_LISTEN") or f"127.0.0.1:{_free_port()}",
        "PYTHONPATH": path,
    }


def _free_port() -> int:
    """The dashboard's usual port, or any other when that one is taken."""
    for wanted in (_DASHBOARD_PORT, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise UsageError("no free port for the dashboard")
