"""The company CMS: numbered releases under Info/, each with a release date and links to its neighbours."""

from spiders.base import ReleaseSpider


class CmsSpider(ReleaseSpider):
    """Its list may be missing altogether: then the neighbours' links lead from release to release."""

    name = "cms"
    family = "cms"
