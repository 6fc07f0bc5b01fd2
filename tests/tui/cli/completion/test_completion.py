"""Completion offers what the parser takes, in every shell, and runs nothing."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess

import pytest

from tui.cli import COMMANDS
from tui.cli.completion import bash, fish, zsh
from tui.cli.completion.command import SHELLS
from tui.cli.completion.tree import nodes, word


@pytest.fixture
def script(gouji):
    """Write a shell's script."""
    return lambda shell: gouji("completion", shell).out


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_some_options_stand_in_the_script(script, shell):
    text = script(shell)
    assert [name for name in COMMANDS if name not in text] == []
    for name in ("select", "baseline", "files-from"):
        assert name in text


def offered(script, *words):
    """Return what bash offers for the last of the words."""
    line = " ".join(f"'{one}'" for one in words)
    probe = (
        f"{script('bash')}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n"
        'compopt() { :; }; _gouji; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", probe], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("gouji", "ch"), ["check"]),
        (("gouji", "book", "li"), ["list"]),
        (("gouji", "--lang", "en", "check", "--format", "sar"), ["sarif"]),
        (("gouji", "check", "--format", "json", "--sel"), ["--select"]),
        (("gouji", "completion", "z"), ["zsh"]),
        (("gouji", "check", "--output", "x"), []),
        (("gouji", "check", "年报/$(touch /tmp/x)"), []),
    ],
)
def test_bash_offers_what_begins_as_the_word(script, words, wanted):
    assert offered(script, *words) == wanted


@pytest.mark.slow
@pytest.mark.parametrize("shell", [one for one in SHELLS if shutil.which(one)])
def test_the_script_is_one_that_the_shell_can_read(script, shell, tmp_path):
    path = tmp_path / "script"
    path.write_text(script(shell), "utf-8")
    done = subprocess.run([shell, "-n", str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def hostile():
    """Return a parser whose helps try to leave their quotes."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--bad", help="x' $(reboot) `reboot` \" ; reboot \\' \n reboot")
    return parser


@pytest.mark.parametrize("shell", [bash, zsh, fish])
def test_a_help_cannot_leave_its_quotes(shell):
    text = "\n".join(shell.script(list(nodes(hostile()))))
    for line in text.splitlines():
        if "reboot" in line:
            inside = re.findall(r"'[^']*'", line)
            assert line.count("reboot") == sum(one.count("reboot") for one in inside)


@pytest.mark.parametrize("text", ["a b", "$(x)", "a;b", "'", ""])
def test_a_word_that_a_shell_might_run_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        word(text)
