"""A second evaluator of rules, straight from the YAML's own values: slow, plain, and no Rete.

Written from the grammar in rules/README.md, sharing no code with ``engine.compile`` or
``engine.check``: rules are dictionaries as ``yaml.safe_load`` gives them, expressions are walked
as Python's own syntax tree. Where this and durable_rules disagree, one of them is wrong.
"""

from __future__ import annotations

import ast
import operator
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

SIGNS = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
STEPS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda left, right: Fraction(left) / right,
}
NEWEST = 9999


def judge(rules: list[dict], facts: list, year: int | None, agency: str | None, settings=None):
    """Return {(code, index of the subject): (verdict, case)} for all rules in force."""
    known = [values_of(fact, year, agency) for fact in facts]
    result = {}
    for rule in rules:
        if in_force(rule, year, agency):
            for index, fact in enumerate(facts):
                if fact.kind == rule["over"]:
                    said = verdict(rule, index, facts, known, settings or {})
                    if said is not None:
                        asks = agency is None and "all" not in rule.get("kinds", ["all"])
                        result[rule["code"], index] = ("not_assessable", -1) if asks else said
    return result


def values_of(fact, year, agency):
    """Return what may be relied on: doubtful fields are as if they were not there."""
    values = {name: value for name, value in fact.fields.items() if name not in fact.doubtful}
    values["explained"] = 0 if fact.explained is None else 1
    if year is not None:
        values["year"] = year
    if agency is not None:
        values["agency_kind"] = agency
    return values


def in_force(rule, year, agency):
    """Tell whether the rule is about this year and this kind of agency."""
    first, dash, last = str(rule["years"]).partition("-")
    this = NEWEST if year is None else year
    until = int(last) if last else 10**6 if dash else int(first)
    kinds = rule.get("kinds", ["all"])
    spoken_of = agency is None or "all" in kinds or agency in kinds
    return int(first) <= this <= until and spoken_of


def verdict(rule, index, facts, known, settings):
    """Return (verdict, case) of one rule for one fact, None if the fact is no subject of it."""
    world = {"": known[index], "subject": known[index], "setting": settings}
    if not true_if_known(rule.get("where"), world):
        return None
    fact = facts[index]
    for name in rule.get("needs", []):
        if name not in fact.fields and name not in fact.doubtful:
            return "not_assessable", -1
    if any(name not in known[index] for name in joining_names(rule)):
        return "uncertain", -1
    given = rule.get("given", {})
    found = {
        name: partners(spec, name, world, facts, known, {index}) for name, spec in given.items()
    }
    if not all(found.values()):
        return "not_assessable", -1
    said = [
        with_partners(rule, index, dict(zip(found, choice, strict=True)), world, facts, known)
        for choice in product(*found.values())
        if len(set(choice)) == len(choice)
    ]
    if len({one for one, _ in said}) > 1:
        return "uncertain", -1
    return said[0]


def with_partners(rule, index, chosen, world, facts, known):
    """Judge a subject together with one choice of the facts joined to it."""
    world = {**world, **{name: known[one] for name, one in chosen.items()}}
    taken = {index, *chosen.values()}
    if any(name not in world[""] for name in rule.get("needs", [])):
        return "uncertain", -1
    if rule.get("check") and not all_known(rule["check"], world):
        return "uncertain", -1
    for spec in (rule[key] for key in ("exists", "absent") if key in rule):
        of_given = [one for one in names(spec.get("where") or "1 == 1") if one[0] in chosen]
        if any(field not in world[owner] for owner, field in of_given):
            return "uncertain", -1
    if rule.get("check") and not true(rule["check"], world):
        return wrong(rule, [world])
    for key, wanted in (("exists", True), ("absent", False)):
        if key in rule:
            others = partners(rule[key], "other", world, facts, known, taken)
            if bool(others) != wanted:
                return wrong(rule, [{**world, "other": known[one]} for one in others] or [world])
    return "pass", -1


def wrong(rule, worlds):
    """Return the first case that holds, else what the rule says of a failed check."""
    otherwise = rule.get("otherwise", "fail")
    for number, case in enumerate(rule.get("cases", [])):
        if any(true_if_known(case["when"], world) for world in worlds):
            return case.get("outcome", otherwise), number
    return otherwise, -1


def partners(spec, name, world, facts, known, taken):
    """Return the indexes of the other facts that can be joined, in document order."""
    match = spec.get("match", [])
    match = [match] if isinstance(match, str) else match
    subject = world[""]
    result = []
    for number, (fact, values) in enumerate(zip(facts, known, strict=True)):
        same = all(field in values and values[field] == subject[field] for field in match)
        inside = {**world, "": values, "subject": subject, name: values}
        fits = fact.kind == spec["kind"] and number not in taken and same
        if fits and true_if_known(spec.get("where"), inside):
            result.append(number)
    return result


def joining_names(rule):
    """Return the subject's fields without which nothing can be joined."""
    specs = [*rule.get("given", {}).values()]
    specs += [rule[key] for key in ("exists", "absent") if key in rule]
    for spec in specs:
        match = spec.get("match", [])
        yield from [match] if isinstance(match, str) else match
        if spec.get("where"):
            yield from (field for owner, field in names(spec["where"]) if owner == "subject")


def true_if_known(text, world):
    """Tell whether an expression holds; not if a name in it is missing."""
    return not text or (all_known(text, world) and true(text, world))


def all_known(text, world):
    """Tell whether every name of an expression has a value."""
    return all(field in world.get(owner, {}) for owner, field in names(text))


@lru_cache(maxsize=4096)
def tree(text):
    """Return Python's syntax tree of an expression."""
    return ast.parse(text.strip(), mode="eval").body


def names(text):
    """Yield (owner, field) of every name in an expression."""
    todo = [tree(text)]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.Name, ast.Attribute)):
            owner, _, field = ast.unparse(node).partition(".")
            yield (owner, field) if field else ("", owner)
        else:
            todo.extend(ast.iter_child_nodes(node))


def true(text, world):
    """Tell whether an expression holds; every name in it is known."""
    return value(tree(text), world)


def value(node: ast.AST, world) -> Any:  # noqa: PLR0911 - one line a kind of node
    """Walk the syntax tree."""
    if isinstance(node, ast.BoolOp):
        parts = [value(one, world) for one in node.values]
        return all(parts) if isinstance(node.op, ast.And) else any(parts)
    if isinstance(node, ast.UnaryOp):
        inner = value(node.operand, world)
        return not inner if isinstance(node.op, ast.Not) else -inner
    if isinstance(node, ast.Compare):
        terms = [value(one, world) for one in (node.left, *node.comparators)]
        return all(map(compared, node.ops, terms, terms[1:]))
    if isinstance(node, ast.BinOp):
        return STEPS[type(node.op)](value(node.left, world), value(node.right, world))
    if isinstance(node, (ast.List, ast.Tuple)):
        return [value(one, world) for one in node.elts]
    if isinstance(node, ast.Constant):
        return node.value
    owner, _, field = ast.unparse(node).partition(".")
    return world[owner][field] if field else world[""][owner]


def compared(sign, left, right):
    """Compare two values."""
    if isinstance(sign, ast.In):
        return left in right
    if isinstance(sign, ast.NotIn):
        return left not in right
    return SIGNS[type(sign)](left, right)
