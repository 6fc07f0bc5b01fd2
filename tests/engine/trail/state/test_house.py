"""The rules of the house: what an event says that nobody could have done is told."""

from __future__ import annotations

import pytest

from engine.trail.log.chain import Link
from engine.trail.state.house import objections
from engine.trail.state.projection import Projection

SHA = "a" * 64
BOOK = "0123456789abcdef"


class Trail:
    """A trail in the making: events are asked for objections, then taken in."""

    def __init__(self):
        self.projection, self.seq = Projection(), 0
        self.add("book.created", "book", {"book": BOOK, "schema": 2})

    def ask(self, kind, subject, payload, **link):
        """Return what the house objects to in an event at this place."""
        values = {
            "at": "2024-01-20T08:00:00.000000Z", "actor": "张三", "key_id": "",
            "session": "f" * 16, "payload": "", "prev": "", **link,
        }  # fmt: skip
        self.link = Link(seq=self.seq + 1, kind=kind, subject=subject, **values)
        return [one.sentence for one in objections(self.projection, self.link, payload)]

    def add(self, kind, subject, payload, **link):
        """Take an event in, to which there must be no objection."""
        assert self.ask(kind, subject, payload, **link) == []
        self.projection.fold(self.link, payload)
        self.seq += 1

    def receive(self, **changed):
        """Return the payload of a report's coming."""
        return {
            "filing": 1, "agency": "石桥镇", "kind": "township", "year": 2023, "unit": "",
            "round": 1, "sha256": SHA, "size": 3, "kept": True, "published_on": "", **changed,
        }  # fmt: skip

    def decide(self, **changed):
        """Return the payload of a decision on a fresh finding."""
        return {
            "filing": 1, "rule": "F203", "digest": "d1", "data_sha256": SHA, "severity": "error",
            "before": {}, **changed,
        }  # fmt: skip


@pytest.fixture
def trail():
    """Give a trail into which one report has come."""
    made = Trail()
    made.add("filing.received", "filing/1", made.receive())
    return made


FINDING = "filing/1/finding/k"


def test_a_season_as_the_casebook_writes_it_meets_no_objection(trail):
    trail.add("finding.confirm", FINDING, trail.decide())
    before = {"state": "confirmed", "decided": "d1", "standing": 3}
    trail.add("finding.note", FINDING, trail.decide(before=before, text_sha256=SHA))
    trail.add("filing.approved", "filing/1", {"filing": 1, "approved_sha256": SHA, "due": ""})
    trail.add("filing.received", "filing/1", trail.receive(round=2, sha256="b" * 64))


@pytest.mark.parametrize(
    ("kind", "changed", "said"),
    [
        ("confirm", {"before": {"state": "dismissed"}}, "此前状态与留痕不符"),
        ("confirm", {"data_sha256": "kurz"}, "判断的是哪一处"),
        ("confirm", {"digest": ""}, "判断的是哪一处"),
        ("confirm", {"severity": "bad"}, "没有写明问题的级别"),
        ("dismiss", {"reason": "不想要"}, "排除必须说明理由"),
        ("accept", {"expires": "2024-01-01"}, "不允许的决定"),
        ("accept", {"expires": ""}, "必须有到期日"),
        ("note", {}, "没有文字的备注"),
        ("undo", {"of": 9, "restores": {}}, "不是当时有效的一步"),
        ("approve", {}, "没有提请"),
        ("refuse", {"decided": "d1"}, "此前的判断"),
    ],
)
def test_a_decision_that_could_not_have_been_taken_is_told(trail, kind, changed, said):
    told = trail.ask(f"finding.{kind}", FINDING, trail.decide(**changed))
    assert any(said in sentence for sentence in told), told


def test_a_decision_on_a_report_that_never_came_is_told(trail):
    told = trail.ask("finding.confirm", "filing/2/finding/k", trail.decide(filing=2))
    assert any("没有收过的报告" in sentence for sentence in told)


def test_an_error_takes_two_where_the_book_says_so(trail):
    trail.add("setting.changed", "setting/four_eyes",
              {"name": "four_eyes", "value": True, "before": False})  # fmt: skip
    alone = trail.ask("finding.dismiss", FINDING, trail.decide(reason="误报"))
    assert any("没有第二人" in sentence for sentence in alone)
    assert trail.ask("finding.dismiss", FINDING, trail.decide(reason="误报", severity="info")) == []
    proposal = trail.decide(reason="误报", proposal="dismiss")
    trail.add("finding.propose", FINDING, proposal)
    before = {"decided": "d1", "standing": 4, "pending": "dismiss", "proposer": "张三"}
    own = trail.ask("finding.approve", FINDING, trail.decide(before=before))
    assert any("复核了自己的提请" in sentence for sentence in own)
    assert trail.ask("finding.approve", FINDING, trail.decide(before=before), actor="李四") == []


