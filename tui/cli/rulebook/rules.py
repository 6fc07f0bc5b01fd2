"""``gouji rules``: all rules, or one with reasons and examples; ``test``, ``lint``, ``new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.reports.sources import add_pack, pack_of
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import labelled, language, say
from tui.out import put, put_lines, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from engine.rule import Pack, Rule

VERBS = ("test", "lint", "new")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji rules``."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="CODE",
        help=say("rules.what"),
    )
    add_pack(parser)
    parser.add_argument("--over", metavar="KIND", help=say("rules.over"))


def run(arguments: argparse.Namespace) -> int:
    """List, show, test, lint or begin rules."""
    verb, *rest = arguments.what or [""]
    if arguments.over and verb != "new":
        raise UsageError(say("rules.over-only-new"))
    if verb == "lint" and rest:
        raise UsageError(say("rules.lint-whole"))
    if verb == "new":
        from tui.cli.rulebook.rules_author import begin

        return begin(arguments, rest)
    pack = pack_of(arguments)
    if verb in VERBS:
        from tui.cli.rulebook import rules_author

        if verb == "test":
            return rules_author.test(pack, chosen(pack, rest), words=not rest)
        return rules_author.lint(pack)
    return show(pack, chosen(pack, arguments.what)) if verb else table(pack)


def chosen(pack: Pack, codes: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules named, all of them if none is; small letters are as good."""
    known = {rule.code: rule for rule in pack.rules} | {rule.name: rule for rule in pack.rules}
    wanted = [code if code in known else code.upper() for code in codes]
    for code in wanted:
        if code not in known:
            raise UsageError(
                say("rules.no-rule", code=code) + near(code, known),
                hint=say("rules.list-all"),
            )
    return tuple(known[code] for code in wanted) if wanted else pack.rules


def near(code: str, known: Iterable[str]) -> str:
    """Return what might have been meant, a verb too."""
    from difflib import get_close_matches

    likest = get_close_matches(code.lower(), [*VERBS, *map(str.lower, known)], n=1, cutoff=0.6)
    if not likest:
        return ""
    return say("command.did-you-mean", near=likest[0] if likest[0] in VERBS else likest[0].upper())


def table(pack: Pack) -> int:
    """Write one line a rule: code, severity, years, name, title; and what overlays changed."""
    from tui.render.wrap import pad

    widest = max((len(rule.name) for rule in pack.rules), default=0)
    for rule in pack.rules:
        years = f"{rule.years}"
        line = f"{rule.code}  {pad(say(f'names.severity-{rule.severity}'), word())}  {years:<9}  "
        put(f"{line}{rule.name:<{widest}}  {titled(rule)}")
    name = f"{pack.title} {pack.version}"
    tell(say("rules.count", pack=name, n=len(pack.rules), sha256=pack.sha256[:12]))
    told_changes(pack)
    return Exit.CLEAN


def titled(rule: Rule) -> str:
    """Return a rule's title, and its status where that is not the usual one."""
    if rule.status == "stable":
        return rule.title
    return say("rules.titled", title=rule.title, status=say(f"names.status-{rule.status}"))


def word() -> int:
    """Return how many cells a severity takes."""
    return 7 if language() == "en" else 4


def show(pack: Pack, rules: Sequence[Rule]) -> int:
    """Write rules with basis, reason, condition and examples."""
    from engine.packs.describe import describe

    put_lines("\n\n".join(describe(rule, pack) for rule in rules))
    told_changes(pack)
    return Exit.CLEAN


def told_changes(pack: Pack) -> None:
    """Say on stderr what overlays changed."""
    for change in pack.changes:
        tell(labelled(say("names.overlay"), change))
