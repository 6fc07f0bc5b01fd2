"""How norms are cited: short on a screen, with title and number in what goes to an agency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.finding import Basis

ISSUED = re.compile(r"〔\d{4}〕")
ISSUING = re.compile(r"^(?>.*?关于印发《)(.+)》的通知$")
CONCERNING = re.compile(r"^(?>[^《（]{4,}?(?=关于))(关于.+的(?:通知|意见|函))$")
STATE = "中华人民共和国"


def named(title: str) -> str:
    """Return the name that people know a document by: of a notice, what it issues or is about."""
    issued = ISSUING.match(title) or CONCERNING.match(title)
    return issued[1] if issued else title


def short(title: str, number: str, source: str = "") -> str:
    """Return a document in a few words: its number, a law by its name."""
    if ISSUED.search(number):
        return number
    return named(title).removeprefix(STATE).partition("（")[0] or source


def full(title: str, number: str, source: str = "") -> str:
    """Return a document as a letter cites it: 《name》（number）; what is no norm as it stands."""
    if not title or not number:
        return title or source
    return f"《{named(title)}》（{number}）"


def briefly(basis: Iterable[Basis]) -> str:
    """Return norms in one line; clauses of one document stand together."""
    clauses: dict[str, list[str]] = {}
    for one in basis:
        clauses.setdefault(short(one.title, one.number, one.source), []).append(one.clause)
    return "；".join(f"{name} {'、'.join(dict.fromkeys(cited))}" for name, cited in clauses.items())
