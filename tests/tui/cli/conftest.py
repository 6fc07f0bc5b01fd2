"""Fixtures of the command line's tests: the command in this process and in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli import main

CHECKOUT = Path(__file__).resolve().parents[3]
SAMPLES = CHECKOUT / "samples"


@dataclass(frozen=True)
class Said:
    """What a command said and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    """Let no setting of the machine speak into a test; commands run in the checkout."""
    settings = ("LC_ALL", "NO_COLOR", "GOUJI_LANG", "GOUJI_NO_CONFIG")
    for name in (*settings, "GOUJI_BOOK", "GOUJI_ACTOR", "GOUJI_KEY", "GOUJI_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(CHECKOUT)


@pytest.fixture
def gouji(capfd):
    """Run a command in this process: ``gouji("check", path) -> Said``."""

    def run(*arguments: object) -> Said:
        capfd.readouterr()
        code = main([str(one) for one in arguments])
        sys.stdout.flush()
        caught = capfd.readouterr()
        return Said(code, caught.out, caught.err)

    return run


@pytest.fixture
def spawned():
    """Run a command in a process of its own; options go to ``subprocess.run``."""

    def run(*arguments: object, environment: dict[str, str] | None = None, **options):
        command = [sys.executable, "-m", "tui.cli", *map(str, arguments)]
        return subprocess.run(
            command, cwd=options.pop("cwd", CHECKOUT), check=False, timeout=120,
            env={**os.environ, **(environment or {})},
            **{"capture_output": True, "stdin": subprocess.DEVNULL, **options},
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def samples() -> Path:
    """Give the made-up county."""
    return SAMPLES


@pytest.fixture
def report(samples) -> Path:
    """Give one report with faults."""
    return samples / "2023" / "柳河乡.txt"
