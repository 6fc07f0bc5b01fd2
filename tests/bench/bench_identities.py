"""The identities of tables 3 and 4 of one report, by our rules and by other engines, in one run.

``python tests/bench/bench_identities.py [FOLDER OF PACKAGES]``: peers that are installed, or lie
in the folder (``pip install --target FOLDER rule-engine clipspy arelle-release``), judge the same
figures. All must find as many broken identities as we do; only then is their time printed.
Milliseconds are the best of many rounds, in turn, everything made ready before: ratios tell.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import xbrl_of_identities
from bench_reading import alternated
from making.changes import base, both, cell
from making.reading import read_report
from making.writers import as_flat_text

from engine.check import Checker
from engine.facts import extract
from engine.facts.context import Context
from engine.packs import load_pack
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from engine.evidence import Fact

    Figures = Mapping[str, int]
    Keys = tuple[str, ...]
    Contest = dict[str, Callable[[], int]]

CHECKOUT = Path(__file__).resolve().parents[2]
CODES = ("F201", "F202", "F203", "F301")
APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_org")
RESULTS = ("granted", "partial", "denied", "unable", "rejected", "other")
ENDS = ("upheld", "corrected", "other", "pending")
SUMS: Mapping[str, tuple[tuple[Keys, Keys], ...]] = {
    "t3.row": ((APPLICANTS, ("total",)),),
    "t3.column": ((RESULTS, ("done",)), (("new", "carried_in"), ("done", "carried_out"))),
    "t4.group": ((ENDS, ("total",)),),
}


def spoilt_facts(pack) -> list[Fact]:
    """Return the rows, columns and groups of a report with three wrong cells."""
    wrong = both(
        cell(3, "granted", "business", "7"),
        both(cell(3, "new", "natural", "90"), cell(4, "review", "total", "8")),
    )
    context = Context(settings=pack.settings, vocabulary=pack.vocabulary)
    found = extract(read_report(as_flat_text(wrong(base())), "稿.txt"), context)
    return [fact for fact in found if fact.kind in SUMS]


def figures(facts: list[Fact]) -> list[tuple[str, Figures]]:
    """Return kind and figures of each fact."""
    return [
        (one.kind, {key: value for key, value in one.fields.items() if isinstance(value, int)})
        for one in facts
    ]


def identities(known: list[tuple[str, Figures]]) -> Iterator[tuple[Figures, tuple[Keys, Keys]]]:
    """Yield the figures and the keys of every identity that can be reckoned."""
    for kind, values in known:
        for add, make in SUMS[kind]:
            if {*add, *make} <= values.keys():
                yield values, (add, make)


def plain(known: list[tuple[str, Figures]]) -> Callable[[], int]:
    """Compile every identity to a Python function."""
    work = [
        (eval("lambda v: " + condition(*keys, "v['{}']")), values)  # noqa: S307 — our own keys
        for values, keys in identities(known)
    ]
    return lambda: sum(not holds(values) for holds, values in work)


def condition(add: Keys, make: Keys, shape: str) -> str:
    """Write an identity down as an expression over names of that shape."""
    left, right = ("+".join(shape.format(key) for key in side) for side in (add, make))
    return f"{left} == {right}"


def ours(pack, facts: list[Fact]) -> Callable[[], int]:
    """Judge by the four rules of the pack, on durable_rules, with outcomes and places."""
    rules = tuple(rule for rule in pack.rules if rule.code in CODES)
    checker = Checker(replace(pack, rules=rules))
    kind = "township"
    return lambda: sum(one.verdict == "fail" for one in checker.outcomes(facts, 2023, kind))


def by_rule_engine(known: list[tuple[str, Figures]]) -> Callable[[], int]:
    """Judge by the package rule-engine."""
    import rule_engine

    work = [
        (rule_engine.Rule(condition(*keys, "{}")), values) for values, keys in identities(known)
    ]
    return lambda: sum(not rule.matches(values) for rule, values in work)


def by_clips(known: list[tuple[str, Figures]]) -> Callable[[], int]:
    """Judge by CLIPS: a template a kind, a rule an identity; every fact asserted anew."""
    import clips

    environment = clips.Environment()
    slots: dict[str, list[str]] = {}
    for kind, sums in SUMS.items():
        name = kind.replace(".", "-")
        slots[kind] = sorted({key for sides in sums for side in sides for key in side})
        environment.build(
            f"(deftemplate {name} {' '.join(f'(slot {key})' for key in slots[kind])})"
        )
        for number, sides in enumerate(sums):
            bound = " ".join(f"({key} ?{key})" for side in sides for key in side)
            left, right = (f"(+ 0 {' '.join(f'?{key}' for key in side)})" for side in sides)
            environment.build(
                f"(defrule {name}-{number} ({name} {bound}) (test (<> {left} {right})) =>)"
            )
    templates = {kind: environment.find_template(kind.replace(".", "-")) for kind in SUMS}

    def judge() -> int:
        environment.reset()
        for kind, values in known:
            templates[kind].assert_fact(**{key: values[key] for key in slots[kind]})
        return environment.run()

    return judge


def by_arelle(known: list[tuple[str, Figures]], folder: Path) -> tuple[Callable[[], int], ...]:
    """Judge by Arelle's calculation checks: the sums of a loaded model; and loading it, too."""
    from arelle import Cntlr, FileSource, ModelManager, ModelXbrl, ValidateXbrlCalcs

    cells: dict[str, int] = {}
    named = []
    for number, (values, (add, make)) in enumerate(identities(known)):
        name = {key: f"c{number}_{key}" for key in (*add, *make)}
        cells |= {name[key]: values[key] for key in name}
        named.append(([name[key] for key in add], [name[key] for key in make]))
    path = xbrl_of_identities.write(folder, cells, named)
    controller = Cntlr.Cntlr(logFileName="logToBuffer")
    controller.webCache.workOffline = True
    manager = ModelManager.initialize(controller)

    def load():
        return ModelXbrl.load(manager, FileSource.openFileSource(str(path), controller))

    def broken(model) -> int:
        mode = ValidateXbrlCalcs.ValidateCalcsMode.XBRL_v2_1
        found = list(ValidateXbrlCalcs.validate(model, mode) or ())
        logged = [one for one in model.errors if "alculation" in str(one)]
        model.errors.clear()
        return len(found) or len(logged)

    model = load()
    return (lambda: broken(model)), (lambda: broken(load()))


