"""Files go, come and change while a sweep runs; workers die: nothing is lost, nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from making.season import write_season

from engine.audit.worker import WorkerConfig
from engine.packs import load_pack
from engine.reading.files.sources import Source, sources
from engine.sweep.sweep import Plan, Progress, files_kept, sweep
from engine.trail.casebook import Casebook, CheckProvenance

CHECKOUT = Path(__file__).resolve().parents[2]
POISON = """
import os
import engine.audit.admission as work
real = work.read
def read(name, data, forms):
    if b"POISON" in data:
        os.kill(os.getpid(), 9)
    return real(name, data, forms)
work.read = read
"""


def opened(tmp_path, actor="张三"):
    now = datetime(2024, 2, 1, 9, tzinfo=UTC)
    return Casebook.open(tmp_path / "b.book", actor=actor, now=lambda: now)


@pytest.fixture
def book(tmp_path):
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def files(tmp_path):
    write_season(tmp_path / "files", 4, formats=("flat",))
    return tmp_path / "files"


def swept(book, supply, **changes):
    """Sweep; return the errors by file name, "" where there is none."""
    pack = load_pack()
    means = CheckProvenance(
        pack_id=pack.id, pack_version=pack.version, pack_sha256=pack.sha256, overlays_sha256="",
        engine_version="0",
    )  # fmt: skip
    plan = Plan(setup=WorkerConfig(), means=means, workers=1, **changes)
    return {Path(one.source).name: one.error for one in sweep(book, supply, plan, Progress())}


def before_the_check(files, happens):
    """Return a supply of a folder in which something happens before its last draw, the check."""
    draws = []

    def supply():
        draws.append(1)
        if len(draws) == 2:
            happens()
        return sources([files])

    return supply


@pytest.mark.slow
def test_a_file_that_goes_between_the_looks_is_told_and_costs_no_other(book, files):
    gone = files / "0001.txt"
    data = gone.read_bytes()
    errors = swept(book, before_the_check(files, gone.unlink))
    assert "移走" in errors.pop("0001.txt")
    assert set(errors.values()) == {""}
    gone.write_bytes(data)
    assert swept(book, lambda: sources([files])) == {"0001.txt": ""}
    assert len(book.filings()) == 4


@pytest.mark.slow
def test_a_folder_that_vanishes_is_told_for_every_file(book, files, tmp_path):
    errors = swept(book, before_the_check(files, lambda: files.rename(tmp_path / "away")))
    assert len(errors) == 4
    assert all("再运行" not in error and "移走" in error for error in errors.values())
    assert book.filings() == []
    assert set(swept(book, lambda: sources([tmp_path / "away"])).values()) == {""}
    assert len(book.filings()) == 4


def test_a_file_that_changes_between_the_looks_is_checked_as_it_is_now(book, files):
    now = (files / "0002.txt").read_bytes().replace(b"0", b"1")
    errors = swept(book, before_the_check(files, lambda: (files / "0002.txt").write_bytes(now)))
    assert set(errors.values()) == {""}
    kept = {book.content(one.id)[0]: book.content(one.id)[1] for one in book.filings()}
    assert kept["0002.txt"] == now


@pytest.mark.slow
@pytest.mark.parametrize("draw", [1, 2])
def test_a_file_that_is_locked_for_a_moment_is_answered_and_done_next_time(book, files, draw):
    draws = []

    def supply():
        draws.append(1)
        for one in sources([files]):
            locked = one.name.endswith("0003.txt") and len(draws) == draw
            yield Source(one.name, None, "没有权限读取") if locked else one

    errors = swept(book, supply)
    assert (len(errors), errors["0003.txt"]) == (4, "没有权限读取")
    assert swept(book, lambda: sources([files])) == {"0003.txt": ""}


@pytest.mark.slow
def test_what_another_sweep_has_written_meanwhile_is_not_written_twice(book, files, tmp_path):
    def other():
        with opened(tmp_path, "李四") as second:
            swept(second, lambda: sources([files]))

    assert set(swept(book, before_the_check(files, other)).values()) == {""}
    events = [event for event in book.events() if event.kind == "sweep.recorded"]
    assert (sum(len(one.payload["checks"]) for one in events), len(book.filings())) == (4, 4)


@pytest.mark.slow
def test_a_filing_whose_bytes_were_purged_is_told_when_all_is_checked_again(book, files):
    swept(book, lambda: sources([files]))
    first = book.filings()[0]
    book.purge(first.id, ["content"], reason="到期")
    errors = swept(book, files_kept(book), again=True)
    assert len(errors) == 4
    assert sum("重新索取" in error for error in errors.values()) == 1


@pytest.mark.slow
@pytest.mark.needs("posix")
def test_a_file_that_kills_its_worker_costs_only_itself(tmp_path):
    files = tmp_path / "files"
    write_season(files, 20, formats=("flat",))
    with (files / "0007.txt").open("ab") as stream:
        stream.write(b"POISON")
    (tmp_path / "sitecustomize.py").write_text(POISON, "utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tui.cli", "sweep", str(files), "--workers", "2"),
            *("--book", str(tmp_path / "b.book"), "--fail-on", "never"),
        ],
        cwd=CHECKOUT, check=False, capture_output=True,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{CHECKOUT}"},
    )  # fmt: skip
    lines = [line for line in done.stdout.decode().splitlines() if "隔离" in line]
    assert (done.returncode, [Path(line.split("\t")[0]).name for line in lines]) == (
        3,
        ["0007.txt"],
    )
    assert "新核对 19 份" in done.stderr.decode()
