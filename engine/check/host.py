"""The one door to durable_rules: facts in, names of the patterns that fired out.

What was measured on 2.0.28 and is guarded here:
- ``durable.engine.Host`` starts two timer threads that dispatch behind one's back, and writes each
  definition anew: the engine is called without it.
- A fact that no pattern matches raises for the whole batch and loses the outcomes of the others.
  That answer (code 1) is not an error for us: the patterns are explicit, and the checker counts
  outcomes against subjects. (A catch-all rule would fire for every fact; it costs more than
  all the rest.)
- An exception inside an action is swallowed: here it is caught and told.
- Deleting a session in which nothing has fired frees memory that was never its own and ends the
  process: an opening fact that fires a pattern of its own is asserted, and drained, first.
- Of more alternatives than 64 to which a fact leads, by the tests that patterns share, it gives up
  (code 303): such a ruleset is halved, for what a pattern says hangs on no other pattern.
- After each action the library writes the session's state back; we keep none, so our own loop
  leaves that out, which halves the cost of an outcome.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

import durable_rules_engine as native

from engine.compile.patterns import CLOSING, KIND, OPENING, SUBJECT
from engine.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.check.assertion import Message
    from engine.compile.compiled import PatternSet

Fired = tuple[str, dict[str, int]]
"""A pattern's name and, for each of its aliases, the id of the fact that took the place."""

UNHANDLED = 1
TOO_MANY_TESTS = "error code: 303"
MOST_PATTERNS = 1500
"""In one ruleset: at about 4,065 of ours the engine gives up (error code 106)."""
FEW_RULESETS = 4
"""So many are built of what reports ask for; then all that is left, so that they stay few."""
MOST_SAID = 8192
"""Of so many facts it is kept what fired, about two megabytes; a full store begins anew."""
_OPENING = json.dumps({"opening": {"all": [{SUBJECT: {KIND: OPENING}}]}})[1:-1]
_NUMBERED = '{"id":'
_OPENED = f'{{"id":0,"{KIND}":"{OPENING}"'
_SUBJECT = re.compile(rf'\{{"([^"\\]+)":\{{"{SUBJECT}":\{{"id":([0-9]+),').match
_JOINED = re.compile(r'"(g_\w+)":\{"id":([0-9]+),').findall
"""The engine tells a match in the words in which its facts were asserted, and in none of these
stands a quotation mark or a brace of the report's own."""
_ONE_AT_A_TIME = Lock()
_SESSIONS = count(1)


@cache
def _compiled(text: str) -> int:
    """Return the engine's ruleset of a text: it frees none, so the same text is built once."""
    return int(native.create_ruleset("pack", text))


class Ruleset:
    """Some sets of patterns built into the engine; sessions are told apart by their ``sid``."""

    def __init__(self, sets: Sequence[PatternSet], patterns: Sequence[str]) -> None:
        text = ",".join((_OPENING, *patterns))
        self._sets, self._patterns = sets, patterns
        self._handle = _compiled(f"{{{text}}}")
        self.over = frozenset(one.over for one in sets)
        self.kinds = frozenset(kind for one in sets for kind in one.kinds) | {CLOSING}

    def halves(self) -> list[Ruleset]:
        """Return two rulesets that say together what this one says; none of a single pattern."""
        middle = len(self._patterns) // 2
        parts = (self._patterns[:middle], self._patterns[middle:])
        return [Ruleset(self._sets, part) for part in parts] if middle else []

    def run(self, facts: Iterable[str], sid: str, act: Callable[[Fired], None]) -> None:
        """Assert facts in one call and hand every match to ``act``; then forget the session."""
        end = f',"sid":"{sid}"}}'
        self._assert(f"[{_OPENED}{end}]", lambda _opened: None)
        try:
            self._assert(f"[{f'{end},'.join(facts)}{end}]", act)
        finally:
            native.delete_state(self._handle, sid)

    def _assert(self, facts: str, act: Callable[[Fired], None]) -> None:
        code, state = native.assert_facts(self._handle, facts)
        if code > UNHANDLED:
            raise RuntimeError(f"durable_rules refused the facts of a report (code {code})")
        self._drain(state, act)

    def _drain(self, state: int, act: Callable[[Fired], None]) -> None:
        """Hand on every match; the engine forgets the one before when it gives the next."""
        following, handle = native.complete_and_start_action, self._handle
        started = native.start_action_for_state(handle, state)
        message = started[1] if started else None
        while message:
            act(_fired(message))
            message = following(handle, state)


def _fired(message: str) -> Fired:
    """Return which pattern fired for which facts: the engine tells of one at a time."""
    subject = _SUBJECT(message)
    if subject is not None:
        name, number = subject.groups()
        ids = {SUBJECT: int(number)}
        if '"g_' in message:
            ids |= {alias: int(one) for alias, one in _JOINED(message)}
        return name, ids
    ((name, match),) = json.loads(message).items()
    return name, {alias: fact["id"] for alias, fact in match.items()}