def contest(folder: Path) -> Contest:
    """Return who judges, by name."""
    pack = load_pack(CHECKOUT / "rules" / "nianbao")
    facts = spoilt_facts(pack)
    known = figures(facts)
    found: Contest = {"plain Python": plain(known), "gouji (durable_rules)": ours(pack, facts)}
    if importlib.util.find_spec("rule_engine"):
        found["rule-engine"] = by_rule_engine(known)
    if importlib.util.find_spec("clips"):
        found["clipspy"] = by_clips(known)
    if importlib.util.find_spec("arelle"):
        found["Arelle, loaded"], found["Arelle, with loading"] = by_arelle(known, folder)
    return found


def main() -> int:
    """Print the contest; 1 where two do not agree."""
    sys.path.extend(sys.argv[1:2])
    with tempfile.TemporaryDirectory() as folder:
        judges = contest(Path(folder))
        counts = {name: judge() for name, judge in judges.items()}
        wanted = counts["plain Python"]
        apart = {name: count for name, count in counts.items() if count != wanted}
        taken = alternated({name: judges[name] for name in judges if name not in apart})
    print(f"{wanted} identities do not hold")
    for name, milliseconds in taken.items():
        ratio = milliseconds / taken["gouji (durable_rules)"]
        print(f"  {name:24}{milliseconds:9.3f} ms  {ratio:8.2f} x ours")
    for name, count in apart.items():
        print(f"  {name}: finds {count} of them; no time is printed")
    return int(bool(apart))


if __name__ == "__main__":
    sys.exit(main())
