"""Read a pack from its folder and merge the overlays; the only place that reads rule files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.expression import ExpressionError, names, parse
from engine.forms.load import load_forms
from engine.packs.complaints import shaped
from engine.packs.folder import digest_of, home, rule_files
from engine.packs.lines import as_mapping, read_lines
from engine.packs.overlays import merged
from engine.packs.settings import fault
from engine.packs.vocabulary import NEXT_KEY, load_vocabulary, shipped_vocabulary
from engine.packs.written import Overlay, PackFile, Rule, value_of
from engine.rule import RESERVED, Pack
from engine.values import replace
from engine.vocabulary.in_force import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine import rule as values
    from engine.expression import Name
    from engine.forms.model import Forms
    from engine.packs.lines import Lined
    from engine.packs.lines import Path as Where


def read_forms(folder: Path | None = None) -> Forms:
    """Read the forms of a pack's folder (default: the shipped one) and its words.

    What only reads needs no rules; the forms bring the words that a report is read by. PackError
    as ``read_pack``.
    """
    read_words = load_vocabulary if folder is not None else shipped_vocabulary
    folder = folder or home()
    return replace(load_forms(folder / "forms"), vocabulary=read_words(folder))


def read_pack(
    folder: Path | str | None = None,
    overlays: Iterable[Path | str] = (),
    *,
    proof: bool = True,
) -> Pack:
    """Read the pack of a folder (default: the shipped one) with the overlays merged in order.

    Without ``proof`` the examples of the shipped rules, half of what they say, are left unread.

    Raises:
        PackError: what is wrong, in which file and line, and what would be right.
    """
    read_words = load_vocabulary if folder is not None else shipped_vocabulary
    proof = proof or folder is not None
    folder = Path(folder) if folder is not None else home()
    lined = _read(folder / "pack.yaml", folder)
    head = shaped(PackFile, as_mapping(lined), lined)
    rules, paths = _rules(folder, proof=proof)
    settings = _settings(head, lined)
    pack = Pack(
        id=head.id,
        title=head.title,
        version=head.version,
        sha256=digest_of(folder),
        folder=folder,
        forms=load_forms(folder / "forms"),
        rules=tuple(rules),
        sources={source.id: value_of(source) for source in head.sources},
        settings=settings,
        vocabulary=read_words(folder),
        defaults=settings,
        meanings={name: setting.meaning for name, setting in head.settings.items()},
        sorts={name: setting.sort for name, setting in head.settings.items()},
        paths=paths,
    )
    for path in overlays:
        pack = merged(pack, *_overlay(Path(path)))
    return pack.model_copy(update={"forms": replace(pack.forms, vocabulary=pack.vocabulary)})


def _settings(head: PackFile, lined: Lined) -> dict[str, int | str]:
    """Return the values of the settings that have one; PackError for one that is none."""
    values = {
        name: setting.value for name, setting in head.settings.items() if setting.value is not None
    }
    for name, value in values.items():
        if wrong := fault(name, head.settings[name].sort, value):
            raise lined.error(wrong, ("settings", name, "value"))
    return values


def load_rule(path: Path, folder: Path, *, proof: bool = True) -> values.Rule:
    """Read one rule file; its name has to be the rule's own code and name."""
    lined = _read(path, folder, proof=proof)
    rule: values.Rule = value_of(shaped(Rule, as_mapping(lined), lined))
    check_expressions(rule, lined)
    if path.stem != f"{rule.code}-{rule.name}":
        raise lined.error(f"文件名应为 {rule.code}-{rule.name}.yaml（编号-名称）。", ("name",))
    return rule


def check_expressions(rule: values.Rule, lined: Lined, where: Where = ()) -> None:
    """Refuse an expression that is not of the language, naming its line."""
    for given in rule.given:
        if given in RESERVED:
            raise lined.error(
                f"given 里的名称不能用“{given}”，请换一个。", (*where, "given", given)
            )
    if rule.exists and rule.absent:
        raise lined.error("exists 和 absent 只能写一个，请拆成两条规则。", (*where, "absent"))
    for place, text, owners in _expressions(rule):
        try:
            used = tuple(names(parse(text)))
        except ExpressionError as error:
            raise lined.error(str(error), (*where, *place)) from None
        for name in used:
            if name.owner not in owners:
                raise lined.error(_unknown_owner(name, owners), (*where, *place))


def _unknown_owner(name: Name, owners: frozenset[str]) -> str:
    known = sorted(f"{owner}." for owner in owners if owner)
    return f"“{name}”里的“{name.owner}”没有在 given 中声明；这里可用：{'、'.join(known)}。"


def _expressions(rule: values.Rule) -> Iterator[tuple[Where, str, frozenset[str]]]:
    """Yield every expression with its place and whose fields it may speak of."""
    own = frozenset({"", "setting"})
    joined = own | rule.given.keys()
    other = joined | {"other"} if rule.exists or rule.absent else joined
    if rule.where:
        yield ("where",), rule.where, own
    if rule.check:
        yield ("check",), rule.check, joined
    for name, one in rule.given.items():
        if one.where:
            yield ("given", name, "where"), one.where, own | {"subject"}
    for key in ("exists", "absent"):
        one_other = getattr(rule, key)
        if one_other is not None and one_other.where:
            yield (key, "where"), one_other.where, joined | {"subject"}
    for index, case in enumerate(rule.cases):
        yield ("cases", index, "when"), case.when, other


def _read(path: Path, folder: Path, *, proof: bool = True) -> Lined:
    shown = path.relative_to(folder.parent).as_posix()
    try:
        content = path.read_bytes()
    except OSError:
        raise PackError("打不开这个规则文件，请检查路径和权限。", path=str(path)) from None
    cut = None if proof else EXAMPLES.search(content)
    if cut is None or NEXT_KEY.search(content, cut.end()):
        return read_lines(content, shown)
    return read_lines(content[: cut.start()] + b"examples: []\n", shown)


def _rules(folder: Path, *, proof: bool) -> tuple[list[values.Rule], dict[str, str]]:
    rules: list[values.Rule] = []
    paths: dict[str, str] = {}
    for path in rule_files(folder):
        rule = load_rule(path, folder, proof=proof)
        shown = path.relative_to(folder.parent).as_posix()
        if rule.code in paths:
            raise PackError(
                f"编号 {rule.code} 已被 {paths[rule.code]} 使用，请换一个编号。", path=shown, line=1
            )
        rules.append(rule)
        paths[rule.code] = shown
    return rules, paths


def _overlay(path: Path) -> tuple[values.Overlay, Lined, str]:
    try:
        content = path.read_bytes()
    except OSError:
        raise PackError("打不开地方补充文件，请检查路径。", path=str(path)) from None
    return overlay_of(content, str(path))


def overlay_of(content: bytes, path: str) -> tuple[values.Overlay, Lined, str]:
    """Read an overlay out of the bytes of its file; return it with its lines and its digest."""
    lined = read_lines(content, path)
    overlay: values.Overlay = value_of(shaped(Overlay, as_mapping(lined), lined))
    for index, rule in enumerate(overlay.rules):
        check_expressions(rule, lined, ("rules", index))
    return overlay, lined, sha256(content).hexdigest()
