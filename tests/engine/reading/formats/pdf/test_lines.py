"""Where a paragraph begins and ends, by its lines."""

from __future__ import annotations

import pytest
from making.pdf_texts import read, texts, written
from making.pdfs import Sheet

from engine.reading.formats.pdf.lines import lines_of
from engine.reading.formats.pdf.pages import Character


def typed(*lines: tuple[float, str]) -> list[str]:
    """Write lines from the given left edges and return the paragraphs read."""
    sheet = Sheet()
    for number, (left, words) in enumerate(lines):
        sheet.text(left, 760 - 20 * number, words)
    return texts(read(sheet))


FULL = "本年度围绕群众关心的事项公开信息并做到内容准确更新及时方便查询没有发"


def test_a_paragraph_begins_where_a_line_is_indented_or_the_last_ended_short() -> None:
    assert typed(
        (96, FULL[:-2]), (72, FULL), (72, "生失泄密情况。"), (96, FULL[:-2]), (72, "完。")
    ) == [f"{FULL[:-2]}{FULL}生失泄密情况。", f"{FULL[:-2]}完。"]


def test_a_heading_is_not_glued_to_the_sentence_before() -> None:
    full = FULL[:-1] + "。"
    assert typed((72, full), (72, full), (72, "五、存在的主要问题"), (72, full)) == [
        full + full,
        "五、存在的主要问题",
        full,
    ]


def test_a_hanging_list_item_is_one_paragraph() -> None:
    item = "1." + FULL[:-3]
    assert typed((72, FULL), (72, "完。"), (96, item), (114, FULL[:-4]), (114, "完。")) == [
        f"{FULL}完。",
        f"{item}{FULL[:-4]}完。",
    ]


def test_title_lines_and_sign_off_stay_lines() -> None:
    lines = [
        (200, "青禾县白沙镇人民政府"),
        (150, "2023年政府信息公开工作年度报告"),
        (96, FULL[:-2]),
        (72, FULL),
        (72, "完。"),
        (340, "青禾县白沙镇人民政府"),
        (360, "2024年1月12日"),
    ]
    words = [text for _, text in lines]
    assert typed(*lines) == [*words[:2], "".join(words[2:5]), *words[5:]]


def test_a_sign_off_on_one_line_keeps_agency_and_date_apart() -> None:
    sheet = written().text(72, 400, "青禾县白沙镇人民政府").text(400, 400, "2024年1月12日")
    assert texts(read(sheet))[-1] == "青禾县白沙镇人民政府 2024年1月12日"


def test_the_last_line_of_centred_prose_belongs_to_it() -> None:
    middle = 72 + 6 * len(FULL)
    assert typed((72, FULL), (72, FULL), (middle - 42, "生失泄密情况。")) == [
        f"{FULL}{FULL}生失泄密情况。"
    ]


def test_a_character_whose_em_ends_at_its_ink_stands_on_its_neighbours_line() -> None:
    high, low = (480.2, 489.8), (485.2, 489.8)
    comma = (479.0, 482.8)
    boxes = [("一", *low), ("、", *comma), ("总", *high), ("况", *high), ("”", 485.0, 489.9)]
    first = [Character(one, 72 + 10 * n, b, 82 + 10 * n, t) for n, (one, b, t) in enumerate(boxes)]
    below = [Character("续", 72, 469.0, 82, 478.6), Character("一", 82, 474.0, 92, 478.6)]
    assert [line.text for line in lines_of([*below, *first])] == ["一、总况”", "续一"]


def test_a_lower_line_beside_a_tall_character_stays_a_line() -> None:
    tall = Character("大", 72, 470.0, 92, 490.0)
    lines = [Character(one, 100, b, 110, b + 9) for one, b in (("上", 486.0), ("下", 464.0))]
    assert len(lines_of([tall, *lines])) == 3


TITLE = "青禾县乡村振兴和农业农村水利水务服务局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "first", ["2023年，我局", "一年来，我局", "青禾县乡村振兴局", "全面贯彻条例"]
)
def test_a_title_as_wide_as_the_text_is_a_line_of_its_own(first: str) -> None:
    first += FULL[len(first) - 1 :]
    text = first + FULL + "取得成效。"
    assert typed((72, TITLE), (72, first), (72, FULL), (72, "取得成效。")) == [TITLE, text]


def test_the_words_of_a_title_that_a_sentence_goes_on_from_are_its_own() -> None:
    goes_on = "由" + FULL[:-1]
    assert typed((72, TITLE), (72, goes_on), (72, "完。")) == [TITLE + goes_on + "完。"]
    again = [TITLE, f"{FULL}{TITLE}{FULL}完。"]
    assert typed((72, TITLE), (72, FULL), (72, TITLE), (72, FULL), (72, "完。")) == again
