"""English words for what is counted, what happened to it, and what a figure does in its sentence."""

# fmt: off

from typing import Any

EVENTS = {
    "in_trials": (
        r"(?:conducting|undergoing|entered|enter|entering|started|starting) (?:\w+ )?(?:clinical )?trials", r"in (?:\w+ )?clinical (?:trials|development|studies)",
        r"being (?:tested|studied|trialled)", r"clinical trials are (?:under way|underway|ongoing|being)", r"under clinical (?:trial|investigation|study)",
        r"conducting \w+ clinical trials", r"in human trials",
    ),
    "recruiting": (r"recruiting", r"enroll?(?:s|ed|ing)?", r"recruited"),
    "ongoing": (r"ongoing", r"under ?way", r"in progress"),
    "in_review": (r"under (?:review|evaluation|assessment)", r"in review", r"being (?:reviewed|assessed|evaluated)", r"pending"),
    "accepted": (r"accept(?:s|ed|ing|ance)?", r"receiv(?:es|ed|ing)", r"receipt of"),
    "submitted": (r"submit(?:s|ted|ting)?", r"filed", r"filings?", r"lodged"),
    "approved": (
        r"prequalif(?:ied|ies|ications?)", r"approv(?:es|ed|ing|al|als)", r"licen[sc](?:es|ed|ing)", r"authori[sz](?:es|ed|ing|ation|ations)", r"clear(?:ed|ing)",
        r"green-lit", r"g(?:iven|ave) (?:the |a )?green light", r"(?:granted|given|gained|received) (?:a )?(?:full |conditional )?(?:marketing )?(?:authori[sz]ations?|approvals?|licences?|licenses?)",
    ),
    "recommended": (r"recommend(?:s|ed|ing|ation|ations)?", r"positive opinions?", r"endorsed"),
    "granted": (r"grant(?:s|ed|ing)?", r"award(?:s|ed|ing)?", r"designat(?:es|ed|ing)", r"designations?", r"conferred"),
    "certified": (r"certif(?:ies|ied|ying)",),
    "rejected": (r"reject(?:s|ed|ing|ion|ions)", r"refus(?:es|ed|ing|al|als)", r"declin(?:ed) to approve", r"turned down", r"denied"),
    "registered": (r"register(?:s|ed|ing)?", r"registrations?"),
    "filed_for_record": (r"filed for record", r"recorded for filing"),
    "listed": (r"listed", r"lists?(?= (?:\w+ ){0,2}\x01)"),
    "on_market": (r"on the market", r"marketed", r"launch(?:es|ed|ing)", r"placed on the market", r"available on"),
    "recalled": (r"recall(?:s|ed|ing)?",),
    "withdrawn": (r"withdr[ae]w(?:n|s|al|als|ing)?", ),
    "revoked": (r"revo(?:kes|ked|king|cations?)",),
    "cancelled": (r"cancel(?:led|ed|ling|lations?|ations?)?", r"de-?registered", r"struck off"),
    "suspended": (r"suspend(?:s|ed|ing)?", r"suspensions?"),
    "seized": (r"seiz(?:es|ed|ing|ures?)", r"confiscat(?:es|ed|ing)", r"intercept(?:s|ed|ing)", r"impound(?:ed|ing)"),
    "closed": (r"shut down", r"closed", r"clos(?:es|ing) down", r"taken down", r"took down", r"blocked", r"dismantled", r"removed"),
    "inspected": (r"inspect(?:s|ed|ing)?", r"inspections?", r"visit(?:s|ed|ing)?", r"audit(?:s|ed|ing)?", r"checked"),
    "investigated": (r"investigat(?:es|ed|ing|ions?)", r"prosecut(?:es|ed|ing|ions?)", r"handled", r"arrest(?:s|ed)"),
    "tested": (r"test(?:s|ed|ing)", r"sampl(?:ed|ing)", r"analy[sz]ed", r"examined"),
    "failed": (r"fail(?:s|ed|ing|ures?)", r"non-?complian(?:t|ce)", r"did not (?:comply|meet|pass)", r"substandard", r"rejected at"),
    "passed": (r"compl(?:ied|iant|y|ies)", r"pass(?:ed|es)", r"met the", r"pass rate", r"compliance rate"),
    "reported": (r"report(?:s|ed|ing)?", r"notif(?:y|ied|ies|ications?)"),
    "confirmed": (r"confirm(?:s|ed|ing)?", r"found", r"detect(?:s|ed|ing)", r"identif(?:y|ies|ied)"),
    "issued": (r"issu(?:es|ed|ing)", r"sent", r"served", r"announc(?:es|ed|ing)"),
    "published": (r"publish(?:es|ed|ing)", r"releas(?:es|ed|ing) (?:guid|stand|doc)"),
    "released": (r"releas(?:es|ed|ing)", r"batch release"),
    "answered": (r"answer(?:s|ed|ing)", r"repl(?:ied|ies)", r"responded", r"handled enquiries"),
    "completed": (r"complet(?:es|ed|ing)", r"finali[sz]ed", r"concluded", r"closed out"),
    "revised": (r"revis(?:es|ed|ing)", r"updat(?:es|ed|ing)", r"amended"),
    "in_shortage": (r"shortage", r"in short supply", r"out of stock"),
    "sold": (r"sold", r"sales", r"turnover", r"revenues?"),
    "exported": (r"export(?:s|ed|ing)?",),
    "imported": (r"import(?:ed|ing|s)\b",),
    "produced": (r"produc(?:es|ed|ing)", r"manufactur(?:ed|ing)"),
    "fined": (r"fin(?:es|ed|ing)\b", r"penalt(?:y|ies)", r"penali[sz]ed"),
    "invested": (r"invest(?:s|ed|ing|ments?)", r"committed", r"allocated", r"funding"),
    "paid": (r"paid", r"fees?", r"collected", r"income"),
    "vaccinated": (r"vaccinat(?:es|ed|ions?)", r"administered", r"immuni[sz]ed"),
    "died": (r"died", r"deaths?", r"fatalit(?:y|ies)"),
    "trained": (r"train(?:ed|ing)",),
    "distributed": (r"distribut(?:es|ed|ing)", r"shipped", r"delivered", r"supplied"),
    "destroyed": (r"destroyed", r"disposed of"),
    "charged": (r"charged", r"convicted", r"sentenced"),
}

