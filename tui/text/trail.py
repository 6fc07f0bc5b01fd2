"""What ``gouji trail`` says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "verify": ("查验：0 完整，1 不完整，3 读不了", "verify: 0 whole, 1 not whole, 3 unreadable"),
    "checkpoint": ("对照检查点文件", "compare with a file of checkpoints"),
    "code-option": ("对照导出件上印的校验码", "compare with the code printed on an export"),
    "no-code": (
        "“{code}”不是校验码：校验码是一个数字和四组四位字母数字（2-H37F-0P1R-EZJE-S75A）；"
        "请对照导出件抄全。",
        "“{code}” is no code: a code is a number and four groups of four letters or digits "
        "(2-H37F-0P1R-EZJE-S75A); copy it whole from the export.",
    ),
    "show": ("按报告、发现、人、时间看事件", "show events by filing, finding, person, time"),
    "by": ("谁做的", "who did it"),
    "kind": ("哪一类，如 finding、filing、book", "which kind, e.g. finding, filing, book"),
    "no-kind": (
        "没有“{kind}”这一类事件；写大类如 finding、filing、book，或一种如 finding.confirm。",
        "There are no events of the kind “{kind}”; write finding, filing, book, or one of them "
        "such as finding.confirm.",
    ),
    "no-events": ("没有符合条件的事件。", "No event is of that kind."),
    "newest": ("只看最后 N 条", "the last N only"),
    "seal": (
        "封存：把此刻的检查点写到案卷以外的文件",
        "seal: write a checkpoint to files outside the book",
    ),
    "seal-files": ("写到哪些文件", "the files to write to"),
    "signed": ("有签名", "signed"),
    "code": ("校验码", "code"),
    "code-after-export": ("导出后的留痕校验码", "code of the trail after the export"),
    "written": ("已写", "written:"),
    "no-book": ("没有案卷", "no casebook"),
    "other-place": (
        "文件可能正开着，或没有权限；请换个位置。",
        "It may be open elsewhere; choose another place.",
    ),
}
