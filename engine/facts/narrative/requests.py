"""What a number about requests for information counts: received, handled, carried, by whom.

The verb and the noun beside the number decide; letters, hotlines, proposals and comparisons with
other years are not requests, and channels or kinds after 其中 are parts of a total, not totals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED
from engine.facts.narrative.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.narrative.clauses import Counted

REQUEST = (
    r"(?:(?:政府|政务)?信息(?:的|依申请)*公开(?:的)?申请|依申请公开|依申请|公开(?:政府|政务)?信息(?:的)?申请"
    r"|申请公开|公开申请|申请信息公开|申请(?:政府)?信息|信息公开件)"
)
_REQUEST = re.compile(REQUEST + r"(?!人|表|书|指南|栏|渠道|制度|平台|流程|窗口)")
_APPLIED = re.compile(REQUEST + r"|申请(?!人|表|书|执行|复议|行政|低保|救助|补贴|报名|许可)")
FOREIGN = re.compile(
    r"信访|来信|来访|留言|热线|1234[58]|建议|提案|议案|咨询|投诉|举报|来电|信箱|诉求|许可|处罚|强制|低保"
    r"|救助|补贴|工单|舆情|问题|解读|新闻|稿件|视频|点击|浏览|培训|会议|访谈|征集|公众号|微博|文件|反馈|督办"
    r"|公文|批件|部门转来|转来|转办|案件|证|事项清单|主动公开|发布|收费|处理费|费用"
    r"|(?:查阅|查询|认定|住房|宅基地|建房|用地|登记|鉴定|听证|仲裁)的?申请"
    r"|(?:[村党居校厂]务|(?:学校|医院|企事业单位)的?信息)公开(?:的?申请)?"
)
_DISPUTE = re.compile(r"复议|诉讼|起诉|应诉|败诉")
OF_OTHERS = re.compile(r"转办|转来|转交|交办|协助|配合|抽查|抽取|测评|模拟")
_PLACE = re.compile(r"(?:渠道|平台|窗口|专栏|栏目|网站|专户|账户|账号|点|场所|专区|岗)$")
_RECEIVED = re.compile(r"收到|接收到?|接到|(?<!不予)受理|新收|收件|收悉|接获|新增|收取到")
_RECEIVED_NOUN = re.compile(
    REQUEST + r"(?:请求|申请|政府信息|信息|事项|办件|件|总?数量?|总量|总计|共计|合计|累计|一?共"
    r"|有|为|是|：|的)*+$"
)
_BARE_NOUN = re.compile(
    r"^(?:.*年度?，?)?(?:全年|共有?|本年度?)?申请(?:件|总?数量?|共计?|总计|为|是|：)*+$"
)
_HANDLED = re.compile(r"(?:办结|答复|回复)(?!率|书|文|口径|质量|模板|意见|期限|时限)|办毕|办理完毕")
_HANDLED_RIGHT = re.compile(r"(?:已|均|按|依|在)[^，。；不未]{0,18}(?:办结|答复|回复)$")
_OLD_ONES_HANDLED = re.compile(
    r"(?:上(?:一)?年度?|去年|20\d\d年度?)(?:底)?(?:结转|转结)的?[^，；。]{0,10}(?:办结|答复|办毕)"
    r"|(?:办结|答复)(?:了)?(?:上(?:一)?年度?|去年)(?:结转|转结)"
)
_LOOSELY_HANDLED = re.compile(r"办理|处理|完成")
_NOT_HANDLED = re.compile(
    r"未|不予|无法|逾期|延期|补正|撤回|撤销|不再|另行|当年"
    r"|不作为|不掌握|不存在|现成信息|重复|反复|出版物|重新出具|属于|不属"
)
"""What was not handled in full, and the rows of table 3 whose names speak of 处理 or 答复."""
_ROW_BEFORE = re.compile(
    r"(?:属于|不掌握|不存在|重复申请)(?:(?!属于|不掌握|不存在|重复申请)[^，。；])*，$"
)
_CHANNEL = re.compile(
    r"网络|网上|在线|线上|网站|平台|邮箱|邮件|邮寄|信函|信件|来函|当面|现场|窗口|传真|微信|电话|线下|书面|当场|口头"
)
_BY_A_CHANNEL = re.compile(_CHANNEL.pattern + r"|通过|经由|系统|信箱|渠道|途径")
_A_CHANNELS_NUMBER = re.compile(rf"(?:{_CHANNEL.pattern})[^，。；、\d]{{0,10}}\d")
_ACCEPTED = re.compile(r"受理(?:申请)?$")
_BESIDES = re.compile(r"[，（]另(?:有|外)?[^，。；）]{0,8}(?:结转|转结)(?!自?上)")
_TAKEN_IN = re.compile(r"收到|接到|接收|新收")
_ALL_CHANNELS = re.compile(r"(?:等|多种|各类|各种|各)(?:申请|受理|公开)?(?:渠道|方式|途径|形式)")
_TREND = re.compile(
    r"[比较][^比较\n]*(?:增|减|多|少|升|降|持平)|(?:增加|增长|减少|下降|上升|提高|降低|增至|减至)[了约至到]*$"
    r"|(?:比|较|与)(?:上年度?|去年|20\d\d年度?)(?:同期)?的?$"
)
_CARRIED_IN = re.compile(
    r"(?:上(?:一)?年度?|去年|前一年|20(?P<year>\d\d)年度?)(?:未办结)?(?:的)?(?:结转|转结|转入|遗留)"
    r"|(?:结转|转结)(?:自)?(?:上(?:一)?年度?|去年)|(?:结转|转结)(?:至|到)?(?:今年|本年度?)"
)
_CARRIED_OUT = re.compile(
    r"(?:结转|转结|转入|顺延|延续|转|延)(?:至|到|入)?(?:下(?:一)?|次|明|20(?P<year>\d\d))年度?"
    r"|(?:下(?:一)?年度?|次年度?)(?:继续|再)?(?:办理|答复|处理)|跨年(?:度)?(?:办理|结转)"
)
_BARE_CARRIED = re.compile(r"(?:结转|转结)(?:办理|件|数量|数)?(?:为|共)?$")
_PENDING = re.compile(
    r"(?:尚未|未|仍未|还未)(?:办结|办理完毕|答复)|正在(?:办理|处理|答复)|尚在办理|在办"
)
_NATURAL = re.compile(
    r"(?:自然人|公民|个人)(?:的)?(?:提出|提交)?(?:的)?(?:(?:政府)?信息公开)?(?:申请)?(?:的)?(?:总?数量?|件|共计?|为|有|：|占)*+$"
)
_ORGANISATION = re.compile(
    r"法人(?:(?:、|或|和|及|与|或者|以及)?(?:其他|其它)组织)?(?:的)?(?:提出|提交)?(?:的)?(?:(?:政府)?信息公开)?(?:申请)?(?:的)?(?:总?数量?|件|共计?|为|有|：)*+$"
)
_LOOSELY_CITIZENS = re.compile(
    r"^(?!.*(?:其中|自然人|个人|法人|组织|企业))(?>.*?(?:收到|受理|接到)).*公民"
)
_NATURAL_RIGHT = re.compile(r"^(?:均|都|全部)?(?:为|是|系|由)?(?:自然人|公民)(?!.*法人)")
_ALL_NATURAL = re.compile(
    r"(?:政府信息公开申请)?[，（](?:均|全部|都|皆)(?:为|是|系|由)(?:自然人|公民)(?![^，。；]*法人)"
)
_RESULTS = {
    "granted": "予以公开",
    "partial": "部分公开",
    "denied": "不予公开",
    "unable": "无法提供",
    "rejected": "不予处理",
    "other": "其他处理",
}
_RESULT_TAIL = re.compile(
    r"(?:(?:予以|同意|准予|部分|不予)公开|无法提供|不予处理|其他处理)"
    r"(?:及|和|、|或|与|(?:予以|同意|准予|部分|不予)公开|无法提供|不予处理|其他处理){0,40}+"
    r"(?:的|有|类|情况|情形|申请|答复|决定|共计?|总?数量?|为|件)*+$"
)
_ATTRIBUTES = re.compile(
    r"(?:公文|文件|发文|属性)[^。；]{0,200}?主动公开(?:的|类)?\d+[^。；]{0,200}?(?:依申请公开|不予公开)(?:的|类)?\d+"
    r"|主动公开(?:的|类)?\d+[件条份篇][、，]依申请公开(?:的|类)?\d+[件条份篇][、，]不予公开(?:的|类)?\d+"
)
_ONE_MATTER = re.compile(
    r"申请公开(?!(?:的)?(?:政府|政务)?信息)[^，。；]{2,16}?(?:信息|情况|材料|文件|资料)(?:的)?(?:申请)?$"
)
_INCLUDES = re.compile(
    r"^[，（、；]*(?:其中)?[，：]?(?:含|包括|包含|其中)?[^，；。]{0,3}?"
    r"(?:(?:上(?:一)?年度?|去年|20\d\d年度?)[^，；。）\d]{0,4}?(?:结转|转结|转入)|(?:结转|转结)自?(?:上(?:一)?年|去年|20\d\d年))"
)
_INCLUDES_WORD = re.compile(r"^[，（、；]*(?:其中|含|包括|包含)")


def requests(counted: Counted) -> Iterator[Claim]:
    """Yield what a number says of requests, nothing if it is about something else."""
    count = counted.amount.count
    if count is None or counted.amount.rough or counted.amount.unit not in (*COUNTED, ""):
        return
    if _ATTRIBUTES.search(counted.sentence.text):  # what documents are marked as, not requests
        return
    left = _nearest(counted.left)
    if any(other.search(counted.left) for other in (_TREND, _PLACE, OF_OTHERS)):
        return
    if _DISPUTE.search(left) or not _is_topic(counted, left):
        return
    for subject, reason, both in _subjects(counted, left):
        yield Claim(
            subject=subject,
            value=count,
            sentence=counted.sentence,
            position=counted.amount.start,
            none_said=count == 0,
            with_carried=both,
            answered=subject == "handled" and "办结" not in left,
            qualified=reason,
        )


def _nearest(left: str) -> str:
    """Drop what stands before the last foreign noun, if a request is named after it."""
    last = max((match.end() for match in FOREIGN.finditer(left)), default=0)
    return left[last:] if _REQUEST.search(left[last:]) else left


def _is_topic(counted: Counted, left: str) -> bool:
    text = left + counted.right
    if _REQUEST.search(text) and not FOREIGN.search(left):
        return True
    if FOREIGN.search(text):
        return False
    nouns = [match.end() for match in _REQUEST.finditer(counted.prefix)]
    others = [match.end() for match in FOREIGN.finditer(counted.prefix)]
    if nouns:
        return max(nouns) > max(others, default=0)
    return counted.sentence.aspect == "request" and not others and _says_request(counted, text)


def _says_request(counted: Counted, text: str) -> bool:
    """Tell whether a sentence under 依申请公开 speaks of requests without naming them in full."""
    if _APPLIED.search(counted.prefix + text):
        return True
    return _HANDLED.search(text) is not None or _BARE_CARRIED.search(counted.left) is not None


def _subjects(counted: Counted, left: str) -> Iterator[tuple[str, str, bool]]:
    carried = _carried(counted)
    if carried:
        yield (*carried, False)
        return
    parts = _part(counted)
    if parts:
        yield (*parts, False)
        return
    if _received(counted, left) and not _one_of_channels(counted):
        yield "received", _reservation(counted), _with_carried(counted)
        if _ALL_NATURAL.match(counted.sentence.text, counted.amount.end):
            yield "applicant.natural", "", False
    handled = _handled(counted, left)
    if handled:
        part = _OLD_ONES_HANDLED.search(counted.sentence.text)
        reason = "句中另写上年结转的办结数，这里可能只是一部分" if part else handled[1]
        yield handled[0], reason, False


def _carried(counted: Counted) -> tuple[str, str] | None:
    left, right = counted.left, counted.right
    if _CARRIED_OUT.search(left) or re.match(r"[将已需]?" + _CARRIED_OUT.pattern, right):
        return "carried.out", ""
    if _CARRIED_IN.search(left) or re.match(_CARRIED_IN.pattern, right):
        return "carried.in", ""
    if _BARE_CARRIED.search(left):
        return _bare_carried(counted)
    if _PENDING.search(left) or _PENDING.match(right):
        return "carried.out", "写的是尚未办结，未写明结转"
    return None


def _bare_carried(counted: Counted) -> tuple[str, str]:
    """Tell by what else the sentence says whether 结转2件 came in or went out."""
    if _HANDLED.search(counted.prefix):
        return "carried.out", ""
    if _CARRIED_OUT.search(counted.sentence.text, counted.amount.end):
        return "carried.in", ""
    return "carried.out", "只写“结转”，未写明自上年或至下年"


def _part(counted: Counted) -> tuple[str, str] | None:
    left = counted.left
    results = _RESULT_TAIL.search(left)
    if results:
        said = re.sub("(?:同意|准予)公开", "予以公开", results.group())
        named = [key for key, word in _RESULTS.items() if word in said]
        return "handled." + "+".join(named), ""
    if _ORGANISATION.search(left) and not re.search(r"公民|自然人|个人", left):
        return "applicant.organisation", ""
    if (_NATURAL.search(left) and "法人" not in left) or _NATURAL_RIGHT.match(counted.right):
        return None if _LOOSELY_CITIZENS.search(counted.clause) else ("applicant.natural", "")
    return None


def _received(counted: Counted, left: str) -> bool:
    if counted.among and not _RECEIVED.search(left.rpartition("其中")[2]):
        return False
    if counted.among and _BY_A_CHANNEL.search(left):
        return False
    if _RECEIVED.search(left):
        return bool(
            _REQUEST.search(left)
            or _REQUEST.match(counted.right)
            or re.search(r"(?:收到|受理|接到|接收)(?:申请)?(?:共计?|总计|累计)?$", left)
            or re.search(r"申请(?:总?数量?|件|共计?|为)*+$", left)
        )
    if _HANDLED.search(left) or _LOOSELY_HANDLED.search(left) or _NOT_HANDLED.search(left):
        return False
    if _RECEIVED_NOUN.search(left):
        return True
    return counted.sentence.aspect == "request" and _BARE_NOUN.search(left) is not None


def _one_of_channels(counted: Counted) -> bool:
    """Tell 书面申请2件、网络申请5件: each is a part, whatever sums them up is the total."""
    if not _CHANNEL.search(counted.left) or _ALL_CHANNELS.search(counted.left):
        return False
    return len(_A_CHANNELS_NUMBER.findall(counted.sentence.text)) > 1


def _reservation(counted: Counted) -> str:
    if _ACCEPTED.search(counted.left) and _TAKEN_IN.search(
        counted.prefix, 0, len(counted.prefix) - len(counted.left)
    ):
        return "收到之后另写受理，可能不含撤回或未补正的"
    if _BESIDES.match(counted.sentence.text, counted.amount.end):
        return "句中另写结转的件数，这里可能没有计入"
    if _CHANNEL.search(counted.left) and not _ALL_CHANNELS.search(counted.left):
        return "句中只说了一种申请渠道，可能不是全部"
    if _ONE_MATTER.search(counted.left):
        return "句中只说了一类申请，可能不是全部"
    return ""


def _with_carried(counted: Counted) -> bool:
    rest = counted.sentence.text[counted.amount.end :]
    return bool(_INCLUDES.match(rest) and _INCLUDES_WORD.match(rest))


def _handled(counted: Counted, left: str) -> tuple[str, str] | None:
    left = left.rpartition("其中")[2]  # 全部办结，其中2件予以公开: the verb is the whole's
    one_channel = _CHANNEL.search(left) and not _ALL_CHANNELS.search(left)
    row = _NOT_HANDLED.search(left) or _ROW_BEFORE.search(counted.prefix.removesuffix(counted.left))
    if row or one_channel:
        return None
    if _HANDLED.search(left) or (
        not left.strip("，；：、（）") and _HANDLED_RIGHT.match(counted.right)
    ):
        return "handled", ""
    if _LOOSELY_HANDLED.search(left) and not _RECEIVED.search(left):
        return "handled.loosely", ""
    return None
