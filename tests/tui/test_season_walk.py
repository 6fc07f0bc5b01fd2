"""A whole season in a real terminal: from no casebook to a verified trail, by keys; by mouse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from making.tmux import Terminal

from engine.trail.casebook import Casebook
from tui.render.clock import now

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

pytestmark = [pytest.mark.needs("tmux"), pytest.mark.slow]


@pytest.fixture
def terminal(tmp_path):
    """Give a terminal and close it afterwards."""
    opened = Terminal(tmp_path, (120, 40))
    yield opened
    opened.run("kill-server")


@pytest.fixture
def reports(tmp_path):
    """Give a folder with two reports: one with an error, one about which there are questions."""
    folder = tmp_path / "年报"
    folder.mkdir()
    for name in ("柳河乡.txt", "白沙镇.docx"):
        shutil.copy(SAMPLES / "2023" / name, folder)
    return folder


def steps(path: Path) -> list[str]:
    """Return what happened in a casebook."""
    with Casebook.open(path, actor="x", now=now, create=False) as book:
        return [event.kind for event in book.events()]


def open_anew(terminal, book, reports):
    """Go from no casebook to the first report, by the guide."""
    terminal.start(book)
    terminal.see("还没有这个案卷")
    terminal.keys("1")
    terminal.see("开始：名册，再报告")
    terminal.type(str(SAMPLES / "roster.csv"))
    terminal.keys("Enter")
    terminal.type(str(reports))
    terminal.keys("Enter")
    terminal.see("青禾县柳河乡人民政府 2023", "待定 4", "第 1/4 条", seconds=120)


def correct_and_return(terminal):
    """Put right what was misread, confirm the rest, send the report back."""
    terminal.keys("E")
    terminal.see("更正读错的格或栏目")
    for words in ("落款日期", "2024年1月9日", "印章盖住了日子"):
        terminal.type(words)
        terminal.keys("Enter")
    terminal.see("已更正并重新核对", seconds=120)
    for left in (3, 2, 1, 0):
        terminal.keys("c")
        terminal.see(f"待定 {left}")
    terminal.see("全部审完", "确认 4 条", "T 退回")
    terminal.keys("T")
    terminal.see("退回整改：青禾县柳河乡人民政府 2023", "附言")
    terminal.keys("Enter", "Enter")
    terminal.see("现为“已退回”", "整改通知书：")
    terminal.keys("Enter")
    terminal.see("3 已退回 1", "收到新文件后按 i 导入")


def approve_the_other(terminal):
    """Open the report without findings and let it pass."""
    terminal.keys("Down", "Enter")
    terminal.see("青禾县白沙镇人民政府 2023", "待定 0")
    terminal.keys("P")
    terminal.see("回车通过")
    terminal.keys("Enter")
    terminal.see("现为“已通过”")
    terminal.keys("Enter")
    terminal.see("4 已通过 1", "3 已退回 1")


def test_a_season_by_keyboard(terminal, tmp_path, reports):
    book = tmp_path / "2023.book"
    open_anew(terminal, book, reports)
    correct_and_return(terminal)
    approve_the_other(terminal)
    terminal.keys("e")
    terminal.see("导出本年度 2 份的")
    terminal.keys("1")
    terminal.see("已写 1 个文件", seconds=60)
    terminal.keys("y")
    terminal.see("留痕完整")
    terminal.keys("q", "q")
    assert "Traceback" not in terminal.see("LEFT", "已保存，随时可以接着审。")
    happened = steps(book)
    for wanted in ("roster.imported", "sweep.recorded", "filing.corrected", "finding.confirm",
                   "filing.returned", "filing.approved", "book.exported"):  # fmt: skip
        assert wanted in happened


def test_a_season_by_mouse(terminal, season):
    terminal.start(season)
    terminal.see("已收 2/4")
    terminal.click("青禾县石桥镇")
    terminal.see("待定 2", "c 确认")
    terminal.click("c 确认")
    terminal.see("待定 1")
    terminal.click("c 确认")
    terminal.click("1 T 退回")
    terminal.see("附言")
    terminal.click("、保存；")  # from the day to the words
    terminal.click("保存；", last=True)
    terminal.see("现为“已退回”")
    terminal.click("工作台")
    terminal.see("3 已退回 1")
    terminal.click("3 已退回")
    terminal.see("勾稽 · 2023 年度 · 已退回")
    terminal.click("0 全部")
    terminal.click("p 找功能")
    terminal.see("要做什么？")
    terminal.wheel("导入名册", 3)
    terminal.click("导出")
    terminal.click("导出")
    terminal.see("1 问题清单")
    terminal.click("2 整改通知书")
    terminal.click("2 整改通知书")
    terminal.see("已写 3 个文件", seconds=60)
    terminal.click("q 退出")
    terminal.see("再按一次 q 退出；")
    terminal.click("q 退出", last=True)
    assert "Traceback" not in terminal.see("LEFT")
    assert steps(season)[-3:-1] == ["filing.returned", "book.exported"]
