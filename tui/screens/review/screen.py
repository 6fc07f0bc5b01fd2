"""The review of one filing: walk its findings, one key a decision, on to the next undecided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tui.render import navigation
from tui.render.finding import progress
from tui.render.season import named
from tui.screens.base import BaseScreen
from tui.screens.filing_actions import FilingActions
from tui.screens.review.beside import Beside
from tui.screens.review.correct import Correcting
from tui.screens.review.decide import FindingActions
from tui.screens.review.document import DocumentActions
from tui.screens.review.end import Ending
from tui.screens.review.panes import Panes
from tui.screens.review.second import ProposalActions
from tui.screens.review.walk import Walk
from tui.terminal.bindings import bind, bound
from tui.widgets.bars import Bar, KeyBar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from engine.trail.state.views import FilingView


class ReviewScreen(BaseScreen):
    """Holds the panes, the walk through the findings, and what one can do on the way."""

    AUTO_FOCUS = ""  # the panes give it: a focus in between would lay them all out twice
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("confirm-cause", "confirm", "dismiss", "accept", "note", "undo"),
        *bound("approve", "refuse", "assign"),
        *bound("menu", "rounds", "trail", "correct"),
        *bound("return-filing", "approve-filing", "next-filing", "copy", "original"),
        *bound(
            "skip", "back", "evidence", "beside", "part-back", "part-on", "filter", "close", "zoom"
        ),
        *bound("next-pane", "last-pane", "pane-list", "pane-document", "pane-rule"),
        bind("rules", "rules"),
    ]
    keys = (
        "confirm", "dismiss", "accept", "note", "skip", "back", "undo", "menu", "evidence",
        "beside", "help", "quit", "filter", "next-pane", "zoom", "rounds", "trail", "assign",
        "correct",
    )  # fmt: skip
    second_keys = ("approve", "refuse", "note", "skip", "back", "undo", "evidence", "help", "quit")
    help_key = "help-review"

    def __init__(self, filing: FilingView, wanted: str = "") -> None:
        super().__init__()
        self.told: object = None
        self.version: int | None = None
        self.wanted = wanted
        self.panes = Panes(self)
        self.walk = Walk(self, filing, self.panes, tell=self.tell, finished=self.sum_up)
        self.actions = FilingActions(self, lambda: self.walk.filing, self.walk.moved)
        self.beside = Beside(self, self.walk)
        self.document = DocumentActions(self, self.walk)
        deciding = FindingActions(self, self.walk, self.actions)
        self.ending = Ending(self, self.walk, self.actions, undo=deciding.undo, leave=self.leave)
        self.actions.ended = self.ending.moved
        self.steps = {
            **deciding.steps,
            **self.ending.steps,
            **self.document.steps,
            **ProposalActions(self, self.walk).steps,
            **Correcting(self, self.walk).steps,
            **self.beside.steps,
            **self.actions.steps,
            **self.walk.steps,
            **self.panes.steps,
            "close": self.close,
        }

    def body(self) -> Sequence[Widget]:
        """Return the panes."""
        return (self.panes,)

    def on_mount(self) -> None:
        """Show the findings at once; the document follows when it has been read."""
        if self.wanted:
            self.panes.filter_by(self.wanted)
        self.panes.go_to(self.panes.first)
        self.walk.begin()
        self._read()

    def _read(self) -> None:
        """Read the document that the findings are of."""
        self.version = self.walk.filing.version_id
        self.panes.read(self.walk.filing)

    def on_resize(self) -> None:  # type: ignore[override]  # Textual looks at the signature
        """Let the panes follow the width."""
        self.panes.fit()

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor with document and rule."""
        self.tell()

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self.walk.refill()

    def tell(self) -> None:
        """Draw title, keys, rule and evidence of the current finding, unless that was done."""
        filing, shown, current = self.walk.filing, self.walk.shown, self.walk.current
        told = (current, filing, len(shown))
        if told == self.told:
            return
        self.told = told
        me, texts = self.work.me, self.texts
        if self.version not in {
            None,
            filing.version_id,
        }:  # a new file came while one was reading the old one
            self._read()
            self.say(texts("came-anew", n=filing.round), tone="warning")
        right = progress(shown, current, filing.requests, texts, me=me)
        state = texts("filing-" + filing.state)
        whose = f"{self.work.me} · {Path(self.gouji.book_name).name}"
        title = self.work.titled(f"{named(filing, texts)} · {state}", texts) + f" · {whose}"
        self.query_one("#title", Bar).say(title, right)
        theirs = current is not None and current.pending and navigation.undecided(current, me)
        self.query_one(KeyBar).offer(self.offered(self.second_keys if theirs else self.keys))
        beside = navigation.fellows(self.walk.findings, current) if current is not None else ()
        self.panes.tell(self.walk.cause, beside)
        self.beside.follow()

    def idle(self) -> Collection[str]:
        """Return the ids of keys that would do nothing now: nobody else's proposal waits here."""
        current = self.walk.current
        theirs = current is not None and current.pending and current.proposer != self.work.me
        return {*super().idle(), *(() if theirs else ("approve", "refuse"))}

    def sum_up(self) -> None:
        """Say that everything is decided, and ask where to go."""
        self.ending.sum_up()

    def leave(self) -> None:
        """Go back to the desk, unless a decision still waits to be written."""
        if not self.walk.patience.waiting:
            self.dismiss()

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.leave()

    def close(self) -> None:
        """Give up a decision that waits, else close what is open in the panes."""
        if not self.walk.patience.give_up():
            self.panes.clear()

    def action_part(self, number: int) -> None:
        """Go to a part of the report."""
        self.document.go_to_part(number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the digits to the panes unless the document was called by its own."""
        if action == "part":
            return self.panes.by_parts
        return super().check_action(action, parameters)

    def action_rules(self) -> None:
        """Open the catalogue of rules at this finding's."""
        current = self.walk.current
        self.gouji.open_rules(current.rule if current is not None else "")
