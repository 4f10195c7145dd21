"""Portuguese."""

# fmt: off

from extraction.vocabularies import latin, shared
from extraction.vocabulary import Vocabulary

_SMALL = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove"
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
CARDINALS = (
    {word: n for n, word in enumerate(_SMALL.split())}
    | {word: 20 + 10 * n for n, word in enumerate(_TENS.split())}
    | {word: 200 + 100 * n for n, word in enumerate(_HUNDREDS.split())}
    | {word[:-2] + "as": 200 + 100 * n for n, word in enumerate(_HUNDREDS.split())}
    | {"uma": 1, "duas": 2, "quatorze": 14, "dezesseis": 16, "dezessete": 17, "dezenove": 19, "cem": 100, "cento": 100, "nenhum": 0}
)
_N = "dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|[2-9]|1[0-2]"
_MONTHS = {name: n for n, name in enumerate("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(), 1)} | {
    name: n for n, name in enumerate("jan fev mar abr mai jun jul ago set out nov dez".split(), 1)
}
_RELATIVE = {
    "ontem": ("day", -1), "hoje": ("day", 0), "amanhã": ("day", 1), "no ano passado": ("year", -1), "ano passado": ("year", -1), "este ano": ("year", 0), "neste ano": ("year", 0), "no próximo ano": ("year", 1),
    "mês passado": ("month", -1), "este mês": ("month", 0), "neste mês": ("month", 0), "semana passada": ("week", -1), "esta semana": ("week", 0), "nesta semana": ("week", 0), "trimestre passado": ("quarter", -1),
    "final": ("end", 0), "fim": ("end", 0), "finais": ("end", 0), "início": ("start", 0), "começo": ("start", 0), "meados": ("mid", 0),
}
_YEARS = {"este ano": 0, "deste ano": 0, "ano passado": -1, "ano": 0, "corrente ano": 0, "ano anterior": -1}
_Q = "primeiro|segundo|terceiro|quarto|último|1\\.?º|2\\.?º|3\\.?º|4\\.?º"
TIME = latin.TimeWords(
    months=_MONTHS, of=r"(?:,? (?:de |do |do ano de |deste )?|/)", to="a|até|ao|e", quarter=rf"(?P<q>{_Q}) trimestre", half=r"(?P<h>primeiro|segundo|1\.?º|2\.?º) semestre|(?P<h>primeira|segunda) metade|(?P<c>primeiro|segundo|terceiro|[123]\.?º) quadrimestre|(?P<b>primeiro|segundo|terceiro|quarto|quinto|sexto|[1-6]\.?º) bimestre",
    numbers=_N, first_months=rf"(?:primeiros )?(?P<n>{_N}) primeiros meses|primeiros (?P<n>{_N}) meses", first_quarters="(?P<nq>três|dois) primeiros trimestres|primeiros (?P<nq>três|dois) trimestres",
    edges="final|fim|finais|início|começo|meados", the="o |os |ao |no |a ", relative_years=_YEARS, relative=_RELATIVE, year_to_date="no acumulado do ano|acumulado do ano|desde o início do ano|até agora este ano|este ano até agora",
    financial_year=r"exercício (?:de )?(?P<y>(?:19|20)\d\d)", months_to=rf"(?P<back>{_N}) meses (?:até|terminados em|encerrados em)", month_of="(?:o |no )?(?:passado )?mês (?:passado )?de ", before_month=r"(?<!\brio de )(?<=\bde )|(?<=\bem )|(?<=desde )|(?<=até )|(?<=durante )",
)
ORDINALS = {"quinto": 5, "sexto": 6, "primeiro": 1, "primeira": 1, "segundo": 2, "segunda": 2, "terceiro": 3, "quarto": 4, "último": 4}

_ROUND = {"dezena": 10, "dezenas": 10, "centena": 100, "centenas": 100, "milhar": 1e3, "milhares": 1e3}

#: Nouns and kinds that end like participles.
_NOUNS = "comprimidos?|falsificad[oa]s?|adulterad[oa]s?|vencid[oa]s?|manipulad[oa]s?|pedidos?|resultados?|mercados?|estados?|certificados?|empregad[oa]s?|dados?|líquidos?|ácidos?|tecidos?|partidos?|graus?|lados?|deputad[oa]s?|advogad[oa]s?|entradas?|chamadas?|jornadas?|toneladas?|medidas?|bebidas?|saídas?|vidas?|décadas?|temporadas?|derivados?|conteúdos?|cuidados?|delegad[oa]s?|encarregad[oa]s?|segurad[oa]s?|sentidos?|paradas?|fluidos?|doutorados?|licenciad[oa]s?|tratados?|atentados?|atestados?|feriados?|soldados?|gados?|machados?|camadas?|moradas?|estradas?|risadas?|comunicados?|predicados?|coordenadas?"

VOCABULARY = Vocabulary(
    code="pt",
    decimal=",",
    cardinals=CARDINALS,
    multipliers={"mil": 1e3, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9, "trilhão": 1e12, "trilhões": 1e12, "dúzia": 12, "dúzias": 12, **_ROUND},
    bare_multipliers=("mil",), round_words=tuple(_ROUND),
    joiners=("e",),
    articles="meio|meia|uma?",
    article_values={"meio": 0.5, "meia": 0.5},
    half_more="e meio",
    scales={"mil milhões": 1e9, "mil": 1e3, "milhões": 1e6, "milhão": 1e6, "bilhões": 1e9, "bilhão": 1e9, "trilhões": 1e12, "trilhão": 1e12, "mi": 1e6, "bi": 1e9, "tri": 1e12},
    fractions=(
        ("(?:a )?metade", 50), ("um terço|a terça parte", 100 / 3), ("dois terços", 200 / 3), ("um quarto(?= d)|a quarta parte", 25), ("três quartos", 75), ("um quinto", 20), ("um décimo", 10),
        (rf"(?P<part>um|uma|{_N}|1) em cada (?P<whole>{_N}|\d{{2,3}})", -1),
    ),
    multiples=(("duplic(?:ou|aram|ado|a)|dobr(?:ou|aram|ado)", 2), ("triplic(?:ou|aram|ado)", 3), ("quadruplic(?:ou|aram|ado)", 4), ("o dobro", 2), ("o triplo", 3), ("NUM vezes(?= (?:mais|maior|superior|o|a))", None)),
    before={
        "mais de": "more_than", "mais do que": "more_than", "acima de": "more_than", "acima dos": "more_than", "superior a": "more_than", "superiores a": "more_than", "ultrapassou": "more_than", "ultrapassaram": "more_than", "ultrapassa": "more_than", "supera": "more_than", "superou": "more_than", "superaram": "more_than", "ultrapassou os": "more_than", "ultrapassaram os": "more_than", "superou os": "more_than", "superior aos": "more_than", "pouco mais de": "more_than", "excedeu": "more_than",
        "da ordem de": "about", "da ordem dos": "about", "da ordem das": "about", "na ordem de": "about", "na ordem dos": "about", "na ordem das": "about", "na casa dos": "about", "um teto de": "at_most", "um limite de": "at_most", "estimado em": "about", "estimada em": "about", "estimados em": "about", "estimadas em": "about",
        "pelo menos": "at_least", "ao menos": "at_least", "no mínimo": "at_least", "não menos de": "at_least", "um mínimo de": "at_least", "nada menos que": "at_least", "nunca menos de": "at_least",
        "quase": "nearly", "perto de": "nearly", "próximo de": "nearly", "perto dos": "nearly", "pouco menos de": "nearly",
        "menos de": "less_than", "menos do que": "less_than", "abaixo de": "less_than", "abaixo dos": "less_than", "inferior a": "less_than", "inferiores a": "less_than",
        "até": "at_most", "no máximo": "at_most", "não mais de": "at_most", "um máximo de": "at_most", "não mais do que": "at_most", "até aos": "at_most",
        "cerca de": "about", "aproximadamente": "about", "em torno de": "about", "por volta de": "about", "uns": "about", "umas": "about", "à volta de": "about", "cerca dos": "about", "em média": "exact", "~": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
    },
    after={"ou mais": "at_least", "no mínimo": "at_least", "ou menos": "at_most", "no máximo": "at_most", "aproximadamente": "about", "e poucos": "more_than", "e tantos": "more_than", "+": "more_than", "pelo menos": "at_least"},
    range_joins=("-", "–", "—", "a", "e", "ou"), range_and=("e",), range_between="entre(?: os| as| o)?",
    percents=("%", "por cento"), points=("pontos percentuais", "ponto percentual", "p.p.", "pontos"),
    symbols=shared.CODES, money_of="de ",
    currencies={"euros?": ("EUR", "euro"), "reais|real": ("BRL", "real"), "dólares?(?: americanos| norte-americanos)?": ("USD", "dollar"), "libras(?: esterlinas)?": ("GBP", "pound"), "francos suíços": ("CHF", "franc"), "yuans?": ("CNY", "yuan"), "ienes?": ("JPY", "yen")},
    durations={"segundos?": "second", "minutos?": "minute", "horas?": "hour", "dias?(?: úteis| corridos)?": "day", "semanas?": "week", "m[eê]s(?:es)?": "month", "anos?": "year"},
    measures=("toneladas?", "quilos?", "kg", "quilogramas?", "litros?", "hectares?"), doses=(*shared.DOSES, "miligramas?", "microgramas?", "mililitros?"),
    age_hints=r"anos|idade|maiores|menores",
    ages=(r"(?:maiores|menores) de NUM(?: anos)?", r"NUM(?:\s?(?:-|a|e)\s?NUM)? anos(?: de idade| ou mais| ou menos)", r"idades? (?:entre|de|a partir de) NUM(?: (?:e|a) NUM)? anos", r"de NUM a NUM anos"),
    count_nouns=("medicamentos?", "casos?", "mortes?", "lotes?", "ensaios?", "pedidos?", "produtos?", "óbitos?", "alertas?", "vacinas?", "empresas?", "notificação|notificações"),
    one_before="só|apenas|somente|pelo menos",
    months=_MONTHS, ordinals=ORDINALS | {f"{n}{dot}º": n for n in range(1, 5) for dot in ("", ".")}, relative_years=_YEARS, relative=_RELATIVE, dates=latin.date_patterns(TIME),
    neutral_dates=(r"\b(?:o |ao |do |no )?mesmo (?:período|trimestre|mês|semestre)(?: de| do)? (?:ano anterior|ano passado)", r"\b(?:o|ao|do|no) (?:ano|mês|trimestre) (?:anterior|precedente)", r"\bum ano antes", r"\b(?:ao|por|cada) (?:ano|mês|dia|semana)", r"\bos (?:últimos|próximos) \w+ (?:dias|meses|anos|semanas)", r"\bnos (?:últimos|próximos) \w+ (?:dias|meses|anos)", r"\batualmente\b", r"(?<![\d,.])\d{1,2}h(?:\d\d)?\b"),
    year_back="ano|mesmo", abbreviations=("n", "nº", "art", "sr", "sra", "dr", "dra", "pág", "etc", "aprox", "tel", "ex", "ltda", "av", "proc"),
    furniture=(*shared.FURNITURE, r"\s*(?:visitas|leituras|visualizações|acessos|downloads)\s*:", r"\s*(?:última atualização|última modificação|atualizado em|publicado em \d|imprimir|impresso em)\b", r"\s*(?:relacionad[oa]s?|notícias relacionadas|veja também|leia também|saiba mais)\b[^:.]{0,30}:?"),
    traps=(
        *shared.TRAPS,
        r"(?<!\w)(?:n\.?\s?[º°]|n\.\s?o|núm\.?|número|números|nº|lotes?|fases?|tipo|classe|grupo|nível|artigos?|art\.|anexos?|tabelas?|figuras?|capítulos?|secção|seção|alínea|págs?\.?|páginas?|versão|edição|ref\.?|referência|código|telefone|tel\.?|fax|lei|decreto(?:-lei)?|resolução|rdc|portaria|instrução normativa|circular|nota técnica|regulamento(?: \(ue\))?|diretiva|processo|registo|registro|sala|rua|categoria|grau|etapa|módulo|parte|alerta|in|sala|km|código postal|cep|linha de apoio|ligue(?: para)?(?: o)?)(?: (?:n\.?\s?[º°]|n\.\s?o|nº|número))?:? ?(?!(?:19|20)\d\d\b(?![/-]))[a-z]{0,3}[-_/]?\d[a-z\d./()-]*(?: \d{3}){0,3}(?:(?:, | e | a | ou |-|–)\d+[a-z]?\b(?! ?%| [a-z]{4,}s\b))*(?:/\d+)*",
        r"\b\d+\.?[ºª](?!\w)", r"\b(?:fase|tipo|classe|categoria|grau) [ivx]+\b", r"\b(?:rua|avenida|av\.|praça|largo) [^,.;]{0,40},? \d+", r"\b\d{4}-\d{3}(?= [a-z])", r"(?<!\d)2\d{2} \d{3} \d{3}(?!\d)|\(\d{2}\) ?\d{4,5}-\d{4}|\b0800[ \d-]+", r"\bum d[oae]s?\b|\buma d[oae]s?\b", r"\bvitamina [a-z]\d+",
    ),
    hints=r"\d|\b(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quatorze|quinze|deza|deze|dezoito|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem|cento|\w+cent[oa]s|mil|milhão|milhões|bilh|dúzia|dezena|centena|metade|terço|quarto|quinto|décimo|uma?|dobr|dobro|duplic|triplic|triplo|ontem|hoje|ano|mês|semana|trimestre|semestre|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)",
    stops=tuple("quais em a ao à às aos no na nos nas por pelo pela pelos pelas para com sem desde até sobre entre contra segundo durante mediante após que quem qual quando onde se mas porque como mais menos já não também só apenas além atualmente face respetivamente o os as ano anos mês meses ontem hoje todo toda isto isso soit numa num abaixo acima".split()),
    verbs=tuple("é são era eram foi foram há havia haviam será serão está estão estava estavam tem têm tinha tinham pode podem deve devem sido recebeu receberam apresentam apresentou correspondem corresponde afeta afetam alcançou inclui incluem representa representam cumpre cumprem referem-se refere-se participaram participarão vão guarda ultrapassa reporta relata declara afirma considera apresenta utiliza toma sofre vive trabalha desconhece precisa requer supera segue continua permanece acumula concentra ocupa mantém oferece produz vende exporta importa gera destina paga gasta cobra passa fica diz concede emite publica autoriza aprova recebe aumenta cresce sobe atinge chega conta soma permite prevê deteta detecta identifica determina proíbe suspende confirma informa apreende investe aplica custa vale ficou ficaram".split()),
    auxiliaries=("é", "são", "foi", "foram", "está", "estão"),
    determiners=tuple("o a os as um uma uns umas seu sua seus suas este esta estes estas cada total outros outras outro outra".split()),
    leads=("um total de", "total de", "o número de", "número de", "outros", "outras", "o total de"),
    phrase_links=("de", "do", "da", "dos", "das", "para"), open_links=("de", "do", "da", "dos", "das"), linking_nouns=(r"(?:pedidos?|notificaç(?:ão|ões)|autorizaç(?:ão|ões)|licenças?|alvarás?|solicitaç(?:ão|ões)|petições|gastos?|despesas?|orçamentos?|investimentos?|vendas?|consumo|atrasos?|participação)$",), idioms=("introdução no mercado", "entrada em vigor", "colocação no mercado"), relatives=("que",), beside=("com",), no_links=("primeira", "vez", "uso", "eles", "elas"),
    of=("de", "do", "da", "dos", "das"), of_them=("deles", "delas", "dos quais", "das quais"), ands=("e", "ou"), plural=r"[\w-]*[a-záéíóúãõç]s", participle=rf"(?!(?:{_NOUNS})$)\w+(?:ados?|adas?|idos?|idas?)", adjectives_follow=True,
    loose_links=tuple("em no na nos nas com sem".split()),
    light=tuple("é são foi foram era eram tem têm tinha há será serão está estão se já que de deles delas o a os as um uma tinham no na referem-se refere-se".split()), indefinite=("um", "uma"), finite=r"(?!(?:europeu|museu)$)(?:\w{2,}(?:ou|eu|iu|aram|eram|iram)(?:-se)?|\w{3,}(?<!contrab)(?<!com)(?:ando|endo|indo)|\w{3,}(?:ava|[aei]rá|[aei]rão)|\w{3,}am(?:-se)?|\w{4,}(?<![gvdm])em(?:-se)?)", moves=("em", "para", "até", "de"), says=("que",), contrasts=("enquanto", "mas"), agents=("por", "pelo", "pela"), told_by=("a", "de", "do", "da", "para", "em", "sobre", "com"), comparatives=("mais", "menos"),
    singulars=((r"ões\Z", "ão"), (r"ais\Z", "al"), (r"agens\Z", "agem"), (r"(?<=[rz])es\Z", ""), (r"(?<=[^s])s\Z", "")),
    generic=tuple("restante restantes aumento redução queda subida crescimento alta diminuição total número isto isso quantidade".split()),
    reached=(r"(?:ating(?:iu|iram|e)|cheg(?:ou|aram) a|totaliz(?:ou|aram|ava|avam|a|am)|som(?:ou|aram|ava|avam|a|am)|ascend(?:eu|eram|ia|iam) a|situ(?:ou|aram)-se em|reduzid[oa]s? (?:a|para)|elevou-se a|(?:aument|cresc|sub|ca[ií]|desc|baix|diminu|pass)\w*(?: [\w\x01,%]+){0,5}?,? (?:para|até))(?: os| as| o)?",),
    totals=(r"ating(?:iu|iram|e)(?: os| as)?|cheg(?:ou|aram) a(?:os)?|totaliz(?:ou|aram|a|am)|som(?:ou|aram|a|am)|ascend(?:eu|eram|ia|iam) a|é(?: de)?|são(?: de)?|foi(?: de)?|foram(?: de)?|era de|de|situ(?:ou|a)-se em|fix(?:ou|a)-se em|(?:aument|cresc|sub|ca[ií]|desc|baix|diminu|pass)\w*,? (?:para|até)(?: os| as)?|há|custa|custou|arrecad(?:ou|aram)|pag(?:ou|aram|a)|investi(?:u|ram)|registou|registrou",),
    worth=("no montante de", "no montante total de", "no valor total de", "num total de", "no total de", "orçad[oa]s? em", "estimad[oa]s? em", "que somam", "que totalizam", "dotad[oa]s? (?:de|com)", "por", "no valor de", "avaliad[oa]s? em", "com valor de", "com um valor de"), money_links=("em", "para"), pays=(r"import(?:ou|a|aram|am)|export(?:ou|a|aram|am)|pag(?:a|am|ou|aram)|investi\w+|destin\w+|gast\w+|cobr\w+|arrecad\w+|aport\w+",), respectively="respetivamente|respectivamente", movers=(),
    events={"accepted": (r"receb(?:eu|eram|id[oa]s?)", r"apresent(?:ou|aram|ad[oa]s?)"), "approved": (r"autoriz(?:ou|aram|ad[oa]s?|ação|ações)", r"aprov(?:ou|aram|ad[oa]s?|ação|ações)"), "registered": (r"regist(?:r)?(?:ou|aram|ad[oa]s?)",), "recalled": (r"recolh(?:eu|er|id[oa]s?|imento)", r"retir(?:ou|ad[oa]s?)"), "seized": (r"apreend(?:eu|eram|id[oa]s?)", r"apreens(?:ão|ões)"), "inspected": (r"inspe(?:c)?ion(?:ou|aram|ad[oa]s?)", r"inspe(?:c)?(?:ção|ções)", r"fiscaliz(?:ou|aram|ad[oa]s?)"), "reported": (r"notific(?:ou|aram|ad[oa]s?|ações|ação)",), "closed": (r"interdit(?:ou|ad[oa]s?)", r"encerr(?:ou|ad[oa]s?)", r"fech(?:ou|ad[oa]s?)"), "issued": (r"emit(?:iu|id[oa]s?)", r"public(?:ou|ad[oa]s?)"), "sold": (r"vendas?", r"vendid[oa]s?"), "rejected": (r"indefer\w+", r"recus\w+"), "died": (r"mortes?", r"óbitos?"), "fined": (r"multas?", r"coimas?"), "recommended": (r"recomend\w+",), "completed": (r"conclu(?:iu|íd[oa]s?)",)},
    places={"portugal": "Portugal", "brasil": "Brazil", "espanha": "Spain", "frança": "France", "europa": "Europe", "união europeia": "European Union", "china": "China", "exterior": "abroad", "estrangeiro": "abroad", "índia": "India"}, place_leads=("em", "no", "na", "de", "do", "da"), lone_places=(),
    changes_before=(r"(?:aument|cresc|sub|ca[ií]|desc|baix|diminu|reduz)\w*(?: em)?(?: um| cerca de)?", r"(?:aumento|crescimento|subida|descida|queda|redução|diminuição|alta|acréscimo) (?:de|do|de um)"),
    changes_after=(r"(?:a )?(?:mais|menos)(?: do que| que| em relação)?\b", r"(?:de )?(?:aumento|crescimento|redução|queda|subida)", "superior|inferior", "(?:acima|abaixo) d[aoe]s?"), ups=("aument|cresc|sub|mais|alta|acrésc|superior|duplic|triplic|dobr",), downs=("desc|diminu|ca[ií]|queda|baix|redu|menos|inferior|abaixo",),
    priors=(r"(?:contra|em vez de|em lugar de|face a|face aos|em comparação com|comparado com|ante|frente a)(?: os| as| o)?", r"(?:aument|sub|pass|baix|desc|ca[ií]|cresc)\w* de"), bare_prior=r"\b(?:de|dos|das|desde)", chains=("e", ",", "ou", "a", "para", "até"),
    plans=(r"\b(?:prevê|preveem|espera|esperam|estima que|objetivo|meta|previst[oa]s?|será|serão|terá|deverá|deverão|planeia|planeja)\b",), quoted=(r"\b(?:por erro|erradamente|onde se lia|onde se lê)\b",), parts=(r"\b(?:dos quais|das quais|deles|delas|entre os quais|entre as quais|incluindo|inclusive)\b",), since=(r"\b(?:desde|a partir de)(?: o| a)?",), as_of=(r"\b(?:até|a)(?: o)?",), compares=r"\b(?:(?:que |do que )?(?:n?o )mesmo período de|contra|face a|em relação a|do que em|que em|comparado com|em comparação com)(?: os| as| o)?(?: em)?",
)
