"""Wrong arguments are told in Chinese, with what was meant; help fits and is complete."""

from __future__ import annotations

import pytest

from engine.trail.commands.settings import DAYS, DEFAULTS
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
        (("trail", "show", "--filing", "x"), "--filing 要写不小于零的整数，收到的是 x"),
        (("trail", "show", "--filing", str(2**63)), "--filing 要写不小于零的整数"),
        (("export", "--format", "md", "--year", "9" * 5_000), "--year 要写不小于零的整数"),
        (("book", "match", str(2**63), "甲局"), "N 要写不小于零的整数"),
        (("book", "unreadable", "--remove", str(2**63)), "--remove 要写不小于零的整数"),
        (("book", "move", "1", "gone"), "没有“gone”这个状态"),
        (("read", ".", "--sentences"), "--sentences 一次看一份。"),
        (("check", "a", "--formt", "json"), "是不是 --format？"),
        (("check", "a", "--select", "F2O3"), "没有代码是 F2O3 或以它开头的规则。是不是 F203？"),
        (("check", "a", "--ignore", "balancd"), "没有代码是 balancd"),
        (("check", "-", "--files-from", "-"), "标准输入只能读一次。"),
        (("check", "-", "-"), "标准输入只能读一次。"),
        (("check", "a", "--stdin-name", "b.txt"), "--stdin-name 只用于"),
        (("check", "a", "--since", "昨天"), "日期要写成 2024-01-20 或"),
        (("check", "a", "--exclude", "!"), "不是 .gitignore 的写法"),
        (("check", "a", "--baseline", "没有.json"), "基线 没有.json 读不了"),
        (("check", "a", "--baseline", "README.md"), "不是 gouji check --format json 的结果"),
        (("check", "--files-from", "没有.txt"), "没有.txt 打不开"),
        (("check", "a", "--statistics", "--format", "csv"), "--statistics 只用于"),
        (("check", "a", "-q", "-v"), "不能与"),
        (("schema", "chek"), "是不是 check？"),
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


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_is_told(gouji, word):
    assert gouji(word).out.startswith("gouji ")


@pytest.mark.parametrize(
    ("words", "help_of"),
    [
        (("--nope",), "gouji"),
        (("check", "a", "--nope"), "gouji check"),
        (("book", "list", "--nope"), "gouji book list"),
    ],
)
def test_an_unknown_option_names_the_help_of_its_command(gouji, words, help_of):
    said = gouji(*words)
    assert (said.code, f"`{help_of} --help`" in said.err) == (2, True)


@pytest.mark.parametrize("hostile", ["\x1b[31m红", "a\x00b", "＜\u202e"])
def test_what_is_typed_reaches_the_terminal_without_its_escape_sequences(gouji, hostile):
    said = gouji("rules", hostile)
    assert said.code == 2
    assert hostile not in said.err


def test_the_help_of_set_names_every_setting_and_days_are_those_that_it_takes(gouji, tmp_path):
    told = gouji("book", "set", "--help").out
    assert all(name in told for name in DEFAULTS)
    book = tmp_path / "a.book"
    gouji("book", "new", "--book", book)
    for word in ("0", str(DAYS[-1] + 1), "-3"):
        said = gouji("book", "set", "deadline_days", "--book", book, "--", word)
        assert said.code == 2
        assert f"1 到 {DAYS[-1]}" in said.err
    assert gouji("book", "set", "deadline_days", "1", "--book", book).code == 0