PLACES = {name: name.title() for name in (
    "china", "japan", "india", "germany", "france", "spain", "portugal", "italy", "brazil", "mexico", "canada", "australia",
    "singapore", "switzerland", "ireland", "south korea", "korea", "new zealand", "south africa", "africa", "europe", "asia",
    "england", "scotland", "wales", "northern ireland", "beijing", "shanghai", "guangdong", "zhejiang", "jiangsu", "hainan",
    "shandong", "sichuan", "tianjin", "chongqing", "hong kong", "macao", "taiwan", "hubei", "hunan", "fujian", "california",
    "new york", "texas", "ontario", "quebec", "london", "latin america", "north america", "thailand", "vietnam", "indonesia",
    "malaysia", "turkey", "nigeria", "belgium", "netherlands", "sweden", "denmark", "norway", "austria", "poland", "puerto rico",
)} | {
    "the united states": "United States", "united states": "United States", "the us": "United States", "the u.s.": "United States",
    "the uk": "United Kingdom", "the united kingdom": "United Kingdom", "great britain": "United Kingdom", "the eu": "European Union",
    "the european union": "European Union", "eu member states": "European Union", "abroad": "abroad", "overseas": "abroad",
    "outside the country": "abroad", "other countries": "abroad", "foreign": "abroad", "worldwide": "world", "globally": "world",
    "around the world": "world", "the world": "world", "domestic": "domestic", "imported": "abroad",
}

