"""Sentences of the agency's own text: each report has its own, in whatever order they are asked."""

from __future__ import annotations

from making.told import told

from engine.facts.sentences import own_text, part_sentences


def test_reports_looked_at_in_turn_keep_their_own_sentences():
    one, other = told({1: "公开信息三条。", 5: "仍有不足。"}), told({1: "公开信息五条。"})
    for _ in range(2):
        assert [s.text for s in part_sentences(one, 1)] == ["公开信息三条。"]
        assert [s.text for s in part_sentences(other, 1, 5)] == ["公开信息五条。"]
    assert [s.text for s in part_sentences(one, 5, 1)] == ["仍有不足。", "公开信息三条。"]
    assert [s.part for s in own_text(one)][-2:] == [1, 5]
