"""The walk through one filing line by line: the finding, its evidence in brackets, one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.values import replace
from tui.opened import Opened, document_or_why
from tui.plain.console import command
from tui.plain.excerpts import excerpts
from tui.plain.filing import FilingSteps
from tui.plain.reasons import reason_for
from tui.render import navigation
from tui.render.clock import local
from tui.render.explain import Explainer
from tui.render.finding import progress
from tui.render.lines import plain_text
from tui.render.trail.words import EventWords
from tui.terminal.typed_numbers import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.state.views import FilingView, FindingView
    from tui.plain.console import Console
    from tui.session import Casework

CELLS = 78


class Review:
    """The walk through one filing."""

    def __init__(self, work: Casework, console: Console, filing: FilingView) -> None:
        self.work, self.console, self.texts, self.filing = work, console, console.texts, filing
        self.wanted = ""
        self.opened = self._open()
        self.load()
        self.at = navigation.next_undecided(self.findings, -1, work.me) or 0

    def _open(self) -> Opened | None:
        try:
            name, data = self.work.content(self.filing)
        except GoujiError as error:
            opened: Opened | str = error.message
        else:
            opened = document_or_why(data, name, self.texts)
        if isinstance(opened, Opened):
            return opened
        self.console.say(self.texts("unreadable", why=opened))
        return None

    def load(self) -> None:
        """Read the findings anew."""
        findings = navigation.in_order(self.work.findings(self.filing.id))
        self.everything = findings
        self.causes = self.work.causes(self.filing.id)
        self.findings = [f for f in findings if navigation.matches(f, self.wanted, self.texts)]

    @property
    def current(self) -> FindingView | None:
        """The finding at hand, None with a sentence where the filter lets none through."""
        if self.findings:
            return self.findings[min(self.at, len(self.findings) - 1)]
        self.console.say(self.texts("plain-no-match"))
        return None

    def walk(self) -> None:
        """Show a finding, ask, act, until all is decided or somebody leaves."""
        if not self.findings:
            self.console.say(self.texts("no-findings"))
            return
        self.show()
        while True:
            name, rest = command(self.console.ask(self.texts("plain-keys")))
            if name == "quit":
                return
            if self.act(name, rest):
                return

    def act(self, name: str, rest: str) -> bool:
        """Do what was typed; tell whether everything is decided now."""
        try:
            if name in {"confirm", "confirm-cause", "dismiss", "accept", "note"}:
                return self.decide(name, rest)
            with_rest = {"correct": self.correct, "filter": self.filter}
            if name in with_rest:
                with_rest[name](rest)
            elif name == "undo":
                self.undo()
            elif name in {"skip", "back"}:
                self.move(name)
            elif name in {"menu", "rounds", "trail"}:
                self.filing_as_whole(name)
            elif name in {"approve", "refuse", "assign"}:
                return self.second(name, rest)
            elif place := number(name, len(self.findings)):
                self.at = place - 1
                self.show()
            elif name:
                hint = "plain-help" if name == "help" else "plain-what"
                self.console.say(self.texts(hint, **({} if name == "help" else {"what": name})))
        except GoujiError as error:
            self.console.say(error.message)
            self.load()
            self.show()
        return False

    def show(self) -> None:
        """Print the finding, its evidence and its rule."""
        if (finding := self.current) is None:
            return
        self.at = self.findings.index(finding)
        self.console.say("-" * CELLS)
        asked = self.work.filing(self.filing.id).requests
        head = progress(self.findings, finding, asked, self.texts, me=self.work.me)
        self.console.say(f"{self.filing.agency} {self.filing.year or ''} · {head}")
        cause = self.causes.get(finding.cause or "")
        corrections = [one.correction for one in self.work.corrections(self.filing.id)]
        explainer = Explainer(self.texts, CELLS, me=self.work.me)
        for line in explainer.lines(finding, cause, corrections, self.fellows(finding)):
            self.console.say(plain_text(line))
        if self.opened is not None:
            for excerpt in excerpts(self.opened, self.opened.marks(finding, None)):
                self.console.say(f"> {excerpt}")

    def fellows(self, finding: FindingView) -> list[FindingView]:
        """Return the other findings of a finding's cause."""
        return navigation.fellows(self.everything, finding)

    def decide(self, kind: str, rest: str) -> bool:
        """Ask for what is missing, save, go on; tell whether everything is decided now."""
        if (finding := self.current) is None:
            return False
        whole = navigation.of_one_cause(self.everything, finding)
        if kind == "confirm-cause" and [one.id for one in whole] not in ([], [finding.id]):
            return self.confirm_cause(whole)
        kind = kind.removesuffix("-cause")
        reason = reason_for(self.console, kind, rest, self.work.today())
        if reason is None:
            return False
        self.work.decide(finding, kind, reason)
        self.load()
        self.said(kind, finding)
        return kind != "note" and self.go_on(finding)

    def confirm_cause(self, whole: Sequence[FindingView]) -> bool:
        """Confirm all that waits of a cause; tell whether everything is decided now."""
        self.work.confirm_all(whole)
        self.load()
        rules = self.texts.joined(finding.rule for finding in whole)
        self.console.say(self.texts("saved-cause", n=len(whole), rules=rules))
        return self.go_on(whole[-1])

    def said(self, kind: str, finding: FindingView) -> None:
        """Say what was saved; under four eyes a decision is a proposal."""
        now = next((f for f in self.everything if f.id == finding.id), finding)
        done = "propose" if now.pending == kind and now.proposer == self.work.me else kind
        self.console.say(self.texts("saved", what=self.texts("event-" + done), rule=finding.rule))

    def go_on(self, after: FindingView) -> bool:
        """Go on to the next undecided finding; tell whether there is none left.

        One that the filter no longer lets through makes room for the one behind it.
        """
        me, at = self.work.me, self._place(after)
        following = navigation.next_undecided(self.findings, self.at - 1 if at is None else at, me)
        if following is not None:
            self.at = following
            self.show()
            return False
        waiting = sum(navigation.undecided(one, me) for one in self.everything)
        if waiting:
            self.console.say(self.texts("plain-filter-done", what=self.wanted, n=waiting))
            return False
        self.console.say(self.texts("done"))
        counts = navigation.tally(self.everything)
        self.console.say(self.texts("done-counts", **counts))
        if counts["pending"]:
            self.console.say(self.texts("done-pending", pending=counts["pending"]))
        return True

    def second(self, kind: str, rest: str) -> bool:
        """Settle a colleague's proposal, or give the finding to somebody."""
        if (finding := self.current) is None:
            return False
        if kind == "assign":
            if not self.work.assign(finding, rest or self.console.ask_for(self.texts("ask-name"))):
                self.console.say(self.texts("assigned-already"))
                return False
        elif kind == "approve":
            self.work.second(finding, rest, approve=True)
        else:
            theirs = finding.pending and finding.proposer != self.work.me
            if theirs and not rest:
                rest = self.console.ask_for(self.texts("ask-text"))
            if theirs and not rest:
                self.console.say(self.texts("need-text"))
                return False
            self.work.second(finding, rest, approve=False)
        self.load()
        self.said(kind, finding)
        return kind == "approve" and self.go_on(finding)

    def filing_as_whole(self, name: str) -> None:
        """Move the filing on, compare its rounds, or print its trail."""
        steps = FilingSteps(self.work, self.console)
        if name == "menu":
            self.filing = steps.act(self.work.filing(self.filing.id)) or self.filing
            self.load()
        elif name == "rounds":
            steps.rounds(self.work.filing(self.filing.id))
        else:
            self.trail()

    def undo(self) -> None:
        """Take back the last step; show the finding of a decision."""
        if self.work.moved_last(self.filing.id):
            self.filing = FilingSteps(self.work, self.console).move_back() or self.filing
            return
        current = self.findings[self.at] if self.at < len(self.findings) else None
        undone = self.work.undo(self.filing.id, current)
        if not undone:
            self.console.say(self.texts("nothing-to-undo"))
            return
        self.load()
        at = self._place(undone[0])
        self.at = self.at if at is None else at
        now = next((f for f in self.everything if f.id == undone[0].id), undone[0])
        state = self.texts("state-" + navigation.standing(now))
        rules = self.texts.joined(finding.rule for finding in undone)
        self.console.say(self.texts("undone", rule=rules, state=state))
        self.show()

    def correct(self, rest: str) -> None:
        """Put a misread cell right (``3.granted.business=2 why``) and judge anew."""
        from engine.corrections.address import cell_correction
        from engine.packs import forms_of

        written, _, reason = rest.partition(" ")
        written = written or self.console.ask_for(self.texts("ask-correct-cell"))
        wanted = cell_correction(written, forms_of())
        reason = reason.strip() or self.console.ask_for(self.texts("ask-text"))
        self.console.say(self.texts("judging-anew"))
        done = self.work.correct(self.filing, wanted.target, replace(wanted, reason=reason))
        self.load()
        counts = done.recorded
        self.console.say(
            self.texts(
                "corrected", opened=counts.opened, reopened=counts.reopened,
                resolved=counts.resolved,
            )
        )  # fmt: skip
        self.show()

    def move(self, name: str) -> None:
        """Skip to the next undecided finding, or go back by one."""
        if name == "back":
            self.at = max(0, self.at - 1)
        elif self.findings:
            following = navigation.next_undecided(self.findings, self.at, self.work.me)
            self.at = (self.at + 1) % len(self.findings) if following is None else following
        self.show()

    def filter(self, wanted: str) -> None:
        """Walk only the findings that hold these words."""
        self.wanted, self.at = wanted, 0
        self.load()
        self.console.say(self.texts("filter-shown", what=wanted, n=len(self.findings)))
        if not self.findings:
            self.wanted = ""
            self.load()
        self.show()

    def _place(self, finding: FindingView) -> int | None:
        """Return where a finding stands among those walked, None if the filter keeps it away."""
        return next((n for n, one in enumerate(self.findings) if one.id == finding.id), None)

    def trail(self) -> None:
        """Print the events of this filing in words, newest last."""
        told = EventWords(self.texts)
        for event in reversed(self.work.events(self.filing.id)):
            did = (told.kind(event), told.what(event), event.text)
            words = " ".join(filter(None, did))
            self.console.say(f"{event.seq:>6} {local(event.at)} {event.actor} {words}")
