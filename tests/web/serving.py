"""The real application on a free loopback port, for as long as a test needs it."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn

from scheduler import check, next_due
from storage.database import Database
from web import Watching, create_app

TOKEN = "a-token-for-tests-only"


@contextmanager
def served(
    database: Database, *, base_url: str = "", token: str | None = None, open_reading: bool = True
) -> Iterator[str]:
    """Serves the dashboard over `database`; gives its address."""
    app = create_app(
        database,
        watching=Watching(check, next_due, crawls=False),
        base_url=base_url,
        token=token,
        open_reading=open_reading,
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def signed_in(client: httpx.Client) -> str:
    """Signs the client in; gives the seal that forms of its session carry."""
    assert client.post("/login", data={"token": TOKEN}).status_code == 303
    found = re.search(r'name="seal" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]
