"""A single page that is watched for itself: one release, at the source's own address."""

from spiders.answers import Answer
from spiders.base import Output, ReleaseSpider


class SinglePageSpider(ReleaseSpider):
    """What the page links is left alone, its neighbours too: whoever wants those adds their list."""

    name = "page"
    family = "page"
    laid_out = False

    def is_release(self, answer: Answer) -> bool:
        return True

    def _neighbours(self, answer: Answer) -> Output:
        yield from ()
