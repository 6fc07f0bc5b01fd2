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


def test_a_season_by_keyboard(terminal, tmp_path, reports):
    book = tmp_path / "2023.book"
    terminal.start(book)
    terminal.see("还没有这个案卷")
    terminal.keys("1")
    terminal.see("开始：名册，再报告")
    terminal.type(str(SAMPLES / "roster.csv"))
    terminal.keys("Enter")
    terminal.type(str(reports))
    terminal.keys("Enter")
    terminal.see("青禾县白沙镇人民政府 2023", "待定 3", "第 1/3 条", seconds=120)
    terminal.keys("E")
    terminal.see("更正读错的格或栏目")
    terminal.type("落款日期")
    terminal.keys("Enter")
    terminal.type("2024年1月9日")
    terminal.keys("Enter")
    terminal.type("印章盖住了日子")
    terminal.keys("Enter")
    terminal.see("已更正并重新核对", seconds=60)
    terminal.keys("c", "c", "c")
    terminal.see("P 通过", "N 下一件")
    terminal.keys("P")
    terminal.keys("Enter")
    terminal.see("现为“已通过”")
    terminal.keys("N")
    terminal.see("青禾县柳河乡人民政府 2023")
