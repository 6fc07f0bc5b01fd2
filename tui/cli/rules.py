"""``gouji rules``: all rules, or one with reasons and examples; ``test``, ``lint``, ``new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.exits import Exit
from tui.cli.sources import add_pack, pack_of
from tui.cli.words import language, say
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
        help=say("规则代码，如 F203；或 test [代码…]、lint、new 代码 名称；不写则列出全部"),
    )
    add_pack(parser)
    parser.add_argument(
        "--over", metavar="KIND", help=say("new：看哪一种事实（清单见 rules/README.md）")
    )


def run(arguments: argparse.Namespace) -> int:
    """List, show, test, lint or begin rules."""
    verb, *rest = arguments.what or [""]
    if arguments.over and verb != "new":
        raise UsageError(say("--over 只用于 gouji rules new。"))
    if verb == "lint" and rest:
        raise UsageError(say("gouji rules lint 查的是整套规则，后面不写代码。"))
    pack = pack_of(arguments)
    if verb in VERBS:
        from tui.cli import rules_author

        if verb == "test":
            return rules_author.test(pack, chosen(pack, rest), words=not rest)
        if verb == "lint":
            return rules_author.lint(pack)
        return rules_author.begin(pack, rest, arguments.over)
    return show(pack, chosen(pack, arguments.what)) if verb else table(pack)


def chosen(pack: Pack, codes: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules named, all of them if none is; small letters are as good."""
    known = {rule.code: rule for rule in pack.rules} | {rule.name: rule for rule in pack.rules}
    wanted = [code if code in known else code.upper() for code in codes]
    for code in wanted:
        if code not in known:
            raise UsageError(
                say("没有规则 {code}。", code=code) + near(code, known),
                hint=say("gouji rules 列出全部。"),
            )
    return tuple(known[code] for code in wanted) if wanted else pack.rules


def near(code: str, known: Iterable[str]) -> str:
    """Return what might have been meant, a verb too."""
    from difflib import get_close_matches

    found = get_close_matches(code.lower(), [*VERBS, *map(str.lower, known)], n=1, cutoff=0.6)
    if not found:
        return ""
    return say("是不是 {near}？", near=found[0] if found[0] in VERBS else found[0].upper())


def table(pack: Pack) -> int:
    """Write one line a rule: code, severity, years, name, title; and what overlays changed."""
    from engine.packs.describe import SEVERITY, STATUS
    from tui.render.wrap import pad

    widest = max((len(rule.name) for rule in pack.rules), default=0)
    for rule in pack.rules:
        status = "" if rule.status == "stable" else f"（{say(STATUS[rule.status])}）"
        years = f"{rule.years}"
        line = f"{rule.code}  {pad(say(SEVERITY[rule.severity]), word())}  {years:<9}  "
        put(f"{line}{rule.name:<{widest}}  {rule.title}{status}")
    words = say("{n} 条规则", n=len(pack.rules))
    tell(f"{pack.title} {pack.version}，{words}，sha256 {pack.sha256[:12]}")
    told_changes(pack)
    return Exit.CLEAN


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
        tell(f"{say('补充规定')}{say('：')}{change}")
