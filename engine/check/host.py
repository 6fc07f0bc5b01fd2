"""The one door to durable_rules: facts in, names of the patterns that fired out.

What was measured on 2.0.28 and is guarded here:
- ``Host`` starts two timer threads that dispatch behind one's back: ``_run`` does nothing.
- A fact that no pattern matches raises for the whole batch and loses the outcomes of the others.
  That answer (code 1) is not an error for us: the patterns are explicit, and the checker counts
  outcomes against subjects. (A catch-all rule would fire for every fact; it costs more than
  all the rest.)
- An exception inside an action is swallowed: here it is caught and told.
- Deleting a session in which nothing has fired frees memory that was never its own and ends the
  process: an opening fact that fires a pattern of its own is asserted, and drained, first.
- After each action the library writes the session's state back; we keep none, so our own loop
  leaves that out, which halves the cost of an outcome.
"""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING, Any

import durable_rules_engine as native
from durable.engine import Host, Ruleset

from engine.compile.patterns import KIND, OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Fired = tuple[str, dict[str, int]]
"""A pattern's name and, for each of its aliases, the id of the fact that took the place."""

UNHANDLED = 1
_read = json.JSONDecoder().raw_decode
"""Reads what the engine wrote, which has no blanks around it to be looked for."""


class Patterns(Ruleset):  # type: ignore[misc]
    """A compiled set of patterns; sessions are told apart by their ``sid``."""

    def run(
        self, facts: Sequence[Mapping[str, Any]], sid: str, act: Callable[[Fired], None]
    ) -> None:
        """Assert facts in one call and hand every match to ``act``; then forget the session."""
        if not facts:
            return  # an empty batch names no session, and the engine reads one all the same
        self._assert([{"id": 0, "sid": sid, KIND: OPENING}], _nothing)
        try:
            self._assert(facts, act)
        finally:
            native.delete_state(self._handle, sid)

    def _assert(self, facts: Sequence[Mapping[str, Any]], act: Callable[[Fired], None]) -> None:
        code, state = native.assert_facts(self._handle, json.dumps(facts, separators=(",", ":")))
        if code > UNHANDLED:
            raise RuntimeError(f"durable_rules refused the facts of a report (code {code})")
        self._drain(state, act)

    def _drain(self, state: int, act: Callable[[Fired], None]) -> None:
        """Run every action that is due; a crash in one keeps none of the others from running."""
        crashed: list[BaseException] = []
        started = native.start_action_for_state(self._handle, state)
        message = started[1] if started else None
        while message:
            for name, match in _read(message)[0].items():
                try:
                    act((name, {alias: fact["id"] for alias, fact in match.items()}))
                except Exception as error:  # noqa: BLE001 - told below, when the others have run
                    crashed.append(error)
            message = native.complete_and_start_action(self._handle, state)
        if crashed:
            raise crashed[0]


class RuleHost(Host):  # type: ignore[misc]
    """A host of one pack: no threads, no storage, sessions one after another."""

    def __init__(self, patterns: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        own = {name: {**pattern, "run": _nothing} for name, pattern in patterns.items()}
        self._patterns = Patterns("pack", self, own)
        self._lock = Lock()
        self._sessions = 0

    def _run(self) -> None:
        """Start no timers."""

    def fire(self, facts: Iterable[Mapping[str, Any]], act: Callable[[Fired], None]) -> None:
        """Run facts through the patterns in a session of their own."""
        with self._lock:
            self._sessions += 1
            sid = str(self._sessions)
            self._patterns.run([{**fact, "sid": sid} for fact in facts], sid, act)


def _nothing(_: object) -> None:
    """Stand where the library wants an action; ours are run by ``Patterns``."""
