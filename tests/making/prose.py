"""Prose for made-up agencies, in our own words; varied by name so that no two reports are alike."""

from __future__ import annotations

import hashlib

OWN = {
    "township": "我{0}",
    "subdistrict": "我街道",
    "department": "我局",
    "government": "我县",
    "other": "我委",
}

PLATFORMS = (
    "县政府网站{we}专栏按月检查，空白栏目和失效链接当月修好；便民服务大厅设查阅点一处。",
    "网站专栏、政务新媒体和线下查阅点内容一致，更新由专人负责，过期栏目已合并。",
    "规范网站栏目设置，公开专栏可按主题查找；各村（居）公示栏与网上内容同步更新。",
    "政务新媒体账号由两个并为一个，发布前统一审核；网上查阅点配了自助打印机。",
)
OVERSIGHT = (
    "政府信息公开列入年度考核，每半年自查一次，通报问题并限期改正；组织业务培训两次。",
    "明确分管负责人和经办人，建立问题台账，接受群众监督和评议；全年培训经办人员三次。",
    "邀请代表委员评议公开工作，评议意见逐条办理；考核结果与评优挂钩。",
    "按季抽查公开内容，对更新不及时的站所发提醒单；年内举办一次全员培训。",
)
PROBLEMS = (
    (
        "一是部分站所报送信息偏慢，从事情办完到公开平均要十天。",
        "二是政策解读以文字为主，图示和问答少。",
    ),
    ("一是公示栏内容与网上不同步。", "二是经办人员更换勤，业务不熟。"),
    ("一是依申请公开的答复文书不够规范。", "二是历史文件数字化进度慢，查找不便。"),
    ("一是重点领域信息公开的颗粒度不够细。", "二是群众反馈渠道少，意见收集不全。"),
)
IMPROVEMENTS = (
    ("一是把公开时限写进办事流程，逾期由办公室提醒。", "二是每季度至少做一次图文解读。"),
    ("一是每月末核对一次公示栏和网站。", "二是实行AB岗，新人上岗先培训。"),
    ("一是统一答复文书样式，疑难件集体研究。", "二是分批扫描历史文件，明年底前完成。"),
    ("一是细化公开目录，逐项定责任人。", "二是在大厅和网站开设意见箱，按月汇总办理。"),
)


def pick(options: tuple, name: str, salt: str) -> object:
    """Choose one of the options by the agency's name, the same each time."""
    return options[hashlib.sha256(f"{name}{salt}".encode()).digest()[0] % len(options)]


def own_words(agency: str, kind: str) -> str:
    """Return how an agency speaks of itself: 我镇, 我乡, 我街道, 我局, 我县."""
    return OWN[kind].format("乡" if "乡" in agency else "镇")


def platform(agency: str, we: str) -> str:
    """Return a sentence about the platforms."""
    return str(pick(PLATFORMS, agency, "platform")).format(we=we)


def oversight(agency: str) -> str:
    """Return a sentence about oversight."""
    return str(pick(OVERSIGHT, agency, "oversight"))


def problems(agency: str) -> tuple[str, ...]:
    """Return the problems named in part five."""
    found = pick(PROBLEMS, agency, "five")
    return (f"（一）存在的主要问题。{''.join(found)}",)  # type: ignore[arg-type]


def improvement(agency: str) -> tuple[str, ...]:
    """Return the improvements promised in part five, matching the problems."""
    found = pick(IMPROVEMENTS, agency, "five")
    return (f"（二）改进措施。{''.join(found)}",)  # type: ignore[arg-type]
