"""Regular expressions as this Python has compiled them before: a third of a cold start.

Python compiles every pattern anew in each process. What its compiler hands to the matcher (numbers,
which the matcher itself holds to its grammar before it takes them) is kept for the next process,
by the pattern's whole text and flags. That door is not public: where it is not as we know it
(another Python), nothing is kept and all is compiled as ever.

Kept are patterns of our own modules and of the vocabulary. One that is made of a report's words is
not: what stands in a report stays out of the cache.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from typing import TYPE_CHECKING, Any

from engine.kept.store import keep, key_of, recall

if TYPE_CHECKING:
    from types import FrameType

MOST = 2000
OURS = frozenset(
    {
        "engine.facts.structure.parts",
        "engine.label_lines",
        "engine.reading.normalise.split_rows",
        "engine.vocabulary.model",
    }
)
"""Modules that make patterns in functions, of the words of the pack alone."""

Asked = tuple[str, int]
Given = tuple[str, int, list[int], int, dict[str, int], tuple[str | None, ...]]


class KeptPatterns:
    """Stands before the compiler of ``re``: gives what is known, and learns what is not."""

    def __init__(self, compiler: Any, name: str) -> None:
        self._compiler, self._name = compiler, f"patterns.{name}"
        self._compile, self._matcher = compiler.compile, compiler._sre  # noqa: SLF001
        self._key = key_of(("kept",), self._matcher.MAGIC, self._matcher.CODESIZE)
        self._given: Given | None = None
        self._known = _read(recall(self._name, self._key))
        self._learnt = 0

    def stand(self) -> None:
        """Take the compiler's place."""
        self._compiler.compile, self._compiler._sre = self._asked, self  # noqa: SLF001

    def step_aside(self) -> None:
        """Let the compiler do its work alone again, and keep what was learnt."""
        self._compiler.compile, self._compiler._sre = self._compile, self._matcher  # noqa: SLF001
        if self._learnt and len(self._known) <= MOST:
            keep(self._name, self._key, _written(self._known))

    def __getattr__(self, name: str) -> Any:
        """Be the matcher in all that is not asked of us."""
        return getattr(self._matcher, name)

    def compile(self, *given: Any) -> re.Pattern[str]:
        """Take note of what the compiler hands to the matcher."""
        self._given = given if len(given) == 6 else None
        made: re.Pattern[str] = self._matcher.compile(*given)
        return made

    def _asked(self, text: Any, flags: int = 0) -> re.Pattern[str]:
        if type(text) is str:
            known = self._known.get((text, int(flags)))
            if known is not None:
                made: re.Pattern[str] = self._matcher.compile(*known)
                return made
        self._given = None
        made = self._compile(text, flags)
        if self._given is not None and type(text) is str and _is_ours(text, sys._getframe(1)):  # noqa: SLF001
            self._known[text, int(flags)] = self._given
            self._learnt += 1
        return made


def begin(name: str) -> KeptPatterns | None:
    """Keep the patterns that a command compiles; None where this Python does not let us."""
    compiler = getattr(re, "_compiler", None)
    if sys.implementation.name != "cpython" or not hasattr(compiler, "_sre"):
        return None
    patterns = KeptPatterns(compiler, name)
    try:
        for asked, given in list(patterns._known.items())[:1]:  # noqa: SLF001
            if patterns._matcher.compile(*given).pattern != asked[0]:  # noqa: SLF001
                return None
    except (TypeError, RuntimeError, ValueError, OverflowError):
        return None
    patterns.stand()
    return patterns


def _is_ours(text: str, frame: FrameType | None) -> bool:
    """Tell whether a pattern stands in code, or is made where only the pack's words are known."""
    while frame is not None and frame.f_globals.get("__name__", "").split(".")[0] == "re":
        frame = frame.f_back
    if frame is None:
        return False
    code = frame.f_code
    module = frame.f_globals.get("__name__", "")
    return code.co_name == "<module>" or text in code.co_consts or module in OURS


def _written(known: dict[Asked, Given]) -> bytes:
    """Return patterns as bytes: a line of JSON, then the numbers of all of them."""
    numbers, heads = array("I"), []
    for (text, asked), (_, flags, code, groups, names, order) in known.items():
        heads.append([text, asked, flags, len(code), groups, names, order])
        numbers.extend(code)
    return json.dumps(heads).encode() + b"\n" + numbers.tobytes()


def _read(data: bytes | None) -> dict[Asked, Given]:
    """Return the patterns that were written; none where that cannot be read."""
    known: dict[Asked, Given] = {}
    if data is None:
        return known
    try:
        line, _, rest = data.partition(b"\n")
        numbers, at = array("I"), 0
        numbers.frombytes(rest)
        for text, asked, flags, length, groups, names, order in json.loads(line):
            code = numbers[at : at + length].tolist()
            known[text, asked] = text, flags, code, groups, names, tuple(order)
            at += length
    except (ValueError, TypeError):
        return {}
    return known
