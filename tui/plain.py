"""The same walk line by line: for pipes, screen readers and bare consoles.

Same keys, same words, same casebook; ``x 1 原因`` on one line answers the questions at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk_lines import in_order, matching
from tui.plain_review import Review
from tui.sanitise import one_line
from tui.talk import LeaveError, Talk, command

if TYPE_CHECKING:
    from typing import TextIO

    from engine.trail.views import FilingView
    from tui.casework import Casework
    from tui.texts import Texts


def walk_plainly(
    work: Casework,
    texts: Texts,
    stdin: TextIO,
    stdout: TextIO,
    *,
    filing: int | None = None,
) -> int:
    """Walk from the desk, or one filing alone; return 0."""
    talk = Talk(texts, stdin, stdout)
    try:
        if filing is None:
            Desk(work, talk).walk()
        else:
            Review(work, talk, work.filing(filing)).walk()
    except LeaveError:
        talk.say()
    talk.say(texts("bye"))
    return 0


class Desk:
    """The list of filings, by number."""

    def __init__(self, work: Casework, talk: Talk) -> None:
        self.work, self.talk, self.texts = work, talk, talk.texts
        self.wanted = ""

    def walk(self) -> None:
        """List, ask, open, until somebody leaves."""
        while True:
            filings = in_order(matching(self.work.filings(), self.wanted, self.texts), "undecided")
            for number, filing in enumerate(filings, 1):
                self.talk.say(self._line(number, filing))
            if not filings:
                key = "desk-none" if self.wanted else "desk-empty"
                self.talk.say(self.texts(key, **({} if self.wanted else {"book": "BOOK"})))
            answer = self.talk.ask(self.texts("plain-desk"))
            if command(answer)[0] == "quit":
                return
            if answer[:1] in "/／" and answer:
                self.wanted = answer[1:].strip()
            elif answer.isdecimal() and 0 < int(answer) <= len(filings):
                Review(self.work, self.talk, filings[int(answer) - 1]).walk()
            elif answer:
                self.talk.say(self.texts("plain-what", what=answer))

    def _line(self, number: int, filing: FilingView) -> str:
        texts = self.texts
        counts = (
            f"{texts('desk-errors')} {filing.errors} {texts('desk-warnings')} {filing.warnings}"
        )
        state = texts("filing-" + filing.state)
        waiting = texts("undecided", n=filing.undecided)
        name = one_line(filing.agency) or texts("unknown-agency")
        return f"{number:>4} {name} {filing.year or ''} {state} {counts} {waiting}"
