"""A sign-off with something before or behind it on its line, and dates that are none."""

from __future__ import annotations

import itertools

import pytest

from engine.reading.normalise.run_in_signoffs import signed_above, signed_in

SIGNED = "青禾县财政局 2025年1月10日"


def pieces(text: str) -> list[str]:
    edges = sorted({0, len(text), *signed_in(text)})
    return [text[a:b].strip() for a, b in itertools.pairwise(edges) if text[a:b].strip()]


@pytest.mark.parametrize(
    "behind",
    [
        *(
            "（此件主动公开）",
            "附件下载",
            "（联系人：李某，电话：010-12345678）",
            "【打印本页】【关闭窗口】",
        ),
        *(
            "扫一扫在手机打开当前页",
            "附件：1.统计表.xls",
            "责任编辑：张三 上一篇：没有了",
            "分享到：微信 微博",
        ),
        *("来源：青禾县财政局", "浏览次数：12", "返回顶部。"),
    ],
)
@pytest.mark.parametrize(
    "signed", [SIGNED, "青禾县财政局2025年1月10日", "青禾县财政局（盖章） 2025-01-10"]
)
def test_what_follows_a_signature_on_its_line_is_parted_from_it(signed, behind):
    found = pieces(f"本年度没有其他需要报告的事项。{signed} {behind}")
    assert found == ["本年度没有其他需要报告的事项。", signed, behind]


@pytest.mark.parametrize(
    "text",
    [
        "没有其他事项。2025年1月10日青禾县财政局",
        "没有其他事项。2025年1月10日 青禾县财政局 （此件公开）",
        "没有其他事项。2025年1月10日（此件主动公开）",
        "没有其他事项。二〇二五年一月十日",
    ],
)
def test_a_date_first_or_alone_behind_the_last_sentence_signs(text):
    assert pieces(text)[0] == "没有其他事项。"
    assert "月" in pieces(text)[1]


@pytest.mark.parametrize(
    "text", [f"暂无{SIGNED} （此件主动公开）", f"公开工作正常开展{SIGNED} 附件"]
)
def test_a_name_glued_to_the_last_words_is_parted_from_what_follows(text):
    assert pieces(text)[0].endswith(SIGNED)


@pytest.mark.parametrize("words", ["暂无", "没有"])
def test_last_words_glued_between_heading_and_name_are_parted_from_it(words):
    heading = "六、其他需要报告的事项"
    text = f"{heading}{words}青禾县财政局2025年1月10日"
    assert len(heading + words) in signed_in(text, len(heading))


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日青禾县财政局召开会议，部署政府信息公开工作。",
        "会议由青禾县财政局2024年3月5日召开，各股室参加。",
        "全年数据自2024年1月1日起至2024年12月31日止。",
        "2024年3月5日（星期二），我局召开会议。",
        "《条例》自2019年5月15日起施行。",
    ],
)
def test_a_date_in_a_sentence_signs_nothing(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "below", "name"),
    [
        ("未收取信息处理费。青禾县财政局", "2025年1月10日", "青禾县财政局"),
        ("未收取信息处理费。 青禾县财政局", " 2025年1月10日", "青禾县财政局"),
        ("未收取信息处理费。", "2025年1月10日", ""),
        ("未收取信息处理费。请与我们联系。", "2025年1月10日", ""),
        ("未收取信息处理费。青禾县财政局", "2025年1月10日召开会议，研究公开工作。", ""),
        ("未收取信息处理费。青禾县财政局", "附件", ""),
    ],
)
def test_a_name_at_the_end_of_a_line_signs_with_the_date_below(text, below, name):
    cuts = sorted(signed_above(text, below))
    assert [text[cut:].strip() for cut in cuts] == ([name] if name else [])
