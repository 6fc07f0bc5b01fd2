"""Measure the rules: one report, its share in C and Python, compile time, memory.

``python tests/bench/bench_check.py [REPORTS]`` prints ratios against the naive evaluator of
tests/naive, so that two machines can be compared. Most figures are of facts made from the rules'
own examples, every kind of them; what a whole report costs is measured on five samples, and the
memory by judging those in turn.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from pathlib import Path

import durable_rules_engine as native
import yaml

from engine.check import Checker
from engine.check.examples import facts_of
from engine.check.findings import Judged, findings_of
from engine.check.host import RuleHost
from engine.check.outcomes import Subjects
from engine.compile.compiled import compiled
from engine.compile.definition import definition
from engine.expression import names
from engine.facts import extract
from engine.facts.context import Context
from engine.packs import load_pack

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from making.beside import module_at
from making.reading import read_report

CHECKOUT = Path(__file__).resolve().parents[2]
RULES = CHECKOUT / "rules" / "nianbao"


def naive():
    """Load the second evaluator."""
    return module_at(CHECKOUT / "tests" / "naive" / "evaluator.py")


def full_report(pack):
    """Return facts of every kind: those of the rules' examples, once each rule and example."""
    return [fact for rule in pack.rules for one in rule.examples for fact in facts_of(one, rule)]


def median(what, times=30):
    """Return the median time of a call in milliseconds."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        spans.append((time.perf_counter() - start) * 1000)
    return statistics.median(spans)


def shares(checker, facts):
    """Return milliseconds spent (asserting in C, in C between actions) for one report."""
    subjects = Subjects.of(facts, 2023, "township", checker._looked)
    spent = {"assert": 0.0, "next": 0.0}

    def clocked(name, function):
        def call(*arguments):
            start = time.perf_counter()
            try:
                return function(*arguments)
            finally:
                spent[name] += (time.perf_counter() - start) * 1000

        return call

    host = RuleHost(checker.definition.sets)
    host.build()
    handle = host._rulesets[0]._handle  # all in one: there are few enough
    assert_facts = clocked("assert", native.assert_facts)
    following = clocked("next", native.complete_and_start_action)
    assert_facts(handle, '[{"id":0,"K":"opening!","sid":"b"}]')
    text = ",".join(f'{text},"sid":"b"}}' for _kind, text in subjects.messages())
    _, state = assert_facts(handle, f"[{text}]")
    started = native.start_action_for_state(handle, state)
    message = started and started[1]
    fired = 0
    while message:
        fired += 1
        message = following(handle, state)
    native.delete_state(handle, "b")
    return spent, fired


def main(reports):
    """Print what was measured."""
    pack = load_pack(RULES)
    facts = full_report(pack)
    patterns, sets = definition(pack).patterns, compiled(pack).sets
    print(f"{len(pack.rules)} rules, {len(patterns)} patterns, {len(facts)} facts")
    print(f"load the pack            {median(lambda: load_pack(RULES), 5):8.2f} ms")
    print(f"compile                  {median(lambda: definition(pack), 5):8.2f} ms")
    print(f"build the engine         {median(lambda: RuleHost(sets).build(), 5):8.2f} ms")
    checker = Checker(pack)
    outcomes = checker.outcomes(facts, 2023, "township")
    ours = median(lambda: checker.outcomes(facts, 2023, "township"))
    spent, fired = shares(checker, facts)
    print(f"{len(outcomes)} outcomes, {fired} patterns fired: {ours:.2f} ms a report")
    for name, label in (("assert", "C, asserting"), ("next", "C, actions")):
        print(f"  {label:22} {spent[name]:8.2f} ms  {spent[name] / ours:5.0%}")
    print(f"  {'Python, the rest':22} {ours - sum(spent.values()):8.2f} ms")
    paths = [CHECKOUT / "rules" / pack.paths[rule.code] for rule in pack.rules]
    raw = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    judge = naive().judge
    settings = dict(pack.settings)
    plain = median(lambda: judge(raw, facts, 2023, "township", settings), 10)
    print(f"naive evaluator          {plain:8.2f} ms   ratio naive / ours {plain / ours:.2f}")
    another(checker, facts, ours)
    sample(checker)
    memory(checker, reports)


def another(checker, facts, ours):
    """Print the ratio to the package rule-engine (if installed): checks over one fact only.

    It has no joins, no cases and no notion of a blank, so it is given only subjects of which every
    name is known: less than half of the work.
    """
    try:
        import rule_engine
    except ImportError:
        print("package rule-engine is not installed: no ratio to it")
        return
    work = []
    for one in definition(checker.pack).rules:
        rule = one.rule
        if rule.check and not rule.joins and "setting." not in rule.check:
            try:
                made = rule_engine.Rule(rule.check.replace("\n", " "))
            except rule_engine.RuleSyntaxError:  # it knows no chained comparison
                continue
            used = {name.field for name in names(one.check)}
            work += [
                (made, {**fact.fields, "year": 2023, "explained": 0})
                for fact in facts
                if fact.kind == rule.over and used <= {*fact.fields, "year", "explained"}
            ]
    theirs = median(lambda: [made.matches(values) for made, values in work], 10)
    print(f"rule-engine, {len(work)} checks {theirs:8.2f} ms   theirs / ours {theirs / ours:.2f}")


def samples():
    """Return five whole sample reports of one year."""
    paths = sorted((CHECKOUT / "samples").glob("2023/*.txt"))[:5]
    return [read_report(path.read_bytes(), path.name) for path in paths]


def sample(checker):
    """Print what whole sample reports cost, step by step: medians over all of them."""
    context = Context(settings=checker.pack.settings, vocabulary=checker.pack.vocabulary)
    steps: dict[str, list[float]] = {
        "make the facts": [],
        "durable_rules": [],
        "findings": [],
        "causes and the rest": [],
    }
    whole = []
    for report in samples():
        facts = extract(report, context)
        outcomes = checker.outcomes(facts, report.year, report.kind)
        judged = Judged(
            rules={rule.code: rule for rule in checker.pack.rules},
            sources=checker.pack.sources,
            unit=report.agency or "",
            year=report.year,
            settings=checker.pack.settings,
        )
        spans = [
            median(lambda: extract(report, context)),  # noqa: B023 - called at once
            median(lambda: checker.outcomes(facts, report.year, report.kind)),  # noqa: B023
            median(lambda: findings_of(outcomes, judged)),  # noqa: B023
            median(lambda: checker.judge(report, facts, context)),  # noqa: B023
        ]
        spans[3] = max(0.0, spans[3] - spans[1] - spans[2])
        for step, span in zip(steps.values(), spans, strict=True):
            step.append(span)
        whole.append(sum(spans))
    print(f"a whole report, {len(facts)} facts, {len(outcomes)} outcomes")
    for name, spans in steps.items():
        print(f"  {name:22} {statistics.median(spans):8.2f} ms")
    print(f"  {'all of it':22} {statistics.median(whole):8.2f} ms")


def resident():
    """Return the resident memory of this process in MiB, 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 2**20


def memory(checker, reports):
    """Print the resident memory while five reports are judged in turn, so many times in all."""
    context = Context(settings=checker.pack.settings, vocabulary=checker.pack.vocabulary)
    known = [(report, extract(report, context)) for report in samples()]
    for done in range(reports + 1):
        if done in {0, reports // 10, reports // 2, reports}:
            print(f"after {done:6} reports  resident {resident():8.1f} MiB", flush=True)
        report, facts = known[done % len(known)]
        checker.judge(report, facts, context)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
