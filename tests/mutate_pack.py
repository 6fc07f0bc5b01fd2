"""Change everything that a rule says, one thing at a time; some example of it must notice.

``python tests/mutate_pack.py [CODE…]`` prints the mutants that no example of their rule kills and
returns 1 if there are any but those of ``EQUAL``, which say the same of every fact that can be.
How rules are changed: tests/making/mutants.py.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from making.mutants import DECLARED, mutants

from engine.check.checker import Checker
from engine.check.examples import example_results
from engine.errors import PackError
from engine.expression import ExpressionError
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.rule import Pack, Rule

CHECKOUT = Path(__file__).resolve().parents[1]
EQUAL = {
    ("S107 where", "table < 4"): "the tables are 2, 3 and 4",
    ("S109 where", "occurrence <= 1"): "occurrences are counted from 1",
    ("F101 check", "column == 'amount'"): "columns called amount, and they alone, hold amounts",
    ("F101 check", "column == 'change'"): "columns called change, and they alone, hold changes",
    ("D102 case 0", "signed >= year_end"): "where the check fails, signed is not later",
    ("N102 case 3", "table_value >= value"): "where the check fails, they are not equal",
    ("N104 check", "table_zero == new"): (
        "table_zero is 1 only where value > 0 and new is 0; else only zero claims are looked at"
    ),
    ("N110 case 3", "told >= 2"): "told is 0, 1 or 2",
    ("N110 case 4", "told >= 1"): "of 2 the case before speaks",
    ("W104 check", "around == ''"): "around is empty where words is, and only there",
    ("W105 check", "around == ''"): "around is empty where slip is, and only there",
    ("N107 case 1", "sum <= total"): "where the check fails, they are not equal",
    ("N107 check", "sum < total"): "where they are equal, the first half of the check holds",
    ("N114 case 2", "sum <= total"): "where the check fails, they are not equal",
    ("N110 check", "^rate == 0"): "of a rate delta is 0, and no rate at all is no change",
    ("N110 check", "^slack == 0"): "rates, and they alone, may be off by the last digit",
}
"""(Place, pattern) of mutants that are as right as the rule for every fact that can be, and why."""


def settled(rule: Rule) -> Rule:
    """Return the rule with year and kind written into every example: no change moves them."""
    year = rule.years.last or rule.years.first
    kind = "township" if "all" in rule.kinds else rule.kinds[0]
    examples = tuple(
        one.model_copy(update={"year": one.year or year, "kind": one.kind or kind})
        for one in rule.examples
    )
    return rule.model_copy(update={"examples": examples})


def survives(rule: Rule, pack: Pack) -> bool:
    """Tell whether every example of a rule still holds."""
    alone = pack.model_copy(update={"rules": (rule,)})
    try:
        Checker(alone, DECLARED.values())
    except (PackError, ExpressionError):
        return False
    return not any(result.wrong for result in example_results(alone, DECLARED.values()))


def all_mutants(pack: Pack, codes: Iterable[str] = ()) -> Iterator[tuple[str, Rule]]:
    """Yield (name, mutant) for all rules of a pack, or those of some codes."""
    for rule in pack.rules:
        if not codes or rule.code in codes:
            for what, mutant in mutants(settled(rule)):
                yield f"{rule.code} {what}", mutant


def is_equal(name: str) -> bool:
    """Tell whether a mutant is one of EQUAL."""
    place, _, change = name.partition(": ")
    before, _, after = change.partition("  →  ")
    return any(
        place == at and re.search(new, after) and not re.search(new, before) for at, new in EQUAL
    )


def survivors(pack: Pack, tried: Iterable[tuple[str, Rule]]) -> Iterator[str]:
    """Yield the mutants that no example kills and that are not known to be equal."""
    for name, mutant in tried:
        if not is_equal(name) and survives(mutant, pack):
            yield name


def main(codes: list[str]) -> int:
    """Print the surviving mutants."""
    pack = load_pack(CHECKOUT / "rules" / "nianbao")
    tried = list(all_mutants(pack, codes))
    found = list(survivors(pack, tried))
    sys.stdout.writelines(one + "\n" for one in found)
    equal = sum(is_equal(name) for name, _ in tried)
    sys.stderr.write(f"{len(tried)} mutants, {equal} equal, {len(found)} survived\n")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
