"""What ``gouji book correct``, ``material`` and ``publish`` say."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cell": (
        "更正一格：3.granted.business=2 或 表三.予以公开.商业企业=2，等号后空着表示空白，可重复",
        "put a cell right, e.g. 3.granted.business=2; nothing after = is blank; repeatable",
    ),
    "field-agency": ("更正机关名称", "put the agency's name right"),
    "field-kind": (
        "更正机关类型：乡镇、街道、部门、政府或其他",
        "put its kind right: township, subdistrict, department, government, other",
    ),
    "field-year": ("更正报告年度", "put the reported year right"),
    "field-signed": ("更正落款日期", "put the date of the sign-off right"),
    "reason": ("更正的理由，必须写明", "why; has to be said"),
    "undo": (
        "撤销一处更正：格的地址，或 agency、kind、year、signed，可重复",
        "take a correction back: a cell, or agency, kind, year, signed; repeatable",
    ),
    "nothing-to-correct": (
        "没有说更正什么。",
        "It is not said what to correct.",
    ),
    "how-to-correct": (
        "例如 gouji book correct 3 --cell 3.granted.business=2 --reason 原件为2",
        "E.g. gouji book correct 3 --cell 3.granted.business=2 --reason 'the original says 2'",
    ),
    "none-stand": ("第 {n} 号报告没有更正。", "Nothing was corrected in number {n}."),
    "taken-back": ("已撤销更正：{what}", "Taken back: {what}"),
    "judged-anew": (
        "{who} 已重新核对：新增 {opened}、不变 {kept}、重新打开 {reopened}、不再成立 {resolved}",
        "{who} judged anew: new {opened}, kept {kept}, opened again {reopened}, gone {resolved}",
    ),
    "judged-with": (
        "以它为依据的第 {n} 号（{who}）也已重新核对",
        "Number {n} ({who}), which is judged by it, was judged anew too",
    ),
    "not-judged": (
        "第 {n} 号没有重新核对：{why}",
        "Number {n} was not judged anew: {why}",
    ),
    "other-rules": (
        "注意：这次的规则或程序与上次核对时不同，结果可能因此有别的变化；"
        "要与上次一致，请用同样的 --pack、--overlay。",
        "Mind: rules or program differ from those of the last check, which may change more.",
    ),
    "dropped": (
        "第 {n} 号报告有新版本，上一版的更正不再适用：{what}",
        "Number {n} has a new version; corrections of the one before ended: {what}",
    ),
}
