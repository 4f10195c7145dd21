"""Rows of labels and numbers in Chinese text: 首次注册 684　延续注册 1,506."""

import re
from functools import lru_cache

#: Words that make a page counter, a date or an identifier of a label.
_NO_LABEL = "页|第|号|日期|时间|电话|邮编|代码|年份|版次|浏览|阅读|点击|访问|下载|步骤|附件"
_LABEL = rf"(?![^ |]*(?:{_NO_LABEL}))[\u4e00-\u9fff]{{2,12}}"
_VALUE = r"(?:0|[1-9]\d{0,2}(?:,\d{3}){1,3}|[1-9]\d{0,6})(?:\.\d+)?[万亿]?%?"
_CELL = rf"{_LABEL} (?!(?:19|20)\d\d(?![\d,])){_VALUE}(?: ?[\u4e00-\u9fff]{{1,2}})?(?=[ |]|\Z)"
_ROW = re.compile(rf"(?<![^ |:])(?:{_CELL}(?:[ |]+|\Z)){{2,}}")
_NUMBER = re.compile(r"\d[\d,.]*")


def in_row(text: str, at: int) -> bool:
    """Whether a number stands in a row of at least two labels with their numbers; 1, 2, 3 only number the labels."""
    return any(start <= at < end for start, end in _rows(text))


@lru_cache(maxsize=4)
def _rows(text: str) -> list[tuple[int, int]]:
    rows = []
    for row in _ROW.finditer(text):
        numbers = _NUMBER.findall(row.group())
        if numbers != [str(count) for count in range(1, len(numbers) + 1)]:
            rows.append(row.span())
    return rows
