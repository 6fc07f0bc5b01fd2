"""What a sweep says: a line a report, how it went, an interruption, no bar in a pipe."""

from __future__ import annotations

from argparse import Namespace
from types import SimpleNamespace
from typing import Any

import pytest
from making.answers import answer, found, unread

from engine.sweep.plan import Progress
from tui.cli.sweeps.text import bar, dropped, interruption_told, several, written


def run(capsys, *answers, **more):
    """Write lines of answers: what is kept of them, stdout and stderr."""
    usual = {
        "format": "text",
        "statistics": False,
        "dry_run": False,
        "quiet": False,
        "output": None,
    }
    kept = list(written(iter(answers), Namespace(**usual | more)))
    caught = capsys.readouterr()
    return kept, caught.out, caught.err


def test_each_report_is_a_line_and_none_is_kept(capsys):
    kept, out, err = run(capsys, answer(found(1)), unread())
    assert (kept, err) == ([], "")
    first, second = out.splitlines()
    assert first.split("\t")[:2] == ["白沙镇.docx", "白沙镇人民政府 2023"]
    assert second.split("\t")[0] == "坏.docx"
    assert "读不了" in second


def test_a_name_with_line_breaks_and_colours_is_one_line_of_text(capsys):
    name = "甲\n伪造.docx\t\x1b[31m\u202e"
    _, out, _ = run(capsys, answer(source=name, agency=name), unread(source=name, error=name))
    assert len(out.splitlines()) == 2
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_number_of_a_person_is_masked(capsys):
    _, out, _ = run(capsys, answer(source="13800138000.docx"))
    assert "13800138000" not in out


def test_several_files_of_one_unit_at_once_are_told_with_the_one_that_stands():
    book: Any = SimpleNamespace(
        filing=lambda _: SimpleNamespace(agency="白沙镇", year=2023, sha256="乙", source="?")
    )
    result: Any = SimpleNamespace(several={1: {"甲": "甲.docx", "乙": "乙.docx"}})
    (line,) = several(book, result)
    assert "白沙镇 2023：这次收到 2 份不同的报告（甲.docx、乙.docx）" in line
    assert "现以 乙.docx 为准" in line


def test_quiet_leaves_out_what_is_clean(capsys):
    _, out, _ = run(capsys, answer(), answer(found(1)), quiet=True)
    assert len(out.splitlines()) == 1


def test_where_stdout_is_for_data_only_what_is_unreadable_is_told(capsys):
    kept, out, err = run(capsys, answer(found(1)), unread(), format="csv")
    assert (kept, out) == ([], "")
    assert "坏.docx" in err
    kept, out, err = run(capsys, answer(found(1)), format="json")
    assert (out, err) == ("", "")
    assert (kept[0].findings, kept[0].causes) == ((), ())


def test_counts_of_a_dry_run_need_the_answers(capsys):
    kept, out, _ = run(capsys, answer(found(1)), statistics=True, dry_run=True)
    assert len(kept[0].findings) == 1
    assert out == ""


@pytest.mark.parametrize("dry", [True, False])
def test_an_interruption_says_how_much_stands(dry):
    plan: Any = SimpleNamespace(dry_run=dry)
    with pytest.raises(KeyboardInterrupt) as stop, interruption_told(plan, Progress(written=7)):
        raise KeyboardInterrupt
    assert ("7" in str(stop.value)) is not dry
    assert str(stop.value)


def test_other_errors_keep_their_words():
    plan: Any = SimpleNamespace(dry_run=False)
    with pytest.raises(ValueError, match=r"^甲$"), interruption_told(plan, Progress()):
        raise ValueError("甲")


def test_in_a_pipe_there_is_no_bar(capsys):
    with bar() as show:
        show(Progress(total=3, done=1))
    assert capsys.readouterr() == ("", "")


def test_corrections_that_ended_are_told_by_their_names():
    (line,) = dropped(Progress(dropped=[(7, ("year", "3.new.total"))]))
    assert "7" in line
    assert "3.new.total" not in line
    assert list(dropped(Progress())) == []
