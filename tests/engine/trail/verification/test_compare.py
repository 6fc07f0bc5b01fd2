"""Rows against events: what was changed behind the trail's back is named."""

from __future__ import annotations

import pytest
from book_hands import hands, kinds, reguarded, unguarded

from engine.trail.verification.verify import verify


def test_a_cut_tail_is_found_by_the_rows_and_by_the_checkpoint(attacked, witness):
    with hands(attacked.path) as connection:
        unguarded(connection)
        connection.execute("DELETE FROM events WHERE seq > 5")
        reguarded(connection)
    assert kinds(verify(attacked.path)) == {"projection", "content"}
    assert "truncated" in kinds(verify(attacked.path, [witness]))


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE findings SET state = 'dismissed' WHERE key = 'k1'", "状态"),
        ("UPDATE findings SET severity = 'info' WHERE key = 'k3'", "级别"),
        ("UPDATE findings SET data = replace(data, '新收3', '新收2') WHERE key = 'k3'", "内容"),
        ("UPDATE words SET text = replace(text, '不平衡', '平衡')", "规则的说明"),
        ("DELETE FROM words", "规则的说明"),
        ("UPDATE findings SET digest = 'd9' WHERE key = 'k3'", "摘要"),
        ("UPDATE findings SET expires = '2099-01-01' WHERE key = 'k1'", "到期日"),
        ("DELETE FROM findings WHERE key = 'k3'", "决定"),
        ("UPDATE findings SET key = 'k9' WHERE key = 'k3'", "问题清单"),
        ("UPDATE filings SET state = 'approved'", "状态"),
        ("UPDATE filings SET errors = 0", "计数"),
        ("UPDATE filings SET due = '2024-12-31'", "期限"),
        ("UPDATE versions SET sha256 = 'x'", "收到的文件"),
        ("UPDATE checks SET outcomes = '{}'", "核对记录"),
        ("UPDATE checks SET causes = '[1]'", "问题清单"),
        ("UPDATE contents SET data = ''", "换过"),
        ("DELETE FROM contents", "不见了"),
        ("UPDATE texts SET text = '同意'", "改过"),
        ("DELETE FROM texts", "不见了"),
        ("INSERT INTO settings VALUES ('four_eyes', 'true')", "设置"),
        ("INSERT INTO keys VALUES ('k', '张三', 'p', 3, NULL)", "密钥"),
        ("INSERT INTO units (name, aliases, kind, parent, code, deadline)"
         " VALUES ('新单位', '[]', 'other', '', '', '')", "名册"),
    ],
)  # fmt: skip
def test_a_row_changed_behind_the_trails_back_is_found(attacked, statement, word):
    with hands(attacked.path) as connection:
        connection.execute(statement)
    found = verify(attacked.path)
    assert found.code == 1
    assert kinds(found) <= {"projection", "content", "missing"}
    assert any(word in sentence for sentence in found.sentences), found.sentences
