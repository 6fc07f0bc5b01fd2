"""A rule as a person reads it, and the generated tables of rules/README.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.packs.vocabulary import word_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engine.evidence import Kind
    from engine.packs.vocabulary import WordFile
    from engine.rule import Example, Joined, Pack, Rule

SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
STATUS = {"experimental": "试用", "stable": "稳定", "retired": "停用"}
OUTCOME = {
    "pass": "通过",
    "fail": "不符",
    "uncertain": "存疑",
    "not_assessable": "无法判断",
    "none": "不适用",
}
AGENCY = {
    "all": "各类机关",
    "township": "乡镇",
    "subdistrict": "街道",
    "department": "部门",
    "government": "政府",
    "other": "其他",
    "unknown": "类型不明",
}
BEGIN, END = "<!-- generated: {name} -->", "<!-- end: {name} -->"


def describe(rule: Rule, pack: Pack) -> str:
    """Return a rule with its basis, condition and examples, as plain lines."""
    return "\n".join(_lines(rule, pack))


def _lines(rule: Rule, pack: Pack) -> Iterator[str]:
    kinds = "、".join(AGENCY[kind] for kind in rule.kinds)
    yield f"{rule.code} {rule.name}　{rule.title}"
    yield f"{SEVERITY[rule.severity]}　{STATUS[rule.status]}　{rule.years} 年度　适用：{kinds}"
    for clause in rule.basis:
        source = pack.sources.get(clause.source)
        title = f"《{source.title}》" if source and "《" not in source.title else ""
        title = title or (source.title if source else clause.source)
        number = f"（{source.number}）" if source and source.number else ""
        yield f"依据：{title}{number}{clause.clause}"
    yield ""
    yield f"为什么　{rule.why}"
    yield f"怎么改　{rule.remedy}"
    if rule.known_problems:
        yield f"可能误报　{rule.known_problems}"
    yield ""
    yield from _condition(rule)
    yield ""
    yield "示例"
    for example in rule.examples:
        yield from _example(rule, example)
    if rule.code in pack.paths:
        yield ""
        yield f"文件　{pack.paths[rule.code]}"


def _condition(rule: Rule) -> Iterator[str]:
    yield f"看的事实　{rule.over}" + (f"，其中 {rule.where}" if rule.where else "")
    if rule.needs:
        yield f"必须有　{'、'.join(rule.needs)}"
    for name, joined in rule.given.items():
        yield f"对照　{name}：{_joined(joined)}"
    if rule.check:
        yield f"应当成立　{rule.check}"
    if rule.exists:
        yield f"应当另有　{_joined(rule.exists)}"
    if rule.absent:
        yield f"不得另有　{_joined(rule.absent)}"
    if rule.otherwise != "fail":
        yield f"不成立时　{OUTCOME[rule.otherwise]}"
    for number, case in enumerate(rule.cases):
        changed = [SEVERITY[case.severity]] if case.severity else []
        changed += [OUTCOME[case.outcome]] if case.outcome else []
        changed += [case.title] if case.title else []
        yield f"情形 {number}　{case.when} → {'，'.join(changed) or case.message or ''}"
    yield f"文字　{rule.message}"
    if rule.ask:
        yield f"无法判断时　{rule.ask}"


def _joined(joined: Joined) -> str:
    same = f"，{'、'.join(joined.match)}相同" if joined.match else ""
    return f"{joined.kind}{same}" + (f"，且 {joined.where}" if joined.where else "")


def _example(rule: Rule, example: Example) -> Iterator[str]:
    case = f"（情形 {example.case}）" if example.case is not None and example.case >= 0 else ""
    special = [str(example.year)] if example.year else []
    special += [AGENCY[example.kind]] if example.kind else []
    yield f"  {OUTCOME[example.outcome]}{case}　{example.name}" + (
        f"（{'，'.join(special)}）" if special else ""
    )
    for kind, facts in example.given.items():
        for fields in facts:
            shown = "，".join(f"{name}={value}" for name, value in fields.items()) or "（空）"
            yield f"    {'' if kind == rule.over else kind + '：'}{shown}"


def rule_table(pack: Pack) -> str:
    """Return the table of all rules for rules/README.md."""
    lines = [
        "| 编号 | 名称 | 说什么 | 程度 | 年度 | 适用 | 依据 |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in pack.rules:
        basis = "；".join(f"{clause.source} {clause.clause}" for clause in rule.basis)
        kinds = "、".join(AGENCY[kind] for kind in rule.kinds)
        lines.append(
            f"| {rule.code} | {rule.name} | {rule.title} | {SEVERITY[rule.severity]} "
            f"| {rule.years} | {kinds} | {_cell(basis)} |"
        )
    return "\n".join(lines)


def fact_tables(kinds: Iterable[Kind], pack: Pack) -> str:
    """Return every kind of fact with its fields and the rules that look at it."""
    users = _users(pack)
    lines: list[str] = []
    for kind in sorted(kinds, key=lambda one: one.name):
        used = "、".join(users.get(kind.name, ())) or "暂无"
        lines += [f"#### `{kind.name}`", "", f"{kind.meaning}。用到它的规则：{used}。", ""]
        lines += ["| 字段 | 类型 | 含义 |", "|---|---|---|"]
        for name, (sort, meaning) in kind.fields.items():
            lines.append(f"| `{name}` | {'整数' if sort == 'int' else '文字'} | {_cell(meaning)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def setting_table(pack: Pack) -> str:
    """Return the constants of a pack that overlays may set."""
    lines = ["| 设置项 | 默认值 | 含义 |", "|---|---|---|"]
    for name, meaning in pack.meanings.items():
        lines.append(f"| `{name}` | {pack.settings.get(name, '未设')} | {_cell(meaning)} |")
    return "\n".join(lines)


def word_table(files: Iterable[WordFile]) -> str:
    """Return the vocabulary files of a pack with their lists, which overlays may extend."""
    lines = ["| 文件 | 说什么 | 来源 | 词表、词类（词数） | 句式 |", "|---|---|---|---|---|"]
    for file in files:
        shape = file.shape
        listed = {**shape.lists, **shape.words}
        lists = " ".join(f"`{name}`（{len(words)}）" for name, words in listed.items())
        patterns = " ".join(f"`{name}`" for name in shape.patterns)
        lines.append(f"| `{file.name}` | {shape.title} | {shape.source} | {lists} | {patterns} |")
    return "\n".join(lines)


def _users(pack: Pack) -> Mapping[str, list[str]]:
    users: dict[str, list[str]] = {}
    for rule in pack.rules:
        for kind in dict.fromkeys((rule.over, *(one.kind for one in rule.joins.values()))):
            users.setdefault(kind, []).append(rule.code)
    return users


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def readme_with_tables(text: str, pack: Pack, kinds: Iterable[Kind]) -> str:
    """Return the README with its generated parts brought up to date."""
    parts = {
        "rules": rule_table(pack),
        "facts": fact_tables(kinds, pack),
        "settings": setting_table(pack),
        "vocabulary": word_table(word_files(pack.folder)),
    }
    for name, content in parts.items():
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n{content}\n{end}{after}"
    return text
