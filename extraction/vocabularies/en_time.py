"""English words of time."""

# fmt: off

_FULL = "january february march april may june july august september october november december".split()
MONTHS = {name: n for n, name in enumerate(_FULL, 1)} | {
    name: n
    for n, names in enumerate("jan feb mar apr - jun jul aug sep,sept oct nov dec".split(), 1)
    for short in names.split(",")
    for name in (short, short + ".")
    if short != "-"
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4,
}
RELATIVE_YEARS = {
    "last year": -1, "this year": 0, "next year": 1, "the year": 0, "the current year": 0, "the same year": 0,
    "the previous year": -1,
}
RELATIVE = {
    "yesterday": ("day", -1), "today": ("day", 0), "tomorrow": ("day", 1),
    "last week": ("week", -1), "this week": ("week", 0), "next week": ("week", 1),
    "last month": ("month", -1), "this month": ("month", 0), "next month": ("month", 1),
    "last quarter": ("quarter", -1), "this quarter": ("quarter", 0), "next quarter": ("quarter", 1),
    "the previous quarter": ("quarter", -1), "the past quarter": ("quarter", -1), "the previous month": ("month", -1),
    "last year": ("year", -1), "this year": ("year", 0), "next year": ("year", 1),
    "end": ("end", 0), "close": ("end", 0), "beginning": ("start", 0), "start": ("start", 0), "middle": ("mid", 0),
    "mid": ("mid", 0), "late": ("late", 0), "early": ("early", 0), "year-end": ("end", 0), "year end": ("end", 0),
    "outset": ("start", 0),
    "earlier this month": ("month", 0), "later this month": ("month", 0), "earlier this year": ("year", 0), "later this year": ("year", 0), "this calendar year": ("year", 0), "last calendar year": ("year", -1),
}

_M = "(?:" + "|".join(sorted((n.replace(".", r"\.") for n in MONTHS), key=len, reverse=True)) + r")(?![^\W\d_])"
_Y = r"(?:19|20)\d\d"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_N = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four|[1-9]|1[0-2]|18|24|36)"
_RY = r"(?P<ry>last year|this year|next year|the year|the current year|the same year|the previous year)"
_FY = r"(?:fy|fiscal year|fiscal|financial year) ?"
_OF_YEAR = rf"(?:,? (?:of |in )?{_FY}(?P<fyy>{_Y})(?P<fyy2>[-–/]\d\d)?(?!\d)|,? (?:of |in )?(?P<y>{_Y})(?![\d%])|,? (?:of |in ){_RY}|,? {_RY})"
_Q = "first|second|third|fourth|1st|2nd|3rd|4th|last|final"
#: "Last quarter" without a year is the one before, not the fourth.
_NOT_LATEST = r"(?!last[- ]quarter(?!,? (?:(?:of|in) )?(?:(?:19|20)\d\d|last |this |the |fy|fiscal|financial)))"
_TO = r"\s?(?:-|–|—|to|through|thru|until|till)\s?"

_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SEASON = "spring|summer|autumn|fall|winter"

