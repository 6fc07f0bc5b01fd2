"""What several commands share: paths, packs, days, colours."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from engine.audit.worker import WorkerConfig
from engine.errors import PackError, UsageError
from engine.packs import shipped
from tui.cli.reports import sources
from tui.cli.reports.sources import (
    at_home,
    coloured,
    iso_date,
    pack_of,
    require,
    setup_of,
    units_of,
)


def line(*words: str) -> Namespace:
    parser = ArgumentParser()
    sources.add_rules(parser)
    sources.add_force(parser)
    sources.add_workers(parser)
    sources.add_timeout(parser)
    sources.add_fail_on(parser)
    return parser.parse_args(words)


def test_without_a_word_the_usual_is_meant():
    said = line()
    assert (said.pack, said.overlay, said.roster, said.workers) == (None, [], None, 0)
    assert (said.timeout, said.fail_on, said.force) == (None, "error", False)
    assert units_of(said) == ()
    assert setup_of(said) == WorkerConfig()


@pytest.mark.parametrize(
    "words",
    [("--workers", "-1"), ("--timeout", "0"), ("--timeout", "nan"), ("--fail-on", "x")],
)
def test_what_no_option_takes_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        line(*words)
    capsys.readouterr()


def test_two_lists_of_overlays_are_not_one():
    line("--overlay", "a.yaml").overlay.append(Path("b.yaml"))
    assert line().overlay == []


@pytest.mark.parametrize("option", ["--pack", "--overlay", "--roster"])
def test_a_path_that_is_not_there_is_told_before_anything_is_read(option, tmp_path):
    with pytest.raises(UsageError, match="没有"):
        setup_of(line(option, str(tmp_path / "没有")))


def test_a_path_that_is_not_named_is_not_asked_for(tmp_path):
    require(None, tmp_path)
    with pytest.raises(UsageError, match="nichts"):
        require(None, tmp_path / "nichts")


def test_a_folder_that_is_no_pack_is_told(tmp_path):
    assert pack_of(line("--pack", str(shipped() / "nianbao"))).id == "nianbao"
    with pytest.raises(PackError):
        pack_of(line("--pack", str(tmp_path)))


def test_overlays_named_are_not_taken_for_those_of_a_county():
    setup = WorkerConfig(overlays=(Path("a.yaml"),))
    assert at_home(setup, ()) is setup
    assert at_home(WorkerConfig(), ()) == WorkerConfig()


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_written_as_year_month_day(text):
    assert iso_date(text) == date.fromisoformat(text)


NO_DAYS = [
    "", " ", "2023-02-29", "2024-1-5", "昨天", "２０２４-０１-０１", "10000-01-01", "\ud83d",
    "20240112", "2024-W02-5",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_refused_as_it_was_written(text):
    with pytest.raises(UsageError) as error:
        iso_date(text)
    assert text in error.value.message


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured(Screen())
    assert not coloured(StringIO())
    assert not coloured(object())
    monkeypatch.setenv("TERM", "dumb")
    assert not coloured(Screen())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(Screen())
