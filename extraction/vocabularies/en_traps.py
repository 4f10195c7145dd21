"""English phrases whose numbers are no figures, and parts of English pages."""

# fmt: off

from extraction.vocabularies import shared

#: Names of a place in an order: what follows them is never a count, whatever stands behind it (phase 3 trials).
_NOUNS = (
    r"phases?|stages?|grades?|levels?|tiers?|schedules?|categor(?:y|ies)|class(?:es)?|types?|modules?|parts?|sections?|sec\.|articles?|"
    r"art\.|annex(?:es)?|tables?|fig(?:ure|\.)s?|chapters?|appendi(?:x|ces)|titles?|forms?|footnotes?|(?<!s )(?<!now )numbers?|nos?\.?|n°|№|#|lots?|batch(?: (?:no|number)s?\.?)?|"
    r"lot (?:no|number)s?\.?|pages?|pp?\.|versions?|v\.|editions?|rev(?:ision|\.)?|directives?|decisions?|room|suite|items?|"
    r"steps?|questions?|paragraphs?|para\.|ref\.?|dose|serial|catalog(?:ue)?|extension|ext\.|volume|vol\.|"
    r"patents?|tel\.?|telephone|phone|fax|hotline|helpline|unit no\.?|post box|p\.?o\.? box"
)
#: The same, but "the region 45 hospitals closed" counts hospitals.
_EVENTS = (
    r"building|floor|rule|zone|cycle|wave|protocol|model|bulletin|circular|notice|announcement|law|(?<!a )(?<!per )(?<!each )(?<!every )(?<!one )day|week|month|cohort|arm|"
    r"regulation|resolution|guideline|guidance|standard|pillar|goal|channel|update|amendment|supplement|alert|appeal|session|meeting|round|series|"
    r"layer|window|option|scenario|criterion|objective|priority|recommendation|principle|area|region|district"
)
_CODES = (
    r"nda|anda|bla|ind|stn|pma|k|din|npn|din-hm|un|ich|iso|iec|en|ndc|udi|fei|cas|atc|docket|ean|gtin|mah|pl|plgb|eudract|euctr|"
    r"isrctn|cve|anzctr|artg|pa|e|ce|mhra|aust [lr]|id"
)
_PAPERS = (
    r"reference|case|code|registration|licen[cs]e|permit|certificate|application|procedure|submission|tracking"
)
_LEADS = r"\b(?:the|this|that|each|every|per|last|next|past|new|second|first|an?|previous|any) "
_COUNTS = (
    r"(?![\d.,]*\d)(?: ?(?:%|per ?cent|million|billion|thousand|dozen|hundred)"
    r"|(?: [a-z'-]+){0,2} (?!(?:was|is|has|does|this|its|as|us|thus|plus|versus|across|series)\b)[a-z'-]+s\b| (?:people|patients|staff|children|women|men)\b)"
)
_LED = "(?: (?:no|number|nr)s?\\.?)?:? ?#?(?:\\((?:eu|ec|eec)\\) ?)?(?!(?:19|20)\\d\\d\\b(?![/-]))\\d(?:[a-z\\d./()-]*[a-z\\d)])?"
_MORE = r"(?:(?:,? (?:and|or|to|through|&) |, ?|[–-]| [–-] )\d{1,5}[a-z]?\b(?! ?%| [a-z]{4,}s\b| of (?!the)| in\b| out\b))*"

#: "Last week 120 calls came in": numbers behind such a word that count after all.
COUNTED = (
    rf"{_LEADS}(?:{_EVENTS}|{_PAPERS}) \d[\d.,]*{_COUNTS}",
    r"\b(?:week|month|day|cohort|arm|session|region|district|area): ",
    rf"\b(?:{_NOUNS}|{_EVENTS}|{_PAPERS}): (?:[a-z]+ )?\d[\d.,]*(?: ?%| (?:per ?cent|days|weeks|months|years|hours|million|billion|working|calendar)\b| (?:[a-z-]+ ){{0,2}}[a-z-]{{3,}}s\b)",
)

