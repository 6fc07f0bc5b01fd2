"""Short forms of a name: characters left out of it (住建局), a branch named the other way round.

A city's 公安局城南分局 is 城南公安分局 to everybody; which is short for which is told by the shape.
"""

from __future__ import annotations

from engine.agency_names.places import body_of, places, without_offices
from engine.agency_names.recognise import is_agency, kind_of

BRANCH = "分局"
SHORTEST = 3
LEAST_PLACE = 2
MOST_BEHIND = 2
"""How much stands behind the place of a branch: 城南区分局, 松岭监管分局."""


def within(short: str, long: str) -> bool:
    """Tell whether all characters of a short name stand in the long one in the same order."""
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a department's name is another's with characters left out: same place, end."""
    if not (is_agency(short) and kind_of(short) == kind_of(long) == "department"):
        return False
    if is_turned_branch(short, long):
        return True
    mine, theirs = places(short), places(long)
    a, b = body_of(short), body_of(long)
    alike = SHORTEST <= len(a) < len(b) and a[0] == b[0] and a[-1] == b[-1]
    return (not mine or mine == theirs) and alike and within(a, b)


def is_turned_branch(short: str, long: str) -> bool:
    """Tell whether one name is a branch's (城南公安分局) and the other its full one.

    松岭市公安局城南分局, or 城南区分局: what the bureau is stands before the branch's place, in
    full (中国银行保险监督管理委员会松岭监管分局 is 松岭银保监分局).
    """
    short, long = without_offices(short), without_offices(long)
    if not (short.endswith(BRANCH) and long.endswith(BRANCH)):
        return False
    own, theirs = short.removesuffix(BRANCH), long.removesuffix(BRANCH)
    for cut in range(LEAST_PLACE, len(own) - 1):
        bureau, _, behind = theirs.rpartition(own[:cut])
        if len(behind) <= MOST_BEHIND and within(own[cut:], bureau):
            return True
    return False
