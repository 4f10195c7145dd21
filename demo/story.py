"""What happens on the site, act by act, and which mails must come of it."""

from collections.abc import Callable
from dataclasses import dataclass

from demo.releases import NEW_CHINESE, NEW_ENGLISH
from demo.site import Site

READER = "reader@demo.example"
OPERATOR = "operator@demo.example"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that must come: to whom, and words that stand in it."""

    to: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One event on the site. Any mail but those named is a mistake."""

    says: str
    happens: Callable[[Site], None]
    mails: tuple[Mail, ...] = ()


def _nothing(_site: Site) -> None:
    """The baseline needs only a site that is there."""


def _publish(site: Site) -> None:
    site.publish("en", NEW_ENGLISH)
    site.publish("zh", NEW_CHINESE)


def _edit(site: Site) -> None:
    site.edit("en", "166", "663", "636")


ACTS = (
    Act(
        "Both editions of the site are read for the first time. A first sight is no change: nobody is mailed.", _nothing
    ),
    Act(
        "The Office publishes a release in each language: more than 400 trials are now more than 430, "
        "and 超过120家 is now 超过150家.",
        _publish,
        (Mail(READER, ("400", "430")), Mail(READER, ("120", "150"))),
    ),
    Act(
        "Somebody edits a release of last February without a word: 663 applications become 636.",
        _edit,
        (Mail(READER, ("663", "636")),),
    ),
    Act("Every page gets another banner, view count and print date. Nobody is mailed.", Site.redecorate),
    Act(
        "The site goes down. Unreadable is not changed: the operator hears of it once, readers do not.",
        Site.go_down,
        (Mail(OPERATOR, ("norland cannot be read",)), Mail(OPERATOR, ("norland-zh cannot be read",))),
    ),
    Act(
        "The site is back. The operator hears of it once.",
        Site.come_back,
        (Mail(OPERATOR, ("norland can be read",)), Mail(OPERATOR, ("norland-zh can be read",))),
    ),
)
