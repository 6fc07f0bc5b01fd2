"""What real wording could trip each rule, tried in a whole report: the ``known_problems``, proven.

A line is (rule, what was tried, the change, what is said). Nothing but that may be said; an empty
set means that nobody is accused. Where something is said of an innocent, ``known_problems`` says
so too, and what the auditor does about it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.drafts import Draft, with_prose
from making.faults import added, base, both, cell, head, heading, signed, sixth, words
from making.writers import as_flat_text, as_html

from engine.check import Checker
from engine.packs import load_pack
from engine.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Callable

FEE = "2023年度，我镇未向申请人发出政府信息公开信息处理费收费通知，收取信息处理费0元。"


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack."""
    return Checker(load_pack())


def said(draft: Draft, write: Callable[[Draft], bytes] = as_flat_text) -> set[str]:
    """Return what accuses or doubts: ``N101`` for a failure, ``N101?`` for a doubt."""
    name = "稿.html" if write is as_html else "稿.txt"
    audit = checker().audit(read_report(write(draft), name))
    assert audit.counts()["broken"] == 0
    marks = {"fail": "", "uncertain": "?"}
    return {f"{one.rule}{marks[one.outcome]}" for one in audit.findings if one.outcome in marks}


def five(text: str) -> Callable[[Draft], Draft]:
    """Return the change that replaces part five."""
    return lambda draft: with_prose(draft, 5, text)


def title(*lines: str) -> Callable[[Draft], Draft]:
    """Return the change of the title."""
    return lambda draft: replace(draft, title=lines)


def aspect(number: int, text: str) -> Callable[[Draft], Draft]:
    """Return the change of one of the five aspects of part one."""

    def change(draft: Draft) -> Draft:
        texts = list(draft.prose[1])
        texts[number] = text
        return with_prose(draft, 1, *texts)

    return change


def of(agency: str, kind: str, old: str = "我镇", new: str = "我局") -> Callable[[Draft], Draft]:
    """Return the change of the agency and of how it speaks of itself."""

    def change(draft: Draft) -> Draft:
        prose = {
            part: tuple(text.replace(old, new) for text in texts)
            for part, texts in draft.prose.items()
        }
        return replace(
            draft,
            agency=agency,
            kind=kind,
            title=(agency, draft.title[1]),
            signoff=(agency, draft.signoff[1]),
            prose=prose,
        )

    return change


