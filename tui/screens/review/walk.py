"""The walk through the findings of one filing: read anew after every step, on to the next.

The casebook saves every step before the next finding is drawn; nothing is kept here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError
from tui.render import navigation
from tui.screens.book.unlock import Unlocking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.trail.state.views import DecisionView, FilingView, FindingView
    from tui.screens.application import Host, Steps
    from tui.screens.review.panes import Panes

STAYING = frozenset({"note", "assign", "refuse"})
"""The steps after which a finding still waits: one stays with it."""


class Walk:
    """The findings of a filing in the list of the panes, and the way through them.

    ``tell`` draws what depends on the current finding; ``finished`` is called when none waits.
    """

    def __init__(
        self,
        host: Host,
        filing: FilingView,
        panes: Panes,
        *,
        tell: Callable[[], None],
        finished: Callable[[], None],
    ) -> None:
        self.host, self.filing, self.panes = host, filing, panes
        self.tell, self.finished = tell, finished
        self.causes: Mapping[str, Mapping[str, Any]] = {}
        self.findings: Sequence[FindingView] = ()
        self.shown: Sequence[FindingView] = ()
        self.seen = -1
        self.patience = host.patience
        self.steps: Steps = {"skip": self.skip, "back": self.back}

    @property
    def current(self) -> FindingView | None:
        """The finding under the cursor."""
        return self.panes.current

    @property
    def cause(self) -> Mapping[str, Any] | None:
        """The cause of the current finding."""
        return self.causes.get(self.current.cause or "") if self.current is not None else None

    def load(self) -> None:
        """Read the findings anew and fill the list, the cursor on its finding."""
        if self._read():
            self.refill()

    def _read(self) -> bool:
        """Read all there is to know of the filing; False, with a sentence, if that failed."""
        work = self.host.work
        try:
            self.seen = work.newest()
            self.filing = work.filing(self.filing.id)
            self.causes = work.causes(self.filing.id)
            self.findings = navigation.in_order(work.findings(self.filing.id))
            self.panes.corrections = [one.correction for one in work.corrections(self.filing.id)]
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return False
        return True

    def _follow(self, findings: Sequence[FindingView], steps: Sequence[DecisionView]) -> bool:
        """Read anew what steps changed: these findings, or all where more was written since.

        A decision can change its own findings only; so the next one is drawn without reading the
        whole filing again. False, with a sentence, if the casebook could not be read.
        """
        seqs = [step.seq for step in steps]
        alone = bool(seqs) and seqs == [*range(self.seen + 1, self.seen + 1 + len(seqs))]
        if not alone or any(map(navigation.lacking, findings)):  # these count as requests too
            return self._read()
        try:
            now = {one.id: self.host.work.finding(one.id) for one in findings}
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return False
        self.findings = navigation.in_order(now.get(one.id, one) for one in self.findings)
        self.seen = seqs[-1]
        return True

    def refill(self) -> None:
        """Show the findings that the filter lets through."""
        self._list()
        self.tell()

    def _list(self) -> None:
        texts, wanted = self.host.texts, self.panes.wanted
        self.shown = [
            f for f in self.findings if not wanted or navigation.matches(f, wanted, texts)
        ]
        titles = {key: str(cause.get("summary") or "") for key, cause in self.causes.items()}
        self.panes.fill(navigation.entries(self.shown, titles, texts))
        if wanted:
            self.host.say(texts("filter-shown", what=wanted, n=len(self.shown)))
        if not self.shown:
            key = "no-match" if self.findings else "no-findings"
            self.host.say(texts(key), tone="warning" if self.findings else "")

    def moved(self, filing: FilingView) -> None:
        """Show the filing where it stands now."""
        self.filing = filing
        self.load()

    def begin(self) -> None:
        """Show the findings, the cursor on the first that waits."""
        self.load()
        self.select(navigation.next_undecided(self.shown, -1, self.host.work.me) or 0)

    def select(self, index: int) -> None:
        """Put the cursor on a finding, by its index among those shown."""
        if 0 <= index < len(self.shown):
            self.panes.move_to(self.shown[index])
            self.tell()  # at once: waiting for the message would cost another frame

    def place(self, finding: FindingView | None) -> int:
        """Return the index of a finding among those shown, -1 if it is not shown."""
        ids = [one.id for one in self.shown]
        return ids.index(finding.id) if finding is not None and finding.id in ids else -1

    def decidable(self) -> FindingView | None:
        """Return the current finding, None with a sentence if a later version resolved it."""
        finding = self.current
        if finding is not None and finding.state == "resolved":
            self.host.say(self.host.texts("not-decidable"), tone="warning")
            return None
        return finding

    def save(
        self, finding: FindingView, kind: str, step: Callable[[], Sequence[DecisionView]]
    ) -> None:
        """Do a step, show the finding as it is now, and go on to the next undecided one."""

        def said() -> str:
            return self.host.texts("saved", what=self._done(finding, kind), rule=finding.rule)

        self._save([finding], step, said, stay=kind in STAYING)

    def save_all(
        self, findings: Sequence[FindingView], step: Callable[[], Sequence[DecisionView]]
    ) -> None:
        """Confirm findings in one step, show them as they are now, and go on."""
        rules = self.host.texts.joined(finding.rule for finding in findings)
        words = self.host.texts("saved-cause", n=len(findings), rules=rules)
        self._save(findings, step, lambda: words)

    def _save(
        self,
        findings: Sequence[FindingView],
        step: Callable[[], Sequence[DecisionView]],
        said: Callable[[], str],
        *,
        stay: bool = False,
    ) -> None:
        def then(steps: Sequence[DecisionView]) -> None:
            before = self.place(findings[-1])
            if not self._follow(findings, steps):
                return
            self._list()
            self.host.say(said())
            if stay or not self._go_on(findings[-1], before):
                self.tell()

        def failed(error: GoujiError) -> None:
            self.load()
            self.host.say(error.message, tone="error")
            if error.hint == "key-needed":
                self._unlock(partial(self.patience.attempt, step, then, failed))

        self.patience.attempt(step, then, failed)

    def _unlock(self, again: Callable[[], None]) -> None:
        """Ask for one's key, and do the step again once it is unlocked."""
        Unlocking(self.host, lambda words, tone: self.host.say(words, tone=tone), again).ask()

    def _done(self, finding: FindingView, kind: str) -> str:
        """Return what became of a decision: under four eyes it is a proposal."""
        now = next((f for f in self.findings if f.id == finding.id), finding)
        proposed = kind == now.pending and now.proposer == self.host.work.me
        return self.host.texts("event-propose" if proposed else "event-" + kind)

    def _go_on(self, after: FindingView, before: int) -> bool:
        """Go to the next finding that waits and draw it; False if none of those shown does.

        ``before`` is where the last one stood: if the filter lets it go, the next stands there.
        """
        me, at = self.host.work.me, self.place(after)
        following = navigation.next_undecided(self.shown, before - 1 if at < 0 else at, me)
        if following is not None:
            self.select(following)
            return True
        if not any(navigation.undecided(finding, me) for finding in self.findings):
            self.finished()
        return False

    def skip(self) -> None:
        """Leave this finding for later."""
        finding, at = self.current, self.place(self.current)
        if finding is None:
            return
        following = navigation.next_undecided(self.shown, at, self.host.work.me)
        if following is None or following == at:
            self.panes.roll.action_step(1)
        else:
            self.select(following)
        self.host.say(self.host.texts("skipped", rule=finding.rule))

    def back(self) -> None:
        """Go back to the finding before this one, decided or not."""
        if (at := self.place(self.current)) > 0:
            self.select(at - 1)
        else:
            self.host.say(self.host.texts("first"))
