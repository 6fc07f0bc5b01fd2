"""The engine is built of what is asked for, of any number of rules, and says what it refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import durable_rules_engine as native
import pytest
from making.chance import draft
from making.reading import read_report
from making.writers import as_flat_text

from engine.check import Checker, host
from engine.check.host import RuleHost
from engine.compile.compiled import PatternSet, compiled
from engine.errors import PackError
from engine.evidence import Fact
from engine.facts import Context, extract
from engine.packs import load_pack
from engine.values import replace


@pytest.fixture(scope="module")
def pack():
    return load_pack(proof=False)


@pytest.fixture(autouse=True)
def nothing_compiled():
    """Forget what other tests had the engine compile."""
    host._compiled.cache_clear()


def pattern(number, over="a"):
    tests = f'{{"K":"={over}"}},{{"n":{number}}}'
    return f'"R{number:03}-0-0-pass":{{"all":[{{"s":{{"$and":[{tests}]}}}}]}}'


def one_set(over, numbers):
    patterns = tuple(pattern(number, over) for number in numbers)
    return PatternSet(f"={over}", frozenset({f"={over}"}), (), patterns)


def fired(desk, *facts):
    seen = []
    told = [
        (f"={kind}", f'{{"id":{n},"K":"={kind}","n":{value}')
        for n, (kind, value) in enumerate(facts, 1)
    ]
    desk.fire(told, lambda one: seen.append(one[0][:4]))
    return seen


def test_only_what_a_report_has_facts_for_is_built():
    desk = RuleHost([one_set("a", [1]), one_set("b", [2])])
    assert fired(desk, ("b", 2)) == ["R002"]
    assert list(desk._unbuilt) == ["=a"]
    assert sorted(fired(desk, ("a", 1), ("b", 2))) == ["R001", "R002"]
    assert not desk._unbuilt


def test_the_same_rules_are_built_once_and_judge_apart(monkeypatch):
    real, built = native.create_ruleset, []

    def counted(name, text):
        built.append(text)
        return real(name, text)

    monkeypatch.setattr(native, "create_ruleset", counted)
    desks = [RuleHost([one_set("a", [1, 2])]) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(lambda desk: fired(desk, ("a", 1), ("a", 2)), desks * 50))
    assert all(sorted(one) == ["R001", "R002"] for one in said)
    assert len(built) == 1


def test_rulesets_stay_few_whatever_reports_ask_for():
    kinds = "abcdefghij"
    desk = RuleHost([one_set(kind, [number]) for number, kind in enumerate(kinds)])
    for number, kind in enumerate(kinds):
        assert fired(desk, (kind, number)) == [f"R{number:03}"]
    assert len(desk._rulesets) <= host.FEW_RULESETS + 1


def test_more_patterns_than_a_ruleset_bears_stand_in_several(monkeypatch):
    monkeypatch.setattr(host, "MOST_PATTERNS", 3)
    desk = RuleHost([one_set("a", range(10))])
    assert fired(desk, ("a", 0), ("a", 9)) == ["R000", "R009"]
    assert len(desk._rulesets) == 4


def test_what_the_engine_refuses_is_halved_until_it_takes_it(monkeypatch):
    real = native.create_ruleset

    def small(name, text):
        if text.count("-0-0-") > 2:
            raise Exception("Could not create ruleset, error code: 106")  # noqa: TRY002 - as it does
        return real(name, text)

    monkeypatch.setattr(native, "create_ruleset", small)
    desk = RuleHost([one_set("a", range(7))])
    assert [fired(desk, ("a", number)) for number in range(7)] == [[f"R{n:03}"] for n in range(7)]


def wide(number):
    tests = f'{{"K":"=a"}},{{"$gte":{{"n":{number}}}}}'
    return f'"R{number:03}-0-0-pass":{{"all":[{{"s":{{"$and":[{tests}]}}}}]}}'


def test_a_fact_that_leads_to_more_alternatives_than_the_engine_bears_is_judged_by_halves():
    some = PatternSet("=a", frozenset({"=a"}), (), tuple(map(wide, range(200))))
    desk = RuleHost([some])
    for _report in range(2):
        assert sorted(fired(desk, ("a", 500), ("a", 2))) == sorted(
            [*(f"R{number:03}" for number in range(200)), "R000", "R001", "R002"]
        )
    built = len(desk._rulesets)
    assert built > 1
    fired(desk, ("a", 501))
    assert len(desk._rulesets) == built, "halved for good"


def test_a_rule_that_cannot_be_built_is_named(monkeypatch):
    def never(_name, _text):
        raise Exception("Could not create ruleset, error code: 106")  # noqa: TRY002 - as it does

    monkeypatch.setattr(native, "create_ruleset", never)
    with pytest.raises(PackError) as told:
        RuleHost([one_set("a", [7])]).build()
    assert "R007" in told.value.message
    assert "106" in told.value.message
    assert "拆成几条规则" in told.value.hint


@pytest.mark.parametrize(
    ("message", "fired"),
    [
        ('{"R1-0-pass":{"s":{"id":7,"K":"=a","sid":"1"}}}', ("R1-0-pass", {"s": 7})),
        (
            '{"R1-0-pass":{"s":{"id":7,"g_x":2,"sid":"1"},"g_last":{"id":9,"sid":"1"}}}',
            ("R1-0-pass", {"s": 7, "g_last": 9}),
        ),
        (
            '{"R1-0-pass":{"g_last":{"sid":"1","id":9},"s":{"sid":"1","id":7}}}',
            ("R1-0-pass", {"s": 7, "g_last": 9}),
        ),
    ],
)
def test_what_the_engine_tells_is_read_in_whatever_order_it_stands(message, fired):
    assert host._fired(message) == fired


@pytest.mark.slow
def test_two_thousand_rules_are_judged(pack):
    rules = [
        rule.model_copy(update={"code": f"{rule.code[0]}{letter}{rule.code[1:]}"})
        for letter in map(str, range(2000 // len(pack.rules) + 1))
        for rule in pack.rules
    ][:2000]
    checker = Checker(pack.model_copy(update={"rules": tuple(rules)}))
    checker._desk.build()
    facts = [Fact(kind="t3.column", fields={"column": "total", "new": 1, "done": 2})]
    whole = [one for one in checker.outcomes(facts, 2023, "township") if one.verdict == "broken"]
    assert whole == []
    assert len(checker.definition.rules) == len([r for r in rules if r.status != "retired"])


def test_the_patterns_of_the_shipped_pack_are_grouped_without_loss(pack):
    made = compiled(pack)
    assert sum(len(one.patterns) for one in made.sets) == len(made.targets)
    assert {code for one in made.sets for code in one.codes} == {
        target.code for target in made.targets.values()
    }


def numbers(desk, *facts):
    """Return (rule, number of the fact) of all that fires; a set's facts stand alone."""
    seen = []
    told = [
        (f"={kind}", f'{{"id":{n},"K":"={kind}","n":{value}')
        for n, (kind, value) in enumerate(facts, 1)
    ]
    desk.fire(told, lambda one: seen.append((one[0][:4], one[1])))
    return sorted(seen, key=str)


