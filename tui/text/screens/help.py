"""What F1 says, by widget and screen, in both languages; short enough to be read."""

from __future__ import annotations

HELP_WORDS: dict[str, tuple[str, str]] = {
    "key-return-filing": ("退回整改", "return the report"),
    "key-approve-filing": ("通过", "approve the report"),
    "key-next-filing": ("下一份", "next report"),
    "key-part-1": ("1–6 到第一至第六部分", "1-6: to that part"),
    "key-part-back": ("上、下一部分（[ 和 ]）", "part before, after: [ and ]"),
    "listed-year-back": ("上、下一年度（[ 和 ]）", "year before, after: [ and ]"),
    "listed-view-0": ("换分类：0 全部，1–9 各类", "views: 0 all, 1-9 each"),
    "help-desk": (
        "工作台列出案卷里的全部报告（一个单位一个年度是一件）。回车打开一件开始审核；按 . 办理："
        "开始审核、退回整改（写期限）、通过、登记公开（网址、日期）、重新打开、认定单位，只列出此时"
        "允许的；u 撤销刚才的办理。"
        "数字换分类：0 全部，1–6 各种状态，7 待我复核，8 未认定单位，9 "
        "名册上还没有报送的单位。按 / 筛选：单位（拼音首字母也可）、年度、类型、状态、规则代号；"
        "[ ] 换年度；空格标记、* 全标，标记后按 . 一并办理；o 换排序，g 分组；v 看各轮。"
        "w 是全部留痕，y 查验；别的窗口写了什么，两秒内就看得到。\n"
        "错误、警告是规则给出的条数，待定是还没有人作出决定的条数。行首：认＝还没有认定单位，复＝"
        "有提请等你复核，等＝你的提请等别人复核。期限后写着“逾期”的，整改期限已过。",
        "The desk lists every filing (a unit's report on a year). Enter opens one; . moves it on "
        "(only what is allowed now), u takes that back; digits show views: 1-6 states, 7 proposals "
        "for you, 8 filings without a unit, 9 units without a filing. / filters; o sorts; v shows "
        "the rounds. First sign: ? no unit, 2 to second, w waits for another; ! is overdue.",
    ),
    "help-review": (
        "逐条审核：看左边的问题、原文里标出的证据和规则说明，然后按一个键作出决定，自动转到下"
        "一条待定的。"
        "每一步立即保存，随时可以退出，回来接着审。\n"
        "确认：问题成立，要单位整改。排除：问题不成立，须选理由（误报、不适用、报告已说明、读"
        "取有误）。"
        "暂予接受：问题成立但暂不整改，须写到期日。备注：只记一句话，不改变状态。撤销：收回上"
        "一个决定，"
        "留痕里两步都在。按住一个键不放，只算一次。\n"
        "两人复核：别人提请排除或接受错误时，8 同意，9 不同意（写理由）；自己的提请不能自己同意。"
        "7 把一条分派给别人。\n"
        "更正：读错了数字、年度、单位、落款日期时按 e，照原件写并说明理由，立即重新核对。"
        "最后一组“需补充材料”不必审定：材料补来后重新核对；不适用的按 x 排除。"
        "审完按 . 办理整件报告：退回、通过；T 退回、P 通过、N 下一件，处处一样。"
        "期限可写 12-10、+10（工作日）。\n"
        "同一原因引起的几条：C 一次全部确认（每条各留一步痕，u 一并撤销），c 只确认这一条。"
        "y 复制这一条，o 用本机程序打开原件。w 对照：上年报告的同一格、同一报告的另一处、上一轮、"
        "雷同的文字，并排（窄窗口换着看），两边都标出；再按换下一种，最后关闭。\n"
        "标着“注意：读取不够确定”的，先核对原文：可能是本软件读错，不是单位报错。",
        "Look at the finding, its evidence in the document and the rule, then press one key; "
        "the next "
        "undecided finding comes by itself. Every step is saved at once. A key held down coun"
        "ts once. A colleague's proposal: 8 approves, 9 refuses; 7 assigns; . moves the filing on. "
        "C confirms all of a cause, T returns, P approves, N is the next filing, y copies, o opens "
        "the original, w puts last year's report, another place, the round before or a text alike "
        "beside. "
        "E puts right what was misread. Material asked for needs no decision.",
    ),
    "help-roll": (
        "列表：↑↓ 移动，PgUp/PgDn 翻页，Home/End 到头尾，回车打开；也可用鼠标点。",
        "List: arrows move, PgUp/PgDn page, Home/End go to the ends, Enter opens.",
    ),
    "help-beside": (
        "对照栏：并排看的另一份报告或另一处，黄色是同一格，橙色是两边相同的文字；↑↓ 翻，"
        "w 换下一种，直到关闭。",
        "Beside: another report or place; yellow is the same cell, orange what both texts share; "
        "w shows the next, then closes.",
    ),
    "help-findings": (
        "问题列表：同一个原因引起的排在一起，标题写着建议改法；先错误后警告。左边第一字：错、"
        "警、提是严重程度，疑是拿不准的；"
        "第二字：确（已确认）、排（已排除）、容（暂予接受）、改（已整改）、复（待第二人复核）、变（定过，后来数据变了）"
        "、空白为待定。"
        "最后一组（缺）是需补充的材料，不必审定。↑↓ 移动，空格和 PgUp/PgDn 翻原文，/ 筛选，如“错误"
        " 待定"
        " 表三”。",
        "Findings: those of one cause together. Signs: E W i severity; C D A R P ~ state. "
        "Space and PgUp/PgDn page the document; / filters, e.g. 'error open'.",
    ),
    "help-page": (
        "原文：黄底（左边有 >）是证据；格里写着 7→2 的，红的 7 是疑错的数，"
        "绿的 2 是建议改成的数；"
        "下划线的格子参加这一等式，蓝底的格子已更正。改法不止一种时都是黄底下划线，不指认哪一格错。"
        "↑↓ 逐行，PgUp/PgDn 或空格翻页，← → 左右移动宽表，"
        "m 到下一处证据，/ 在原文里找字（筛选问题先按 1），按 2 进来的，1–6 到第一至第六部分"
        "（Esc 后又是换栏），[ ] 到上、下一部分，z 放大。"
        "表头随表格停在上方。␛ ⇆ ¦ ␦ 一类符号代表原文里看不见的控制字"
        "符。",
        "Document: yellow (with > beside it) is evidence; in 7→2 red is suspected, green proposed. "
        "Arrows scroll, "
        "m goes to the next evidence, called by 2, 1-6 go to its parts (until Esc), "
        "[ ] from part to part, z zooms. "
        "Signs like ␛ ⇆ ¦ ␦ stand for invisible characters.",
    ),
    "help-sheet": ("文字：↑↓ 逐行，PgUp/PgDn 或空格翻页。", "Text: arrows and Page keys scroll."),
    "help-entry": (
        "输入行：回车确定，Esc 取消；可用输入法。",
        "A line to type in: Enter accepts, Esc cancels.",
    ),
    "help-trail": (
        "留痕：这份报告的每一步，谁、何时、做了什么，最新的在上；只增不改。验证用 gouji trail"
        " verify。",
        "The trail: each step, newest first; nothing is ever changed. Verify with gouji trail"
        " verify.",
    ),
    "help-rules": (
        "规则目录：代号、本季几份几处、依据、为什么查、怎样整改、例子。/ 筛选：代号、标题、错误、"
        "“有问题”（本季有的）。县里的补充规定已经算在内，标题写着。",
        "The rules as in force, with the season's counts: code, basis, reason, remedy, examples. "
        "/ filters; 'found' are those of the season.",
    ),
    "help-rounds": (
        "各轮：上面是收到过的每一份文件（新的在前），下面是这一轮比上一轮：新出现、数据有变、仍"
        "在、已整改。选中一条，下半屏是它的说明；数据有变的，当时和现在都列出。",
        "Rounds: the files received, newest first; then what is new, changed, still there and "
        "mended against the round before. Below: all about the one chosen.",
    ),
    "help-room": ("Esc 或 q 返回。", "Esc or q goes back."),
}
