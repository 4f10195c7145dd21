"""Any other site: its list is the place where links repeat, its releases are read by their structure."""

from spiders.base import ReleaseSpider


class GenericSpider(ReleaseSpider):
    """HTML lists of unknown layout, with or without dates."""

    name = "generic"
    family = "generic"
