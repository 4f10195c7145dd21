"""Who sends: names by which a later run can tell whether the holder of a message still lives."""

import os
import secrets
import socket

from storage import dispatch
from storage.database import Database


def free_what_the_dead_hold(database: Database) -> None:
    """Lets go of the messages of senders on this machine that have ended."""
    with database.reading() as session:
        gone = {name for name in dispatch.senders(session) if is_gone(name)}
    if gone:
        with database.writing() as session:
            dispatch.forget_senders(session, gone)


def our_name() -> str:
    """Machine, process and run; so that the next run can see whether the holder of a message still lives."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(name: str) -> bool:
    """Whether that sender ran on this machine and its process has ended; of other machines only time can tell."""
    machine, process, _ = name.rsplit("/", 2)
    if machine != socket.gethostname():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False
