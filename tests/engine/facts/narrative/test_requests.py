"""What sentences claim: real ways of saying it, and real ways of saying something else."""

from __future__ import annotations

import pytest
from making.heard import heard as claims
from making.heard import numbers
from making.told import told

from engine.facts.prose import squeeze


def heard(text: str, heading: str = "（二）依申请公开情况") -> list[tuple[str, int]]:
    """Return (subject, value) of every claim in a paragraph under a heading."""
    report = told({1: (heading, text)})
    return [(c.subject, c.value) for c in numbers(report)]


COUNTS = [
    ("全年受理申请21件。", [("received", 21)]),
    ("2023 年全区受理政府信息公开申请 21 件，均在法定期限答复。", [("received", 21)]),
    ("２０２３年共收到政府信息公开申请１２件。", [("received", 12)]),
    ("共收到政府信息公开申请十二件。", [("received", 12)]),
    ("全年受理政府信息公开申请两宗。", [("received", 2)]),
    ("收到依申请公开件1件。", [("received", 1)]),
    ("2024年度共收到政府信息公开申请数1件，已按流程回复申请人。", [("received", 1)]),
    ("通过线上、信函等渠道收到依申请公开信息16件，已答复办结。", [("received", 16)]),
    ("全年共收到并按时办结16件政府信息公开申请。", [("received", 16), ("handled", 16)]),
    ("对受理的2项依申请公开事项全部查询回复。", [("received", 2)]),
    ("收到申请公开政府信息的要求31件，均完成答复。", [("received", 31)]),
    ("申请2件，比去年增加1件。", [("received", 2)]),
    ("2023年我乡受理依申请公开政府信息数量共计0条。", [("received", 0)]),
    ("共收到申请0件，共办结0件。", [("received", 0), ("handled", 0)]),
    (
        "答复 5 件、结转 1 件。",
        [("handled", 5), ("carried.out", 1)],
    ),
    (
        "新收政府信息公开申请数量317件，上年结转政府信息公开申请数量3件。"
        "其中，予以公开184件，部分公开18件，不予公开8件，本机关无法提供57件，"
        "不予处理18件，其他处理22件，结转下年度继续办理13件。",
        [
            ("received", 317),
            ("carried.in", 3),
            ("handled.granted", 184),
            ("handled.partial", 18),
            ("handled.denied", 8),
            ("handled.unable", 57),
            ("handled.rejected", 18),
            ("handled.other", 22),
            ("carried.out", 13),
        ],
    ),
    (
        "共受理依申请公开12件,予以公开及部分公开的有6件,占50%;无法提供的有6件。",
        [("received", 12), ("handled.granted+partial", 6), ("handled.unable", 6)],
    ),
    (
        "新受理政府信息公开申请17件,办结17件,上年转结政府信息公开申请0件,转下一年办理0件。",
        [("received", 17), ("handled", 17), ("carried.in", 0), ("carried.out", 0)],
    ),
    (
        "共收到政府信息依申请公开18件,1件结转下一年度继续办理外,其他及时答复。",
        [("received", 18), ("carried.out", 1)],
    ),
    (
        "共受理政府信息公开申请91件(另有2件结转下年度继续办理)。",
        [("received", 91), ("carried.out", 2)],
    ),
    (
        "收到依申请公开164件，结转上年2件；办理85件，下年度继续办理81件。",
        [("received", 164), ("carried.in", 2), ("handled.loosely", 85), ("carried.out", 81)],
    ),
    (
        "全区共处理政府信息公开申请件1717件(包含上年结转76件),"
        "1646件已按规定在法定期限内予以答复,71件结转下年答复。",
        [("handled.loosely", 1717), ("carried.in", 76), ("handled", 1646), ("carried.out", 71)],
    ),
    (
        "累计办理公民、法人或其他组织通过平台、邮寄等途径依申请公开信息合计16件。",
        [("handled.loosely", 16)],
    ),
    (
        "89件申请中，答复88件，结转1件，行政复议13件，行政诉讼1件。",
        [("received", 89), ("handled", 88), ("carried.out", 1), ("review", 13), ("suit", 1)],
    ),
    ("严格按照条例处理依申请公开16件。", [("handled.loosely", 16)]),
    (
        "收到政府信息公开申请12件，其中自然人申请8件、法人或其他组织申请4件。",
        [("received", 12), ("applicant.natural", 8), ("applicant.organisation", 4)],
    ),
    (
        "收到公民、法人和其他组织政府信息公开申请5件。",
        [("received", 5)],
    ),
    ("因政府信息公开申请引发行政复议2件,引发行政诉讼1件。", [("review", 2), ("suit", 1)]),
    ("涉及复议0件,诉讼0件,无被纠错和败诉。", [("review", 0), ("suit", 0)]),
    ("未经复议直接起诉1件，复议后起诉2件。", [("suit_direct", 1), ("suit_after_review", 2)]),
    (
        "镇政府共制定规范性文件3件,废止规范性文件1件,现行有效的规范性文件12件。",
        [
            ("document.normative.made", 3),
            ("document.normative.repealed", 1),
            ("document.normative.valid", 12),
        ],
    ),
    (
        "全年作出行政处罚决定25件、行政许可550件，行政事业性收费7730.28万元。",
        [
            ("decision.penalty", 25),
            ("decision.licensing", 550),
            ("decision.fees", 7_730_280_000),
        ],
    ),
]

