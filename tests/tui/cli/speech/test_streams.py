"""Closed streams, full disks, consoles without Chinese, interruptions: no traceback, no loss."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from making.ordinary import weakly
from making.season import write_season

from engine.errors import ProgramError, ReadingError
from tui.cli import ended
from tui.cli.speech.exits import EX_SOFTWARE, Exit


@pytest.mark.slow
def test_a_closed_pipe_ends_a_command_quietly(samples):
    command = [sys.executable, "-m", "tui.cli", "check", "samples/2023"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=samples.parent
    ) as running:
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() == 128 + signal.SIGPIPE
    assert said == b""


@pytest.mark.slow
@pytest.mark.parametrize("closing", [">&-", ">&- 2>&-", "<&-"])
def test_closed_streams_change_no_exit_code(samples, closing):
    command = f"{sys.executable} -m tui.cli check samples/2023/柳河乡.txt {closing}"
    done = subprocess.run(command, shell=True, cwd=samples.parent, check=False, capture_output=True)  # noqa: S602
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_a_full_disk_is_told(spawned, report):
    with Path("/dev/full").open("w") as full:
        done = spawned("check", report, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert "磁盘满了" in done.stderr.decode()


@pytest.mark.slow
def test_json_is_utf_8_on_a_console_of_gbk_and_loses_nothing(spawned, report):
    for encoding in ("gbk", "ascii"):
        done = spawned(
            "check", report, "--format", "json", environment={"PYTHONIOENCODING": encoding}
        )
        document = json.loads(done.stdout.decode("utf-8"))
        assert document["reports"][0]["agency"] == "青禾县柳河乡人民政府"


@pytest.mark.slow
def test_a_console_of_gbk_gets_gbk(spawned, report):
    done = spawned("check", report, environment={"PYTHONIOENCODING": "gbk"})
    assert "青禾县柳河乡人民政府" in done.stdout.decode("gbk")


@pytest.mark.slow
def test_a_console_without_chinese_is_told_how_to_get_it(spawned, report):
    done = spawned("check", report, environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"PYTHONIOENCODING=utf-8" in done.stderr


@pytest.mark.slow
def test_lang_c_still_speaks_utf_8(spawned, report):
    done = spawned("check", report, environment={"LANG": "C", "LC_ALL": "C"})
    assert "青禾县柳河乡人民政府" in done.stdout.decode()


@pytest.mark.slow
def test_without_a_terminal_review_refuses_instead_of_hanging(spawned, tmp_path):
    assert spawned("book", "new", "--book", tmp_path / "b.book").returncode == 0
    done = spawned("review", "--book", tmp_path / "b.book")
    assert done.returncode == 2
    assert "--plain" in done.stderr.decode()


def test_a_mistake_of_gouji_is_no_traceback_and_no_finding(gouji, monkeypatch, report):
    monkeypatch.setattr("tui.cli.reports.check.code", lambda *_: 1 / 0)
    said = gouji("check", report)
    assert said.code == 70
    assert "程序自己出错了（ZeroDivisionError）" in said.err
    assert "Traceback" not in said.err
    monkeypatch.setenv("GOUJI_DEBUG", "1")
    assert "Traceback" in gouji("check", report).err


ALL = 30
"""So many files are swept, which takes about as long as the longest pause."""


def started(folder, book):
    """Start a sweep in a process group of its own."""
    command = [sys.executable, "-m", "tui.cli", "sweep", str(folder), "--book", str(book)]
    return subprocess.Popen(
        [*command, "--workers", "2", "--fail-on", "never"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        cwd=Path(__file__).resolve().parents[4],
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("pause", [0.3, 1.2, 2.5])
def test_ctrl_c_loses_nothing_and_the_next_run_does_the_rest_once(gouji, tmp_path, pause):
    files, book = tmp_path / "files", tmp_path / "b.book"
    write_season(files, ALL, formats=("flat",))
    with started(files, book) as running:
        time.sleep(pause)
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1].decode()
    assert running.returncode in {128 + signal.SIGINT, 0, -signal.SIGINT}
    if running.returncode == 128 + signal.SIGINT:
        assert "再运行一次会接着做" in said
        assert "Traceback" not in said
    assert gouji("sweep", files, "--book", book, "--fail-on", "never").code == 0
    assert len(gouji("book", "list", "--book", book).out.splitlines()) == ALL
    assert gouji("trail", "verify", "--book", book).code == 0
    again = gouji("sweep", files, "--book", book)
    assert f"新核对 0 份，已核对过 {ALL} 份" in again.err


@pytest.mark.slow
@pytest.mark.needs("without_root")
def test_what_may_not_be_read_or_written_is_told(tmp_path, report):
    locked, closed = tmp_path / "锁", tmp_path / "只读"
    locked.mkdir()
    closed.mkdir()
    (tmp_path / "不让读.txt").write_bytes(report.read_bytes())
    (tmp_path / "不让读.txt").chmod(0)
    locked.chmod(0)
    closed.chmod(0o555)

    def weak(*arguments):
        done = subprocess.run(
            weakly(sys.executable, "-m", "tui.cli", *map(str, arguments)), check=False,
            cwd=Path(__file__).resolve().parents[4], capture_output=True,
        )  # fmt: skip
        return done.returncode, (done.stdout + done.stderr).decode()

    code, said = weak("check", locked, tmp_path / "不让读.txt", report)
    assert (code, said.count("没有权限读取")) == (3, 2)
    assert "柳河乡" in said
    code, said = weak("sweep", report, "--book", closed / "b.book")
    assert (code, "打不开案卷文件" in said) == (3, True)
    code, said = weak("check", report, "--last", tmp_path / "不让读.txt")
    assert (code, "没有权限" in said) == (2, True)
    locked.chmod(0o755)


def test_a_fault_of_ours_while_reading_is_no_unreadable_file(capsys):
    assert ended(ProgramError("读取时程序出错（OSError），不是文件的问题")) == EX_SOFTWARE
    assert "不是文件的问题" in capsys.readouterr().err
    assert ended(ReadingError("文件不完整")) == Exit.UNREADABLE