_AUX = (
    "is are was were be been being am has have had having do does did will would shall should can could may might must"
)
_PAST = (
    "sold made found sent held met took taken got began begun rose risen fell fallen saw seen went gone came left lost grew "
    "grown gave given became underwent showed shown kept led put set ran read said paid built brought bought came cost hit "
    "remain remains stand stands include includes concern concerns come comes need needs target targets use uses require "
    "requires contain contains cover covers report carry carries meet comply enter enters involve involves fail pass "
    "fall falls rise rises grow grows reach reaches show shows represent represents account accounts make makes take takes last lasts "
    "cost costs pay pays get gets gave employ employs range ranges spent shrank shrunk lost won stay stays climbs drops jumps "
    "sank dealt cut hit let shut spread split "
    "provides sets allocates offers holds owes earns spends receives contains employs exceeds equals averages brings puts leaves affects "
    "amounts follows follow sells buys keeps operates approves requires finds expects serves saves raises reduces lowers loses accounts stood became begins starts fell"
)
_PREPOSITIONS = (
    "in on at by from to into onto under across during among amongst between within without against after before since until "
    "till through throughout over above below via per as than versus vs despite because while whereas when where that which "
    "who whose whom if so but yet nor though although including excluding such plus also both either only already currently "
    "now nationwide worldwide each every annually respectively overall compared up down more less fewer higher lower there "
    "this last next out about around like toward towards alone total early earlier later ago again today yesterday then thus "
    "abroad overseas too either upon following based due owing regarding concerning it they them he she we you its their "
    "not no never just even still recently aside additionally rather what most least off"
)

