"""JSON API and dashboard: thin skins over the questions of `storage.reading`."""

from web.app import create_app
from web.watching import Watching

__all__ = ["Watching", "create_app"]
