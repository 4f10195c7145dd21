"""What happens to a look at a page, one act per file: clean, date, extract, store. The order stands in the settings."""

from items.readings import Reading
from pipelines import clean, dates, figures


def through(reading: Reading) -> Reading:
    """`reading` after every act before storing, as in a crawl; for pages that are stored already."""
    return figures.find(dates.decide(clean.read(reading)))