FIELDS: dict[str, Any] = {
    "events": EVENTS,
    "places": PLACES,
    "stops": tuple(_PREPOSITIONS.split()),
    "verbs": tuple((_AUX + " " + _PAST).split()),
    "auxiliaries": tuple(_AUX.split()),
    "determiners": tuple("the a an its their our his her these those this that all some any each every other such overall".split()),
    "before_nouns": tuple("of to by in on at from for with without under into through via against about between among during".split()),
    "measure_asides": "on average|in total|in all|a year|per year|each year|annually",
    "beside": ("with",),
    "relatives": ("that", "which", "who", "whose", "whom"),
    "describing": r"[a-z-]+(?:ed|ing)|led|made|held|sold|sent|found|given|taken|paid|bought|brought|built|kept|known|born|seen|put|set|run|written|drawn",
    "past": r"[a-z]{2,}(?<!e)ed",
    "lasting": r"[a-z-]{2,}(?<!th)(?<!even)(?<!morn)ing",
    "bases": tuple("use report target rise fall need cover show pay carry meet range stay cost cut split spread".split()),
    "things": ("costs", "uses", "targets", "reports", "needs", "covers", "drops"),
    "leads": ("no. of", "nos. of", "a total of", "total of", "the number of", "number of", "numbers of", "the total number of", "total number of", "altogether", "in total", "a record", "a record of", "record", "another", "additional", "further", "an additional"),
    "movers": ("up", "down", "higher", "lower"),
    "no_links": tuple("street total combined value budget view median mean average marketing approval authorisation authorization example instance use review consideration comment comments publication sale first".split()),
    "phrase_links": ("of", "for", "from", "on", "against", "about", "in", "to"),
    "acts_on": ("on", "against"),
    "averages": ("average", "median", "mean", "typical"),
    "linking_nouns": (
        r"(?:applications?|requests?|submissions?|approvals?|authori[sz]ations?|licen[cs]es?|designations?|permits?|notifications?|reports?|income|demand|medicines|devices|vaccines|"
        r"trials|prescriptions?|petitions?|proposals?|certificates?|dossiers?|revenue|specifications?|guidelines?|guidance|monographs?|standards?|opinions?|recommendations?|"
        r"times?|exemptions?|waivers?|compensation) for$|(?:investments?|trade) in$|(?:reports?|guidelines?|guidance|opinions?|studies|spending|expenditure|research|dossiers?|documents?|questions|advice|consultations?|workshops?|standards?|data) (?:on|about)$|"
        r"times? to$|(?:income|revenue|time|deviations?|departures) from$|(?:complaints?|claims|actions|proceedings|appeals) (?:against|about)$",
    ),
    "of": ("of", "out of"),
    "of_them": ("of them", "of whom", "of these", "of those", "of which"),
    "ands": ("and", "or", "&"),
    "plural": r"(?:[a-z'’/-]*[a-z](?<!s)(?<!u)(?<!i)s|people|children|men|women|mice|criteria|personnel|staff)",
    "participle": r"(?:[a-z-]+(?:ed|ing)|sold|made|found|sent|held)",
    "light": tuple(
        "is are was were be been being has have had having would will can could may might must do does did not also then later "
        "concern concerned concerns involve involved for to the a an came come only already of them these which themselves in turn "
        "subsequently eventually ever never actually".split()
    ),
    "generic": tuple("year month quarter week day high low peak record level increase decrease rise fall total totals number figure it they this that these tally sum count amount overall there we numbers figures".split()),
    "reached": (
        r"reach(?:es|ed|ing)?(?: the)?|number(?:ed|ing|s)?|total(?:l?ed|ling|s)|(?:rose|risen|rises?|rising|fell|fallen|falls?|grew|grown|grows?|increased?|increases|decreased|dropped|declined|climbed|"
        r"jumped|surged|soared|doubled|tripled|recovered|expanded|went up|went down|came|amounted|cut|raised|eased|swelled|shrank|up|down)(?:[ ,]+[\w\x01-]+){0,6}? to|st(?:ands?|ood) at|peaked at|came to",
    ),
    "worth": ("worth", "totall?ing", "amounting to", "to the value of", r"with an? (?:total|combined|estimated|street|retail|market) value of", "valued at", "priced at", "with a value of", "estimated at", "costing"),
    "money_links": ("in", "for", "of", "on", "to fund", "to"),
    "pays": (r"pay|pays|paid|paying|invest(?:s|ed|ing)?|commit(?:s|ted)?|spen[dt]s?|provid(?:e|es|ed)|set aside|put aside|earmark(?:s|ed)|allocat(?:e|es|ed)|award(?:s|ed)?|contribut(?:e|es|ed)|rais(?:e|es|ed)|receiv(?:e|es|ed)|request(?:s|ed)|grant(?:s|ed)|recover(?:s|ed)",),
    "purpose": "to",
    "takes": "takes?|took|taken|needs?|needed|requires?|required|spends?|spent|costs?",
    "groups": r"for|among|with|on|of|in(?= (?:the )?[a-z-]+ (?:group|arm|cohort)s?\b)",
    "says": (r"that|said|says|say|shows|show|showed|found|finds|estimates?|estimated that|according to|notes?|noted|reports that",),
    "moves": ("by", "to", "from", "at"),
    "contrasts": ("while", "whereas", "but"),
    "comparatives": ("more", "fewer", "less", "higher", "lower"),
    "agents": ("by", "no"),
    "modals": tuple("will would shall should can could may might must to".split()),
    "spread": "rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|anywhere|estimates|estimated",
    "stated": r"\b(?:as of|as at|since|as on)(?: the)?",
    "aheads": r"deadline|\bextended\b|\bopen until\b|\bexpir(?:es|y)\b|\bcloses? (?:on|at)\b|\bends on\b|\bupcoming\b",
    "indefinite": ("a", "an"),
    "said_anew": "received|reported|recorded|logged|notified|lodged|registered|filed|submitted|seen|counted",
    "aims": ("to", "for"),
    "part_leads": r"(?:(?:is|are|was|were|be|been|being|has|have|had) ){0,2}(?:(?:then|later|also|subsequently) )?"
                  r"(?:(?:classified|classed|declared|deemed|considered|judged|rated|described|assessed|categori[sz]ed|designated|identified|regarded)(?: as| to be)?(?: an?)?|(?:set aside|earmarked|reserved|accounted|intended) for|"
                  r"(?:com(?:e|es|ing)|came) from|(?:gave|giving|gives?) rise to|(?:leading|led|relat(?:ed?|es|ing)|due|went|goes|going|go|belong(?:s|ed|ing)?) to|result(?:s|ed|ing) in|deal(?:s|ing|t)? (?:only |mainly )?(?:in|with))",
    "told_by": ("no", "not", "of", "for", "with", "from", "in", "on", "about", "under", "against"),
    "states": ("under", "in", "on", "not"),
    "singulars": ((r"(?<=[^aeiou])ies\Z", "y"), (r"(?<=ch|sh|ss)es\Z", ""), (r"(?<=x)es\Z", ""), (r"people\Z", "person"), (r"children\Z", "child"), (r"(?<=[^su])s\Z", "")),
    "respectively": r"\brespectively\b",
    "changes_before": (
        r"(?:increases?|growth|rises?|gains?|jumps?|surges?|declines?|drops?|decreases?|falls?|reductions?|cuts?|improvements?|contractions?) (?:of|by|in excess of)?",
        r"(?<!closed )(?<!handed )(?<!brought )(?<!laid )(?<!put )(?<!pulled )(?<!took )(?<!taken )(?<!take )(?<!shut )(?<!turned )(?<!set )(?<!went )(?<!made )(?<!make )(?<!makes )(?<!making )(?<!come )(?<!came )(?:up|down|higher|lower)(?: by)?",
        r"(?:increas(?:ed|ing|es)|grew|grown|growing|grows|rose|rising|rises|risen|climb(?:ed|ing|s)|jump(?:ed|ing|s)|surg(?:ed|ing|es)|gain(?:ed|ing)|expand(?:ed|ing)|soar(?:ed|ing)|"
        r"declin(?:ed|ing|es)|dropp(?:ed|ing)|drops|fell|falling|falls|fallen|decreas(?:ed|ing|es)|reduc(?:ed|ing|es)|shrank|shrunk|cut|slipp(?:ed|ing)|plunged|tumbled|improv(?:ed|ing|es)|shortened|lengthened|widened|narrowed)(?: \w+)? by",
        r"(?:grew|rose|fell|increased|decreased|declined|dropped|jumped|climbed|surged|gained|shrank|soared|advanced|growing|rising|falling|increasing|decreasing)(?: (?:a|an))?",
        r"(?:year[- ]on[- ]year|annual|yearly|quarterly) (?:increase|growth|rise|decline|decrease|drop|fall) of",
    ),
    "changes_after": (
        r"(?:more|fewer|less|higher|lower|above|below|up|down|greater|faster|longer|shorter|better|worse)(?: \w+){0,3} (?:than|from|on)\b",
        r"(?:year[- ]on[- ]year|year[- ]over[- ]year|annual|quarterly|monthly)?\s?(?:increases?|growth|rises?|gains?|jump|surge|declines?|drops?|decreases?|falls?|reductions?|improvements?|upturn|downturn|cut|hike)\b(?! of (?:ov|ne|mo))",
        r"(?:year[- ]on[- ]year|year[- ]over[- ]year|yoy)\b", r"(?:above|below|over|under|ahead of|short of) (?:the )?(?:forecast|target|plan|average|20\d\d|last)",
        r"(?:higher|lower|more|fewer|less|up|down)\b(?= *[,.;]|$)",
    ),
    "ups": (r"increas|growth|grow|grew|rise|rose|rising|gain|jump|surg|\bup\b|higher|climb|expan|soar|improv|\bmore\b|doubl|tripl|trebl|quadrupl|fold|above|hike|faster|longer|lengthen|advanc|widen",),
    "downs": (r"declin|drop|decreas|\bfall|fell|reduc|\bcut|\bdown\b|lower|fewer|\bless\b|shrank|shrunk|halv|slip|plung|tumbl|below|short|narrow|contract|behind|worse",),
    "priors": (
        r"(?:compared (?:with|to)|comparing with|as against|against|versus|vs\.?|up from|down from|rather than)(?: (?:a total of|only|just|the|some|about|around|nearly|almost|over|more than|approximately|roughly|an? \w+ of|a revised))*",
        r"(?:increas(?:ed?|ing)|ris(?:e|en|ing)|rose|fell|fall(?:en|ing)?|grew|grow(?:n|ing)?|dropp?(?:ed|ing)?|declin(?:ed?|ing)|cut|reduced|went|go|climbed|improv(?:ed?|ing)|raised|lowered|jumped|moved)(?: sharply| slightly)? from",
        r"(?:previously|formerly|last year(?:'s)?|a year earlier it was|the year before it was)",
    ),
    "bare_prior": r"\bfrom",
    "chains": ("and", "or", ",", ", and", "to", "and by", "/"),
    "place_leads": ("in", "from", "across", "within", "throughout", "outside", "to", "of", "into", "around"),
    "lone_places": ("abroad", "overseas", "worldwide", "globally", "outside the country"),
    "plans": (
        r"\b(?:will|would|shall|expects?|expected|expecting|forecasts?|forecasted|projects|projected|predicts?|predicted|anticipat(?:es|ed)|targets? of|targeting|target is|aims?|aiming|plans? to|(?:is|are) planned|planning to|"
        r"intends?|goal of|is to|are to|proposes?|estimates that|by 20[3-9]\d|scheduled|due to|should|set to|on track to|is likely to|could reach|may reach)\b",
    ),
    "quoted": (
        r"\b(?:an earlier version|a previous version|earlier version|originally (?:said|stated|gave|published|reported)|previously (?:said|stated|gave|published|reported)|incorrectly|wrongly|mistakenly|in error|erroneously|"
        r"was given as|had been given as|should read|should have read)\b",
        r"(?<=, )(?:and not|but not|not) (?:the )?(?=\d)",
    ),
    "parts": (
        r"\b(?:of which|of whom|of these|of those|of them|among which|among them|among these|among those|including|included|includes|comprising|in which|within which|thereof|of the total)\b",
    ),
    "totals": (r"number(?:s|ed|ing)?|total(?:s|l?ed|ling)?|reach(?:es|ed|ing)?|st(?:ands?|ood) at|came to|comes to|amount(?:s|ed|ing)? to|was|were|is|are|(?:rose|risen|rises|rise|fell|fallen|falls|fall|grew|grown|increased|increase|"
               r"decreased|dropped|declined|climbed|jumped|surged|soared|improved|shrank|slipped|doubled|tripled|recovered|expanded|went up|went down|cut|raised|lowered|reduced)(?: \w+ly)? to|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|hit|equall?ed|averag(?:es|ed|ing)?|remain(?:s|ed)?(?: at)?|stayed at|"
               r"has (?:reached|risen to|grown to|exceeded)|have (?:reached|risen to|exceeded)|had (?:reached|risen to)|will be|be|been|topp(?:ed|ing)|pass(?:ed|ing)|now|(?:is|was|are|were|been) set at|(?:ran|runs|held|peaked|valued|starts?|began) at|climbed(?: \w+)? to|gets?|pays?|paid|stay(?:s|ed)?|rang(?:es|ed|e|ing)(?: between| from)?|goes|went|came in at|comes in at|worked out at|accounts? for|accounted for|represent(?:s|ed)|made up|makes? up|cover(?:s|ed)",),
    "compares": r"\b(?:(?:most|least|highest|lowest|best|worst|largest|smallest|first)(?: \w+){0,2} since|than|compared (?:with|to)|against|versus|vs\.?|relative to|rise on|increase on|up on|down on|above|below|beating|of which)(?: (?:in|for|during|on|all of|the whole of|the|that of|those of|at|planned|expected|forecast|(?:same|corresponding|comparable) (?:\w+ )?(?:periods?|months|quarters?|time|point|half) (?:of|in)))*",
    "since": (r"\bsince(?: (?:[\w']+ ){1,6}(?:in|on))?",),
    "as_of": (r"\b(?:as of|as at|by|until|up to|through|at|to|as on)(?: the)?",),
}
