"""Starting the review: a sentence where the screens cannot open, and never a hang."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tui.launch import keys_file, obstacle, user
from tui.text.words import Texts

BROKEN = """
import sys
from tui.cli import main
from tui.screens.desk import screen
def mistake(self):
    secret = "身份证号在此"
    raise ValueError(secret[:0])
setattr(screen.DeskScreen, sys.argv[2], mistake)
sys.exit(main(["review", "--book", sys.argv[1]]))
"""
CHECKOUT = Path(__file__).resolve().parents[2]
START = "import sys; from pathlib import Path; from tui.launch import run_review; "
PLAIN = START + "sys.exit(run_review(Path(sys.argv[1]), plain=True, filing=1))"
SCREENS = START + "sys.exit(run_review(Path(sys.argv[1]), filing=1))"


class Terminal(io.StringIO):
    """A stream that says it is a terminal of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a writeable one says nothing
        """The encoding it says it has."""
        return self._encoding

    def isatty(self) -> bool:
        """Say yes."""
        return True


def run(code: str, *arguments: str, typed: str = "", **environment: str):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], input=typed, capture_output=True, timeout=60,
        cwd=CHECKOUT, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip


@pytest.mark.timeout(60)
def test_without_a_terminal_there_is_a_sentence_and_no_hang(book_path):
    done = run(SCREENS, str(book_path))
    assert done.returncode == 2
    assert "--plain" in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_plain_works_at_the_end_of_a_pipe_and_needs_no_textual(book_path):
    code = PLAIN.replace("sys.exit(", "code = (") + "; sys.exit(code or 'textual' in sys.modules)"
    done = run(code, str(book_path), typed="c\nq\n", GOUJI_ACTOR="赵六")
    assert (done.returncode, done.stderr) == (0, "")
    assert "已保存：确认 F203" in done.stdout


def test_a_book_that_is_not_there_is_a_sentence(tmp_path):
    done = run(PLAIN, str(tmp_path / "none.book"))
    assert done.returncode == 3
    assert "没有这个案卷" in done.stderr
    assert not (tmp_path / "none.book").exists()


@pytest.mark.slow
def test_a_file_that_is_no_book_is_a_sentence(tmp_path):
    path = tmp_path / "no.book"
    path.write_text("不是数据库" * 1000, "utf-8")
    done = run(PLAIN, str(path))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_output_in_another_encoding_loses_characters_but_does_not_stop(book_path):
    done = subprocess.run(
        [sys.executable, "-c", PLAIN, str(book_path)], input=b"c\nq\n", capture_output=True,
        timeout=60, cwd=CHECKOUT, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("stdin", "stderr", "starts"),
    [
        (Terminal("utf-8"), Terminal("UTF-8"), True),
        (Terminal("utf-8"), Terminal("cp65001"), True),
        (Terminal("utf-8"), Terminal("ascii"), False),
        (Terminal("utf-8"), Terminal("gb18030"), False),
        (io.StringIO(), Terminal("utf-8"), False),
        (Terminal("utf-8"), None, False),
    ],
    ids=["UTF-8", "cp65001", "ascii", "gb18030", "没有输入终端", "没有终端"],
)
def test_the_screens_start_on_a_terminal_that_can_show_them(stdin, stderr, starts):
    assert (obstacle(Texts(), stdin, stderr) == "") is starts


def test_the_actor_is_named_by_the_environment():
    assert user({"GOUJI_ACTOR": "张三", "USER": "root"}) == "张三"
    assert user({"USER": "li"}) == "li"
    assert user({})


def test_the_users_keys_are_looked_for_where_the_environment_says():
    assert keys_file({"GOUJI_KEYS": "k.yaml"}) == Path("k.yaml")
    assert keys_file({}).name == "keys.yaml"


@pytest.mark.slow
@pytest.mark.needs("posix")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(in_pty, book_path, name):
    child, terminal = in_pty(SCREENS, str(book_path), GOUJI_ASCII="1")
    seen = read_until(terminal, b"\x1b[?1049h", 20) + read_until(terminal, "第".encode(), 20)
    assert b"\x1b[?1049h" in seen
    os.kill(child, getattr(signal, name))
    rest = read_until(terminal, b"never", 20)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert b"\x1b[?1049l" in rest
    assert os.waitstatus_to_exitcode(status) == 128 + getattr(signal, name)


@pytest.mark.slow
@pytest.mark.needs("posix")
@pytest.mark.parametrize("where", ["compose", "on_mount", "action_year"])
def test_a_mistake_of_ours_is_a_sentence_and_shows_nothing_of_a_report(in_pty, book_path, where):
    child, terminal = in_pty(BROKEN, str(book_path), where, GOUJI_ASCII="1")
    seen = b""
    if where == "action_year":
        seen = read_until(terminal, "已收".encode(), 20)
        os.write(terminal, b"[")
    seen += read_until(terminal, b"GOUJI_DEBUG", 20) + read_until(terminal, b"never", 5)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 70
    assert b"ValueError" in seen
    assert "身份证号在此".encode() not in seen
    assert b"\x1b[?1049l" in seen


@pytest.mark.slow
@pytest.mark.needs("posix")
def test_a_terminal_that_is_gone_leaves_no_process_behind(in_pty, book_path):
    child, terminal = in_pty(SCREENS, str(book_path), GOUJI_ASCII="1")
    read_until(terminal, b"\x1b[?1049h", 20)
    read_until(terminal, "第".encode(), 20)
    os.close(terminal)
    until = time.monotonic() + 15
    while time.monotonic() < until:
        gone, _ = os.waitpid(child, os.WNOHANG)
        if gone:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    pytest.fail("the process outlived its terminal")


def read_until(terminal: int, wanted: bytes, seconds: float) -> bytes:
    """Read from a pty until something has come, or the time is over."""
    import select

    seen, until = b"", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen
