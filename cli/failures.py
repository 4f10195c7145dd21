"""What is kept of an error that nobody foresaw."""

import sys
import traceback
from datetime import UTC, datetime

#: The log starts anew above this size.
_MOST_BYTES = 1_000_000


def kept(error: Exception) -> str:
    """Writes where an error came from into the data directory, since the next run may not fail again.

    Says where that is, or what to do when it cannot be written.
    """
    try:
        import settings

        log = settings.DATA_DIR / "errors.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        anew = not log.exists() or log.stat().st_size > _MOST_BYTES
        with log.open("w" if anew else "a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv[1:])}\n")
            file.writelines(traceback.format_exception(error))
    except (OSError, ValueError):
        return "run it again with -v for the details"
    return f"details are in {log}"
