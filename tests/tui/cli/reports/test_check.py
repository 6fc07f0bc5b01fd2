"""gouji check: exit codes, one bad file never costs the others, each thing said once."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest
from jsonschema import Draft202012Validator
from making.season import write_season

from engine.export.schemas import schema
from engine.packs import shipped
from tui.render.wrap import width


def test_exit_codes_follow_fail_on(gouji, samples, report):
    assert gouji("check", samples / "2022").code == 0
    assert gouji("check", report).code == 1
    assert gouji("check", report, "--fail-on", "never").code == 0
    assert gouji("check", samples / "2023" / "东关街道.html", "--fail-on", "warning").code == 0


def test_only_what_failed_counts_for_the_exit_code(gouji, samples):
    said = gouji("check", samples / "2022", "--fail-on", "info")
    assert "无法核对" in said.out
    assert said.code == 0


@pytest.fixture
def crooked(tmp_path, report):
    """Write a folder of files that are no good, with one good one among them."""
    folder = tmp_path / "怪 文件夹😀"
    folder.mkdir()
    (folder / "空.txt").write_bytes(b"")
    (folder / "图片.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "错误页.html").write_text("<html><body><h1>404 Not Found</h1></body></html>")
    (folder / "截断.docx").write_bytes((report.parent / "县政府.docx").read_bytes()[:3000])
    (folder / "加密.docx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(3000))
    (folder / "乱.bin").write_bytes(bytes(range(1, 256)) * 8)
    (folder / "换\n行.txt").write_text("你好", encoding="utf-8")
    (folder / "~$锁.docx").write_bytes(b"x")
    (folder / "断链.txt").symlink_to("/nope")
    with zipfile.ZipFile(folder / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<a/>")
        bomb.writestr("word/document.xml", bytes(300 << 20))
    (folder / "柳河.txt").write_bytes(report.read_bytes())
    return folder


@pytest.mark.slow
def test_one_bad_file_never_costs_the_others(gouji, crooked):
    said = gouji("check", crooked)
    assert said.code == 3
    assert said.out.count("读不了  ") == 9
    assert "柳河乡人民政府" in said.out
    assert "读不了 9 份" in said.out
    assert "Error" not in said.out + said.err


@pytest.mark.slow
def test_every_bad_file_has_its_sentence_in_the_json(gouji, crooked):
    document = json.loads(gouji("check", crooked, "--format", "json").out)
    assert len(document["unreadable"]) == 9
    assert all(len(one["error"]) > 8 for one in document["unreadable"])
    assert len(document["reports"]) == 1


@pytest.mark.slow
def test_no_file_of_a_folder_is_left_out_whatever_its_size(gouji, tmp_path):
    for number in (12, 13, 14):
        folder = tmp_path / str(number)
        paths = write_season(folder, number, formats=("flat",))
        said = json.loads(gouji("check", folder, "--format", "json", "--workers", "1").out)
        assert [one["source"] for one in said["reports"]] == sorted(map(str, paths))


@pytest.mark.slow
def test_workers_give_the_same_answers_in_the_same_order(gouji, tmp_path):
    write_season(tmp_path / "f", 14, formats=("flat",))
    alone = gouji("check", tmp_path / "f", "--format", "json", "--workers", "1")
    many = gouji("check", tmp_path / "f", "--format", "json", "--workers", "2")
    assert alone.out == many.out


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pack_without_its_words_is_refused_once(gouji, samples, tmp_path, workers):
    pack = tmp_path / "nianbao"
    shutil.copytree(shipped() / "nianbao", pack)
    shutil.rmtree(pack / "vocabulary")
    said = gouji("check", samples / "2022", "--pack", pack, "--workers", workers)
    assert said.code == 2
    assert said.out == ""
    assert "没有这个用语文件" in said.err


def test_an_empty_folder_is_said(gouji, tmp_path):
    said = gouji("check", tmp_path)
    assert said.out == "没有找到可以核对的文件。\n"
    assert said.code == 0


def test_a_file_that_is_not_there_is_unreadable_not_a_crash(gouji):
    said = gouji("check", "nope.docx")
    assert said.code == 3
    assert "文件不存在" in said.out


def test_causes_come_first_then_errors_then_warnings(gouji, samples):
    lines = gouji("check", samples / "2023" / "石桥镇.docx").out.splitlines()
    marks = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    found = [mark for mark in marks if mark in {"错误", "警告", "提示"}]
    assert found[0] == "错误"
    assert lines[3].strip().startswith("错误  F201 F202 商业企业列「予以公开」应为 2")
    order = [("错误", "警告", "提示").index(mark) for mark in found[1:]]
    assert order == sorted(order)


def test_what_to_ask_for_is_said_once_for_all_reports(gouji, samples):
    out = gouji("check", samples / "2023").out
    assert out.count("请机关提供年度报告的公开网址和公开时间") == 1
    assert "D101 ×" in out


def test_norms_are_cited_by_their_number(gouji, report):
    out = gouji("check", report).out
    assert "国办公开办函〔2021〕30号" in out
    assert "国务院办公厅政府信息与政务公开办公室" not in out


def test_a_pipe_gets_no_colours_and_unbroken_lines(gouji, report):
    out = gouji("check", report).out
    assert "\x1b" not in out
    assert max(map(width, out.splitlines())) > 100


def test_last_year_and_publication_are_used(gouji, samples):
    before = samples / "2022" / "白沙镇.docx"
    one = samples / "2023" / "白沙镇.docx"
    out = gouji("check", one, "--last", before, "--published", "2024-01-15").out
    assert "D101" not in out
    assert "X101" not in out


def test_a_deadline_that_is_no_day_is_the_overlays_fault_not_the_reports(gouji, tmp_path, report):
    overlay = tmp_path / "县.yaml"
    overlay.write_text(
        "overlay: x\ntitle: t\nsource: {id: z, title: 县文件}\n"
        "settings:\n  deadline.township: {to: 1月20日, clause: 第二条}\n",
        encoding="utf-8",
    )
    for command in (("check", report), ("rules", "lint"), ("sweep", report, "--dry-run")):
        said = gouji(*command, "--overlay", overlay)
        assert said.code == 2
        assert f"{overlay}:5: " in said.err
        assert '是不是 "01-20"？' in said.err
        assert said.out == ""


def test_a_broken_overlay_is_told_with_file_and_line_and_nothing_is_checked(
    gouji, tmp_path, report
):
    overlay = tmp_path / "县.yaml"
    overlay.write_text(
        "overlay: x\ntitle: t\nsource: {id: z, title: 县文件}\n"
        "settings: {likeness.nother: {to: 40, clause: a}}\n",
        encoding="utf-8",
    )
    said = gouji("check", report, "--overlay", overlay)
    assert said.code == 2
    assert f"{overlay}:4: " in said.err
    assert said.out == ""


def test_what_an_overlay_changed_is_printed_with_the_result(gouji, report):
    said = gouji("check", report, "--overlay", "rules/overlays/qinghe.yaml")
    assert said.out.startswith("补充规定：")


def test_a_broken_roster_is_told_with_its_line(gouji, tmp_path, report):
    roster = tmp_path / "名册.csv"
    roster.write_text("名称,类型\n甲局,外星\n", encoding="utf-8")
    said = gouji("check", report, "--roster", roster)
    assert said.code == 2
    assert "第2行" in said.err


def test_a_copy_is_judged_once_and_told(gouji, samples, tmp_path):
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_bytes((samples / "2023" / "云岭乡.txt").read_bytes())
    said = gouji("check", tmp_path, "--format", "json")
    told = json.loads(said.out)
    assert len(told["reports"]) == 1
    ((copy, other),) = ((one["source"], one["same_as"]) for one in told["same"])
    assert {copy.rpartition("/")[2], other.rpartition("/")[2]} == {"甲.txt", "乙.txt"}
    assert "完全相同，只核对一次" in said.err
    Draft202012Validator(schema("check")).validate(told)


def test_of_several_reports_it_is_said_that_they_were_not_compared(gouji, report):
    several = gouji("check", "samples/2023", "--select", "X")
    assert "X105" not in several.out
    assert "单独核对" in several.err
    assert "gouji sweep" in several.err
    assert "单独核对" not in gouji("check", report).err
    assert "单独核对" not in gouji("check", "samples/2023", "-q").err
