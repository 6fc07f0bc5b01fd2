"""What extractors, printers and copyists do to a report, and what has to be read all the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.compare import cell_differences, differences
from making.drafts import Draft, clean
from making.reading import read_report
from making.wild import as_bar_text, as_cell_a_line, as_cells_with_bars, own_cells, with_tables
from making.writers import as_flat_text

from engine.doubts import DoubtKind

if TYPE_CHECKING:
    from engine.report import Report

REQUESTS = {
    "granted": {"natural": 3, "business": 1},
    "unable.not_held": {"natural": 2},
    "unable.to_create": {"natural": 4},
    "other.uncorrected": {"natural": 8, "business": 2},
    "carried_in": {"natural": 1},
    "carried_out": {"natural": 2},
}
CASES = {
    "review": {"upheld": 1, "corrected": 2},
    "suit_direct": {"other": 1},
    "suit_after_review": {"pending": 3},
}
DRAFT = clean(
    "青山镇人民政府", "township", 2023, requests=REQUESTS, cases=CASES, normative=(2, 1, 9)
)
GROUPS = {
    "review": "行政复议",
    "suit_direct": "未经复议直接起诉",
    "suit_after_review": "复议后起诉",
}
RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}


def read(text: str) -> Report:
    return read_report(text.encode(), "稿.txt")


def fourth(*lines: str) -> Report:
    """Read the draft with these lines for table 4."""

    def table(grid: list) -> list[str]:
        if len(grid[-1]) == 15:
            return list(lines)
        return [" | ".join(row) + " |" for row in own_cells(grid)]

    return read(with_tables(DRAFT, table).decode())


def test_a_row_for_each_result_is_table_four_on_its_side() -> None:
    lines = ["| 结果 | 行政复议 | 未经复议直接起诉 | 复议后起诉 |", "|---|---|---|---|"]
    for result, words in RESULTS.items():
        figures = " | ".join(DRAFT.table4[group, result] for group in GROUPS)
        lines.append(f"| {words} | {figures} |")
    report = fourth(*lines)
    assert cell_differences(4, DRAFT.table4, report) == []
    assert not any(value.doubt for value in report.tables[4].values.values())


def test_groups_in_another_order_go_by_the_header() -> None:
    order = ("suit_after_review", "review", "suit_direct")
    lines = ["| 结果 | " + " | ".join(GROUPS[group] for group in order) + " |", "|---|---|---|---|"]
    for result, words in RESULTS.items():
        lines.append(f"| {words} | " + " | ".join(DRAFT.table4[g, result] for g in order) + " |")
    assert cell_differences(4, DRAFT.table4, fourth(*lines)) == []


def test_a_row_for_each_single_figure_is_read_by_both_its_labels() -> None:
    lines = ["| 类别 | 结果 | 件数 |", "|---|---|---|"]
    for (group, result), figure in DRAFT.table4.items():
        lines.append(f"| {GROUPS[group]} | {RESULTS[result]} | {figure} |")
    assert cell_differences(4, DRAFT.table4, fourth(*lines)) == []


def test_three_little_tables_under_three_headings_are_one() -> None:
    lines = []
    for group, words in GROUPS.items():
        lines += [
            f"### {words}",
            "| " + " | ".join(RESULTS.values()) + " |",
            "|---|---|---|---|---|",
        ]
        lines += ["| " + " | ".join(DRAFT.table4[group, result] for result in RESULTS) + " |", ""]
    assert cell_differences(4, DRAFT.table4, fourth(*lines)) == []


def test_fifteen_figures_run_together_in_the_text_are_cut_by_their_sums() -> None:
    digits = "".join(DRAFT.table4.values())
    report = fourth("行政复议行政诉讼", "结果维持结果纠正其他结果尚未审结总计", digits)
    assert cell_differences(4, DRAFT.table4, report) == []
    assert any(doubt.code == "run-together" for doubt in report.doubts)


def bars_without_labels(draft: Draft, lost: tuple[str, ...]) -> str:
    """Write bars, the labels with these words gone from their rows of figures."""
    kept = []
    for line in as_bar_text(draft).decode().split("\n"):
        if any(words in line for words in lost):
            figures = [piece.strip() for piece in line.split("|")[-8:-1]]
            line = " | ".join(["", *figures]) + " |"  # noqa: PLW2901 — the line is the loop's own
        kept.append(line)
    return "\n".join(kept)


def test_rows_without_labels_are_told_by_their_order_where_all_adds_up() -> None:
    lost = ("本机关不掌握", "没有现成信息", "补正后申请内容", "无正当理由逾期不补正")
    report = read(bars_without_labels(DRAFT, lost))
    assert cell_differences(3, DRAFT.table3, report) == []
    assert not any(value.doubt for value in report.tables[3].values.values())
    assert sum(doubt.kind is DoubtKind.ROW_UNNAMED for doubt in report.doubts) == len(lost)


def test_rows_without_labels_keep_their_doubt_where_the_table_does_not_add_up() -> None:
    wrong = {**DRAFT.table3, ("done", "natural"): "99"}
    report = read(bars_without_labels(replace(DRAFT, table3=wrong), ("本机关不掌握",)))
    assert report.tables[3].values["unable.not_held", "natural"].doubt


def test_a_run_of_unlabelled_rows_that_is_too_short_is_not_guessed() -> None:
    text = bars_without_labels(DRAFT, ("没有现成信息", "补正后申请内容")).split("\n")
    without = [line for line in text if "本机关不掌握" not in line]
    report = read("\n".join(without))
    assert ("unable.not_held", "natural") not in report.tables[3].values or report.tables[3].values[
        "unable.not_held", "natural"
    ].doubt


def broken_at(text: str, width: int) -> str:
    """Break every paragraph of prose as a printed page does, a page number here and there."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if "。" not in paragraph:
            lines.append(paragraph)
            continue
        pieces, used = [""], 0.0
        for character in paragraph:
            used += 1.0 if ord(character) > 0x2E80 else 0.5
            if used > width and character not in "，。、；":
                pieces.append("")
                used = 1.0
            pieces[-1] += character
        if len(pieces) > 3:
            pieces.insert(2, "— 3 —")
        lines += pieces
    return "\n".join(lines)


