"""The crawls: one spider per family of sites, and the middlewares that keep them polite and on their site."""

from spiders.auto import FAMILIES, AutoSpider
from spiders.base import ReleaseSpider

__all__ = ["AutoSpider", "ReleaseSpider", "spider_class"]


def spider_class(family: str) -> type[ReleaseSpider]:
    """The spider for a source's family; for "auto" and for a family of no known name, the one that finds out."""
    return FAMILIES.get(family, AutoSpider)
