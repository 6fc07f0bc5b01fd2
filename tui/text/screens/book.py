"""The words of what comes into the casebook and out of it, and of the material asked for."""

from __future__ import annotations

BOOK_WORDS: dict[str, tuple[str, str]] = {
    "key-import": ("导入报告", "import"),
    "key-roster": ("导入名册", "roster"),
    "key-export": ("导出", "export"),
    "key-material": ("需补充材料", "material"),
    "key-picture": ("全季概览", "picture"),
    "key-settings": ("设置", "settings"),
    "key-unlock": ("解锁签名密钥", "unlock key"),
    "key-theme": ("深色浅色", "dark or light"),
    "key-dates": ("填公开日期", "dates"),
    "key-last-year": ("收上年报告", "last year's"),
    "key-template": ("写待填的表", "table to fill"),
    "key-leave": ("退出", "quit"),
    "key-year-on": ("下一年度", "year after"),
    "leave-again": ("再按一次 q 退出；已作的决定都已保存。", "Press q once more to leave."),
    "not-at-home": (
        "这里是浏览器：文件要在案卷所在的电脑上用 gouji sweep、gouji roster import 导入。",
        "In the browser no file is opened by its path: use gouji sweep where the casebook lies.",
    ),
    # paths
    "ask-path": (
        "路径：可粘贴，也可把文件夹拖进窗口",
        "path: paste it, or drop the folder on the window",
    ),
    "path-not-there": ("没有这个文件或文件夹：{path}", "There is no such file: {path}"),
    "path-needed": ("请写路径，或把文件夹拖进窗口。", "Write a path, or drop a folder here."),
    "ask-path-import": ("导入报告", "Import reports"),
    "ask-path-import-about": (
        "文件、文件夹或压缩包；已核对过的不重复核对。名册（.csv .xlsx）也可。",
        "Files, folders, archives; what is known is passed over. A roster (.csv, .xlsx) too.",
    ),
    "ask-path-import-how": (
        "回车开始，可随时按 Esc 停下，已核对的都保存；现在按 Esc 不导入",
        "Enter begins, Esc stops it later and keeps what is done; Esc now leaves",
    ),
    "ask-path-roster": ("导入名册", "Import the roster"),
    "ask-path-roster-about": (
        "CSV 或 XLSX，首行列名：名称、别名、类型、上级、代码、截止日期；可带公开日期、公开网址。",
        "CSV or XLSX with a header: name, alias, kind, parent, code, deadline.",
    ),
    "ask-path-roster-how": ("回车导入；Esc 不改", "Enter imports; Esc leaves"),
    "roster-next": ("名册已导入：按 i 导入报告。", "Roster imported: i imports reports."),
    "ask-path-last": ("上年报告所在的文件夹", "The folder of last year's reports"),
    "ask-path-last-about": (
        "收下后立即据此重新核对本年的报告（X101、X102 等）。",
        "This year's reports are judged anew by them at once.",
    ),
    "ask-path-last-how": (
        "回车开始，可按 Esc 停下；现在按 Esc 不收",
        "Enter begins, Esc stops it later; Esc now leaves",
    ),
    "errand-files": (
        "正在导入：已读 {looked}/{total}，已核对 {done}/{total}",
        "Importing: read {looked} of {total}, judged {done} of {total}",
    ),
    "errand-dates": ("正在按公开日期重新核对：{done} 份", "Judging by the dates: {done}"),
    "errand-papers": ("正在写：{done}/{total}", "Writing: {done} of {total}"),
    "errand-how": ("Esc 停下，已完成的都保存", "Esc stops; what is done is kept"),
    "errand-nothing": ("Esc 停下，什么都不写", "Esc stops, and nothing is written"),
    "errand-stopping": ("手上这一份完了就停……", "Stopping after this one…"),
    "taken": ("导入：新核对 {n} 份，已核对过 {known} 份", "Imported: {n} new, {known} known"),
    "taken-stopped": ("停下了，已核对的都已保存。", "Stopped; what was judged is kept. "),
    "taken-anew": ("，据此重新核对 {n} 份", ", {n} judged anew by them"),
    "taken-own": ("，勾稽自己写的 {n} 份没有收", ", {n} papers of our own left out"),
    "taken-unread": ("；读不了 {n} 份，如 {name}", "; {n} cannot be read, e.g. {name}"),
    # first steps
    "key-guide": ("开始向导", "first steps"),
    "ask-guide": ("开始：名册，再报告", "First steps: the roster, then the reports"),
    "ask-guide-about": (
        "案卷是空的。有名册就能看出谁没有报；没有可先空着，以后按 l 导入。",
        "The casebook is empty. A roster tells who has not filed; it may wait (l).",
    ),
    "ask-guide-how": (
        "回车到下一栏、开始导入，完了打开第一份；Esc 先看看",
        "Enter goes on and begins, then opens the first report; Esc looks around",
    ),
    "guide-roster": (
        "名册 .csv .xlsx（可不填；可拖进窗口）",
        "roster .csv or .xlsx (may be empty; drop it here)",
    ),
    "guide-roster-there": ("名册已有（填了就再导入）", "roster is there (write to import again)"),
    "guide-reports": (
        "报告所在的文件夹（可粘贴，可拖进窗口）",
        "the folder of reports (paste it or drop it here)",
    ),
    "welcome": ("还没有这个案卷：{path}", "There is no casebook {path}"),
    "welcome-make": ("在这里建一个，开始审核", "make one here and begin"),
    "welcome-not": ("不建，离开", "make none, leave"),
    # export
    "export-year": ("导出本年度 {n} 份的：", "Export of {n} filings:"),
    "export-marked": ("导出已标记 {n} 份的：", "Export of {n} marked:"),
    "export-nothing": ("这里没有可以导出的报告。", "There is nothing to export here."),
    "export-done": ("已写 {n} 个文件：{path}", "{n} written: {path}"),
    "export-stopped": ("停下了。", "Stopped. "),
    "export-refused": ("；{n} 份没有写：{name}：{why}", "; {n} not written: {name}: {why}"),
    "paper-xlsx": ("问题清单（Excel）", "findings (workbook)"),
    "paper-notice": ("整改通知书（每份一个 Word）", "letters (Word, one each)"),
    "paper-annotated": ("批注（写在原件上，每份一个）", "the reports with remarks"),
    "paper-totals": ("汇总表（Excel）", "totals (workbook)"),
    "paper-html": ("审核情况（网页）", "the season as a page"),
    "paper-bulletin": ("通报（Word）", "bulletin (Word)"),
    "paper-md": ("问题清单（Markdown）", "findings (Markdown)"),
    "paper-csv": ("问题清单（CSV）", "findings (CSV)"),
    "paper-figures": ("数据（CSV）", "figures (CSV)"),
    # material
    "material": ("需补充材料 · {year}", "Material asked for · {year}"),
    "material-count": ("{n} 项 · {units} 份报告", "{n} requests of {units} reports"),
    "material-units": ("{n} 份", "{n}:"),
    "material-marked": ("已标记 {n} 项：x 一并排除。", "{n} marked: x waives them."),
    "material-how-dates": (
        "{rules} 等这份材料。按 d 一次填好各单位的公开日期和网址（可粘贴整张表，可写表格路径）；"
        "e 写一张待填的表。",
        "{rules} wait for this. d takes dates and addresses of all units, typed or pasted; "
        "e writes a table to be filled in.",
    ),
    "material-how-other": (
        "{rules} 等这份材料。上年报告：按 l 收下整个文件夹；不适用的：空格标记，x 一并排除。",
        "{rules} wait for this. l takes a folder of last year's reports; x waives what is marked.",
    ),
    "help-material": (
        "需补充材料：同一种材料排在一起，下面是要补的单位。d 填公开日期和网址：一行一个单位，可直接"
        "填、粘贴表格，或只写一个表格文件的路径；l 收上年报告的文件夹；都立即重新核对。"
        "e 写待填的表发给单位。空格标记，x 排除不适用的。回车打开那份报告。/ 筛选，拼音也可。",
        "Papers asked for, each with its units. d takes dates and addresses (typed, pasted, or the "
        "path of a table), l a folder of last year's reports; e writes a table to fill in; space "
        "marks, x waives; Enter opens the report.",
    ),
    "ask-dates": ("公开日期和网址：{n} 个单位待补", "Dates and addresses: {n} units asked"),
    "ask-dates-about": (
        "一行一个单位：单位,年度,公开日期,公开网址。可粘贴整张表，或只写一个表格文件的路径。",
        "A unit a line: unit, year, date, address. Paste a table, or write the path of one.",
    ),
    "ask-dates-how": (
        "Ctrl+S 看懂了多少，再按一次保存；没有填的行不动；Esc 不改",
        "Ctrl+S says what was understood, once more saves; blank rows stay; Esc leaves",
    ),
    "help-paste": (
        "可输入多行，也可粘贴表格；Ctrl+S 看懂了多少，再按一次保存；Esc 不改。",
        "Type lines or paste a table; Ctrl+S twice saves; Esc leaves.",
    ),
    "dates-line": ("表格", "the table"),
    "dates-understood": ("看懂 {n} 行", "{n} rows understood"),
    "dates-empty": ("，没有填 {n} 行", ", {n} not filled in"),
    "dates-complaints": ("，看不懂 {n} 行：{first}", ", {n} not understood: {first}"),
    "dates-again": (" 再按 Ctrl+S 保存看懂的。", " Ctrl+S saves what was understood."),
    "dates-none": (" 还没有可保存的。", " Nothing to save yet."),
    "dates-stopped": ("停下了，什么都没有写。", "Stopped; nothing was written."),
    "dates-waiting": ("；{n} 项的报告还没有收到", "; no report yet for {n}"),
    "dates-otherwise": (
        "；{n} 份已登记别的日期，仍以登记的为准：{who}",
        "; {n} registered otherwise, which stands: {who}",
    ),
    "template-stem": ("公开日期待填", "dates-to-fill"),
    "ask-waive": ("{n} 项材料不必补：为什么？", "{n} requests waived: why?"),
    "ask-waive-how": (
        "写明理由后回车，每项各留一条痕；Esc 不改",
        "Enter saves, one event each; Esc leaves",
    ),
    "waived": ("已排除 {n} 项（不适用）。", "{n} waived (not applicable)."),
    # the season's picture
    "key-left": ("→ 换规则", "-> rule"),
    "picture": ("全季概览 · {year}", "The season · {year}"),
    "picture-counting": ("正在统计……", "Counting…"),
    "picture-count": (
        "{n} 份 · {clean} 份没有问题 · 须改 {m} 处",
        "{n} · {clean} clean · {m} to mend",
    ),
    "picture-units": ("有此问题的单位", "units with it"),
    "picture-total": ("须改", "mend"),
    "picture-rule": ("{rule} {title}：{n} 个单位 {m} 处", "{rule} {title}: {n} units, {m} times"),
    "picture-year": (
        "{year} 年度：{n} 份，{clean} 份没有问题，错误 {errors} 处，须改 {m} 处（每份 {each}）",
        "{year}: {n} reports, {clean} clean, {errors} errors, {m} to mend ({each} each)",
    ),
    "picture-none": ("还没有可以统计的报告。", "Nothing to count yet."),
    "picture-all": (
        "上面一行是各规则有几个单位违反；→ 选一条规则，回车看是哪些单位。",
        "The first row counts units by rule; right chooses a rule, Enter shows them.",
    ),
    "picture-unit": (
        "{name}：回车打开；→ 选一条规则。",
        "{name}: Enter opens; right chooses a rule.",
    ),
    "picture-at": (
        "{name} · {rule} {title} · {n} 处：回车看这些问题。",
        "{name} · {rule} {title} · {n}: Enter shows them.",
    ),
    "picture-at-none": ("{name} · {rule} {title} · 没有", "{name} · {rule} {title} · none"),
    "picture-at-rule": (
        "{rule} {title} · {n} 个单位：回车在工作台上列出。",
        "{rule} {title} · {n} units: Enter lists them on the desk.",
    ),
    "help-picture": (
        "全季概览：一行一个单位，一列一条规则，数字是须改的处数，颜色越深越多；规则按违反的单位多少排。"
        "↑↓ 换单位，← → 换规则，回车看那些问题；最上一行回车在工作台上列出违反这条规则的单位。"
        "下面是最常见的规则和各年度的比较。待定的也算，已排除、暂予接受的不算。",
        "A row a unit, a column a rule; digits count what is to be mended, darker is more. Arrows "
        "move, Enter shows those findings; in the first row it lists the units on the desk. Below: "
        "the most frequent rules, and the years.",
    ),
    "help-heat": (
        "表：↑↓ 换单位，← → 换规则，回车打开；也可用鼠标点。",
        "Table: arrows move, Enter opens.",
    ),
    # settings, key, look
    "settings": ("设置", "Settings"),
    "settings-book": ("这本案卷的设置（回车改）", "This casebook's (Enter changes)"),
    "settings-here": ("现在", "Here and now"),
    "settings-files": ("设置文件和环境（gouji config show）", "Files and environment"),
    "settings-who": ("审核人", "auditor"),
    "settings-sign-yes": ("已解锁密钥，每一步都签名", "key unlocked, every step is signed"),
    "settings-sign-locked": ("密钥没有解锁，按 n 解锁", "key locked: n unlocks"),
    "settings-sign-no": ("没有登记密钥，不签名", "no key, nothing is signed"),
    "settings-book-file": ("案卷文件", "casebook"),
    "settings-papers": ("文件写到", "papers go to"),
    "settings-rules": ("规则", "rules"),
    "settings-rules-are": ("{id} {version}，{n} 条", "{id} {version}, {n} rules"),
    "setting-book": ("案卷的设置，改动留痕", "a setting of the casebook; changes are in the trail"),
    "setting-change": ("回车改。", "Enter changes it."),
    "setting-change-outside": (
        "用 gouji book set {name} 改。",
        "gouji book set {name} changes it.",
    ),
    "setting-now": ("现在是“{value}”。", "It is '{value}'."),
    "setting-on": ("回车改为：是。", " Enter switches it on."),
    "setting-off": ("回车改为：否。", " Enter switches it off."),
    "setting-value": ("新的值", "new value"),
    "setting-days": ("请写 1 到 {most} 的天数。", "A number of days from 1 to {most}."),
    "setting-saved": ("已保存：{what}", "saved: {what}"),
    "ask-setting-how": ("回车保存；Esc 不改", "Enter saves; Esc leaves"),
    "help-settings": (
        "设置：先是这本案卷的，回车改，改动留痕；再是审核人、密钥、规则；"
        "最后是设置文件和环境给的，在文件里改。",
        "Settings: the casebook's (Enter changes them), then auditor, key and rules, then what "
        "files and environment give.",
    ),
    "ask-unlock": ("解锁签名密钥", "Unlock your key"),
    "ask-unlock-about": (
        "登记过密钥的人，每一步都要签名才能写入。",
        "Who has a key in this casebook signs every step.",
    ),
    "ask-unlock-how": ("回车到口令、解锁；Esc 不改", "Enter goes on and unlocks; Esc leaves"),
    "unlock-file": ("密钥文件的路径（可拖进窗口）", "the key's file (drop it here)"),
    "unlock-secret": ("口令", "passphrase"),
    "unlocking": ("正在解锁……", "Unlocking…"),
    "unlocked": ("已解锁：{who} 的每一步都会签名。", "Unlocked: every step of {who} is signed."),
    "unlock-signs": ("{who} 的密钥已经解锁。", "The key of {who} is unlocked."),
    "unlock-none": (
        "{who} 没有登记密钥，不用解锁（gouji auditor key 登记）。",
        "{who} has no key here (gouji auditor key enrols one).",
    ),
    "unlock-first": (
        "{who} 登记过密钥：按 n 解锁后才能写入，现在只能看。",
        "{who} has a key: n unlocks it; without it nothing can be written.",
    ),
    "theme-gouji-dark": ("深色。按 d 换回浅色。", "Dark; d changes back."),
    "theme-gouji-light": ("浅色。按 d 换回深色。", "Light; d changes back."),
}