@pytest.mark.parametrize("width", [24, 28, 36])
def test_text_broken_at_a_printed_width_is_put_together(width: int) -> None:
    whole = read_report(as_bar_text(DRAFT), "稿.txt")
    report = read(broken_at(as_bar_text(DRAFT).decode(), width))
    assert differences(DRAFT, report) == []
    first = report.parts[1].text.replace("— 3 —", "").replace("\n", "")
    assert first == whole.parts[1].text.replace("\n", "")


def test_text_with_a_paragraph_a_line_is_left_alone() -> None:
    lines = [
        "一、总体情况",
        *(f"第{n}件事情做得很好，群众满意度提高" for n in range(8)),
        "二、别的",
    ]
    document = read("\n".join(lines)).document
    assert [block.text for block in document.blocks] == lines


def test_lines_of_a_table_without_a_grid_are_no_sentences() -> None:
    report = read_report(as_cell_a_line(DRAFT), "稿.txt")
    assert differences(DRAFT, report) == []
    assert "逾期未按收费通知" not in "".join(part.text for part in report.parts.values())


def test_blank_cells_between_bars_stay_blank_and_in_place() -> None:
    blanks = {("new", "research"): "", ("new", "welfare"): ""}
    text = as_cells_with_bars(replace(DRAFT, table3={**DRAFT.table3, **blanks})).decode()
    table = read(text.replace("\n |\n", "\n|\n")).tables[3]
    row = {key: table.number_at("new", key) for key in ("natural", "research", "total")}
    wrote = {column: int(DRAFT.table3["new", column]) for column in ("natural", "total")}
    assert row == {**wrote, "research": None}


@pytest.mark.parametrize(
    ("opening", "agency", "year"),
    [
        ("2023年，青禾县东关街道办事处认真贯彻条例，公开信息9条。", "青禾县东关街道办事处", 2023),
        (
            "现向社会公布青禾县柳河乡人民政府2022年政府信息公开工作年度报告。",
            "青禾县柳河乡人民政府",
            2022,
        ),
        ("本报告由青禾县水利局按照条例编制，反映2024年度政府信息公开情况。", "青禾县水利局", 2024),
    ],
)
def test_a_page_without_a_title_is_known_by_its_own_words(
    opening: str, agency: str, year: int
) -> None:
    report = read(f"一、总体情况\n{opening}\n六、其他需要报告的事项\n无")
    assert (report.agency, report.year) == (agency, year)
    assert {"agency", "year"} <= {doubt.code for doubt in report.doubts}


def test_we_is_nobodys_name() -> None:
    assert (
        read("一、总体情况\n2023年，我镇认真贯彻条例。\n六、其他需要报告的事项\n无").agency is None
    )


def test_an_opening_sentence_is_no_title() -> None:
    report = read("根据条例要求，现将我办2022年政府信息公开年度报告公布如下：\n一、总体情况\n好。")
    assert report.title is None
    assert report.year == 2022


def test_a_numeral_alone_opens_its_part() -> None:
    text = as_flat_text(DRAFT).decode().replace("一、总体情况", "一、")
    report = read(text)
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]


def test_a_heading_that_runs_on_into_its_text_is_one() -> None:
    text = as_flat_text(DRAFT).decode()
    heading = DRAFT.headings[5]
    report = read(text.replace(heading + "\n", heading + "我镇公开还不够及时，下一步将改进。"))
    assert report.parts[5].text.startswith("我镇公开还不够及时")


def test_index_lines_copied_from_a_page_tell_publisher_and_day() -> None:
    index = "索引号：1/2024-1  发布机构：青禾县青山镇人民政府  公开日期：2024-01-15\n"
    report = read(index + as_flat_text(DRAFT).decode())
    assert report.published is not None
    assert str(report.published.value) == "2024-01-15"
    assert differences(DRAFT, report) == []


def test_a_period_that_lost_its_last_character_is_read() -> None:
    text = as_flat_text(DRAFT).decode().replace("2023年12月31日止", "12月31止")
    assert differences(DRAFT, read(text)) == []
