"""Lines out and answers in: nothing that is said acts on a terminal, nothing typed is lost."""

from __future__ import annotations

import io

import pytest

from tui.plain.console import Console, LeaveError, command
from tui.text.words import Texts


class Typed(io.StringIO):
    """What somebody types; ``screen`` tells that it is a terminal, which shows it by itself."""

    def __init__(self, words: str, *, screen: bool = False) -> None:
        super().__init__(words)
        self.screen = screen

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self.screen


class Narrow(io.StringIO):
    """A stream that takes the characters of one encoding only."""

    encoding = "gb18030"

    def write(self, words: str) -> int:
        """Take words that can be encoded."""
        words.encode(self.encoding)
        return super().write(words)


def console(typed: str = "", *, screen: bool = False, out: io.StringIO | None = None) -> Console:
    return Console(Texts("zh"), Typed(typed, screen=screen), out or io.StringIO())


def printed(one: Console) -> str:
    assert isinstance(one.stdout, io.StringIO)
    return one.stdout.getvalue()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("", "\n"),
        ("甲\n乙", "甲 乙\n"),
        ("甲\r乙\t丙", "甲 乙 丙\n"),
        ("\x1b]0;标题\x07", "␛]0;标题␇\n"),
        ("\u202e倒\u202c", "⇆倒⇆\n"),
        ("[b]粗[/]", "[b]粗[/]\n"),
        ("长" * 5000, "长" * 5000 + "\n"),
    ],
)
def test_what_is_said_is_one_safe_line(words, line):
    one = console()
    one.say(words)
    assert printed(one) == line


def test_what_the_stream_cannot_show_does_not_stop_it():
    class Ascii(Narrow):
        encoding = "ascii"

    one = console("q\n", out=Ascii())
    one.say("已保存 F203")
    assert one.ask("下一步：") == "q"
    assert printed(one) == "??? F203\n???? q\n"


def test_half_a_surrogate_from_a_file_name_can_be_said():
    one = console(out=Narrow())
    one.say("年报\udcff.docx")
    assert printed(one) == "年报␦.docx\n"


def test_an_answer_from_a_pipe_is_shown_and_one_typed_is_not():
    piped, typed = console(" 排 除 \n"), console(" 排 除 \n", screen=True)
    assert piped.ask("哪一条\n？") == typed.ask("哪一条\n？") == "排 除"
    assert printed(piped) == "哪一条 ？ 排 除\n"
    assert printed(typed) == "哪一条 ？ "


def test_a_label_is_asked_with_its_colon():
    one = console("张三\n", screen=True)
    assert one.ask_for("姓名") == "张三"
    assert printed(one) == "姓名： "


def test_what_is_typed_at_a_pipe_cannot_act_on_the_terminal():
    one = console("\x1b[2J\x00c\n")
    assert one.ask("：") == "\x1b[2J\x00c"
    assert printed(one) == "： ␛[2J␀c\n"


class Fails(Typed):
    """Input that ends in a mistake."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("")
        self.error = error

    def readline(self, *_size: object) -> str:  # type: ignore[override]
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    "stdin",
    [Typed(""), Fails(KeyboardInterrupt()), Fails(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"))],
    ids=["the end", "Ctrl-C", "another encoding"],
)
def test_no_more_input_is_the_end(stdin):
    with pytest.raises(LeaveError):
        Console(Texts("zh"), stdin, io.StringIO()).ask("？")


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("c", "confirm", ""), ("C", "confirm-cause", ""), ("\uff43", "confirm", ""),
        ("\uff23", "confirm-cause", ""), ("／错误", "filter", "错误"), ("？", "help", ""),
        ("x 1 看错", "dismiss", "1 看错"), ("X1 看错", "dismiss", "1 看错"), ("y", "approve", ""),
        ("\uff39 同意", "approve", "同意"),
        ("12", "12", ""), ("１２", "１２", ""), ("认", "认", ""),
        ("", "", ""), ("\x1b", "\x1b", ""), ("²", "²", ""), ("。", "menu", ""),
    ],
)  # fmt: skip
def test_commands_in_every_way_to_type_them(typed, name, rest):
    assert command(typed) == (name, rest)
