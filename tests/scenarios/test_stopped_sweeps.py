"""Sweeps that are killed, told to end, started twice or held up: nothing is lost, nothing stays."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from making.season import write_season

from engine.trail.casebook import Casebook

CHECKOUT = Path(__file__).resolve().parents[2]
HOOKS = """
import os, time
from pathlib import Path
folder = Path(os.environ["GOUJI_TEST_FOLDER"])
import engine.audit.admission as work
from engine.trail.casebook import Casebook
real_read, real_sweep = work.read, Casebook.sweep
def read(name, data, forms):
    with (folder / "reads").open("a") as stream:
        stream.write(Path(name).name + "\\n")
    if b"HANG" in data and os.environ.get("GOUJI_TEST_HANG"):
        time.sleep(3600)
    return real_read(name, data, forms)
def sweep(*given, **more):
    if "GOUJI_TEST_MEET" in os.environ:
        (folder / f"met-{os.getpid()}").touch()
        while len(list(folder.glob("met-*"))) < 2:
            time.sleep(0.05)
    return real_sweep(*given, **more)
work.read, Casebook.sweep = read, sweep
"""
ALL = 12
HUNG = "0009.txt"
POSIX = pytest.mark.needs("linux")


@dataclass
class Desk:
    """A folder of reports of which one may hang, a casebook, and gouji in processes."""

    place: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay everything out."""
        write_season(self.place / "files", ALL, formats=("flat",))
        with (self.place / "files" / HUNG).open("ab") as stream:
            stream.write(b"HANG")
        for name in ("hooks", "spare", "home", "marks"):
            (self.place / name).mkdir()
        (self.place / "hooks" / "sitecustomize.py").write_text(HOOKS, "utf-8")

    def start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start gouji with two workers."""
        own = {
            "PYTHONPATH": f"{self.place / 'hooks'}{os.pathsep}{CHECKOUT}",
            "TMPDIR": str(self.place / "spare"), "XDG_DATA_HOME": str(self.place / "home"),
            "GOUJI_TEST_FOLDER": str(self.place / "marks"), "LANG": "zh_CN.UTF-8",
        }  # fmt: skip
        started = subprocess.Popen(
            [sys.executable, "-m", "tui.cli", *words, "--workers", "2"], cwd=CHECKOUT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **own, **environment},
        )  # fmt: skip
        self.running.append(started)
        return started

    def sweep(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a sweep of the folder."""
        book = ("--book", str(self.place / "b.book"), "--fail-on", "never")
        return self.start("sweep", str(self.place / "files"), *book, *words, **environment)

    def held_up(self, started: subprocess.Popen[bytes]) -> None:
        """Wait until all is read but what hangs, and what lies with the worker that holds it."""
        while started.poll() is None and len(set(self.reads())) < ALL - 3:
            time.sleep(0.1)  # the test's own limit ends this
        assert started.poll() is None, started.communicate()
        if started.args[3] == "sweep":  # type: ignore[index]
            while len(self.kept()) < ALL - 4:
                time.sleep(0.1)

    def reads(self) -> list[str]:
        """Return the names of what was read so far, each time that it was."""
        log = self.place / "marks" / "reads"
        return log.read_text("utf-8").split() if log.exists() else []

    def kept(self) -> list[Path]:
        """Return the readings that outlive a sweep."""
        return [one for one in (self.place / "home").glob("gouji/readings/*/*") if one.is_file()]

    def spare(self) -> list[Path]:
        """Return what lies in the folder for temporary files."""
        return list((self.place / "spare").iterdir())

    def processes(self) -> list[str]:
        """Return the processes that were started with this desk's environment and still live."""
        sign = f"GOUJI_TEST_FOLDER={self.place / 'marks'}\0".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                if sign in (path / "environ").read_bytes():
                    found.append((path / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        return found

    def checks(self) -> Counter[str]:
        """Return how often each version was checked, by the trail."""
        now = datetime(2024, 2, 1, tzinfo=UTC)
        with Casebook.open(self.place / "b.book", actor="张三", now=lambda: now) as book:
            events = [one for one in book.events() if one.kind == "sweep.recorded"]
            return Counter(check["version"] for one in events for check in one.payload["checks"])


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    for one in made.running:
        if one.poll() is None:
            one.kill()
        one.communicate()


@pytest.mark.slow
@POSIX
def test_what_a_killed_sweep_has_read_is_not_read_again(desk):
    first = desk.sweep(GOUJI_TEST_HANG="1")
    desk.held_up(first)
    first.kill()
    first.communicate()
    kept = len(desk.kept())
    assert {one.stat().st_mode & 0o777 for one in desk.kept()} == {0o600}
    assert {one.parent.stat().st_mode & 0o777 for one in desk.kept()} == {0o700}
    (desk.place / "marks" / "reads").unlink()
    second = desk.sweep()
    out, err = second.communicate()
    assert (second.returncode, f"新核对 {ALL} 份" in err.decode()) == (0, True)
    assert len(desk.reads()) == ALL - kept
    assert set(desk.checks().values()) == {1}
    assert len(out.decode().splitlines()) == ALL
    assert (desk.kept(), desk.spare()) == ([], []), "a sweep that ends well leaves nothing"


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    ("number", "words"), [(signal.SIGTERM, "终止信号"), (signal.SIGINT, "已中断")], ids=str
)
def test_a_sweep_that_is_told_to_end_says_what_stands_and_leaves_nothing(desk, number, words):
    started = desk.sweep(GOUJI_TEST_HANG="1")
    desk.held_up(started)
    started.send_signal(number)
    _, err = started.communicate()
    assert started.returncode == 128 + number
    assert words in err.decode()
    assert "已有 0 份写进案卷" in err.decode()
    assert "resource_tracker" not in err.decode(), "Python's own words are no auditor's"
    assert (desk.spare(), desk.processes()) == ([], [])
    assert not list(desk.place.rglob("*.part"))
    assert desk.kept(), "the readings are meant to stay"


@pytest.mark.slow
@POSIX
def test_a_check_that_is_told_to_end_does_not_speak_of_a_casebook(desk):
    started = desk.start("check", str(desk.place / "files"), GOUJI_TEST_HANG="1")
    desk.held_up(started)
    started.terminate()
    _, err = started.communicate()
    assert started.returncode == 128 + signal.SIGTERM
    assert "结果不留存" in err.decode()
    assert "案卷" not in err.decode()
    assert (desk.spare(), desk.processes()) == ([], [])


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("command", ["sweep", "check"])
def test_a_file_that_takes_too_long_is_told_and_the_others_are_done(desk, command):
    """The hook hangs for an hour: what ends it is the limit alone."""
    if command == "sweep":
        started = desk.sweep("--timeout", "6", GOUJI_TEST_HANG="1")
    else:
        folder = str(desk.place / "files")
        started = desk.start("check", folder, "--timeout", "6", GOUJI_TEST_HANG="1")
    out, _err = started.communicate()
    lines = out.decode().splitlines()
    told = [at for at, line in enumerate(lines) if "超过 6 秒" in line]
    assert started.returncode == 3
    if command == "sweep":  # on a machine that stands still others may be told too
        assert any(HUNG in lines[at] for at in told)
        assert len(desk.checks()) == ALL - len(told)
    else:
        assert any(HUNG in line for at in told for line in lines[max(at - 2, 0) : at + 1])
    assert desk.processes() == []


@pytest.mark.slow
@POSIX
def test_two_sweeps_started_together_record_one_check_a_version(desk):
    """Both have checked everything before either may write."""
    both = [desk.sweep(GOUJI_TEST_MEET="1") for _ in range(2)]
    said = [one.communicate() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert (len(desk.checks()), set(desk.checks().values())) == (ALL, {1})


@pytest.mark.slow
@POSIX
def test_a_killed_sweep_that_changed_nothing_is_begun_anew_with_other_rules(desk):
    """What was read by another program or other rules is never used."""
    first = desk.sweep(GOUJI_TEST_HANG="1")
    desk.held_up(first)
    first.kill()
    first.communicate()
    (desk.place / "marks" / "reads").unlink()
    pack = shutil.copytree(CHECKOUT / "rules" / "nianbao", desk.place / "nianbao")
    with (pack / "pack.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n# another\n")
    second = desk.sweep("--pack", str(pack))
    second.communicate()
    assert len(desk.reads()) == ALL
