"""English words that narrow a noun from behind, and words that are both verbs and nouns."""

# fmt: off

from extraction.narrowing import Narrowing

NARROWING = Narrowing(
    relatives=("that", "which", "who", "whose", "whom"),
    describing=r"[a-z-]+(?:ed|ing)|led|made|held|sold|sent|found|given|taken|paid|bought|brought|built|kept|known|born|seen|put|set|run|written|drawn",
    past=r"[a-z]{2,}(?<!e)ed",
    lasting=r"[a-z-]{2,}(?<!th)(?<!even)(?<!morn)ing",
    links=tuple("on with without against about under via through regarding".split()),
    links_of=(
        ("for", r"\b(?!(?:firms|companies|businesses|wholesalers|manufacturers|distributors|sponsors|sites|facilities|plants|hospitals|pharmacies|websites|sellers|batches|lots|samples|"
                r"experts|members|doctors|officers|inspectors|suspects|arrests|countries|states|meetings|days|times)$)[a-z-]+s$"),
        ("from by", r"(?:reports?|complaints?|calls|enquiries|inquiries|queries|questions|applications?|requests?|responses?|submissions?|comments?|notifications?|letters?)$"),
        ("to", r"(?:changes?|amendments?|variations?|responses?|objections?|updates?|visits?|calls|access|exposures?|reactions?|references?|additions?|exports?|shipments?|deliveries|donations?|respondents|visitors|subscribers|parties|suppliers|sales|"
               r"transfers|referrals|supplements?|extensions?|contributions?|improvements|corrections?|licen[cs]es|threats|risks|links)$"),
        ("in", r"(?:changes|increases?|deficiencies|shortcomings|gaps|improvements|failures|interruptions|errors|differences|delays|breaches|investments|experts|specialists|trends)$"),
        ("between", r"(?:agreements?|meetings|interactions?|differences|arrangements)$"),
    ),
    deeds=("for",),
    bases=tuple("use report target rise fall need cover show pay carry meet range stay cost cut split spread".split()),
    things=("costs", "uses", "targets", "reports", "needs", "covers"),
    loose=tuple("street total combined value budget view average grounds basis website behalf suspicion request schedule track hold top time board condition way site charge arrears record".split()),
    owners=tuple("its their our his her these those this that all some any each every such".split()),
)
