"""A short, repeatable run of the fuzzing: some hundred mutants of every seed's format."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from making.beside import module_at

from engine.reading.formats import libreoffice

HERE = Path(__file__).resolve().parent
EACH = 8


def loaded(name: str) -> Any:
    """Load a neighbour of this file, which is a script and no package."""
    return module_at(HERE / f"{name}.py")


SEEDS = loaded("seeds").seeds()
mutant = loaded("mutating").mutant


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
def test_mutants_are_read_or_refused_with_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "available", lambda: False)
    monkeypatch.syspath_prepend(str(HERE))
    tried = loaded("run").tried
    bodies = list(SEEDS.values())
    for number in range(EACH):
        data = mutant(SEEDS[name], random.Random(f"test-{number}"), bodies)  # noqa: S311
        assert (number, tried(data, name)) == (number, "")


def test_a_crash_that_only_a_hint_tells_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    run = loaded("run")
    monkeypatch.setattr("engine.reading.formats.text.reader.read", lambda _data, _limits: 1 // 0)
    assert run.tried("标题\n".encode(), "a.txt").startswith("crash 纯文本：ZeroDivisionError")
