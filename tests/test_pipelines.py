"""What build servers and shells rely on: hooks, variables, closed pipes, lists of names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from engine.export.schemas import NAMES, schema
from tui.cli import parse
from tui.cli.config.in_force import InForce
from tui.cli.reports import schema as command

CHECKOUT = Path(__file__).resolve().parent.parent
README = (CHECKOUT / "README.md").read_text("utf-8")
HOOKS = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GOUJI = (sys.executable, "-m", "tui.cli")


def test_every_variable_that_the_code_reads_stands_in_the_readme():
    code = "\n".join(
        path.read_text("utf-8")
        for folder in ("engine", "tui")
        for path in (CHECKOUT / folder).rglob("*.py")
    )
    read = set(re.findall(r"\bGOUJI_[A-Z]+\b", code))
    read |= {one for one in ("NO_COLOR", "LC_ALL", "LANG", "TERM", "TMPDIR") if f'"{one}"' in code}
    assert len(read) > 8
    assert [name for name in sorted(read) if f"`{name}`" not in README] == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda one: one["id"])
def test_a_hook_is_a_command_that_gouji_takes_for_the_files_of_reports(hook):
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    _gouji, *words = hook["entry"].split()
    assert parse([*words, "年报/甲镇.docx", "乙.pdf"], InForce()).paths == [
        "年报/甲镇.docx",
        "乙.pdf",
    ]
    files = re.compile(hook["files"])
    assert all(files.search(f"年报/甲.{end}") for end in ("docx", "doc", "wps", "pdf", "html"))
    assert not files.search("README.md")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_whole_and_has_its_id_and_version(name):
    document = schema(name)
    assert document["$id"] == f"urn:gouji:schema:{name}:1"
    assert document["$defs"]["common"]["$id"] == "urn:gouji:schema:common:1"


def test_the_command_names_every_schema():
    assert command.NAMES == NAMES


def piped(line: str, **more):
    """Run a line in a shell, ``gouji`` being this one."""
    return subprocess.run(
        ["sh", "-c", line], cwd=CHECKOUT, capture_output=True, check=False, timeout=120,
        env={**os.environ, "LANG": "C.UTF-8", "G": " ".join(GOUJI), **more},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.needs("posix")
@pytest.mark.parametrize("form", ["text", "json", "github", "csv"])
def test_a_pipe_that_closes_early_is_no_crash(form):
    done = piped(f"{{ $G check samples/2023 --format {form}; echo $? >&2; }} | head -c 5")
    assert done.stderr.split()[-1] in {b"141", b"1"}
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.needs("posix")
def test_names_go_through_xargs_and_through_a_list_alike(tmp_path):
    odd = tmp_path / "换\n行 甲.txt"
    odd.write_bytes((CHECKOUT / "samples/2023/柳河乡.txt").read_bytes())
    found = f"find '{tmp_path}' -name '*.txt' -print0"
    one = piped(f"{found} | xargs -0 $G check --format json")
    other = piped(f"{found} | $G check --files-from - --format json")
    assert one.stdout == other.stdout
    assert b"\\n" in one.stdout
    assert other.returncode == 1
