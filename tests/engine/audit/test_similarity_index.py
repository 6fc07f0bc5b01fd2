"""The index on disk finds what comparing all pairs finds, and counts stock for nobody."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.audit.similarity_index import (
    AT_LEAST,
    MOST,
    STOCK_FROM,
    STOCK_SHARE,
    STOCK_UNITS,
    Index,
    SimilarityIndex,
    keep_words,
)
from engine.facts.likeness import OwnText, compare, own_text
from engine.facts.likeness.compare import same_unit

LETTERS = [bytes((0xB0 + n // 94, 0xA1 + n % 94)).decode("gb2312") for n in range(3700)]
PARAGRAPHS = (
    "一是在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看和打印低保、宅基地审批结果。",
    "二是把涉农补贴发放名单逐村张榜，并在赶集日由驻村干部现场解答村民提出的疑问。",
    "三是重新梳理了党政综合办公室的收件流程，收到信件当天登记、次日分办、到期前三天提醒。",
    "存在的问题：部分村的公示栏更新不及时，年轻干部对依申请公开的答复格式掌握得不牢。",
    "改进措施：明年每季度组织一次答复文书评比，把公示栏更新列入驻村干部的月度考勤。",
)
SHARED = (
    "全面推行窗口首问负责制，做到来有迎声、问有答声、走有送声，群众满意度进一步提升。",
    "建立公开目录动态更新台账，逐条明确责任科室和办理时限，每月通报一次更新进度。",
)


def sentences(seed: int, number: int) -> tuple[str, ...]:
    """Return sentences that only this seed gives."""
    dice = random.Random(seed)  # noqa: S311 — tests, not secrets
    return tuple("".join(dice.choices(LETTERS, k=dice.randint(15, 30))) for _ in range(number))


def text(unit: int, year: int, words: tuple[str, ...]) -> OwnText:
    name = f"青禾县第{unit}中心"
    return OwnText(unit=name, year=year, written=words, compared=words)


def read(name: str, paragraphs: tuple[str, ...] = PARAGRAPHS, year: int = 2023) -> OwnText:
    """Return the own words of a report."""
    return own_text(told({1: paragraphs}, agency=name, year=year), VOCABULARY)


def found(tmp_path, texts):
    """Return what the index on disk finds for each text."""
    index, places = Index(tmp_path), []
    for number, one in enumerate(texts):
        places.append(tmp_path / f"{number:064}")
        index.add(keep_words(places[-1], one))
    index.finish()
    likes = SimilarityIndex(tmp_path)
    return [likes.of(place).found for place in places]


def one_by_one(texts):
    """Return for each text what comparing it with every other one finds, without any index."""
    stock = shared_by_many(texts)
    return [resembled(here, texts, stock) for here in texts]


def resembled(here, texts, stock):
    others = (
        t
        for t in texts
        if t.year <= here.year and (t.year == here.year - 1 or not same_unit(t.unit, here.unit))
    )
    likenesses = [
        replace(compare(here, other, stock), with_last_year=same_unit(other.unit, here.unit))
        for other in others
    ]
    kept = [one for one in likenesses if one.percent >= AT_LEAST]
    return tuple(sorted(kept, key=lambda one: (-one.percent, one.other, one.year))[:MOST])


def shared_by_many(texts):
    """Return the sentences that stand word for word with too many units to be anybody's own."""
    units = defaultdict(set)
    for one in texts:
        for sentence in one.compared:
            units[sentence].add(one.unit)
    everybody = len({one.unit for one in texts})
    most = min(max(1, everybody * STOCK_SHARE // 100), STOCK_UNITS)
    if everybody < STOCK_FROM:
        return frozenset()
    return frozenset(sentence for sentence, names in units.items() if len(names) > most)


def inbox() -> list[OwnText]:
    """Return two years of thirty units: some copy last year, some a neighbour, some by half."""
    stock = sentences(-1, 3)
    texts = []
    for unit in range(30):
        last, this = sentences(unit, 12), sentences(1_000 + unit, 12)
        if unit % 5 == 0:
            this = last[:9] + this[9:]
        if unit % 7 == 3:
            this = sentences(1_000 + unit - 1, 12)[:6] + this[6:]
        texts += [text(unit, 2022, stock + last), text(unit, 2023, stock + this)]
    return texts


def formulaic(units: int) -> list[OwnText]:
    """Return texts of sentences that all begin alike; each third copies, two stand with a third."""
    dice = random.Random(7)  # noqa: S311 — a test, not a secret
    words = [
        f"第{n}项工作{''.join(dice.choices('甲乙丙丁戊己庚辛壬癸子丑寅卯', k=24))}"
        for n in range(400)
    ]
    texts = [text(0, 2023, tuple(dice.sample(words, 12)))]
    for unit in range(1, units):
        copied = texts[-1].compared[:8] + tuple(words[:2])
        texts.append(text(unit, 2023, copied if unit % 3 == 0 else tuple(dice.sample(words, 12))))
    return texts


def slipped(units: int) -> list[OwnText]:
    """Return texts of which each second is the one before it with two slips in every sentence."""
    texts = []
    for unit in range(0, units, 2):
        own = sentences(3_000 + unit, 10)
        texts.append(text(unit, 2023, own))
        texts.append(text(unit + 1, 2023, tuple(map(with_slips, own))))
    return texts


def with_slips(sentence: str) -> str:
    """Change a third of the way in, and two thirds."""
    third = len(sentence) // 3
    return f"{sentence[:third]}误{sentence[third + 1 : 2 * third]}误{sentence[2 * third + 1 :]}"


@pytest.mark.parametrize(
    "texts",
    [inbox(), formulaic(STOCK_FROM - 1), formulaic(60), slipped(40)],
    ids=["两年三十家", "不足二十家", "六十家", "抄错两字"],
)
def test_the_index_finds_what_comparing_all_pairs_finds(tmp_path, texts):
    naive = one_by_one(texts)
    assert sum(map(bool, naive)) * 5 >= len(texts)
    assert found(tmp_path, texts) == naive


def test_the_same_reports_give_the_same_answer_in_whatever_order_they_came(tmp_path):
    texts = [*inbox(), *slipped(40)]
    answers = []
    for name, order in (("a", texts), ("b", texts), ("c", texts[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        answers.append(found(folder, order))
    assert answers[0] == answers[1] == answers[2][::-1]


def test_copies_are_found_with_their_sentences(tmp_path):
    (here,) = found(tmp_path, inbox())[7]
    assert (here.other, here.year, here.percent) == ("青禾县第2中心", 2023, here.percent)
    assert here.percent >= 40
    assert len(here.pairs) == 6


def test_last_years_report_of_the_same_unit_is_marked_and_the_report_itself_left_out(tmp_path):
    texts = [
        read("淮安市洪泽区人民政府", year=2022),
        read("洪泽区人民政府"),
        read("白沙镇人民政府"),
    ]
    assert [(one.other, one.with_last_year) for one in found(tmp_path, texts)[1]] == [
        ("淮安市洪泽区人民政府", True),
        ("白沙镇人民政府", False),
    ]


@pytest.mark.parametrize("year", [2021, 2024, None])
def test_a_units_own_report_of_another_year_is_nobody_elses_copy(tmp_path, year):
    texts = [read("洪泽区人民政府", year=year), read("淮安市洪泽区人民政府")]
    assert found(tmp_path, texts)[1] == ()


def test_a_longer_name_with_the_same_end_is_not_certainly_the_unit_and_judges_nothing(tmp_path):
    texts = [read("青禾县大白沙镇人民政府", year=2022), read("白沙镇人民政府")]
    assert found(tmp_path, texts)[1] == ()


def test_nobody_copies_from_a_later_year(tmp_path):
    texts = [read("白沙镇人民政府", year=2022), read("青石镇人民政府", year=2023)]
    earlier, later = found(tmp_path, texts)
    assert earlier == ()
    assert [one.other for one in later] == ["白沙镇人民政府"]


@pytest.mark.parametrize(("units", "stock"), [(STOCK_FROM - 2, False), (40, True)])
def test_what_many_units_share_counts_for_nobody(tmp_path, units, stock):
    texts = [
        read(f"甲{number}镇人民政府", (*SHARED, *(f"{one}。" for one in sentences(number, 5))))
        for number in range(units)
    ]
    found(tmp_path, texts)
    suspect = read("乙镇人民政府", (*SHARED, *(f"{one}。" for one in sentences(99, 5))))
    keep_words(tmp_path / "suspect", suspect)
    assert min(compare(suspect, other).percent for other in texts) >= AT_LEAST
    assert bool(SimilarityIndex(tmp_path).of(tmp_path / "suspect").found) is not stock


@pytest.mark.slow
@pytest.mark.parametrize(("units", "alike"), [(STOCK_UNITS, True), (STOCK_UNITS + 1, False)])
def test_what_very_many_units_share_is_stock_however_many_there_are(tmp_path, units, alike):
    shared = sentences(-2, 8)
    texts = [text(n, 2023, shared + sentences(n, 4)) for n in range(units)]
    texts += [text(1_000 + n, 2023, sentences(1_000 + n, 12)) for n in range(400)]
    assert bool(found(tmp_path, texts)[0]) is alike


def test_the_same_content_stands_in_the_index_once(tmp_path):
    index = Index(tmp_path)
    words = keep_words(tmp_path / "a", text(1, 2023, sentences(1, 12)))
    index.add(words)
    index.add(words)
    index.finish()
    assert SimilarityIndex(tmp_path).of(tmp_path / "a").found == ()


def test_a_report_without_kept_words_resembles_nobody(tmp_path):
    Index(tmp_path).finish()
    assert SimilarityIndex(tmp_path).of(tmp_path / "none").found == ()
