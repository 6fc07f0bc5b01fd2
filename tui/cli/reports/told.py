"""What of a check's answers is told and counts, and what is said of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.privacy import mask
from engine.values import dataclass, field, replace
from tui.cli.reports.baseline import add_baseline, baseline_of
from tui.cli.reports.papers import with_states as dossier_states
from tui.cli.reports.selection import add_selection, narrowed, selection_of
from tui.cli.speech.log import add_log
from tui.cli.speech.words import say
from tui.out import tell
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.export.dossier import Dossier
    from engine.finding import Finding
    from engine.reading.files.left_out import LeftOut
    from engine.rule import Pack
    from engine.trail.queries.standing import StandingFinding as Standing
    from tui.cli.reports.baseline import Baseline, Entry, Known
    from tui.cli.reports.selection import Selection
    from tui.cli.speech.log import Log

MANY = 1000
"""So many names are told at most, of each kind of what was left out."""


def add_told(parser: argparse._ActionsContainer) -> None:
    """Add what chooses what is told, and how much is said besides."""
    add_selection(parser)
    add_baseline(parser)
    add_loudness(parser)
    add_log(parser)
    parser.add_argument("--statistics", action="store_true", help=say("select.statistics"))


def refuse_statistics(arguments: argparse.Namespace) -> None:
    """Refuse counts where the format has no place for them."""
    if arguments.statistics and arguments.format not in {"text", "json"}:
        raise UsageError(say("select.statistics-format"), hint=say("select.statistics-papers"))


def add_loudness(parser: argparse._ActionsContainer) -> None:
    """Add -q and -v."""
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help=say("select.quiet"))
    add_verbose(loudness)


def add_verbose(parser: argparse._ActionsContainer) -> None:
    """Add -v."""
    parser.add_argument("-v", "--verbose", action="store_true", help=say("select.verbose"))


@dataclass(slots=True, kw_only=True)
class Told:
    """What is told of which reports; it counts what is not.

    ``all_states``: what the baseline knows is told too, as SARIF wants it, but does not count.
    """

    selection: Selection
    baseline: Baseline | None
    log: Log
    all_states: bool = False
    passed: list[str] = field(default_factory=list)
    hidden: int = 0
    known: int = 0

    def of(self, answers: Iterable[AuditResult]) -> Iterator[AuditResult]:
        """Yield the answers that are told, each with the findings that are."""
        for done in answers:
            if not self.selection.covers(done):
                self.passed.append(mask(done.source))
                self.log.write("skipped", source=mask(done.source), why="filtered")
                continue
            if self.baseline is not None:
                self.baseline.see(done)
            told = self.part(done)
            self.log.file(told)
            yield told

    def part(self, done: AuditResult) -> AuditResult:
        """Return a report with the findings that are told, each with its state if there is one."""
        taken = narrowed(done, lambda one: self.selection.takes(one.rule))
        self.hidden += len(done.findings) - len(taken.findings)
        if self.baseline is None:
            return taken
        new = taken if self.all_states else narrowed(taken, self.counts)
        self.known += sum(not self.counts(one) for one in taken.findings)
        return with_states(new, self.baseline)

    def counts(self, one: Known) -> bool:
        """Tell whether a finding counts for the exit code: what a baseline knows does not."""
        return self.baseline is None or self.baseline.state(one.key, one.digest) != "unchanged"

    def counts_in(self, done: AuditResult, one: Finding) -> bool:
        """Tell whether a finding of a report counts, whatever of it has been told."""
        return self.selection.covers(done) and self.selection.takes(one.rule) and self.counts(one)

    def counts_standing(self, one: Standing) -> bool:
        """Tell whether what stands in the casebook counts: the same words as for an answer."""
        return (
            self.selection.covers_report(one.kind, one.year)
            and self.selection.takes(one.rule)
            and self.counts(one)
        )

    @property
    def everything(self) -> bool:
        """Tell whether whatever is found is told and counts."""
        return self.selection.everything and self.baseline is None

    def dossier(self, made: Dossier) -> Dossier:
        """Return a filing of the casebook with the findings that are told, and their causes."""
        if self.everything:
            return made
        taken = [
            one
            for one in made.findings
            if self.selection.takes(one.rule) and (self.all_states or self.counts(one))
        ]
        keys = {one.key for one in taken}
        causes = [
            {**one, "findings": [key for key in one["findings"] if key in keys]}
            for one in made.causes
            if keys.intersection(one["findings"])
        ]
        narrow = replace(made, findings=taken, causes=causes)
        return narrow if self.baseline is None else dossier_states(narrow, self.baseline)

    def data(self, pack: Pack) -> dict[str, Any]:
        """Return as JSON what was asked for and what was not told; nothing if all was told."""
        data: dict[str, Any] = {}
        if not self.selection.everything:
            hidden = {"findings": self.hidden, "reports": list(self.passed)}
            data["selection"] = self.selection.data() | {"left_out": hidden}
        if self.baseline is not None:
            data["baseline"] = {
                "path": str(self.baseline.path),
                "same_pack": not self.baseline.differs(pack),
                "known": self.known,
                "stale": [
                    {"key": one.key, "rule": one.rule, "source": one.source} for one in self.stale()
                ],
            }
        return data

    def stale(self) -> list[Entry]:
        """Return what is found no more of the rules that are told."""
        if self.baseline is None:
            return []
        return [one for one in self.baseline.stale() if self.selection.takes(one.rule)]

    def notes(self, pack: Pack, *, verbose: bool) -> Iterator[str]:
        """Yield the sentences on what was not told."""
        if self.passed:
            yield say("select.left-passed", n=len(self.passed))
            yield from named(self.passed if verbose else ())
        if self.hidden:
            yield say("select.left-findings", n=self.hidden)
        if self.baseline is None:
            return
        if self.baseline.differs(pack):
            yield say("select.other-pack", version=self.baseline.version, now=pack.version)
        if self.known:
            yield say("select.known", n=self.known)
        stale = self.stale()
        if stale:
            yield say("select.stale", n=len(stale))
        for one in stale[:MANY] if verbose else ():
            yield say("select.stale-one", source=one.source, rule=one.rule, message=one.message)


def told_of(arguments: argparse.Namespace, setup: WorkerConfig, log: Log) -> Told:
    """Return what is told, as the line says it; UsageError for an unknown code, a bad baseline."""
    return Told(
        selection=selection_of(arguments, setup),
        baseline=baseline_of(arguments),
        log=log,
        all_states=arguments.format == "sarif",
    )


def with_states(done: AuditResult, baseline: Baseline) -> AuditResult:
    """Return a report whose public findings say whether they are new, updated or unchanged."""
    if not done.public:
        return done
    findings = [
        {**one, "baseline": baseline.state(one["key"], one["digest"])}
        for one in done.public["findings"]
    ]
    return replace(done, public={**done.public, "findings": findings})


def say_the_rest(
    left: LeftOut, told: Told, arguments: argparse.Namespace, setup: WorkerConfig
) -> None:
    """Say what was left out, of the files and of the findings."""
    for name, why in left.skipped.items():
        told.log.write("skipped", source=mask(name), why=why)
    if arguments.quiet:
        return
    tell_notes(left_out_notes(left, verbose=arguments.verbose), arguments)
    if not told.selection.everything or told.baseline is not None:
        from engine.packs import load_pack

        pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
        tell_notes(told.notes(pack, verbose=arguments.verbose), arguments)


def left_out_notes(left: LeftOut, *, verbose: bool) -> Iterator[str]:
    """Yield the sentences on files that were left out."""
    from engine.reading.files.left_out import counted
    from engine.reading.files.sources import shown

    for why, number in counted(left.skipped).items():
        yield say(f"select.left-{why}", n=number)
        those = (shown(name) for name, reason in left.skipped.items() if reason == why)
        yield from named(those if verbose else ())


def named(names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each name, as far as anybody reads."""
    for number, name in enumerate(names):
        if number == MANY:
            yield "……"
            return
        yield say("select.left-one", name=one_line(name))


def tell_notes(notes: Iterable[str], arguments: argparse.Namespace) -> None:
    """Say the sentences on stderr, unless nothing is to be said."""
    for note in notes:
        if not arguments.quiet:
            tell(note)