@pytest.fixture
def asked(monkeypatch):
    """Give a list that takes of how many facts the engine is asked at each turn."""
    real, numbers_of = native.assert_facts, []

    def counted(handle, facts):
        numbers_of.append(facts.count('"n"'))
        return real(handle, facts)

    monkeypatch.setattr(native, "assert_facts", counted)
    return numbers_of


def test_the_engine_is_asked_once_of_facts_that_stand_alone(asked):
    desk = RuleHost([replace(one_set("a", [1, 2]), alone=True)])
    first = numbers(desk, ("a", 1), ("a", 2), ("a", 1), ("a", 9))
    assert first == [("R001", {"s": 1}), ("R001", {"s": 3}), ("R002", {"s": 2})]
    assert sum(asked) == 4
    asked.clear()
    assert numbers(desk, ("a", 9), ("a", 2), ("a", 1), ("a", 2)) == [
        ("R001", {"s": 3}), ("R002", {"s": 2}), ("R002", {"s": 4}),
    ]  # fmt: skip
    assert not asked
    assert numbers(desk, ("a", 1), ("a", 3)) == [("R001", {"s": 1})]
    assert sum(asked) == 1


def test_facts_that_a_pattern_joins_are_asserted_every_time(asked):
    joined = replace(one_set("b", [1]), kinds=frozenset({"=a", "=b"}))
    desk = RuleHost([replace(one_set("a", [1]), alone=True), joined])
    for _ in range(2):
        assert numbers(desk, ("a", 1), ("b", 1)) == [("R001", {"s": 1}), ("R001", {"s": 2})]
        assert sum(asked) >= 2
        asked.clear()


def test_what_fired_is_kept_of_so_many_facts_only(monkeypatch):
    monkeypatch.setattr(host, "MOST_SAID", 3)
    desk = RuleHost([replace(one_set("a", [1]), alone=True)])
    for value in range(20):
        assert numbers(desk, ("a", value)) == ([("R001", {"s": 1})] if value == 1 else [])
        assert len(desk._said) <= 4


def test_a_checker_that_has_seen_others_says_the_same(pack):
    """Twice, for the second time nothing is asked of the engine."""
    seasoned, reports = Checker(pack), [told(seed, pack) for seed in range(6)]
    for report, facts in (*reports, *reports):
        fresh = Checker(pack).outcomes(facts, report.year, report.kind)
        assert seasoned.outcomes(facts, report.year, report.kind) == fresh


def told(seed, pack):
    """Return a report by chance and its facts."""
    report = read_report(as_flat_text(draft(seed)), "稿.txt")
    return report, extract(report, Context(settings=pack.settings, vocabulary=pack.vocabulary))
