"""French."""

# fmt: off

from extraction.vocabularies import latin, shared
from extraction.vocabulary import Vocabulary

_SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()


def _cardinals() -> dict[str, int]:
    """Zero to ninety-nine: seventy and ninety go on counting from sixty and eighty."""
    words = {word: n for n, word in enumerate(_SMALL)} | {"une": 1, "aucun": 0, "aucune": 0}
    for tens, word in ((20, "vingt"), (30, "trente"), (40, "quarante"), (50, "cinquante"), (60, "soixante"), (80, "quatre-vingt")):
        words[word + ("s" if tens == 80 else "")] = tens
        for rest in range(1, 20 if tens in (60, 80) else 10):
            for joint in (" et ", "-et-") if rest in (1, 11) and tens < 80 else ("-", " "):
                words[f"{word}{joint}{_SMALL[rest]}"] = tens + rest
    return words


CARDINALS = _cardinals() | {"septante": 70, "huitante": 80, "nonante": 90}
_N = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|[2-9]|1[0-2]"
_MONTHS = {name: n for n, name in enumerate("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(), 1)} | {"fevrier": 2, "aout": 8, "decembre": 12, "janv.": 1, "févr.": 2, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12}
_RELATIVE = {
    "hier": ("day", -1), "aujourd'hui": ("day", 0), "demain": ("day", 1), "l'an dernier": ("year", -1), "l'année dernière": ("year", -1), "l'an passé": ("year", -1), "l'année passée": ("year", -1), "cette année": ("year", 0), "l'an prochain": ("year", 1), "l'année prochaine": ("year", 1),
    "le mois dernier": ("month", -1), "ce mois-ci": ("month", 0), "ce mois": ("month", 0), "le mois passé": ("month", -1), "le mois prochain": ("month", 1), "la semaine dernière": ("week", -1), "cette semaine": ("week", 0), "le trimestre dernier": ("quarter", -1), "le dernier trimestre": ("quarter", -1), "ce trimestre": ("quarter", 0),
    "fin": ("end", 0), "la fin": ("end", 0), "début": ("start", 0), "le début": ("start", 0), "mi": ("mid", 0),
}
_YEARS = {"l'année": 0, "cette année": 0, "l'an dernier": -1, "l'année dernière": -1, "l'année en cours": 0}
_Q = "premier|deuxième|second|troisième|quatrième|dernier|1er|2e|3e|4e|1ᵉʳ"
TIME = latin.TimeWords(
    months=_MONTHS, of=r"(?:,? (?:de |d'|de l'année |du mois de )?)", to="à|au|et|jusqu'à", quarter=rf"(?P<q>{_Q}) trimestre", half="(?P<h>premier|second|deuxième|1er|2e|2nd) semestre|(?P<h>première|seconde|deuxième) moitié",
    numbers=_N, first_months=rf"(?P<n>{_N}) premiers mois", first_quarters="(?P<nq>trois|deux) premiers trimestres", edges="fin|la fin|début|le début", the="le |les |la |à la |au |à ", relative_years=_YEARS, relative=_RELATIVE,
    year_to_date="depuis le début de l'année|depuis le début de cette année|depuis janvier dernier", financial_year=r"exercice (?:fiscal )?(?P<y>(?:19|20)\d\d)(?![-/])", months_to=rf"(?P<back>{_N}) mois (?:jusqu'à|clos (?:le|au|fin)|terminés (?:le|fin))", month_of="(?:le |au )?mois (?:de |d')", before_month=r"(?<=\bde )|(?<=\bd')|(?<=\ben )|(?<=depuis )|(?<=jusqu'en )|(?<=mois de )", day_mark="(?:er|ᵉʳ)?",
)
ORDINALS = {"premier": 1, "première": 1, "1er": 1, "1ᵉʳ": 1, "deuxième": 2, "second": 2, "seconde": 2, "2e": 2, "2nd": 2, "troisième": 3, "3e": 3, "quatrième": 4, "4e": 4, "dernier": 4}

_ROUND = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1e3}

#: Nouns and small words that end like participles.
_NOUNS = (
    r"enfant|fabricant|montant|exploitant|étudiant|habitant|représentant|excipient|important|consultant|participant|composant|contenant|implant|colorant|carburant|avant|pendant|durant|suivant|"
    r"(?!(?:évi|trai|visi|limi|invi|habili|facili|ci|débi|sollici|exploi|mérit|profi)tés?)\w+[iué]tés?|\w*santés?|comprimés?|falsifiée?s?|périmée?s?|contrefaits?|marchés?|employés?|salariés?|associés?|députés?|réfugiés?|retraités?|blessés?|clés?|congés?|procédés?|énoncés?|degrés?|côtés?|libertés?|facultés?|difficultés?|"
    r"données?|années?|journées?|entrées?|tournées?|soirées?|pharmacopées?|idées?|durées?|avis|colis|permis|devis|puis|depuis|mais|pays|entreprises?|expertises?|crises?|franchises?|remises?|reprises?|marchandises?|valises?|plus|virus|refus|processus|campus|consensus|bonus|issues?|revues?|avenues?|étendues?|rues?|vues?|statues?"
)

_IRREGULAR = r"reçu|vu|(?:ob|re|dé|main|sou)tenu|prévu|(?:re|sus)?vendu|rendu|suspendu|perçu|connu|conclu|bondi|(?:saisi|fourni|abouti|établi|réuni|réparti|défini|subi|rempli)(?:e?s?)|(?:interdit|inscrit|prescrit|réduit|détruit|introduit)(?:e?s?)"

VOCABULARY = Vocabulary(
    code="fr",
    decimal=",",
    cardinals=CARDINALS,
    multipliers={"cent": 100, "cents": 100, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "douzaine": 12, "douzaines": 12, **{word + s: value for word, value in _ROUND.items() for s in ("", "s")}},
    bare_multipliers=("cent", "mille"), round_words=(*_ROUND, *(f"{word}s" for word in _ROUND), "douzaine"),
    joiners=("et",),
    articles="un demi|une demi|une?",
    article_values={"un demi": 0.5, "une demi": 0.5},
    half_more="et demi",
    point="virgule",
    scales={"mille": 1e3, "millions": 1e6, "million": 1e6, "milliards": 1e9, "milliard": 1e9, "md": 1e9, "mds": 1e9, "m": 1e6},
    fractions=(
        ("(?:la )?moitié", 50), ("un tiers|le tiers", 100 / 3), ("(?:les )?deux tiers", 200 / 3), ("un quart|le quart", 25), ("(?:les )?trois quarts", 75), ("un cinquième", 20), ("un dixième", 10),
        (rf"(?P<part>une?|{_N}|1)(?: [a-zà-ÿ]+){{0,2}} sur (?P<whole>{_N}|\d{{2,3}})(?! (?:jours|ans|mois|semaines))", -1),
    ),
    multiples=(("(?:a |ont )?doubl(?:é|ée?s?|ent|e)", 2), ("(?:a |ont )?tripl(?:é|ée?s?|ent|e)", 3), ("(?:a |ont )?quadruplé", 4), ("multipliée?s? par NUM", None), ("le double", 2), ("le triple", 3), ("divisée?s? par deux", 0.5), ("NUM fois(?= (?:plus|le|la|supérieur))", None)),
    before={
        "plus de": "more_than", "plus d'": "more_than", "plus du": "more_than", "au-delà de": "more_than", "au-dessus de": "more_than", "supérieur à": "more_than", "supérieure à": "more_than", "dépassant": "more_than", "dépasse": "more_than", "dépassé": "more_than", "dépasser": "more_than", "dépassent": "more_than", "dépasse les": "more_than", "dépassé les": "more_than", "dépasser les": "more_than", "un peu plus de": "more_than", "dépassait": "more_than", "excédant": "more_than",
        "pas tout à fait": "nearly", "un plafond de": "at_most", "plafonnée à": "at_most", "plafonné à": "at_most", "estimé à": "about", "estimée à": "about", "estimés à": "about", "estimées à": "about",
        "au moins": "at_least", "pas moins de": "at_least", "au minimum": "at_least", "un minimum de": "at_least", "minimum": "at_least", "à tout le moins": "at_least",
        "près de": "nearly", "près d'": "nearly", "presque": "nearly", "quasi": "nearly", "quasiment": "nearly", "pratiquement": "nearly", "proche de": "nearly", "approchant": "nearly", "à peine moins de": "nearly", "un peu moins de": "nearly", "près des": "nearly",
        "moins de": "less_than", "moins d'": "less_than", "en dessous de": "less_than", "inférieur à": "less_than", "inférieure à": "less_than", "en deçà de": "less_than",
        "jusqu'à": "at_most", "au plus": "at_most", "au maximum": "at_most", "pas plus de": "at_most", "un maximum de": "at_most", "tout au plus": "at_most", "maximum": "at_most",
        "environ": "about", "autour de": "about", "quelque": "about", "approximativement": "about", "à peu près": "about", "de l'ordre de": "about", "aux alentours de": "about", "quelques": "about", "~": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
    },
    after={"ou plus": "at_least", "et plus": "at_least", "au moins": "at_least", "au minimum": "at_least", "ou moins": "at_most", "au maximum": "at_most", "au plus": "at_most", "environ": "about", "+": "more_than"},
    range_joins=("-", "–", "—", "à", "et", "ou"), range_and=("et",), range_between="entre(?: les)?",
    percents=("%", "pour cent", "p. 100"), points=("points? de pourcentage", "points?", "pts?"),
    symbols=shared.CODES, money_of="(?:de |d')",
    currencies={"euros?": ("EUR", "euro"), "dollars?(?: canadiens)": ("CAD", "dollar"), "dollars?(?: américains)?": ("USD", "dollar"), "francs suisses": ("CHF", "franc"), "livres(?: sterling)?": ("GBP", "pound"), "yuans?": ("CNY", "yuan"), "francs?": ("CHF", "franc"), "yens?": ("JPY", "yen")},
    durations={"secondes?": "second", "minutes?": "minute", "heures?": "hour", "jours?(?: ouvrés| ouvrables| calendaires)?": "day", "semaines?": "week", "mois": "month", "ans?": "year", "années?": "year"},
    measures=("tonnes?", "kilos?", "kg", "kilogrammes?", "litres?", "hectares?"), doses=(*shared.DOSES, "milligrammes?", "microgrammes?", "millilitres?"),
    age_hints=r"\bans\b|âgé",
    ages=(r"(?:plus|moins) de NUM ans", r"NUM(?:\s?(?:-|à|et)\s?NUM)? ans(?: et plus| ou plus| et moins)", r"âgée?s? (?:de |entre |d'au moins )?(?:plus de )?NUM(?: (?:à|et) NUM)?(?: ans)?", r"de NUM à NUM ans"),
    count_nouns=("médicaments?", "cas", "décès", "lots?", "essais?", "demandes?", "produits?", "signalements?", "alertes?", "vaccins?", "entreprises?", "notifications?", "patients?", "dossiers?"),
    one_before="seule?|seulement|au moins|qu'",
    months=_MONTHS, ordinals=ORDINALS, relative_years=_YEARS, relative=_RELATIVE, dates=(r"\b(?P<edge>fin|début|mi)[- ](?P<y>(?:19|20)\d\d)(?!\d)", *latin.date_patterns(TIME)),
    neutral_dates=(r"\b(?:la |à la |au |le )?même (?:période|trimestre|mois|semestre)(?: de| du)? (?:l'an(?:née)? (?:dernière?|précédente?|passée?)|l'année précédente)", r"\bl'année précédente|\bl'an précédent|\bl'année d'avant|\bun an (?:plus tôt|auparavant|avant)", r"\b(?:le|au|du) (?:mois|trimestre|semestre) (?:précédent)", r"\b(?:par|chaque) (?:an|mois|jour|semaine)", r"\bles (?:derniers|prochains|\w+ derniers|\w+ prochains|\w+ dernières) (?:jours|mois|ans|années|semaines)", r"\bactuellement\b"),
    year_back="an|année|même", abbreviations=("art", "m", "mme", "dr", "pr", "st", "ste", "p", "pp", "etc", "env", "n", "tél", "av", "bd", "cf", "ex", "réf", "l", "r", "al"),
    furniture=(*shared.FURNITURE, r"\s*(?:visites|vues|lectures|consultations|téléchargements)\s*:", r"\s*(?:dernière mise à jour|mis à jour le|date d'impression|imprimé le|imprimer|publié le)\b", r"\s*(?:à lire aussi|voir aussi|articles liés|en savoir plus|liens? utiles?|sur le même sujet)\b[^:.]{0,30}:?"),
    traps=(
        *shared.TRAPS,
        r"(?<!\w)(?:n°s?|n\.°|no\.?|numéros?|lots?|phases?|types?|classes?|groupes?|niveaux?|articles?|art\.|annexes?|tableaux?|figures?|chapitres?|sections?|alinéas?|pages?|pp?\.|versions?|éditions?|réf\.?|références?|codes?|téléphone|tél\.?|fax|lois?|décrets?|arrêtés?|circulaires?|règlements?(?: \((?:ue|ce)\))?|directives?|dossiers? n°|cip|amm n°|salle|bâtiment|catégories?|grades?|étapes?|modules?|parties?|stade|appelez le|appeler le|étage|question|point|item|décisions?)(?: (?:n°|numéro|no))?:? ?(?!(?:19|20)\d\d\b(?![/-]))(?:[lrd]\. ?)?[a-z]{0,3}[-_/]?\d[a-z\d./()-]*(?:(?:, | et | à | ou |-|–| )\d+[a-z]?\b(?! ?%| [a-zà-ÿ]{3,}))*",
        r"\b[lrd]\. ?\d[\d-]*", r"\b\d+(?:er|re|e|ème|ième|nde?|ᵉʳ)(?!\w)", r"\b(?:phase|type|classe|catégorie|grade) [ivx]+\b", r"(?<!\d)0\d(?:[ .]\d\d){4}(?!\d)", r"(?<!\d)0 ?8\d\d(?: \d\d){3}(?!\d)|(?<!\d)0 ?8\d\d \d{3} \d{3}(?!\d)|\b(?:composez|composer|faites) le \d[\d ]*", r"\b\d{1,2} ?h(?: ?\d\d)?(?!\w)", r"\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|allée)\b", r"\b\d{5}(?= [a-zà-ÿ-]+(?: cedex)?\b)(?! [a-zà-ÿ]+s\b)", r"\bl'une? des\b|\bun des\b|\bune des\b", r"\bvitamine [a-z]\d+", r"\bun à un\b",
    ),
    hints=r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante|cent|cents|mille|million|milliard|douzaine|dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine|millier|moitié|tiers|quart|cinquième|dixième|une?|zéro|aucune?|doubl|tripl|quadrupl|hier|aujourd|demain|an|année|mois|semaine|trimestre|semestre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
    stops=tuple("d'ici qu'en qu'au qu'à lesquels lesquelles desquels desquelles se en à au aux par pour avec sans depuis jusqu' sur entre contre selon durant pendant après avant que qui quoi dont où quand si mais car comme plus moins déjà ne pas aussi seulement outre actuellement face y on ce cela ceci soit il elle ils elles nous vous sous vers chez lors dès afin ainsi an ans mois année années hier tout tous toute toutes respectivement dans".split()),
    verbs=tuple("est sont était étaient fut furent a ont avait avaient sera seront peut peuvent doit doivent été reçu reçoit reçoivent ont présente présentent concernent concerne représente représentent provient proviennent comprend comprennent atteint compte comptent déclare déclarent reste restent s'élève s'élevait s'élèvent s'établit s'établissent trouve coûte estime considère utilise prend souffre vit travaille ignore nécessite requiert continue demeure cumule concentre occupe maintient vend exporte importe génère consacre investit paie émane concerne porte permet prévoit emploie traite recense publie délivre autorise annonce indique montre contient bénéficie dispose dépasse augmente diminue progresse passe verse regroupe réunit mène fait ouvre prononce inflige rappelle retire reçoit mobilise associe impose accorde respecte respectent".split()),
    auxiliaries=("est", "sont", "a", "ont", "été"),
    determiners=tuple("le la les l' un une des d'un d'une ses son sa leur leurs ce cette ces chaque autres autre total du".split()),
    leads=("un total de", "au total", "total de", "le nombre de", "nombre de", "quelque", "autres", "le nombre d'"),
    phrase_links=("de", "du", "des", "d'", "d'un", "d'une", "pour"), open_links=("de", "du", "des", "d'", "d'un", "d'une"), linking_nouns=(r"(?:demandes?|autorisations?|déclarations?|agréments?|licences?|dépenses?|budgets?|crédits?|investissements?|ventes?|consommation|retards?|participation)$",), idioms=("mise sur le marché", "mise à disposition", "mise en demeure", "accès précoce", "accès compassionnel"), relatives=("qui", "que"), beside=("avec",), no_links=("la", "première", "fois", "eux", "elles"),
    of=("d'un", "d'une", "de", "des", "du", "d'", "de la", "de l'"), of_them=("d'entre eux", "d'entre elles"), ands=("et", "ou"), plural=r"[\w'-]*[a-zà-ÿ][sx]", participle=rf"(?!(?:{_NOUNS})$)(?:{_IRREGULAR})|(?!(?:{_NOUNS})$)\w+(?:ant|és?|ées?|is|ises?|us|(?<![qg])ues?)", adjectives_follow=True,
    loose_links=tuple("en avec sans dans chez".split()),
    light=tuple("contenant comportant portant concernant visant sur est sont était étaient a ont avait avaient été sera seront se déjà qui que de d'entre eux elles les la le un une des reçu".split()), indefinite=("un", "une"), finite=r"(?!(?:client|agent|patient|récent|présent|différent|excipient|client|accident|incident|argent|parent|absent|fréquent|urgent)$)\w{2,}(?<!m)ent|\w{3,}(?:ront|era|ira)|s'\w{3,}", moves=("de", "à", "d'"), says=("que",), contrasts=("tandis", "mais"), agents=("par",), told_by=("chez", "à", "au", "aux", "de", "du", "des", "pour", "en", "sur", "avec"), comparatives=("de plus", "de moins"),
    generic=tuple("restant restants restante restantes hausse augmentation baisse diminution progression recul croissance total nombre cela chiffre quantité".split()),
    reached=(r"(?:attein(?:t|dre|gnent|dra)|s'élèv(?:e|ent|ait) à|s'élevai(?:t|ent) à|s'établi(?:t|ssent|ssait) à|s'est (?:élevée?|établie?) à|se sont (?:élevée?s|établie?s) à|se mont(?:e|ent) à|total(?:ise|isent|isé)|(?:pass|augment|progress|grimp|baiss|recul|chut|dimin|tomb)\w*(?: [\w\x01,%]+){0,5}? (?:à|pour atteindre|pour dépasser)|pour dépasser|dépasse(?:nt)?)(?: les)?",),
    totals=(r"attein(?:t|dre|gnent)(?: les)?|s'élèv(?:e|ent|ait) à|s'élevai(?:t|ent) à|s'établi(?:t|ssent|ssait) à|s'est (?:élevée?|établie?) à|se sont (?:élevée?s|établie?s) à|total(?:ise|isent)|est(?: de)?|sont(?: de)?|était de|étaient|fut de|de|compte(?:nt)?|dépass(?:e|ent|er|é|ait)(?: les)?|pour dépasser|(?:pass|augment|progress|grimp|baiss|recul|chut|dimin|tomb)\w* à|il y a|coûte|paie|a payé|perçu|investi|représent(?:e|ent|ait)",),
    worth=("d'une valeur (?:totale |marchande )?de", "d'un montant (?:total |global )?de", "pour un montant (?:total |global )?de", "pour un total de", "à hauteur de", "dotée?s? de", "d'une valeur de", "estimée?s? à", "évaluée?s? à", "pour un montant de", "d'un montant de", "à"), money_links=("pour", "en"), pays=(r"import\w+|export\w+|pa(?:ie|ient|yé)|vers(?:e|ent|é)|investi\w*|consacr\w+|allou\w+|dépens\w+|perç\w+|collect\w+",), respectively="respectivement", movers=(),
    events={"accepted": (r"reçus?", r"reçues?", r"dépos(?:é|ée?s?)", r"soumis(?:e|es)?"), "approved": (r"autoris(?:é|ée?s?|ation|ations|e)", r"approuv(?:é|ée?s?|e)", r"homologu(?:é|ée?s?|ation|ations)", r"octroy(?:é|ée?s?)", r"agré(?:é|ée?s?)"), "registered": (r"enregistr(?:é|ée?s?)", r"inscrit(?:e?s?)"), "recalled": (r"rappel(?:é|ée?s?|s)?", r"retir(?:é|ée?s?)"), "seized": (r"saisi(?:e?s?|es)?", r"confisqu\w+", r"intercept\w+"), "inspected": (r"inspect(?:é|ée?s?)", r"inspections?", r"contrôl(?:é|ée?s?)"), "reported": (r"déclar(?:é|ée?s?|ations?)", r"signal(?:é|ée?s?|ements?)", r"notifi(?:é|ée?s?)"), "closed": (r"ferm(?:é|ée?s?)",), "withdrawn": (r"abrog(?:é|ée?s?)", r"suspend(?:u|us|ue|ues)"), "issued": (r"publi(?:é|ée?s?)", r"émis(?:e|es)?", r"diffus(?:é|ée?s?)"), "sold": (r"ventes?", r"vendu(?:e?s?)"), "in_shortage": (r"ruptures? de stock", r"pénuries?"), "rejected": (r"refus(?:é|ée?s?)?", r"rejet(?:é|ée?s?)"), "died": (r"décès", r"morts?"), "fined": (r"amendes?", r"sanctions?"), "recommended": (r"recommand\w+",)},
    places={"france": "France", "canada": "Canada", "suisse": "Switzerland", "belgique": "Belgium", "espagne": "Spain", "allemagne": "Germany", "europe": "Europe", "union européenne": "European Union", "chine": "China", "étranger": "abroad", "québec": "Quebec"}, place_leads=("en", "au", "à l'", "dans l'", "de"), lone_places=(),
    changes_before=(r"(?:augment|progress|grimp|croît|cr[uû]|baiss|recul|chut|dimin|rédui|bond)\w*(?: de)?(?: d')?", r"(?:hausse|augmentation|progression|croissance|baisse|recul|chute|diminution|réduction|bond) (?:de|d'|d'environ|de près de)"),
    changes_after=(r"(?:de )?(?:plus|moins)(?: qu'en| que| par rapport)", r"de (?:plus|moins)\b", r"(?:de |d')?(?:hausse|augmentation|baisse|croissance|diminution)", "supérieur|inférieur", "(?:au-dessus|en dessous) d"), ups=("augment|progress|grimp|croî|hausse|bond|plus|supérieur|doubl|tripl|multipl",), downs=("baiss|recul|chut|dimin|rédu|moins|inférieur|divis",),
    priors=(r"(?:contre|par rapport à|comparé à|au lieu de|face à)(?: les)?(?: environ| seulement| quelque)?", r"(?:pass|augment|progress|baiss|recul|dimin|tomb)\w* de"), bare_prior=r"\b(?:de|depuis)", chains=("et", ",", "ou", "à"),
    plans=(r"\b(?:prévoit|prévoient|prévus?|attendus?|objectif|cible|devrait|devraient|sera|seront|envisage|projette|d'ici)\b",), quoted=(r"\b(?:par erreur|au lieu de lire|erronément)\b",), parts=(r"\b(?:dont|parmi lesquel(?:le)?s|parmi eux|y compris|d'entre eux|d'entre elles)\b",), since=(r"\b(?:depuis|à partir de|dès)(?: le)?",), as_of=(r"\b(?:au|à|fin|jusqu'à|jusqu'au|en date du)",), compares=r"\b(?:qu'en|contre|par rapport à|comparé à|que celui de|que ceux de)(?: l'année)?",
)
