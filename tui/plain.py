"""The same walk line by line: for pipes, screen readers and bare consoles.

Same keys, same words, same casebook; ``x 1 原因`` on one line answers the questions at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.plain_desk import Desk
from tui.plain_review import Review
from tui.talk import LeaveError, Talk

if TYPE_CHECKING:
    from typing import TextIO

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
