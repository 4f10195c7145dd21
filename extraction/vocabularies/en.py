"""English."""

# fmt: off

from extraction.vocabularies import en_events, en_time, en_traps, shared
from extraction.vocabulary import Vocabulary

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
CARDINALS = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 20 + 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
} | {"nil": 0}

_DENOMINATORS = {"third": 3, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}
#: A third, two-thirds, seven tenths …, in percent.
_PARTS = tuple(
    (rf"(?:a|one|the (?:remaining|other))[ -](?:(?:full|good|mere|bare|whole) )?{name}" if part == 1 else rf"{word}[ -]{name}s", 100 * part / whole)
    for name, whole in _DENOMINATORS.items()
    for part, word in enumerate(_UNITS.split())
    if 0 < part < min(whole, 10)
)
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten"

#: Money named by its nation and its name, as patterns.
_NATIONAL = (
    ("danish", "kron(?:e|er)", "DKK", "krone"), ("norwegian", "kron(?:e|er)", "NOK", "krone"), ("swedish", "kron(?:a|or|er)", "SEK", "krona"),
    ("icelandic", "kr[oó]n(?:a|ur)", "ISK", "krona"), ("czech", "(?:korun[ay]?|crowns?)", "CZK", "koruna"), ("hungarian", "forints?", "HUF", "forint"),
    ("bulgarian", "lev(?:a|s)?", "BGN", "lev"), ("romanian", "le[ui]", "RON", "leu"), ("polish", "(?:zloty|złoty)(?:s|ch)?", "PLN", "zloty"),
    ("turkish", "liras?", "TRY", "lira"), ("russian", "rou?bles?", "RUB", "rouble"), ("ukrainian", "hryvnias?", "UAH", "hryvnia"),
    ("mexican", "pesos?", "MXN", "peso"), ("philippine", "pesos?", "PHP", "peso"), ("colombian", "pesos?", "COP", "peso"), ("chilean", "pesos?", "CLP", "peso"),
    ("argentine", "pesos?", "ARS", "peso"), ("brazilian", "rea(?:is|ls?)", "BRL", "real"), ("indian", "rupees?", "INR", "rupee"), ("pakistani", "rupees?", "PKR", "rupee"),
    ("sri lankan", "rupees?", "LKR", "rupee"), ("nepalese", "rupees?", "NPR", "rupee"), ("bangladeshi", "taka", "BDT", "taka"), ("kenyan", "shillings?", "KES", "shilling"),
    ("ugandan", "shillings?", "UGX", "shilling"), ("tanzanian", "shillings?", "TZS", "shilling"), ("nigerian", "nairas?", "NGN", "naira"), ("ghanaian", "cedis?", "GHS", "cedi"),
    ("south african", "rand", "ZAR", "rand"), ("egyptian", "pounds?", "EGP", "pound"), ("moroccan", "dirhams?", "MAD", "dirham"), ("(?:uae|emirati)", "dirhams?", "AED", "dirham"),
    ("saudi", "riyals?", "SAR", "riyal"), ("qatari", "riyals?", "QAR", "riyal"), ("kuwaiti", "dinars?", "KWD", "dinar"), ("jordanian", "dinars?", "JOD", "dinar"),
    ("israeli", "shekels?", "ILS", "shekel"), ("thai", "baht", "THB", "baht"), ("malaysian", "ringgits?", "MYR", "ringgit"), ("indonesian", "rupiahs?", "IDR", "rupiah"),
    ("vietnamese", "dong", "VND", "dong"), ("japanese", "yen", "JPY", "yen"), ("chinese", "yuan", "CNY", "yuan"), ("(?:south )?korean", "won", "KRW", "won"),
    ("(?:american|us|u\\.s\\.)", "dollars?", "USD", "dollar"), ("british", "pounds?", "GBP", "pound"), ("jamaican", "dollars?", "JMD", "dollar"),
)