NONE = [
    ("2023年，神堂堡乡未收到依申请公开情况。", ["received"]),
    (
        "未收到政府信息公开申请，未收到因政府信息公开工作提起的行政复议和行政诉讼。",
        ["received", "review", "suit"],
    ),
    ("2023年我乡未收到和处理政府信息公开申请。", ["received", "handled"]),
    ("没有发生针对我乡的有关政府信息公开事务的行政复议案。", ["review"]),
    ("没有被申请行政复议，提起行政诉讼的情况。", ["review", "suit"]),
    ("无政府信息公开申请行政复议、行政诉讼。", ["review", "suit"]),
    ("全年未接到信息公开申请。", ["received"]),
    ("2022年经纬街道办事处未接收到依申请公开。", ["received"]),
    ("无依申请公开事项。", ["received"]),
    ("全年零申请、零复议、零诉讼。", ["received", "review", "suit"]),
    ("已按期答复，无转结下年度继续办理件。", ["carried.out"]),
    ("未出现复议、诉讼和申诉情况。", ["review", "suit"]),
    ("2022年度永兴街道未制定新的规范性文件。", ["document.normative.made"]),
    ("未作出行政处罚。", ["decision.penalty"]),
]

SOMETHING_ELSE = [
    "全年处理群众留言92条，受理市长信箱来信7件，全部予以答复，答复率100%。",
    "办理政府12345热线47件，已全部办结，回复率达100%。",
    "办理人大代表建议123件、政协提案151件，答复率100%。",
    "发布政策解读20条，规范性文件类信息17条，政策规范性文件类信息96条。",
    "开通依申请公开渠道3个，设立受理窗口2个，自收到申请之日起20个工作日内答复。",
    "未按期答复申请的，责令改正；无法提供的说明理由。",
    "我办全年未收到行政许可申请。",
    "没收到各类针对我乡政府信息公开事务有关的申诉（包括信访、举报）。",
    "收到群众来信来访30件，均已办结。",
    "按照《政府信息公开申请办理规范》第3条办理，编制答复书模板5份。",
    "“依申请公开”栏目1个，点击量3000次。",
    "公开行政处罚信息25条、行政许可事项550项。",
    "收取信息处理费0元。",
    "主动公开市政府规章13件，转发上级规范性文件8件，审查规范性文件6件。",
    "收到政府信息公开申请1，234件。",
    "比上年减少3件，增长3.4%。",
    "每件平均办理12个工作日，第三方评估得分95分。",
    "第一批、第二批共印发通知3件。",
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS, ids=[text[:30] for text, _ in COUNTS])
def test_a_number_counts_what_the_words_beside_it_say(text, wanted):
    assert heard(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), NONE, ids=[text[:30] for text, _ in NONE])
def test_a_denial_denies_the_noun_it_governs(text, wanted):
    assert heard(text) == [(subject, 0) for subject in wanted]


@pytest.mark.parametrize("text", SOMETHING_ELSE, ids=[text[:30] for text in SOMETHING_ELSE])
def test_what_only_looks_like_a_claim_is_none(text):
    assert heard(text) == []


def test_a_number_under_another_heading_needs_the_noun():
    assert heard("全年受理21件。", heading="（一）主动公开情况") == []


ALL_DONE = [
    ("收到申请21件，均在法定期限答复。", True),
    ("收到申请5件，全部办结。", True),
    ("收到政府信息公开申请5件，均在20个工作日内答复。", True),
    ("收到申请16件，均在法定时限内完成答复，答复率100%。", True),
    ("收到申请5件。均已按期答复。", True),
    ("收到申请5件，除1件结转外，其余均已答复。", False),
    ("受理市长信箱来信7件，全部予以答复，答复率100%。", False),
    ("行政复议2件，均已办结。", False),
]


@pytest.mark.parametrize(("text", "wanted"), ALL_DONE)
def test_all_done_is_heard_only_of_requests_and_without_exception(text, wanted):
    report = told({1: ("（二）依申请公开情况", text)})
    assert any(claim.subject == "all_done" for claim in claims(report)) is wanted


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("收 到　１，２３４件,共1,234 件(含)", "收到1，234件，共1,234件（含）"),
        ("《依申请公开办法》和“三公”", "《□□□□□□□》和“□□”"),
        ("[bookmark: _GoBack]无；；", "无；；"),
        ("12,34件", "12，34件"),
    ],
)
def test_squeezing_keeps_the_way_back_to_every_character(text, plain):
    squeezed, offsets = squeeze(text)
    assert squeezed == plain
    assert len(offsets) == len(squeezed)
    assert all(
        text[offset] == one
        for one, offset in zip(squeezed, offsets, strict=True)
        if one in "收到件无"
    )
