"""The words that tell of the five aspects; data, so that a reader can see what is looked for.

``heading``: in a sub-heading or lead any of these makes it the aspect's own. ``sentence``: in
running text only what has the aspect as its subject: something is done *to* a platform, a request
is received, supervision is exercised. ``passing``: the aspect's words, nothing more.
``together``: what treats it only side by side, as people in charge and their training do 监督保障.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the five aspects of part one and how it is recognised."""

    key: str
    label: str
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    passing: re.Pattern[str]
    together: tuple[re.Pattern[str], ...] = ()


_TEND = (
    r"设置|设立|设有|开设|建设|建立|建成|搭建|打造|更新|维护|整合|关停|注销|优化|改版|升级|加强|完善|规范"
    r"|管理|运维|监测|开通|依托|升级|迁移|健全|推进|做好|落实|充实|布置|配备|划定|现有|共有|新增"
)
_PLATFORM = (
    r"网站|平台|专栏|栏目|公示栏|公开栏|公告栏|信息栏|宣传栏|新媒体|公众号|微博|抖音|专区|查阅点|查阅场所"
    r"|查阅中心|触摸屏|显示屏|客户端|查询机|一体机"
)
_KEEP = (
    r"建立|健全|完善|落实|制定|制订|出台|严格|执行|规范|修订|修正|编制|更新|实行|实施|梳理|坚持|强化|加强|清理"
    r"|做好|开展|明确|按照|依照|调整"
)
ASPECTS = (
    Aspect(
        "disclosure",
        "主动公开",
        re.compile(
            r"主动公开|公开内容|公开要求|公开重点|重点领域|信息发布|公开范围|公开力度|公开实效"
        ),
        re.compile(
            r"主动公开(?!目录)|向社会(?:主动)?公[开布]|(?:公开|发布|公布|公示)[^。；]{0,30}?\d+余?[条篇件份期个项则]"
            r"|公开(?:了|各类|政府信息)|及时(?:公开|发布|公布)"
        ),
        re.compile(r"公开|发布"),
    ),
    Aspect(
        "on_request",
        "依申请公开",
        re.compile(r"申请"),
        re.compile(
            r"依申请|依法申请|(?:收到|接到|接收|受理|收办|办理|办结|答复|处理|回复|新收|没有|暂无|无)[^。；]{0,20}?"
            r"申请(?!、受理)|申请(?:公开)?[^。；、，]{0,12}?(?:\d+|[一二三四五六七八九十零]+)[件份宗条]|申请(?:办理|答复|渠道|流程|受理)"
        ),
        re.compile(r"申请"),
    ),
    Aspect(
        "management",
        "政府信息管理",
        re.compile(
            r"信息管理|信息资源|管理|制度|审查|审核|审批|目录|规范化|规范性文件|保密|机制|清理"
        ),
        re.compile(
            rf"(?:{_KEEP})[^。；]{{0,30}}?(?:信息管理|制度|审查|审核|审签|审批|三审三校|先审后|公开目录|公开指南|公开属性"
            r"|台账|规范性文件|文件库)|(?:制度|审查|审核|目录|指南|台账)[^。；，]{0,12}?(?:建立|健全|完善|落实|编制|更新)"
            r"|先审后[发公]|三审三校|保密|分级审核|动态(?:调整|更新)|公开属性|政府信息管理|归档|[初终]审|把关"
            r"|不上网|不涉密|发布(?:流程|程序|登记)|分类管理|信息(?:的)?(?:收集|采集)[、和][^。；]{0,12}?(?:更新|上传|发布|维护)"
            r"|(?:历史|失效|过期|错误)信息[^。；]{0,10}?(?:清[理除]|删除|更[新正]|修正)"
        ),
        re.compile(r"制度|审核|审查|目录|管理|机制"),
    ),
    Aspect(
        "platform",
        "政府信息公开平台建设",
        re.compile(r"平台|网站|新媒体|渠道|载体|阵地|专栏|公开栏|公示栏|专区"),
        re.compile(
            rf"(?:平台|网站|栏目|专栏|新媒体|专区|阵地|载体)(?:集约化)?(?:建设|管理|维护|运维|改版|升级|整合|监管|检查|普查)"
            rf"|(?:{_TEND})[^。；，]{{0,24}}?(?:{_PLATFORM})"
            r"|(?:网站|新媒体|公众号|专栏|栏目|公开栏|公示栏)(?:的|日常|由专人|统一|设置|进行|工作)*"
            r"(?:维护|运行|运维|管理|规范|完善|优化|升级|改版|清理|整合|健全|合理)"
            r"|以[^。；，]{2,14}?为(?:主要?|第一)(?:公开)?(?:平台|阵地|渠道)"
            rf"|(?:无|没有|未(?:建|设|开|单独))[^。；，]{{0,12}}?(?:{_PLATFORM})|拓[宽展][^。；，]{{0,8}}?渠道"
        ),
        re.compile(_PLATFORM + "|渠道"),
    ),
    Aspect(
        "oversight",
        "监督保障",
        re.compile(
            r"监督|保障|考核|考评|评议|追究|问责|督[查促导办]|检查|组织领导|组织建设|队伍|培训"
        ),
        re.compile(
            r"监督(?!权)(?:检查|保障|考核|管理|机制|电话|渠道|小组|力度|员|体系|责任|指导|工作|评价)|(?:强化|加强|接受|社会|群众|完善)"
            r"[^。；，]{0,14}?监督(?!权|作用)|考核|评议|责任追究|问责|追责|督[查促导办](?!检查组)|自查|巡查|(?:进行|开展|定期|专项|日常"
            r"|不定期|组织)[^。；，]{0,16}?检查|(?:组织|制度|人员|经费|资金|队伍)保障|(?:检查|督导)[^。；，]{0,4}\d次"
            r"|定期通报|通报批评|予以通报|问题[^。；]{0,8}?整改|工作经费|压实[^。；，]{0,4}?责任"
        ),
        re.compile(r"培训|领导小组|专人|责任分工|监督(?!权)"),
        (
            re.compile(
                r"(?:成立|调整|设立|组建|健全|明确|指定|配备|安排|确定)[^。；]{0,40}?"
                r"(?:领导小组|工作小组|专班|专人|专职|分管领导|负责人|工作人员)"
            ),
            re.compile(
                r"(?:组织|开展|举办|召开|参加|进行|加强|接受|召集)[^。；]{0,40}?培训|培训(?:会|班|\d)"
            ),
        ),
    ),
)
