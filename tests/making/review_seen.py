"""What a review shows on its bars, and what the casebook holds of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from typing import Any


def states(book: Any, filing: int = 1) -> dict[str, str]:
    """Return the state of each finding of a filing, by its key."""
    return {finding.key: finding.state for finding in book.findings(filing)}


def last_step(book: Any, key: str) -> Any:
    """Return what was done last with a finding of the first filing."""
    return next(finding for finding in book.findings(1) if finding.key == key).history[-1]


def notice(app: Any) -> str:
    """Return what the lower bar says."""
    return app.screen.query_one("#notice", Bar).left


def title(app: Any) -> str:
    """Return the right end of the upper bar."""
    return app.screen.query_one("#title", Bar).right
