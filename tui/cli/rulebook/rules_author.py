"""``gouji rules test``, ``lint`` and ``new``: the tools of those who write rules.

``make test`` calls the first two: exit code 1 where an example or a rule is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.config.defaults import FromFile
from tui.cli.reports.sources import require
from tui.cli.speech.exits import Exit
from tui.cli.speech.refusal import why
from tui.cli.speech.words import labelled, listed, say
from tui.out import put, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from engine.evidence import Kind
    from engine.rule import Pack, Rule

CODE = re.compile(r"[A-Z][0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# What a new rule looks at unless --over says otherwise: the commonest kind of each family.
COMMON = {
    "S": "part",
    "F": "t3.column",
    "D": "signoff.date",
    "E": "fee",
    "N": "narrative.received",
    "X": "across.carried",
    "A": "self_name",
    "P": "mobile_number",
    "W": "placeholder",
}


def test(pack: Pack, rules: Sequence[Rule], *, words: bool) -> int:
    """Run the examples of rules, and of the vocabulary; say each that gives something else."""
    from engine.check.examples import example_results

    only = {rule.code for rule in rules}
    alone = pack.model_copy(update={"rules": tuple(r for r in pack.rules if r.code in only)})
    results = list(example_results(alone))
    wrong = [result for result in results if result.wrong]
    for result in wrong:
        where = pack.paths.get(result.rule.code, result.rule.code)
        put(labelled(f"{where}: {result.id}", result.wrong))
    counted = say("rules.tested", r=len(rules), n=len(results), w=len(wrong))
    tell(counted)
    failed = len(wrong) + (_test_words(pack) if words else 0)
    return Exit.FINDINGS if failed else Exit.CLEAN


def _test_words(pack: Pack) -> int:
    """Run the examples of the vocabulary; return how many are wrong."""
    from engine.packs.vocabulary import example_results

    results = list(example_results(pack))
    wrong = [result for result in results if result[2]]
    for where, text, said in wrong:
        put(labelled(f"{where}: {text}", said))
    counted = say(
        "rules.words-tested",
        r=len(pack.vocabulary.subjects),
        n=len(results),
        w=len(wrong),
    )
    tell(counted)
    return len(wrong)


def lint(pack: Pack) -> int:
    """Say what is wrong with rules before any report is checked, one line a complaint."""
    from engine.audit.uses import uses
    from engine.compile.lint import lint as complaints_about
    from engine.facts import kinds
    from engine.packs.vocabulary import complaints

    wrong = [*complaints_about(pack, kinds()), *complaints(pack, uses())]
    for complaint in wrong:
        put(complaint)
    tell(say("rules.linted", r=len(pack.rules), n=len(wrong)))
    return Exit.FINDINGS if wrong else Exit.CLEAN


def begin(arguments: argparse.Namespace, given: Sequence[str]) -> int:
    """Write the beginning of a new rule: into a pack's folder, or into a county's overlay.

    An overlay is written to only where the line names it; never over an existing rule file.
    """
    if len(given) != 2:
        raise UsageError(
            say("rules.new-usage"),
        )
    code, name = given[0].upper(), given[1]
    if not NAME.fullmatch(name):
        raise UsageError(say("rules.name-shape", name=name))
    if not CODE.fullmatch(code):
        raise UsageError(say("rules.code-shape", code=given[0]))
    kind = kind_of(code, arguments.over)
    require(arguments.pack)
    overlays = [] if isinstance(arguments.overlay, FromFile) else arguments.overlay
    if len(overlays) > 1:
        raise UsageError(say("rules.one-overlay"))
    if overlays:
        from tui.cli.rulebook.rules_local import begin_local

        return begin_local(arguments.pack, overlays[0], code, name, kind)
    return begin_in_pack(pack_folder(arguments.pack), code, name, kind)


def pack_folder(named: Path | None) -> Path:
    """Return the folder of a pack that may be written to: not the one inside the program."""
    from engine.packs import load_pack
    from engine.startup import is_installed

    folder = load_pack(named, proof=False).folder
    if is_installed(folder):
        raise UsageError(say("rules.installed", path=folder), hint=say("rules.use-overlay"))
    return folder


def begin_in_pack(folder: Path, code: str, name: str, kind: Kind) -> int:
    """Write the beginning of a rule of the pack itself."""
    from engine.packs.skeleton import skeleton

    path, text = skeleton(code, name, kind, folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(say("command.exists", path=path)) from None
    except OSError as error:
        raise UsageError(
            say("command.cannot-write", path=path, why=why(error)),
            hint=say("rules.use-overlay"),
        ) from None
    put(path)
    tell(say("rules.fill-in", code=code))
    return Exit.CLEAN


def kind_of(code: str, over: str | None) -> Kind:
    """Return the kind of fact that a new rule looks at."""
    from difflib import get_close_matches

    from engine.facts import kinds

    known = {kind.name: kind for kind in kinds()}
    if over is None:
        return known[COMMON.get(code[0], "part")]
    if over not in known:
        close = get_close_matches(over, known, n=3, cutoff=0.3)
        hint = say("rules.near", near=listed(close)) if close else say("rules.see-list")
        raise UsageError(say("rules.no-kind", over=over), hint=hint)
    return known[over]
