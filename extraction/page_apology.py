"""What a site says in the place of a release's text when it could not make the page, under a title that stands."""

import re

#: A longer text says something besides.
_LONGEST = 240
#: A server's own status, not "502 applications were approved".
STATUS = (
    r"(?:http(?: error)?|error) 50[0-4]\b|50[0-4](?:[.!]?\Z|\s?[-–—|:]?\s?(?:error|internal|bad gateway|not implemented"
    r"|service (?:is )?(?:temporarily |currently )?unavailable|gateway time-?out|server error|http)\b)"
)
_LATER = (
    r"(?:please )?(?:(?:try|check back|come back)\b[^.!]{0,60}\b(?:again|later|soon|moments?|minutes?)"
    r"|(?:reload|refresh)\b[^.!]{0,60}\b(?:page|again|later))\b"
)
_ENGLISH = (
    STATUS,
    r"(?:http |server )?error (?:code )?\d{3}\b",
    r"internal (?:server )?error\b",
    r"bad gateway|gateway time-?out",
    r"(?:the |this )?(?:service|site|website|server|system|page) (?:is )?(?:currently |temporarily )?"
    r"(?:unavailable|not available|overloaded|offline|down for maintenance|under(?:going)? (?:\w+ )?maintenance)",
    r"(?:an? )?(?:unexpected |internal |unknown )?(?:server |system )?error (?:has )?occurred",
    r"(?:we are |we're )?(?:very )?sorry[,.:!]? (?:but )?"
    r"(?:an? (?:\w+ )?error|something|the (?:page|service|server))\b",
    r"(?:oops[,!.]? )?something (?:has gone|went) wrong",
    r"(?:the |this )?(?:page|content|document|article|data) (?:could not|cannot|can't|failed to) (?:be )?"
    r"(?:load|display|show|retriev|render|process)",
    r"(?:failed|unable) to (?:load|fetch|retrieve|display)\b",
    r"(?:the |your )?(?:request|connection|session) (?:has )?"
    r"(?:timed out|was interrupted|could not be (?:process|complet))",
    r"too many (?:requests|connections)",
    r"(?:server|application|runtime|database) error\b",
    r"(?:the )?(?:database|server) (?:connection )?(?:failed|is (?:down|busy|unavailable))|database connection failed",
    r"(?:error )?(?:establishing|connecting to) (?:a |the )?database",
    _LATER,
)
_CHINESE = (
    r"(?:对不起|很抱歉|抱歉)?[，,！!]?\s?(?:您访问的|当前|该|本)?(?:系统|服务器?|网络|网站|页面|内容|数据库?|信息|接口)"
    r"(?:内部|暂时|连接|加载|正在|请求|读取|查询|发生|出现){0,2}"
    r"(?:繁忙|错误|异常|失败|不可用|无法访问|无法显示|超时|出错|(?:正在)?(?:维护|升级)中|正在(?:维护|升级))",
    r"(?:请求|连接|访问)(?:已)?(?:超时|失败|异常|出错|过于频繁|被中断)",
    r"出错了|加载(?:失败|出错|超时)",
    r"请?稍后(?:再试|重试|访问|刷新)",
)
_APOLOGY = re.compile(rf"(?:{'|'.join((*_ENGLISH, *_CHINESE))})", re.IGNORECASE)


def is_apology(text: str) -> bool:
    """Tell whether a text holds nothing but the news that the page could not be made."""
    return len(text) <= _LONGEST and _APOLOGY.match(text.strip()) is not None
