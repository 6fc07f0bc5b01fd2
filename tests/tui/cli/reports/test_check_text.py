"""What a check says to people: each report as it comes, at the end how all fared."""

from __future__ import annotations

from argparse import Namespace

import pytest
from making.answers import answer, found, unread

from engine.audit.worker import WorkerConfig
from tui.cli.reports.check_text import changes, clean, others, overall, written


def run(capsys, *answers, **more):
    """Write answers and return what they became and what was said."""
    arguments = Namespace(**{"quiet": False, "statistics": False} | more)
    done = list(written(answers, arguments, WorkerConfig()))
    return done, capsys.readouterr().out


def test_each_answer_is_written_as_it_comes(capsys):
    def coming():
        yield answer(source="甲.docx")
        assert "甲.docx" in capsys.readouterr().out
        yield answer(source="乙.docx")

    answers = written(coming(), Namespace(quiet=False, statistics=False), WorkerConfig())
    assert [one.source for one in answers] == ["甲.docx", "乙.docx"]


def test_what_is_kept_of_an_answer_is_small(capsys):
    (done,), _ = run(capsys, answer(found(1), causes=(object(),)[:0]))
    assert (done.public, done.causes) == ({}, ())
    assert len(done.findings) == 1


def test_of_one_report_nothing_is_summed_up(capsys):
    _, one = run(capsys, answer(found(1)))
    _, two = run(capsys, answer(found(1)), answer())
    assert two.count("\n") > one.count("\n")
    assert run(capsys)[1].strip()  # of none it is said


def test_quiet_says_what_is_wrong_and_no_more(capsys):
    _, out = run(capsys, answer(source="好.docx"), answer(found(1), doubts=("疑",)), quiet=True)
    assert "好.docx" not in out
    assert "第1处" in out
    assert "疑" not in out
    assert run(capsys, answer(), quiet=True)[1] == ""


@pytest.mark.parametrize(
    ("done", "is_clean"),
    [
        (answer(), True),
        (answer(found(1, outcome="not_assessable")), True),
        (answer(found(1, outcome="uncertain")), False),
        (answer(found(1, severity="info")), False),
        (unread(), False),
    ],
)
def test_clean_is_read_and_nothing_failed_nor_is_uncertain(done, is_clean):
    assert clean(done) is is_clean


def test_all_reports_are_counted_once():
    done = [
        *(answer(found(1)), answer(found(1, severity="warning")), answer(), unread()),
        unread(other="plan"),
    ]
    text = overall(done)
    assert "5" in text
    assert text.count("1") == 5  # bad, some, good, unreadable, other
    assert overall([]) != ""


def test_papers_of_another_kind_are_named_where_there_are_any():
    assert others(0) == ""
    assert "2" in others(2)


def test_without_an_overlay_nothing_was_changed():
    assert changes(WorkerConfig()) == []
