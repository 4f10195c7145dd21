"""`python -m cli`, which is what the `regwatch` launcher runs."""

import sys

from cli.main import main

sys.exit(main())
