"""Claims become facts: scope, table values, evidence and explanation are put beside each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.explanations import explaining
from engine.facts.narrative.caveats import caveat
from engine.facts.narrative.over_years.changes import Changes
from engine.facts.narrative.readings import is_part, read_beside
from engine.facts.narrative.tables import Tabled, cells_of, looked_up
from engine.facts.narrative.words import labels
from engine.facts.prose import sources
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.clauses.claim import Claim
    from engine.clauses.phrases import Heard
    from engine.clauses.scope import Scope
    from engine.evidence import Evidence
    from engine.facts.context import Context
    from engine.facts.prose import Sentence
    from engine.report import Report

_KINDS = {
    "received": "narrative.received",
    "handled": "narrative.handled",
    "carried": "narrative.carried",
    "applicant": "narrative.applicants",
    "document": "narrative.document",
    "decision": "narrative.decision",
}
_FIFTH = 5
_TOPICS = {
    "narrative.received": "requests",
    "narrative.handled": "requests",
    "narrative.applicants": "requests",
    "narrative.trend": "requests",
    "narrative.all_done": "requests",
    "narrative.carried": "carried",
    "narrative.dispute": "disputes",
    "narrative.document": "documents",
    "narrative.decision": "decisions",
}


class Maker:
    """Makes the facts of one report; counts occurrences so that each place stays its own."""

    def __init__(self, report: Report, found: tuple[Sentence, ...], context: Context) -> None:
        self._report = report
        self._changes = Changes(report, context.last, context.vocabulary)
        self._vocabulary = context.vocabulary
        self._sentences = found
        self._sources = sources(report)
        self._seen: Counter[tuple[int | None, str]] = Counter()
        self._explained: dict[str, Evidence | None] = {}

    def claim(self, claim: Claim, sentence: Sentence) -> Iterator[Fact]:
        """Yield the fact of a claim, if the report has a table to compare it with."""
        if claim.subject == "all_done":
            yield from self._all_done(claim, sentence)
            return
        claim, tabled = self._looked_up(claim)
        if tabled is None or _is_about(claim, tabled.fields):
            return
        family, _, rest = claim.subject.partition(".")
        claim = read_beside(claim, tabled.fields)
        fields: dict[str, int | str] = {
            "value": claim.value,
            "zero_claim": int(claim.none_said),
            "part": int(is_part(claim, tabled.fields)),
            **_scope_fields(_placed(claim, tabled.fields)),
            **_caveats(claim),
            **tabled.fields,
            **_own_fields(claim, family, rest, tabled),
        }
        seen = replace(tabled, doubtful=tabled.doubtful | _derived_doubts(claim, family, tabled))
        kind = _KINDS.get(family, "narrative.dispute")
        yield self._fact(kind, fields, sentence, claim.subject, seen)

    def _looked_up(self, claim: Claim) -> tuple[Claim, Tabled | None]:
        """Look up what a claim is of; where it may be of several, the one that agrees is meant."""
        found = []
        for subject in (claim.subject, *claim.others):
            wanted = cells_of(subject)
            tabled = looked_up(self._report, wanted, claim.value) if wanted else None
            if tabled and tabled.fields.get("table_value") == claim.value:
                return replace(claim, subject=subject), tabled
            found.append(tabled)
        if found[0] and next(iter(cells_of(claim.subject) or ())) not in found[0].fields:
            return claim, None  # a blank cell is told with its table, and nothing more is asked
        return claim, found[0]

    def rest(self, sentence: Sentence, heard: tuple[Heard, ...]) -> Iterator[Fact]:
        """Yield the facts of a sentence that are no claims of one number."""
        for fields, tabled in self._changes.of(heard):
            yield self._fact("narrative.trend", fields, sentence, "trend", tabled)

    def _all_done(self, claim: Claim, sentence: Sentence) -> Iterator[Fact]:
        tabled = looked_up(self._report, {"carried_out": ((3, "carried_out", "total"),)}, said=0)
        if tabled is None or not tabled.fields:
            return
        fields: dict[str, int | str] = {
            "phrase": sentence.spoken[claim.start : claim.end],
            **tabled.fields,
            **_scope_fields(claim.scope),
            **_caveats(claim),
        }
        seen = replace(tabled, cells={})  # no equation over cells: prose mends no table
        yield self._fact("narrative.all_done", fields, sentence, "all_done", seen)

    def _fact(
        self,
        kind: str,
        fields: Mapping[str, int | str],
        sentence: Sentence,
        subject: str,
        tabled: Tabled | None = None,
    ) -> Fact:
        tabled = tabled or Tabled()
        number = self._seen[sentence.part, subject] = self._seen[sentence.part, subject] + 1
        item = subject if number == 1 else f"{subject}#{number}"
        single = {name: found[0] for name, found in tabled.cells.items() if len(found) == 1}
        return Fact(
            kind=kind,
            fields=fields,
            place=Place(part=sentence.part, item=item, label=_label(sentence)),
            evidence=(*sentence.evidence(self._sources), *tabled.evidence),
            labels=labels(fields),
            cells=single,
            sums={name: found for name, found in tabled.cells.items() if len(found) > 1},
            doubtful=tabled.doubtful,
            explained=self._explanation(_topic(kind, fields)),
        )

    def _explanation(self, topic: str) -> Evidence | None:
        if topic and topic not in self._explained:
            sentence = explaining(self._sentences, topic, self._vocabulary)
            quoted = sentence.evidence(self._sources) if sentence else ()
            self._explained[topic] = quoted[0] if quoted else None
        return self._explained.get(topic)


def _is_about(claim: Claim, table: Mapping[str, int]) -> bool:
    """Tell a rounded number (近60件) that comes near what the table has."""
    rough = any(doubt.kind == "rough" for doubt in claim.doubts)
    return rough and any(abs(one - claim.value) * _FIFTH <= claim.value for one in table.values())


def _topic(kind: str, fields: Mapping[str, int | str]) -> str:
    """Return what a sentence must be about to account for such a fact."""
    if fields.get("measure") in {"repealed", "valid"}:
        return "stock"
    return _TOPICS.get(kind, "")


def _placed(claim: Claim, table: Mapping[str, int]) -> Scope:
    """Take what 县政府 alone did for the report's own where it is more than all together."""
    beyond = claim.within and claim.value > table.get("table_value", claim.value)
    return replace(claim.scope, body="own") if beyond else claim.scope


