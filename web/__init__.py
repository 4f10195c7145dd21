"""JSON API and dashboard: thin skins over the questions of `storage.reading`."""

from web.app import create_app

__all__ = ["create_app"]
