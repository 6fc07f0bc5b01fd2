"""Merge a county's overlay into a pack: only what an overlay may do, and all of it written down.

It may set a constant, add words to the vocabulary, raise a severity, switch off a rule that is not
an error, and add rules.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.packs.settings import fault
from engine.rule import Applied, Clause, Pack, Rule, catalogue_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from engine.packs.lines import Lined
    from engine.packs.lines import Path as Where
    from engine.roster.unit import Unit
    from engine.rule import Overlay
    from engine.vocabulary.model import Vocabulary

RANK = {"info": 0, "warning": 1, "error": 2}
SHORTEST_WORD = 2
COUNTY = re.compile(r"^county:\s*(\S+)", re.MULTILINE)
WORDS = {"info": "提示", "warning": "警告", "error": "错误"}


def merged(pack: Pack, overlay: Overlay, lined: Lined, digest: str) -> Pack:
    """Return the pack with the overlay merged; raise PackError where it oversteps."""
    source = overlay.source
    if pack.sources.get(source.id, source) != source:
        raise lined.error(
            f"来源编号“{source.id}”已是规则包自己的来源，请另取一个。", ("source", "id")
        )
    changes: list[str] = []
    settings = _settings(pack, overlay, lined, changes)
    vocabulary = _vocabulary(pack, overlay, lined, changes)
    rules = _added(
        _switched(_raised(pack.rules, overlay, lined, changes), overlay, lined, changes),
        overlay,
        lined,
        changes,
        pack.sources,
    )
    applied = Applied(
        id=overlay.overlay, title=overlay.title, source=source.id, sha256=digest, path=lined.path
    )
    return pack.model_copy(
        update={
            "rules": tuple(sorted(rules, key=lambda rule: catalogue_order(rule.code))),
            "settings": settings,
            "vocabulary": vocabulary,
            "sources": {**pack.sources, source.id: source},
            "overlays": (*pack.overlays, applied),
            "changes": (*pack.changes, *(f"{overlay.title}：{change}" for change in changes)),
            "paths": {**pack.paths, **{rule.code: lined.path for rule in overlay.rules}},
        }
    )


def _settings(
    pack: Pack, overlay: Overlay, lined: Lined, changes: list[str]
) -> dict[str, int | str]:
    settings = dict(pack.settings)
    for name, change in overlay.settings.items():
        where = ("settings", name)
        if name not in pack.meanings:
            raise _unknown(lined, where, "设置项", name, pack.meanings)
        before = settings.get(name)
        if wrong := fault(name, pack.sorts[name], change.to):
            raise lined.error(wrong, (*where, "to"))
        settings[name] = change.to
        was = "未设" if before is None else str(before)
        changes.append(f"{pack.meanings[name]}（{name}）{was} → {change.to}（{change.clause}）")
    return settings


def _vocabulary(pack: Pack, overlay: Overlay, lined: Lined, changes: list[str]) -> Vocabulary:
    from engine.vocabulary.lint import grammar_faults, unbounded_words  # seldom needed

    vocabulary = pack.vocabulary
    for full, words in overlay.vocabulary.items():
        where = ("vocabulary", full)
        known = {
            f"{s.name}.{name}": s
            for s in vocabulary.subjects.values()
            for name in (*s.lists, *s.words)
        }
        if full not in known:
            raise _unknown(lined, where, "词表", full, known)
        subject, _, name = full.partition(".")
        for index, word in enumerate(words):
            if len(word) < SHORTEST_WORD:
                raise lined.error(f"“{word}”太短，会误读别的句子，至少写两个字。", (*where, index))
            listed = known[full].lists.get(name, ())
            spelt = vocabulary.lexicon.words if name in known[full].words else ()
            if word in (*listed, *words[:index]) or word in spelt:
                raise lined.error(f"词表 {full} 里已有“{word}”，请删去。", (*where, index))
            if word in known[full].rivals(name):
                raise lined.error(f"“{word}”在与 {full} 互斥的词表里，不能加。", (*where, index))
        vocabulary = vocabulary.extended(subject, name, words)
        grown = vocabulary.subjects[subject]
        for _, said in (*grammar_faults(grown), *unbounded_words(grown)):
            raise lined.error(f"加上这些词以后，{said}", where)
        source = overlay.source.number or overlay.source.title
        changes.append(f"词表 {full} 增加“{'”“'.join(words)}”（{source}）")
    return vocabulary


def _raised(
    rules: Iterable[Rule], overlay: Overlay, lined: Lined, changes: list[str]
) -> dict[str, Rule]:
    by_code = {rule.code: rule for rule in rules}
    for code, change in overlay.severity.items():
        where = ("severity", code)
        if code not in by_code:
            raise _unknown(lined, where, "规则", code, by_code)
        rule = by_code[code]
        if change.to not in RANK or RANK[str(change.to)] <= RANK[rule.severity]:
            raise lined.error(
                f"{code} 现为{WORDS[rule.severity]}，地方补充只能提高严重程度，不能降低。", where
            )
        basis = (*rule.basis, Clause(source=overlay.source.id, clause=change.clause))
        by_code[code] = rule.model_copy(update={"severity": change.to, "basis": basis})
        changes.append(
            f"{code} {rule.title}：{WORDS[rule.severity]} → {WORDS[str(change.to)]}"
            f"（{change.clause}）"
        )
    return by_code


def _switched(
    by_code: dict[str, Rule], overlay: Overlay, lined: Lined, changes: list[str]
) -> dict[str, Rule]:
    for code, off in overlay.off.items():
        where = ("off", code)
        if code not in by_code:
            raise _unknown(lined, where, "规则", code, by_code)
        if by_code[code].severity == "error":
            raise lined.error(f"{code} 的严重程度是错误，地方补充不能停用。", where)
        changes.append(f"停用 {code} {by_code[code].title}：{off.why}（{off.clause}）")
        del by_code[code]
    return by_code


def _added(
    by_code: dict[str, Rule],
    overlay: Overlay,
    lined: Lined,
    changes: list[str],
    known: Iterable[str],
) -> list[Rule]:
    sources = (*known, overlay.source.id)
    for index, rule in enumerate(overlay.rules):
        if rule.code in by_code:
            raise lined.error(
                f"编号 {rule.code} 已被占用，请换一个编号。", ("rules", index, "code")
            )
        for number, clause in enumerate(rule.basis):
            if clause.source not in sources:
                where = ("rules", index, "basis", number, "source")
                raise _unknown(lined, where, "来源", clause.source, sources)
        by_code[rule.code] = rule
        changes.append(f"新增 {rule.code} {rule.title}（{WORDS[rule.severity]}）")
    return list(by_code.values())


def _unknown(lined: Lined, where: Where, what: str, name: str, known: Iterable[str]) -> PackError:
    near = get_close_matches(name, list(known), n=1, cutoff=0.4)
    advice = f"是不是“{near[0]}”？" if near else f"请先在规则包中查看有哪些{what}。"
    return lined.error(f"没有{what}“{name}”，{advice}", where)


def for_county(folders: Iterable[Path], units: Iterable[Unit]) -> tuple[Path, ...]:
    """Return the overlays of folders whose ``county`` a roster's units belong to, by name.

    A unit belongs to a county when its own or its parent's name begins with the county's name. An
    overlay gives way to one of the same county in a folder named before.
    """
    names = {name for unit in units for name in (unit.name, unit.parent) if name}
    found: list[Path] = []
    served: set[str] = set()
    for folder in folders:
        here = [(path, county_of(path)) for path in sorted(folder.glob("*.yaml"))]
        taken = [
            (path, county)
            for path, county in here
            if county and county not in served and any(name.startswith(county) for name in names)
        ]
        found += (path for path, _ in taken)
        served.update(county for _, county in taken)
    return tuple(found)


def county_of(path: Path) -> str:
    """Return the county that an overlay names, "" if it names none or is no regular file.

    Raises:
        PackError: the file cannot be read; it would be passed over in silence otherwise.
    """
    if not path.is_file():
        return ""
    try:
        found = COUNTY.search(path.read_text("utf-8-sig"))
    except OSError:
        raise PackError("打不开地方补充文件，请检查路径和权限。", path=str(path)) from None
    except UnicodeDecodeError:
        raise PackError("文件不是 UTF-8 编码，请另存为 UTF-8。", path=str(path), line=1) from None
    return found[1].strip("\"'") if found else ""
