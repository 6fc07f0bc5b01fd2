"""Moving a filing on line by line: what is asked and refused, and that nothing is half done."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from engine.errors import UsageError
from tui.plain.console import Console, LeaveError
from tui.plain.filing import FilingSteps
from tui.text.words import Language, Texts

BRIDGE, RIVER, STRANGER = 1, 2, 3


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.fixture
def steps(work):
    """Return a function that does a step with these lines typed, and gives what was printed."""

    def run(name: str, *lines: str, filing: int | None = None, lang: Language = "zh") -> str:
        out = io.StringIO()
        console = Console(Texts(lang), io.StringIO("".join(f"{one}\n" for one in lines)), out)
        step = getattr(FilingSteps(work, console), name)
        with suppress(LeaveError):
            step(*([work.filing(filing)] if filing else []))
        return out.getvalue()

    return run


def test_only_what_is_allowed_now_is_offered_with_its_digit_and_letter(steps):
    out = steps("act", "", filing=BRIDGE)
    assert out.splitlines()[0] == "办理：青禾县石桥镇人民政府 2023 · 已收"
    assert "   1 T 退回整改" in out
    assert "   7 V 各轮比较" in out
    assert "公开" not in out
    assert "L" not in out, "the trail is read in the review"


@pytest.mark.parametrize("typed", ["", "0", "99", "4", "G", "退回", "\x1b", "T" * 1000])
def test_what_is_not_offered_moves_nothing(steps, book, typed):
    before = book.newest()
    steps("act", typed, filing=BRIDGE)
    assert book.newest() == before


@pytest.mark.parametrize("typed", ["t", " T ", "1"])
def test_digit_and_letter_are_one(steps, book, typed):
    steps("act", typed, "", filing=BRIDGE)
    assert book.filing(BRIDGE).state == "returned"


@pytest.mark.parametrize(
    "typed", ["昨天", "2026-11-19", "2026-02-30", "2026-13-01", "+401", "9" * 50]
)
def test_a_deadline_that_is_none_leaves_the_filing(steps, book, typed):
    out = steps("act", "1", typed, filing=BRIDGE)
    assert "期限写成" in out
    assert book.filing(BRIDGE).state == "received"


@pytest.mark.parametrize(
    ("typed", "due"),
    [("", "2026-12-04"), ("２０２６－１２－０１", "2026-12-01"), ("2026-11-20", "2026-11-20")],
)
def test_a_deadline_is_proposed_or_typed_in_any_width(steps, book, typed, due):
    steps("act", "1", typed, filing=BRIDGE)
    assert book.filing(BRIDGE).due.isoformat() == due


def test_the_end_of_input_within_a_question_leaves_the_filing(steps, book):
    before = book.newest()
    steps("act", "1", filing=BRIDGE)
    assert book.newest() == before


def approved(book) -> None:
    for one in book.findings(RIVER):
        if one.state == "open":
            book.decide(one.id, "confirm")
    book.transition(RIVER, "approved")


def test_publishing_asks_for_address_and_a_day_not_to_come(steps, book):
    book.set("four_eyes", value=False)
    approved(book)
    for lines, words in (
        (("4", ""), "网址"),
        (("4", "https://example.invalid/1", "2026-11-21"), "公开日期"),
        (("4", "https://example.invalid/1", "哪天"), "公开日期"),
    ):
        assert words in steps("act", *lines, filing=RIVER)
        assert book.filing(RIVER).state == "approved"
    steps("act", "4", "https://example.invalid/1", "11-20", filing=RIVER)
    filing = book.filing(RIVER)
    assert (filing.state, filing.published_on.isoformat()) == ("published", "2026-11-20")
    assert "请写一句理由" in steps("act", "5", " ", filing=RIVER)
    steps("act", "5", "原件有误", filing=RIVER)
    assert book.filing(RIVER).state == "reopened"


def test_a_unit_is_taken_by_its_number_or_its_name(steps, book):
    out = steps("match", "", filing=STRANGER)
    assert "   1 青禾县石桥镇人民政府" in out
    assert book.filing(STRANGER).agency == "石桥镇政务公开办"
    with pytest.raises(UsageError):
        steps("match", "99", filing=STRANGER)
    steps("match", "青禾县水利局", filing=STRANGER)
    assert book.filing(STRANGER).agency == "青禾县水利局"


def test_nothing_to_take_back_is_a_sentence(steps, book):
    before = book.newest()
    assert steps("move_back") == Texts()("nothing-to-move-back") + "\n"
    assert book.newest() == before


def test_a_move_is_taken_back(steps, book):
    assert "已退回" in steps("act", "1", "", filing=BRIDGE)
    assert "审核中" in steps("move_back")
    assert book.filing(BRIDGE).state == "under_review"


def test_rounds_tell_what_is_mended_new_and_left(steps):
    out = steps("rounds", filing=BRIDGE)
    assert "石桥镇-4.txt" in out
    assert "石桥镇-3.txt" in out
    once = steps("rounds", filing=RIVER)
    assert Texts()("rounds-one") in once


def test_english_has_no_chinese_but_names(steps):
    out = steps("act", "1", "", filing=BRIDGE, lang="en")
    assert "1 T" in out
    assert "退回" not in out
