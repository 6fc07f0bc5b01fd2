"""What ``gouji trail`` and ``export`` say."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "format": ("格式", "format"),
    "output": ("写到文件（默认标准输出）", "write to a file (default: standard output)"),
    "only-year": ("只导出这一年度", "this year only"),
    "only-filing": ("只导出第 N 号报告", "filing N only"),
    "only-confirmed": ("只导出已确认的", "confirmed findings only"),
    "verify": ("查验：0 完整，1 不完整，3 读不了", "verify: 0 whole, 1 not whole, 3 unreadable"),
    "checkpoint": ("对照检查点文件", "compare with a file of checkpoints"),
    "code-option": ("对照导出件上印的校验码", "compare with the code printed on an export"),
    "show": ("按报告、发现、人、时间看事件", "show events by filing, finding, person, time"),
    "by": ("谁做的", "who did it"),
    "kind": ("哪一类，如 finding、filing、book", "which kind, e.g. finding, filing, book"),
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
    "no-spreadsheet-on-screen": (
        "表格不能打在屏幕上。",
        "A spreadsheet cannot be printed on the screen.",
    ),
    "add-output": ("请加 --output 文件.xlsx。", "Add --output FILE.xlsx."),
    "is-folder": ("{path} 是文件夹。", "{path} is a folder."),
    "name-a-file": ("--output 后面请写文件名。", "Write a file name after --output."),
    "no-filing": ("案卷里没有第 {n} 号报告。", "The casebook has no filing {n}."),
    "list-filings": ("gouji book list 列出全部。", "gouji book list lists them."),
    "other-place": (
        "文件可能正开着，或没有权限；请换个位置。",
        "It may be open elsewhere; choose another place.",
    ),
}
