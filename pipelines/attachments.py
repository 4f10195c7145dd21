"""Text of attachments that could not be read this time: what was read of them before still stands."""

from dataclasses import replace

from extraction import attached
from items.readings import Release
from pipelines.figures import extracted


def with_stored(release: Release, stored: str) -> Release:
    """`release` with the texts of its unread files as the `stored` text has them."""
    own, now = attached.parted(release.body)
    before = attached.parted(stored)[1]
    lost = {url: before[url] for url in release.unread if url in before and url not in now}
    if not lost:
        return release
    texts = {**now, **lost}
    ordered = {url: texts[url] for url in (*release.attachments, *texts) if url in texts}
    return extracted(replace(release, body=attached.joined(own, ordered)))
