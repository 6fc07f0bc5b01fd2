"""A click on the words of a hint presses the key they are about."""

from __future__ import annotations

import pytest

from tui.widgets.hints import key_at

ZH = {"回车": "enter", "Esc": "escape"}
EN = {"Enter": "enter", "Esc": "escape"}
ENDED = "1 T 退回　2 P 通过　3 N 下一件　. 其他　u 撤销　回车 工作台　Esc 留下"


@pytest.mark.parametrize(
    ("hints", "clicked", "named", "key"),
    [
        (ENDED, "退回", ZH, "T"),
        (ENDED, "2", ZH, "2"),
        (ENDED, "其他", ZH, "."),
        (ENDED, "工作台", ZH, "enter"),
        (ENDED, "留下", ZH, "escape"),
        ("回车到下一栏、保存；Esc 不改", "保存", ZH, "enter"),
        ("回车到下一栏、保存；Esc 不改", "不改", ZH, "escape"),
        ("按数字或回车选择；Esc 不改", "按数字", ZH, "enter"),
        ("期限 2026-12-15；回车保存", "期限", ZH, ""),
        ("输入拼音；↑↓ 选 回车 Esc 返回", "返回", ZH, "escape"),
        ("1 T return, 2 P approve, Enter desk, Esc stay", "approve", EN, "P"),
        ("Enter goes on and saves; Esc leaves", "saves", EN, "enter"),
    ],
)
def test_the_key_last_named_before_the_click_is_meant(hints, clicked, named, key):
    assert key_at(hints, hints.index(clicked), named) == key
