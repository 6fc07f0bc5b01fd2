"""A rule with one thing changed, in every way: what the examples of a rule have to notice.

Changed are comparisons, fields and constants of every expression (``where`` of joined facts too),
``match``, ``kinds``, ``years``, ``needs``, ``otherwise``, and the severity and outcome of cases.
"""

from __future__ import annotations

import ast
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from engine.facts import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.rule import Joined, Rule

    Put = Callable[[Joined], Rule]

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
FIRST = 2019
OTHERWISE = ("fail", "uncertain", "not_assessable")
SEVERITIES = ("error", "warning", "info")
ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
STEPS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield (what was changed, the rule so changed)."""
    for where, text, put in expressions(rule):
        for changed in mutated(text, rule):
            yield f"{where}: {text}  →  {changed}", put(changed)
    yield from dropped(rule)
    yield from rescoped(rule)
    yield from judged_otherwise(rule)


def expressions(rule: Rule):
    """Yield (place, text, how to put another text there) for every expression of a rule."""
    for key in ("where", "check"):
        if text := getattr(rule, key):
            yield key, text, lambda new, key=key: rule.model_copy(update={key: new})
    for number, case in enumerate(rule.cases):

        def put_case(new: str, number: int = number) -> Rule:
            cases = list(rule.cases)
            cases[number] = cases[number].model_copy(update={"when": new})
            return rule.model_copy(update={"cases": tuple(cases)})

        yield f"case {number}", case.when, put_case
    for place, joined, put in joins(rule):
        if joined.where:

            def rewritten(new: str, joined: Joined = joined, put: Put = put) -> Rule:
                return put(joined.model_copy(update={"where": new}))

            yield f"{place}.where", joined.where, rewritten


def with_joined(rule: Rule, key: str, new: Joined) -> Rule:
    """Return the rule with another fact joined to it."""
    return rule.model_copy(update={key: new})


def joins(rule: Rule) -> Iterator[tuple[str, Joined, Put]]:
    """Yield (place, joined fact, how to put another there) for every fact joined to a rule."""
    for key in ("exists", "absent"):
        if joined := getattr(rule, key):
            yield key, joined, partial(with_joined, rule, key)
    for name, joined in rule.given.items():

        def put(new: Joined, name: str = name) -> Rule:
            return rule.model_copy(update={"given": {**rule.given, name: new}})

        yield f"given.{name}", joined, put


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
            if not (sign in ORDERS and of_texts(node, rule))
            and not same_for_flags(node, index, sign, rule)
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


def of_texts(node: ast.Compare, rule: Rule) -> bool:
    """Tell whether texts are compared: the language has no order of texts."""
    kind = DECLARED.get(rule.over)
    fields = kind.fields if kind else {}
    return any(
        (isinstance(one, ast.Constant) and isinstance(one.value, str))
        or (isinstance(one, ast.Name) and fields.get(one.id, ("",))[0] == "str")
        for one in (node.left, *node.comparators)
    )


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
        assert isinstance(node.value, int | float)
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
    for number in range(len(rule.cases) - 1):
        swapped = list(rule.cases)
        swapped[number : number + 2] = reversed(swapped[number : number + 2])
        yield (
            f"cases {number}, {number + 1} swapped",
            rule.model_copy(update={"cases": tuple(swapped)}),
        )
    if len(rule.needs) > 1:
        for one in rule.needs:
            needs = tuple(name for name in rule.needs if name != one)
            yield f"needs without {one}", rule.model_copy(update={"needs": needs})
    for place, joined, put in joins(rule):
        for one in joined.match:
            match = tuple(name for name in joined.match if name != one)
            yield f"{place}.match without {one}", put(joined.model_copy(update={"match": match}))


def rescoped(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule for other years and other kinds of agency.

    Nothing is tried before the first form (a test holds every rule to it) and nothing at a rule
    for ``all``, which says nothing of kinds.
    """
    first, last = rule.years.first, rule.years.last
    spans = [(first + 1, last), (first - 1, last)] if first > FIRST else [(first + 1, last)]
    spans += [(first, last + 1), (first, last - 1), (first, None)] if last else []
    for span in spans:
        years = rule.years.model_copy(update=dict(zip(("first", "last"), span, strict=True)))
        yield f"years {years}", rule.model_copy(update={"years": years})
    if "all" not in rule.kinds:
        for one in rule.kinds:
            kinds = tuple(kind for kind in rule.kinds if kind != one)
            yield f"kinds without {one}", rule.model_copy(update={"kinds": kinds})
        yield "kinds all", rule.model_copy(update={"kinds": ("all",)})


def judged_otherwise(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule with other outcomes and, in its cases, other severities."""
    for other in OTHERWISE:
        if other != rule.otherwise:
            yield f"otherwise {other}", rule.model_copy(update={"otherwise": other})
    for number, case in enumerate(rule.cases):
        for key, values in (("severity", SEVERITIES), ("outcome", (*OTHERWISE, "pass"))):
            said = getattr(case, key)
            for other in (*values, None) if said else ():
                if other != said:
                    cases = list(rule.cases)
                    cases[number] = case.model_copy(update={key: other})
                    mutant = rule.model_copy(update={"cases": tuple(cases)})
                    yield f"case {number} {key} {other}", mutant