DATES = (
    rf"\b(?:the )?(?P<fy>{_Y})[-–/](?P<fy2>\d\d(?:\d\d)?) (?:financial|fiscal) year\b",
    rf"\b(?:the )?(?:calendar )?year (?P<y>{_Y})\s?[-–—]\s?(?P<y2>{_Y})(?!\d)",
    rf"\b(?:the )?(?P<y>{_Y}) calendar year\b",
    rf"\b(?:the )?(?P<mh>first|second) half of (?P<m>{_M})(?: (?P<y>{_Y}))?(?!\d)",
    rf"\b(?:the )?(?:last|past)? ?(?P<yback>{_N}) years (?:to|ended|ending)(?: in| on)? (?:{_D} )?(?:{_M} )?(?P<y>{_Y})(?!\d)",
    rf"last (?:(?<=in last )|(?<=since last )|(?<=of last )|(?<=by last )|(?<=for last )|(?<=until last ))(?P<m>{_M})(?! \d)",
    rf"last (?P<m>{_M})(?=,)",
    rf"\b(?:the )?(?:final|last) (?P<lastn>{_N}) months of (?:(?P<y>{_Y})|{_RY})(?!\d)",
    rf"\b(?:the )?(?P<edge>end|beginning|start) of h(?P<h>[12])(?: (?P<y>{_Y}))?\b",
    r"h(?:(?<=in h)|(?<=for h)|(?<=during h))(?P<h>[12])(?![\w-]| \w+(?:ant|or|er|ist|s)\b|,? (?:of )?(?:19|20)\d\d)",
    rf"(?<![\w.,/-])(?P<fy>{_Y})/(?P<fy2>{_Y})(?![\d/])",
    rf"\b(?:the )?(?P<back>{_N}) months (?:to|ended|ending|through|up to|until)(?: the end of)? (?P<m>{_M})(?!,? (?:19|20)\d\d| \d)",
    rf"\b(?:so far in|in) (?P<ytd>{_Y}) (?:so far|to date)\b|\bso far in (?P<ytd>{_Y})(?!\d)",
    rf"\b(?:the )?(?P<fy>{_Y}) (?:financial|fiscal) year\b",
    r"(?<![\w/])(?P<d>\d\d?)/(?P<m>0?[1-9]|1[0-2])/(?P<y>2\d)(?![\d/])",
    r"\b(?P<edge>early|mid|late)[- ](?P<ry>last year|this year|next year)\b",
    rf"\b(?:the )?(?P<edge>end) (?P<m>{_M}) (?P<y>{_Y})(?!\d)|\b(?P<edge>end)[- ](?P<y>{_Y})(?!\d)",
    rf"\b(?:the )?week (?:ending|ended|to) (?:on )?(?:(?P<weekend>{_D}) (?P<m>{_M})|(?P<m>{_M}) (?P<weekend>{_D}))(?:,? (?P<y>{_Y}))?(?!\d)",
    rf"\b(?:the )?week (?:of|beginning|starting|commencing|from) (?:(?P<weekstart>{_D}) (?P<m>{_M})|(?P<m>{_M}) (?P<weekstart>{_D}))(?:,? (?P<y>{_Y}))?(?!\d)",
    rf"\b(?:the )?(?P<back>year|12 months|twelve months|six months|half[- ]year|nine months|three months|quarter) (?:to|ended|ending|through|up to|until)(?: the end of| on)? "
    rf"(?:{_D} )?(?P<m>{_M})(?: \d\d?(?!\d),?)?(?:,? (?P<y>{_Y})(?!\d)|(?!,? (?:19|20)\d\d| \d))",
    rf"\b(?:in |during )?(?:the )?(?P<season>{_SEASON})(?: of)? (?P<y>{_Y})(?:[/-]\d\d)?(?!\d)",
    rf"\b(?P<rw>last|this|next) (?P<weekday>{_WEEKDAY})\b", rf"(?<=on )(?P<weekday>{_WEEKDAY})\b(?! (?:the )?\d|, (?:the )?\d\d?(?:st|nd|rd|th)? (?:of )?{_M}|,? {_M})",
    rf"\b(?P<m>{_M})\s?[-–/]\s?(?P<m2>{_M})\s(?P<y>{_Y})(?!\d)",
    rf"\b(?P<y>{_Y})h(?P<h>[12])\b", r"\b(?P<h>[12])h[\s-]?(?P<y>\d\d)\b",
    rf"(?<!\w)(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>\d\d)(?![\d-])",
    rf"(?<!\w)(?P<y>{_Y})/(?P<m>0?[1-9]|1[0-2])/(?P<d>\d\d?)(?![\d/])",
    rf"(?<![\w/])(?P<m>0?[1-9]|1[0-2])/(?P<d>\d\d?)/(?P<y>{_Y})(?![\d/])",
    rf"(?<![\w/])(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<y>{_Y})(?![\d/])",
    rf"(?<![\w.])(?P<d>\d\d?)\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>{_Y})(?![\d.])",
    rf"\b(?:the )?(?P<back>{_N})[- ]months?(?: period)? (?:to|ended|ending|through|up to|until)(?: the end of| on)? "
    rf"(?:(?P<d>{_D}) )?(?P<m>{_M})(?: (?P<d2>\d\d?),?)?,? (?P<y>{_Y})(?!\d)".replace("(?P<d>", "(?:").replace(
        "(?P<d2>", "(?:"
    ),
    rf"\b(?:from |between )?(?P<d>{_D})(?: of)? (?P<m>{_M})(?: (?P<y>{_Y}))?(?:{_TO}| and )(?P<d2>{_D})(?: of)? (?P<m2>{_M})(?:,? (?P<y2>{_Y}))?(?!\d)",
    rf"\b(?:from |between )?(?P<m>{_M}) (?P<d>{_D})(?:, (?P<y>{_Y}),?)?(?:{_TO}| and )(?P<m2>{_M}) (?P<d2>{_D})(?:,? (?P<y2>{_Y}))?(?!\d)",
    rf"\b(?P<d>{_D})(?:{_TO}| and )(?P<d2>{_D})(?: of)? (?P<m>{_M})(?:,? (?P<y>{_Y}))?(?!\d)",
    rf"\b(?P<m>{_M}) (?P<d>{_D}){_TO}(?P<d2>{_D})(?:,? (?P<y>{_Y}))?(?![\d%])",
    rf"\b(?P<d>{_D})(?: of|-)? ?(?P<m>{_M})(?:,? (?P<y>{_Y})|-(?:(?P<y2>{_Y})))?(?!\d)",
    rf"\b(?P<m>{_M}) (?P<d>{_D})(?:,? (?P<y>{_Y}))?(?![\d,%])",
    rf"\b(?P<m>{_M}) (?P<d>{_D})(?:,? (?P<y>{_Y}))?(?!\d|,\d|%)",
    rf"\b(?:the )?(?P<edge>end|beginning|start|close|middle)(?: of |-)(?P<m>{_M}){_OF_YEAR}?\b",
    rf"\b(?P<edge>mid|late|early)[- ](?P<m>{_M}){_OF_YEAR}?\b",
    rf"\b(?:from |between )?(?P<m>{_M})(?:,? (?P<y>{_Y}))?(?:{_TO}| and )(?:the end of )?(?P<m2>{_M}),? (?:of )?(?P<y2>{_Y})(?!\d)",
    rf"\b(?:from |between )?(?P<m>{_M})(?:{_TO}| and )(?:the end of )?(?P<m2>{_M})(?:,? (?:of )?{_RY})?\b",
    rf"\b(?:the )?first (?P<n>{_N}) months{_OF_YEAR}?\b",
    rf"\b(?:the )?first (?P<nq>two|three|2|3) quarters{_OF_YEAR}?\b",
    rf"\b(?:the )?(?P<edge>end|beginning|start|close) of (?:the )?(?P<q>{_Q}|q[1-4])(?: quarter)?{_OF_YEAR}?\b",
    rf"\b(?:the )?{_NOT_LATEST}(?P<q>{_Q})(?:[- ]quarter)(?: of| in)?{_OF_YEAR}?(?! century)\b".replace(
        "(?P<ry>last year", "(?P<ry>last year"
    ),
    rf"\b(?:the )?(?:same|corresponding|comparable) (?P<same>period|quarter|months?|half|time|point|stage)(?: of| in)? (?P<y>{_Y})(?!\d)",
    r"the (?<=in the )(?P<again>first|second|third|fourth)(?=\W*$|[,.;)]| and\b)",
    rf"\bq(?P<q>[1-4])(?:\s?[-–]\s?q?(?P<q2>[1-4])| to q(?:[1-4]))?(?:[\s/-]?(?:of )?(?P<y>{_Y}))?(?!\d)",
    rf"\b(?P<y>{_Y})[\s-]?q(?P<q>[1-4])\b",
    rf"\b(?P<q>[1-4])q[\s-]?(?P<y>{_Y}|\d\d)\b",
    rf"\b(?:the )?(?P<h>first|second|1st|2nd)[- ]half{_OF_YEAR}(?!\w)",
    r"\b(?:the )?(?P<h>first|second|1st|2nd)[- ]half\b(?! (?:of|in|the)\b)",
    rf"\bh(?P<h>[12])[\s-]?(?:of )?(?P<y>{_Y})\b|\b(?P<yb>{_Y})[\s-]h(?P<hb>[12])\b".replace(
        rf"|\b(?P<yb>{_Y})[\s-]h(?P<hb>[12])\b", ""
    ),
    rf"\b(?P<h>[12])h[\s-]?(?P<y>{_Y})\b",
    rf"\b(?:fy|fiscal years?|fiscal|financial years?) ?(?P<fy>{_Y})(?:\s?[-–/]\s?(?P<fy2>\d\d(?:\d\d)?)(?!\d))?(?!\d)",
    r"\bfy ?(?P<fy>\d\d)(?![\d,.%-])",
    rf"(?<![\w.,/-])(?P<fy>{_Y})[-–/](?P<fy2>\d\d)(?![\d%/-]|[.,]\d)",
    rf"(?<![\w.,/-])(?:from |between |the period )?(?P<y>{_Y})(?:\s?[-–—]\s?| to | through | until |(?<=between \d\d\d\d) and )(?P<y2>{_Y})(?![\d,.%]\d|\d|%)",
    rf"\b(?P<m>{_M}),? (?:of )?(?P<y>{_Y})(?!\d)",
    rf"\b(?P<m>{_M}) (?:of )?(?P<ry>last year|this year|next year)\b",
    rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\bduring )|(?<=\bby )|(?<=\buntil )|(?<=\bfor )|(?<=\bof )|(?<=\bfrom )|(?<=\bthrough )|(?<=\babove )|(?<=\bbelow )|(?<=\bthan )|(?<=\bversus )|(?<=\bafter )|(?<=\bbefore ))(?P<m>(?!may (?:be|have|not|also))(?!mar |dec |sep |march(?:ing|ed)){_M})(?![\w'-]| \d)",
    rf"\b(?:the )?(?P<edge>end|beginning|start|close|outset)(?: of |-)(?:(?P<y>{_Y})|{_RY})(?!\d)",
    rf"\b(?P<edge>year[- ]end)(?: (?P<y>{_Y}))?(?!\d)",
    rf"\b(?P<edge>mid|late|early)[- ](?P<y>{_Y})(?!\d)",
    r"\b(?P<ytd>the year to date|year[- ]to[- ]date|ytd|(?:so|thus) far this year|this year (?:so|thus) far|since the (?:beginning|start) of (?:the|this) year|to date this year|since january this year)\b",
    r"\b(?P<rel>yesterday|today|tomorrow|(?:earlier|later) this (?:month|year)|(?:this|last) calendar year|(?:last|this|next) (?:week|month|quarter|year)|the (?:previous|past) quarter|the previous month)\b(?!'s (?:world|society))",
    rf"(?<![\w.,/$€£¥-])(?:(?:calendar year|calendar|whole of|whole year|full year|entire year|year) )?(?P<y>{_Y})(?![\d/]|[.,]\d| ?%| ?(?:million|billion|mg|ml|kg|yuan|patients|people|doses|units|samples|sites|cases|reports|products|applications|batches)\b)",
    rf"(?<![\d/])(?P<m>0[1-9]|1[0-2])/(?P<y>{_Y})(?![\d/])",
)
NEUTRAL = (
    r"\b(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:years?|months?|weeks?|days) on(?=,)",
    r"\b(?:the )?(?:same|corresponding|comparable) (?:period|quarter|month|half|time|point|stage|week)(?: (?:of|in))? (?:a year (?:ago|earlier)|last year|the (?:previous|prior|preceding) year)\b",
    r"\b(?:the )?(?:same|corresponding|comparable) (?:period|quarter|month|half|time) a year (?:ago|earlier|before)\b",
    r"\bthe (?:past|last|previous) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|few) (?:days|weeks|months|years|decades)\b", r"\b(?:the )?(?:preceding|previous|prior) (?:quarter|month|year|week|half|period)\b(?!')", r"\ba (?:year|month|quarter) (?:ago|earlier|before)\b",
    r"\bthe (?:year|month|quarter) before\b",
    r"\b(?<!half )(?:a|an|per|each|every) (?:year|month|week|day|(?<!a )quarter|hour|annum)\b(?! (?:ago|earlier|later|before|old|of|and a half))",
    r"\b(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several) (?:years?|months?|weeks?|days|decades) (?:ago|earlier|before|later)\b",
    r"\bthe (?:previous|prior|preceding) (?:year|period)\b",
    r"\bin the same (?:year|month|quarter|week|period)\b(?! (?:of|as|last|a year))",
    r"\b(?:the |its )?(?:past|previous|last|prior|current|preceding) (?:fiscal|financial) (?:year|quarter)\b",
)
