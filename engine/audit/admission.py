"""Admit a file to the audit: it is read, and what is no annual report is refused with a sentence.

Whoever has only to know whose report a file is asks here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.other_kinds import refuse_other_kind
from engine.errors import GoujiError, ReadingError

if TYPE_CHECKING:
    from engine.forms.model import Forms
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

FOREIGN = "没有读到六个部分中的任何一个，也没有法定表格，不像政府信息公开工作年度报告。"
FOREIGN_HINT = "请核对文件；若确是年报，请用 Word 或 WPS 另存为 .docx 后再交。"


def error_sentence(error: Exception) -> tuple[str, str]:
    """Return the sentence, and what to do, for what went wrong with one report."""
    if isinstance(error, GoujiError):
        return error.message, error.hint
    if isinstance(error, RecursionError):
        return "文件嵌套太深，无法读取。", "请另存为 .docx 后再试。"
    if isinstance(error, MemoryError):
        return "文件展开后太大，内存不够。", "请确认文件来源，另存后再试。"
    words = f"处理这份文件时程序出错（{type(error).__name__}）。"
    return words, "请把文件名和这句话报给维护者；其余文件不受影响。"


def read(name: str, data: bytes, forms: Forms) -> Report:
    """Read a report, loading the readers only now."""
    from engine.reading import read_report

    return read_report(data, name, forms)


def read_report_or_refuse(
    name: str, data: bytes, forms: Forms, vocabulary: Vocabulary | None
) -> Report:
    """Read a report that is to be checked; ReadingError if the file is none at all.

    OtherKindError if it is a paper of another kind, unless ``vocabulary`` is None.
    """
    report = read(name, data, forms)
    refuse(report, name, vocabulary)
    return report


def refuse(report: Report, name: str, vocabulary: Vocabulary | None) -> None:
    """Raise ReadingError for what is no report; see ``read_report_or_refuse``."""
    if vocabulary is not None:
        refuse_other_kind(report, vocabulary)
    if not report.parts and not report.tables:
        raise ReadingError(FOREIGN, source=name, hint=FOREIGN_HINT)