def test_a_proposal_does_not_change_until_when_something_was_accepted(trail):
    trail.add("finding.accept", FINDING, trail.decide(expires="2024-06-30", reason=""))
    before = {"state": "accepted", "decided": "d1", "standing": 3, "expires": "2024-06-30"}
    proposal = trail.decide(reason="误报", proposal="dismiss", before=before)
    assert trail.ask("finding.propose", FINDING, {**proposal, "until": "2024-06-30"}) == []
    bent = trail.ask("finding.propose", FINDING, {**proposal, "until": "2030-01-01"})
    assert any("接受到哪一天" in sentence for sentence in bent)


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        ("returned", {"due": "月底"}, "没有期限"),
        ("approved", {"approved_sha256": "b" * 64}, "不是当时的文件"),
        ("published", {"published_on": "2024-01-30", "published_address": "https://x",
                       "published_sha256": SHA}, "流程不允许"),
        ("matched", {"unit": "无此单位"}, "不在名册里"),
        ("moved", {"into": 1}, "不存在"),
        ("moved", {"into": 7}, "不存在"),
        ("checked", {"version": "b" * 64, "findings_sha256": SHA, "outcomes": {}, "means": {}},
         "不是第 1 号报告当时的文件"),
        ("checked", {"version": SHA, "findings_sha256": "", "outcomes": {}, "means": {}},
         "没有问题清单的摘要"),
        ("corrected", {"version": "b" * 64, "target": "2.a.b", "text_sha256": SHA}, "当时的文件"),
        ("corrected", {"version": SHA, "target": "2.a.b", "text_sha256": ""}, "没有理由"),
        ("uncorrected", {"target": "2.a.b", "of": 4}, "并不存在"),
    ],
)  # fmt: skip
def test_a_step_of_a_filing_that_the_casebook_would_not_have_admitted_is_told(
    trail, kind, payload, said
):
    told = trail.ask(f"filing.{kind}", "filing/1", {"filing": 1, **payload})
    assert any(said in sentence for sentence in told), told


@pytest.mark.parametrize(
    ("changed", "said"), [({"round": 3}, "轮次应为 2"), ({"round": 2, "sha256": "x"}, "没有摘要"),
                          ({"round": 2, "size": -1}, "没有摘要")]
)  # fmt: skip
def test_a_file_that_came_as_none_can_is_told(trail, changed, said):
    told = trail.ask("filing.received", "filing/1", trail.receive(**changed))
    assert any(said in sentence for sentence in told)


def test_rounds_and_checks_of_one_sweep_are_counted_within_it(trail):
    arrivals = [trail.receive(round=2, sha256="b" * 64), trail.receive(round=3, sha256="c" * 64)]
    check = {"filing": 1, "version": "c" * 64, "findings_sha256": SHA, "outcomes": {}}
    payload = {"received": arrivals, "checks": [check], "means": {}}
    assert trail.ask("sweep.recorded", "sweep/x", payload) == []
    early = {**payload, "checks": [{**check, "version": "b" * 64}]}
    assert any("不是第 1 号" in one for one in trail.ask("sweep.recorded", "sweep/x", early))


@pytest.mark.parametrize(
    ("kind", "subject", "payload", "said"),
    [
        ("book.created", "book", {"book": BOOK, "schema": 2}, "第二次建立"),
        ("book.migrated", "book", {"from": 2, "to": 2}, "没有发生的升级"),
        ("book.purged", "filing/1", {"filing": 1, "what": ["content"], "reason": "", "digests": []},
         "没有依据"),
        ("book.purged", "filing/1",
         {"filing": 1, "what": ["content"], "reason": "x", "digests": ["c" * 64]}, "不属于"),
        ("book.purged", "filing/1",
         {"filing": 1, "what": ["findings"], "reason": "x", "digests": []}, "清除后剩下什么"),
        ("setting.changed", "setting/title", {"name": "title", "before": "", "value": 1},
         "别的样子"),
        ("roster.imported", "roster", {"added": [], "changed": [], "removed": ["无"]},
         "名册里没有"),
        ("unreadable.gone", "book", {"files": [4], "why": "removed"}, "并不在"),
        ("auditor.enrolled", "auditor/李四", {"actor": "李四", "unit": "", "role": ""}, "是别人"),
        ("key.revoked", "auditor/李四", {"actor": "李四", "key_id": "k"}, "是谁的"),
        ("made.up", "book", {}, "不在 gouji 会写的之列"),
    ],
)  # fmt: skip
def test_what_nobody_could_have_done_with_a_book_is_told(trail, kind, subject, payload, said):
    told = trail.ask(kind, subject, payload)
    assert any(said in sentence for sentence in told), told


@pytest.mark.parametrize(
    ("link", "said"),
    [({"at": "2024-01-20"}, "时间"), ({"session": "x"}, "会话号"),
     ({"actor": "张三\u200b"}, "冒名")],
)  # fmt: skip
def test_an_event_whose_columns_are_none_of_ours_is_told(trail, link, said):
    told = trail.ask("finding.confirm", FINDING, trail.decide(), **link)
    assert any(said in sentence for sentence in told), told


def test_a_payload_of_another_shape_raises_what_verifying_expects(trail):
    with pytest.raises((KeyError, TypeError)):
        trail.ask("finding.confirm", FINDING, {"nothing": 1})
