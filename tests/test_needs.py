"""What the machine has not got: skipped and told in one line at the end; with CI=true it fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from needs import BUILD, TESTS, Need, lacking, server_programs, untested

TESTS_FOLDER = Path(__file__).resolve().parent
WALK = TESTS_FOLDER / "tui" / "test_tmux_walk.py"
ELSEWHERE = re.compile(r"\b(skipif|importorskip|pytest\.skip)\b")


def walked(empty: Path, **environment: str) -> tuple[int, list[str]]:
    """Run the tests that need tmux where no program is on the PATH; return code and lines."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", str(WALK)],
        cwd=TESTS_FOLDER.parent, check=False, capture_output=True,
        env={**os.environ, "CI": "", **environment, "PATH": str(empty), "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode().splitlines()


@pytest.mark.slow
def test_what_is_missing_is_skipped_and_told_last_with_the_way_to_get_it(tmp_path):
    code, lines = walked(tmp_path)
    assert code == 0
    assert re.fullmatch(r"\d+ skipped in .*", lines[-1])
    number = lines[-1].split()[0]
    assert lines[-2] == (
        f"没有测到，因为这台机器上没有：tmux（{number} 个）。要测全：apt-get install tmux。"
    )


@pytest.mark.slow
def test_in_ci_nothing_that_can_be_brought_may_be_missing(tmp_path):
    code, lines = walked(tmp_path, CI="true")
    assert code == 1
    assert "CI=true，可是这台机器上没有tmux：apt-get install tmux" in lines
    assert not any("skipped" in line for line in lines)


def test_several_needs_are_one_line():
    assert untested({"soffice": 2, "tmux": 1, "corpus": 30, "no_network": 1}) == (
        "没有测到，因为这台机器上没有：LibreOffice（2 个）、tmux（1 个）、真实年报（30 个）、"
        "断网运行的进程（内核不许）（1 个）。要测全：apt-get install libreoffice-writer tmux；"
        "环境变量 GOUJI_CORPUS 写明真实年报所在的文件夹。"
    )


def test_what_only_a_kernel_can_give_is_not_asked_of_ci():
    assert [name for name, need in TESTS.items() if not need.brought()] == [
        "no_network", "networks", "mounts", "posix", "linux",
    ]  # fmt: skip


def test_what_runs_these_tests_could_be_installed():
    assert lacking({name: need for name, need in BUILD.items() if name == "python"}) == []
    assert [need.title for need in lacking({"x": Need("甲", lambda: False)})] == ["甲"]


def test_another_major_version_of_the_server_is_asked_for_by_its_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GOUJI_POSTGRES", str(tmp_path))
    assert server_programs() is None, "no other stands in for it"
    (tmp_path / "initdb").touch()
    assert server_programs() == tmp_path


def test_nothing_is_skipped_anywhere_else():
    found = {
        path.relative_to(TESTS_FOLDER).as_posix()
        for path in TESTS_FOLDER.rglob("*.py")
        if ELSEWHERE.search(path.read_text("utf-8"))
    }
    assert found == {"conftest.py", "test_needs.py"}


@pytest.mark.parametrize("words", ["SSL is not supported by this build", "OpenSSL"])
def test_a_server_that_was_built_without_tls_is_told_by_its_own_words(monkeypatch, tmp_path, words):
    (tmp_path / "initdb").touch()
    (tmp_path / "postgres").write_bytes(b"\0" + words.encode() + b"\0")
    monkeypatch.setenv("GOUJI_POSTGRES", str(tmp_path))
    monkeypatch.setattr("needs.server", lambda: True)
    assert TESTS["postgres_tls"].here() is (words == "OpenSSL")
