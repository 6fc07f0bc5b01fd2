"""The vocabulary files of a pack: read, every complaint with file and line.

A check needs no proof: what stands from ``examples:`` on is read by ``gouji rules test`` and
``lint`` alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.packs.complaints import shaped
from engine.packs.lines import as_mapping, read_lines
from engine.values import dataclass
from engine.vocabulary.in_force import EXAMPLES
from engine.vocabulary.model import Subject, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engine.packs.lines import Lined
    from engine.rule import Pack
    from engine.vocabulary.file import VocabularyFile
    from engine.vocabulary.model import Use

FOLDER = "vocabulary"
NEXT_KEY = re.compile(rb"^[^\s#-]", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class WordFile:
    """A vocabulary file with its proof; ``lined`` knows the line of everything in it."""

    name: str
    shape: VocabularyFile
    lined: Lined


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read the vocabulary of a pack's folder, every file held to its shape and its grammar."""
    from engine.vocabulary.lint import grammar_faults, unbounded_words

    subjects: dict[str, Subject] = {}
    for path in _paths(folder):
        file = _shaped(path.stem, _read(path, folder, proof=False))
        subjects[file.name] = file.shape.subject(file.name)
        subject = subjects[file.name]
        for where, said in (*grammar_faults(subject), *unbounded_words(subject)):
            raise file.lined.error(said, where)
    return Vocabulary(subjects)


def shipped_vocabulary(folder: Path) -> Vocabulary:
    """Read the shipped vocabulary, which its tests hold to shape and grammar, not every start."""
    files = ((path.stem, _read(path, folder, proof=False).data) for path in _paths(folder))
    return Vocabulary({name: Subject.of(name, data) for name, data in files})


def word_files(folder: Path) -> Iterator[WordFile]:
    """Yield the vocabulary files of a pack's folder with their examples."""
    for path in _paths(folder):
        yield _shaped(path.stem, _read(path, folder, proof=True))


def example_results(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield (file and line, sentence, what is wrong or "") of every example."""
    from engine.vocabulary.proof import results

    for file in word_files(pack.folder):
        for result in results(pack.vocabulary, file.name, file.shape):
            line = file.lined.line(("examples", result.number))
            yield f"{file.lined.path}:{line}", result.text, result.wrong


def complaints(pack: Pack, uses: Iterable[Use]) -> Iterator[PackError]:
    """Yield what is wrong with a pack's vocabulary, each with file and line."""
    from engine.vocabulary.lint import faults, shared_words

    uses, files = tuple(uses), tuple(word_files(pack.folder))
    for file in files:
        asked = (use for use in uses if use.subject == file.name)
        if file.shape.source not in pack.sources:
            known = "、".join(pack.sources)
            said = f"来源“{file.shape.source}”没有在 pack.yaml 中声明（已声明：{known}）。"
            yield file.lined.error(said, ("source",))
        for where, said in faults(file.shape.subject(file.name), file.shape, asked):
            yield file.lined.error(said, where)
        before = [one.shape.subject(one.name) for one in files if one.name < file.name]
        for where, said in shared_words(file.shape.subject(file.name), before):
            yield file.lined.error(said, where)
    for name in dict.fromkeys(use.subject for use in uses):
        if name not in pack.vocabulary.subjects:
            path = f"{pack.folder.name}/{FOLDER}/{name}.yaml"
            yield PackError("程序要用这个用语文件，规则包里没有，请补上。", path=path)


def _paths(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.yaml"))


def _shaped(name: str, lined: Lined) -> WordFile:
    from engine.vocabulary.file import VocabularyFile

    return WordFile(name, shaped(VocabularyFile, as_mapping(lined), lined), lined)


def _read(path: Path, folder: Path, *, proof: bool) -> Lined:
    shown = path.relative_to(folder.parent).as_posix()
    try:
        content = path.read_bytes()
    except OSError:
        raise PackError("打不开这个用语文件，请检查路径和权限。", path=str(path)) from None
    if not _NAME.fullmatch(path.stem):
        raise PackError("文件名用小写英文、数字和下划线，如 stock_phrases.yaml。", path=shown)
    cut = EXAMPLES.search(content)
    if cut and NEXT_KEY.search(content, cut.end()):
        line = content.count(b"\n", 0, cut.start()) + 1
        raise PackError("examples 写在文件的最后，请移到末尾。", path=shown, line=line)
    return read_lines(content if proof or cut is None else content[: cut.start()], shown)
