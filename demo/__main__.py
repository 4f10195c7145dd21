"""`python -m demo [--exit]`, in the surroundings that `regwatch demo` prepares."""

import sys

from demo.play import play
from errors import RegwatchError

try:
    status = play(leave="--exit" in sys.argv[1:])
except RegwatchError as error:
    sys.stderr.write(f"regwatch: {error}\n")
    status = 1
sys.exit(status)
