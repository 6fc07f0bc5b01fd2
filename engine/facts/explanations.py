"""Sentences by which a report itself accounts for a number: 清理, 更正上年数据, 统计口径.

They make a finding an explained one, quoted beside it; nothing is dropped for their sake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.facts.prose import Sentence

_FIGURES = r"(?:数据|数字|数量|件数|上年度?|去年|20\d\d年度?|年报|统计|结转)"
_WHY = re.compile(
    r"口径(?:有?所?(?:调整|变化|变更|改变|不同|不一致|差异))|(?:调整|改变|变更)[^，。；]{0,6}口径"
    r"|因[^，。；]{0,12}(?:口径|统计错误|填报错误|误填|漏填|系统)"
    rf"|{_FIGURES}[^，。；]{{0,12}}(?:更正|修正|勘误|补录|误填|误报|漏报|漏填|填报错误|统计错误|有误|少报|多报)"
    rf"|(?:更正|修正|勘误|补录|误填|误报|漏报|漏填)[^，。；]{{0,12}}{_FIGURES}"
    r"|(?:重新|据实)(?:统计|核定|核实|核对|调整|认定)[^，。；]{0,10}(?:数据|数字|数量|件数|为)"
    r"|(?:数据|数字|数量|件数)[^，。；]{0,8}(?:不一致|有差异|有出入|不相符)"
)
_IMPROVING = re.compile(r"确保|加强|进一步|防止|避免|杜绝|不断|建立|完善|机制|及时更正")
_CLEARED = re.compile(r"清理|失效|划转|机构改革|职能调整|继承|承接|重新认定|打包修改|到期")
_COUNTED = re.compile(r"\d|[一二三四五六七八九十两]件")
_PROBLEMS = 5
_ABOUT = {
    "requests": re.compile(r"申请|受理|收到|结转|办结|答复|件数|数据"),
    "disputes": re.compile(r"复议|诉讼"),
    "documents": re.compile(r"规范性文件|规章|文件"),
    "stock": re.compile(r"规范性文件|规章|文件"),
    "decisions": re.compile(r"许可|处罚|强制|收费"),
    "carried": re.compile(r"结转|转结|上年|申请|数据"),
}


def explaining(sentences: Iterable[Sentence], about: str) -> Sentence | None:
    """Return the first sentence that accounts for numbers about a subject of ``_ABOUT``.

    What part five calls a problem, or any part promises to do better, explains no number; a
    clear-out of documents explains what is repealed and valid, not what was made.
    """
    topic = _ABOUT[about]
    for sentence in sentences:
        if sentence.part == _PROBLEMS or not topic.search(sentence.text):
            continue
        if _WHY.search(sentence.text) and not _IMPROVING.search(sentence.text):
            return sentence
        if about == "stock" and _CLEARED.search(sentence.text) and _COUNTED.search(sentence.text):
            return sentence
    return None
