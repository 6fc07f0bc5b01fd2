"""How a rule, a pack and an overlay are written: shapes only, nothing is judged here.

pydantic refuses what does not fit (``engine.packs.complaints`` turns that into a sentence with
file and line). What a shape says goes on as a value of ``engine.rule``, the class of the same
name: pydantic is loaded only where a file is read that was not read before.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator

from engine import rule as values
from engine.report import Kind as AgencyKind  # noqa: TC001 - pydantic reads the annotations
from engine.rule import Judgement, Severity  # noqa: TC001 - pydantic reads the annotations
from engine.shapes import FieldName, Frozen, Text

Scalar = Annotated[int, Field(strict=True)] | Annotated[str, Field(strict=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
Several = Annotated[tuple[Text, ...], Field(min_length=1)]
ListName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
FactKind = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]*$")]
Facts = dict[str, Scalar]

_YEARS = re.compile(r"^(20[0-9]{2})(-(20[0-9]{2})?)?$")


class Clause(Frozen):
    """The norm behind a rule: a source that pack.yaml or the overlay declares, and the clause."""

    source: Text
    clause: Text


class Joined(Frozen):
    """A second fact: its kind, the fields that must be equal in both, and a condition on it."""

    kind: FactKind
    match: tuple[FieldName, ...] = ()
    where: Text | None = None

    @field_validator("match", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else tuple(value) if value else ()


class Case(Frozen):
    """What replaces title, message, severity or outcome when the check fails in a special way."""

    when: Text
    severity: Severity | None = None
    title: Text | None = None
    message: Text | None = None
    outcome: Judgement | None = None
    ask: Text | None = None


class Example(Frozen):
    """Facts and the outcome they must have: test, documentation and help in one.

    The first fact of the rule's own kind is the subject, unless ``subject`` counts to another.
    """

    name: Text
    given: dict[FactKind, tuple[Facts, ...]]
    outcome: Judgement | Literal["none"]
    case: int | None = None
    year: int | None = None
    kind: AgencyKind | Literal["unknown"] | None = None
    severity: Severity | None = None
    message: Text | None = None

    @field_validator("given", mode="before")
    @classmethod
    def _lists(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            kind: tuple(facts) if isinstance(facts, list) else ({} if facts is None else facts,)
            for kind, facts in value.items()
        }


class Years(Frozen):
    """The reported years in which a rule is in force; ``last`` None means until further notice."""

    first: int
    last: int | None = None


def years_written(value: Any) -> Any:
    """Read years as they are written in YAML; ValueError says how to write them."""
    found = _YEARS.match(str(value)) if isinstance(value, (int, str)) else None
    if found is None:
        raise ValueError("年份写成 2019-、2019-2020 或 2021")
    first = int(found[1])
    last = int(found[3]) if found[3] else None if found[2] else first
    if last is not None and last < first:
        raise ValueError(f"{first} 在 {last} 之后，请先写较早的年份")
    return {"first": first, "last": last}


class Rule(Frozen):
    """One rule of a pack, as its file says it (grammar: rules/README.md)."""

    code: Code
    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    severity: Severity
    status: Literal["experimental", "stable", "retired"] = "experimental"
    basis: Annotated[tuple[Clause, ...], Field(min_length=1)]
    years: Years
    kinds: Annotated[tuple[AgencyKind | Literal["all"], ...], Field(min_length=1)] = ("all",)
    over: FactKind
    where: Text | None = None
    check: Text | None = None
    otherwise: Literal["fail", "uncertain", "not_assessable"] = "fail"
    needs: tuple[FieldName, ...] = ()
    ask: Text | None = None
    given: dict[FieldName, Joined] = Field(default_factory=dict)
    exists: Joined | None = None
    absent: Joined | None = None
    cases: tuple[Case, ...] = ()
    message: Text
    expected: Text | None = None
    actual: Text | None = None
    against: Text | None = None
    why: Text
    remedy: Text
    known_problems: Text | None = None
    examples: tuple[Example, ...]

    @field_validator("years", mode="before")
    @classmethod
    def _span(cls, value: Any) -> Any:
        return years_written(value)


class Source(Frozen):
    """A document that rules may cite; ``years`` are the reported years it is in force for."""

    id: FieldName | Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    title: Text
    number: str = ""
    date: str = ""
    years: Years | None = None

    @field_validator("years", mode="before")
    @classmethod
    def _span(cls, value: Any) -> Any:
        return None if value is None else years_written(value)


class Setting(Frozen):
    """A constant that overlays may set; without a value it is off until one does.

    ``sort`` says what it may be: a day ``"01-31"``, a percentage, a count (see packs/settings.py).
    """

    sort: Literal["month-day", "percent", "count"]
    value: Scalar | None = None
    meaning: Text


class PackFile(Frozen):
    """The file pack.yaml of a pack."""

    id: FieldName
    title: Text
    version: Text
    sources: tuple[Source, ...]
    settings: dict[str, Setting] = Field(default_factory=dict)


class Change(Frozen):
    """One thing that an overlay changes: to what, and by which clause of its source."""

    to: Scalar
    clause: Text


class Off(Frozen):
    """Why an overlay switches a rule off, and by which clause of its source."""

    why: Text
    clause: Text


class Overlay(Frozen):
    """A county's own deadlines, thresholds and additions, with the source they rest on."""

    overlay: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Text
    county: Text | None = None
    source: Source
    settings: dict[str, Change] = Field(default_factory=dict)
    severity: dict[Code, Change] = Field(default_factory=dict)
    off: dict[Code, Off] = Field(default_factory=dict)
    vocabulary: dict[ListName, Several] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


def rule_of(data: Any) -> values.Rule:
    """Return the rule that a mapping says; ValidationError where it does not fit."""
    rule: values.Rule = value_of(Rule.model_validate(data))
    return rule


def value_of(said: Any) -> Any:
    """Return what a shape, or several in a list or mapping, say, as values of ``engine.rule``."""
    if isinstance(said, Frozen):
        kind = getattr(values, type(said).__name__)
        return kind(**{name: value_of(getattr(said, name)) for name in type(said).model_fields})
    if isinstance(said, tuple):
        return tuple(map(value_of, said))
    return {key: value_of(one) for key, one in said.items()} if isinstance(said, dict) else said
