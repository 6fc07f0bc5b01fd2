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

OPENINGS = (
    "{year}年，{we}坚持公开为常态、不公开为例外，把群众想知道的事说清楚、说及时。",
    "{year}年，{we}围绕中心工作推进政府信息公开，公开内容更全，查找更方便。",
    "{year}年，{we}以群众满意为标准，理顺公开流程，补齐历史欠账，公开工作稳步推进。",
    "{year}年，{we}把公开要求嵌入办文办事各环节，信息发布的速度和质量都有改善。",
    "{year}年，{we}对照目录逐项检查，缺什么补什么，重点领域信息做到应公开尽公开。",
    "{year}年，{we}加强统筹，压实站所责任，政府信息公开工作有新的起色。",
)
CHANNELS = (
    "全年通过县政府网站和村（居）公示栏主动公开各类信息{n}条。",
    "依托网站专栏、微信公众号和公告栏，主动公开信息{n}条，内容以惠民政策和项目资金为主。",
    "围绕民生、财政、规划等领域主动公开信息{n}条，重要事项同时张贴告知。",
    "按目录主动公开信息{n}条，机构职能和办事指南有变动的当周更新。",
    "共主动公开信息{n}条，其中涉及群众切身利益的都配了通俗说明。",
    "年内主动公开信息{n}条，会议、财政预决算和招考信息均在规定时间内发布。",
)
MANAGEMENT = (
    "制作公文时同步确定公开属性，公开前逐件做保密审查，对已公开文件按季清理、更新目录。",
    "实行先审查后公开，谁提供谁负责；文件归档时核对公开属性，年底集中清理失效文件。",
    "建立信息台账，起草、审核、发布各有专人，涉密和个人信息严格把关。",
    "修订信息发布审核办法，明确三级审核权限，错敏词当日发现当日改。",
    "对历年文件逐份标注公开属性，能公开的集中公开，不能公开的写明理由存档。",
    "完善目录和指南，按主题重新归类，管理责任落实到人。",
)
PLATFORMS = (
    "县政府网站{we}专栏按月检查，空白栏目和失效链接当月修好；便民服务大厅设查阅点一处。",
    "网站专栏、政务新媒体和线下查阅点内容一致，更新由专人负责，过期栏目已合并。",
    "规范网站栏目设置，公开专栏可按主题查找；各村（居）公示栏与网上内容同步更新。",
    "政务新媒体账号由两个并为一个，发布前统一审核；网上查阅点配了自助打印机。",
    "对网站专栏改版，首页增加常用事项入口；公众号每周推送一次政策问答。",
    "在档案室和服务中心各设一处查阅场所，网站平台由技术单位定期巡检。",
)
OVERSIGHT = (
    "政府信息公开列入年度考核，每半年自查一次，通报问题并限期改正；组织业务培训两次。",
    "明确分管负责人和经办人，建立问题台账，接受群众监督和评议；全年培训经办人员三次。",
    "邀请代表委员评议公开工作，评议意见逐条办理；考核结果与评优挂钩。",
    "按季抽查公开内容，对更新不及时的站所发提醒单，纳入考核扣分；年内举办一次全员培训。",
    "设监督电话和意见箱，来电来信有登记有回音；社会评议得分比要求高两分。",
    "每月召开一次碰头会，通报进度和差错，年终考核时一并计分。",
)
PROBLEMS = (
    (
        "一是部分站所报送信息偏慢，从事情办完到公开平均要十天。",
        "二是政策解读以文字为主，图示和问答少。",
    ),
    ("一是公示栏内容与网上不同步。", "二是经办人员更换勤，业务不熟。"),
    ("一是依申请公开的答复文书不够规范。", "二是历史文件数字化进度慢，查找不便。"),
    ("一是重点领域信息公开的颗粒度不够细。", "二是群众反馈渠道少，意见收集不全。"),
    ("一是有的信息只公开结果，过程交代得少。", "二是老年人和外出务工人员获取信息不便。"),
    ("一是内设机构之间信息共享不畅，重复报送。", "二是公开目录更新滞后于职能调整。"),
)
IMPROVEMENTS = (
    ("一是把公开时限写进办事流程，逾期由办公室提醒。", "二是每季度至少做一次图文解读。"),
    ("一是每月末核对一次公示栏和网站。", "二是实行AB岗，新人上岗先培训。"),
    ("一是统一答复文书样式，疑难件集体研究。", "二是分批扫描历史文件，明年底前完成。"),
    ("一是细化公开目录，逐项定责任人。", "二是在大厅和网站开设意见箱，按月汇总办理。"),
    ("一是重要决策公开草案、意见采纳和结果全过程。", "二是印发大字版便民手册，村广播每周播报。"),
    ("一是建一个共用的信息台账，一次报送多处使用。", "二是职能变动后五个工作日内改目录。"),
)


def pick(options: tuple, name: str, salt: str) -> object:
    """Choose one of the options by the agency's name, the same each time."""
    return options[hashlib.sha256(f"{name}{salt}".encode()).digest()[0] % len(options)]


def own_words(agency: str, kind: str) -> str:
    """Return how an agency speaks of itself: 我镇, 我乡, 我街道, 我局, 我委, 我县."""
    if agency.endswith("委员会"):
        return "我委"
    return OWN[kind].format("乡" if "乡" in agency else "镇")


def opening(agency: str, we: str, year: int) -> str:
    """Return the first sentence of part one."""
    return str(pick(OPENINGS, f"{agency}{year}", "opening")).format(we=we, year=year)


def channels(agency: str, year: int, published: int) -> str:
    """Return the sentence that says how much was published."""
    return str(pick(CHANNELS, f"{agency}{year}", "channels")).format(n=published)


def management(agency: str, year: int) -> str:
    """Return a sentence about the management of information."""
    return str(pick(MANAGEMENT, f"{agency}{year}", "management"))


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
