"""The API asked whatever its OpenAPI document allows and forbids: `make fuzz-api`, or with arguments of schemathesis.

Serves a told story from a database of its own, with the token, and ends with schemathesis' exit status.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from storage.database import Database
from tests.web.serving import TOKEN, served
from tests.web.story import tell

CONFIGURATION = Path(__file__).with_name("fuzzing.toml")


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/regwatch.sqlite")
        tell(database)
        with served(database, token=TOKEN) as address:
            call = ["schemathesis", "--config-file", str(CONFIGURATION), "run", f"{address}/api/v1/openapi.json"]
            bearer = ["--header", f"Authorization: Bearer {TOKEN}"]
            done = subprocess.run(
                [str(Path(sys.executable).with_name(call[0])), *call[1:], *bearer, *arguments], cwd=folder, check=False
            )
        database.close()
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