def _scope_fields(scope: Scope) -> dict[str, int | str]:
    return {"body": scope.body, "this_year": int(scope.year == "this")}


def _caveats(claim: Claim) -> dict[str, int | str]:
    said = caveat(claim)
    fields: dict[str, int | str] = {"qualified": int(bool(said))}
    if said:
        fields["caveat"] = said
    if claim.residue:
        fields["residue"] = "、".join(claim.residue)
    return fields


def _own_fields(claim: Claim, family: str, rest: str, tabled: Tabled) -> dict[str, int | str]:
    if family == "received":
        return _received_fields(claim, tabled.fields)
    if family == "handled":
        loosely = rest == "loosely"
        return {
            "result": rest if rest and not loosely else "done",
            "answered": int(claim.answered),
            **(_nearest(claim, tabled.fields) if loosely else {}),
            **_with_beside(claim, tabled.fields),
        }
    if family == "applicant":
        return {"applicant": rest, **_nearest(claim, tabled.fields)}
    if family == "document":
        row, _, measure = rest.partition(".")
        return {"row": row, "measure": measure, **_with_beside(claim, tabled.fields)}
    others: dict[str, dict[str, int | str]] = {
        "carried": {"direction": rest},
        "decision": {"row": rest, "slack": claim.slack, **_with_beside(claim, tabled.fields)},
    }
    dispute: dict[str, int | str] = {"dispute": claim.subject, "column": rest or "total"}
    return others.get(family, {**dispute, **_with_beside(claim, tabled.fields)})


def _with_beside(claim: Claim, table: Mapping[str, int]) -> dict[str, int | str]:
    """Let a group that is told beside one of its rows mean both: 逾期未补正2件，其他处理5件."""
    together = claim.value + claim.beside
    return {"table_value": claim.value} if table.get("table_value") == together else {}


def _received_fields(claim: Claim, table: Mapping[str, int]) -> dict[str, int | str]:
    known = {"new", "carried_in"} <= table.keys()
    if claim.either and known and claim.value == table["new"] + table["carried_in"]:
        claim = replace(claim, with_carried=True)
    fields: dict[str, int | str] = {
        "includes_carried": int(claim.with_carried),
        "new_only": int(claim.new_only),
        "table_zero": int(claim.value > 0 and table.get("new") == 0),
    }
    if "new" in table and (not claim.with_carried or "carried_in" in table):
        fields["accepted"] = table["new"] + (table["carried_in"] if claim.with_carried else 0)
    return fields


def _derived_doubts(claim: Claim, family: str, tabled: Tabled) -> frozenset[str]:
    """Return the fields worked out from table values of which one is doubtful."""
    used = {"new", "carried_in"} if claim.with_carried or claim.either else {"new"}
    if family != "received" or tabled.doubtful.isdisjoint(used):
        return frozenset()
    return frozenset({"accepted"} if tabled.fields.get("new") else {"accepted", "table_zero"})


def _nearest(claim: Claim, table: Mapping[str, int]) -> dict[str, int | str]:
    """Return the table value that the words may mean and that agrees, else nothing."""
    base = table.get("new", table.get("table_value"))
    carried = table.get("carried_in")
    readings = [base, None if base is None or carried is None else base + carried]
    return {"table_value": claim.value} if claim.value in readings else {}


def _label(sentence: Sentence) -> str:
    names = "一二三四五六"
    return f"第{names[sentence.part - 1]}部分正文" if sentence.part else "引言"
