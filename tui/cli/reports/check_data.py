"""What a check writes for programs and as papers: its own JSON, and every format of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.privacy import mask
from tui.cli.reports.papers import kept, papers_of
from tui.cli.speech.files import put as put_file
from tui.cli.speech.streams import json_bytes, write_json
from tui.cli.speech.words import labelled, say
from tui.out import tell

if TYPE_CHECKING:
    import argparse

    from engine.audit.worker import AuditResult, WorkerConfig
    from tui.cli.reports.inputs import Inputs
    from tui.cli.reports.told import Told


def write_paper(
    done: list[AuditResult],
    arguments: argparse.Namespace,
    setup: WorkerConfig,
    told: Told,
    inputs: Inputs,
) -> None:
    """Write a paper of what was checked; JSON is the check's own document."""
    from engine.export.papers import PAPERS, files
    from engine.packs import load_pack

    if arguments.format == "json":
        document = public(done, setup) | further(done, arguments, setup, told, inputs)
        if arguments.output:
            put_file(arguments.output, json_bytes(document))
        else:
            write_json(document)
        return
    pack = load_pack(setup.pack, overlays=setup.overlays)
    exported, wish = papers_of(done, arguments, pack, told.baseline, inputs)
    for one in done:
        if one.error:
            failed = say("names.not-audited") if one.other else say("names.unreadable")
            tell(labelled(f"{failed} {mask(one.source)}", one.error))
    written = kept(files(PAPERS[arguments.format], exported, wish), arguments.output, exported)
    if arguments.output and written.folder:
        tell(say("export.written-many", n=len(written.names), path=arguments.output))
    elif arguments.output and written.names:
        tell(f"{say('trail.written')} {arguments.output}")


def further(
    done: list[AuditResult],
    arguments: argparse.Namespace,
    setup: WorkerConfig,
    told: Told,
    inputs: Inputs,
) -> dict[str, object]:
    """Return what the JSON of a check holds besides if it was asked for."""
    from engine.packs import load_pack

    pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
    more: dict[str, object] = told.data(pack) | left_out(inputs)
    if arguments.statistics:
        from tui.cli.reports.statistics import statistics

        more["statistics"] = statistics(done)
    return more


def public(done: list[AuditResult], setup: WorkerConfig) -> dict[str, object]:
    """Return the public JSON of a check."""
    from engine.export.data.report_json import check_document
    from engine.packs import load_pack
    from tui.cli.speech.version import version

    unreadable = [
        {"source": mask(one.source), "error": one.error, "hint": one.hint}
        | ({"other": one.other} if one.other else {})
        for one in done
        if one.error
    ]
    return check_document(
        [one.public for one in done if not one.error],
        unreadable,
        load_pack(setup.pack, overlays=setup.overlays, proof=False),
        version(),
    )


def left_out(inputs: Inputs) -> dict[str, object]:
    """Return which files were not checked: those left out and copies; nothing if all were."""
    left: dict[str, object] = {}
    if inputs.left.skipped:
        skipped = inputs.left.skipped.items()
        left["skipped"] = [{"source": name, "why": why} for name, why in skipped]
    if inputs.same:
        left["same"] = [
            {"source": mask(name), "same_as": mask(other)} for name, other in inputs.same.items()
        ]
    return left
