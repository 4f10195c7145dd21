"""German."""

# fmt: off

from extraction.vocabularies import latin, shared
from extraction.vocabulary import Vocabulary

_UNITS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _cardinals() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_UNITS)}
    words |= {word: 20 + 10 * n for n, word in enumerate(_TENS)}
    words |= {f"{_UNITS[unit]}und{tens}": 20 + 10 * n + unit for n, tens in enumerate(_TENS) for unit in range(1, 10)}
    hundreds = {f"{_UNITS[n] if n else ''}hundert": 100 * max(n, 1) for n in range(10)}
    thousands = {f"{_UNITS[n]}tausend": 1000 * n for n in range(1, 20)} | {f"{word}tausend": 1000 * (20 + 10 * n) for n, word in enumerate(_TENS)}
    compounds = {f"{h}{joint}{w}": a + b for h, a in hundreds.items() for w, b in words.items() if 0 < b < 100 for joint in ("", "und")}
    inflected = {"eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zweier": 2, "dreier": 3, "dreissig": 30, "kein": 0, "keine": 0}
    del words["null"]
    return words | hundreds | thousands | compounds | inflected | {"null": 0}


CARDINALS = _cardinals()
_N = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[2-9]|1[0-2]"
_MONTHS = {name: n for n, name in enumerate("januar februar märz april mai juni juli august september oktober november dezember".split(), 1)} | {"jänner": 1, "jan.": 1, "feb.": 2, "sept.": 9, "okt.": 10, "nov.": 11, "dez.": 12}
_RELATIVE = {
    **dict.fromkeys((f"{head} {year}" for head in ("im abgelaufenen", "im zurückliegenden", "im letzten", "im vergangenen", "im vorigen") for year in ("jahr", "geschäftsjahr", "berichtsjahr", "kalenderjahr")), ("year", -1)), "gestern": ("day", -1), "heute": ("day", 0), "morgen": ("day", 1), "im vergangenen jahr": ("year", -1), "im vorigen jahr": ("year", -1), "letztes jahr": ("year", -1), "im letzten jahr": ("year", -1), "vergangenes jahr": ("year", -1), "dieses jahr": ("year", 0), "in diesem jahr": ("year", 0), "heuer": ("year", 0), "nächstes jahr": ("year", 1), "im kommenden jahr": ("year", 1), "im laufenden jahr": ("year", 0),
    "im vergangenen monat": ("month", -1), "letzten monat": ("month", -1), "vorigen monat": ("month", -1), "im letzten monat": ("month", -1), "in diesem monat": ("month", 0), "diesen monat": ("month", 0), "letzte woche": ("week", -1), "letzten woche": ("week", -1), "vergangenen woche": ("week", -1), "in der vorwoche": ("week", -1), "vergangene woche": ("week", -1), "diese woche": ("week", 0), "in dieser woche": ("week", 0), "im vergangenen quartal": ("quarter", -1), "im letzten quartal": ("quarter", -1),
    "ende": ("end", 0), "anfang": ("start", 0), "beginn": ("start", 0), "mitte": ("mid", 0), "jahresende": ("end", 0), "jahresanfang": ("start", 0), "jahresbeginn": ("start", 0),
}
_YEARS = {"dieses jahres": 0, "des jahres": 0, "letzten jahres": -1, "des vorjahres": -1, "vergangenen jahres": -1, "diesen jahres": 0, "des laufenden jahres": 0, "des vergangenen jahres": -1}
_Q = "ersten?|zweiten?|dritten?|vierten?|letzten|erstes|zweites|drittes|viertes|[1-4]\\."
TIME = latin.TimeWords(
    months=_MONTHS, of=r"(?:,? (?:des |des jahres |von |im )?)", to="bis(?: zum| ende| einschließlich)?|und", quarter=rf"(?P<q>{_Q}) (?:quartal|vierteljahr)", half=r"(?P<h>ersten?|zweiten?|erstes|zweites|[12]\.) (?:halbjahr|jahreshälfte|hälfte)",
    numbers=_N, first_months=rf"ersten (?P<n>{_N}) monaten?", first_quarters="ersten (?P<nq>drei|zwei) quartalen?", edges="ende|anfang|beginn|mitte|jahresende|jahresanfang|jahresbeginn", the="zum |im |den |die |das |am |vom ", relative_years=_YEARS, relative=_RELATIVE,
    year_to_date="seit jahresbeginn|seit jahresanfang|im bisherigen jahresverlauf|im laufenden jahr bislang|bisher in diesem jahr", financial_year=r"(?:geschäftsjahr|haushaltsjahr|berichtsjahr) (?P<y>(?:19|20)\d\d)(?![-/])", months_to=rf"(?P<back>{_N}) monaten? bis(?: zum| ende)?", before_month=r"(?<=\bim )|(?<=seit )|(?<=bis )|(?<=ab )", day_mark=r"\.?",
)
ORDINALS = {form: n for n, forms in enumerate(("erste ersten erstes 1.", "zweite zweiten zweites 2.", "dritte dritten drittes 3.", "vierte vierten viertes 4. letzten"), 1) for form in forms.split()}

