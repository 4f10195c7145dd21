"""Spanish."""

# fmt: off

from extraction.vocabularies import latin, shared
from extraction.vocabulary import Vocabulary

_SMALL = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
CARDINALS = (
    {word: n for n, word in enumerate(_SMALL.split())}
    | {word: 30 + 10 * n for n, word in enumerate(_TENS.split())}
    | {word: 200 + 100 * n for n, word in enumerate(_HUNDREDS.split())}
    | {word[:-2] + "as": 200 + 100 * n for n, word in enumerate(_HUNDREDS.split())}
    | {"veintiún": 21, "veintiuna": 21, "un": 1, "una": 1, "cien": 100, "ciento": 100, "dieciseis": 16, "veintidos": 22, "ninguno": 0}
)
_N = "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|[2-9]|1[0-2]"
_MONTHS = {name: n for n, name in enumerate("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(), 1)} | {"setiembre": 9, "sept.": 9}
_RELATIVE = {
    "ayer": ("day", -1), "hoy": ("day", 0), "mañana": ("day", 1), "el año pasado": ("year", -1), "este año": ("year", 0), "el pasado año": ("year", -1), "el próximo año": ("year", 1),
    "el mes pasado": ("month", -1), "este mes": ("month", 0), "el pasado mes": ("month", -1), "la semana pasada": ("week", -1), "esta semana": ("week", 0), "el trimestre pasado": ("quarter", -1), "este trimestre": ("quarter", 0),
    "finales": ("end", 0), "final": ("end", 0), "fin": ("end", 0), "cierre": ("end", 0), "fines": ("end", 0), "principios": ("start", 0), "comienzos": ("start", 0), "inicio": ("start", 0), "mediados": ("mid", 0),
}
_YEARS = {"este año": 0, "año pasado": -1, "pasado año": -1, "año": 0, "presente año": 0, "año anterior": -1, "año en curso": 0, "ese año": 0}
_Q = "primer|segundo|tercer|cuarto|último|1er|2º|3er|4º"
TIME = latin.TimeWords(
    months=_MONTHS, of=r"(?:,? (?:de |del |del año |de este )?)", to="a|al|hasta|y", quarter=rf"(?P<q>{_Q}) trimestre", half="(?P<h>primer|segundo) semestre|(?P<h>primera|segunda) mitad|(?P<c>primer|segundo|tercer) cuatrimestre|(?P<b>primer|segundo|tercer|cuarto|quinto|sexto) bimestre",
    numbers=_N, first_months=rf"(?:primeros )?(?P<n>{_N}) primeros meses|primeros (?P<n>{_N}) meses", first_quarters="(?P<nq>tres|dos) primeros trimestres|primeros (?P<nq>tres|dos) trimestres",
    edges="finales|final|fin|cierre|fines|principios|comienzos|inicio|mediados", the="el |los |a |al ", relative_years=_YEARS, relative=_RELATIVE,
    year_to_date="(?:en )?lo que va del? (?:presente )?año|(?:en )?lo corrido del? (?:presente )?año|(?:en )?lo que llevamos de año|en el transcurso del año|hasta la fecha este año|desde comienzos de año|desde principios de año", financial_year=r"ejercicio (?:fiscal )?(?P<y>(?:19|20)\d\d)",
    months_to=rf"(?P<back>{_N}) meses (?:hasta|terminados (?:en|el)|finalizados (?:en|el))", month_of="(?:el )?(?:pasado )?mes (?:pasado )?de ", before_month=r"(?<=\bde )|(?<=\ben )|(?<=desde )|(?<=hasta )|(?<=durante )",
)
ORDINALS = {"quinto": 5, "sexto": 6, "primer": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "cuarto": 4, "último": 4, "1er": 1, "2º": 2, "3er": 3, "4º": 4}

_ROUND = {"decena": 10, "decenas": 10, "veintena": 20, "treintena": 30, "centenar": 100, "centenares": 100, "millar": 1e3, "millares": 1e3}

#: Nouns and kinds that end like participles, and words that end like verbs.
_NOUNS = "comprimidos?|falsificad[oa]s?|adulterad[oa]s?|caducad[oa]s?|vencid[oa]s?|pedidos?|resultados?|mercados?|estados?|certificados?|emplead[oa]s?|fallecid[oa]s?|líquidos?|ácidos?|tejidos?|partidos?|grados?|lados?|diputad[oa]s?|abogad[oa]s?|enunciados?|entradas?|llamadas?|jornadas?|toneladas?|medidas?|bebidas?|salidas?|vidas?|décadas?|temporadas?|granulados?|inyectados?|derivados?|contenidos?|cuidados?|títulos?|delegad[oa]s?|encargad[oa]s?|asegurad[oa]s?|juzgados?|mercados?|sentidos?|sonidos?|ruidos?|paradas?|fluidos?|compuestos?|postgrados?|doctorados?|licenciad[oa]s?|listados?|tratados?|atentados?|robos?"
_NO_VERBS = "examen|orden|origen|imagen|margen|joven|resumen|volumen|régimen|dictamen|certamen|crimen|polen|almacén|también|alguien|quien|boletín|según|latín|afán|refrán|capitán|gluten|abdomen|virgen|titán"

VOCABULARY = Vocabulary(
    code="es",
    decimal=",",
    cardinals=CARDINALS,
    multipliers={"mil": 1e3, "millón": 1e6, "millones": 1e6, "billón": 1e12, "billones": 1e12, "docena": 12, "docenas": 12, **_ROUND},
    bare_multipliers=("mil",), round_words=tuple(_ROUND),
    joiners=("y",),
    articles="medio|una?",
    article_values={"medio": 0.5},
    half_more="y medio",
    point="coma",
    scales={"mil millones": 1e9, "mil": 1e3, "millones": 1e6, "millón": 1e6, "billones": 1e12, "mm": 1e9, "m": 1e6, "docenas": 12},
    fractions=(
        ("la mitad", 50), ("un tercio|la tercera parte", 100 / 3), ("dos tercios|dos terceras partes", 200 / 3), ("un cuarto(?= de)|la cuarta parte", 25), ("tres cuartos|tres cuartas partes", 75), ("un quinto|la quinta parte", 20), ("una décima parte|un décimo", 10),
        (rf"(?P<part>uno|una|{_N}|1) de cada (?P<whole>{_N}|\d{{2,3}})", -1),
    ),
    multiples=(("(?:se )?(?:ha |han )?duplic(?:ó|ado|aron|arse|an?)", 2), ("(?:se )?(?:ha |han )?triplic(?:ó|ado|aron|an?)", 3), ("(?:se )?(?:ha |han )?cuadruplic(?:ó|ado|aron)", 4), ("el doble", 2), ("el triple", 3), ("NUM veces(?= (?:más|mayor|superior|la|el|lo))", None)),
    before={
        "más de": "more_than", "mas de": "more_than", "supera los": "more_than", "supera las": "more_than", "superan los": "more_than", "superó los": "more_than", "superó las": "more_than", "superior a": "more_than", "superiores a": "more_than", "por encima de": "more_than", "por encima del": "more_than", "supera": "more_than", "superó": "more_than", "superaron": "more_than", "superaron los": "more_than", "superan": "more_than",
        "un tope de": "at_most", "un límite de": "at_most", "un estimado de": "about", "estimado en": "about", "estimada en": "about", "estimados en": "about", "estimadas en": "about",
        "al menos": "at_least", "por lo menos": "at_least", "como mínimo": "at_least", "no menos de": "at_least", "un mínimo de": "at_least", "mínimo de": "at_least",
        "casi": "nearly", "cerca de": "nearly", "cerca del": "nearly", "prácticamente": "nearly", "próximo a": "nearly", "próximo al": "nearly", "rozando los": "nearly", "algo menos de": "nearly",
        "menos de": "less_than", "menos del": "less_than", "inferior a": "less_than", "por debajo de": "less_than", "por debajo del": "less_than", "más del": "more_than", "cerca de un": "nearly",
        "hasta": "at_most", "como máximo": "at_most", "no más de": "at_most", "a lo sumo": "at_most", "un máximo de": "at_most", "máximo de": "at_most", "hasta un": "at_most",
        "unos": "about", "unas": "about", "aproximadamente": "about", "alrededor de": "about", "en torno a": "about", "en torno al": "about", "alrededor del": "about", "cerca de unos": "about", "aproximadamente el": "about", "entorno a": "about", "algo más de": "more_than", "poco más de": "more_than", "poco menos de": "nearly", "aproximadamente un": "about", "unos pocos": "about", "~": "about", "≥": "at_least", ">": "more_than", "<": "less_than", "≤": "at_most",
    },
    after={"o más": "at_least", "como mínimo": "at_least", "o menos": "at_most", "como máximo": "at_most", "aproximadamente": "about", "y pico": "more_than", "+": "more_than", "a lo sumo": "at_most", "al menos": "at_least", "por lo menos": "at_least"},
    range_joins=("-", "–", "—", "a", "y", "o"), range_and=("y",), range_between="entre(?: el| los| las| un)?",
    percents=("%", "por ciento", "por cien"), points=("puntos porcentuales", "punto porcentual", "puntos", "p.p."),
    symbols=shared.CODES, money_of="de ",
    currencies={"euros?": ("EUR", "euro"), "dólares?(?: estadounidenses)?": ("USD", "dollar"), "dólares?": ("USD", "dollar"), "pesos mexicanos": ("MXN", "peso"), "pesos colombianos": ("COP", "peso"), "pesos argentinos": ("ARS", "peso"), "pesos chilenos": ("CLP", "peso"), "pesos uruguayos": ("UYU", "peso"), "pesos dominicanos": ("DOP", "peso"), "bolivianos": ("BOB", "boliviano"), "pesos": ("MXN", "peso"), "libras(?: esterlinas)?": ("GBP", "pound"), "yuanes": ("CNY", "yuan"), "francos suizos": ("CHF", "franc"), "soles": ("PEN", "sol"), "reales": ("BRL", "real")},
    durations={"segundos?": "second", "minutos?": "minute", "horas?": "hour", "días?(?: hábiles| naturales| laborables)?": "day", "semanas?": "week", "mes(?:es)?": "month", "años?": "year"},
    measures=("toneladas?", "kilos?", "kg", "kilogramos?", "litros?", "hectáreas?"), doses=(*shared.DOSES, "miligramos?", "microgramos?", "mililitros?"),
    age_hints=r"años|mayores|menores|\bde .{1,20} a ",
    ages=(r"(?:mayores|menores) de NUM(?: años)?", r"NUM(?:\s?(?:-|a|y)\s?NUM)? años(?: de edad| o más| y más| o menos)", r"de NUM a NUM años", r"de NUM años(?: de edad)?"),
    count_nouns=("medicamentos?", "casos?", "muertes?", "lotes?", "ensayos?", "solicitud(?:es)?", "productos?", "fallecid[oa]s?", "retiradas?", "alertas?", "vacunas?", "empresas?", "inspección|inspecciones", "notificación|notificaciones"),
    one_before="solo|sólo|únicamente|al menos",
    months=_MONTHS, ordinals=ORDINALS, relative_years=_YEARS, relative=_RELATIVE, dates=latin.date_patterns(TIME),
    neutral_dates=(r"\b(?:el |al |del )?mismo (?:periodo|período|trimestre|mes|semestre)(?: de| del)? (?:año anterior|el año anterior|año pasado)", r"\b(?:el|al|del) (?:año|mes|trimestre) (?:anterior|previo|precedente)", r"\b(?:un )?año antes", r"\b(?:al|por|cada) (?:año|mes|día|semana)", r"\blos (?:últimos|próximos|pasados) \w+ (?:días|meses|años|semanas)", r"\bactualmente|\bahora\b"),
    year_back="año|mismo", abbreviations=("núm", "art", "sr", "sra", "dr", "dra", "d", "ee", "uu", "pág", "págs", "n", "nº", "etc", "aprox", "tel", "p", "ej", "ed", "av", "apdo"),
    furniture=(*shared.FURNITURE, r"\s*(?:visitas|lecturas|vistas|descargas)\s*:", r"\s*(?:última actualización|actualizado|fecha de impresión|imprimir)\b", r"\s*(?:relacionad[oa]s?|noticias relacionadas|véase también|ver también|más información|enlaces)\b[^:.]{0,30}:"),
    traps=(
        *shared.TRAPS,
        r"(?<!\w)(?:n\.?º|núm\.?|número|números|nº|nr|cn|nr:|lote|lotes|fase|fases|tipo|clase|grupo|nivel|artículos?|art\.|anexos?|tablas?|figuras?|capítulos?|secci[oó]n|secciones|apartados?|págs?\.?|páginas?|versi[oó]n|edici[oó]n|ref\.?|referencia|código|teléfono|tel\.?|tfno\.?|fax|ley|real decreto|decreto|resolución|orden|circular|nota|reglamento(?: \(ue\))?|directiva|expediente|registro|p\.?o\. box|apartado|calle|llame al|llamar al|categoría|grado|etapa|módulo|parte|código nacional|cédula|alerta|bloque)(?: (?:n\.?º|núm\.?|número))?:? ?(?!(?:19|20)\d\d\b(?![/-]))[a-z]{0,3}[-_/]?\d[a-z\d./()-]*(?: \d{2,3}){0,4}(?:(?:, | y | a | al | o |-|–)\d+[a-z]?\b(?! ?%| [a-z]{4,}s\b))*(?:/\d+)*",
        r"\b\d+\.?[ºª](?!\w)", r"\b(?:fase|tipo|clase|categoría|grado) [ivx]+\b", r"\b\d{1,2}(?:[:.]\d\d)? ?h(?:oras)?\b(?= del|\.|,|$)", r"\bc/[^,.]{0,40}\d+", r"\b(?:calle|avenida|avda\.?|plaza|paseo) [^,.;]{0,40},? \d+", r"\b\d{5}[- ](?=madrid|barcelona|sevilla|valencia)", r"\buno de (?!cada)|\buna de (?!cada)|\bunas? de las\b", r"(?<!\d)9\d{2}[ .]\d{2,3}[ .]\d{2,3}(?:[ .]\d{2})?(?!\d)", r"\bvitamina [a-z]\d+",
    ),
    hints=r"\d|\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci|veint|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\w+cient[oa]s|mil|millón|millones|docena|decena|treintena|centenar|millar|mitad|tercio|tercera|cuarta|quinta|décima|una?|uno|doble|triple|\w*plic|ayer|hoy|año|mes|semana|trimestre|semestre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)",
    stops=tuple("en a al por para con sin desde hasta sobre entre contra según durante mediante tras que quien quienes cual cuales cuando donde si pero sino aunque porque como más menos ya no también solo sólo además actualmente frente respecto lo se su sus le les esto eso este esta estos estas año años mes meses ayer hoy todo toda".split()),
    verbs=tuple("es son era eran fue fueron ha han había habían será serán está están estaba estaban hay hubo tiene tienen tenía tenían puede pueden debe deben sido recibió recibieron presentan presentaban presentó corresponden corresponde correspondían proceden procedían afecta afectan alcanzó incluye incluyen supone suponen representa representan reporta declara afirma considera presenta señala consume utiliza toma sufre padece vive trabaja cree desconoce necesita requiere supera sigue continúa permanece acumula concentra ocupa mantiene ofrece produce vende exporta importa genera destina aporta invierte gasta cobra paga dedica lleva pasa queda redujo tuvo hizo dio puso obtuvo mantuvo supuso concede concedió impone impuso emite publica autoriza aprueba notifica recibe aumenta crece sube alcanza asciende llega participa dispone cuenta suma permite prevé detecta identifica ordena prohíbe suspende confirma informa cumple cumplen cumplía cumplían procede".split()),
    auxiliaries=("es", "son", "fue", "fueron", "ha", "han", "está", "están"),
    determiners=tuple("el la los las un una unos unas su sus este esta estos estas cada total otros otras otro otra dichos dichas".split()),
    leads=("un total de", "total de", "el número de", "número de", "cerca de", "otros", "otras", "el total de"),
    phrase_links=("de", "del", "para"), open_links=("de", "del"), linking_nouns=(r"(?:solicitud(?:es)?|notificaci(?:ón|ones)|autorizaci(?:ón|ones)|permisos?|licencias?|guías?|trámites|peticiones|demandas?|gastos?|presupuestos?|fondos?|inversi(?:ón|ones)|ventas?|consumo|retrasos?|aumento|participación)$",), idioms=("puesta en marcha", "entrada en vigor", "introducción en el mercado"), relatives=("que", "quienes"), beside=("con",), no_links=("primera", "vez", "uso", "ellos", "ellas", "los que", "fecha"),
    of=("de", "del", "de las", "de los", "de la"), of_them=("de ellos", "de ellas", "de los cuales", "de las cuales"), ands=("y", "e", "o", "u"), plural=r"[\w-]*[a-záéíóúñ]s", participle=rf"(?!(?:{_NOUNS})$)\w+(?:ados?|adas?|idos?|idas?)", adjectives_follow=True,
    loose_links=tuple("en con sin".split()),
    light=tuple("es son fue fueron ha han había sido será serán está están se ya de ellos ellas los cuales las el la un una que eran estaban tenían tiene tienen".split()), indefinite=("un", "una"), finite=rf"(?!(?:{_NO_VERBS})$)(?:(?:ten|conten|obten|manten|cumpl|pod|deb|recib|exist|hab|carec|permit|inclu|pertenec)ía|\w{{2,}}(?:ó|aron|[iy]eron|jeron|yó|(?<!contrab)(?<!com)ando|iendo)|\w{{3,}}(?:an|en|aba|ían|rán?))", moves=("en", "a", "hasta", "de", "un"), says=("que",), contrasts=("mientras", "pero"), agents=("por",), told_by=("a", "de", "del", "para", "en", "sobre", "con"), comparatives=("más", "menos"),
    singulars=((r"(?<=is)\Z", ""), (r"(?<=ís)es\Z", ""), (r"iones\Z", "ión"), (r"(?<=dad)es\Z", ""), (r"(?<=ar|er|or|al|il)es\Z", ""), (r"(?<=[^s])s\Z", "")),
    generic=tuple("restante restantes aumento incremento descenso reducción subida caída crecimiento total número cifra ello esto cantidad".split()),
    reached=(r"(?:alcanz(?:ó|aron|a|an|ar)|lleg(?:ó|aron|aba|aban|an|a) a|ascend(?:ió|ieron|ía|ían) a|ascienden? a|elev(?:ó|aron|a|an) a|reducid[oa]s? a|reduj(?:o|eron) a|situ(?:ó|aron) en|sitúa en|(?:aument|increment|sub|creci|cay|baj|descend|disminuy|pas)\w*(?: [\w\x01,%]+){0,5}? (?:a|hasta)|sum(?:a|an|ó|aron)|total(?:iza|izó))(?: l[oa]s| el)?",),
    totals=(r"alcanz(?:ó|aron|a|an)(?: l[oa]s| el)?|lleg(?:ó|a) (?:a|al)|ascend(?:ió|ieron|ía|ían) a|ascienden? a|(?:se )?situ(?:ó|aron) en(?: el)?|es(?: de| del)?|son|fue(?:ron)?(?: de| del)?|era de|sum(?:a|an|ó|aron)|supera(?:n|ron)?|superó|de|se elev(?:ó|a) a|hay|hubo|(?:aument|increment|sub|creci|cay|baj|descend|disminuy|pas)\w*(?: hasta| a)(?: l[oa]s| el)?|registra(?:n|ron)?|registró|cuesta|recaud(?:ó|aron)|pag(?:ó|aron|a)|invirti(?:ó|eron)",),
    worth=("por un total de", "por un monto de", "por un monto total de", "por", "dotad[oa]s? con", "financiad[oa]s? con", "que suman", "que ascienden a", "equivalentes? a", "estimad[oa]s? en", "por valor de", "valorad[oa]s? en", "con un valor de", "por un importe de", "por importe de"), money_links=("en", "para"), pays=(r"import[aó]\w*|export[aó]\w*|pag(?:a|an|ó|aron)|invirti\w+|inviert\w+|destin\w+|gast\w+|cobr\w+|recaud\w+|aport\w+|ingres\w+",), respectively="respectivamente", movers=(),
    events={"accepted": (r"recib(?:ió|ieron|id[oa]s?|e|en)", r"present(?:ó|aron|ad[oa]s?)"), "approved": (r"autoriz(?:ó|aron|a|an|ad[oa]s?|ación|aciones)", r"aprob(?:ó|aron|ad[oa]s?|ación|aciones)", r"aprueba"), "recalled": (r"retir(?:ó|aron|a|ad[oa]s?|adas?|ada)",), "seized": (r"incaut(?:ó|aron|ad[oa]s?)", r"decomis(?:ó|aron|ad[oa]s?)", r"interven(?:id[oa]s?)"), "inspected": (r"inspeccion(?:ó|aron|ad[oa]s?|es)", r"inspección"), "reported": (r"notific(?:ó|aron|ad[oa]s?|aciones|ación)", r"comunic(?:ó|ad[oa]s?)"), "in_trials": (r"ensayos? clínicos? en (?:marcha|curso)",), "registered": (r"registr(?:ó|aron|ad[oa]s?)", r"inscrit[oa]s?"), "closed": (r"cerr(?:ó|aron|ad[oa]s?)", r"clausur(?:ó|ad[oa]s?)"), "issued": (r"emit(?:ió|id[oa]s?)", r"public(?:ó|ad[oa]s?)"), "sold": (r"ventas?", r"vendid[oa]s?"), "in_shortage": (r"desabastecimientos?", r"problemas de suministro"), "died": (r"muertes?", r"fallec\w+"), "rejected": (r"deneg\w+", r"rechaz\w+"), "fined": (r"multas?", r"sancion\w+"), "recommended": (r"recomend\w+",)},
    places={"españa": "Spain", "méxico": "Mexico", "francia": "France", "alemania": "Germany", "portugal": "Portugal", "europa": "Europe", "unión europea": "European Union", "china": "China", "extranjero": "abroad"}, place_leads=("en", "de", "del", "desde"), lone_places=(),
    changes_before=(r"(?:aument|increment|sub|crec|cay|cae|baj|descend|desciend|disminuy|reduj|reduc|creci)\w*(?: en)?(?: un| el| del?)?", r"(?:aumento|incremento|crecimiento|subida|descenso|caída|reducción|disminución|bajada|alza) (?:de|del|de un)"),
    changes_after=(r"(?:más|menos)(?: que| respecto| de los| en)?\b", r"(?:de )?(?:aumento|incremento|crecimiento|descenso|reducción)", "superior|inferior", "por (?:encima|debajo) del?"), ups=("aument|increment|sub|crec|más|alza|superior|duplic|triplic|dobl",), downs=("descend|desciend|disminu|cay|caíd|baj|reduc|reduj|menos|inferior|por debajo|descenso",),
    priors=(r"(?:frente a|en lugar de|en vez de|en comparación con|comparado con|contra)(?: los| las| el| la)?(?: aproximadamente| unos)?", r"(?:aument|sub|pas|baj|descend|cay|creci)\w* (?:de|desde|del)(?: los| el)?"), bare_prior=r"\bdesde(?: el| los)?|\bdel?(?: l[oa]s)?", chains=("y", "e", ",", "o", "a", "hasta"),
    plans=(r"\b(?:prevé|prevén|espera|esperan|estima que|objetivo|meta|previst[oa]s?|será|serán|tendrá|se propone|planea|habrá|alcanzará)\b",), quoted=(r"\b(?:por error|erróneamente|donde decía|decía)\b",), parts=(r"\b(?:de l[oa]s cuales|de ell[oa]s|entre ell[oa]s|incluid[oa]s|incluyendo|entre l[oa]s que)\b",), since=(r"\b(?:desde|a partir de)(?: el| la)?",), as_of=(r"\b(?:a|hasta|al)(?: el)?",), compares=r"\b(?:(?:que en |frente a |respecto a )?el mismo per[ií]odo de|frente a|respecto al?|que en|que el|comparado con|en comparación con|(?:a|que|con) (?:l[oa]s?|el) del?)(?: l[oa]s?| el| registrados en| de)?(?: en)?",
)
