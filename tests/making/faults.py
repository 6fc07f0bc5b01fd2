"""Every fault of the catalogue, planted in a clean report one at a time, and what has to be found.

``finds`` is what must be found because of the fault, and nothing else may be: pairs of rule and
place (the keys of ``place`` that matter). ``outcome`` is ``fail`` unless said otherwise.
"""

from __future__ import annotations

from dataclasses import replace

from making.changes import (
    added,
    both,
    cell,
    head,
    requests,
    signed,
    sixth,
    words,
)
from making.drafts import (
    documents,
    with_prose,
)
from making.faults_of_form import FIGURES, STRUCTURE
from making.planted import HAN, Fault, at

ID_NUMBER = "11010519491231002X"  # the worked example of GB 11643, nobody's number
CARD = "6222021234567890128"

DATES = (
    Fault("年度未完就落款", signed(HAN, "2023年12月25日"), (at("D102"),)),
    Fault("统计期限到二十九日", head("12月31日", "12月29日"), (at("D201"),)),
    Fault(
        "标题年份是上年",
        lambda d: replace(d, title=(d.title[0], "2022年政府信息公开工作年度报告")),
        (at("D202"),),
    ),
    Fault("正文还是上年", words(1, "2023年，我镇", "2022年，我镇"), (at("D203"),)),
    Fault(
        "正文考核之后还是上年", added(1, "2022年，我镇更新公开栏30次，加强考核。"), (at("D203"),)
    ),
    Fault("截至上年末的数", added(1, "截至2022年12月31日，我镇更新公开栏30次。"), (at("D203"),)),
    Fault("培训在次年", added(1, "2024年1月5日，我镇组织公开业务培训。"), (at("D105"),)),
    Fault("落款二月三十日", signed(HAN, "2024年2月30日"), (at("D204"),)),
)
FEE = (
    Fault("第六部分只写无", lambda d: with_prose(d, 6, "无。"), (at("E101", part=6),)),
    Fault(
        "收取多于通知",
        sixth("2023年度，{we}发出信息处理费收费通知1件，总金额100元，实际收取信息处理费200元。"),
        (at("E102"),),
    ),
    Fault(
        "金额不是十元的倍数",
        sixth("2023年度，{we}发出信息处理费收费通知1件，总金额105元，实际收取信息处理费105元。"),
        (at("E103"),),
    ),
    Fault(
        "逾期未缴却没有通知",
        both(
            requests(
                granted={"natural": 3, "business": 2},
                partial={"natural": 1},
                unable__not_held={"natural": 1},
                other__unpaid={"research": 1},
                carried_in={"natural": 2},
                carried_out={"business": 1},
            ),
        ),
        (at("E104"),),
    ),
    Fault(
        "信息处理费多于表二收费",
        both(
            lambda d: with_prose(
                d,
                6,
                "2023年度，我镇发出信息处理费收费通知3件，总金额300元，实际收取信息处理费300元。",
            ),
            cell(2, "fees", "amount", "0.02"),
        ),
        (at("E105"),),
    ),
    Fault(
        "有金额没有件数",
        sixth("2023年度，{we}收取政府信息公开信息处理费300元。"),
        (at("E106"),),
    ),
    Fault(
        "发了通知又说从不收费",
        sixth(
            "2023年度，{we}发出信息处理费收费通知1件，总金额100元，实际收取信息处理费100元。"
            "{we}办理依申请公开从不收费。"
        ),
        (at("E107"),),
    ),
    Fault(
        "信息处理费只写规定",
        sixth("{we}严格执行《政府信息公开信息处理费管理办法》的收费标准。"),
        (at("E107"), at("E101", "uncertain")),
    ),
)
NARRATIVE = (
    Fault("新收件数与表不符", words(1, "申请7件", "申请9件"), (at("N101"),)),
    Fault("办结件数与表不符", words(1, "办结8件", "办结5件"), (at("N102"),)),
    Fault("结转件数与表不符", words(1, "继续办理1件", "继续办理3件"), (at("N103"),)),
    Fault(
        "说没有收到申请",
        words(
            1,
            "我镇全年新收政府信息公开申请7件，上年结转2件，办结8件，结转下年度继续办理1件。",
            "我镇全年未收到政府信息公开申请。",
        ),
        (at("N104"),),
    ),
    Fault("复议件数与表不符", words(1, "行政复议1件", "行政复议4件"), (at("N105"),)),
    Fault("诉讼说没有", words(1, "被提起行政诉讼2件", "没有被提起行政诉讼"), (at("N105"),)),
    Fault(
        "规范性文件件数不符",
        words(1, "制发行政规范性文件1件", "制发行政规范性文件2件"),
        (at("N106"),),
    ),
    Fault(
        "分项相加不符",
        words(1, "信息86条，", "信息86条，其中政策文件20条，工作动态40条，其他信息16条，"),
        (at("N107"),),
    ),
    Fault(
        "没有其中的分项相加不符",
        words(1, "信息86条，", "信息86条，政策类20条，动态类40条，其他16条，"),
        (at("N107"),),
    ),
    Fault(
        "其中一项大于总数",
        words(1, "信息86条，", "信息86条，其中工作动态96条，"),
        (at("N107"),),
    ),
    Fault(
        "占比算不出来",
        words(1, "信息86条，", "信息86条，其中政策文件43条，占60%，"),
        (at("N112"),),
    ),
    Fault(
        "三个方面只列两项",
        added(1, "全年抓了三个方面工作：一是理顺目录；二是充实专栏。"),
        (at("N113"),),
    ),
    Fault(
        "逐类结果加不到办结数",
        words(1, "办结8件，", "办结8件，予以公开5件，部分公开1件，不予公开0件，其他处理0件，"),
        (at("N114"),),
    ),
    Fault(
        "增减与句中两年的数不符",
        added(1, "门户网站发布信息900条，较上年的1000条下降20%。"),
        (at("N110"),),
    ),
    Fault(
        "申请人分类不符",
        words(1, "申请7件，", "申请7件，其中自然人申请2件，法人或其他组织申请5件，"),
        (at("N108"),),
    ),
    Fault("许可件数与表不符", added(1, "全年作出行政许可决定15件。"), (at("N109"),)),
    Fault(
        "全部办结却有结转",
        added(1, "全年收到的政府信息公开申请已全部办结，无一积压。"),
        (at("N111"),),
    ),
)
OTHERS = (
    Fault(
        "镇制定规章",
        both(cell(2, "regulations", "made", "1"), cell(2, "regulations", "valid", "1")),
        (at("A101"),),
    ),
    Fault("镇的报告写我乡", words(1, "2023年，我镇", "2023年，我乡"), (at("A102"),)),
    Fault("落款是别的单位", signed("青禾县石桥镇人民政府", "2024年1月12日"), (at("A104"),)),
    Fault(
        "身份证号", added(1, f"申请人张某（身份证号{ID_NUMBER}）对答复表示满意。"), (at("P101"),)
    ),
    Fault("护照号", added(1, "申请人持护照E12345678提出，当日答复。"), (at("P104"),)),
    Fault("手机号", added(6, "联系人手机13800138000。"), (at("P102"),)),
    Fault("银行卡号", added(6, f"请将款项汇入银行账户，卡号{CARD}。"), (at("P103"),)),
    Fault("模板没填", added(6, "联系电话XXXX-XXXXXXX。"), (at("W101"),)),
    Fault(
        "同一句两遍",
        added(
            5,
            "一是把公开时限写进办事流程，逾期由办公室提醒，切实做到件件有回音。"
            "一是把公开时限写进办事流程，逾期由办公室提醒，切实做到件件有回音。",
        ),
        (at("W102"), at("W103")),
    ),
    Fault("词语连写两遍", added(1, "深入贯彻全会精神精神，更新公开栏。"), (at("W104"),)),
    Fault("括号不成对", added(1, "更新公开栏（含村务公开栏。"), (at("W105"),)),
    Fault("两个逗号", added(1, "公开及时，，内容完整。"), (at("W105"),)),
    Fault("网址少了冒号", added(6, "网址：https//www.example.gov.cn。"), (at("W105"),)),
    Fault("法定用语写错", added(1, "公开栏注明不子公开的理由。"), (at("W106"),)),
    Fault("量词前没有数", added(1, "更新公开栏，发布政策解读篇，图文并茂。"), (at("W107"),)),
    Fault("一是之后是三是", added(1, "今年抓两件事：一是理顺目录，三是充实专栏。"), (at("W103"),)),
)
FAULTS = (*STRUCTURE, *FIGURES, *DATES, *FEE, *NARRATIVE, *OTHERS)
DEPARTMENT = (
    Fault(
        "公开晚于一月三十一日",
        lambda d: replace(d, meta={"PubDate": "2024-02-20"}),
        (at("D101"),),
    ),
    Fault(
        "落款晚于公开",
        both(
            lambda d: replace(d, meta={"PubDate": "2024-01-20"}),
            signed(HAN, "2024年1月25日"),
        ),
        (at("D103"),),
    ),
    Fault(
        "落款晚于期限",
        both(
            lambda d: replace(d, meta={"PubDate": "2024-02-12"}),
            signed(HAN, "2024年2月10日"),
        ),
        (at("D101"), at("D104")),
    ),
)

SAMPLES_ONLY = (
    Fault(
        "表二旧格式",
        lambda d: replace(d, form2="2019", table2=documents("2019")),
        (at("S107", table=2),),
    ),
    Fault(
        "新收件数多说两件",
        words(1, "新收政府信息公开申请62件", "新收政府信息公开申请64件"),
        (at("N101"),),
    ),
)