TRIED: tuple[tuple[str, str, Callable[[Draft], Draft], set[str]], ...] = (
    # S structure
    ("S101", "序号对得上而用语差得远的短行", heading(5, "五、问题与对策"), {"S103"}),
    ("S101", "标题后跟冒号", heading(5, "五、存在的主要问题及改进情况："), set()),
    ("S102", "一．", heading(1, "一．总体情况"), set()),
    ("S102", "一.", heading(1, "一.总体情况"), set()),
    ("S102", "第一部分", heading(1, "第一部分 总体情况"), set()),
    ("S102", "一 、中间有空格", heading(1, "一 、 总体情况"), set()),
    (
        "S103",
        "通行的别名",
        heading(4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        set(),
    ),
    ("S103", "通行的别名", heading(5, "五、政府信息公开工作存在的主要问题及改进情况"), set()),
    ("S103", "通行的别名", heading(6, "六、需要报告的其他事项"), set()),
    ("S103", "行政机关主动公开", heading(2, "二、行政机关主动公开政府信息情况"), set()),
    (
        "S104",
        "没有小标题，只有一句",
        aspect(4, "政府网站专栏按月检查，失效链接当月修好。"),
        {"W103"},
    ),
    (
        "S104",
        "管理换了说法",
        aspect(3, "（三）规范政府信息管理。公文制作时同步确定公开属性。"),
        set(),
    ),
    ("S104", "平台换了说法", aspect(4, "（四）加强公开平台建设。网站专栏按月检查。"), set()),
    ("S105", "只说到考核", aspect(5, "（五）监督保障情况。政府信息公开纳入年度绩效考核。"), set()),
    ("S105", "只说到评议", aspect(5, "（五）监督保障情况。开展社会评议，群众满意。"), set()),
    ("S107", "表四没有新旧之分", cell(4, "review", "total", "1"), set()),
    (
        "S109",
        "目录不在其内",
        head("由六个部分组成。", "由六个部分组成，即总体情况、主动公开政府信息情况等。"),
        set(),
    ),
    (
        "S110",
        "问题写得委婉",
        five(
            "存在的主要问题：干部更换频繁，业务接续常有空档，经办人员要半年才能上手。改进措施：实行AB岗。"
        ),
        set(),
    ),
    (
        "S110",
        "合在一段",
        five("一是解读形式不够多样，二是更新有时滞后。下一步，加强培训，完善考核。"),
        set(),
    ),
    (
        "S110",
        "用顿号并列不数项数",
        five("存在三个方面的不足：更新不及时、解读少、互动少。今后将逐项改进，加强培训。"),
        set(),
    ),
    ("S111", "公开平台规范仍然有效", added(1, "按照国办公开办函〔2019〕61号要求规范专栏。"), set()),
    ("S111", "没有文号的简称", added(1, "按照年度报告有关事项的通知要求编制。"), set()),
    ("S112", "换了语序", title("青禾县白沙镇人民政府", "政府信息公开工作2023年度报告"), set()),
    ("S112", "标题一行写完", title("青禾县白沙镇人民政府2023年度政府信息公开工作年度报告"), set()),
    ("S112", "少了“工作”二字", title("青禾县白沙镇人民政府", "2023年政府信息公开年度报告"), set()),
    (
        "S112",
        "加括号的年度",
        title("青禾县白沙镇人民政府政府信息公开工作年度报告（2023年）"),
        set(),
    ),
    ("S113", "概述和附表也算", head("由六个部分组成", "由概述、六个部分和附表组成"), set()),
    ("S113", "没有说几部分", head("，由六个部分组成", ""), set()),
    ("S114", "落款一行", signed("青禾县白沙镇人民政府 2024年1月12日"), set()),
    ("S114", "中文日期", signed("{agency}", "二〇二四年一月十二日"), set()),
    ("S115", "第六部分只有一个无字", lambda d: with_prose(d, 6, "无"), {"E101"}),
    # F figures
    ("F101", "带量词", cell(2, "coercion", "handled", "0件"), set()),
    ("F101", "带空格和量词", cell(2, "penalty", "handled", "5 项"), set()),
    ("F101", "全角数字", cell(2, "penalty", "handled", "５"), set()),
    ("F101", "千分位", cell(2, "licensing", "handled", "1,012"), set()),
    ("F101", "收费金额有小数", cell(2, "fees", "amount", "7730.285"), set()),
    ("F101", "收费金额带单位", cell(2, "fees", "amount", "3.5万元"), set()),
    ("F102", "斜线是空白", cell(2, "coercion", "handled", "/"), {"F102?"}),
    ("F102", "横线是空白", cell(2, "coercion", "handled", "—"), {"F102?"}),
    (
        "F401",
        "废止多于制发",
        both(
            cell(2, "normative", "repealed", "5"),
        ),
        set(),
    ),
    # D dates
    ("D102", "最后一天只是警告", signed("{agency}", "2023年12月31日"), {"D102"}),
    (
        "D201",
        "不写统计期限只是提示",
        head("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", ""),
        {"D201"},
    ),
    ("D201", "截至", head("自2023年1月1日起至2023年12月31日止", "为2023年1月1日—12月31日"), set()),
    ("D201", "全年", head("自2023年1月1日起至2023年12月31日止", "自2023年1月1日至12月31日"), set()),
    (
        "D201",
        "中文数字",
        head("自2023年1月1日起至2023年12月31日止", "自二〇二三年一月一日起至十二月三十一日止"),
        set(),
    ),
    ("D203", "与上年比较", added(1, "2022年我镇主动公开信息70条，2023年比上年多16条。"), set()),
    ("D203", "文件名称里的年份", added(1, "认真落实《2022年政务公开工作要点》。"), set()),
    ("D203", "自某年起", added(1, "自2021年起，我镇坚持按月检查公开栏。"), set()),
    ("D203", "往年考核结果", added(1, "2022年度政务公开考核中我镇被评为优秀。"), set()),
    ("D203", "来年打算", added(5, "2024年，我镇将进一步加强培训。"), set()),
    ("D204", "电话不是日期", added(6, "联系电话：0357-20231301。"), set()),
    ("D204", "文号不是日期", added(1, "印发青政办〔2023〕13号文件。"), set()),
    ("D204", "二月二十九日没有年份", added(1, "2月29日举办政府开放日。"), set()),
    # E fee
    ("E101", "没有产生", sixth("本年度没有产生信息处理费。"), set()),
    ("E101", "未收取", sixth("我镇2023年未收取任何信息处理费。"), set()),
    ("E101", "未发生", sixth("依申请公开政府信息未发生信息处理费。"), set()),
    ("E101", "收费为0", sixth("2023年度政府信息公开信息处理费收费为0元。"), set()),
    (
        "E101",
        "按办法规定、没有收费",
        sixth("本机关按照《政府信息公开信息处理费管理办法》收费标准，本年度无收费情况。"),
        set(),
    ),
    (
        "E102",
        "部分逾期未缴",
        sixth("2023年度发出收费通知2件，总金额200元，实际收取信息处理费100元。"),
        set(),
    ),
    (
        "E103",
        "收费标准里的单价",
        sixth("信息处理费按超出30页的部分每页10元、超过100页的每页20元计收，2023年度我镇收取0元。"),
        set(),
    ),
    (
        "E105",
        "四舍五入",
        both(
            sixth("2023年度发出信息处理费收费通知3件，总金额340元，实际收取340元。"),
            cell(2, "fees", "amount", "0.03"),
        ),
        set(),
    ),
    ("E106", "以笔计数", sixth("2023年度信息处理费发出收费通知1笔，收取100元。"), set()),
    # N narrative
    ("N101", "信访不算申请", added(1, "全年收到群众来信23件，均已办结。"), set()),
    ("N101", "热线不算申请", added(1, "12345热线受理工单310件，办结310件。"), set()),
    ("N101", "留言不算申请", added(1, "收到网上留言17条，全部答复。"), set()),
    ("N101", "建议提案不算申请", added(1, "承办人大代表建议5件、政协提案3件，均已办结。"), set()),
    ("N101", "上一年的申请", added(1, "2022年收到政府信息公开申请5件。"), {"D203"}),
    ("N101", "多年累计", added(1, "2019年以来累计受理政府信息公开申请46件。"), set()),
    ("N101", "全县的申请", added(1, "全县共收到政府信息公开申请310件。"), set()),
    ("N101", "其中一部分", words(1, "申请7件，", "申请7件，其中网上申请3件，"), set()),
    ("N101", "没说是什么申请", added(1, "通过网上收到申请3件。"), set()),
    ("N101", "只说一种渠道", added(1, "通过网上收到政府信息公开申请3件。"), {"N101?"}),
    ("N101", "概数", added(1, "收到申请近10件。"), set()),
    ("N101", "中文数字", words(1, "申请7件，", "申请七件，"), set()),
    ("N101", "全角数字", words(1, "申请7件，", "申请７件，"), set()),
    (
        "N101",
        "含上年结转",
        words(
            1,
            "新收政府信息公开申请7件，上年结转2件，",
            "收到政府信息公开申请9件（含上年结转2件），",
        ),
        set(),
    ),
    ("N101", "窗口个数", added(1, "设依申请公开受理窗口1个。"), set()),
    ("N102", "只写办理、等于新收", words(1, "办结8件", "办理7件"), set()),
    ("N102", "答复少于办理结果", words(1, "办结8件", "答复6件"), {"N102?"}),
    ("N102", "延期的数", added(1, "其中延期答复1件。"), set()),
    ("N102", "补正的数", added(1, "要求申请人补正2件。"), set()),
    ("N103", "尚有在办", words(1, "结转下年度继续办理1件", "尚有1件正在办理"), set()),
    ("N103", "年末未到期", words(1, "结转下年度继续办理1件", "尚有2件正在办理"), {"N103?"}),
    ("N104", "没有收到许可申请", added(1, "未收到行政许可申请。"), set()),
    ("N104", "否认的是复议", added(4, "无政府信息公开申请引发的行政复议。"), {"N105"}),
    ("N104", "无法提供不是没有", added(1, "对本机关不掌握的信息，告知申请人无法提供。"), set()),
    ("N105", "全部复议案件", added(1, "全年办理行政复议案件30件，参加行政诉讼12件。"), {"N105?"}),
    ("N105", "其中维持", words(1, "行政复议1件", "行政复议1件（维持1件）"), set()),
    ("N105", "答复不当引起的", added(1, "未出现因政府信息公开答复不当引起的行政复议。"), {"N105?"}),
    ("N106", "公开文件的条数", added(1, "公开规范性文件类信息12条。"), set()),
    ("N106", "解读文件", added(1, "解读规范性文件2件。"), set()),
    ("N106", "备案审查", added(1, "报送规范性文件备案3件。"), set()),
    ("N106", "上级文件", added(1, "转发县政府规范性文件6件。"), set()),
    (
        "N107",
        "只举几项",
        words(1, "信息86条，", "信息86条，其中政策文件20条、工作动态30条等，"),
        set(),
    ),
    (
        "N107",
        "平台重复计",
        words(1, "信息86条，", "信息86条，其中网站80条、微信公众号60条、公示栏30条，"),
        set(),
    ),
    (
        "N107",
        "分项列全",
        words(1, "信息86条，", "信息86条，其中政策文件20条、工作动态40条、其他26条，"),
        set(),
    ),
    (
        "N107",
        "主要的几项",
        words(1, "信息86条，", "信息86条，主要是政策文件20条、工作动态40条、公告18条，"),
        set(),
    ),
    ("N108", "人次", added(1, "接待自然人查阅30人次。"), set()),
    (
        "N108",
        "一致的分类",
        words(1, "申请7件，", "申请7件，其中自然人3件，法人或其他组织4件，"),
        set(),
    ),
    ("N109", "公示的条数", added(1, "公示行政许可信息40条、行政处罚信息9条。"), set()),
    ("N109", "事项清单", added(1, "公布行政许可事项清单68项。"), set()),
    ("N109", "收费换算", added(1, "全年行政事业性收费35000元。"), set()),
    ("N109", "听证", added(1, "举行行政处罚听证2次。"), set()),
    ("N110", "公开条数的增减", added(1, "主动公开信息比上年增加12条。"), set()),
    ("N110", "没有数字", added(1, "收到的申请比上年有所增加。"), set()),
    ("N111", "除结转外", added(1, "除结转1件外，收到的申请均已按期办结。"), set()),
    ("N111", "来信留言的办结率", added(1, "群众留言全部办结，答复率100%。"), set()),
    ("N111", "复议诉讼", added(1, "行政诉讼2件已全部审结。"), set()),
    # A authority
    ("A101", "内部规章制度", added(1, "修订机关内部规章制度5项。"), set()),
    ("A102", "称呼上级所在地", added(1, "我县公开办组织了两次培训，我镇全部参加。"), set()),
    ("A102", "书名号里的", added(1, "推广《我乡我土》栏目的做法。"), set()),
    ("A102", "各乡镇、全乡", added(1, "与相邻各乡交流经验，全镇二十个村全部设公示栏。"), set()),
    ("A103", "正文提到别的镇", added(1, "到石桥镇人民政府学习公开栏的做法。"), set()),
    ("A104", "不带县名", signed("白沙镇人民政府", "2024年1月12日"), set()),
    ("A104", "办公室代章", signed("白沙镇党政综合办公室", "2024年1月12日"), set()),
    ("A104", "人民政府办公室", signed("青禾县白沙镇人民政府办公室", "2024年1月12日"), set()),
    # P privacy
    ("P101", "统一社会信用代码", added(6, "统一社会信用代码：11140121012345678X。"), set()),
    ("P101", "校验码不对", added(6, "编号110105194912310021。"), set()),
    ("P102", "座机", added(6, "联系电话：0357-6221234。"), set()),
    ("P102", "十一位的金额", added(1, "公开资金13800138000元。"), set()),
    ("P102", "热线", added(6, "监督电话12345、4008001234。"), set()),
    ("P103", "没有谈到账户的长号", added(6, "档案流水号6222021234567890128。"), set()),
    # W wording
    ("W101", "有意隐去的姓名", added(1, "申请人张某某、李××对答复表示满意。"), set()),
    ("W101", "网址", added(6, "网址：http://www.qinghe.gov.cn/xxgk/。"), set()),
    ("W101", "二○二三年", added(1, "二○二三年印发工作要点。"), set()),
    ("W102", "两处都说没有收费", added(1, FEE), {"W102"}),
    (
        "W103",
        "一是、第二、三是混用",
        added(1, "抓三件事：一是理顺目录，第二，充实专栏，三是加强培训。"),
        set(),
    ),
    ("W103", "只有一项", added(1, "今年抓一件事：一是理顺目录。"), set()),
    (
        "W103",
        "串中有串",
        five(
            "（一）存在的主要问题。一是更新慢。二是解读少。（二）改进情况。一是抓更新。二是多解读。"
        ),
        set(),
    ),
)
DEPARTMENT: tuple[tuple[str, str, Callable[[Draft], Draft], set[str]], ...] = (
    (
        "A101",
        "省级机关不看",
        both(
            of("河东省自然资源厅", "department", new="我厅"),
            cell(2, "regulations", "made", "1"),
            cell(2, "regulations", "valid", "1"),
        ),
        set(),
    ),
    (
        "A101",
        "层级看不出的市政府",
        both(
            of("青川市人民政府", "government", new="我市"),
            cell(2, "regulations", "made", "1"),
            cell(2, "regulations", "valid", "1"),
        ),
        {"A101?"},
    ),
    (
        "A102",
        "局的报告写我区",
        both(of("青禾区财政局", "department"), added(1, "我区财政资金全部公开。")),
        set(),
    ),
    (
        "S105",
        "部门可以不写考核",
        both(
            of("青禾县财政局", "department"),
            aspect(5, "（五）监督保障情况。明确分管负责人，组织业务培训两次。"),
        ),
        set(),
    ),
    (
        "N105",
        "复议机关的办案总数",
        both(of("青禾县司法局", "department"), added(1, "全年受理行政复议案件86件，审结80件。")),
        {"N105?"},
    ),
    (
        "A104",
        "委员会的简称",
        both(
            of("青禾县卫生健康委员会", "department", new="我委"),
            signed("青禾县卫健委", "2024年1月12日"),
        ),
        set(),
    ),
)


@pytest.mark.parametrize(
    ("rule", "change", "expected"),
    [
        pytest.param(rule, change, expected, id=f"{rule}-{what}")
        for rule, what, change, expected in (*TRIED, *DEPARTMENT)
    ],
)
def test_of_the_innocent_only_that_is_said(
    rule: str, change: Callable[[Draft], Draft], expected: set[str]
) -> None:
    del rule
    assert said(change(base())) == expected


def test_every_rule_that_reads_wording_has_been_tried() -> None:
    of_words = {rule.code for rule in checker().pack.rules if rule.code[0] in "SFDENAPW"}
    tried = {rule for rule, *_ in (*TRIED, *DEPARTMENT)}
    elsewhere = {
        "S106",
        "S108",
        "F201",
        "F202",
        "F203",
        "F301",
        "F402",
    }  # test_cells, test_corruption
    elsewhere |= {"D101", "D103", "D104", "D202", "E104"}  # test_context, test_headings_and_dates
    assert of_words - tried - elsewhere == set()
