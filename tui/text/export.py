"""What ``gouji export`` says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "format": (
        "xlsx 问题清单、notice 整改通知书、annotated 原件加批注、totals 汇总表、html 网页、"
        "bulletin 通报、md、csv、json、jsonl、figures 各格数据、sarif、junit",
        "xlsx problems, notice letters, annotated the agencies' files with remarks, totals county "
        "sums, html page, bulletin notice to all, md, csv, json, jsonl, figures, sarif, junit",
    ),
    "output": (
        "写到文件；每份报告一个文件的（notice、annotated）写到文件夹；默认标准输出",
        "the file to write; a folder for a file each (notice, annotated); default: standard output",
    ),
    "only-year": (
        "只导出这一年度；不写时，汇总表、网页、通报说的是当季（按名册）",
        "this year only; else totals, page and bulletin tell of the season at hand",
    ),
    "only-filing": ("只导出第 N 号报告，可以写几个", "these filings only"),
    "only-unit": ("只导出这个单位（名称或其中几个字），可重复", "this unit only, may be repeated"),
    "only-confirmed": ("只导出已确认的", "confirmed findings only"),
    "template": (
        "通知书或通报用本县自己的 .docx 模板",
        "the county's own .docx as template of a letter",
    ),
    "office": ("落款的机关", "the office that signs a letter"),
    "contact": ("联系人和电话", "whom to ask, with telephone"),
    "number": ("发文字号", "the number of a letter"),
    "attach": ("通知书的附件名称，可重复", "an attachment that the letter names, may be repeated"),
    "date": ("成文日期，如 2025-02-10", "the date of a letter, e.g. 2025-02-10"),
    "names": ("通报里点名并举例", "name units and give examples in the notice to all"),
    "each": ("问题清单里每份报告一张“填报情况”", "a sheet of tables as filed for each report"),
    "doubtful": (
        "汇总表里连存疑、有待改正的数也计入",
        "count doubtful and contested figures in the sums too",
    ),
    "not-on-screen": ("{title}不能打在屏幕上。", "{title} cannot be printed on the screen."),
    "add-output": ("请加 --output {name}。", "Add --output {name}."),
    "needs-folder": (
        "{title}每份报告一个文件，--output 请写文件夹。",
        "{title}: a file for each report; give --output a folder.",
    ),
    "needs-file": ("{path} 是文件夹。", "{path} is a folder."),
    "needs-place": (
        "{path} 写不了文件：没有这个文件夹。",
        "No file can be written at {path}: there is no such folder.",
    ),
    "name-a-file": ("--output 后面请写文件名。", "Write a file name after --output."),
    "no-filing": ("案卷里没有第 {n} 号报告。", "The casebook has no filing {n}."),
    "no-year": ("案卷里没有{year}年度的报告。", "The casebook has no report for {year}."),
    "no-unit": ("案卷里没有“{unit}”的报告。", "The casebook has no report of “{unit}”."),
    "list-filings": ("gouji book list 列出全部。", "gouji book list lists them."),
    "refused": ("{name}：{why}", "{name}: {why}"),
    "refused-many": ("{n} 份没有写：{why}", "{n} not written: {why}"),
    "not-noted": (
        "案卷是只读的，这次导出没有记入留痕。",
        "The casebook is read-only: this export is not noted in the trail.",
    ),
    "undecided": (
        "写进去的有 {n} 条还没有审定；只写已确认的加 --confirmed。",
        "{n} findings in it are not decided yet; --confirmed writes only those confirmed.",
    ),
    "writing": ("写纸", "writing"),
    "none-written": ("一份也没有写成。", "Nothing was written."),
    "written-many": ("已写 {n} 个文件到 {path}", "wrote {n} files to {path}"),
    "unreadable-template": ("模板 {path} 读不了：{why}。", "Template {path}: {why}."),
    "check-path": ("请核对路径。", "Check the path."),
    "no-book": ("（直接核对，没有案卷）", "(checked directly, no casebook)"),
    "file-changed": (
        "{path} 已经不在，或与核对时不是同一个文件。",
        "{path} is gone, or is not the file that was checked.",
    ),
    "text-to-file": (
        "--output 要同 --format 一起用，如 --format html。",
        "--output goes with --format, e.g. --format html.",
    ),
    "pack": (
        "gouji {engine}　规则包 {id} {version}（{digest}）",
        "gouji {engine}, pack {id} {version} ({digest})",
    ),
    "overlays": ("　县规则 {digests}", ", overlays {digests}"),
}
