"""The same walk line by line: for pipes, screen readers and bare consoles.

Same keys, same words, same casebook; ``x 1 原因`` on one line answers the questions at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.plain.console import Console, LeaveError
from tui.plain.desk import Desk
from tui.plain.review import Review

if TYPE_CHECKING:
    from typing import TextIO

    from tui.session import Casework
    from tui.text.words import Texts


def walk_plainly(
    work: Casework,
    texts: Texts,
    stdin: TextIO,
    stdout: TextIO,
    *,
    filing: int | None = None,
) -> int:
    """Walk from the desk, or one filing alone; return 0."""
    console = Console(texts, stdin, stdout)
    try:
        if filing is None:
            Desk(work, console).walk()
        else:
            Review(work, console, work.filing(filing)).walk()
    except LeaveError:
        console.say()
    console.say(texts("bye" if work.saved() else "bye-nothing"))
    return 0
