"""``gouji rules test``, ``lint`` and ``new``: the tools of those who write rules.

``make test`` calls the first two: exit code 1 where an example or a rule is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.exits import Exit
from tui.cli.refusal import why
from tui.cli.words import listed, say
from tui.out import put, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.evidence import Kind
    from engine.rule import Pack, Rule

CODE = re.compile(r"[A-Z]\d{3}")
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
        put(f"{where}: {result.id}：{result.wrong}")
    counted = say(
        "{r} 条规则，{n} 个示例，{w} 个不符。", r=len(rules), n=len(results), w=len(wrong)
    )
    tell(counted)
    failed = len(wrong) + (_test_words(pack) if words else 0)
    return Exit.FINDINGS if failed else Exit.CLEAN


def _test_words(pack: Pack) -> int:
    """Run the examples of the vocabulary; return how many are wrong."""
    from engine.packs.vocabulary import example_results

    results = list(example_results(pack))
    wrong = [result for result in results if result[2]]
    for where, text, said in wrong:
        put(f"{where}: {text}：{said}")
    counted = say(
        "{r} 个用语文件，{n} 个示例，{w} 个不符。",
        r=len(pack.vocabulary.subjects),
        n=len(results),
        w=len(wrong),
    )
    tell(counted)
    return len(wrong)


def lint(pack: Pack) -> int:
    """Say what is wrong with rules before any report is checked, one line a complaint."""
    from engine.check.uses import uses
    from engine.compile.lint import lint as complaints_about
    from engine.facts import kinds
    from engine.packs.vocabulary import complaints

    found = [*complaints_about(pack, kinds()), *complaints(pack, uses())]
    for complaint in found:
        put(complaint)
    tell(say("{r} 条规则，{n} 处毛病。", r=len(pack.rules), n=len(found)))
    return Exit.FINDINGS if found else Exit.CLEAN


def begin(pack: Pack, given: Sequence[str], over: str | None) -> int:
    """Write the beginning of a new rule into the pack's folder; never over an existing file."""
    from engine.packs.skeleton import skeleton

    if len(given) != 2:
        raise UsageError(
            say("gouji rules new 后面写代码和名称，例如 gouji rules new W199 my-rule。"),
        )
    code, name = given[0].upper(), given[1]
    if not NAME.fullmatch(name):
        raise UsageError(say("名称用小写英文和连字符，如 row-total，收到的是 {name}。", name=name))
    if not CODE.fullmatch(code):
        raise UsageError(
            say("代码写成一个字母和三个数字，如 W199，收到的是 {code}。", code=given[0])
        )
    path, text = skeleton(code, name, kind_of(code, over), pack.folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(say("{path} 已经有了，没有动它。", path=path)) from None
    except OSError as error:
        raise UsageError(
            say("写不了 {path}：{why}。", path=path, why=why(error)),
            hint=say("请用 --pack 指明一个可写的规则文件夹。"),
        ) from None
    put(path)
    tell(say("填好以后：gouji rules lint，gouji rules test {code}", code=code))
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
        hint = (
            say("相近的：{near}。", near=listed(close))
            if close
            else say("清单见 rules/README.md。")
        )
        raise UsageError(say("没有“{over}”这种事实。", over=over), hint=hint)
    return known[over]