VOCABULARY = Vocabulary(
    code="en",
    cardinals=CARDINALS,
    multipliers={
        "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "dozen": 12,
    },
    joiners=("and",),
    articles="half an?|(?:an? |one )?quarter of an?|three[ -]quarters of an?|an?",
    half_more="and a half",
    point="point",
    article_values={"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "quarter of a": 0.25, "one quarter of a": 0.25, "three quarters of a": 0.75, "three-quarters of a": 0.75},
    scales={
        "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6, "mln": 1e6, "tn": 1e12, "m": 1e6,
        "k": 1e3, "lakh": 1e5, "crore": 1e7, "dozen": 12,
    },
    fractions=(
        (r"half (?:a|of one|of a) (?:percent|per cent)", 0.5),
        (
            r"(?<!and )(?<!and a )(?<!first )(?<!second )(?<!latter )(?:a |one[ -])?half(?= (?:of|the|as|its|their|all)\b|\W*$|[,.;:)]| (?!a |an |year|life|way|time|hour|day|million|billion|dozen))",
            50,
        ),
        (r"(?:one[ -]|a )?(?<!first )(?<!last )quarter(?= of (?:the|all|its|those|these|their|[a-z]+s\b))", 25),
        (r"(?:a |one[ -]|the remaining )(?:(?:full|good|mere|bare|whole) )?quarter(?! (?:ago|earlier|before|end|later|of an? (?:million|billion)))", 25),
        (r"three[ -]quarters(?! of an? (?:million|billion))", 75), *_PARTS,
        (
            rf"(?P<part>{_ONES}|\d{{1,2}})[ -](?:in|out of)(?: every)?[ -](?P<whole>{_ONES}|a hundred|[3-9]|1[025]|2[05]|50|10{{2,5}}|10{{0,2}},000)(?!\d|[\w,.]\d)(?! (?:days|weeks|months|years|hours|countries|cities)|-[a-z])",
            -1,
        ),
        (
            r"(?P<part>one|1)[ -](?:in|out of)(?: every| each)?[ -](?P<whole>(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})*|\d{4,6}|an? (?:hundred|thousand|million)|"
            r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty)(?!\d|[\w,.]\d)"
            r"(?! (?:days|weeks|months|years|hours|minutes|countries|cities|states|sites|regions|locations|places)|-[a-z])",
            -1,
        ),
        (
            rf"(?P<part>{_ONES}|\d{{1,2}})[ -](?:in|out of|of) (?:every|each)[ -](?P<whole>{_ONES}|hundred|thousand|\d{{1,4}}|\d{{1,3}}(?:,000)+)(?!\d|[\w,.]\d|-[a-z])",
            -1,
        ),
        (
            rf"(?P<part>{_ONES}) (?!of |in |out )[a-z]+ (?:in|out of)(?: every)? (?P<whole>{_ONES}|[3-9]|10|a hundred)"
            r"(?= (?:is|was|were|are|has|have|had|will|would|can|could|do|does|did|now)\b|\W*$|[,.;:)] )",
            -1,
        ),
    ),
    multiples=(
        (r"doubl(?:ed|ing|es?)", 2), (r"tripl(?:ed|ing|es?)", 3), (r"trebl(?:ed|ing|es?)", 3), (r"quadrupl(?:ed|ing|es?)", 4), (r"quintupled", 5),
        (r"halv(?:ed|ing)", 0.5), (r"twofold|two-fold", 2), (r"threefold|three-fold", 3), (r"(?:a |by a )?factor of NUM", None),
        (r"fourfold|four-fold", 4), (r"fivefold|five-fold", 5), (r"tenfold|ten-fold", 10), (r"twice(?= (?:the|as|that|its|what|last))", 2),
        (r"NUM[ -]?fold", None), (r"NUM times", None), (r"NUMx", None),
    ),
    before={
        "more than": "more_than", "over": "more_than", "exceeding": "more_than", "exceeded": "more_than", "exceeds": "more_than",
        "exceed": "more_than", "in excess of": "more_than", "above": "more_than", "greater than": "more_than", "upwards of": "more_than",
        "upward of": "more_than", "well over": "more_than", "surpassed": "more_than", "surpassing": "more_than", "surpasses": "more_than",
        "topped": "more_than", "topping": "more_than", "beyond": "more_than", "higher than": "more_than", "passed": "more_than",
        "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least", "not fewer than": "at_least",
        "a minimum of": "at_least", "minimum of": "at_least", "from at least": "at_least", "nearly": "nearly", "almost": "nearly",
        "close to": "nearly", "just under": "nearly", "approaching": "nearly", "just below": "nearly", "nearing": "nearly", "not quite": "nearly",
        "just short of": "nearly", "little short of": "nearly", "virtually": "nearly", "slightly under": "nearly", "slightly less than": "nearly",
        "a little under": "nearly", "slightly below": "nearly", "just shy of": "nearly", "less than": "less_than", "fewer than": "less_than",
        "under": "less_than", "below": "less_than", "lower than": "less_than", "short of": "less_than", "at most": "at_most", "up to": "at_most",
        "no more than": "at_most", "not more than": "at_most", "as many as": "at_most", "as much as": "at_most", "a maximum of": "at_most",
        "maximum of": "at_most", "not exceeding": "at_most", "within": "at_most", "not exceed": "at_most", "no later than": "at_most",
        "about": "about", "around": "about", "approximately": "about", "approx": "about", "approx.": "about", "roughly": "about", "some": "about",
        "circa": "about", "ca.": "about", "c.": "about", "an estimated": "about", "estimated": "about", "estimated at": "about",
        "in the region of": "about", "in the order of": "about", "on the order of": "about", "or so": "about", "~": "about", "≈": "about",
        "somewhere around": "about", "just over": "more_than", "slightly more than": "more_than", "a little over": "more_than",
        "slightly over": "more_than", "a little more than": "more_than", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
        "just about": "about", "a ceiling of": "at_most", "a cap of": "at_most", "a limit of": "at_most", "an upper limit of": "at_most", "capped at": "at_most",
        "limited to": "at_most", "a floor of": "at_least", "not below": "at_least", "not above": "at_most", "no higher than": "at_most", "no lower than": "at_least",
        **{f"{word} under": "exact" for word in "sold marketed distributed available traded operating known filed supplied listed approved".split()}, "an average of about": "about", "an average of": "exact", "a median of": "exact", "a mean of": "exact", "a combined": "exact", "a total of": "exact",
    },
    after={
        "or more": "at_least", "or higher": "at_least", "or above": "at_least", "and above": "at_least", "at least": "at_least",
        "and over": "at_least", "or over": "at_least", "and more": "at_least", "or less": "at_most", "or fewer": "at_most", "or under": "at_most",
        "at most": "at_most", "or below": "at_most", "at the most": "at_most", "at the least": "at_least", "at the very least": "at_least", "at a minimum": "at_least", "at a maximum": "at_most", "-odd": "about", " odd": "about", "-plus": "more_than",
        "+": "more_than", "-some": "about", "or so": "about", "plus": "more_than", "approximately": "about", "or thereabouts": "about",
        ", give or take": "about", "give or take": "about",
    },
    range_joins=("-", "–", "—", "to", "and", "or", "~"),
    range_and=("and",),
    range_between="between",
    percents=("of (?:a|one) per ?cent", "%", "pc", "p.c.", "percent", "per cent", "pct", "per-cent"),
    lone_point=r"(?<![\w-])(?<!of )(?:(?P<half>half) )?an? (?:full )?percentage point(?![\w-])",
    points=("of an? percentage point", "percentage-point", "percent points?", "percentage points?", "percentage-points?", "pp", "pps", "points?(?! (?:zero|one|two|three|four|five|six|seven|eight|nine|of))", "basis points", "% points", "ppts?"),
    symbols=shared.CODES | {"us $": ("USD", "dollar"), "$us": ("USD", "dollar"), "can$": ("CAD", "dollar"), "rm": ("MYR", "ringgit"), "jp¥": ("JPY", "yen"), "cn¥": ("CNY", "yuan")},
    currencies_before=("euros?", "renminbi", "yuan", "swiss francs"),
    currencies={
        **{f"{nation} {name}": (code, unit) for nation, name, code, unit in _NATIONAL},
        "forints?": ("HUF", "forint"), "leva": ("BGN", "lev"), "lei": ("RON", "leu"), "taka": ("BDT", "taka"), "cedis?": ("GHS", "cedi"), "dinars?": ("KWD", "dinar"), "dong": ("VND", "dong"), "cfa francs?": ("XOF", "franc"),
        "yuan": ("CNY", "yuan"), "yuan renminbi": ("CNY", "yuan"), "renminbi": ("CNY", "yuan"), "us dollars?": ("USD", "dollar"),
        "u.s. dollars?": ("USD", "dollar"), "dollars?": ("USD", "dollar"), "euros?": ("EUR", "euro"), "pounds? sterling": ("GBP", "pound"),
        "pounds?": ("GBP", "pound"), "yen": ("JPY", "yen"), "swiss francs?": ("CHF", "franc"), "francs?": ("CHF", "franc"), "won": ("KRW", "won"),
        "canadian dollars?": ("CAD", "dollar"), "australian dollars?": ("AUD", "dollar"), "singapore dollars?": ("SGD", "dollar"),
        "hong kong dollars?": ("HKD", "dollar"), "rupees": ("INR", "rupee"), "reais": ("BRL", "real"), "rand": ("ZAR", "rand"),
        "zlotys?": ("PLN", "zloty"), "kron(?:or|er|a|e)": ("SEK", "krona"), "nairas?": ("NGN", "naira"), "pesos?": ("MXN", "peso"),
        "baht": ("THB", "baht"), "ringgits?": ("MYR", "ringgit"), "rupiahs?": ("IDR", "rupiah"), "dirhams?": ("AED", "dirham"), "riyals?": ("SAR", "riyal"), "liras?": ("TRY", "lira"), "shekels?": ("ILS", "shekel"), "hryvnias?": ("UAH", "hryvnia"), "shillings?": ("KES", "shilling"), "new zealand dollars?": ("NZD", "dollar"), "taiwan dollars?": ("TWD", "dollar"), "kr": ("SEK", "krona"), "rubles?|roubles?": ("RUB", "rouble"),
    },
    durations={
        "seconds?": "second", "minutes?": "minute", "hours?": "hour", "days?": "day", "working days?": "day", "business days?": "day",
        "calendar days?": "day", "weeks?": "week", "months?": "month", "years?": "year", "decades?": "decade", "fiscal years?": "year",
        "consecutive years?": "year", "straight years?": "year", "consecutive months?": "month", "review days?": "day", "clinical years?": "year",
        "full years?": "year", "hrs?": "hour", "mins?": "minute", "yrs?": "year", "wks?": "week", "fortnights?": "fortnight", "trading days?": "day", "calendar months?": "month", "and a half years?": "year",
    },
    subunits={"cents?": ("USD", "dollar"), "pence": ("GBP", "pound")},
    stretches=((r"half an? (?P<unit>year|month|day|hour|decade|century)", 0.5), (r"an? (?P<unit>year|month|week|day|hour|decade) and a half", 1.5)),
    measures=(
        "t(?= of)", "l(?= of)", "lb", "lbs", "pounds (?=of)", "tonnes?", "tons?", "kg", "kilograms?", "kilos?", "litres?", "liters?", "hectares?", "square met(?:re|er)s?", "kilomet(?:re|er)s?", "miles",
        "grams?", "grammes?", "metric tons?", "square feet", "degrees?", r"sq\.? ?(?:m|ft|km)", "m²",
    ),
    loads=("t", "tonnes?", "tons?", "kg", "kilograms?", "kilos?", "metric tons?", "litres?", "liters?"),
    doses=(*shared.DOSES, "milligrams?", "micrograms?", "millilitres?", "milliliters?", "units/ml", "inch(?:es)?"),
    age_hints=r"\bage|old\b|older|young|over\b|under\b|years|months|[\d]s\b",
    ages=(
        r"(?:aged?|ages)\s(?:between )?NUM(?:\s?(?:-|–|to|and)\s?NUM)?(?: years| months)?(?: (?:and|or) (?:older|over|above|younger|under))?",
        r"NUM(?:\s?(?:-|–|to)\s?NUM)?(?:-| )(?:years?|months?)(?:-| )old",
        r"NUM(?:\s?(?:-|–|to)\s?NUM)? (?:years|months)(?: of age(?: (?:and|or) (?:older|over|above|younger|under))?| (?:and|or) (?:older|over|above|younger|under))",
        r"NUM (?:and|or) (?:older|over(?! [\d(])|younger)",
        r"(?:over|under)[- ]NUMs",
        r"(?:of whom|who|those)(?: \w+)? (?:under|over|below|above|younger than|older than) NUM(?=[,.;)]|$)",
        r"(?:people|adults|patients|persons|women|men|children|those|anyone|everyone|citizens|residents|boys|girls|individuals|infants)"
        r" (?:aged )?(?:over|under|above|below|older than|younger than)(?: the age of)? NUM(?=[,.;)]|$| (?!countries|sites|of|per|million|percent|[a-z]+s\b))",
        r"NUM\+ year",
    ),
    count_nouns=(
        "products?", "drugs?", "medicines?", "devices?", "applications?", "approvals?", "trials?", "cases?", "deaths?", "batch(?:es)?", "lots?",
        "recalls?", "compan(?:y|ies)", "firms?", "sites?", "patients?", "reports?", "inspections?", "letters?", "vaccines?", "doses?",
        "therap(?:y|ies)", "stud(?:y|ies)", "designations?", "submissions?", "sampl(?:e|es)", "authori[sz]ations?", "licen[cs]es?", "notices?",
        "withdrawals?", "refusals?", "objections?", "complaints?", "hospitals?", "pharmac(?:y|ies)", "complete response letters?", "warning letters?",
        "biosimilars?", "generics?", "manufacturers?", "persons?", "child", "infants?", "wom[ae]n", "m[ae]n", "countr(?:y|ies)", "members?", "factor(?:y|ies)",
        "plants?", "laborator(?:y|ies)", "units?", "packs?", "packages?", "bottles?", "vials?", "tablets?", "shipments?", "consignments?", "warehouses?", "websites?", "officers?",
        "speakers?", "respondents?", "participants?", "meetings?", "proposals?", "facilit(?:y|ies)", "clinics?", "vessels?", "arrests?", "convictions?", "suspects?",
    ),
    one_before="just|only|exactly|a single|at least|at most|more than|fewer than|less than|than",
    months=en_time.MONTHS,
    ordinals=en_time.ORDINALS,
    relative_years=en_time.RELATIVE_YEARS,
    relative=en_time.RELATIVE,
    dates=en_time.DATES,
    neutral_dates=en_time.NEUTRAL,
    fiscal={
        "uk": r"\b(?:mhra|nhs|nice|uk|british|england|scotland|wales|canada|canadian|hsa|singapore|cdsco|india|indian|hong kong|sahpra|south africa)\b",
        "au": r"\b(?:tga|australian?|medsafe|pharmac|new zealand)\b", "us": r"\b(?:fda|us|u\.s\.|american|hhs|cder|cber|cdrh|nih|cdc|congress)\b",
        "jp": r"\b(?:pmda|mhlw|japan|japanese)\b",
    },
    yearly=("cohort", "survey", "budget", "season", "campaign", "intake", "total", "count", "number", "tally", "sum", "average", "figure", "figures", "results", "data"),
    year_back="year|same|corresponding|comparable",
    abbreviations=(
        "no", "nos", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "inc", "ltd", "co", "corp", "e.g", "i.e", "fig", "art", "sec", "dept",
        "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ca", "etc", "al", "p", "pp", "vol", "ed",
        "rev", "c",
    ),
    furniture=en_traps.FURNITURE,
    traps=en_traps.TRAPS,
    counted=en_traps.COUNTED,
    hints=(
        r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)t(?:een|y)|twenty|forty|"
        r"one|zero|nil|hundred|thousand|million|billion|dozen|half|thirds?|quarters?|fifth|tenth|fifths|doubl|tripl|trebl|quadrupl|halv|twice|"
        r"(?:last|this|next|previous|the) (?:year|month|week|quarter)|year[- ](?:to|end)|yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|"
        r"(?:in|of|since|by|until|from|during|to|and|last|this|for) may\b|june|july|august|september|october|november|december)"
    ),
    share_hints=r"hal[fv]|third|quarter|fifth|tenth|sixth|eighth|hundredth|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)(?: [a-z]+)?[ -](?:in|out of|of every|of each)[ -]|doubl|tripl|trebl|quadr|quint|fold|times|twice|factor|percentage point",
    date_hints=(
        r"(?<![^\W_])(?:(?:19|20)\d\d|\d{1,2}[/.]\d|q[1-4]\b|[1-4]q|h[12]\b|[12]h|fy\d|(?:year|month|week|quarter|half|day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"first (?:two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]) months|in the (?:first|second|third|fourth)|yesterday|today|tomorrow|winter|summer|spring|autumn|ytd|same (?:period|time)|corresponding))"
    ),
    **en_events.FIELDS,
)
