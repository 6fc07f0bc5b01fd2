"""The beginning of a new rule: a file that loads, with what its author has to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.packs.folder import rule_files

if TYPE_CHECKING:
    from pathlib import Path

    from engine.evidence import Kind

FOLDERS = {
    "S": "structure",
    "F": "figures",
    "D": "dates",
    "E": "fee",
    "N": "narrative",
    "X": "across",
    "A": "authority",
    "P": "privacy",
    "W": "wording",
}
_CODE = re.compile(f"[{''.join(FOLDERS)}][0-9]{{3}}")
TO_FILL = "待填写"
"""How every text of a skeleton begins; lint refuses what still begins so."""
MODELINE = "# yaml-language-server: $schema={path}\n"
"""The first line of a file, by which editors complete and correct it."""
_TEMPLATE = """\
code: {code}
name: {name}
title: 待填写：一句话说出错在哪里
severity: warning               # error：应当/不得或算术；warning：惯例或很可能有误；info：提示
status: experimental            # 写好 known_problems、真实报告上试过以后改为 stable
basis:
  - {{source: {source}, clause: 待填写：哪一条}}
years: 2021-                    # 报告年度
kinds: [all]                    # 或 township subdistrict department government other
over: {over}
# where: 只看其中哪些（可不写）
check: {first} == {first}       # 待填写：应当成立的条件
message: "待填写：写出看到了什么：{{{first}}}"
why: 待填写：两三句话，给审核人看。
remedy: 待填写：请机关怎么改。
examples:
  - name: 待填写：不符合的例子
    given: {{{over}: {{{fields}}}}}
    outcome: fail
  - name: 待填写：符合的例子
    given: {{{over}: {{{fields}}}}}
    outcome: pass
"""


def skeleton(code: str, name: str, kind: Kind, folder: Path) -> tuple[Path, str]:
    """Return where a new rule of the pack in ``folder`` belongs and how its file begins.

    Raises:
        UsageError: the code is taken, or its letter is none of the catalogue's.
    """
    if not _CODE.fullmatch(code):
        raise UsageError(
            f"编号写成一个字母和三个数字，字母是 {'、'.join(FOLDERS)} 之一。",
            hint="一个县自己的规则用 L，写进它自己的补充文件：--overlay 文件。",
        )
    taken = {path.stem[:4]: path for path in rule_files(folder)}
    if code in taken:
        raise UsageError(f"编号 {code} 已被 {taken[code].name} 使用，请换一个编号。")
    path = folder / FOLDERS[code[0]] / f"{code}-{name}.yaml"
    known = (folder.parent / "rule.schema.json").is_file()
    first = MODELINE.format(path="../../rule.schema.json") if known else ""
    return path, first + rule_text(code, name, kind)


def rule_text(code: str, name: str, kind: Kind, source: str = "form-2021") -> str:
    """Return how a new rule over a kind of fact begins, citing a declared source."""
    fields = ", ".join(
        f"{field}: {1 if sort == 'int' else '文字'}" for field, (sort, _) in kind.fields.items()
    )
    return _TEMPLATE.format(
        code=code,
        name=name,
        over=kind.name,
        source=source,
        first=next(iter(kind.fields)),
        fields=fields,
    )