class RuleHost:
    """The rules of one pack: no threads, no storage, sessions one after another.

    A pack is built as far as reports ask for it: rules about facts that none has are not. What
    fires for a fact that no pattern looks at together with others hangs on its message alone, so
    that is asked of the engine once: reports of a county are full of the same facts.
    """

    def __init__(self, sets: Iterable[PatternSet]) -> None:
        self._unbuilt = {one.over: one for one in sets}
        self._rulesets: list[Ruleset] = []
        joined = {kind for one in self._unbuilt.values() if not one.alone for kind in one.kinds}
        alone = {one.over for one in self._unbuilt.values() if one.alone}
        self._alone = frozenset(alone - joined)
        self._said: dict[str, tuple[str, ...]] = {}

    def fire(self, facts: Sequence[Message], act: Callable[[Fired], None]) -> None:
        """Run facts through the patterns and hand every match to ``act``.

        A crash in one action keeps none of the others from running; where the engine gives up,
        what has fired until then is told.
        """
        fired: list[Fired] = []
        try:
            with _ONE_AT_A_TIME:
                self._run(facts, fired)
        finally:
            _act(fired, act)

    def _run(self, facts: Sequence[Message], fired: list[Fired]) -> None:
        """Take a session of each ruleset that is about facts of which it was not asked before."""
        asked = [one for one in facts if not self._is_known(one, fired)]
        present, known = {kind for kind, _ in asked}, len(fired)
        self._build(present)
        for ruleset in tuple(self._rulesets):
            if not ruleset.over.isdisjoint(present):
                own = [text for kind, text in asked if kind in ruleset.kinds]
                self._ask(ruleset, own, fired)
        self._keep(asked, fired[known:])

    def _ask(self, ruleset: Ruleset, facts: Sequence[str], fired: list[Fired]) -> None:
        """Take a session; a ruleset of which the engine bears not so much is halved for good."""
        known = len(fired)
        try:
            ruleset.run(facts, str(next(_SESSIONS)), fired.append)
        except native.error as error:
            halves = ruleset.halves() if TOO_MANY_TESTS in str(error) else []
            if not halves:
                raise
            del fired[known:]
            at = self._rulesets.index(ruleset)
            self._rulesets[at : at + 1] = halves
            for half in halves:
                self._ask(half, facts, fired)

    def _is_known(self, told: Message, fired: list[Fired]) -> bool:
        """Tell whether it is kept what fires for a fact, and add that."""
        if told[0] not in self._alone:
            return False
        number, said = _parted(told[1])
        names = self._said.get(said)
        if names is not None:
            fired += [(name, {SUBJECT: number}) for name in names]
        return names is not None

    def _keep(self, asked: Iterable[Message], fired: Iterable[Fired]) -> None:
        names: dict[int, list[str]] = {}
        for name, ids in fired:
            names.setdefault(ids[SUBJECT], []).append(name)
        if len(self._said) > MOST_SAID:
            self._said.clear()
        for kind, text in asked:
            if kind in self._alone:
                number, said = _parted(text)
                self._said[said] = tuple(names.get(number, ()))

    def build(self) -> None:
        """Build all that is not yet; PackError for a rule that the engine does not take."""
        with _ONE_AT_A_TIME:
            self._build(frozenset(self._unbuilt))

    def _build(self, present: Iterable[str]) -> None:
        wanted = [one for one in present if one in self._unbuilt]
        if wanted and len(self._rulesets) >= FEW_RULESETS:
            wanted = list(self._unbuilt)
        sets = [one for over, one in self._unbuilt.items() if over in set(wanted)]
        patterns = [text for one in sets for text in one.patterns]
        for at in range(0, len(patterns), MOST_PATTERNS):
            self._rulesets += _built(sets, patterns[at : at + MOST_PATTERNS])
        for one in sets:
            del self._unbuilt[one.over]


def _built(sets: Sequence[PatternSet], patterns: Sequence[str]) -> list[Ruleset]:
    """Return rulesets of these patterns: one, or several where the engine bears no more.

    Raises:
        PackError: a single pattern is more than the engine bears.
    """
    try:
        return [Ruleset(sets, patterns)]
    except Exception as error:  # noqa: BLE001 - it raises no other
        if len(patterns) == 1:
            raise _refused(patterns[0], error) from None
    middle = len(patterns) // 2
    return [*_built(sets, patterns[:middle]), *_built(sets, patterns[middle:])]


def _refused(pattern: str, error: Exception) -> PackError:
    code = pattern[1:].partition("-")[0]
    return PackError(
        f"规则引擎编不了规则 {code}（{error}）。",
        hint="请把这条规则的 check 和 cases 写短些，或拆成几条规则，再运行 gouji rules lint。",
    )


def _act(fired: Iterable[Fired], act: Callable[[Fired], None]) -> None:
    crashed: list[BaseException] = []
    for one in fired:
        try:
            act(one)
        except Exception as error:  # noqa: BLE001 - told below, when the others have run
            crashed.append(error)
    if crashed:
        raise crashed[0]


def _parted(text: str) -> tuple[int, str]:
    """Return the number of a message, and the rest: equal facts say the same."""
    number, _, said = text.partition(",")
    return int(number.removeprefix(_NUMBERED)), said
