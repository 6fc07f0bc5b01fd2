"""Wording that could trip rules on structure, figures, dates and fees, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from making.changes import added, both, cell, head, heading, signed, sixth
from making.drafts import Draft, with_prose

if TYPE_CHECKING:
    from collections.abc import Callable


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


OF_FORM: tuple[tuple[str, str, Callable[[Draft], Draft], set[str]], ...] = (
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
    ("S105", "督查考评", aspect(5, "（五）监督保障情况。建立督查考评机制。"), set()),
    ("S105", "满意度调查", aspect(5, "（五）监督保障情况。开展群众满意度调查。"), set()),
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
    ("S110", "人手少、经费紧张", five("一是人员少，二是经费紧张。对策是：扩大队伍。"), set()),
    ("S111", "公开平台规范仍然有效", added(1, "按照国办公开办函〔2019〕61号要求规范专栏。"), set()),
    ("S111", "没有文号的简称", added(1, "按照年度报告有关事项的通知要求编制。"), set()),
    (
        "S116",
        "公布的公告",
        title("关于公布青禾县白沙镇人民政府2023年政府信息公开工作年度报告的公告"),
        set(),
    ),
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
    ("D201", "只写年度", head("自2023年1月1日起至2023年12月31日止", "为2023年度"), set()),
    ("D203", "与上年比较", added(1, "2022年我镇主动公开信息70条，2023年比上年多16条。"), set()),
    ("D203", "文件名称里的年份", added(1, "认真落实《2022年政务公开工作要点》。"), set()),
    ("D203", "自某年起", added(1, "自2021年起，我镇坚持按月检查公开栏。"), set()),
    ("D203", "往年考核结果", added(1, "2022年度政务公开考核中我镇被评为优秀。"), set()),
    ("D203", "来年打算", added(5, "2024年，我镇将进一步加强培训。"), set()),
    ("D203", "往年考核发现的问题", added(1, "2022年考核反馈的问题已全部整改。"), set()),
    ("D105", "次年的打算", added(5, "2024年3月，将组织一次培训。"), set()),
    ("D105", "上年发文", added(1, "2022年12月5日县政府印发目录，我镇组织学习。"), set()),
    ("D105", "本年的培训", added(1, "2023年5月8日，我镇组织公开业务培训。"), set()),
    ("D204", "电话不是日期", added(6, "联系电话：0357-20231301。"), set()),
    ("D204", "文号不是日期", added(1, "印发青政办〔2023〕13号文件。"), set()),
    ("D204", "二月二十九日没有年份", added(1, "2月29日举办政府开放日。"), set()),
    # E fee
    ("E101", "没有产生", sixth("本年度没有产生信息处理费。"), set()),
    ("E101", "为0而没有单位", sixth("2023年我镇信息处理费收取总金额为0。"), set()),
    ("E101", "未收取", sixth("我镇2023年未收取任何信息处理费。"), set()),
    ("E101", "未发生", sixth("依申请公开政府信息未发生信息处理费。"), set()),
    ("E101", "收费为0", sixth("2023年度政府信息公开信息处理费收费为0元。"), set()),
    (
        "E101",
        "按办法规定、没有收费",
        sixth("本机关按照《政府信息公开信息处理费管理办法》收费标准，本年度无收费情况。"),
        set(),
    ),
    ("E101", "全部免费", sixth("我镇依申请提供政府信息全部免费。"), set()),
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
    (
        "E107",
        "发了通知而逾期未缴",
        sixth("2023年度发出信息处理费收费通知1件，总金额100元，申请人逾期未缴费，未收取任何费用。"),
        set(),
    ),
    ("E107", "从不收费也没有通知", sixth("我镇从不收费，2023年未收取信息处理费。"), set()),
)
