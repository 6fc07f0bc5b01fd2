"""An installation that is not whole: which library cannot be loaded, and what to do about it."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec

from engine.errors import GoujiError
from tui.cli.speech.words import say

ENGINE = {"durable", "durable_rules_engine"}
FLAG = "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject"
"""What the engine has to be compiled with since Python 3.13, which has no PyEval_CallObject."""


def incomplete(error: ImportError) -> GoujiError:
    """Say which library cannot be loaded; the rule engine is told with how to install it anew."""
    name = (error.name or "").partition(".")[0]
    if name in ENGINE:
        return GoujiError(
            say(
                "command.no-rule-engine",
                why=error,
            ),
            hint=say("command.reinstall", command=f'{FLAG} {installer()} "{requirement()}"'),
        )
    return GoujiError(
        say(
            "command.library-missing",
            name=name or "?",
            why=error,
        ),
        hint=say("command.install-again"),
    )


def installer() -> str:
    """Return the words that install into this very environment; one that uv made has no pip."""
    if find_spec("pip") is None:
        return f"uv pip install --python {sys.executable} --reinstall --no-cache"
    return f"{sys.executable} -m pip install --force-reinstall --no-cache-dir"


def requirement() -> str:
    """Return the rule engine as gouji requires it, with its version."""
    try:
        wanted = requires("gouji") or []
    except PackageNotFoundError:
        wanted = []
    return next((one for one in wanted if one.startswith("durable-rules")), "durable-rules")
