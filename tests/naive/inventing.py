"""Invent rules and facts of every shape the grammar knows, from one source of chance."""

from __future__ import annotations

from engine.anchor import Anchor
from engine.evidence import Evidence, Fact

NUMBERS, TEXTS = ("p", "q", "r"), ("t", "u")
WORDS = ("x", "y", "第 一", 'a"b', "")
SIGNS = ("==", "!=", "<", "<=", ">", ">=")


def number(chance, owners, depth=2):
    """Write arithmetic over the integer fields."""
    form = chance.choice("nnncc" + "+*/" * bool(depth))
    name = chance.choice(owners) + chance.choice(NUMBERS)
    if form == "n":
        return name
    if form == "c":
        return str(chance.randint(-3, 4))
    left = number(chance, owners, depth - 1)
    if form == "+":
        return f"({left} {chance.choice('+-')} {number(chance, owners, depth - 1)})"
    if form == "*":
        factor = chance.choice((str(chance.randint(-2, 3)), f"{chance.choice(owners)}r"))
        return f"({name} * {factor})"
    return f"({left} / {chance.randint(1, 3)})"


def condition(chance, owners, depth=2):  # noqa: PLR0911 - one line a form
    """Write a condition over the fields of these owners."""
    form = chance.choice("kkkdtwlme" + "aon" * bool(depth))
    if form in "ao":
        word = "and" if form == "a" else "or"
        left, right = (condition(chance, owners, depth - 1) for _ in range(2))
        return f"({left} {word} {right})"
    if form == "n":
        return f"(not {condition(chance, owners, depth - 1)})"
    text = chance.choice(owners) + chance.choice(TEXTS)
    if form == "t":
        return f"{text} {chance.choice(SIGNS[:2])} {chance.choice(WORDS)!r}"
    if form == "w":
        return f"{text} {chance.choice(SIGNS[:2])} {chance.choice(owners)}{chance.choice(TEXTS)}"
    if form == "l":
        listed = [chance.choice(WORDS) for _ in range(chance.randint(1, 3))]
        return f"{text} {chance.choice(('in', 'not in'))} {listed!r}"
    if form == "m":
        return f"{number(chance, owners, 1)} {chance.choice(('in', 'not in'))} [1, 2]"
    if form == "e":
        return f"{chance.choice(owners)}explained == {chance.randint(0, 1)}"
    parts = [number(chance, owners), chance.choice(SIGNS), number(chance, owners)]
    if form == "d":
        parts += [chance.choice(SIGNS), number(chance, owners)]
    return " ".join(parts)


def join(chance, owners):
    """Write a join: match, condition, both or neither."""
    result = {"kind": chance.choice("ab")}
    if chance.random() < 0.7:
        result["match"] = chance.sample((*NUMBERS, *TEXTS), chance.randint(1, 2))
    if chance.random() < 0.4:
        own = condition(chance, [""], 1)
        about_both = f"{chance.choice(NUMBERS)} {chance.choice(SIGNS)} {number(chance, owners, 1)}"
        text, theirs = chance.choice(TEXTS), chance.choice(TEXTS)
        about_text = f"{text} {chance.choice(SIGNS[:2])} subject.{theirs}"
        result["where"] = chance.choice((own, about_both, about_text, f"{own} and {about_both}"))
    return result


def rule(chance, code):
    """Write one rule, as YAML would give it."""
    made = {
        "code": code,
        "name": "made-up",
        "title": "T",
        "severity": "error",
        "basis": [{"source": "s", "clause": "c"}],
        "years": chance.choice(("2019-", "2019-2020", "2021", 2021)),
        "kinds": chance.choice((["all"], ["township"], ["township", "department"])),
        "over": "a",
        "message": "m",
        "why": "w",
        "remedy": "r",
        "examples": [],
        "otherwise": chance.choice(("fail", "uncertain", "not_assessable")),
        "given": {name: join(chance, ["", "subject."]) for name in given_names(chance)},
    }
    if "unit" in made["given"]:  # a fact cannot be two of the joined ones
        made["given"]["unit"]["kind"] = "b" if made["given"]["last"]["kind"] == "a" else "a"
    owners = ["", *(f"{name}." for name in made["given"])]
    if chance.random() < 0.4:
        made["where"] = condition(chance, [""], 1)
    if chance.random() < 0.85:
        made["check"] = condition(chance, owners)
    if chance.random() < 0.25:
        made["needs"] = chance.sample(NUMBERS, chance.randint(1, 2))
    if chance.random() < 0.4:
        made[chance.choice(("exists", "absent"))] = join(chance, ["", "subject.", *owners[1:]])
        owners = [*owners, "other."]
    made["cases"] = [case(chance, owners) for _ in range(chance.choice((0, 0, 1, 2)))]
    return made


def given_names(chance):
    """Choose how many facts are joined in."""
    return chance.choice(((), (), ("last",), ("last",), ("last", "unit")))


def case(chance, owners):
    """Write a case."""
    result = {"when": condition(chance, owners, 1)}
    if chance.random() < 0.6:
        result["outcome"] = chance.choice(("pass", "fail", "uncertain"))
    return result


def fact(chance):
    """Make a fact with fields missing, doubtful and explained."""
    fields = {name: chance.randint(0, 3) for name in NUMBERS if chance.random() < 0.8}
    fields |= {name: chance.choice(WORDS) for name in TEXTS if chance.random() < 0.8}
    doubtful = chance.choice((*NUMBERS, *TEXTS))
    return Fact(
        kind=chance.choice("aab"),
        fields=fields,
        doubtful=frozenset({doubtful} if chance.random() < 0.2 else ()),
        explained=Evidence(quote="e", anchor=Anchor(block=0)) if chance.random() < 0.3 else None,
    )
