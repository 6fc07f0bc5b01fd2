"""The words of the review: its panes, what stands beside the document, a finding explained."""

from __future__ import annotations

REVIEW_WORDS: dict[str, tuple[str, str]] = {
    "opening": ("正在打开案卷 {book}……", "Opening {book}…"),
    "wait-locked": (
        "等待另一窗口写完……{n} 秒，写完就接着办；Esc 放弃",
        "Waiting for another window to finish writing… {n} s, then it goes on; Esc gives up",
    ),
    "wait-given-up": ("已放弃：这一步没有写入。", "Given up: this step was not written."),
    "offered": ("↑ 用过的：{what}", "↑ said before: {what}"),
    "part-at": ("第 {n} 部分：{what}", "part {n}: {what}"),
    "part-lacks": ("没有找到第 {n} 部分的标题。", "No heading of part {n} was found."),
    "part-none": ("没有上一部分或下一部分了。", "No further part that way."),
    # beside the document
    "beside-last": ("上年报告", "last year's report"),
    "beside-here": ("本报告的另一处", "elsewhere in this report"),
    "beside-round": ("上一轮", "the round before"),
    "beside-round-n": ("第 {n} 轮的报告", "the report of round {n}"),
    "beside-alike": ("雷同的文字", "texts alike"),
    "came-anew": (
        "刚收到这份报告的新文件（第 {n} 轮），原文已经换过；作过的决定都在，请对照新文件",
        "A new file came (round {n}) and is shown now; what was decided is saved: look again",
    ),
    "beside-off": ("关闭", "closes it"),
    "beside-how": ("两边都已标出；再按 w：{next}", "Marked on both sides; w again: {next}"),
    "beside-none": (
        "这一条没有可对照的：没有上年报告、上一轮，也只有一处证据。",
        "Nothing to put beside: no report of last year, no round before, one place only.",
    ),
    # the panes
    "counter": ("第 {n}/{m} 条", "{n} of {m}"),
    "undecided": ("待定 {n}", "{n} undecided"),
    "pane-list": ("1 问题", "1 Findings"),
    "pane-document": ("2 原文", "2 Document"),
    "pane-document-parts": ("原文（1–6 到各部分）", "Document (1-6: its parts)"),
    "pane-rule": ("3 依据与处理", "3 Rule"),
    "loading": ("正在读取报告……", "Reading the report…"),
    "unreadable": ("原文现在读不出来：{why}", "The document cannot be read: {why}"),
    "erred": (
        "程序出错（{what}），不是文件的问题；请把这句话报给维护者，问题仍可逐条审定",
        "gouji failed ({what}), not the file; please report it. Findings can still be decided",
    ),
    "no-findings": ("这份报告没有发现问题。", "No findings in this report."),
    "no-match": ("没有符合筛选的问题，按 Esc 清除筛选。", "No finding matches; Esc clears."),
    "no-place": ("证据不在正文里：{at}", "not in the text: {at}"),
    "others": ("其他问题", "Other findings"),
    "not-assessable": ("需补充材料（不必审定）", "Material asked for (nothing to decide)"),
    "requests": ("需补充材料 {n}", "{n} asked for"),
    "request-how": (
        "这是向单位要的材料，不是问题：材料补来后会重新核对。确实不适用的，按 X 排除并写明理由。",
        "Material asked of the unit, no fault: it is judged once it comes. Dismiss it if it does "
        "not apply.",
    ),
    "judging-anew": ("正在按更正重新核对……", "Judging anew as corrected…"),
    "corrected": (
        "已更正并重新核对：新增 {opened}、重新打开 {reopened}、不再成立 {resolved}",
        "corrected and judged anew: new {opened}, opened again {reopened}, gone {resolved}",
    ),
    "not-corrected": (
        "没有更正：程序出错（{what}），请把这句话报给维护者",
        "Not corrected: gouji failed ({what}); please report it",
    ),
    "ask-correct": ("更正读错的格或栏目", "Put right what was misread"),
    "ask-correct-about": (
        "照原件写实际的数；更正后立即重新核对，留痕里写明理由。",
        "Write what stands in the original; the report is judged anew at once.",
    ),
    "ask-correct-where": (
        "哪一格，如 表三.予以公开.商业企业；或 报告年度、机关名称、机关类型、落款日期",
        "which cell, e.g. 3.granted.business; or year, agency, kind, signed",
    ),
    "ask-correct-cell": (
        "哪一格等于几，如 3.granted.business=2",
        "which cell is what, e.g. 3.granted.business=2",
    ),
    "ask-correct-value": (
        "原件上是什么（空着＝空白；写“撤销”收回更正）",
        "what stands there (nothing = blank; 'undo' takes a correction back)",
    ),
    "ask-correct-how": ("回车到下一栏、保存；Esc 不改", "Enter goes on and saves; Esc leaves"),
    "take-back": ("撤销", "undo"),
    "settled": ("新版本已整改的", "Resolved by a later version"),
    "cause": ("原因：{what}", "Cause: {what}"),
    "saved": ("已保存：{what} {rule}", "saved: {what} {rule}"),
    "saved-cause": (
        "已保存：确认同一原因的 {n} 条（{rules}），u 一并撤销",
        "saved: confirmed {n} of one cause ({rules}); u takes all back",
    ),
    "skipped": ("跳过 {rule}，稍后再定", "skipped {rule}"),
    "undone": ("已撤销：{rule} 恢复为{state}", "undone: {rule} is {state} again"),
    "nothing-to-undo": ("没有可撤销的决定。", "Nothing to undo."),
    "first": ("已经是第一条。", "This is the first one."),
    "evidence-count": ("共 {n} 处", "{n} places"),
    "evidence-at": ("证据 {n}/{m}：{at}", "evidence {n} of {m}: {at}"),
    "filter-shown": ("筛选“{what}”：{n} 条", "filter '{what}': {n}"),
    "plain-no-match": (
        "没有符合筛选的问题：/ 清除筛选。",
        "No finding matches; / clears the filter.",
    ),
    "plain-filter-done": (
        "筛选“{what}”的都已定，其余还有 {n} 条待定：/ 清除筛选接着审。",
        "'{what}' is all decided, {n} others wait: / clears the filter.",
    ),
    "not-decidable": ("这一条已由新版本整改，不必再定。", "Resolved by a later version already."),
    "ime": (
        "输入法处于中文状态：按 Shift 切换，或用 F2–F8、数字键。",
        "Your input method is in Chinese mode: press Shift, or use F2-F8.",
    ),
    "small": (
        "窗口太小（{width}×{height}），请放大到至少 60×16。",
        "Window too small ({width}×{height}); at least 60×16.",
    ),
    # rule pane
    "message": ("问题", "Finding"),
    "expected": ("应为", "Expected"),
    "actual": ("实为", "Actual"),
    "unbalanced": ("不平", "Off"),
    "unbalanced-at": ("{what}（{at}）", "{what} ({at})"),
    "cause-one": (
        "{label}填报 {before}，应为 {after}：{before} → {after}，改后 {rules} 相符",
        "{label} says {before}, should be {after}: {before} → {after} settles {rules}",
    ),
    "cause-cells": (
        "改下面 {n} 格，{rules} 即相符：",
        "These {n} cells settle {rules}:",
    ),
    "cause-several": (
        "{rules} 不平，有 {n} 种同样小的改法，看不出错在哪一格，请对台账：",
        "{rules}: {n} repairs equally small; which cell is wrong cannot be told:",
    ),
    "cause-how": ("C 确认整个原因（{n} 条），c 只确认这一条", "C confirms all {n}, c this one"),
    "repair-one": ("{label}：{before} → {after}", "{label}: {before} → {after}"),
    "repair-or": ("或者", "or"),
    "repair-more": ("另有 {n} 种同样小的改法", "{n} more repairs equally small"),
    "slip": ("看来是：{slip}", "probably: {slip}"),
    "blank": ("空白", "blank"),
    "why": ("为什么", "Why"),
    "basis": ("依据", "Basis"),
    "remedy": ("怎样整改", "Remedy"),
    "ask": ("需要补充", "Ask for"),
    "quotes": ("证据", "Evidence"),
    "explained": ("报告自己的说明", "The report's own words"),
    "history": ("处理经过", "History"),
    "reading": (
        "注意：这里的读取不够确定，请先核对原文，不一定是单位的错。",
        "Note: read with doubt here; compare with the document first.",
    ),
    "changed": (
        "上次作出决定后，这里的数据变了，所以重新打开。",
        "The figures have changed since the last decision.",
    ),
    "before": ("上次判定时：{what}", "When it was judged: {what}"),
    "expires": ("接受到 {day} 为止", "accepted until {day}"),
    "signed": ("已签名", "signed"),
    "revoked": ("（已撤销）", "(undone)"),
}
