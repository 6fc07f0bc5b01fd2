"""The words of the desk: years, progress, groups, marks, many at once, the whole trail."""

from __future__ import annotations

DESK_WORDS: dict[str, tuple[str, str]] = {
    "key-year-back": ("] 换年度", "] year"),
    "all-years": ("全部年度", "all years"),
    "year-of": ("{year} 年度", "{year}"),
    "year-earlier": ("{year} 年度（以前年度，供对照）", "{year} (earlier, for reference)"),
    "progress-filed": ("已收 {n}", "filed {n}"),
    "progress-reviewed": ("已审 {n}", "reviewed {n}"),
    "progress-returned": ("退回 {n}", "returned {n}"),
    "progress-late": ("逾期 {n}", "late {n}"),
    "days-left": ("余{n}天", " {n}d left"),
    "days-late": ("逾{n}天", " {n}d late"),
    "unread-state": ("读不了", "unread"),
    "about-file-unread": (
        "{name} 读不了：{why}修好或另存为 .docx 后再收。",
        "{name} cannot be read: {why} Mend it or save it as .docx, then receive it again.",
    ),
    "desk-kind": ("类型", "kind"),
    "desk-kind-township": ("乡镇", "town"),
    "desk-kind-subdistrict": ("街道", "street"),
    "desk-kind-department": ("部门", "dept"),
    "desk-kind-government": ("政府", "gov"),
    "desk-kind-other": ("其他", "other"),
    "desk-kind-unknown": ("不详", "?"),
    "key-mark": ("标记", "mark"),
    "key-mark-all": ("全标", "mark all"),
    "key-group": ("分组", "group"),
    "group-none": ("（名册上没有）", "(not on the roster)"),
    "group-top": ("（没有主管）", "(no superior)"),
    "desk-group-kind": ("按类型分组", "by kind"),
    "desk-group-parent": ("按主管分组", "by superior"),
    "desk-marked": ("已标记 {n} 件", "{n} marked"),
    "marked": (
        "已标记 {n} 件：. 一并办理（退回、通过、分派、导出）；* 全标；Esc 取消标记。",
        "{n} marked: . does with all of them; * marks all in sight; Esc takes the marks.",
    ),
    "many-menu": ("一并办理：已标记 {n} 件", "With {n} marked"),
    "many-returned": ("退回整改 {n} 件（一个期限）", "return {n} (one deadline)"),
    "many-approved": ("通过 {n} 件", "approve {n}"),
    "many-assign": ("分派待定的问题（{n} 件）", "assign what is undecided in {n}"),
    "many-notice": ("导出整改通知书（{n} 件）", "letters for {n}"),
    "many-xlsx": ("导出问题清单 Excel（{n} 件）", "workbook of {n}"),
    "ask-many-returned": ("退回整改：{n} 件，一个期限", "Return {n}, one deadline"),
    "ask-many-approved": ("通过：{n} 件", "Approve {n}"),
    "ask-many-assign": ("分派：{n} 件里待定的问题，给谁？", "Assign {n}: to whom?"),
    "ask-many-going": ("{names}", "{names}"),
    "ask-many-more": ("{names} 等 {n} 件", "{names} and others, {n} in all"),
    "ask-many-none": (
        "；其中 {n} 件没有已确认的问题，退回时没有要整改的内容",
        "; {n} of them have nothing confirmed",
    ),
    "ask-many-left": (
        "；另 {n} 件现在的状态不能这样办，不动",
        "; {n} more cannot be moved so and stay",
    ),
    "ask-many-how": (
        "回车到下一栏、开始；每件各留一条痕；Esc 不改",
        "Enter goes on and begins; one event each; Esc leaves",
    ),
    "working": ("{what}：第 {n}/{m} 件 {name}", "{what}: {n} of {m} {name}"),
    "working-how": ("Esc 停在这一件之后；已办的都已保存", "Esc stops after this one; all is saved"),
    "working-stopping": ("这一件办完就停……", "Stopping after this one…"),
    "doing-returned": ("退回整改", "returning"),
    "doing-approved": ("通过", "approving"),
    "doing-assign": ("分派", "assigning"),
    "doing-notice": ("写整改通知书", "writing letters"),
    "doing-xlsx": ("写问题清单", "writing the workbook"),
    "many-erred": (
        "程序出错（{what}），请把这句话报给维护者",
        "gouji failed ({what}), please report it",
    ),
    "many-papers": ("；文件在 {path}", "; papers in {path}"),
    "many-done": ("{what}：已办 {n} 件", "{what}: {n} done"),
    "many-stopped": ("，停下时余 {n} 件没有动", ", stopped with {n} untouched"),
    "many-no-letter": ("；{n} 件没有写成通知书", "; no letter for {n}"),
    "many-refused": ("；{n} 件没有办成，仍标记着：{name}：{why}", "; {n} refused: {name}: {why}"),
    "plain-desk-help": (
        "每行一件，序号打开；.序号 办理；v序号 各轮；u 撤销办理；"
        "/词 筛选（拼音首字母、S104 也可），/ 清除；[ ] 换年度；q 退出。",
        "A number opens a filing; .number moves it on; vnumber its rounds; u takes back; /words "
        "filters (pinyin and S104 too), / clears; [ ] changes the year; q leaves.",
    ),
    "key-palette": ("找功能", "commands"),
    "palette": ("要做什么？", "What to do?"),
    "palette-hint": (
        "输入中文或拼音首字母；↑↓ 选 回车 Esc 返回",
        "type a word; arrows, Enter, Esc",
    ),
    "key-whole-trail": ("全部留痕", "whole trail"),
    "key-verify": ("查验留痕", "verify"),
    "verifying": ("正在查验留痕……", "Verifying the trail…"),
    "trail-count": ("{n} 条", "{n}"),
    "trail-newest": ("最近 {n} 条", "the newest {n}"),
    "help-book-trail": (
        "全部留痕：案卷里每一步，谁、何时、对哪份报告、做了什么，最新的在上；标题写着查验结果。"
        "0 全部，1 决定，2 办理，3 收件核对，4 案卷和设置。"
        "/ 筛选：单位（拼音也可）、人、日期、做了什么、规则代号；y 查验整条链。",
        "The trail of the whole book, newest first; the title says whether it is whole. 1 shows "
        "decisions, 2 moves, 3 what came, 4 the book, 0 all. / filters by unit, person, day, rule; "
        "y verifies the chain.",
    ),
    "outcome-pass": ("相符", "passes"),
    "outcome-none": ("不涉及", "not concerned"),
    "desk-deaf": (
        "与案卷服务器的连接断了，正在重连；写过的都在，别人新写的连上以后才看得到。",
        "The connection to the book's server is lost and being tried again; what was written is "
        "safe, what others write is seen once it is back.",
    ),
    "desk-hears": ("与案卷服务器重新连上了，已是最新。", "The server is back; all is up to date."),
    "desk-filtered": ("筛选“{what}” {n} 件", "'{what}': {n}"),
    "desk-filter-hint": (
        "单位（可用拼音首字母 bsz）、年度、状态、S104；↑↓ 选 回车打开 Tab 到列表 Esc 清除",
        "unit (pinyin too), year, state, S104; arrows, Enter opens, Tab to the list, Esc clears",
    ),
}
