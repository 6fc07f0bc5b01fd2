"""Shares told in percent alone are held against table 3 of this year or of the last."""

from __future__ import annotations

import pytest
from making.passage_tally import Said, said_of, verdict_of
from making.passage_twins import twins
from making.passages import read_passages

HEAD = "agency: 临江县卫生健康局\nkind: department\nyear: 2024\nentries:\n"
TOLD = [
    "  - say: 政府信息公开申请中，自然人占比[75]%。\n    requests: {granted: 9+3b}\n",
    "  - say: 政府信息公开申请予以公开率为[80]%。\n"
    "    requests: {granted: 8, unable.not_held: 2}\n",
    "  - say: 予以公开的比例由上年的[50]%提高到[75]%。\n"
    "    requests: {granted: 6, unable.not_held: 2}\n"
    "    last: {requests: {granted: 4, unable.not_held: 4}}\n",
    "  - say: 政府信息公开申请办结率为[90]%。\n    requests: {granted: 9, carried_out: 1}\n",
]
TOLD += [
    "  - say: 因政府信息公开被行政复议8件，纠错率[12.5|40]%。\n"
    "    disputes: {review: {upheld: 6, corrected: 1, pending: 1}}\n",
]
TOLD += [
    "  - say: 收到政府信息公开申请10件，均已办结，公开率为[80|60]%。\n"
    "    requests: {granted: 7, partial: 1, unable.not_held: 2}\n",
]
RECKONED = [
    "  - say: 复议维持率[75|50]%，4件复议案件中仅有1件被纠正。\n"
    "    disputes: {review: {upheld: 3, corrected: 1}}\n",
    "  - say: 共收到政府信息公开申请近[20|40]件。\n    requests: {granted: 19}\n",
    "  - say: 政府信息公开申请答复率为[90]%。\n    requests: {granted: 9, carried_out: 1}\n",
    "  - say: 因政府信息公开被行政复议2件，纠错率[50|52]%。\n"
    "    disputes: {review: {upheld: 1, corrected: 1}}\n",
    "  - say: 因政府信息公开被行政复议3件，纠错率[50|32]%。\n"
    "    disputes: {review: {upheld: 1, corrected: 1, pending: 1}}\n",
]
SILENT = [
    "  - say: 全县复议纠错率12%，其中信息公开类复议2件，均维持。\n"
    "    disputes: {review: {upheld: 2}}\n",
    "  - say: 收到政府信息公开申请5件，村务公开率92%。\n    requests: {granted: 5}\n",
    "  - say: 收到12315投诉举报3428件，办结率99.2%。\n    requests: {granted: 9, carried_out: 1}\n",
    "  - say: 政府信息公开申请按时办结率为98%。\n    requests: {granted: 9, carried_out: 1}\n",
    "  - say: 办理行政复议案件40件，综合纠错率12.5%。\n    may_ask: true\n",
    "  - say: 全县申请办结率为95%。\n    requests: {granted: 9, carried_out: 1}\n",
]


def only(entry, folder):
    file = folder / "told-shares.yaml"
    file.write_text(HEAD + entry, encoding="utf-8")
    (passage,) = read_passages(file)
    return passage


@pytest.mark.parametrize("entry", RECKONED)
def test_what_is_rounded_or_reckoned_in_several_ways_is_asked_about(entry, tmp_path):
    passage = only(entry, tmp_path)
    assert said_of(passage) == Said()
    assert {verdict_of(twin) for twin in twins(passage)} == {"asked"}


@pytest.mark.parametrize("entry", SILENT)
def test_a_rate_of_something_else_says_nothing(entry, tmp_path):
    assert "N112" not in (
        *said_of(only(entry, tmp_path)).failed,
        *said_of(only(entry, tmp_path)).asked,
    )


@pytest.mark.parametrize("entry", TOLD)
def test_the_true_share_passes_and_another_fails(entry, tmp_path):
    passage = only(entry, tmp_path)
    assert said_of(passage).failed == ()
    assert {verdict_of(twin) for twin in twins(passage)} == {"failed"}