TRAPS = (
    *shared.TRAPS,
    r"\b\d+ (?:min|minute)s? read\b",
    r"\b(?:page )?views?\s?:\s?[\d,]+",
    r"\b\d+ ?(?:cfr|u\.s\.c\.|usc|fr(?= \d)|fed\. reg\.)(?: ?(?:parts?|§+|sections?))? ?[\d.()a-z]*(?:(?:,| and| or| to|-) ?\d[\d.()a-z]*)*",
    r"§+ ?\d[\d.()a-z-]*",
    rf"\b(?!(?:decision|directive|item|question|figure|type|form|part|level|step|article|edition|version)s:|(?:class|categori)es:)(?:{_NOUNS}){_LED}{_MORE}(?: of (?:19|20)\d\d)?",
    rf"(?<![\w-])(?:{_CODES}){_LED}(?::(?:19|20)\d\d)?{_MORE}",
    r"\b(?:act|rules|regulations|order|ordinance|code|decree),? (?:19|20)\d\d\b(?=[,.;)]|$| (?:requires?|provides?|sets?|states?|and|or|as|was|were|is|are|that|which|came|applies|apply|allows?)\b)",
    rf"\b(?:{_EVENTS}|{_PAPERS}){_LED}{_MORE}(?: of (?:19|20)\d\d)?",
    r"(?<![\w-])(?:un|iso|en) \d{4}\b",
    r"\b(?:serial|lot|batch|reference|registration|application|procedure|licen[cs]e|part|model|order) numbers? (?:(?:between|from|are|is) )?[a-z\d-]*\d[a-z\d-]*(?:(?:,| and| to| through) [a-z\d-]*\d[a-z\d-]*)*",
    r"\b(?:the|this|that|see|under|in) (?:issue|order|release|act|code|box|group|line|track|rank|no) \d[\d./-]*",
    r"\b(?:phase|class|type|stage|grade|category|part|schedule|level|step|tier) (?:one|two|three|four|five|[ivx]+)\b",
    r"\b\d[\d,]*(?:st|nd|rd|th)\b",
    r"\b\d{1,5}[a-z]? (?:[a-z]+ ){0,3}(?:avenue|ave\.?|street|road|rd\.|boulevard|blvd\.?|drive|lane|square|parkway|highway|dr|court|plaza|circle|terrace|crescent)\b",
    r"\b\d{1,2}(?:\.\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|noon|o'clock|hours (?:gmt|utc))",
    r"\b24/7\b|\b24-hour (?:line|hotline|helpline|service|number)\b|\b(?:call|calling|dial|ring) (?:9-1-1|911|999|111|112)\b",
    r"\b(?:calling|call|line on|hotline on|dial|telephone|number on|text) \+?\d[\d ()-]{2,16}\d",
    r"(?<![\d.,])(?:\(0\d{1,4}\)|0\d{2,4})[ -]\d{3,4}[ -]?\d{3,4}(?!\d)|\(\d{2,3}\) \d{3,4} \d{3,4}",
    r"\b(?:one|two|three|four) (?:another|hand|side|thing)\b|\bno one\b|\bone[ -](?:off|stop|time|way|on-one)\b",
    r"\b(?:this|that|each|every|any|which|the|another|last|next|latest|new|first) one\b|\bonly one(?= (?:who|that|to|is|was|left)\b)",
    r"(?<!-)\bone of (?!(?:which|whom|them|these)\b)|\bnot one\b|\bzero[ -](?:tolerance|day)\b|\bg(?:7|20)\b|\btop[ -](?:ten|five|three|(?<!to top )\d{1,3}(?![\d,.]\d))\b|\bbig (?:three|four|five)\b|\bgroup of (?:seven|eight|twenty|77|20|7|8)\b(?! [a-z])",
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
    r"\b(?:19|20)\d0s\b",
    r"\bomega[- ]\d\b|\bvitamins? [a-z]\d+\b",
    r"\b(?:horizon|agenda|vision|healthy people|strategy|action plan) (?:19|20)\d\d\b",
    r"\b(?:opens?|closes?|starts?|begins?|meets?|ends?) at (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    r"\b(?:opens?|closes?|starts?|begins?|meets?|ends?) at \d{1,2}\b",
    r"\b(?:tel|tel\.|telephone|phone|fax|mobile)[^\w]{0,3}\+?\d[\d ()/.-]{4,30}\d",
    r"\(\d+\)[a-z]",
    r"\b\d{2,4}\([a-z]\)(?:\(\d+\))*",
    r"\bper (?:\d[\d,. ]*\d|hundred|thousand|million)(?: thousand| million)?\b",
    r"\bp ?[=<>≤≥] ?0?\.\d+|\b\d\d% (?:ci|confidence intervals?)[:,]? ?\(?-?[\d.]+%?(?:(?: to |, ?| ?[-–] ?)-?[\d.]+%?)?",
    r"\b(?:hr|rr|hazard ratio|odds ratio|relative risk|iqr|sd)(?: of|:| =|=)? ?\d+\.\d+|\bor ?[:=] ?\d+\.\d+",
    r"\b(?:19|20)\d\d,? nos?\.? ?\d+",
    r"\bpatents?(?: (?:no|number)s?\.?)? \d{1,2},\d{3},\d{3}(?:(?:,| and|, and| or) \d{1,2},\d{3},\d{3})*",
    r"\b(?:19|20)\d\d/s \d{1,3}-\d{3,7}\b",
    r"\b(?:call|dial) 13(?: \d\d)*\b",
)

FURNITURE = (
    *shared.FURNITURE,
    r"\s*(?:page )?(?:views?|visits?|hits|read|clicks|downloads|shares|likes|comments)\s*[::]",
    r"\s*(?:last|page|content) (?:updated|modified|reviewed|changed)\b",
    r"\s*updated\s*:",
    r"\s*print(?:ed)?(?: date| on)?\s*:",
    r"\s*(?:related|see also|read more|more news|you may also like|other news|latest updates|share this)\b[^:.]{0,30}:",
    r"\s*(?:prev|prve|previous|next)(?: (?:article|page|post))?\s*:",
    r"\s*return to list",
    r"\s*page \d+ of \d+",
    r"\s*\d[\d,]* (?:views|reads|comments|shares|likes|results)\s*$",
    r"\s*(?:visitors?|visitor number|counter)\s*:",
)