VOCABULARY = Vocabulary(
    code="de",
    decimal=",",
    cardinals=CARDINALS,
    multipliers={"tausend": 1e3, "million": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "dutzend": 12},
    bare_multipliers=("tausend", "dutzend"),
    articles="eine halbe|ein halbes|eine?|eineinhalb|anderthalb|zweieinhalb|dreieinhalb",
    article_values={"eine halbe": 0.5, "ein halbes": 0.5, "eineinhalb": 1.5, "anderthalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5},
    point="komma",
    scales={"tausend": 1e3, "tsd.": 1e3, "tsd": 1e3, "millionen": 1e6, "million": 1e6, "mio.": 1e6, "mio": 1e6, "milliarden": 1e9, "milliarde": 1e9, "mrd.": 1e9, "mrd": 1e9, "dutzend": 12},
    fractions=(
        ("(?:die |der |zur )?hälfte(?! des jahres| 20)", 50), ("(?:ein |einem )drittel", 100 / 3), ("zwei drittel", 200 / 3), ("(?:ein |einem )viertel", 25), ("drei viertel|dreiviertel", 75), ("(?:ein )fünftel", 20), ("zwei fünftel", 40), ("(?:ein )zehntel", 10), ("jede[rs]? zweiten?", 50), ("jede[rsmn]? dritten?", 100 / 3), ("jede[rsmn]? vierten?", 25), ("jede[rsmn]? fünften?", 20), ("jede[rsmn]? sechsten?", 100 / 6), ("jede[rsmn]? siebten?", 100 / 7), ("jede[rsmn]? achten?", 12.5), ("jede[rsmn]? neunten?", 100 / 9), ("jede[rsmn]? zehnten?", 10),
        (rf"(?P<part>eine?r?|{_N}|1) von (?P<whole>zehn|fünf|drei|vier|hundert|10|100|1000)(?![\w.,])", -1),
    ),
    multiples=(("verdoppelt(?:e|en)?|verdoppeln", 2), ("verdreifacht(?:e|en)?", 3), ("vervierfacht(?:e|en)?", 4), ("verfünffacht(?:e|en)?", 5), ("halbiert(?:e|en)?", 0.5), ("doppelt so", 2), ("dreimal so", 3), ("NUM-?(?:mal|fache?n?) (?:so|mehr|höher)", None)),
    before={
        "mehr als": "more_than", "über": "more_than", "gut": "more_than", "oberhalb von": "more_than", "übersteigt": "more_than", "überstieg": "more_than", "überschritt": "more_than", "überschreitet": "more_than", "etwas mehr als": "more_than", "höher als": "more_than", "deutlich über": "more_than", "weit über": "more_than", "etwas über": "more_than",
        "nicht ganz": "nearly", "nicht einmal": "less_than", "geschätzt": "about", "geschätzte": "about", "geschätzten": "about", "höchstens jedoch": "at_most", "höchstens jedoch auf": "at_most", "höchstens aber": "at_most", "maximal jedoch": "at_most", "mindestens jedoch": "at_least", "mindestens aber": "at_least", "eine obergrenze von": "at_most", "bis maximal": "at_most",
        "mindestens": "at_least", "wenigstens": "at_least", "nicht weniger als": "at_least", "zumindest": "at_least", "ab": "at_least",
        "fast": "nearly", "nahezu": "nearly", "knapp": "nearly", "beinahe": "nearly", "annähernd": "nearly", "etwas weniger als": "nearly", "bald": "nearly",
        "weniger als": "less_than", "unter": "less_than", "unterhalb von": "less_than", "geringer als": "less_than",
        "bis zu": "at_most", "höchstens": "at_most", "maximal": "at_most", "nicht mehr als": "at_most", "längstens": "at_most", "binnen": "at_most", "innerhalb von": "at_most",
        "rund": "about", "etwa": "about", "ca.": "about", "ca": "about", "circa": "about", "ungefähr": "about", "zirka": "about", "an die": "about", "um die": "about", "schätzungsweise": "about", "~": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
    },
    after={"oder mehr": "at_least", "und mehr": "at_least", "oder weniger": "at_most", "mindestens": "at_least", "höchstens": "at_most", "+": "more_than", "maximal": "at_most"},
    range_joins=("-", "–", "—", "bis", "und", "oder"), range_and=("und",), range_between="zwischen(?: den)?",
    percents=("%", "prozent", "v. h.", "vh"), points=("prozentpunkten?", "%-punkte", "punkte"),
    symbols=shared.CODES,
    currencies={"euro": ("EUR", "euro"), "us-dollar": ("USD", "dollar"), "dollar": ("USD", "dollar"), "(?:schweizer )?franken": ("CHF", "franc"), "pfund": ("GBP", "pound"), "yuan": ("CNY", "yuan"), "yen": ("JPY", "yen"), "fr.": ("CHF", "franc")},
    durations={"sekunden?": "second", "minuten?": "minute", "stunden?": "hour", "(?:arbeits|werk|kalender)?tage?n?": "day", "wochen?": "week", "monate?n?": "month", "jahre?n?": "year"},
    measures=("tonnen?", "kilogramm", "kilo", "kg", "litern?", "hektar"), doses=(*shared.DOSES, "milligramm", "mikrogramm", "milliliter"),
    age_hints=r"jahr|jährig",
    ages=(r"(?:über|unter) NUM jahren?", r"NUM(?:\s?(?:-|bis|und)\s?NUM)? jahren?(?: alt| und älter| oder älter)", r"ab NUM jahren", r"(?:von|zwischen) NUM (?:bis|und) NUM jahren", r"NUM-jährigen?"),
    count_nouns=("arzneimittel", "fälle?", "todesfälle?", "chargen?", "studien?", "anträge?n?", "produkte?n?", "meldungen?", "impfstoffe?", "unternehmen", "packungen?", "zulassungen?"),
    one_before="nur|lediglich|mindestens",
    months=_MONTHS, ordinals=ORDINALS, relative_years=_YEARS, relative=_RELATIVE, dates=latin.date_patterns(TIME),
    neutral_dates=(r"\b(?:im |des |gegenüber dem )?(?:vorjahreszeitraum|vorjahresquartal|vorjahresmonat|gleichen zeitraum des vorjahres)s?", r"\b(?:als |im |zum |des |gegenüber dem )?vorjahre?s?\b|\bjahr zuvor\b|\bjahr davor\b|\bvorquartal\b|\bvormonat\b", r"\b(?:pro|je|jedes|im) (?:jahr|monat|tag|woche)(?! \d)\b", r"\bden (?:letzten|vergangenen|nächsten) \w+ (?:tagen|monaten|jahren|wochen)", r"\bderzeit\b|\baktuell\b|\bgegenwärtig\b|\bjährlich\b"),
    year_back="vorjahr|zuvor|davor", abbreviations=("nr", "abs", "art", "bzw", "ca", "dr", "prof", "z", "b", "u", "a", "d", "h", "st", "str", "tel", "mio", "mrd", "tsd", "inkl", "ggf", "usw", "vgl", "s", "v", "sog", "evtl", "bspw"),
    furniture=(*shared.FURNITURE, r"\s*(?:aufrufe|zugriffe|besucher|leser|downloads)\s*:", r"\s*(?:zuletzt (?:aktualisiert|geändert)|letzte (?:aktualisierung|änderung)|stand:|aktualisiert am|druckdatum|drucken|seite drucken)", r"\s*(?:verwandte|weitere|ähnliche) (?:themen|artikel|meldungen|links|informationen)\b[^.]{0,30}:?", r"\s*(?:siehe auch|mehr zum thema|lesen sie auch)\b"),
    traps=(
        *shared.TRAPS,
        r"(?<!\w)(?:nrn?\.?|nummern?|phasen?|typ|klassen?|gruppen?|stufen?|artikel|art\.|absatz|abs\.|anhang|anhänge|anlagen?|tabellen?|abbildung(?:en)?|abb\.|kapitel|abschnitt|seiten?|versionen?|version|auflage|ref\.?|referenz|telefon|tel\.?|fax|durchwahl|gesetz|verordnung(?: \((?:eu|eg)\))?|richtlinie|beschluss|charge|chargen|ch\.-b\.|pzn|zul\.-nr\.?|raum|zimmer|haus|kategorie|grad|schritt|modul|teil|punkt|frage|satz|ziffer|schulung|unter der nummer)(?: (?:nr\.?|nummer))?:? ?(?!(?:19|20)\d\d\b(?![/-]))[a-z]{0,3}[-_/]?\d[a-z\d./()-]*(?:(?:, | und | bis | oder |-|–)\d+[a-z]?\b(?! ?%| [a-zäöü]{4,}))*",
        r"§{1,2} ?\d+[a-z]?(?: (?:absatz|abs\.) ?\d+)?(?: (?:satz|nr\.) ?\d+)?(?:(?:, | und | bis )\d+[a-z]?)*", r"\b\d{1,2}\.(?= (?!(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\d|quartal|halbjahr))[a-zäöü])(?=.{0,30}(?:auflage|sitzung|kongress|tagung|mal|ausgabe|änderung|ergänzung|fassung|lieferung))", r"\b(?:phase|typ|klasse|kategorie|grad) [ivx]+\b", r"\b\d{1,2}(?:[:.]\d\d)? uhr\b", r"\+?\d{2,5}[ /-]\d{3,}[ -]?\d{2,}(?:-\d+)?(?= |$|,|\.)(?<!\d{3} \d{3})", r"\b[a-zäöüß-]+(?:straße|str\.|allee|platz|weg) \d+[a-z]?", r"\b\d{5}(?= [a-zäöü]+\b)(?! [a-zäöü]+(?:en|e|er)\b)", r"\beine?[rsmn]? der\b|\beines der\b", r"\bvitamin [a-z]\d+", r"\b(?:mehrere|einige|viele|etliche|ein paar)r? (?:hundert|tausend|dutzend|zehntausend|hunderttausend)(?:e|en)?\b",
    ),
    hints=r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|\w*ßig|\w*zig|\w*hundert|\w*tausend|million|milliard|dutzend|\w*einhalb|anderthalb|hälfte|drittel|viertel|fünftel|zehntel|jede[rsmn]? |eine?[rsmn]?|keine?|null|\w*doppel|verdrei|vervier|verfünf|halbier|gestern|heute|morgen|jahr|monat|woche|quartal|heuer|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)",
    stops=tuple("in im am an auf aus bei beim mit nach von vom vor zu zum zur für ohne seit bis über unter zwischen gegen laut während durch um dass die der das den dem des wer wenn aber sondern weil wie als mehr weniger bereits nicht auch nur sowie zudem derzeit gegenüber sich es er sie wir man so damit jedoch dabei davon darunter jahr jahre jahren monat monate heute gestern alle allem insgesamt statt anstelle anstatt ein weltweit jeweils".split()),
    verbs=tuple("ist sind war waren wird werden wurde wurden hat haben hatte hatten worden kann können muss müssen soll sollen gibt gab liegt lag liegen betrug beträgt betreffen betrifft stammen stammt umfasst umfassen erhielt erhielten gingen ging stieg sank erreichte erreichten meldete meldeten enthielten enthalten ein entsprachen erfüllten bestanden zeigten kamen sanken stiegen stieg fielen fiel wuchsen nahm nahmen nehmen gehen gehen schlossen setzte setzten brachte brachten widerrief widerriefen meldete betrafen entfielen entfällt entfallen blieben bleibt bleiben führten führte führt erfolgten erfolgt wiesen weist stellten erhält erteilten erteilte erteilt bezogen bezieht stehen steht standen stand zählt zählen zählte bietet bieten nutzen nutzt halten hält traten tritt stehen beteiligten richteten endeten fehlte fehlten fehlt verzeichnete verzeichneten genehmigten genehmigte prüften prüfte beläuft belaufen belief beliefen".split()),
    auxiliaries=("ist", "sind", "wird", "werden", "wurde", "wurden", "hat", "haben"),
    determiners=tuple("der die das den dem des ein eine einen einem einer eines ihre ihrer ihren seine diese dieser dieses jede jeder jedes weitere weiteren andere anderen insgesamt".split()),
    leads=("insgesamt", "die zahl der", "zahl der", "die anzahl der", "anzahl der", "eine gesamtzahl von", "weitere", "die anzahl von", "der anteil der", "anteil der"),
    phrase_links=tuple("von der des für mit zu zum zur auf über gegen".split()), open_links=("von", "zu"),
    linking_nouns=(r"(?:anträge?|antrags|zulassung(?:en)?|meldung(?:en)?|genehmigung(?:en)?|anfragen?|hinweise?|beschwerden?|berichte?|gutachten|stellungnahmen?|anzeigen?|leitlinien?|bescheinigung(?:en)?|erlaubnisse?|ausgaben|kosten|preise?|bedarf|nachfrage|investitionen|umsatz|umsätze|absatz|verbrauch|beteiligung)$",),
    noun_capitals=True, attributive=(r"[\w-]+e[nrsm]?", r"[\w-]+en", r"neu|\w+(?:isch|lich|ig|weise|mals)"),
    genitives=tuple("der des dieser dieses aller eines einer ihrer seiner beider solcher mehrerer".split()),
    before_nouns=tuple("von vom für mit ohne zu zum zur gegen gegenüber über bei beim auf aus in im an am nach unter vor wegen durch um seit trotz pro je".split()),
    of=("der", "von", "aller", "des", "von den", "von insgesamt", "von zusammen"), of_them=("davon", "von ihnen"), ands=("und", "oder", "sowie"), beside=("mit",), plural=r"[\w-]*(?<!e)(?<!en)(?<!er)(?<!es)(?<!em)", participle=r"(?:\w*ge\w+(?:t|en)|\w+iert|(?:zurück|ab|auf|aus|ein|zu|be|er|ver)\w+(?:t|en|ten)(?<!ungen)(?<!zeit)(?<!heit)(?<!keit)(?<!schaft)(?<!schaften)(?<!ität)(?<!itäten)(?<!behörden)(?<!verfahren)(?<!beschwerden)(?<!berichten)(?<!bereichen)(?<!bericht)(?<!verdacht)(?<!ergebnissen)(?<!einheiten))",
    loose_links=tuple("in im bei aus".split()),
    light=tuple("mussten müssen konnten können sollen restlichen übrigen ist sind war waren wird werden wurde wurden hat haben hatte hatten worden sich davon von ihnen die der das den dem ein eine einen bereits auch betreffen betrifft betrafen entfielen entfallen stammten stammen kamen kommen gingen richteten auf noch inzwischen".split()), indefinite=("ein", "eine", "einen", "einem", "einer"), moves=("um", "auf", "von", "bei"), says=("dass",), contrasts=("während", "aber"), agents=("von", "durch"), told_by=("von", "für", "mit", "zu", "zur", "zum", "im", "in", "bei", "aus", "auf", "an", "gegen"), comparatives=("mehr", "weniger"),
    generic=tuple("anstieg rückgang zuwachs steigerung zunahme plus minus zahl gesamtzahl anzahl summe es das".split()),
    reached=(r"(?:erreicht(?:e|en)?|(?:stieg|stiegen|sank|sanken|fiel|fielen|wuchs|wuchsen|erhöht\w*|verringert\w*|ging|gingen|hat sich|haben sich|kletterte|\w+fachte)(?: [\w\x01,%-]+){0,6}? auf|belief sich auf|beläuft sich auf|belaufen sich auf|betrug|beträgt|betrugen|liegt bei|lag bei|lagen bei)",),
    totals=(r"erreicht(?:e|en)?|(?:stieg|stiegen|sank|sanken|fiel|fielen|wuchs|wuchsen|hat sich|haben sich|erhöhte sich|verringerte sich|ging|gingen)(?: [\w\x01,%-]+){0,6}? auf|belief(?:en)? sich auf|beläuft sich auf|betrug(?:en)?|beträgt|betragen|liegt bei|liegen bei|lag(?:en)? bei|auf|kostet|zahlt(?:e|en)?|investiert(?:e|en)?|umfasst|zählt(?:e)?",),
    worth=("im umfang von", "in einer höhe von", "in der höhe von", "mit einem wert von", "im wert von insgesamt", "in höhe von insgesamt", "dotiert mit", "über", "im wert von", "in höhe von", "im gesamtwert von", "zum preis von"), money_links=("für", "an"), pays=(r"zahl\w+|investier\w+|bewillig\w+|vergab\w*|vergibt|spende\w*|stell\w+",), respectively="beziehungsweise|jeweils|bzw", movers=(),
    events={"accepted": (r"eingegangen(?:en)?", r"erhalten", r"erhielt(?:en)?", r"eingereicht(?:en)?", r"gingen", r"eingang"), "approved": (r"zugelassen(?:en?|er|es)?", r"genehmigt(?:en?|e)?", r"bewilligt(?:en?)?", r"zulassung(?:en)?", r"genehmigung(?:en)?", r"zuließ", r"freigegeben"), "registered": (r"registriert(?:en?)?", r"erfasst(?:en)?"), "recalled": (r"zurückgerufen(?:en)?", r"rückrufe?n?", r"chargenrückrufe?"), "seized": (r"beschlagnahmt(?:en)?", r"sichergestellt(?:en)?"), "inspected": (r"inspiziert(?:en)?", r"inspektion(?:en)?", r"kontrolliert(?:en)?", r"überprüft(?:en)?"), "reported": (r"gemeldet(?:en)?", r"meldung(?:en)?", r"meldete(?:n)?"), "closed": (r"geschlossen(?:en)?",), "issued": (r"veröffentlicht(?:en)?", r"erlassen"), "sold": (r"umsatz", r"verkauft(?:en)?"), "in_shortage": (r"lieferengp[aä]ss(?:e|en)?",), "withdrawn": (r"widerrufen(?:en)?", r"vom markt genommen"), "rejected": (r"abgelehnt(?:en)?",), "died": (r"todesfälle?n?", r"gestorben", r"verstorben"), "fined": (r"bußgelder?n?", r"geldstrafe"), "recommended": (r"empfohlen(?:en)?", r"empfiehlt")},
    places={"deutschland": "Germany", "österreich": "Austria", "schweiz": "Switzerland", "der schweiz": "Switzerland", "frankreich": "France", "europa": "Europe", "eu": "European Union", "der eu": "European Union", "china": "China", "indien": "India", "ausland": "abroad", "weltweit": "world"}, place_leads=("in", "aus", "im", "aus dem"), lone_places=("weltweit",),
    changes_before=(r"(?:stieg|stiegen|gestiegen|sank|sanken|gesunken|fiel|fielen|wuchs|wuchsen|erhöht\w*|verringert\w*|zugenommen|abgenommen|nahm\w*|ging\w*|sinkt|steigt|zurückgegangen)(?: sich)?(?: \w+)? um", r"(?:um|plus von|minus von|anstieg (?:von|um)|zuwachs von|rückgang (?:von|um)|steigerung (?:von|um)|zunahme von)"),
    changes_after=(r"(?:mehr|weniger|höher|niedriger|geringer|über|unter)(?: als| gegenüber)?\b(?= (?:als|im|dem|den|gegenüber)|[.,;]|$)", r"(?:anstieg|rückgang|zuwachs|steigerung)"), ups=("stieg|steig|wuchs|erhöh|zugenomm|zunahm|plus|mehr|höher|anstieg|zuwachs|doppel|dreifach|fach|über",), downs=("sank|gesunk|sink|fiel|verring|abgenomm|rückg|zurück|minus|wenig|niedrig|gering|halbier|unter",),
    priors=(r"(?:gegenüber|im vergleich zu|verglichen mit|nach|statt)(?: den| rund| zuvor)?", r"(?:stieg|stiegen|sank|sanken|fiel|fielen|erhöht\w*|verringert\w*)(?: sich)? von"), bare_prior=r"\bvon", chains=("und", "statt", ",", "oder", "auf", "bis", "bzw."),
    plans=(r"\b(?:plant|planen|geplant|erwartet|erwarten|rechnet mit|ziel|zielwert|soll|sollen|voraussichtlich|prognose|wird \w+ steigen|künftig)\b",), quoted=(r"\b(?:irrtümlich|fälschlich|versehentlich)\b",), parts=(r"\b(?:davon|darunter|von ihnen|hiervon|einschließlich)\b",), since=(r"\b(?:seit|ab)(?: dem)?",), as_of=(r"\b(?:zum|bis|stand|per|am|mit stand)(?: ende| zum)?",), compares=r"\b(?:als|gegenüber|verglichen mit|im vergleich zu)(?: im| dem| in| jahr)*",
)
