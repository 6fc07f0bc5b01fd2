"""Sentences by which a report itself accounts for a number: 清理, 更正上年数据, 统计口径.

They make a finding an explained one, quoted beside it; nothing is dropped for their sake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.facts.narrative.sentences import Sentence

_WHY = re.compile(
    r"统计口径|口径(?:调整|变化|不同|不一致|差异)|更正|勘误|误填|误报|漏报|漏填|填报错误|统计错误|修正|补录"
    r"|(?:重新|据实)(?:统计|核定|核实|核对|调整|认定)|(?:数据|数字|数量|件数)[^，。；]{0,8}(?:不一致|有差异|有出入|有误|差异|调整)"
    r"|(?:上年度?|去年|20\d\d年度?)[^，。；]{0,10}(?:有误|错误|少报|多报|漏)"
)
_CLEARED = re.compile(r"清理|失效|划转|机构改革|职能调整|继承|承接|重新认定|打包修改|到期")
_ABOUT = {
    "requests": re.compile(r"申请|受理|收到|结转|办结|答复|件数|数据"),
    "disputes": re.compile(r"复议|诉讼"),
    "documents": re.compile(r"规范性文件|规章|文件"),
    "decisions": re.compile(r"许可|处罚|强制|收费"),
    "carried": re.compile(r"结转|转结|上年|申请|数据"),
}


def explaining(sentences: Iterable[Sentence], about: str) -> Sentence | None:
    """Return the first sentence that accounts for numbers about a subject of ``_ABOUT``."""
    topic = _ABOUT[about]
    for sentence in sentences:
        if not topic.search(sentence.text):
            continue
        if _WHY.search(sentence.text):
            return sentence
        if (
            about == "documents"
            and _CLEARED.search(sentence.text)
            and re.search(r"\d|[一二三四五六七八九十两]件", sentence.text)
        ):
            return sentence
    return None
