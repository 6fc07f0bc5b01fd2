"""Forms of one name put together: one rule for the report's agency.

The title's name, completed by the sign-off's and the page's where these are longer forms of the
same name (胜利乡 + 胜利乡人民政府 under 汤原县胜利乡 gives 汤原县胜利乡人民政府); without a title
the sign-off, then the page's publisher.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names.abbreviated import abbreviates
from engine.agency_names.recognise import bare, kind_of
from engine.agency_names.words import pattern
from engine.forms.labels import strip_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

GOVERNMENT = "人民政府"
OFFICES = ("办公室", "办公厅")


def strip_suffix(name: str) -> str:
    """Return a name without 人民政府, 办事处, 办公室: what two forms of it share."""
    plain = pattern("party").sub("", bare(name))
    return pattern("suffix").sub("", plain) or plain


def full_name(title: str, others: Iterable[str]) -> str:
    """Return the title's name, completed by longer forms of the same name.

    A name is the same if one core ends with the other (神堂堡乡 and 繁峙县神堂堡乡); a short form
    (住建局) gives way to the name in full.
    """
    name, also = bare(title), pattern("also").search(strip_blanks(title))
    for other in map(strip_blanks, others):
        if not other:
            continue
        if not name:
            name = other
        elif same_agency(name, other):
            name = _joined(name, other)
        elif abbreviates(name, other):
            name = _without_office(other)
    return name + (also[0] if also else "")


def same_agency(one: str, other: str) -> bool:
    """Tell whether two names are forms of one (the longer one only says whose it is)."""
    first, second = strip_suffix(one), strip_suffix(other)
    return len(min(first, second, key=len)) >= 2 and (
        first.endswith(second) or second.endswith(first)
    )


def _joined(one: str, other: str) -> str:
    """Return a name completed by another; an office that signs for a department is none of it."""
    kind, plain = kind_of(one), _without_office(other)
    if kind in {"department", "other"} or (GOVERNMENT not in other and kind_of(plain) == kind):
        other = plain
    head = max(strip_suffix(one), strip_suffix(other), key=len)
    endings = [_ending(name) for name in (one, other)]
    ending = endings[0] or endings[1]
    if ending in OFFICES and GOVERNMENT in endings[1]:
        ending = endings[1]
    return head + ending


def _without_office(name: str) -> str:
    return next((name.removesuffix(end) for end in OFFICES if name.endswith(end)), name)


def _ending(name: str) -> str:
    match = pattern("suffix").search(strip_blanks(name))
    return match[0] if match and match.start() > 0 else ""
