"""What a number says of decisions made, or of fees."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def claims(text):
    reader = Reader(VOCABULARY, About(2024, "department", "青禾县教育局"))
    return [(one.subject, one.value, one.slack) for one in reader.claims(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("作出行政许可228项。", [("decision.licensing", 228, 0)]),
        ("全年办理行政处罚12件。", [("decision.penalty", 12, 0)]),
        ("2024年行政许可640件。", [("decision.licensing", 640, 0)]),
        ("行政许可、行政处罚共66件。", [("decision.licensing+penalty", 66, 0)]),
        ("行政事业性收费3.5万元。", [("decision.fees", 3_500_000, 50_000)]),
        ("行政事业性收费3.50万元。", [("decision.fees", 3_500_000, 5_000)]),
    ],
)
def test_a_number_of_decisions_is_claimed_fees_with_what_rounding_allows(text, found):
    assert claims(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "公开行政许可信息300条。", "行政强制比上年减少3件。", "收取行政事业性收费约120万元。",
        "行政许可、行政处罚等共66件。", "行政许可、行政处罚66件。", "行政许可事项85项。",
        "公示行政处罚结果20条。",
    ],
)  # fmt: skip
def test_what_is_published_compared_or_rough_is_no_number_of_decisions(text):
    assert claims(text) == []
