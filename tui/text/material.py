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
    "only-year": ("只列这一年度", "of this year only"),
    "last": (
        "先收下这个文件夹里的上年报告，并重新核对以它们为依据的报告",
        "take in last year's reports from this folder first, and judge anew by them",
    ),
    "last-taken": (
        "上年报告 {n} 份，据此重新核对 {later} 份",
        "{n} of last year's reports; {later} judged anew by them",
    ),
    "none-asked": ("没有需补充的材料。", "No material is asked for."),
    "asked": ("需补充材料 {n} 项，涉及 {filings} 份报告：", "{n} requests for {filings} reports:"),
    "asked-paper": ("{n} 项：{paper}", "{n}: {paper}"),
    "how-to-give": (
        "公开日期和网址：gouji book publish --from 表格；"
        "上年报告：gouji book material --last 文件夹。",
        "Dates and addresses: gouji book publish --from TABLE; "
        "last year's reports: gouji book material --last FOLDER.",
    ),
    "from": (
        "公开日期和网址的表格（CSV/XLSX：单位、年度、公开日期、公开网址）",
        "a table of dates and addresses (CSV/XLSX: unit, year, date, address)",
    ),
    "template": (
        "写一张待填的表（.csv 或 .xlsx），每个单位一行",
        "write a table to be filled in (.csv or .xlsx), one row a unit",
    ),
    "publish-year": (
        "报告年度；表里没有年度列、又与公开日期的上一年不同时用",
        "the reported year, where the table has none and it is not the year before the date",
    ),
    "roster": ("名册", "The roster"),
    "table": ("表格", "The table"),
    "bad-row": ("{file} 第{line}行：{why}", "{file}, line {line}: {why}"),
    "listed": (
        "登记公开日期和网址 {n} 项，重新核对 {judged} 份报告",
        "{n} dates and addresses listed, {judged} reports judged anew",
    ),
    "changes": (
        "其中新增 {opened}、重新打开 {reopened}、不再成立 {resolved}",
        "new {opened}, opened again {reopened}, gone {resolved}",
    ),
    "not-filled": ("有 {n} 行还没有填，跳过了", "{n} rows are not filled in and were passed over"),
    "waiting": (
        "其中 {n} 项的报告还没有收到，收到时即按此核对：{who}",
        "{n} of them have no report yet; it will be judged by them: {who}",
    ),
    "and-more": ("等", " and more"),
    "otherwise": (
        "第 {n} 号（{who}）已登记于 {day} 公开，与表中不同，仍以登记的为准",
        "Number {n} ({who}) is registered as published on {day}, which stands",
    ),
    "no-units": ("案卷里还没有单位。", "There is no unit in the casebook yet."),
    "roster-first": (
        "请先 gouji roster import 导入名册，或用 gouji sweep 收报告。",
        "Import a roster (gouji roster import) or sweep reports first.",
    ),
    "template-written": ("已写待填的表 {path}：{n} 个单位", "{path} is to be filled in: {n} units"),
}
