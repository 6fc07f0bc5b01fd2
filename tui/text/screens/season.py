"""The words of the season: moves of a filing, its rounds, units, and the second person."""

from __future__ import annotations

SEASON_WORDS: dict[str, tuple[str, str]] = {
    "key-menu": ("办理", "filing"),
    "key-rounds": ("各轮", "rounds"),
    "key-view-0": ("全部 1-9 分类", "all 1-9 views"),
    "key-approve": ("同意", "approve"),
    "key-refuse": ("不同意", "refuse"),
    "key-assign": ("分派", "assign"),
    # the desk's views
    "view-all": ("全部", "all"),
    "view-received": ("已收", "received"),
    "view-under_review": ("审核中", "in review"),
    "view-returned": ("已退回", "returned"),
    "view-approved": ("已通过", "approved"),
    "view-published": ("已公开", "published"),
    "view-reopened": ("重新打开", "reopened"),
    "view-seconding": ("待我复核", "to second"),
    "view-unmatched": ("未认定", "no unit"),
    "view-missing": ("未报", "not filed"),
    "view-none": ("“{what}”里没有报告，按 0 看全部。", "Nothing under '{what}'; 0 shows all."),
    "tag-unmatched": ("认", "?"),
    "tag-seconding": ("复", "2"),
    "tag-waiting": ("等", "w"),
    "missing-state": ("未报", "not filed"),
    "perhaps-state": ("未报？", "filed?"),
    "overdue": ("逾期", "!"),
    "about-unmatched": (
        "还没有认定是哪个单位的报告：按 . 选“认定单位”。",
        "No unit yet: press . and say whose report it is.",
    ),
    "about-file": ("文件 {name}。", "File {name}."),
    "about-seconding": (
        "{n} 条提请等你复核：回车进入，8 同意、9 不同意。",
        "{n} proposals wait for you: Enter, then 8 approves, 9 refuses.",
    ),
    "about-waiting": (
        "{n} 条由你提请，等另一人复核。",
        "{n} proposals of yours wait for somebody else.",
    ),
    "about-returned": (
        "已退回，整改期限 {day}{late}；收到新文件后按 i 导入，或用 gouji sweep 收件。",
        "Returned, due {day}{late}; import the new file with i, or with gouji sweep.",
    ),
    "late-days": ("，已逾期 {n} 天", ", {n} days late"),
    "about-published": ("{day} 公开于 {address}", "published on {day} at {address}"),
    "about-missing": (
        "{unit}还没有报送 {year} 年度报告：催报；收到后按 i 导入，或用 gouji sweep 收件。",
        "{unit} has not filed for {year}: ask for it, then import it with i, or with gouji sweep.",
    ),
    "about-perhaps": (
        "{unit} {year} 年度的报告可能是第 {filings}：是就按 . 认定单位，不是再催报。",
        "Number {filings} may be {unit}'s for {year}: look (Enter), press . ; else ask for it.",
    ),
    "about-stale": (
        "{unit} {year} 年度的报告待核实：收到的第 {filings} 标的是上一年度。回车看原文：标错年度的"
        "按 e 更正或退回；确是上一年度的，按 . 再按 9，这个单位就列为未报。",
        "{unit}'s for {year}: number {filings} came, of the year before by its title: Enter looks; "
        "e corrects its year, or return it; is it really the year before's, press . and 9.",
    ),
    "about-unread": (
        "{unit} {year} 年度的报告收到了（{files}）而读不了：请另存为 .docx 后再收，或请单位重报。",
        "{unit}'s report for {year} came ({files}) and cannot be read: save it as .docx or ask.",
    ),
    "about-stray": (
        "{year} 年度只有 {n} 份，不当作一季，没有据此列未报单位；年度不对的请核对原文。",
        "Only {n} for {year}, no season: nobody is said to be missing; is the year right?",
    ),
    "missing-line": ("{year} 年度未报：{units}", "not filed for {year}: {units}"),
    "perhaps-line": (
        "{year} 年度是否报送不明：{units}",
        "perhaps filed for {year}: {units}",
    ),
    # what can be done with a filing
    "move-under_review": ("开始审核", "begin the review"),
    "move-returned": ("退回整改", "return to be mended"),
    "move-approved": ("通过", "approve"),
    "move-published": ("登记公开", "register publication"),
    "move-reopened": ("重新打开", "open again"),
    "move-last-year": ("确是 {year} 年度的（标得没错）", "really of {year}: the title is right"),
    "last-year-reason": ("看过原文，确是这一年度的报告", "looked at: it is of this year"),
    "last-year-told": (
        "已保存：第 {n} 号确是 {year} 年度的，下一年度的报告另算",
        "saved: number {n} is of {year}; the next year's report is still to come",
    ),
    "move-match": ("认定单位", "say whose report it is"),
    "move-rounds": ("各轮比较", "compare the rounds"),
    "move-trail": ("留痕", "trail"),
    "menu": ("办理：{what}", "Filing: {what}"),
    "menu-how": ("按数字或回车选择；Esc 不改", "a digit or Enter chooses; Esc leaves"),
    "moved": ("已保存：{what} 现为“{state}”", "saved: {what} is {state}"),
    "moved-back": ("；u 撤销", "; u takes it back"),
    "letter": ("；整改通知书：{path}", "; letter: {path}"),
    "letter-none": (
        "；没有已确认的问题，没有写整改通知书",
        "; nothing is confirmed, so no letter was written",
    ),
    "letter-failed": (
        "。整改通知书没有写成：{why}可用 gouji export --format notice --filing {n} 另写",
        ". The letter was not written: {why} gouji export --format notice --filing {n} writes one",
    ),
    "moved-matched": ("已保存：第 {n} 号认定为 {unit}", "saved: number {n} is of {unit}"),
    "move-undone": ("已撤销：{what} 现为“{state}”", "taken back: {what} is {state}"),
    "letter-void": (
        "；刚才写的整改通知书不作数了，请不要发出",
        "; the letter just written no longer holds: do not send it",
    ),
    "nothing-to-move-back": (
        "没有可撤销的办理（开始审核、已再收件的不能撤销）。",
        "Nothing to take back.",
    ),
    "undo-text": ("撤销上一步办理", "taking back the last step"),
    "no-filing": ("这一行不是报告。", "This line is no filing."),
    # questions
    "ask-returned": ("退回整改：{what}", "Return: {what}"),
    "ask-returned-about": (
        "下面 {n} 条已确认的问题随退回发给单位；还有 {open} 条待定。",
        "These {n} confirmed findings go back; {open} are undecided.",
    ),
    "ask-returned-none": (
        "还没有已确认的问题（待定 {open} 条）：退回时没有要整改的内容，先确认再退回。",
        "Nothing is confirmed yet ({open} undecided): there is nothing to mend.",
    ),
    "ask-returned-more": ("……另有 {n} 条", "... and {n} more"),
    "ask-returned-how": (
        "写期限、回车，写附言、回车保存；Esc 不改",
        "Enter goes on and saves; Esc leaves",
    ),
    "ask-deadline": (
        "整改期限：{day}、12-10、12月10日，或 +10（个工作日）",
        "deadline: {day}, 12-10, or +10 (working days)",
    ),
    "bad-deadline": (
        "期限写成 {day}、12-10 或 +10（个工作日）这样，不早于今天。",
        "A date from today on: {day}, 12-10 or +10 (working days).",
    ),
    "deadline-is": (
        "期限 {day} {weekday}（工作日没有扣除法定节假日）；回车到附言、保存；Esc 不改",
        "due {day} {weekday} (public holidays not known); Enter goes on and saves; Esc leaves",
    ),
    "weekdays": ("周一 周二 周三 周四 周五 周六 周日", "Mon Tue Wed Thu Fri Sat Sun"),
    "ask-remark": ("附言（可不填）", "remark (may be empty)"),
    "ask-approved": ("通过：{what}", "Approve: {what}"),
    "ask-approved-about": (
        "错误都已处理。警告、提示等还有 {open} 条待定，已确认 {confirmed} 条。",
        "All errors are settled; {open} others undecided, {confirmed} confirmed.",
    ),
    "ask-approved-how": ("回车通过；Esc 不改", "Enter approves; Esc leaves"),
    "ask-published": ("登记公开：{what}", "Register publication: {what}"),
    "ask-published-about": (
        "登记后再核对会比较公开的文本与通过的文本。",
        "A later check compares what is published with what was approved.",
    ),
    "ask-published-how": ("回车到下一栏、保存；Esc 不改", "Enter goes on and saves; Esc leaves"),
    "ask-address": (
        "网址，如 https://www.example.gov.cn/",
        "address, e.g. https://www.example.gov.cn/",
    ),
    "ask-on": ("公开日期，如 {day}", "day of publication, e.g. {day}"),
    "bad-address": ("请填写公开的网址。", "Write the address."),
    "bad-on": ("公开日期写成 {day} 这样，不晚于今天。", "A date up to today, e.g. {day}."),
    "ask-reopened": ("重新打开：{what}", "Open again: {what}"),
    "ask-reopened-about": ("现为“{state}”，重新打开后可再审、再退回。", "Now {state}."),
    "ask-reopened-how": ("写明原因后回车；Esc 不改", "Enter saves; Esc leaves"),
    "ask-match": ("认定单位：{what}", "Whose report: {what}"),
    "ask-match-about": (
        "报告里写的是“{agency}”，文件 {source}。由你认定，程序不代为决定。",
        "The report says '{agency}', file {source}. You decide.",
    ),
    "ask-match-how": (
        "按数字选，或输入名册里的名称（几个字也可，回车查找）；再回车认定；Esc 不改",
        "a digit chooses, or type a name; Enter looks it up, then saves; Esc leaves",
    ),
    "ask-unit": ("名册里的单位名称", "a name of the roster"),
    "likeness": ("相似 {n}", "likeness {n}"),
    "match-found": ("回车：认定为 {unit}", "Enter: this is {unit}"),
    "match-joins": (
        "回车：认定为 {unit}；它 {year} 年度已有一份，这份并为第 {round} 轮",
        "Enter: this is {unit}; it becomes round {round} of {year}",
    ),
    "match-unknown": (
        "名册里没有这个名称，上面是最像的几个。",
        "Not in the roster; the likest above.",
    ),
    "no-roster": (
        "案卷里没有名册：先 gouji roster import。",
        "No roster: gouji roster import first.",
    ),
    "ask-refuse": ("不同意 {rule} 的提请：为什么？", "Refuse the proposal on {rule}: why?"),
    "ask-refuse-how": ("写明理由后回车；Esc 不改", "Enter saves; Esc leaves"),
    "ask-assign": ("分派 {rule}：给谁？", "Assign {rule}: to whom?"),
    "ask-assign-how": (
        "写姓名后回车；空着＝收回分派；Esc 不改",
        "Enter saves; empty: to nobody; Esc leaves",
    ),
    "ask-name": ("姓名", "name"),
    "assigned-already": ("分派没有变，没有保存。", "Assigned so already; nothing was saved."),
    # the second person
    "pending-mine": (
        "你提请“{what}”，等另一人复核；u 撤销。",
        "You proposed '{what}'; u takes it back.",
    ),
    "pending-theirs": (
        "{who} 提请“{what}”，请你复核：8 同意，9 不同意（写理由）。",
        "{who} proposed '{what}': 8 approves, 9 refuses.",
    ),
    "assigned-to": ("分派给 {who}", "assigned to {who}"),
    "done-pending": ("提请复核 {pending} 条，等另一人。", "{pending} wait for a second person."),
    # what was judged before
    "then": ("当时", "Then"),
    "now": ("现在", "Now"),
    "then-decision": ("当时的决定", "The decision then"),
    "expired": ("暂予接受已到期，所以重新打开。", "The acceptance has ended, so it is open again."),
    # sentences here and there
    "pairs": ("雷同的句子（{n} 对）", "Sentences alike ({n} pairs)"),
    "here": ("本报告", "here"),
    # rounds
    "rounds": ("各轮 · {what}", "Rounds · {what}"),
    "rounds-one": ("只收到过一轮，还没有可比的。", "One round only: nothing to compare yet."),
    "rounds-versions": ("收到的文件", "Files received"),
    "rounds-version": ("第 {round} 轮", "round {round}"),
    "rounds-mended": ("已整改 {n} 条（上一轮有，这一轮没有了）", "mended: {n}"),
    "rounds-new": ("新出现 {n} 条", "new: {n}"),
    "rounds-changed": ("数据有变 {n} 条", "changed: {n}"),
    "rounds-still": ("仍在 {n} 条", "still there: {n}"),
    "rounds-kept": ("原文在案卷里", "bytes kept in the book"),
    "rounds-gone": ("原文不在案卷里（未保存或已依法清除）", "bytes not in the book"),
    "rounds-now": ("现在审核的是这一份", "this is the one under review"),
    "size": ("{n} 字节", "{n} bytes"),
    # line by line
    "plain-desk": (
        "输入序号打开，.序号 办理，v序号 各轮，u 撤销办理，/词 筛选，q 退出：",
        "number opens, .number acts, vnumber rounds, u takes back, /words filters, q leaves:",
    ),
    "plain-menu": ("选哪一项（空行不改）：", "which one (empty: none):"),
    "plain-match": ("写序号或名册里的名称（空行不改）：", "number or name (empty: none):"),
    "plain-waiting": ("待你复核 {n}", "{n} to second"),
    "plain-unmatched": ("未认定单位", "no unit"),
    "plain-due": ("期限 {day}{late}", "due {day}{late}"),
}
