"""gouji sweep as a script sees it: the code and the counts speak of all files named."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema


@pytest.fixture
def files(samples, tmp_path):
    """Give a folder with one faulty and one clean report."""
    folder = tmp_path / "年报"
    folder.mkdir()
    for name in ("石桥镇.docx", "云岭乡.txt"):
        (folder / name).write_bytes((samples / "2023" / name).read_bytes())
    return folder


@pytest.fixture
def sweep(gouji, tmp_path):
    """Sweep into one casebook: ``sweep(*arguments) -> Said``."""

    def run(*arguments):
        return gouji("sweep", *arguments, "--book", tmp_path / "b.book")

    return run


def decide_all(path, **more):
    """Dismiss every finding of a book."""
    from datetime import UTC, datetime

    from engine.trail.casebook import Casebook

    with Casebook.open(path, actor="张三", now=lambda: datetime(2024, 2, 1, tzinfo=UTC)) as book:
        for filing in book.filings():
            for one in book.findings(filing.id):
                if one.outcome == "not_assessable" and more.get("kind") == "confirm":
                    continue  # a request is no fault that one may confirm
                book.decide(one.id, more.get("kind", "dismiss"), reason="误报", text="看过")


def test_the_second_sweep_says_what_the_first_said(sweep, files):
    first, second, kept = sweep(files), sweep(files), sweep()
    assert (first.code, second.code, kept.code) == (1, 1, 1)
    assert "已核对过 2 份" in second.err
    line = next(line for line in first.err.splitlines() if "现有错误" in line)
    assert line in second.err
    assert line in kept.err


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("error", 1), ("info", 1)])
def test_fail_on_holds_for_the_second_sweep_too(sweep, files, level, code):
    assert [sweep(files, "--fail-on", level).code for _ in range(2)] == [code, code]


def test_a_clean_report_is_clean_twice(sweep, samples):
    report = samples / "2022" / "白沙镇.docx"
    assert [sweep(report).code for _ in range(2)] == [0, 0]
    assert "现有错误 0 条" in sweep(report).err


def test_an_unreadable_file_is_told_every_time(sweep, files):
    (files / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    assert [sweep(files).code for _ in range(2)] == [3, 3]
    assert sweep(files, "--fail-on", "never").code == 3


@pytest.mark.slow
def test_what_was_dismissed_counts_no_more_what_was_confirmed_does(sweep, files, tmp_path):
    sweep(files)
    decide_all(tmp_path / "b.book", kind="confirm")
    assert sweep(files).code == 1
    decide_all(tmp_path / "b.book")
    again, dry = sweep(files, "--again"), sweep(files, "--again", "--dry-run")
    assert [sweep(files).code, again.code, dry.code] == [0, 0, 0]
    assert "现有错误 0 条" in again.err


@pytest.mark.slow
def test_a_dry_run_tells_by_its_code_what_the_sweep_would(sweep, files, tmp_path):
    assert sweep(files, "--dry-run").code == 1
    assert not (tmp_path / "b.book").exists()
    sweep(files)
    assert sweep(files, "--dry-run").code == 1


def test_the_json_of_a_second_sweep_has_the_counts_and_keeps_to_the_schema(sweep, files):
    first, second = (json.loads(sweep(files, "--format", "json").out) for _ in range(2))
    for said in (first, second):
        Draft202012Validator(schema("check")).validate(said)
    assert (len(first["reports"]), len(second["reports"])) == (2, 0)
    counts = [(one["swept"]["checked"], one["swept"]["known"]) for one in (first, second)]
    assert counts == [(2, 0), (0, 2)]
    assert first["swept"]["standing"] == second["swept"]["standing"]
    assert first["swept"]["standing"]["error"] > 0
    assert first["swept"]["filings"] == second["swept"]["filings"]
    total = sum(one["standing"]["error"] for one in first["swept"]["filings"])
    assert total == first["swept"]["standing"]["error"]


def states(said):
    """Return the state of each file by its name."""
    return {one["source"].rpartition("/")[2]: one["state"] for one in said["swept"]["sources"]}


def test_the_json_tells_every_file_and_its_filing_whenever_it_was_checked(sweep, files):
    sweep(files / "石桥镇.docx")
    (files / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    said = json.loads(sweep(files, "--format", "json").out)
    assert states(said) == {
        "石桥镇.docx": "known",
        "云岭乡.txt": "checked",
        "坏.docx": "unreadable",
    }
    filings = {one["filing"] for one in said["swept"]["filings"]}
    assert {one["filing"] for one in said["swept"]["sources"] if "filing" in one} == filings
    assert len(filings) == 2


def test_new_only_speaks_of_what_is_checked_now(sweep, files):
    assert sweep(files, "--new-only").code == 1
    second = sweep(files, "--new-only", "--format", "json")
    assert (second.code, states(json.loads(second.out))) == (0, {})
    assert "现有错误 0 条" in second.err


def test_the_same_file_twice_is_checked_once_and_told(sweep, files):
    (files / "抄.docx").write_bytes((files / "石桥镇.docx").read_bytes())
    first = sweep(files, "--fail-on", "never")
    assert "与" in first.err
    assert f"石桥镇.docx：与 {files / '抄.docx'} 完全相同，只核对一次" in first.err
    assert "新核对 2 份" in first.err
    assert "1 份与别的文件完全相同" in first.err
    assert len(first.out.splitlines()) == 2
    again = json.loads(sweep(files, "--again", "--format", "json").out)
    assert (again["swept"]["same"], states(again)["石桥镇.docx"]) == (1, "same")
    Draft202012Validator(schema("check")).validate(again)


def test_a_casebook_and_a_roster_in_the_folder_are_told_and_no_fault(gouji, files):
    book = files / "我的案卷.book"
    (files / "名册.csv").write_text("单位\n甲", "utf-8")
    for _ in range(2):
        said = gouji("sweep", files, "--book", book, "--fail-on", "never")
        assert said.code == 0
        assert "读不了 0 份" in said.err
        assert "--roster" in said.err
    assert "我的案卷.book：这是 gouji 的案卷" in said.err
    told = json.loads(gouji("sweep", files, "--book", book, "--format", "json").out)
    skipped = {one["source"].rpartition("/")[2] for one in told["swept"]["skipped"]}
    assert {"名册.csv", "我的案卷.book"} <= skipped
    assert all(one.startswith(("名册", "我的案卷.book")) for one in skipped)


@pytest.mark.parametrize("given", ["0", "-1", "nan", "inf", "1e9", "三", ""])
@pytest.mark.parametrize("command", ["sweep", "check"])
def test_a_limit_that_is_none_is_refused(gouji, files, command, given):
    said = gouji(command, files, f"--timeout={given}")
    assert (said.code, said.out) == (2, "")
    assert "秒" in said.err


def test_two_rounds_in_one_folder_are_told_the_same_twice(sweep, files, samples):
    faulty = (samples / "2023" / "柳河乡.txt").read_text("utf-8")
    (files / "柳河乡.txt").write_text(faulty, "utf-8")
    (files / "柳河乡（改）.txt").write_text(faulty + "\n", "utf-8")
    first, second = (json.loads(sweep(files, "--format", "json").out) for _ in range(2))
    assert first["swept"]["filings"] == second["swept"]["filings"]
    assert len(first["swept"]["filings"]) == 3


@pytest.mark.slow
def test_what_came_later_is_judged_with_what_was_there_and_said(sweep, samples):
    """This year's report first, last year's after it: nothing is left unjudged."""
    sweep(samples / "2023" / "白沙镇.docx")
    last = samples / "2022" / "白沙镇.docx"
    dry = sweep(last, "--dry-run")
    assert "会因新收到的材料重新核对" in dry.err
    said = json.loads(sweep(last, "--format", "json").out)
    Draft202012Validator(schema("check")).validate(said)
    (one,) = said["swept"]["rejudged"]
    assert (one["year"], one["because"], one["error"]) == (2023, ["last"], "")
    assert (said["swept"]["files"], said["swept"]["checked"]) == (1, 1)
    assert "重新核对" not in sweep(last).err


@pytest.mark.slow
def test_how_many_were_judged_anew_and_why_is_said(sweep, samples):
    sweep(samples / "2023" / "白沙镇.docx")
    err = sweep(samples / "2022" / "白沙镇.docx").err
    assert "另有 1 份因新收到的材料重新核对：" in err
    assert "青禾县白沙镇人民政府 2023：上年报告" in err
