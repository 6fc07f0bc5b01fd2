"""Moving a filing on line by line: the same menu, the same questions, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.trail.state.views import FindingView
from tui.render.finding import finding_line
from tui.render.lines import plain_text
from tui.render.rounds import entries, version_line
from tui.render.sanitise import one_line
from tui.render.season import (
    BACK,
    FIXED,
    LETTERS,
    move_of,
    moves,
    named,
    of_its_year,
    taken_back,
)
from tui.terminal.typed_dates import day, working_days
from tui.terminal.typed_numbers import number

if TYPE_CHECKING:
    from engine.trail.state.views import FilingState, FilingView
    from tui.plain.console import Console
    from tui.session import Casework

CELLS = 78


class FilingSteps:
    """Moves filings on; every method asks what it needs and says what became of it."""

    def __init__(self, work: Casework, console: Console) -> None:
        self.work, self.console, self.texts = work, console, console.texts

    def act(self, filing: FilingView) -> FilingView | None:
        """Show what can be done, ask, do it; return the filing where it stands now."""
        names = moves(filing, self.work.picture())
        names.remove("trail")
        state = self.texts("filing-" + filing.state)
        self.console.say(f"{self.texts('menu', what=named(filing, self.texts))} · {state}")
        for name in names:
            self.console.say(
                f"{FIXED[name]:>4} {LETTERS[name]} {self.texts('move-' + name, year=filing.year)}"
            )
        move = move_of(self.console.ask(self.texts("plain-menu")), names)
        return self.begin(filing, move) if move else None

    def begin(self, filing: FilingView, move: str) -> FilingView | None:
        """Do one thing with a filing."""
        if move == "rounds":
            self.rounds(filing)
            return None
        if move == "match":
            return self.match(filing)
        if move == "last-year":
            self.work.correct(filing, "year", of_its_year(filing, self.texts))
            self.console.say(self.texts("last-year-told", n=filing.id, year=filing.year))
            return self.work.filing(filing.id)
        details = self.details(filing, move)
        if details is None:
            return None
        moved = self.work.move(filing, cast("FilingState", move), **details)
        state = self.texts("filing-" + moved.state)
        said = self.texts("moved", what=named(moved, self.texts), state=state)
        letter = self.work.letter(moved, self.texts).words if move == "returned" else ""
        self.console.say(said + (self.texts("moved-back") if move in BACK else "") + letter)
        return moved

    def move_back(self) -> FilingView | None:
        """Take back the last move of this session."""
        moved = self.work.move_back(self.texts("undo-text"))
        if moved is None:
            self.console.say(self.texts("nothing-to-move-back"))
            return None
        self.console.say(taken_back(moved, self.texts))
        return moved

    def details(self, filing: FilingView, move: str) -> dict[str, Any] | None:
        """Ask for what a move needs; None: leave it."""
        if move == "returned":
            self.going(filing)
            return self._dated("deadline", "ask-deadline", "bad-deadline")
        if move == "published":
            address = self.console.ask_for(self.texts("ask-address"))
            if not address:
                self.console.say(self.texts("bad-address"))
                return None
            dated = self._dated("on", "ask-on", "bad-on")
            return {"address": address, **dated} if dated else None
        if move == "reopened":
            text = self.console.ask_for(self.texts("ask-text"))
            if not text:
                self.console.say(self.texts("need-text"))
            return {"text": text} if text else None
        return {}

    def _dated(self, name: str, question: str, complaint: str) -> dict[str, Any] | None:
        """Ask for a day; for a deadline an empty answer takes the one that is proposed."""
        today, due = self.work.today(), name == "deadline"
        shown = working_days(today, self.work.deadline_days()) if due else today
        answer = self.console.ask_for(self.texts(question, day=shown.isoformat()))
        typed = day(answer, today, past=not due) if answer or not due else shown
        early = typed is not None and typed < today
        if typed is None or (early if due else typed > today):
            self.console.say(self.texts(complaint, day=shown.isoformat()))
            return None
        return {name: typed}

    def going(self, filing: FilingView) -> None:
        """Print the confirmed findings that go back."""
        findings = self.work.findings(filing.id)
        going = [finding for finding in findings if finding.state == "confirmed"]
        waiting = sum(finding.state == "open" for finding in findings)
        if not going:
            self.console.say(self.texts("ask-returned-none", open=waiting))
            return
        self.console.say(self.texts("ask-returned-about", n=len(going), open=waiting))
        for finding in going:
            self.console.say(f"  {finding.rule} {one_line(finding.message)}")

    def match(self, filing: FilingView) -> FilingView | None:
        """Show the likest units, take a number or a name."""
        candidates = self.work.candidates(filing.agency)
        agency, source = filing.agency, filing.source
        self.console.say(self.texts("ask-match-about", agency=agency, source=source))
        for at, (name, likeness) in enumerate(candidates, 1):
            self.console.say(f"{at:>4} {name}  {self.texts('likeness', n=likeness)}")
        answer = self.console.ask(self.texts("plain-match"))
        if place := number(answer, len(candidates)):
            answer = candidates[place - 1][0]
        if not answer:
            return None
        moved = self.work.match(filing, answer)
        self.console.say(self.texts("moved-matched", n=moved.id, unit=moved.agency))
        return moved

    def rounds(self, filing: FilingView) -> None:
        """Print the files received and what changed with the last one."""
        versions = self.work.versions(filing)
        self.console.say(self.texts("rounds", what=named(filing, self.texts)))
        for entry in entries(versions, self.work.rounds(filing), self.texts):
            if isinstance(entry, str):
                self.console.say(entry)
            elif isinstance(entry, FindingView):
                self.console.say("  " + plain_text(finding_line(entry, CELLS, self.texts)))
            else:
                self.console.say("  " + plain_text(version_line(entry, filing, CELLS, self.texts)))
        if len(versions) < 2:
            self.console.say(self.texts("rounds-one"))
