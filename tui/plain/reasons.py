"""Why a finding is decided on, line by line: what was typed with the key, and what is asked."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from engine.trail.state.views import DISMISSALS
from tui.session import Reason
from tui.terminal.typed_dates import day

if TYPE_CHECKING:
    from datetime import date

    from tui.plain.console import Console


def reason_for(console: Console, kind: str, rest: str, today: date) -> Reason | None:
    """Return the reason a decision needs, asking for what was not typed with the key."""
    texts = console.texts
    if kind == "confirm":
        return Reason(text=rest)
    if kind == "note":
        text = rest or console.ask_for(texts("ask-text"))
        return Reason(text=text) if text else None
    first, _, text = rest.partition(" ")
    if kind == "dismiss":
        return _dismissal(console, first, text, asked=not rest)
    until = day(first or console.ask_for(texts("ask-until")), today)
    if until is None or until <= today:
        console.say(texts("bad-date"))
        return None
    text = text.strip() or console.ask_for(texts("ask-text"))
    if not text:
        console.say(texts("need-text"))
        return None
    return Reason(text=text, until=until)


def _dismissal(console: Console, first: str, text: str, *, asked: bool) -> Reason | None:
    texts = console.texts
    choices = " ".join(f"{n} {texts('reason-' + one)}" for n, one in enumerate(DISMISSALS, 1))
    first = unicodedata.normalize("NFKC", first or console.ask_for(choices))
    if first not in {"1", "2", "3", "4"}:
        console.say(texts("ask-reason-first"))
        return None
    if asked:
        text = console.ask_for(texts("ask-text"))
    return Reason(reason=DISMISSALS[int(first) - 1], text=text.strip())
