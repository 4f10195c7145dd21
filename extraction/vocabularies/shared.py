"""What several languages write alike: codes, symbols of money, units of measurement."""

# fmt: off

#: symbol or code → (ISO 4217, name of the unit); codes stand for themselves in every language.
CODES: dict[str, tuple[str, str]] = {
    "us$": ("USD", "dollar"), "usd": ("USD", "dollar"), "c$": ("CAD", "dollar"), "ca$": ("CAD", "dollar"),
    "cad": ("CAD", "dollar"), "a$": ("AUD", "dollar"), "au$": ("AUD", "dollar"), "aud": ("AUD", "dollar"),
    "s$": ("SGD", "dollar"), "sgd": ("SGD", "dollar"), "nz$": ("NZD", "dollar"), "nzd": ("NZD", "dollar"),
    "hk$": ("HKD", "dollar"), "hkd": ("HKD", "dollar"), "nt$": ("TWD", "dollar"), "twd": ("TWD", "dollar"),
    "r$": ("BRL", "real"), "brl": ("BRL", "real"), "mx$": ("MXN", "peso"), "mxn": ("MXN", "peso"),
    "$": ("USD", "dollar"), "€": ("EUR", "euro"), "eur": ("EUR", "euro"), "£": ("GBP", "pound"),
    "gbp": ("GBP", "pound"), "chf": ("CHF", "franc"), "rmb": ("CNY", "yuan"), "cny": ("CNY", "yuan"),
    "jpy": ("JPY", "yen"), "krw": ("KRW", "won"), "₩": ("KRW", "won"), "inr": ("INR", "rupee"),
    "rs": ("INR", "rupee"), "rs.": ("INR", "rupee"), "₹": ("INR", "rupee"), "₦": ("NGN", "naira"), "₫": ("VND", "dong"), "₱": ("PHP", "peso"), "฿": ("THB", "baht"), "₺": ("TRY", "lira"), "₪": ("ILS", "shekel"), "sek": ("SEK", "krona"), "dkk": ("DKK", "krone"), "nok": ("NOK", "krone"),
    "kr": ("SEK", "krona"), "rub": ("RUB", "rouble"), "try": ("TRY", "lira"), "thb": ("THB", "baht"), "myr": ("MYR", "ringgit"), "php": ("PHP", "peso"), "ngn": ("NGN", "naira"), "aed": ("AED", "dirham"), "sar": ("SAR", "riyal"), "vnd": ("VND", "dong"), "idr": ("IDR", "rupiah"), "huf": ("HUF", "forint"), "czk": ("CZK", "koruna"), "ils": ("ILS", "shekel"), "kes": ("KES", "shilling"), "cop": ("COP", "peso"), "clp": ("CLP", "peso"), "ars": ("ARS", "peso"), "ron": ("RON", "leu"),
    "ksh": ("KES", "shilling"), "rp": ("IDR", "rupiah"), "can$": ("CAD", "dollar"),
    **{
        code.lower(): (code, unit)
        for unit, codes in {
            "rupee": "PKR LKR NPR MUR", "taka": "BDT", "cedi": "GHS", "shilling": "UGX TZS", "franc": "XOF XAF RWF", "birr": "ETB",
            "pound": "EGP LBP", "dinar": "KWD BHD JOD TND DZD IQD RSD", "riyal": "QAR OMR", "hryvnia": "UAH", "tenge": "KZT", "lari": "GEL",
            "lev": "BGN", "krona": "ISK", "dollar": "JMD TTD", "boliviano": "BOB", "sol": "PEN", "peso": "DOP UYU", "kyat": "MMK", "pataca": "MOP",
        }.items()
        for code in codes.split()
    },
    "zar": ("ZAR", "rand"), "pln": ("PLN", "zloty"), "¥": ("CNY", "yuan"), "￥": ("CNY", "yuan"),
}

#: Strengths and sizes: never a figure.
DOSES = (
    "mg", "µg", "μg", "mcg", "ng", "g", "ml", "µl", "dl", "iu", "mmol", "mol", "cm", "mm", "nm", "µm", "°c", "°f",
    "℃", "kcal", "kj", "mg/ml", "mg/kg", "mg/l", "kbq", "mbq", "gbq", "ppm", "ppb", "mhz", "ghz", "hz", "kb", "mb",
    "gb", "kw", "kwh", "mpa", "rpm", "dpi", "meq", "cfu", "mmhg", "msv", "km", "km/h", "kg/m2",
)

#: Letters with a number, and what else is written as one word: covid-19, k123456, en.1234-2.
CODE = (
    r"(?<![a-z0-9])(?=[a-zα-ω./–-]{1,52}+\d)(?!(?:us|usd|eur|gbp|chf|rmb|cny|jpy|cad|aud|sgd|hkd|krw|inr|brl|nzd|twd|fy|cy|q[1-4]|h[12]|[1-4]q|[12]h|r|s)"
    r"(?![a-z])[\s$-]?\d|(?:mid|end|early|late|pre|post|year-end|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)-?(?:19|20)\d\d(?!\d))[a-zα-ω]{1,12}(?:[-–/.][a-zα-ω]{1,12}){0,3}[-–.]?\d(?:[a-z\d/.–-]*[a-z\d])?(?:\(r\d\))?"
)

#: Identifiers, names with digits, addresses of every kind. Read on lower-case text.
TRAPS = (
    r"(?:https?://|www\.)[^\s，。；、]{1,2000}",
    r"[\w.+-]{1,64}@[\w.-]{1,255}",
    r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]",
    r"\+\d{1,3}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d{1,4}(?:[\s.-]\d{2,4}){1,5}",
    r"\(\d{2,4}\)[\s-]?\d{3,4}[\s-]\d{3,4}(?!\d)",
    r"(?<![\d-])(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}(?!\d)",
    r"(?<![\d-])0\d{2,3}-\d{7,8}(?:-\d{1,5})?(?!\d)",
    r"(?<![\d-])(?:400|800)-?\d{3}-?\d{4}(?!\d)",
    r"(?<![\d.,q])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?![\d:])",
    r"(?<![\d.,q])\d{1,3}:\d{1,3}(?![\d,.])",
    r"(?<!\d)\d{4}-\d{6}-\d\d(?!\d)|(?<![\d-])(?!(?:19|20)\d\d-[01]\d-[0-3]\d)\d{2,4}-\d{2,3}-\d{2,3}(?!-?\d)",
    r"(?<![\d/.,])(?!(?:19|20)\d\d/\d\d(?!\d)|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d))\d+/\d+(?:/[a-z\d-]+)*",
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){2,6}(?![\w])",
    CODE,
    r"[ⅰ-ⅻ]+[abＡab]?\s?[期类级型相]",
)

#: Parts of a page that are no text of the release. Read on lower-case lines.
FURNITURE = (r"\s*(?:img_\d+|copyright|©)",)
