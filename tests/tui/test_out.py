"""Everything that a command says is made safe on its way out, one line at a time."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE

from tui import out


class Heard:
    """Who takes what is told."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.code: int | None = None

    def note(self, text: str) -> None:
        """Take a sentence."""
        self.notes.append(text)

    def end(self, code: int) -> None:
        """Take the exit code."""
        self.code = code


@pytest.fixture
def heard():
    """Let somebody listen, and nobody afterwards."""
    one = Heard()
    out.listen(one)
    yield one
    out.listen(None)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("", "\n"), ("甲\n乙", "甲 乙\n"), ("甲  \n", "甲\n"), (7, "7\n"), (None, "None\n"),
        ("  缩进", "  缩进\n"), ("\ud800", "␦\n"), ("长" * 100_000, "长" * 100_000 + "\n"),
    ],
)  # fmt: skip
def test_a_line_is_one_line(capsys, said, line):
    out.put(said)
    out.tell(said)
    assert capsys.readouterr() == (line, line)


@pytest.mark.parametrize("say", [out.put, out.put_row, out.put_lines, out.tell, out.tell_lines])
def test_nothing_that_an_agency_wrote_acts_on_the_terminal(capsys, say):
    say(HOSTILE)
    text = "".join(capsys.readouterr())
    assert not (CONTROLS - {"\n"}) & set(text)
    assert text.count("\n") == 1
    assert "[@click=app.bell]点我[/]" in text


def test_a_cell_can_make_no_further_cell_and_no_further_line(capsys):
    out.put_row("甲\t乙", "丙\n丁", 3, "", "戊")
    out.put_row()
    assert capsys.readouterr().out == "甲 乙\t丙 丁\t3\t\t戊\n\n"


def test_a_text_of_our_own_keeps_its_lines(capsys):
    out.put_lines("一\n  二\x1b\n")
    out.tell_lines("三\n四")
    assert capsys.readouterr() == ("一\n  二␛\n\n", "三\n四\n")


def test_what_is_told_is_indented_only_at_its_beginning(capsys):
    out.tell("甲\n乙", indent=2)
    assert capsys.readouterr().err == "  甲 乙\n"


def test_who_listens_takes_what_is_told_and_not_what_is_put(capsys, heard):
    out.tell("一句", indent=4)
    out.tell_lines("\n两\n行\n")
    out.put("数据")
    assert heard.notes == ["一句", "两\n行"]
    assert capsys.readouterr() == ("数据\n", "")


def test_nobody_listens_after_the_end(capsys, heard):
    assert out.listening()
    out.ended(2)
    out.ended(3)
    assert heard.code == 2
    assert not out.listening()
    out.tell("又写出来")
    assert capsys.readouterr().err == "又写出来\n"
