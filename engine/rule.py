"""A rule, a pack and an overlay as values: what their files say, nothing is judged here.

How they are written, and what is refused, is said by shapes (``engine.packs.written``), which a
start that takes a pack out of the cache never loads. A test holds both to the same fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from engine.values import dataclass, field, replace
from engine.vocabulary.model import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Self

    from engine.forms.model import Forms
    from engine.report import Kind as AgencyKind

Severity = Literal["error", "warning", "info"]
Judgement = Literal["pass", "fail", "uncertain", "not_assessable"]
Scalar = int | str
Facts = dict[str, Scalar]

FAMILIES = "SFDENXAPW"
"""The letters of the catalogue, in its order; other letters (a county's own L) come last."""
RESERVED = frozenset({"subject", "other", "setting"})
"""Names that ``given`` may not take: they mean something in expressions and messages."""


class Value:
    """A frozen value; its fields are those of the shape of the same name."""

    __slots__ = ()

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return a copy in which some fields are others."""
        return replace(self, **update)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Value):
    """The norm behind a rule: a source that pack.yaml or the overlay declares, and the clause."""

    source: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Value):
    """A second fact: its kind, the fields that must be equal in both, and a condition on it."""

    kind: str
    match: tuple[str, ...] = ()
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Value):
    """What replaces title, message, severity or outcome when the check fails in a special way."""

    when: str
    severity: Severity | None = None
    title: str | None = None
    message: str | None = None
    outcome: Judgement | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Value):
    """Facts and the outcome they must have: test, documentation and help in one.

    The first fact of the rule's own kind is the subject, unless ``subject`` counts to another.
    """

    name: str
    given: dict[str, tuple[Facts, ...]]
    outcome: Judgement | Literal["none"]
    case: int | None = None
    year: int | None = None
    kind: AgencyKind | Literal["unknown"] | None = None
    severity: Severity | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Value):
    """The reported years in which a rule is in force; ``last`` None means until further notice."""

    first: int
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        """Tell whether the rule is in force for a reported year."""
        return self.first <= year and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        """Return the years as written in a rule file."""
        if self.last == self.first:
            return str(self.first)
        return f"{self.first}-{self.last or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Value):
    """One rule of a pack, as its file says it (grammar: rules/README.md)."""

    code: str
    name: str
    title: str
    severity: Severity
    status: Literal["experimental", "stable", "retired"] = "experimental"
    basis: tuple[Clause, ...]
    years: Years
    kinds: tuple[AgencyKind | Literal["all"], ...] = ("all",)
    over: str
    where: str | None = None
    check: str | None = None
    otherwise: Literal["fail", "uncertain", "not_assessable"] = "fail"
    needs: tuple[str, ...] = ()
    ask: str | None = None
    given: dict[str, Joined] = field(default_factory=dict)
    exists: Joined | None = None
    absent: Joined | None = None
    cases: tuple[Case, ...] = ()
    message: str
    expected: str | None = None
    actual: str | None = None
    against: str | None = None
    why: str
    remedy: str
    known_problems: str | None = None
    examples: tuple[Example, ...]

    @property
    def joins(self) -> dict[str, Joined]:
        """Return every further fact the rule looks at; the one of exists/absent is ``other``."""
        other = self.exists or self.absent
        return {**self.given, **({"other": other} if other else {})}

    def in_force(self, year: int | None, kind: str | None) -> bool:
        """Tell whether the rule applies; an unknown year counts as the newest."""
        return self._timely(year) and ("all" in self.kinds or kind in self.kinds)

    def awaits_kind(self, year: int | None, kind: str | None) -> bool:
        """Tell whether only the kind of agency, which is unknown, decides if the rule applies."""
        return kind is None and "all" not in self.kinds and self._timely(year)

    def _timely(self, year: int | None) -> bool:
        return self.years.last is None if year is None else year in self.years


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Value):
    """A document that rules may cite; ``years`` are the reported years it is in force for."""

    id: str
    title: str
    number: str = ""
    date: str = ""
    years: Years | None = None

    def governs(self, year: int | None) -> bool:
        """Tell whether a report on that year is made under it; unknown counts as the newest."""
        if self.years is None:
            return True
        return self.years.last is None if year is None else year in self.years


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Value):
    """One thing that an overlay changes: to what, and by which clause of its source."""

    to: Scalar
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Off(Value):
    """Why an overlay switches a rule off, and by which clause of its source."""

    why: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay(Value):
    """A county's own deadlines, thresholds and additions, with the source they rest on."""

    overlay: str
    title: str
    county: str | None = None
    source: Source
    settings: dict[str, Change] = field(default_factory=dict)
    severity: dict[str, Change] = field(default_factory=dict)
    off: dict[str, Off] = field(default_factory=dict)
    vocabulary: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Value):
    """An overlay as it was applied: which file, and its digest."""

    id: str
    title: str
    source: str
    sha256: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Value):
    """A whole rule pack with its overlays merged; ``changes`` says what those changed."""

    id: str
    title: str
    version: str
    sha256: str
    folder: Path
    forms: Forms
    rules: tuple[Rule, ...]
    sources: dict[str, Source]
    settings: dict[str, Scalar]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    defaults: dict[str, Scalar] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)
    sorts: dict[str, str] = field(default_factory=dict)
    overlays: tuple[Applied, ...] = ()
    changes: tuple[str, ...] = ()
    paths: dict[str, str] = field(default_factory=dict)
    stamp: str = field(default="", init=False, repr=False, compare=False)

    def stamped(self, stamp: str) -> Pack:
        """Return this pack with the key by which what is made of it is kept; a copy has none."""
        object.__setattr__(self, "stamp", stamp)
        return self

    def rule(self, code: str) -> Rule:
        """Return the rule of a code; KeyError if there is none."""
        return next((rule for rule in self.rules if rule.code == code), None) or _missing(code)


def _missing(code: str) -> Rule:
    raise KeyError(code)


def catalogue_order(code: str) -> tuple[int, str]:
    """Return where a code stands in the catalogue, for sorting."""
    found = FAMILIES.find(code[0])
    return (found if found >= 0 else len(FAMILIES), code)
