"""Our own papers are told from reports; whoever works on one makes it a report again."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from making.drafts import clean
from making.writers import WRITERS

from engine.check import Checker
from engine.export.dossier import Exported
from engine.export.of_audit import dossier_of
from engine.export.papers import PAPERS, Wish, files
from engine.own_papers import kind_of, sealed
from engine.packs import load_pack
from engine.reading import read_report
from engine.reading.files.sources import sources

AGENCY = "青禾县石桥镇人民政府"


@pytest.fixture(scope="module")
def checker():
    return Checker(load_pack())


@pytest.fixture(scope="module")
def report():
    """Return a report as the agency sent it, as Word."""
    return WRITERS["docx"][1](clean(AGENCY, "township", 2023, county="青禾县"))


@pytest.fixture(scope="module")
def papers(checker, report):
    """Return one file of every paper about that report, by the paper's name."""
    audit = checker.audit(read_report(report, "a.docx", checker.pack.forms))
    one = dossier_of(audit, 1, lambda: ("a.docx", report))
    exported = Exported(dossiers=[one], book="案卷", made_at="2024-02-01T09:00:00+08:00")
    wish = Wish(forms=checker.pack.forms)
    return {name: next(files(paper, exported, wish)).data for name, paper in PAPERS.items()}


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_known_by_its_kind(papers, name):
    assert kind_of(papers[name]) == name


@pytest.mark.parametrize("layout", WRITERS)
def test_a_report_is_no_paper_of_ours(layout):
    assert kind_of(WRITERS[layout][1](clean(AGENCY, "township", 2023, county="青禾县"))) == ""


def saved_again(data: bytes, change=lambda _document: None) -> bytes:
    document = docx.Document(io.BytesIO(data))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_an_annotated_report_that_was_worked_on_is_the_agency_s_report_again(papers, checker):
    def mend(document):
        document.tables[0].rows[1].cells[1].text = "5"

    edited = saved_again(papers["annotated"], mend)
    assert kind_of(edited) == ""
    assert read_report(edited, "a.docx", checker.pack.forms).agency == AGENCY


def test_an_annotated_report_that_was_only_saved_again_is_a_report_too(papers):
    assert kind_of(saved_again(papers["annotated"])) == ""


def test_a_changed_byte_breaks_the_seal(papers):
    for name in ("annotated", "md"):
        data = bytearray(papers[name])
        data[len(data) // 2] ^= 1
        assert kind_of(bytes(data)) == ""


def test_a_letter_to_which_the_office_gave_a_number_stays_a_letter(papers):
    def number(document):
        document.paragraphs[0].text = "青政公开〔2024〕3号"

    assert kind_of(saved_again(papers["notice"], number)) == "notice"


def test_a_report_written_into_a_letter_s_file_is_a_report(papers):
    assert kind_of(saved_again(papers["notice"], lambda one: one.add_table(8, 8))) == ""


def test_a_broken_archive_is_no_paper(papers):
    data = papers["notice"]
    assert kind_of(data[: len(data) // 2]) == ""
    assert kind_of(b"PK\x03\x04docProps/core.xml") == ""


@pytest.mark.parametrize("name", ["notice", "xlsx", "annotated"])
def test_the_seal_leaves_an_archive_that_others_open(papers, name):
    with zipfile.ZipFile(io.BytesIO(papers[name])) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"%PDF-1.7\n%%EOF\n", "annotated"), (b"\x89PNG\r\n", "notice")],
    ids=["pdf", "picture"],
)
def test_pdf_and_pictures_are_sealed_behind_their_end(start, kind):
    assert kind_of(start) == ""
    assert kind_of(sealed(start, kind)) == kind
    assert kind_of(sealed(start, kind) + b"1 0 obj\n") == ""


def test_sources_leave_our_papers_out_only_where_somebody_listens(papers, report, tmp_path):
    (tmp_path / "a.docx").write_bytes(report)
    for name in ("notice", "annotated", "html", "md", "junit", "sarif", "jsonl"):
        (tmp_path / f"{name}{PAPERS[name].suffix}").write_bytes(papers[name])
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("b.docx", papers["notice"])
    told: dict[str, str] = {}
    found = list(sources([tmp_path], own=told.__setitem__))
    assert [one.name for one in found] == [str(tmp_path / "a.docx")]
    assert sorted(told.values()) == [
        "annotated", "html", "jsonl", "junit", "md", "notice", "notice", "sarif",
    ]  # fmt: skip
    assert len(list(sources([tmp_path]))) == 9
