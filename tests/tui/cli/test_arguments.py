"""Wrong arguments are told in Chinese, with what was meant; help fits and is complete."""

from __future__ import annotations

import pytest

from tui.cli import COMMANDS
from tui.render.wrap import width


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc", "x"), "是不是 check？"),
        (("check",), "缺少参数：PATH"),
        (("check", "--format", "xml", "a"), "--format 不能是 xml"),
        (("check", "--workers", "x", "a"), "--workers 要写不小于零的整数，收到的是 x"),
        (("check", "--workers", "-3", "a"), "--workers 要写不小于零的整数"),
        (("check", "a", "--nope"), "不认识的参数：--nope"),
        (("check", "a", "--overlay"), "--overlay 后面要跟一个值"),
        (("check", "a", "--published", "2024/1/2"), "日期要写成 2024-01-20 这样"),
        (("export",), "缺少参数：--format"),
        (("trail",), "缺少参数：动作"),
        (("trail", "show", "--filing", "x"), "--filing 要写整数，收到的是 x"),
        (("book", "move", "1", "gone"), "不能是 gone"),
        (("read", "."), "gouji read 一次看一份。"),
        (("rules", "lint", "F203"), "后面不写代码"),
        (("rules", "F999"), "没有规则 F999。"),
        (("rules", "tset"), "是不是 test？"),
        (("rules", "--over", "part"), "--over 只用于"),
    ],
)
def test_a_wrong_argument_is_told_in_chinese_and_exits_2(gouji, arguments, words):
    said = gouji(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""


def test_without_a_command_the_help_comes_and_it_is_no_success(gouji):
    said = gouji()
    assert said.code == 2
    assert all(f"    {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_there_for_every_command_and_fits_80_cells(gouji, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "80")
    said = gouji(command, "--help")
    assert said.code == 0
    assert said.out.startswith(f"用法：gouji {command}")
    assert [line for line in said.out.splitlines() if width(line) > 80] == []


def test_an_option_is_never_guessed_from_its_beginning(gouji):
    assert "不认识的参数：--form" in gouji("check", "a", "--form", "json").err


def test_the_version_is_told(gouji):
    assert gouji("--version").out.startswith("gouji ")


@pytest.mark.parametrize("hostile", ["\x1b[31m红", "a\x00b", "＜\u202e"])
def test_what_is_typed_reaches_the_terminal_without_its_escape_sequences(gouji, hostile):
    said = gouji("rules", hostile)
    assert said.code == 2
    assert hostile not in said.err
