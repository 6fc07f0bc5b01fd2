"""Claims of none without a figure: 未收到…申请, 没有发生…行政复议, 无…, 零申请.

"None" counts for a subject only where the negation governs its noun: 未按期答复申请, 无法提供 or
没有未办结的申请 deny something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.facts.narrative.claim import Claim
from engine.facts.narrative.disputes import is_about_disclosure, named_in
from engine.facts.narrative.requests import REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence

_DENIAL = re.compile(
    r"(?<![从并])(?:尚未|从未|暂未|均未|未曾|未有|没有|并无|均无|暂无|不存在|未|没|无|零)"
    r"(?!法|关|正当|理由|偿|障碍|论|误|需|缝|纸|条件|死角|缺|虚|一|必要|来|能|及时|按|经|予|在规定|在法定)"
)
_VERB = re.compile(
    r"^(?:再|有|新|被|曾)*(?:收到?|接收到?|接到|受理|收悉|新收|发生|产生|出现|引发|引起|存在|涉及|有|被|办理|处理|答复|提起|申请(?=行政复议|复议)"
    r"|遗留|制定|制发|出台|印发|废止|作出|做出|实施|开展|结转|转结)"
)
_AND_VERB = re.compile(r"^(?:和|及|、|或|与)(?:受理|处理|办理|答复|接到|产生|引发)")
_CLAUSE_END = re.compile(r"[，；。：（）！]")
_STILL_DENIED = re.compile(
    r"^(?:也|亦|及|和|或)?(?:被|因[^，。；\d]{0,20})?(?:申请|提起|引发|发生|产生)?(?:行政)?(?:复议|诉讼|应诉)[^\d，。；]{0,12}(?:[，。；]|$)"
)
_NEGATED_AGAIN = re.compile(r"^[^，。]{0,6}(?:未|没有|逾期|超期|不)")
_FLAWED = re.compile(
    r"不当|不力|不到位|不及时|不规范|不满|不服|不履行|违法|违规|逾期|超期|重大|恶意|答复有误|质量"
)
_OTHER_OUTCOME = re.compile(r"纠错|纠正|败诉|撤销|责令|追责|责任追究|投诉|举报|维持|问责|费")
_FOREIGN = re.compile(r"信访|许可|处罚|强制|热线|咨询|留言|建议|提案|救助|补贴|补正|异议|回执")
_NOT_THE_REQUEST = (
    r"(?!人|表|书|指南|栏|渠道|制度|平台|流程|窗口|的?(?:行政)?(?:复议|诉讼)|强制|执行"
    r"|被|而|引|提起|产生|工作|事务|答复|办理|过程)"
)
_REQUEST = re.compile(REQUEST + _NOT_THE_REQUEST)
_BARE_APPLICATION = re.compile(r"(?<![^，。；]{9})申请" + _NOT_THE_REQUEST)
_LINK = re.compile(r"因|引发|引起|针对|有关|关于|导致|涉及")
_OF_A_KIND = re.compile(r"其他|其它|线[上下]|网上|网络|书面|信函|当面|传真|邮寄|口头")
_OF_ANY_KIND = re.compile(r"任何|各种|各类|等|线上线下|线上[和及、]线下")
_NORMATIVE = re.compile(
    r"^(?:新的?|任何|行政|过|本级)*规范性文件(?!解读|类|合法|审|备案|清理|公开|信息)"
)
_DOCUMENT_VERBS = {
    "制定": "made",
    "制发": "made",
    "出台": "made",
    "印发": "made",
    "废止": "repealed",
}
_DECISIONS = {"许可": "licensing", "处罚": "penalty", "强制": "coercion"}


def nothing(sentence: Sentence) -> Iterator[Claim]:
    """Yield every claim of none in a sentence."""
    seen: set[str] = set()
    for match in _DENIAL.finditer(sentence.text):
        for subject, reason in _denied(sentence, match):
            if subject not in seen:
                seen.add(subject)
                yield Claim(
                    subject=subject,
                    value=0,
                    sentence=sentence,
                    position=match.start(),
                    none_said=True,
                    qualified=reason,
                )


def _denied(sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    tail = sentence.text[match.end() :]
    verb = _VERB.match(tail)
    if verb is None and match.group() in {"未", "没", "尚未", "从未", "暂未", "均未", "未曾"}:
        return
    word = verb.group() if verb else ""
    what = _object(tail[len(word) :], word)
    if re.search(r"\d", what) or _NEGATED_AGAIN.match(what):
        return
    yield from _requests(sentence, word, what)
    yield from _disputes(sentence, what)
    yield from _documents(word, what)
    yield from _decisions(word, what)


def _object(rest: str, verb: str) -> str:
    """Return what is denied: to the clause's end, and on where a bare 复议/诉讼 clause follows."""
    end = _CLAUSE_END.search(rest)
    what = rest[: end.start()] if end else rest
    while end and end.group() == "，":
        more = rest[end.end() :]
        if not _STILL_DENIED.match(more) or ("复议" not in what and "被" not in verb):
            break
        end = _CLAUSE_END.search(rest, end.end())
        what = rest[: end.start()] if end else rest
    return what


def _requests(sentence: Sentence, verb: str, what: str) -> Iterator[tuple[str, str]]:
    if re.search(r"结转|转结", verb + what):
        if re.search(r"下(?:一)?年|次年|明年|20\d\d年", what) and "上" not in what[:4]:
            yield "carried.out", ""
        elif re.search(r"^(?:上(?:一)?年|去年)", what):
            yield "carried.in", ""
        return
    asked = _REQUEST.search(what)
    if asked is None and sentence.aspect == "request":
        asked = _BARE_APPLICATION.search(what)
    if asked is None or _FOREIGN.search(what):
        return
    before = what[: asked.start()]
    if _OF_A_KIND.search(before) and not _OF_ANY_KIND.search(before):
        return
    if _LINK.search(before) or _OTHER_OUTCOME.search(what) or _FLAWED.search(what):
        return
    if re.search(r"办理|处理|答复", verb) and not re.search(r"收|受理", verb):
        return
    yield "received", ""
    if re.search(r"^(?:和|及|、|或|与)(?:处理|办理|答复)", what):
        yield "handled", ""


def _disputes(sentence: Sentence, what: str) -> Iterator[tuple[str, str]]:
    if _OTHER_OUTCOME.search(what):
        return
    reason = "" if is_about_disclosure(sentence) else "未写明是否因政府信息公开引起"
    if _FLAWED.search(what):
        reason = "只否认因某种原因引起的复议、诉讼"
    for subject in named_in(what):
        yield subject, reason


def _documents(verb: str, what: str) -> Iterator[tuple[str, str]]:
    for word, measure in _DOCUMENT_VERBS.items():
        if word in verb and _NORMATIVE.match(what):
            yield f"document.normative.{measure}", ""


def _decisions(verb: str, what: str) -> Iterator[tuple[str, str]]:
    if not re.search(r"作出|做出|实施|发生|办理|开展", verb):
        return
    for word, row in _DECISIONS.items():
        if re.match(rf"^[^，。]{{0,10}}行政{word}(?!权|事项|执法|信息|听证|信用|法)", what):
            yield f"decision.{row}", ""
