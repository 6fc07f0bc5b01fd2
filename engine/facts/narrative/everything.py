"""Claims that every request was handled: 全部办结, 均已答复, 答复率100%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.facts.narrative.requests import FOREIGN, OF_OTHERS, REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence

_DONE = r"(?:办结|答复|回复|办理完毕|办毕)"
_IN_TIME = rf"在?(?:(?!{_DONE})[^，。；]){{0,14}}?(?:期限|时限|时间|规定|工作日|天)(?:之?内)?"
_ALL = re.compile(
    rf"(?:均|全部|都|悉数|全数)(?:已|能|依法|依规|规范|按时|按期|及时|按程序|予以|作出|完成|{_IN_TIME})*+"
    rf"(?:全部)?{_DONE}"
    r"|(?:办结|答复|回复)率(?:均)?(?:达到?|为|：)?100%|(?:办结|答复)率(?:达到?|为)?百分之百"
    rf"|全部(?:按|依)[^，。；]{{0,8}}{_DONE}"
)
_EXCEPT = re.compile(
    r"除[^。；]{0,24}外|其余|其他(?:申请)?(?:均|全部|在)|结转|转结|下年度|下一年|正在办理|尚未|未办结"
)
ALONE = 4
"""Words before 全部办结 that make it a sentence of its own under 依申请公开."""
_DISPUTE = re.compile(r"复议|诉讼")


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDone:
    """The words that say that all is done, and where they stand in the sentence."""

    sentence: Sentence
    position: int
    phrase: str


def everything(sentence: Sentence) -> Iterator[AllDone]:
    """Yield the first such claim of a sentence that is about requests and excepts nothing."""
    for match in _ALL.finditer(sentence.text):
        if _EXCEPT.search(sentence.text) or not _about_requests(sentence, match):
            continue
        yield AllDone(sentence=sentence, position=match.start(), phrase=match.group())
        return


def _about_requests(sentence: Sentence, match: re.Match[str]) -> bool:
    before = sentence.text[: match.start()]
    if OF_OTHERS.search(before):
        return False
    nouns = [found.end() for found in re.finditer(REQUEST, before)]
    others = [found.end() for found in FOREIGN.finditer(before)]
    others += [found.end() for found in _DISPUTE.finditer(before)]
    if nouns:
        return max(nouns) > max(others, default=0)
    alone = len(before) <= ALONE
    return sentence.aspect == "request" and not others and (alone or "申请" in before)
