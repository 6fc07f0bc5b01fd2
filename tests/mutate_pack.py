"""Change each comparison, field and constant of every rule; some example must notice.

``python tests/mutate_pack.py [CODE…]`` prints the mutants that no example of their rule kills and
returns 1 if there are any.
"""

from __future__ import annotations

import ast
import sys
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from engine.check.checker import Checker
from engine.check.examples import example_results
from engine.errors import PackError
from engine.expression import ExpressionError
from engine.facts import kinds
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.rule import Pack, Rule

CHECKOUT = Path(__file__).resolve().parents[1]
DECLARED = {kind.name: kind for kind in kinds()}
SIGNS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Lt, ast.Gt),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
STEPS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield (what was changed, the rule so changed)."""
    for where, text, put in expressions(rule):
        for changed in mutated(text, rule):
            yield f"{where}: {text}  →  {changed}", put(changed)
    yield from dropped(rule)


def expressions(rule: Rule):
    """Yield (place, text, how to put another text there) for every expression of a rule."""
    for key in ("where", "check"):
        if text := getattr(rule, key):
            yield key, text, lambda new, key=key: rule.model_copy(update={key: new})
    for number, case in enumerate(rule.cases):

        def put(new: str, number: int = number) -> Rule:
            cases = list(rule.cases)
            cases[number] = cases[number].model_copy(update={"when": new})
            return rule.model_copy(update={"cases": tuple(cases)})

        yield f"case {number}", case.when, put
    for key in ("exists", "absent"):
        joined = getattr(rule, key)
        if joined is not None and joined.where:
            yield (
                f"{key}.where",
                joined.where,
                lambda new, key=key, joined=joined: rule.model_copy(
                    update={key: joined.model_copy(update={"where": new})}
                ),
            )


def mutated(text: str, rule: Rule) -> Iterator[str]:
    """Yield an expression with one thing changed, in every way."""
    tree = ast.parse(text.strip(), mode="eval")
    size = sum(1 for _ in ast.walk(tree))
    for position in range(size):
        for choice in range(12):
            copy = deepcopy(tree)
            node = list(ast.walk(copy))[position]
            if not change(node, choice, rule):
                break
            yield ast.unparse(copy)


def change(node: ast.AST, choice: int, rule: Rule) -> bool:
    """Change a node in place in the given one of its ways; False if there are no more."""
    if isinstance(node, ast.Compare):
        ways = [
            (index, sign)
            for index, old in enumerate(node.ops)
            for sign in SIGNS[type(old)]
            if not same_for_flags(node, index, sign, rule)
        ]
        if choice < len(ways):
            node.ops[ways[choice][0]] = ways[choice][1]()
        return choice < len(ways)
    if isinstance(node, ast.BoolOp):
        return boolean(node, choice)
    if isinstance(node, ast.BinOp) and type(node.op) in STEPS:
        node.op = STEPS[type(node.op)]()
        return choice == 0
    if isinstance(node, ast.Constant):
        return constant(node, choice)
    if isinstance(node, ast.Name):
        return name(node, choice, rule)
    return False


def same_for_flags(node: ast.Compare, index: int, sign: type[ast.cmpop], rule: Rule) -> bool:
    """Tell whether the change says the same of every field that is 0 or 1: no test can see it."""
    term, limit = [node.left, *node.comparators][index : index + 2]
    if not (isinstance(term, ast.Name) and isinstance(limit, ast.Constant)):
        return False
    seen = {fields.get(term.id) for one in rule.examples for fields in one.given.get(rule.over, ())}
    if not seen <= {0, 1, None}:
        return False
    same = {
        (ast.Eq, 1, ast.GtE),
        (ast.Eq, 0, ast.LtE),
        (ast.NotEq, 0, ast.Gt),
        (ast.NotEq, 1, ast.Lt),
    }
    return (type(node.ops[index]), limit.value, sign) in same


def boolean(node: ast.BoolOp, choice: int) -> bool:
    """Turn and into or, or leave one part out."""
    if choice == 0:
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return True
    if choice <= len(node.values):
        del node.values[choice - 1]
        return True
    return False


def constant(node: ast.Constant, choice: int) -> bool:
    """Add or take one, or spoil a text."""
    if isinstance(node.value, str):
        node.value += "?"
        return choice == 0
    if choice < 2:
        node.value += (1, -1)[choice]
    return choice < 2


def name(node: ast.Name, choice: int, rule: Rule) -> bool:
    """Put another field of the same sort there."""
    kind = DECLARED.get(rule.over)
    if kind is None or node.id not in kind.fields:
        return False
    sort = kind.fields[node.id][0]
    others = [one for one, (its, _) in kind.fields.items() if its == sort and one != node.id]
    if choice < min(len(others), 11):
        node.id = others[choice]
    return choice < min(len(others), 11)


def dropped(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule without one of the things that it says."""
    for number in range(len(rule.cases)):
        cases = rule.cases[:number] + rule.cases[number + 1 :]
        yield f"without case {number}", rule.model_copy(update={"cases": cases})
    for key, empty in (("where", None), ("needs", ()), ("exists", None), ("absent", None)):
        if getattr(rule, key):
            yield f"without {key}", rule.model_copy(update={key: empty})
    if len(rule.cases) == 2:
        yield "cases swapped", rule.model_copy(update={"cases": rule.cases[::-1]})


def survives(rule: Rule, pack: Pack) -> bool:
    """Tell whether every example of a rule still holds."""
    alone = pack.model_copy(update={"rules": (rule,)})
    try:
        Checker(alone, DECLARED.values())
    except (PackError, ExpressionError):
        return False
    return not any(result.wrong for result in example_results(alone, DECLARED.values()))


def survivors(pack: Pack, codes: list[str]) -> Iterator[str]:
    """Yield the mutants that no example kills."""
    tried = 0
    for rule in pack.rules:
        if not codes or rule.code in codes:
            for what, mutant in mutants(rule):
                tried += 1
                if survives(mutant, pack):
                    yield f"{rule.code} {what}"
    sys.stderr.write(f"{tried} mutants tried\n")


def main(codes: list[str]) -> int:
    """Print the surviving mutants."""
    found = list(survivors(load_pack(CHECKOUT / "rules" / "nianbao"), codes))
    sys.stdout.writelines(one + "\n" for one in found)
    sys.stderr.write(f"{len(found)} survived\n")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
