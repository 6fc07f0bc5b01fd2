"""A real walk in a real terminal: start, decide, leave, come back; Chinese on the screen."""

from __future__ import annotations

import pytest
from making.tmux import Terminal

from engine.trail.casebook import Casebook
from tui.render.clock import now

pytestmark = pytest.mark.needs("tmux")


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def terminal(request, tmp_path):
    """Give a terminal and close it afterwards."""
    opened = Terminal(tmp_path, request.param)
    yield opened
    opened.run("kill-server")


@pytest.mark.slow
def test_an_auditor_walks_decides_leaves_and_comes_back(terminal, book_path):
    terminal.start(book_path)
    terminal.see("勾稽 · 全部年度", "云岭乡", "已收 3 · 已审 0")
    terminal.keys("Enter")
    terminal.see("第 1/13 条 · 待定 13 · 需补充材料 1", "申请收支不平衡", "（七）总计")
    terminal.keys("c")
    terminal.see("第 2/13 条 · 待定 12 · 需补充材料 1", "已保存：确认 F203")
    terminal.keys("F3", "2")
    terminal.see("* 不适用")
    terminal.run("send-keys", "-l", "县级不适用")
    terminal.see("县级不适用", "* 不适用")
    terminal.keys("Enter")
    terminal.see("第 3/13 条 · 待定 11 · 需补充材料 1", "已保存：排除 F202")
    terminal.keys("u")
    terminal.see("已撤销：F202 恢复为待定", "待定 12")
    terminal.run("send-keys", "-l", "确")
    terminal.see("输入法处于中文状态")
    terminal.keys("q")
    terminal.see("勾稽 · 全部年度", "审核中")
    terminal.keys("q")
    terminal.see("再按一次 q 退出")
    terminal.keys("q")
    text = terminal.see("LEFT", "已保存，随时可以接着审。")
    assert "Traceback" not in text
    with Casebook.open(book_path, actor="x", now=now, create=False) as book:
        states = {finding.key: finding for finding in book.findings(1)}
    assert states["key-1"].state == "confirmed"
    assert states["key-1"].history[-1].actor == "赵六"
    assert states["key-2"].state == "open"
    assert [step.kind for step in states["key-2"].history] == ["dismiss", "undo"]


@pytest.mark.slow
def test_two_persons_settle_an_error_and_send_the_report_back(terminal, season):
    terminal.start(season)
    terminal.see("7 待我复核 1", "8 未认定 1", "9 未报 2")
    terminal.keys("7", "Enter")
    terminal.see("张三 提请“排除：误报 看错了行”", "8 同意")
    terminal.keys("8")
    terminal.see("已保存：复核同意 N101")
    terminal.type("。")
    terminal.see("办理：青禾县柳河乡人民政府 2023", "1 T 退回整改")
    terminal.keys("1")
    terminal.see("还没有已确认的问题（待定 1 条）")
    terminal.type("2099年1月5日")
    terminal.keys("Enter")
    terminal.type("请对照表三改")
    terminal.keys("Enter")
    terminal.see("现为“已退回”", "下一件：")
    terminal.keys("q")
    terminal.see("3 已退回 1", "2099-01-05")
    terminal.keys("q", "q")
    assert "Traceback" not in terminal.see("LEFT")
    with Casebook.open(season, actor="x", now=now, create=False) as book:
        steps = [(event.actor, event.kind, event.text) for event in book.events()][-2:]
    assert steps == [
        ("赵六", "finding.approve", ""), ("赵六", "filing.returned", "请对照表三改"),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_window_made_smaller_and_larger_again_stays_usable(terminal, book_path):
    terminal.start(book_path)
    terminal.see("云岭乡")
    terminal.keys("Enter")
    terminal.see("（七）总计")
    terminal.run("resize-window", "-x", "70", "-y", "20")
    terminal.see("3 依据与处理", "申请收支不平衡", "q 返回")
    terminal.run("resize-window", "-x", "40", "-y", "10")
    terminal.see("窗口太小（40×10）")
    terminal.run("resize-window", "-x", "160", "-y", "45")
    terminal.see("1 问题", "2 原文", "3 依据与处理", "（七）总计")
