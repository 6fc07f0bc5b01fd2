"""A label that a pack adds for the data around a report is read, and else it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.packs import load_pack
from engine.reading import read_report

PACK = load_pack()
PAGE = """青禾县财政局2023年政府信息公开工作年度报告
上网时刻：2024-01-26
服务专线：0571-1234567。
一、总体情况
我局主动公开信息12条。
五、存在的主要问题及改进情况
公开不够及时。下一步加强学习。
六、其他需要报告的事项
无其他事项。
经办处室：青禾县财政局
2024年1月20日
"""


@pytest.mark.parametrize(
    ("subject", "name", "word", "read"),
    [
        ("publication", "labels", "上网时刻", "published"),
        ("signoff", "contacts", "服务专线", "contact"),
        ("signoff", "labels", "处室", "signoff_agency"),
    ],
)
def test_a_label_of_a_packs_own_is_read(subject: str, name: str, word: str, read: str) -> None:
    more = PACK.vocabulary.extended(subject, name, (word,))
    found = [
        getattr(read_report(PAGE.encode(), "甲.txt", replace(PACK.forms, vocabulary=one)), read)
        for one in (PACK.vocabulary, more)
    ]
    assert found[0] is None
    assert found[1] is not None
