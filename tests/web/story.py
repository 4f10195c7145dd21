"""A small regulator with everything a page can show, in English and Chinese."""

from datetime import date, timedelta

from storage.database import Database
from storage.models import ReleaseRow, SourceRow
from tests.builders import NOON, Rows, side

LONG_TITLE = (
    "The State Drug Administration has led the investigation of the progress in the research and development of cell "
    "and gene therapy products. More than 400 cell and gene therapy products across the country are conducting drug "
    "clinical trials."
)
BEFORE = "More than 400 cell and gene therapy products in China are conducting drug clinical trials."
NOW = "At present 460 cell and gene therapy products in China are conducting drug clinical trials."
CHINESE = "截至2025年9月底，全国开展药物临床试验的细胞和基因治疗产品超过600个，其中干细胞产品近130个。"


def tell(database: Database) -> None:
    """Stores the story; its first release is number 1, its first metric number 1."""
    with database.writing() as session:
        make = Rows(session)
        seed = make.source("cgt-news", schedule="every 30m", next_due_at=NOON + timedelta(days=9999))
        _trials(make, *_seed_releases(make, seed))
        nmpa = make.source("nmpa", language="zh", state="unreadable", state_reason="challenge page (status 412)")
        make.source("fda-press", state="new", baseline_at=None)
        _chinese(make, make.release(nmpa, "药监局：细胞和基因治疗产品研发进展", CHINESE, published=date(2025, 10, 14)))
        make.crawl(seed, releases_seen=12, releases_new=1, changes=1, requests=14)
        make.notice(nmpa, "nmpa cannot be read: challenge page (status 412)")
        make.crawl(nmpa, outcome="unreadable", reason="challenge page (status 412)")


def _seed_releases(make: Rows, source: SourceRow) -> list[ReleaseRow]:
    body = f"Recently a team was led to Beijing.\n{BEFORE}\nThe indications cover many kinds of diseases."
    return [
        make.release(source, LONG_TITLE, body, published=date(2024, 4, 26), next_url="https://cgt-news.example/2.html"),
        make.release(
            source, "Mid-year figures for cell and gene therapy", "About 430 products.", published=date(2024, 7, 9)
        ),
        make.release(
            source, "460 products in clinical trials", f"A forum was held.\n{NOW}", published=date(2024, 10, 18)
        ),
        make.release(source, "Outlook", "Between 500 and 550 products in trials.", published=date(2025, 3, 3)),
    ]


def _trials(make: Rows, first: ReleaseRow, second: ReleaseRow, third: ReleaseRow, fourth: ReleaseRow) -> None:
    make.revise(second, "Mid-year figures for cell and gene therapy", "About 430 products, as of 30 June.")
    metric = make.metric(
        first.source, "cell and gene therapy products in clinical trials", unit="product", event="in_trials"
    )
    stated = [
        make.figure(
            first, "400", 400, qualifier="more_than", subject="cell and gene therapy products", sentence=BEFORE
        ),
        make.figure(second, "430", 430, qualifier="about", subject="products", period="first half of 2024"),
        make.figure(third, "460", 460, subject="cell and gene therapy products", sentence=NOW),
        make.figure(fourth, "500 and 550", 500, value_max=550, qualifier="range", subject="products"),
    ]
    make.figure(first, "400", 400, part="title", qualifier="more_than", subject="cell and gene therapy products")
    for figure in stated:
        make.observation(metric, figure)
    make.change(second, "release_revised", severity="low", revision=2, note="The text was edited; no figure changed.")
    make.change(fourth, "release_withdrawn", severity="medium", note="The page answers 404.")
    make.change(
        third,
        previous_release_id=first.id,
        metric_id=metric.id,
        old=side(400, BEFORE, qualifier="more_than"),
        new=side(460, NOW),
        delta=60.0,
        delta_percent=15.0,
    )


def _chinese(make: Rows, release: ReleaseRow) -> None:
    metric = make.metric(release.source, "开展药物临床试验的细胞和基因治疗产品", unit="个")
    figure = make.figure(
        release, "600", 600, qualifier="more_than", subject="细胞和基因治疗产品", period="截至2025年9月底"
    )
    make.observation(metric, figure)
    make.figure(release, "130", 130, qualifier="nearly", subject="干细胞产品")
    make.change(
        release,
        "figure_revised",
        metric_id=metric.id,
        old=side(570, CHINESE.replace("600", "570"), qualifier="more_than", text="570"),
        new=side(600, CHINESE, qualifier="more_than", text="600"),
        delta=30.0,
        delta_percent=5.263,
    )
