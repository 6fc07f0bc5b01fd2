"""What the screens say; rules carry their own words (Chinese)."""

from __future__ import annotations

from tui.text.screens.book import BOOK_WORDS
from tui.text.screens.desk import DESK_WORDS
from tui.text.screens.help import HELP_WORDS
from tui.text.screens.review import REVIEW_WORDS
from tui.text.screens.season import SEASON_WORDS
from tui.text.screens.states import STATE_WORDS
from tui.text.screens.trail import TRAIL_WORDS

WORDS: dict[str, tuple[str, str]] = {
    **STATE_WORDS,
    **TRAIL_WORDS,
    **SEASON_WORDS,
    **DESK_WORDS,
    **BOOK_WORDS,
    **HELP_WORDS,
    **REVIEW_WORDS,
    # keys at the bottom
    "key-confirm": ("确认", "confirm"),
    "key-confirm-cause": ("确认整个原因", "whole cause"),
    "key-dismiss": ("排除", "dismiss"),
    "key-accept": ("暂予接受", "accept"),
    "key-note": ("备注", "note"),
    "key-correct": ("更正", "correct"),
    "key-skip": ("跳过", "skip"),
    "key-back": ("上一条", "back"),
    "key-undo": ("撤销", "undo"),
    "key-evidence": ("下处证据", "next evidence"),
    "key-beside": ("对照", "beside"),
    "key-quit": ("返回", "quit"),
    "key-filter": ("筛选", "filter"),
    "key-help": ("帮助", "help"),
    "key-trail": ("留痕", "trail"),
    "key-rules": ("规则", "rules"),
    "key-order": ("排序", "sort"),
    "key-zoom": ("放大", "zoom"),
    "key-next-pane": ("换栏", "pane"),
    "key-pane-list": ("问题", "findings"),
    "key-pane-document": ("原文", "document"),
    "key-pane-rule": ("依据", "rule"),
    "key-open": ("打开", "open"),
    "key-close": ("返回", "back"),
    "key-page-down": ("翻页", "page"),
    # names of states and the like
    "short-error": ("错", "E "),
    "short-warning": ("警", "W "),
    "short-info": ("提", "i "),
    "short-unsure": ("疑", "? "),
    "short-lacking": ("缺", "? "),
    "mark-open": ("  ", "  "),
    "mark-confirmed": ("确", "C "),
    "mark-dismissed": ("排", "D "),
    "mark-accepted": ("容", "A "),
    "mark-resolved": ("改", "R "),
    "mark-pending": ("复", "P "),
    "mark-changed": ("变", "~ "),
    "outcome-fail": ("不符", "fails"),
    "outcome-uncertain": ("存疑", "uncertain"),
    "outcome-not_assessable": ("缺材料，还没有核对", "not assessable"),
    "outcome-broken": ("规则出错", "rule broken"),
    "reason-误报": ("误报", "false alarm"),
    "reason-不适用": ("不适用", "not applicable"),
    "reason-报告已说明": ("报告已说明", "explained in the report"),
    "reason-读取有误": ("读取有误", "misread"),
    # desk
    "broken": ("留痕不完整", "trail not whole"),
    "broken-says": (
        "案卷的留痕不完整：{what} 先用 gouji trail verify 查验，在此之前的结果不能作数。",
        "The trail of this casebook is not whole: {what} Run gouji trail verify; until then no "
        "result can be relied on.",
    ),
    "read-only": ("只读", "read-only"),
    "read-only-says": (
        "这个案卷在这里是只读的：可以查看，决定写不进去。",
        "This casebook is read-only here: look at it, decisions cannot be written.",
    ),
    "desk": ("勾稽 · {year}", "gouji · {year}"),
    "desk-empty": (
        "案卷里还没有报告：按 i 导入（文件夹可拖进窗口），l 导入名册。",
        "No report in this casebook yet: i imports some (drop a folder here), l the roster.",
    ),
    "plain-desk-empty": (
        "案卷里还没有报告：先用“gouji sweep 文件夹 --book {book}”收件，再来审核。",
        "No report in this casebook: receive some with 'gouji sweep FOLDER --book {book}'.",
    ),
    "desk-none": ("没有符合的件，按 Esc 清除筛选。", "Nothing matches; Esc clears the filter."),
    "desk-agency": ("单位", "agency"),
    "desk-year": ("年度", "year"),
    "desk-state": ("状态", "state"),
    "desk-round": ("轮次", "round"),
    "desk-errors": ("错误", "err"),
    "desk-warnings": ("警告", "warn"),
    "desk-undecided": ("待定", "open"),
    "desk-requests": ("缺材料", "asked"),
    "desk-due": ("期限", "due"),
    "desk-order": ("按{by}排序", "sorted by {by}"),
    "unknown-agency": ("（单位未识别）", "(agency not recognised)"),
    # dialogs
    "hint-enter": ("回车", "Enter"),
    "ask-dismiss": ("排除 {rule}：为什么？", "Dismiss {rule}: why?"),
    "ask-dismiss-how": (
        "按 1–4 选理由，写明情况后回车；Esc 不改",
        "1-4 choose a reason, Enter saves, Esc leaves",
    ),
    "ask-text": ("说明（写给以后看留痕的人）", "Explanation (for those who read the trail)"),
    "ask-reason-first": ("请先按 1–4 选一个理由。", "Choose a reason first: 1-4."),
    "ask-accept": ("暂予接受 {rule}：到哪一天，为什么？", "Accept {rule}: until when, and why?"),
    "ask-accept-how": ("回车到下一栏、保存；Esc 不改", "Enter goes on and saves; Esc leaves"),
    "accept-is": (
        "到 {day} {weekday}；回车到说明、保存；Esc 不改",
        "until {day} {weekday}; Enter goes on and saves; Esc leaves",
    ),
    "ask-until": ("到期日，如 2027-06-30", "until, e.g. 2027-06-30"),
    "bad-date": ("到期日写成 2027-06-30 这样，并且晚于今天。", "A date after today: 2027-06-30."),
    "need-text": ("请写一句理由再保存。", "Write a sentence of reason first."),
    "ask-note": ("备注 {rule}", "Note on {rule}"),
    "ask-note-how": ("回车保存；Esc 不改", "Enter saves; Esc leaves"),
    "done": ("全部审完", "All decided"),
    "done-counts": (
        "确认 {confirmed} 条，排除 {dismissed} 条，暂予接受 {accepted} 条。",
        "{confirmed} confirmed, {dismissed} dismissed, {accepted} accepted.",
    ),
    "done-how": (
        "1 T 退回　2 P 通过　3 N 下一件　. 其他　u 撤销　回车 工作台　Esc 留下",
        "1 T return, 2 P approve, 3 N next filing, . more, u undo, Enter desk, Esc stay",
    ),
    "moved-how": (
        "3 N 下一件　u 撤销　回车 工作台　Esc 留在本件",
        "3 N next filing, u undo, Enter desk, Esc stay",
    ),
    "search-hint": (
        "在原文里找：输入几个字；回车下一处，Esc 结束",
        "search the document: Enter goes on, Esc ends",
    ),
    "search-at": ("第 {n}/{m} 处", "{n} of {m}"),
    "search-none": ("原文里没有这些字。", "Not in the document."),
    "copied": ("已复制：{rule}（粘贴到通知或聊天里）", "copied: {rule}"),
    "original-opened": (
        "已用本机程序打开原件的副本：{path}",
        "opened a copy of the original: {path}",
    ),
    "original-lies": (
        "这里没有可以打开它的程序，原件的副本在：{path}",
        "No program here opens it; a copy of the original lies at {path}",
    ),
    "original-kind": (
        "这种文件不直接打开（怕是程序）；用 gouji export 取出后自行查看。",
        "Files of this kind are not opened: it might be a program.",
    ),
    "original-kept": ("原件的副本写不下来：{why}。", "A copy could not be written: {why}."),
    "key-copy": ("复制", "copy"),
    "key-original": ("打开原件", "original"),
    "next-is": ("下一件：{what}", "next: {what}"),
    "next-none": ("本年度没有别的待审报告了。", "No other report of this year waits."),
    "move-not-now": ("现为“{state}”，不能{move}。", "It is {state}: not possible now: {move}."),
    "filter-hint": (
        "输入几个字即筛选，如：错误 待定 表三；回车收起，Esc 清除",
        "type to filter; Enter keeps, Esc clears",
    ),
    # trail, rules, help
    "rules": ("规则目录", "Rules"),
    "examples": ("例子", "Examples"),
    "known-problems": ("已知局限", "Known problems"),
    "help": ("帮助", "Help"),
    "help-keys": (
        "按键（括号内是输入法拦不住的键）",
        "Keys (in brackets: safe with input methods)",
    ),
    "space-bar": ("空格", "Space"),
    # before the screens
    "keys-unreadable": (
        "按键文件 {path} 读不了，请检查其格式（每行“动作: 键”）。",
        "The file of keys {path} cannot be read; write 'action: key', one a line.",
    ),
    "keys-no-list": (
        "按键文件 {path} 应当每行写一个“动作: 键”。",
        "The file of keys {path} must hold 'action: key', one a line.",
    ),
    "keys-unknown": (
        "按键文件 {path} 里没有叫 {names} 的动作，可用：{known}。",
        "The file of keys {path} names {names}, which is no action; there are {known}.",
    ),
    "keys-clash": (
        "按键文件 {path} 里，{both} 同时是 {one} 和 {other}，请给其中一个换一个键。",
        "The file of keys {path} gives {both} to both {one} and {other}; change one of them.",
    ),
    "no-tty": (
        "这里不是终端窗口，打不开审核界面；请在终端里运行，或用 gouji review --plain 逐行审核。",
        "Not a terminal: run it in one, or use gouji review --plain.",
    ),
    "bad-encoding": (
        "终端编码是 {encoding}，显示不了中文界面；请设 LANG=zh_CN.UTF-8，或用 --plain。",
        "The terminal's encoding is {encoding}; set LANG=zh_CN.UTF-8 or use --plain.",
    ),
    "unconfirmed": (
        "案卷写着检查点文件 {files}，没有在本机确认过，因此没有往里写；"
        "核对路径后用 gouji book set checkpoints 路径… 确认。",
        "This casebook names the checkpoint files {files}, which nobody has confirmed on this "
        "machine, so nothing was written to them; look at the paths, then confirm with gouji book "
        "set checkpoints PATH….",
    ),
    "book-missing": ("没有这个案卷：{path}。", "There is no casebook {path}."),
    "plain-keys": (
        "c确认 C整个原因 "
        "x排除 a暂予接受 n备注 s跳过 b上一条 u撤销 e更正 /筛选 .办理 v各轮 t留痕 "
        "?帮助 q返回：",
        "c confirm C whole cause "
        "x dismiss a accept n note s skip b back u undo e correct / filter . filing "
        "v rounds "
        "t trail ? help q back:",
    ),
    "plain-help": (
        "一个字母一个决定，回车生效，立即保存；可以写在一行：x 1 说明、a 2027-06-30 理由、n 备注、"
        "/错误 待定；输入数字跳到那一条。别人的提请：y 同意，d 理由 不同意；g 姓名 分派；"
        "读错了：e 3.granted.business=2 理由。",
        "One letter and Enter, saved at once; on one line too: x 1 words, a 2027-06-30 words, "
        "n words, /error open; a number goes to that finding. A colleague's proposal: y approves, "
        "d words refuses; g name assigns; e 3.granted.business=2 words puts a misread cell right.",
    ),
    "plain-what": ("不认识“{what}”，按 ? 看帮助。", "'{what}' is no command; ? helps."),
    "how-to-quit": ("按 q 或 F10 退出；每一步都已保存。", "q or F10 leaves; all is saved."),
    "bye": ("已保存，随时可以接着审。", "Everything is saved."),
    "bye-nothing": ("这次没有写入任何决定。", "Nothing was written this time."),
}
